"""A walk stays in its folder, ends, and waits for nothing, whatever lies there."""

import doctest
import os
import socket
import subprocess
import sys

import project
import pytest

from briefing import walk
from press import scan


def names(folder):
    files, others = walk.files(folder)
    return [p.relative_to(folder).as_posix() for p in files], {p.path.name: p.message for p in others}


def test_the_examples_of_the_walk_hold():
    assert doctest.testmod(walk).failed == 0


def test_links_are_told_of_and_not_followed(tmp_path):
    project.write(tmp_path / "in/a.txt", "")
    project.write(tmp_path / "out/secret.txt", "")
    for name, target in {"loop": ".", "root": "/", "dangling": "none", "file": "../out/secret.txt"}.items():
        (tmp_path / "in" / name).symlink_to(target)
    files, others = names(tmp_path / "in")
    assert files == ["a.txt"]
    assert set(others) == {"loop", "root", "dangling", "file"}
    assert all("put the file itself there" in message for message in others.values())


def test_pipes_and_sockets_are_told_of_and_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "socket"))
        files, others = names(tmp_path)
    assert (files, set(others)) == ([], {"pipe.txt", "socket"})
    found = scan.survey((tmp_path,))
    assert scan.young(found, 0) == {}


def test_files_of_editors_at_work_are_passed_over_in_silence(tmp_path):
    for name in ("a.txt~", ".a.txt.swp", "#a.txt#", "~$a.txt", ".~lock.a.txt#", ".git/a.txt", "b/.DS_Store"):
        project.write(tmp_path / name, "")
    (tmp_path / ".#a.txt").symlink_to("editor@host.example:1")
    assert names(tmp_path) == ([], {})
    assert scan.survey((tmp_path,)) == {}


LOOK = """
import sys
from pathlib import Path
from briefing.walk import files
from press import scan
folder = Path(sys.argv[1])
found, others = files(folder)
print(*(p.name for p in found), "|", *(p.path.name for p in others))
print(repr(scan.young(scan.survey((folder,)), 0)[str(folder / "closed.txt")]))
"""


def test_what_may_not_be_read_is_told_of_and_the_rest_is_found(tmp_path):
    project.write(tmp_path / "good.txt", "")
    project.write(tmp_path / "shut/a.txt", "")
    project.write(tmp_path / "closed.txt", "")
    (tmp_path / "shut").chmod(0)
    (tmp_path / "closed.txt").chmod(0)
    command = project.bound_by_modes(sys.executable, "-c", LOOK, str(tmp_path))
    environment = os.environ | {"PYTHONPATH": str(project.HERE / "plugins")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.stdout.splitlines() == ["closed.txt good.txt | shut", "''"], done.stderr


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """Return a folder that holds one whose path is longer than any path may be."""
    monkeypatch.chdir(tmp_path)
    for _ in range(2500):
        os.mkdir("deep")
        os.chdir("deep")
    yield tmp_path
    for _ in range(2500):
        os.chdir("..")
        os.rmdir("deep")


def test_a_folder_deeper_than_any_path_does_not_end_the_walk(deep):
    project.write(deep / "good.txt", "")
    files, others = names(deep)
    assert (files, set(others)) == (["good.txt"], {"deep"})


def test_what_is_not_there_is_empty(tmp_path):
    assert names(tmp_path / "none") == ([], {})
    assert scan.survey((tmp_path / "none",)) == {}


def test_names_of_any_bytes_are_found(tmp_path):
    path = os.fsencode(tmp_path) + b"/x\xfe.txt"
    with open(path, "w"):
        pass
    assert names(tmp_path)[0] == [os.fsdecode(b"x\xfe.txt")]
    assert scan.state(scan.survey((tmp_path,)))
