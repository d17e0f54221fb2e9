"""What a page reads is noted, so that it is made anew when one of the values is another, and only then."""

import ast
from dataclasses import fields, replace
from pathlib import Path

import pytest
from builders import briefing, knowledge, laid_out, many, site

from briefing.knowledge import Outlet
from briefing.publish import KINDS, outlines
from briefing.publish.lookups.index import index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.reads import Reads, Unrecorded
from briefing.publish.lookups.table import ALL, Table

PUBLISH = Path(__file__).parents[1] / "plugins/briefing/publish"


def table(values):
    reads, made = Reads(), Table(values)
    made.name("things", reads)
    return reads, made


def test_who_asks_for_a_key_depends_on_its_value_or_on_its_absence():
    reads, things = table({"a": 1})
    with reads.noted() as seen:
        assert things["a"] == 1 and things.get("b") is None and "c" not in things
    assert list(seen) == [("things", "a"), ("things", "b"), ("things", "c")]
    assert things.digest("b") == "" != things.digest("a")
    assert table({"a": 2})[1].digest("a") != things.digest("a") == table({"a": 1, "b": 2})[1].digest("a")


def test_who_lists_the_keys_depends_on_which_there_are():
    reads, things = table({"a": 1})
    with reads.noted() as seen:
        assert list(things) == ["a"] and len(things) == 1
    assert list(seen) == [("things", ALL)]
    assert table({"a": 1, "b": 2})[1].digest(ALL) != things.digest(ALL) == table({"a": 2})[1].digest(ALL)


def test_a_table_of_the_site_is_called_as_its_field():
    found = index(site(briefing()))
    names = {one.name: getattr(found, one.name) for one in fields(found) if isinstance(getattr(found, one.name), Table)}
    with found.reads.noted() as seen:
        assert not any("no such key" in table for table in names.values())
    assert list(seen) == [(name, "no such key") for name in names] and "acts_of" in names


def test_nothing_is_noted_outside_of_a_page():
    reads, things = table({"a": 1})
    assert things["a"] == 1
    with reads.noted() as seen:
        assert not seen and reads.is_noting()
    assert not reads.is_noting()


@lookup
def _longest(found, kind):
    """Return the longest name of a kind; an example."""
    return sorted(entity.name for entity in found.site.entities if entity.type == kind)[-1]


def test_who_asks_a_look_up_depends_on_its_answer_alone():
    one, other = (index(site(briefing(), *many(count), known=knowledge())) for count in (1, 2))
    with one.reads.noted() as seen:
        assert _longest(one, "country")
    assert list(seen) == [("test_reads._longest", "country")]
    assert one.digest(*seen) == other.digest(*seen) != ""
    assert (
        one.digest(("test_reads._longest", "no such kind")) == one.digest(("no.such", "a")) == "" != one.digest(*seen)
    )


def test_two_look_ups_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two look-ups are called"):
        lookup(_longest.__wrapped__)


def test_a_page_cannot_read_the_site_past_its_tables():
    found = index(site(briefing()))
    with found.reads.noted(), pytest.raises(Unrecorded, match="make what it reads a look-up"):
        assert found.site


def test_a_page_is_a_function_of_the_tables_and_its_key_alone():
    for kind in KINDS:
        assert kind.build.__closure__ is None and "<" not in kind.build.__qualname__, kind.name
    for outline in outlines(index(site(briefing(), *many(60), known=knowledge()))):
        assert all(isinstance(part, str) for part in outline.key), outline.path


def test_digests_are_made_by_look_ups_alone():
    for path in PUBLISH.rglob("*.py"):
        if path.parent.name != "lookups":
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            assert "briefing.digest" not in {node.module for node in nodes if isinstance(node, ast.ImportFrom)}, path


def stale(before, after):
    """Return the paths that depend on something else now, and of those the ones whose page is another."""
    old, new = ({page.path: page for page in laid_out(known)} for known in (before, after))
    asked = {path for path in new if path not in old or old[path].depends != new[path].depends}
    return asked, {path for path in new if path not in old or old[path].build() != new[path].build()}


def test_a_record_of_another_type_makes_stale_every_page_that_shows_its_type():
    known = knowledge()
    partner = next(r for r in known.records if r.id == "esa")
    other = replace(partner, type="organisation", digest="another")
    changed = replace(known, records=tuple(other if r is partner else r for r in known.records))
    asked, other_pages = stale(site(*many(2), known=known), site(*many(2), known=changed))
    assert "entities/esa/index.html" in other_pages and len(other_pages) > 3
    assert other_pages <= asked


def test_a_name_for_the_host_of_a_source_makes_stale_the_pages_that_link_it_and_no_others():
    known = knowledge()
    named = replace(known, outlets=(*known.outlets, Outlet("en.people.cn", "A Paper", "press")))
    asked, other_pages = stale(site(briefing(), known=known), site(briefing(), known=named))
    assert other_pages <= asked and len(asked) < 60
