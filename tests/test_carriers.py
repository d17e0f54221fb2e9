"""Each carrier against what it is for: a folder, a bare repository, an ssh server, and servers of storage."""

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta

import carriers
import project
import pytest
from carriers import DAY, out

from press import owned
from press.lock import Locked, lock
from press.options import options
from press.publish import manifest, preparation
from press.publish.branch import Branch
from press.publish.errors import PublishError
from press.publish.folder import Folder
from press.publish.rclone import BEGUN, Storage
from press.publish.rsync import RsyncServer
from press.publish.signature import signer

OLD = "extras/pagefind/fragment/en_0a1b2c3.pf_fragment"
NEW = "extras/pagefind/fragment/en_1b2c3d4.pf_fragment"
SITE = {
    "index.html": "<title>Home · News</title><p>It flew on 4 March.",
    "a/index.html": "<title>A &amp; B · News</title>",
    "b/index.html": "<title>B · News</title>",
    "b/ü x'$y.csv": "1,2\n",
    "c/index.html": "<title>C · News</title>",
    "d/#e;.txt": "",
    "theme/site.css": "p{}",
    OLD: "old words",
}


def lay(root, **changes):
    """Lay out a small built site below `root`; None takes a file away."""
    options(root)
    for folder in (root / "output", root / ".cache/output"):
        owned.claim(folder)
    for name, text in changes.items():
        if text is None:
            owned.remove(root / "output", name)
        else:
            owned.write(root / "output", name, text.encode())
    return root


def there_of_folder(place):
    return lambda: project.tree(place)


def tree_of_branch(remote, branch="gh-pages"):
    names = [name for name in carriers.git(remote, "ls-tree", "-rz", "--name-only", branch).split("\0") if name]
    return {
        name: subprocess.run(["git", "show", f"{branch}:{name}"], cwd=remote, capture_output=True, check=True).stdout
        for name in names
    }


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """Return a function that starts a server of a kind once for all tests of this module."""
    with contextlib.ExitStack() as stack:
        known = {}

        def server(kind):
            if kind not in known:
                place = tmp_path_factory.mktemp(kind)
                made = carriers.sshd(place) if kind == "sshd" else carriers.storage(kind, place)
                known[kind] = (place, stack.enter_context(made))
            return known[kind]

        yield server


@pytest.fixture
def place(request, tmp_path, servers, monkeypatch):
    """Return a carrier of the kind that is asked for, and what reads all files that it shows."""
    state = tmp_path / "site/.cache/output"
    lay(tmp_path / "site")
    if request.param == "folder":
        return Folder(tmp_path / "www/live"), there_of_folder(tmp_path / "www/live")
    if request.param == "branch":
        work = carriers.repository(tmp_path)
        return Branch(work, "origin", "gh-pages", state), lambda: tree_of_branch(tmp_path / "remote.git")
    if request.param == "rsync":
        _, ssh = servers("sshd")
        (tmp_path / "far w'$x").mkdir()
        link = tmp_path / "far w'$x/live"
        return RsyncServer("server", str(link), ssh), there_of_folder(link)
    folder, (remote, environment) = servers(request.param)
    name = f"news{len(list(folder.iterdir()))}"
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    return Storage(remote.replace("news", name), state), there_of_folder(folder / name)


RSYNC, WEBDAV, *MORE = [pytest.param(kind, marks=pytest.mark.slow) for kind in ("rsync", "webdav", "ftp", "sftp", "s3")]
"""Kinds of place for which a server is started."""
every = pytest.mark.parametrize("place", ["folder", "branch", RSYNC, WEBDAV, *MORE], indirect=True)
with_releases = pytest.mark.parametrize("place", ["folder", "branch", RSYNC], indirect=True)


def texts(shown, *more):
    """Return what a place shows, without what a carrier adds for itself."""
    own = {owned.MARK, manifest.FILE, ".nojekyll", *more}
    return {name: content.decode() for name, content in shown().items() if name not in own}


