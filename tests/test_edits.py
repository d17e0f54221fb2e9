"""After any one edit of any kind, and after any two, the output is that of a clean build, byte for byte."""

import os
import shutil
from filecmp import dircmp
from itertools import combinations
from pathlib import Path
from random import Random

import edits
import full_site
import project
import pytest
from record_edits import Impossible

from briefing.ingest.head import Head
from briefing.knowledge.shapes import TABLES, Field
from press.check import check
from press.options import options

pytestmark = pytest.mark.slow

PAIRS = os.environ.get("PAIRS", "400")
"""How many pairs of edits the night tries; "all" for each."""


class Site:
    """The full site as it was built, and a place to edit it in."""

    def __init__(self, folder, table):
        self.root, self.kept = folder / "site", folder / "kept"
        full_site.make(self.root, table)
        status, _, err = project.run(self.root)
        assert status == 0, err
        shutil.copytree(self.root, self.kept)

    def again(self):
        """Put everything back as it was built; return the root."""
        _put_back(dircmp(self.kept, self.root, ignore=[]))
        return self.root


def _put_back(seen):
    """Make the right side of a comparison of two folders like the left one: copy what is not there or not the same."""
    for name in seen.right_only:
        path = Path(seen.right, name)
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in seen.left_only:
        path = Path(seen.left, name)
        (shutil.copytree if path.is_dir() else shutil.copy2)(path, Path(seen.right, name))
    for name in seen.diff_files:
        shutil.copy2(Path(seen.left, name), Path(seen.right, name))
    assert not seen.funny_files and not seen.common_funny
    for part in seen.subdirs.values():
        _put_back(part)


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Return a function that gives the site whose records with all fields stand in a table."""
    made = {}

    def site(table=edits.TYPE):
        if table not in made:
            made[table] = Site(tmp_path_factory.mktemp(table), table)
        return made[table]

    return site


def grouped(named, key=lambda number, name: number % 4, marks=()):
    """Return parameters in groups that can run beside each other."""
    return [
        pytest.param(*name, id=" ".join(name), marks=[pytest.mark.xdist_group(f"edits {key(number, name)}"), *marks])
        for number, name in enumerate(named)
    ]


def test_what_is_put_back_is_as_it_was_built(sites):
    site = sites()
    for name in ("letter of shared-station.md changed", "base.html changed", "wired.md moved", "more.md deleted"):
        edits.EACH[name](site.again())
    project.run(site.root)
    assert project.tree(site.root) != project.tree(site.kept)
    assert project.tree(site.again()) == project.tree(site.kept)
    assert ": 0 written, " in project.run(site.root)[1]


def test_every_correction_of_the_site_is_in_force(sites, capsys):
    check(options(sites().again()))
    said = [line for line in capsys.readouterr().err.splitlines() if "outlets.toml" not in line]
    assert not [line for line in said if "corrections.toml" in line]


def assert_fresh(root, given):
    _, stale = project.against_clean(root, **given)
    assert not stale, f"not as a clean build makes them: {', '.join(stale)}"


@pytest.mark.parametrize("name", grouped([(name,) for name in edits.EACH]))
def test_one_edit_leaves_no_page_stale(sites, name):
    root = sites().again()
    given = edits.EACH[name](root) or {}
    assert_fresh(root, given)


@pytest.mark.parametrize(("table", "name"), grouped(edits.MORE, lambda _, name: name[0], marks=[pytest.mark.long]))
def test_no_other_edit_does(sites, table, name):
    root = sites(table).again()
    try:
        given = edits.MORE[table, name](root) or {}
    except Impossible:
        pytest.skip("no such edit is legal here")
    assert_fresh(root, given)


def pairs(part, parts):
    """Return a part of the pairs to try, always the same ones of a number."""
    every = list(combinations(edits.EACH, 2))
    Random(0).shuffle(every)
    return (every if PAIRS == "all" else every[: int(PAIRS)])[part::parts]


@pytest.mark.long
@pytest.mark.parametrize("part", grouped([(str(number),) for number in range(8)]))
def test_two_edits_one_after_the_other_do_not(sites, part):
    found = {}
    for one, two in pairs(int(part), 8):
        root = sites().again()
        given = edits.EACH[one](root) or {}
        project.run(root, **given)
        try:
            given |= edits.EACH[two](root) or {}
        except Impossible:
            continue
        _, stale = project.against_clean(root, **given)
        found |= {(one, two): stale} if stale else {}
    assert found == {}


def test_a_new_field_is_edited_without_being_named(monkeypatch):
    for table in ("country", "outlet"):
        monkeypatch.setitem(TABLES, table, TABLES[table] | {"motto": Field()})
        assert f"{table}.motto changed" in dict(edits.of_fields())


def test_every_header_that_is_read_is_edited(tmp_path, monkeypatch):
    asked = set()
    get = Head.get
    monkeypatch.setattr(Head, "get", lambda self, key: asked.add(key) or get(self, key))
    root = full_site.make(tmp_path / "site")
    project.run(root)
    assert {name.lower() for name in asked} <= {name.lower() for name in edits.headers()}
