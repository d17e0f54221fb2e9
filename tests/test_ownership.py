"""Only what bears our mark is replaced or deleted, links are never followed, and what is refused says what to do."""

import ast
import contextlib
import io
import os
import subprocess
import sys

import project
import pytest

from press import clean, owned
from press.lock import lock
from press.options import options
from press.publish.carrier import KEPT
from press.publish.folder import Folder
from press.publish.targets import Target
from press.publish.verb import Wish, bring_out, publish

PRESS = project.HERE / "plugins/press"
HANDS = {"unlink", "rmdir", "rmtree", "rename", "renames", "symlink_to", "hardlink_to", "removedirs", "link", "symlink"}


def test_no_other_module_of_the_press_deletes_or_replaces():
    for path in PRESS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if path.name != "owned.py" and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
                moves = (of, node.func.attr) in {("os", "replace"), ("os", "remove"), ("shutil", "move")}
                assert not (moves or node.func.attr in HANDS), f"{path}:{node.lineno}"


@pytest.fixture
def ours(tmp_path):
    """Return a folder of ours with a file in it, beside a folder of somebody else's."""
    owned.claim(tmp_path / "ours")
    owned.write(tmp_path / "ours", "a/b.html", b"page")
    project.write(tmp_path / "theirs/photo.jpg", "precious")
    return tmp_path / "ours"


def photo(ours):
    return (ours.parent / "theirs/photo.jpg").read_text()


