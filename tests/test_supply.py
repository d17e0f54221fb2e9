"""What is installed beside the project: every package pinned, for every Python that we promise."""

import tomllib
from importlib.metadata import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

HERE = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))
PINNED = [Requirement(line) for line in (HERE / "constraints.txt").read_text("utf-8").splitlines()]


def test_every_pin_is_for_the_oldest_python_too():
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    wants = {one.name: metadata(one.name)["Requires-Python"] or "" for one in PINNED}
    assert {name: want for name, want in wants.items() if f"{oldest}.0" not in SpecifierSet(want)} == {}
