"""Find what texts claim against each other and no editor has settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.analysis.corrections import find
from briefing.calendar import edtf
from briefing.desk.answers import Texts, corrected, words
from briefing.desk.changes import Answer
from briefing.desk.doubt import Doubt, context
from briefing.desk.reading_answers import not_an_event, readings_of
from briefing.errors import Problem
from briefing.knowledge import Correction
from briefing.model import Claim, Event, Quote
from briefing.site import Site


def claim_doubts(site: Site, texts: Texts) -> Iterator[Doubt]:
    """Yield each contradiction of which more than one side still stands uncorrected."""
    dated, readings = {quote: event for event in site.events for quote in event.times}, readings_of(site)
    for conflict in site.conflicts:
        open_ = [claim for claim in conflict.claims if not _is_settled(claim, site.knowledge.corrections, texts)]
        if len({claim.value for claim in open_}) < 2:
            continue
        first = open_[0]
        said = ", ".join(_said(claim, texts) for claim in open_)
        message = f"texts contradict each other: {said}; correct the one that is wrong, or write that sources disagree"
        answers = [
            _wrong(claim, next(one for one in open_ if one.value != claim.value), texts, dated) for claim in open_
        ]
        answers.append(
            corrected("Sources do not agree", first.words, texts, f"Texts say {said}.", ("state", "conflict"))
        )
        answers += (
            not_an_event(f"Not an event: {_said(claim, texts)}", claim.evidence, claim.words, readings, texts)
            for claim in open_
            if claim.kind == "date"
        )
        briefing = texts[first.words.briefing]
        shown = context(briefing, first.words.start, first.words.end)
        yield Doubt("contradiction", Problem(briefing.path, 0, message, False), briefing.slug, shown, tuple(answers))


def _is_settled(claim: Claim, corrections: Iterable[Correction], texts: Texts) -> bool:
    """Return True for words that an editor's correction is about."""
    text = texts[claim.words.briefing].text
    spans = (find(text, one.quote) for one in corrections if one.briefing == claim.words.briefing)
    return any(span and span[0] < claim.words.end and claim.words.start < span[1] for span in spans)


def _said(claim: Claim, texts: Texts) -> str:
    """Return what a claim says and where, for editors."""
    return f"“{words(claim.words, texts)}” in “{texts[claim.words.briefing].title}”"


def _wrong(claim: Claim, other: Claim, texts: Texts, dated: dict[Quote, Event]) -> Answer:
    """Return the answer that a claim is wrong and another right; a date is set right then."""
    label = f"Wrong: {_said(claim, texts)}"
    day = (("date", edtf(dated[other.words].when)),) if claim.kind == "date" and other.words in dated else ()
    says = f"It is “{words(other.words, texts)}”, as “{texts[other.words.briefing].title}” has it."
    return corrected(label, claim.words, texts, says, *day)