WAYS = {
    "write": lambda folder, name: owned.write(folder, name, b"new"),
    "put": lambda folder, name: owned.put(folder, name, folder.parent / "source"),
    "remove": owned.remove,
    "delete": lambda folder, name: owned.delete(folder),
    "switch": lambda folder, name: owned.switch(folder.parent / "link", folder, name),
}
MARKS = {
    "none": lambda mark: None,
    "other bytes": lambda mark: mark.write_bytes(b"This folder is mine.\n"),
    "cut short": lambda mark: mark.write_bytes(owned.NOTICE[:-1]),
    "a folder": lambda mark: mark.mkdir(),
    "a link to a mark": lambda mark: mark.symlink_to("../ours/.press"),
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_folder_without_the_mark_is_left_alone(ours, way, mark):
    theirs = ours.parent / "theirs"
    mark(theirs / owned.MARK)
    (ours.parent / "source").write_bytes(b"new")
    before = project.tree(ours.parent)
    with pytest.raises(owned.NotOurs, match=r"holds files of others.*; empty it, or name another place"):
        way(theirs, "photo.jpg")
    assert project.tree(ours.parent) == before


@pytest.mark.parametrize("way", [WAYS["write"], WAYS["put"], WAYS["remove"]], ids=["write", "put", "remove"])
@pytest.mark.parametrize("name", ["../theirs/photo.jpg", "a/../../theirs/photo.jpg", "", ".", "/etc/hostname"])
def test_a_name_that_leads_out_is_refused(ours, way, name):
    (ours.parent / "source").write_bytes(b"new")
    with pytest.raises(owned.NotOurs, match="leads out of"):
        way(ours, name)
    assert photo(ours) == "precious"


def test_a_link_to_a_folder_of_ours_is_not_ours(ours):
    (ours.parent / "link").symlink_to("ours")
    for way in WAYS.values():
        with pytest.raises(owned.NotOurs, match=r"take it away, or name another"):
            way(ours.parent / "link", "a/b.html")


def test_what_lies_behind_a_link_is_neither_written_nor_deleted(ours):
    (ours / "photos").symlink_to("../theirs")
    owned.remove(ours, "photos/photo.jpg")
    assert photo(ours) == "precious"
    owned.write(ours, "photos/photo.jpg", b"new")
    assert (photo(ours), (ours / "photos/photo.jpg").read_bytes()) == ("precious", b"new")
    assert not (ours / "photos").is_symlink()


def test_a_link_in_place_of_a_file_is_replaced_and_deleted_itself(ours):
    for name in ("one", "two", "three"):
        (ours / name).symlink_to("../theirs/photo.jpg")
    (ours / "dangling").symlink_to("nowhere")
    owned.write(ours, "one", b"new")
    (ours.parent / "source").write_bytes(b"new")
    owned.put(ours, "two", ours.parent / "source")
    for name in ("three", "dangling"):
        owned.remove(ours, name)
    assert photo(ours) == "precious"
    assert {"one": b"new", "two": b"new"}.items() <= project.tree(ours).items()
    assert not any(os.path.lexists(ours / name) for name in ("three", "dangling"))


@pytest.mark.parametrize("way", [WAYS["write"], WAYS["put"]], ids=["write", "put"])
def test_a_folder_in_place_of_a_file_makes_room_for_it(ours, way):
    project.write(ours / "page.html/deep/x", "")
    (ours / "page.html/photos").symlink_to("../../theirs")
    (ours.parent / "source").write_bytes(b"new")
    way(ours, "page.html")
    assert ((ours / "page.html").read_bytes(), photo(ours)) == (b"new", "precious")


def test_a_file_in_place_of_a_folder_makes_room_for_it(ours):
    owned.write(ours, "a/b.html/c.html", b"new")
    assert (ours / "a/b.html/c.html").read_bytes() == b"new"


def test_a_folder_is_moved_over_whatever_is_there(ours):
    for number, there in enumerate(("a", "nothing", "a/b.html")):
        project.write(ours.parent / "made/index", str(number))
        owned.put(ours, there, ours.parent / "made")
        assert (ours / there / "index").read_text() == str(number)


def test_removing_takes_the_folders_that_it_leaves_empty(ours):
    owned.write(ours, "a/c/d", b"")
    owned.remove(ours, "a/c/d")
    assert sorted(p.name for p in ours.rglob("*")) == [".press", "a", "b.html"]
    owned.remove(ours, "a/never/there")
    owned.remove(ours, "a/b.html")
    assert [p.name for p in ours.iterdir()] == [".press"]


def test_deleting_a_folder_does_not_follow_its_links(ours):
    (ours / "photos").symlink_to("../theirs")
    owned.delete(ours)
    assert (ours.exists(), photo(ours)) == (False, "precious")


def test_a_folder_half_deleted_is_still_ours(ours, monkeypatch):
    real, left = owned._drop, iter(range(1))
    project.write(ours / "z", "")

    def die(path):
        if next(left, None) is None:
            raise KeyboardInterrupt
        real(path)

    monkeypatch.setattr(owned, "_drop", die)
    with pytest.raises(KeyboardInterrupt):
        owned.delete(ours)
    assert owned.mine(ours)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(ours, monkeypatch):
    before = project.tree(ours)
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "no space")))
    with pytest.raises(OSError):
        owned.write(ours, "a/b.html", b"new")
    assert project.tree(ours) == before


def test_claiming_takes_what_is_new_empty_or_ours_and_nothing_else(ours):
    (ours.parent / "empty").mkdir()
    for name in ("new/deep", "empty", "ours"):
        owned.claim(ours.parent / name)
        assert owned.mine(ours.parent / name)
    (ours.parent / "file").write_text("mine")
    (ours.parent / "dangling").symlink_to("nowhere")
    for name in ("theirs", "file", "dangling"):
        with pytest.raises(owned.NotOurs, match="name another place"):
            owned.claim(ours.parent / name)
    assert not (ours.parent / "nowhere").exists()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = project.make(tmp_path_factory.mktemp("site"))
    assert project.run(root)[0] == 0
    return root


@pytest.fixture
def beside(built):
    """Return the built project with a folder of somebody else's beside it, and mend its output afterwards."""
    project.write(built / "theirs/photo.jpg", "precious")
    yield built
    assert (built / "theirs/photo.jpg").read_text() == "precious"
    clean.clean(options(built))
    assert project.run(built)[0] == 0


