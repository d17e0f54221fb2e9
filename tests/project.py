"""A small project of its own for tests that build: real theme, real plugins, a little knowledge, two seeds."""

import io
import os
import shutil
from datetime import date
from pathlib import Path

from press.build import build
from press.options import options

HERE = Path(__file__).resolve().parent.parent
SEEDS = {
    "one.txt": (
        " date 2025-03-05 The Testland Space Agency (TSA) and the Examplia Space Office signed an agreement last week "
        "to train astronauts.\n\nTestland and Examplia have worked together in space since 2011.\n"
    ),
    "two.txt": (
        " date 2026-06-10 Testland launched Examplia's first satellite on Monday.\n\n"
        "TSA plans a second launch in 2027.\n"
    ),
}
KNOWLEDGE = {
    "countries.toml": """
[[country]]
id = "examplia"
name = "Examplia"
country = ["XE"]
demonyms = ["Examplian"]
sources = ["Atlas of examples, 2025"]
fact = "A country made for examples."

[[country]]
id = "testland"
name = "Testland"
country = ["XT"]
sources = ["Atlas of examples, 2025"]
fact = "A country made for tests."
""",
    "agencies.toml": """
[[agency]]
id = "examplia-space-office"
name = "Examplia Space Office"
country = ["XE"]
sources = ["Atlas of examples, 2025"]

[[agency]]
id = "testland-space-agency"
name = "Testland Space Agency"
names = ["TSA"]
country = ["XT"]
sources = ["Atlas of examples, 2025"]
""",
    "milestones.toml": """
[[milestone]]
id = "agreement-2025"
date = "2025-02-27"
title = "Testland and Examplia agree to train astronauts"
parties = ["examplia-space-office", "testland-space-agency"]
kind = "agreement"
sources = ["https://example.org/agreement"]
""",
    "sources.toml": """
[[source]]
id = "gazette"
name = "Testland Gazette"
url = "https://example.org/"
rights = "full"
""",
    "corrections.toml": "",
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def make(root, seeds=SEEDS, knowledge=KNOWLEDGE):
    """Lay out a project below `root`."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "pelicanconf.py", root)
    shutil.copytree(HERE / "theme", root / "theme")
    (root / "plugins").symlink_to(HERE / "plugins")
    for name, text in seeds.items():
        write(root / "seeds" / name, text)
    for name, text in knowledge.items():
        write(root / "content/knowledge" / name, text)
    shutil.copy(HERE / "content/knowledge/cues.toml", root / "content/knowledge")
    shutil.copytree(HERE / "content/pages", root / "content/pages")
    return root


def run(root, latest=date.max, **given):
    """Build; return the exit status and what was printed."""
    out, err = io.StringIO(), io.StringIO()
    status = build(options(root, **given), out, err, latest)
    return status, out.getvalue(), err.getvalue()


def against_clean(root, **given):
    """Build, and build clean beside it; return the exit status, which is that of both, and the files that differ."""
    status, out, err = run(root, **given)
    clean = root.parent / "clean"
    other = run(root, output=str(clean / "output"), **given)
    assert status == other[0], (err, other[2])
    assert "nothing was written" not in out, err
    one, two = tree(root / "output"), tree(clean / "output")
    shutil.rmtree(clean)
    return status, sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def main(arguments):
    """Build as a process of its own; return the exit status."""
    root, *output = arguments
    return build(options(Path(root), output=next(iter(output), "")))


def tree(folder):
    """Return the bytes of every file below a folder, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def bound_by_modes(*command):
    """Return a command that obeys the modes of files even where the tests run as root."""
    if os.getuid():
        return list(command)
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
