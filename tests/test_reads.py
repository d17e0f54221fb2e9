"""What a page reads is noted, so that it is made anew when one of the values is another, and only then."""

import ast
import gc
import pickle
import weakref
from dataclasses import fields, replace
from pathlib import Path

import pytest
from builders import RECORDS, briefing, knowledge, laid_out, many, site

from briefing.knowledge import Outlet
from briefing.publish import KINDS, outlines
from briefing.publish.lookups.indexing import index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.reads import CODE, SITE, Reads, UnnotedRead
from briefing.publish.lookups.table import ALL, WHOLE, Digests, Table
from press.notes import Notes

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


def test_a_value_of_several_tables_is_digested_alike_in_each_and_wherever_it_is():
    digests, one = Digests(), ("a", 1)
    several = Table({"a": (one, one), "b": (one,), "c": (("a", 1),), "d": (("a", 2),)}, digests.of_each)
    sent = pickle.loads(pickle.dumps(several))
    assert [sent.digest(key) for key in "abcd"] == [several.digest(key) for key in "abcd"]
    assert several.digest("b") == several.digest("c") not in (several.digest("a"), several.digest("d"))
    assert Table({"a": one}, digests.of).digest("a") == Table({"a": ("a", 1)}, digests.of).digest("a")


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
        assert not seen and reads.is_of_page()
    assert not reads.is_of_page()


@lookup
def _longest(found, kind):
    """Return the longest name of a kind; an example."""
    named = (entity for analysis in found.site.analyses for entity in analysis.entities)
    return sorted(entity.name for entity in named if entity.type == kind)[-1]


def test_who_asks_a_look_up_depends_on_its_answer_alone():
    one, other = (index(site(briefing(), *many(count), known=knowledge())) for count in (1, 2))
    with one.reads.noted() as seen:
        assert _longest(one, "country")
    assert list(seen) == [("test_reads._longest", "country")]
    assert one.digest(*seen) == other.digest(*seen) != ""
    assert (
        one.digest(("test_reads._longest", "no such kind")) == one.digest(("no.such", "a")) == "" != one.digest(*seen)
    )


@lookup
def _asked(found, entity):
    """Return the name of an entity and the length of the longest of all; an example that counts its calls."""
    CALLS.append(entity)
    return found.name(entity), len(_longest(found, "country"))


CALLS = []


def resting(before, after):
    """Return which readings of a look-up are noted at first, and what is changed and is noted of them later."""
    read = ("test_reads._asked", "esa")
    notes = Notes({}, before)
    kept = notes.current([notes.number(read)])
    later = Notes(kept, after)
    CALLS.clear()
    return {note.read for note in kept.values()}, later[later.number(read)], later.current(kept)


def test_a_look_up_is_asked_again_only_when_what_it_rests_on_is_another():
    known = knowledge()
    first = index(site(briefing(), known=known), code="1")
    reads, changed, _ = resting(first, index(site(briefing(), known=known), code="1"))
    assert reads >= {("entities", "esa"), CODE, ("test_reads._longest", "country"), (SITE, "analyses")}
    assert not changed and not CALLS
    _, changed, now = resting(first, index(site(briefing(), *many(1), known=known), code="1"))
    assert not changed and not CALLS, "what it reads of the site is the same, though the site is not"
    assert {note.read: note.digest for note in now.values()}[SITE, "analyses"] != first.digest((SITE, "analyses"))
    _, changed, _ = resting(first, index(site(briefing(), known=known), code="2"))
    assert not changed and CALLS == ["esa"], "other code may answer otherwise"
    other = replace(known, records=tuple(replace(r, name="Esa", digest="x") if r.id == "esa" else r for r in RECORDS))
    _, changed, now = resting(first, index(site(briefing(), known=other), code="1"))
    assert changed and CALLS == ["esa"]


def test_a_look_up_that_lost_a_note_is_asked_again():
    found = index(site(briefing(), known=knowledge()))
    notes = Notes({}, found)
    kept = notes.current([notes.number(("test_reads._asked", "esa"))])
    for lost in sorted(kept)[1:]:
        later = Notes({number: note for number, note in kept.items() if number != lost}, found)
        assert not later[1]
        assert {note.read for note in later.current([1]).values()} == {note.read for note in kept.values()}


def test_notes_do_not_outlive_a_build():
    notes = Notes({}, index(site(briefing())))
    notes.current([notes.number(("test_reads._asked", "esa"))])
    gone = weakref.ref(notes)
    gc.disable()
    try:
        del notes
        assert gone() is None, "with what they refer to they would be searched for cycles when a build is done"
    finally:
        gc.enable()


def test_a_look_up_that_reads_much_of_a_table_rests_on_all_of_it():
    found = index(site(briefing(), known=knowledge()))
    assert found.digest(("test_reads._number", "300"))
    assert found.rests["test_reads._number", "300"] == (CODE, ("records", WHOLE), ("entities", "esa"))
    assert table({"a": 1})[1].digest(WHOLE) not in (table({"a": 2})[1].digest(WHOLE), table({"b": 1})[1].digest(WHOLE))


@lookup
def _number(found, most):
    """Return how many of the first records are called by a number; an example."""
    return sum(str(one) in found.records for one in range(int(most))), "esa" in found.entities


def test_two_look_ups_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two look-ups are called"):
        lookup(_longest.__wrapped__)


def test_a_page_cannot_read_the_site_past_its_tables():
    found = index(site(briefing()))
    with found.reads.noted(), pytest.raises(UnnotedRead, match="make what it reads a look-up"):
        assert found.site.day
    with found.reads.noted(), pytest.raises(UnnotedRead, match="make what it reads a look-up"):
        assert found.known


def test_a_page_is_a_function_of_the_tables_and_its_key_alone():
    for kind in KINDS:
        assert kind.build.__closure__ is None and "<" not in kind.build.__qualname__, kind.name
    for outline in outlines(index(site(briefing(), *many(60), known=knowledge()))):
        assert all(isinstance(part, str) for part in outline.key), outline.path


def test_digests_are_made_by_look_ups_alone():
    for path in PUBLISH.rglob("*.py"):
        if path.parent.name != "lookups":
            calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
            called = {ast.unparse(func).rpartition(".")[2] for func in calls}
            assert not called & {"digest", "hexdigest", "sha256", "blake2b"}, f"{path}: make what it reads a look-up"


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