def rebuilt(root, before):
    """Build twice; the output is what it was, and then nothing is left to do."""
    status, _, err = project.run(root)
    assert status == 0, err
    assert project.tree(root / "output") == before
    assert not [p for p in (root / "output").rglob("*") if p.is_symlink()]
    assert "nothing changed" in project.run(root)[1]


def test_a_linked_folder_in_the_output_is_unlinked_and_not_emptied(beside):
    before = project.tree(beside / "output")
    (beside / "output/photos").symlink_to("../theirs")
    (beside / "output/briefings/more").symlink_to(beside / "theirs")
    rebuilt(beside, before)


def test_a_link_in_place_of_a_folder_of_pages_is_replaced_by_the_folder(beside):
    before = project.tree(beside / "output")
    (beside / "output/timeline").rename(beside / "elsewhere")
    (beside / "output/timeline").symlink_to("../elsewhere")
    rebuilt(beside, before)
    assert project.tree(beside / "elsewhere")


def test_a_dangling_link_a_loop_and_a_pipe_in_the_output_are_cleared_away(beside):
    before = project.tree(beside / "output")
    (beside / "output/gone.html").symlink_to("nowhere")
    (beside / "output/loop").symlink_to(".")
    (beside / "output/root").symlink_to("/")
    os.mkfifo(beside / "output/pipe")
    rebuilt(beside, before)


def test_a_link_or_pipe_in_place_of_a_page_is_replaced_by_the_page(beside):
    before = project.tree(beside / "output")
    for name in ("index.html", "404.html", "robots.txt"):
        (beside / "output" / name).unlink()
    (beside / "output/index.html").symlink_to("../theirs/photo.jpg")
    (beside / "output/404.html").symlink_to("nowhere")
    os.mkfifo(beside / "output/robots.txt")
    rebuilt(beside, before)


def test_a_folder_in_place_of_a_page_is_replaced_by_the_page(beside):
    before = project.tree(beside / "output")
    (beside / "output/index.html").unlink()
    project.write(beside / "output/index.html/x/y", "")
    (beside / "output/index.html/photos").symlink_to(beside / "theirs")
    rebuilt(beside, before)


def test_a_folder_that_took_the_place_of_the_output_is_refused(beside):
    clean_copy = project.tree(beside / "output")
    (beside / "output").rename(beside / "kept")
    project.write(beside / "output/thesis.txt", "my")
    for _ in range(2):
        status, _, err = project.run(beside)
        assert (status, "holds files of others" in err, "name another place" in err) == (1, True, True)
    assert project.tree(beside / "output") == {"thesis.txt": b"my"}
    (beside / "output/thesis.txt").unlink()
    rebuilt(beside, clean_copy)


def test_an_output_that_is_a_file_is_refused(tmp_path):
    root = project.make(tmp_path / "site")
    project.write(root / "file", "mine")
    status, _, err = project.run(root, output=str(root / "file"))
    assert (status, "not a folder" in err, (root / "file").read_text()) == (1, True, "mine")


@pytest.mark.parametrize("name", ["seeds/site", "content", "content/briefings/x", "plugins/x", "theme", "seeds", "."])
def test_an_output_that_mingles_with_what_is_read_is_refused(tmp_path, name):
    root = project.make(tmp_path / "site")
    (root / "plugins").unlink()
    (root / "plugins").mkdir()
    before = project.tree(root)
    status, _, err = project.run(root, output=str(root / name))
    assert status == 1
    assert "name another" in err
    assert project.tree(root) == before


def test_seeds_that_were_put_into_the_output_are_not_deleted(beside):
    project.write(beside / "output/new/a.txt", " date 2025-03-05 A text.\n")
    status, _, err = project.run(beside, seeds=str(beside / "output/new"))
    assert (status, "which a build reads" in err) == (1, True)
    assert (beside / "output/new/a.txt").exists()


