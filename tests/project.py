"""A small project of its own for tests that build: real theme, real plugins, a little knowledge, two seeds."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
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


SPOKEN = """
import gc, os, sys
from invoke.main import program
gc.freeze()
for number, line in enumerate(sys.argv[2:]):
    if os.fork() == 0:
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(f"{sys.argv[1]}/{number}.{name}", os.O_WRONLY | os.O_CREAT), stream)
        sys.argv = ["invoke", *line.split()]
        try:
            sys.exit(program.run())
        except SystemExit as ended:
            sys.stdout.flush(), sys.stderr.flush()
            os._exit(ended.code or 0)
    print(os.waitstatus_to_exitcode(os.wait()[1]))
"""


def spoken(root, *lines, imports="sys"):
    """Return what `invoke` does with each line, in copies of one process, since its start costs most."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", f"import {imports}{SPOKEN}", folder, *lines]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        return [
            subprocess.CompletedProcess(
                line, int(status), *(Path(folder, f"{number}.{name}").read_text("utf-8") for name in ("out", "err"))
            )
            for number, (line, status) in enumerate(zip(lines, done.stdout.split(), strict=True))
        ]


def helped(*lines):
    """Return what `invoke` prints for each line."""
    done = spoken(HERE, *lines)
    assert all(one.returncode == 0 for one in done), done
    return [one.stdout for one in done]


def verbs():
    """Return the verbs that `invoke --list` names."""
    return re.findall(r"^  ([a-z]+) ", helped("--list")[0], re.M)


def tree(folder):
    """Return the bytes of every file below a folder, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def bound_by_modes(*command):
    """Return a command that obeys the modes of files even where the tests run as root."""
    if os.getuid():
        return list(command)
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