@every
def test_a_site_goes_out_and_each_change_of_it(place, tmp_path):
    carrier, shown = place
    lay(tmp_path / "site", **SITE)
    status, told = out(tmp_path, carrier)
    assert (status, "live: 8 added, 0 changed, 0 removed" in told) == (0, True), told
    assert "+ a/index.html  A & B\n" in told
    assert texts(shown) == SITE
    assert "already shows these files" in out(tmp_path, carrier)[1]
    before = shown()

    edits = {"index.html": SITE["index.html"].replace("4", "5"), "b/ü x'$y.csv": None, OLD: None, NEW: "new words"}
    lay(tmp_path / "site", **edits)
    status, told = out(tmp_path, carrier, dry=True)
    assert (status, shown()) == (0, before)
    assert "1 added, 1 changed, 1 removed, 5 unchanged, 1 of earlier releases kept" in told
    assert {"~ index.html  Home", "- b/ü x'$y.csv"} < set(told.splitlines())

    status, told = out(tmp_path, carrier)
    assert status == 0, told
    wanted = {name: text for name, text in (SITE | edits).items() if text is not None}
    assert texts(shown) == wanted | {OLD: SITE[OLD]}
    found = manifest.read(shown()[manifest.FILE], "")
    assert [file.path for file in found.retired] == [OLD]
    assert out(tmp_path, carrier, today=DAY + timedelta(days=40))[0] == 0
    assert texts(shown) == wanted


@every
def test_the_commit_of_files_that_are_out_is_told_when_it_is_known(place, tmp_path, monkeypatch):
    carrier, shown = place
    lay(tmp_path / "site", **SITE)
    assert out(tmp_path, carrier)[0] == 0
    monkeypatch.setattr(preparation, "_commit", lambda options: "c0ffee")
    for told in ("of commit c0ffee\n", "already shows these files\n"):
        status, said = out(tmp_path, carrier)
        assert (status, said.endswith(told)) == (0, True), said
        assert manifest.read(shown()[manifest.FILE], "").commit == "c0ffee"
    assert texts(shown) == SITE


@pytest.mark.parametrize("place", ["folder", "branch", RSYNC, WEBDAV], indirect=True)
def test_a_manifest_is_signed_by_the_key_that_its_target_names(place, tmp_path):
    carrier, shown = place
    first, second = (carriers.key(tmp_path, name) for name in ("first", "second"))
    signers = tmp_path / "signers"
    lay(tmp_path / "site", **SITE)
    for key in (first, second):
        signers.write_text(f"{key.name}@example.org {key.with_suffix('.pub').read_text()}")
        assert "shows release" in out(tmp_path, carrier, key=key)[1]
        assert "already shows these files" in out(tmp_path, carrier, key=key)[1]
        there = shown()
        assert texts(shown, manifest.SIGNATURE) == SITE
        told = signer(there[manifest.FILE], there[manifest.SIGNATURE], signers, "there")
        assert told == f"{key.name}@example.org with key {manifest.read(there[manifest.FILE], '').key}"
    assert "shows release" in out(tmp_path, carrier)[1]
    assert texts(shown) == SITE
    status, told = out(tmp_path, carrier, key=tmp_path / "none")
    assert (status, "none: no key lies there; `ssh-keygen -t ed25519 -f" in told) == (1, True), told


@pytest.mark.parametrize("place", ["folder", "branch", WEBDAV], indirect=True)
def test_much_is_removed_by_force_alone(place, tmp_path):
    carrier, shown = place
    lay(tmp_path / "site", **SITE)
    assert out(tmp_path, carrier)[0] == 0
    before = shown()
    lay(tmp_path / "site", **{"a/index.html": None, "c/index.html": None})
    status, told = out(tmp_path, carrier)
    assert (status, "would remove 25% of the files that are out" in told, shown()) == (1, True, before)
    assert out(tmp_path, carrier, force=True)[0] == 0
    assert "a/index.html" not in shown()


