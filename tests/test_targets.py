"""Targets: the examples of README are valid, and a wrong entry says what to write."""

import re
from pathlib import Path

import carriers
import pytest
from project import HERE

from press.failures import SettingsFailure
from press.options import options
from press.publish.branch import Branch
from press.publish.errors import PublishError
from press.publish.folder import Folder
from press.publish.rclone import Storage
from press.publish.rsync import RsyncServer
from press.publish.signature import signature, signer
from press.publish.targets import target
from press.settings import settings

EXAMPLES = re.search(r"^PUBLISH = \{\n.*?^\}\n", (HERE / "README.md").read_text("utf-8"), re.M | re.S)[0]


def found(root, entries, name):
    (root / "publishconf.py").write_text(entries, "utf-8")
    return target(options(root), name, "origin")


def test_the_examples_of_readme_are_targets(tmp_path):
    kinds = {name: found(tmp_path, EXAMPLES, name) for name in ("live", "pages", "server", "bucket")}
    assert [type(one.carrier) for one in kinds.values()] == [Folder, Branch, RsyncServer, Storage]
    assert {one.siteurl for one in kinds.values()} == {"https://news.example.org"}
    assert kinds["server"].carrier.host == "deploy@news.example.org"
    keyed = EXAMPLES.replace('"path": "store:news"', '"path": "store:news", "key": "~/.ssh/news"')
    assert found(tmp_path, keyed, "bucket").key == Path("~/.ssh/news").expanduser()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"carrier": "pigeon"}, "write one of folder, branch, rsync, rclone"),
        ({"carrier": "rsync"}, "'path' is missing"),
        ({"carrier": "zip", "path": "a.zip", "siteurl": "news"}, "siteurl 'news' is no address of a site; write it as"),
        ({"carrier": "rsync", "path": "/srv/www"}, "write it as user@host:/srv/www/news"),
        ({"carrier": "rsync", "path": "-oProxyCommand=x:y"}, "is an option, not a path"),
        ({"carrier": "branch", "remote": "--receive-pack=x"}, "is an option, not a remote"),
        ({"carrier": "folder", "path": "www", "password": "x"}, "'password' is nothing that folder reads"),
        ({"carrier": "folder", "path": "www", "host": "moon"}, "host 'moon' is none; write one of"),
        ({"carrier": "folder", "path": "www", "host": "nginx", "packed": "zip"}, "write 'gz', 'br' or 'br gz'"),
        ({"carrier": "folder", "path": "www", "host": "nginx", "packed": "gz gz"}, "packed 'gz gz' is no form; write"),
        ({"carrier": "folder", "path": "www", "host": "apache", "packed": "br"}, "files: caddy, gitlab, nginx"),
        ({"carrier": "folder", "path": "output/x"}, "name a folder apart from it"),
    ],
)
def test_a_wrong_entry_says_what_to_write(tmp_path, entry, told):
    with pytest.raises(PublishError, match=re.escape(told)):
        found(tmp_path, f"PUBLISH = {{'x': {entry!r}}}", "x")


def test_what_is_none_in_an_entry_is_not_said(tmp_path):
    entry = {"carrier": "folder", "path": "www", "key": None, "host": None, "packed": None}
    one = found(tmp_path, f"PUBLISH = {{'x': {entry!r}}}", "x")
    assert (one.key, one.host, one.packed) == (None, "", ("gz",))


def test_a_signature_that_does_not_hold_is_told_with_the_reason(tmp_path):
    key, signers = carriers.key(tmp_path, "key"), tmp_path / "signers"
    signers.write_text(f'news@example.org namespaces="git" {key.with_suffix(".pub").read_text()}')
    with pytest.raises(
        PublishError, match=r"there: news@.* did not sign the .* \(.*namespace \"file\"\); do not trust it"
    ):
        signer(b"{}", signature(b"{}", key), signers, "there")


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("", "'liev' is no target; write github-pages, or a folder: ./liev"),
        (
            "PUBLISH = {'live': {'carrier': 'folder', 'path': 'www'}}",
            "'liev' is no target; write live, github-pages, or",
        ),
    ],
)
def test_what_is_no_target_is_told_which_there_are(tmp_path, entries, told):
    with pytest.raises(PublishError, match=re.escape(told)):
        found(tmp_path, entries, "liev")
    assert found(tmp_path, entries, "./liev").carrier == Folder(Path.cwd() / "liev")


def test_settings_may_come_from_the_file_beside(tmp_path):
    (tmp_path / "pelicanconf.py").write_text("PLACE = 'www'\n", "utf-8")
    entries = "from pelicanconf import *\nPUBLISH = {'x': {'carrier': 'folder', 'path': PLACE}}\n"
    assert found(tmp_path, entries, "x").carrier == Folder(tmp_path / "www")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("x = (", ":2: SyntaxError: '(' was never closed; mend it"),
        ("raise ValueError(3)", ":2: ValueError: 3; mend it"),
        ("import nowhere", ":2: ModuleNotFoundError: No module named 'nowhere'; mend it"),
        ("raise SystemExit", ":2: SystemExit: ; mend it"),
        ("SITENAME = None", ": has no SITENAME; write a line such as"),
    ],
)
def test_settings_that_cannot_be_used_are_told_with_their_line(tmp_path, line, told):
    (tmp_path / "pelicanconf.py").write_text(f"SITENAME = 'News'\n{line}\n", "utf-8")
    with pytest.raises(SettingsFailure, match=re.escape(f"pelicanconf.py{told}")):
        settings(options(tmp_path))
    if told.startswith(":2"):
        with pytest.raises(PublishError, match=re.escape(f"publishconf.py{told}")):
            found(tmp_path, f"\n{line}\n", "x")


def test_a_target_whose_name_is_no_text_is_told(tmp_path):
    with pytest.raises(PublishError, match=r"PUBLISH\[1\]: is no name with a table"):
        found(tmp_path, "PUBLISH = {1: {}}", "x")
