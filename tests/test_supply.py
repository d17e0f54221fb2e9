"""What is installed beside the project: pinned, with hashes, licences that fit, for every Python that we promise."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from press.materials import needed, stated_licence

HERE = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))
PINNED = [Requirement(line) for line in (HERE / "constraints.txt").read_text("utf-8").splitlines()]
LOCKED = (HERE / "requirements.lock").read_text("utf-8")
HASHED = re.compile(r"^(\w.*?) \\\n(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", re.M)


def versions(requirements):
    return {canonicalize_name(one.name): str(one.specifier) for one in requirements}


def locked(**python):
    """Return what the lock has for this Python, or for the one that is described."""
    found = map(Requirement, HASHED.findall(LOCKED))
    return versions(one for one in found if not one.marker or one.marker.evaluate(python))


OLDEST = PROJECT["project"]["requires-python"].removeprefix(">=")
INSTALLED = [one.name for one in PINNED if canonicalize_name(one.name) in locked()]


def test_every_pin_is_for_the_oldest_python_too():
    wants = {name: metadata(name).get("Requires-Python") or "" for name in INSTALLED}
    assert {name: want for name, want in wants.items() if f"{OLDEST}.0" not in SpecifierSet(want)} == {}


def test_the_lock_has_the_pins_with_their_hashes():
    here = locked(python_version=OLDEST, python_full_version=f"{OLDEST}.0")
    bring = {"pip", "setuptools"}  # asked for by datasette; an environment has its own
    assert HASHED.sub("", LOCKED).count("\n") == LOCKED.count("\n#") + LOCKED.startswith("#")
    assert {name: pin for name, pin in here.items() if name not in bring} == versions(PINNED), AGAIN


AGAIN = f"run: pipx run {re.search('uv pip compile .*', LOCKED)[0]}"


def test_what_builds_the_package_is_pinned_to_the_last():
    pins = versions(PINNED)
    building = map(Requirement, PROJECT["build-system"]["requires"])
    assert versions(building) == {name: pins[name] for name in needed("hatchling")}


def test_contributors_are_told_how_the_lock_is_made():
    assert AGAIN.removeprefix("run: ") in " ".join((HERE / "CONTRIBUTING.md").read_text("utf-8").split())


def test_the_licence_of_every_package_is_listed_with_why_it_fits():
    table = (HERE / "LICENSE-NOTES.md").read_text("utf-8").partition("| licence as stated |")[2]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|-][^|]+) \|$", table, re.M)
    listed = {name: licence for licence, names, _ in rows for name in names.split(", ")}
    assert set(listed) == {one.name for one in PINNED}
    assert {name: listed[name] for name in INSTALLED} == {name: stated_licence(name) for name in INSTALLED}