def test_state_of_others_beside_the_output_is_refused(tmp_path):
    root = project.make(tmp_path / "site")
    project.write(root / ".cache/pip/wheel", "theirs")
    status, _, err = project.run(root, output=str(root / "pip"))
    assert (status, ".cache/pip: holds files of others" in err) == (1, True)
    assert project.tree(root / ".cache") == {"pip/wheel": b"theirs"}


def cleaned(root, **given):
    err = io.StringIO()
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(err):
        return clean.clean(options(root, **given)), err.getvalue()


def test_clean_deletes_what_a_build_made(beside):
    folders = (beside / "output", beside / ".cache/output")
    assert cleaned(beside) == (0, "".join(f"{folder}: deleted\n" for folder in folders))
    assert not (beside / "output").exists()
    assert not (beside / ".cache/output").exists()
    assert cleaned(beside) == (0, f"{beside / 'output'}: nothing of a build is there\n")


def test_clean_leaves_state_that_lacks_our_mark(tmp_path):
    project.write(tmp_path / "home/.cache/pip/wheel", "theirs")
    for name in ("there", "not there"):
        status, err = cleaned(tmp_path, output=str(tmp_path / "home/pip"))
        assert (status, "holds files of others" in err) == (1, True), name
        assert (tmp_path / "home/.cache/pip/wheel").exists()
        (tmp_path / "home/pip").mkdir(exist_ok=True)


def test_clean_leaves_an_output_that_lacks_our_mark_and_takes_the_state(beside):
    (beside / "output/.press").unlink()
    before = project.tree(beside / "output")
    status, err = cleaned(beside)
    assert (status, "holds files of others" in err) == (1, True)
    assert project.tree(beside / "output") == before
    owned._write(beside / "output/.press", owned.NOTICE)


def test_clean_waits_for_no_build_and_deletes_nothing_under_it(beside):
    before = project.tree(beside / "output")
    code = "import sys; from press.clean import clean; from press.options import options; from pathlib import Path\n"
    code += "sys.exit(clean(options(Path(sys.argv[1]))))"
    with lock(beside / ".cache/output"):
        done = subprocess.run([sys.executable, "-c", code, str(beside)], capture_output=True, text=True)
    assert (done.returncode, "another build" in done.stderr) == (1, True)
    assert project.tree(beside / "output") == before


def to_folder(site, target):
    """Publish a built site to a folder."""
    given = options(site.parent, output=str(site))
    return bring_out(given, Target("live", Folder(target), "", ""), Wish("live"))


def refused_target(site, target):
    """Publish; return the refusal, having seen that nothing changed."""
    before = {p: (os.readlink(p) if p.is_symlink() else p.is_dir() or p.read_bytes()) for p in site.parent.rglob("*")}
    with pytest.raises(owned.NotOurs) as caught:
        to_folder(site, target)
    after = {p: (os.readlink(p) if p.is_symlink() else p.is_dir() or p.read_bytes()) for p in site.parent.rglob("*")}
    assert after == before
    return str(caught.value)


def test_publish_does_not_replace_a_file(site, tmp_path):
    (tmp_path / "file").write_text("precious")
    assert "not a folder; take it away, or name another place" in refused_target(site, tmp_path / "file")


def test_publish_does_not_touch_a_folder_with_files_of_others(site, tmp_path):
    project.write(tmp_path / "www/theirs", "")
    assert "holds files of others" in refused_target(site, tmp_path / "www")


def test_publish_does_not_replace_a_folder_that_a_build_writes(site, tmp_path):
    owned.claim(tmp_path / "other")
    assert "a build writes it; name another" in refused_target(site, tmp_path / "other")


@pytest.mark.parametrize("to", ["else", "nowhere", "link.releases/mine", "/etc"])
def test_publish_does_not_switch_a_link_of_others(site, tmp_path, to):
    (tmp_path / "else").mkdir()
    (tmp_path / "link").symlink_to(to)
    assert "was not made by `invoke publish`" in refused_target(site, tmp_path / "link")