@with_releases
def test_one_can_go_back_to_an_earlier_release(place, tmp_path):
    carrier, shown = place
    printed = {}
    for text in ("one", "two", "three", "four again"):
        lay(tmp_path / "site", **{"index.html": text})
        status, told = out(tmp_path, carrier)
        assert status == 0, told
        printed[text] = re.search(r"shows release (\w{12}),", told)[1]
    there = carrier.releases()
    assert [one.current for one in there] == [True] + [False] * (len(there) - 1)
    assert len(there) == (4 if isinstance(carrier, Branch) else 3)
    carrier.go_back(printed["two"])
    assert texts(shown) == {"index.html": "two"}
    assert [one.size for one in carrier.shown().manifest.files if one.path == "index.html"] == [len("two")]
    assert [one.name for one in carrier.releases() if one.current] != [there[0].name]
    for name, told in {"0" * 32: "has no release 0{32}; --rollback", "": r"has \d releases that begin with"}.items():
        with pytest.raises(PublishError, match=told):
            carrier.go_back(name)
    lay(tmp_path / "site", **{"index.html": "five"})
    assert out(tmp_path, carrier)[0] == 0
    assert texts(shown) == {"index.html": "five"}


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from carriers import Branch, Folder, RsyncServer, Storage, out
from pathlib import PosixPath
carrier = eval(sys.argv[3])
print("ready", flush=True)
out(Path(sys.argv[2]), carrier)
"""


def killed(tmp_path, carrier, after):
    """Publish in a process of its own, and kill it and all that it has started after so many seconds."""
    command = [sys.executable, "-c", KILLED, str(project.HERE / "tests"), str(tmp_path), repr(carrier)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout.readline() == b"ready\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    for _ in range(500):  # a child that was killed before it became another program holds the lock a little longer
        with contextlib.suppress(Locked), lock(tmp_path / "site/.cache/output"):
            return
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.parametrize("place", ["folder", "branch", RSYNC, WEBDAV], indirect=True)
def test_what_is_interrupted_at_any_moment_is_finished_by_the_next(place, tmp_path):
    carrier, shown = place
    lay(tmp_path / "site", **SITE)
    started = time.monotonic()
    assert out(tmp_path, carrier)[0] == 0
    whole, draw = time.monotonic() - started, random.Random(7)
    wanted = dict(SITE)
    for number in range(int(os.environ.get("KILLS", "3"))):
        other = {**wanted, f"n{number}/index.html": f"<title>{number} · News</title>"}
        lay(tmp_path / "site", **other | {"index.html": f"<title>Half {number}</title>"})
        killed(tmp_path, carrier, draw.uniform(0, whole))
        consistent(shown, carrier)
        lay(tmp_path / "site", **{f"n{number}/index.html": None, "index.html": SITE["index.html"]})
        status, told = out(tmp_path, carrier)
        assert status == 0, told
        assert texts(shown) == wanted, told
    assert BEGUN not in shown()


def consistent(shown, carrier):
    """See that a place which switches shows a whole release, whatever was interrupted."""
    files = shown()
    found = manifest.read(files[manifest.FILE], "")
    if not isinstance(carrier, Storage):
        for file in found.files:
            assert manifest.sha256(files[file.path]).hexdigest() == file.sha256, file.path


@pytest.mark.parametrize("place", ["branch"], indirect=True)
def test_a_branch_keeps_what_its_host_put_there(place, tmp_path):
    carrier, shown = place
    lay(tmp_path / "site", **SITE)
    assert out(tmp_path, carrier)[0] == 0
    other = carriers.commit(tmp_path, "gh-pages", CNAME="news.example.org", **{"google1.html": "proof"})
    carriers.git(other, "push", "-q", "origin", "gh-pages")
    lay(tmp_path / "site", **{"index.html": "two"})
    assert out(tmp_path, carrier)[0] == 0
    assert texts(shown) == SITE | {"index.html": "two", "CNAME": "news.example.org", "google1.html": "proof"}
    assert ".nojekyll" in shown()
    carrier.go_back(carrier.releases()[-1].name)
    assert texts(shown)["CNAME"] == "news.example.org"
    assert texts(shown)["index.html"] == SITE["index.html"]


@pytest.mark.parametrize("place", ["branch"], indirect=True)
def test_a_branch_that_was_rewritten_is_said_to_have_diverged(place, tmp_path):
    carrier, shown = place
    lay(tmp_path / "site", **{"index.html": "one"})
    assert out(tmp_path, carrier)[0] == 0
    other = carriers.commit(tmp_path, "gh-pages")
    carriers.git(other, "checkout", "-q", "--orphan", "fresh")
    carriers.git(other, *carriers.IDENTITY, "commit", "-q", "-m", "Anew")
    carriers.git(other, "push", "-q", "-f", "origin", "fresh:gh-pages")
    lay(tmp_path / "site", **{"index.html": "two"})
    status, told = out(tmp_path, carrier)
    assert (status, "origin/gh-pages: diverged: " in told, "--force" in told) == (1, True, True), told
    assert texts(shown) == {"index.html": "one"}
    assert out(tmp_path, carrier, force=True)[0] == 0
    assert texts(shown) == {"index.html": "two"}


@pytest.mark.parametrize("place", ["branch"], indirect=True)
def test_a_branch_of_others_is_left_alone(place, tmp_path):
    carrier, shown = place
    (tmp_path / "work/thesis.txt").write_text("mine", "utf-8")
    carriers.git(tmp_path / "work", "add", ".")
    carriers.git(tmp_path / "work", "commit", "-q", "-m", "Mine")
    carriers.git(tmp_path / "work", "push", "-q", "origin", "HEAD:gh-pages")
    lay(tmp_path / "site", **{"index.html": "one"})
    status, told = out(tmp_path, carrier)
    assert (status, "holds files of others" in told) == (1, True), told
    assert texts(shown) == {"thesis.txt": "mine"}
    assert out(tmp_path, carrier, force=True)[0] == 0
    assert texts(shown) == {"thesis.txt": "mine", "index.html": "one"}


@pytest.mark.parametrize("place", ["branch"], indirect=True)
def test_a_branch_that_an_earlier_version_published_is_ours(place, tmp_path):
    carrier, shown = place
    work = tmp_path / "work"
    for name, text in {owned.MARK: owned.NOTICE.decode(), "gone.html": "x", "CNAME": "x.org", ".nojekyll": ""}.items():
        (work / name).write_text(text, "utf-8")
    carriers.git(work, "add", "-A")
    carriers.git(work, "commit", "-q", "-m", "Publish")
    carriers.git(work, "push", "-q", "origin", "HEAD:gh-pages")
    lay(tmp_path / "site", **{"index.html": "one"})
    assert out(tmp_path, carrier, force=True)[0] == 0
    assert texts(shown) == {"index.html": "one", "CNAME": "x.org"}
    assert owned.MARK not in shown()


@pytest.mark.parametrize("place", ["branch"], indirect=True)
def test_a_remote_that_is_none_is_said(place, tmp_path):
    carrier, _ = place
    lay(tmp_path / "site", **{"index.html": "one"})
    status, told = out(tmp_path, Branch(carrier.repository, "nowhere", "gh-pages", carrier.state))
    assert (status, "check `git remote -v`" in told) == (1, True), told


@pytest.mark.parametrize("place", [RSYNC], indirect=True)
@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ("live/thesis.txt", "live: holds files of others"),
        ("live.releases/thesis.txt", "live.releases: holds files of others"),
        ("live", "live: not a folder"),
    ],
)
def test_what_others_have_on_a_server_is_left_alone(place, tmp_path, theirs, told):
    carrier, _ = place
    above = tmp_path / "far w'$x"
    project.write(above / theirs, "mine")
    before = project.tree(above)
    lay(tmp_path / "site", **SITE)
    status, words = out(tmp_path, carrier, force=True)
    assert (status, told in words, project.tree(above)) == (1, True, before), words


@pytest.mark.parametrize("place", [RSYNC], indirect=True)
@pytest.mark.parametrize("to", ["else", "/etc", "live.releases/mine"])
def test_a_link_of_others_on_a_server_is_left_alone(place, tmp_path, to):
    carrier, _ = place
    above = tmp_path / "far w'$x"
    (above / "live").symlink_to(to)
    lay(tmp_path / "site", **SITE)
    status, words = out(tmp_path, carrier)
    assert (status, "was not made by invoke publish" in words, os.readlink(above / "live")) == (1, True, to), words


@pytest.mark.parametrize("place", [WEBDAV], indirect=True)
def test_storage_with_files_of_others_is_published_to_by_force_alone(place, tmp_path):
    carrier, shown = place
    subprocess.run([carriers.rclone(), "rcat", f"{carrier.place}/thesis.txt"], input=b"mine", check=True)
    lay(tmp_path / "site", **SITE)
    status, told = out(tmp_path, carrier)
    assert (status, "holds files of others" in told, texts(shown)) == (1, True, {"thesis.txt": "mine"}), told
    assert out(tmp_path, carrier, force=True)[0] == 0
    assert texts(shown) == SITE | {"thesis.txt": "mine"}


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "a\nb", "a\\b", "", "a//b", "./a"])
def test_a_manifest_that_leads_out_of_the_site_is_refused(tmp_path, path):
    bad = manifest.Manifest((manifest.PublishedFile(path, "0" * 64, 1),))
    with pytest.raises(PublishError):
        manifest.read(manifest.written(bad), "there")
