"""The table of README that says what becomes of seeds and briefings: each row of it is run here."""

import os
import re
from pathlib import Path

import pytest
from sown import TEXT, files, only, put, run

from briefing.errors import BriefingError
from briefing.ingest.collisions import collisions
from briefing.ingest.markdown import read

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| .+ \|$", README.partition("### Nothing is lost")[2].partition("\n## ")[0], re.M)[2:]


def changed(folder):
    before = only(folder)
    put(folder, "a.txt", "Chile left.")
    assert run(folder).updated and only(folder) == before and "Chile left." in before.read_text("utf-8")


def changed_and_edited(folder):
    path = only(folder)
    path.write_text(path.read_text("utf-8") + "\nMine.\n", "utf-8")
    put(folder, "a.txt", "Chile left.")
    assert "lies in" in str(run(folder).problems[0])
    assert path.read_text("utf-8").endswith("Mine.\n")
    assert "Chile left." in path.with_name(path.name + ".new").read_text("utf-8")


def removed(folder):
    before = files(folder)
    (folder / "seeds/a.txt").unlink()
    assert "its seed a.txt is gone" in str(run(folder).problems[0]) and files(folder) == before


def renamed(folder):
    (folder / "seeds/a.txt").rename(folder / "seeds/b.txt")
    assert run(folder).problems == () and "Seed: b.txt\n" in only(folder).read_text("utf-8")


def briefing_renamed(folder):
    path = only(folder)
    slug = read(path, folder / "content").slug
    path.rename(path.with_name("mine.md"))
    assert run(folder).created == () and read(only(folder), folder / "content").slug == slug


def briefing_deleted(folder):
    before = files(folder)
    only(folder).unlink()
    assert len(run(folder).created) == 1 and files(folder) == before


def one_address(folder):
    path = only(folder)
    path.with_name("copy.md").write_bytes(path.read_bytes())
    briefings = [read(one, folder / "content") for one in (path, path.with_name("copy.md"))]
    (problem,) = collisions(briefings, folder / "content").values()
    assert problem.fatal and str(problem).count(".md") == 2 and problem.path.endswith("copy.md")


def one_text(folder):
    put(folder, "b.txt", TEXT)
    assert run(folder).second == ("b.txt",) and "Also-Seed: b.txt " in only(folder).read_text("utf-8")


def conflict(folder):
    path = only(folder)
    path.write_text(path.read_text("utf-8") + "\n<<<<<<< HEAD\nMine.\n=======\nYours.\n>>>>>>> other\n", "utf-8")
    before = files(folder)
    with pytest.raises(BriefingError, match=r"\.md:\d+: a conflict of Git is left here"):
        read(path, folder / "content")
    put(folder, "b.txt", "Peru left.\n\n<<<<<<< HEAD\n")
    assert ":3: a conflict of Git is left here" in str(run(folder).problems[0]) and files(folder) == before


def lock_files(folder):
    for name in (".#a.txt", ".a.txt.swp", "a.txt~", "#a.txt#", "~$a.docx"):
        (folder / "seeds" / name).write_text("x", "utf-8")
    assert run(folder).problems == ()


def links_and_pipes(folder):
    (folder / "seeds/link.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "seeds/pipe.txt")
    said = [str(one) for one in run(folder).problems]
    assert ["a link, and links are not followed" in said[0], "not a file but a pipe" in said[1]] == [True, True]


def names(folder):
    (folder / "seeds" / os.fsdecode(b"x\xfe.txt")).write_text("x", "utf-8")
    assert "characters that cannot be written; rename it" in str(run(folder).problems[0])


CASES = (
    changed, changed_and_edited, removed, renamed, briefing_renamed, briefing_deleted, one_address, one_text, conflict,
    lock_files, links_and_pipes, names,
)  # fmt: skip


@pytest.mark.parametrize(
    ("case", "row"), tuple(zip(CASES, ROWS, strict=True)), ids=lambda one: getattr(one, "__name__", "")
)
def test_what_readme_says_is_what_happens(folder, case, row):
    put(folder, "a.txt", TEXT)
    run(folder)
    case(folder)
    assert run(folder).created == (), row  # twice is as once
