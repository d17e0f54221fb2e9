"""An editor's corrections: the cases that anyone may add to, and what pages and `invoke check` say of them."""

from dataclasses import replace
from datetime import date

import pytest
from builders import SLUG, correction, laid_out
from builders import briefing as published
from builders import knowledge as published_knowledge
from builders import site as built
from reading import analysis, briefing, cases, compiled, knowledge, names

from briefing.analysis import analyse
from briefing.analysis.__main__ import edtf_or_week
from briefing.analysis.corrections import apart
from briefing.analysis.merge import merge_events
from briefing.calendar import from_edtf
from briefing.desk.doubts import site_doubts
from briefing.knowledge import Correction
from briefing.model import Entity
from press.content import used

THINGS = {record.id: Entity(record.id, record.name, record.type, True) for record in knowledge().records}


def corrections(text, slug="case"):
    """Return text and corrections of a case: `~ date WORDS -> DATE`, `~ entity WORDS -> ID`, `~ none WORDS`."""
    lines = text.splitlines()
    found = []
    for line in (line for line in lines if line.startswith("~ ")):
        kind, _, rest = line[2:].partition(" ")
        words, _, right = rest.partition(" -> ")
        fields = {
            "date": lambda right: {"when": from_edtf(right)},
            "entity": lambda right: {"entity": right},
            "none": lambda _: {"not_an_event": True},
            "apart": lambda right: {"apart_from": "b1", "apart_quote": right},
        }[kind](right)
        found.append(Correction(slug, words, "", "corrected", ("a source",), date(2026, 1, 1), line, **fields))
    return "\n".join(line for line in lines if not line.startswith("~ ")), tuple(found)


def corrected(text):
    """Return events, or parties when there is none, and what they were read as."""
    text, known = corrections(text)
    tools = replace(compiled(), corrections={"case": known}, things=THINGS)
    found = analyse(briefing(text), tools)
    lines = [f"{edtf_or_week(e.when)} {e.kind} {e.modality}: {names(found, e.actors)}".strip() for e in found.events]
    told = [] if found.events else [names(found, one.parties) for one in found.cooperations]
    return [*(lines or ["nothing"]), *told, *(f"was {one.was}".strip() for one in found.applied)]


@pytest.mark.parametrize(
    ("title", "text", "expected"), [c for c in cases("corrections.md") if c[2][0][:3] not in ("one", "two")]
)
def test_a_correction_wins(title, text, expected):
    assert corrected(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"), [c for c in cases("corrections.md") if c[2][0][:3] in ("one", "two")]
)
def test_events_are_told_apart(title, text, expected):
    text, known = corrections(text, "b0")
    texts = [briefing(line, slug=f"b{n}") for n, line in enumerate(text.splitlines())]
    told = [(one, analysis(one.text, slug=one.slug).events) for one in texts]
    merged = merge_events([event for _, events in told for event in events], knowledge(), apart(told, known))
    assert (["one"] if len(merged) == 1 else ["two"]) == expected


def pages(*known):
    """Return the data of the pages of a site by path."""
    found = built(published(), known=published_knowledge(corrections=known))
    return {outline.path: repr(outline.build().data) for outline in laid_out(found)}


def test_pages_show_a_right_date_with_the_one_that_was_read():
    shown = pages(correction("last week", when=from_edtf("2025-02-28"), says="They signed on the Friday."))
    for path in (f"briefings/{SLUG}/index.html", "timeline/2025/index.html", "corrections/index.html"):
        assert "The program had read 24 February – 2 March 2025; an editor set 28 February 2025." in shown[path], path
        assert "They signed on the Friday." in shown[path]


def test_a_page_shows_what_was_withdrawn_and_the_timeline_does_not():
    shown = pages(correction("officially signed a cooperation agreement last week", not_an_event=True))
    before = pages()
    assert "Withdrawn by an editor" in shown["corrections/index.html"]
    assert shown["timeline/2025/index.html"].count("ReportOnRecord(") < before["timeline/2025/index.html"].count(
        "ReportOnRecord("
    )


def advice(*known):
    """Return what `invoke check` says of corrections, with their places."""
    found = built(published(), known=published_knowledge(corrections=known))
    return [str(doubt.problem) for doubt in site_doubts(found)]


def test_a_quote_that_is_gone_is_reported_by_path_and_line():
    (told,) = advice(correction("words nobody wrote", path="corrections.toml", line=7))
    assert told.startswith("corrections.toml:7: corrects 'words nobody wrote', which") and "mend the quote" in told


def test_a_correction_of_no_briefing_and_one_that_changes_nothing_are_reported():
    (told,) = advice(correction("last week", briefing="another"))
    assert "another, which is no published briefing" in told
    (told,) = advice(correction("officially signed", not_an_event=True))
    assert "changes nothing in 'officially signed'" in told


def test_corrections_that_work_are_not_reported():
    assert not advice(correction(), correction("last week", when=from_edtf("2025-02-28")))


def test_a_reading_depends_on_the_corrections_of_its_briefing_only():
    own = correction("last week", when=from_edtf("2025-02-28"))
    plain, other, corrected = (
        used(published(), published_knowledge(corrections=known))
        for known in ((), (replace(own, briefing="another"),), (own,))
    )
    assert plain == other != corrected