def test_publish_does_not_switch_a_link_into_releases_of_others(site, tmp_path):
    project.write(tmp_path / "link.releases/a/thesis.txt", "mine")
    (tmp_path / "link").symlink_to("link.releases/a")
    assert "was not made by `invoke publish`" in refused_target(site, tmp_path / "link")


def test_publish_does_not_touch_a_folder_of_releases_of_others(site, tmp_path):
    for name in "abcd":
        project.write(tmp_path / f"mine.releases/{name}/thesis.txt", name)
    assert "mine.releases: holds files of others" in refused_target(site, tmp_path / "mine")


def test_publish_does_not_follow_a_linked_folder_of_releases(site, tmp_path):
    project.write(tmp_path / "victim/2/x", "")
    (tmp_path / "mine.releases").symlink_to("victim")
    assert "mine.releases: not a folder" in refused_target(site, tmp_path / "mine")


def test_publish_fails_cleanly_where_files_lie_among_releases(site, tmp_path):
    to_folder(site, tmp_path / "live")
    releases = tmp_path / "live.releases"
    project.write(releases / "notes.txt", "mine")
    project.write(releases / "old/thesis.txt", "mine")
    project.write(releases / ("0" * 32) / "thesis.txt", "named as a release, but not ours")
    (releases / ("1" * 32)).symlink_to("old")
    for number in range(5):
        owned.write(site, "index.html", str(number).encode())
        to_folder(site, tmp_path / "live")
    assert {"notes.txt", "old", "0" * 32, "1" * 32} < {path.name for path in releases.iterdir()}
    assert (releases / "old/thesis.txt").exists()
    assert len([path for path in releases.iterdir() if owned.mine(path)]) == KEPT
    assert (tmp_path / "live/index.html").read_bytes() == b"4"


def published(root, *arguments, **given):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = publish(options(root, siteurl="https://example.org", **given), Wish(*arguments))
    return status, out.getvalue() + err.getvalue()


@pytest.mark.parametrize(
    "name", ["output/sub", "output", ".cache/output/x", "content/x", "seeds", ".", "theme/static/x"]
)
def test_publish_does_not_mingle_with_what_is_built_or_read(beside, name):
    before = project.tree(beside)
    status, said = published(beside, str(beside / name), "origin")
    assert (status, "name a folder apart from it" in said) == (2, True), said
    assert project.tree(beside) == before


def test_publish_through_a_link_into_the_output_is_refused(beside):
    (beside / "theirs/door").symlink_to("../output")
    status, said = published(beside, str(beside / "theirs/door/sub"), "origin")
    assert (status, "name a folder apart from it" in said) == (2, True), said
    (beside / "theirs/door").unlink()


def test_a_remote_that_is_an_option_is_refused(beside):
    flag = beside / "flag"
    status, said = published(beside, "github-pages", f"--receive-pack=touch {flag};")
    assert (status, "is an option, not a remote" in said, flag.exists()) == (2, True, False), said


@pytest.mark.parametrize(
    "address",
    [
        "notaurl", "javascript:alert(1)", 'https://a/"><script>', "https://", "https:///x", "ftp://x.org",
        "https://x y", "https://x.org/a b", "https://x.org/'", "https://x.org?q", "https://x.org/#a", "https://[::1",
        "//x.org", "https://x.org:99999", "https://x.org\nEvil: 1", "https://u:p@x.org", "https://bücher.example",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(tmp_path, address):
    with pytest.raises(ValueError, match=r"--siteurl: .*; write it as https://"):
        options(tmp_path, siteurl=address)


@pytest.mark.parametrize(
    "address", ["https://x.org", "http://localhost:8000", "https://[::1]:80/a", "https://x.org/~a/b-c/"]
)
def test_an_address_of_a_site_is_taken(tmp_path, address):
    assert options(tmp_path, siteurl=address).siteurl == address.rstrip("/")
