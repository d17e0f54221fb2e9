"""Find what is in doubt in a whole site: stale corrections, unsure merges, contradictions, copies, overdue plans."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.corrections import apart, find
from briefing.analysis.merge import unsure
from briefing.analysis.wording_sample import copied
from briefing.desk.answers import Texts, corrected, withdrawn, words
from briefing.desk.claim_doubts import claim_doubts
from briefing.desk.doubt import Doubt, context
from briefing.desk.reading_answers import not_an_event, readings_of
from briefing.desk.record_doubts import overdue_plans, unshown_cooperations
from briefing.errors import Problem
from briefing.knowledge import Correction
from briefing.model import Briefing
from briefing.site import Site


def site_doubts(site: Site) -> Iterator[Doubt]:
    """Yield what is in doubt in a site, by the place where an editor can act on it."""
    texts = {briefing.slug: briefing for briefing in site.briefings}
    yield from _corrections(site)
    yield from _merges(site, texts)
    yield from claim_doubts(site, texts)
    yield from _copies(site, texts)
    yield from overdue_plans(site, texts)
    yield from unshown_cooperations(site, texts)


def _copies(site: Site, texts: Texts) -> Iterator[Doubt]:
    """Yield briefings that have most of the wording of an older one: the same report, also published by another."""
    read = zip(site.briefings, site.analyses, strict=True)
    for copy, original in copied({briefing.slug: analysis.wording for briefing, analysis in read}).items():
        one, other = texts[copy], texts[original]
        by = f", also published by {other.source}" if other.source and other.source != one.source else ""
        message = (
            f"has most of the wording of “{other.title}”{by}: they count as one origin; delete {other.path} or this"
        )
        shown = context(one, 0, min(len(one.text), 120))
        answer = withdrawn(one, "Take this one out of the site")
        yield Doubt("copy", _advice(one, message), copy, shown, (answer,), about=(copy, original))


def _merges(site: Site, texts: Texts) -> Iterator[Doubt]:
    """Yield events of two briefings that were taken for the same though they share few words."""
    readings = readings_of(site)
    told = [(briefing, analysis.reported) for briefing, analysis in zip(site.briefings, site.analyses, strict=True)]
    between = apart(told, site.knowledge.corrections)
    for one, two in unsure((event for _, events in told for event in events), site.knowledge, between):
        first, second = one.evidence[0], two.evidence[0]
        title = texts[second.briefing].title
        message = (
            f"“{one.what}” is taken for the same as “{two.what}” in “{title}”; "
            f'if it is not, correct it with apart_from = "{second.briefing}"'
        )
        other = (("apart_from", second.briefing), ("apart_quote", words(second, texts)))
        same = corrected("Not the same", first, texts, f"This is not what “{title}” tells of.", *other)
        none = (
            not_an_event(f"Not an event: “{event.what}”", event.evidence[0], event.times[0], readings, texts)
            for event in (one, two)
        )
        briefing = texts[first.briefing]
        shown = context(briefing, first.start, first.end)
        about = (first.briefing, one.what, second.briefing, two.what)
        yield Doubt("merge", _advice(briefing, message), briefing.slug, shown, (same, *none), about=about)


def _corrections(site: Site) -> Iterator[Doubt]:
    """Yield corrections whose words are gone, and those that change no reading though they should."""
    texts = {briefing.slug: briefing.text for briefing in site.briefings}
    applied = {one.correction for analysis in site.analyses for one in analysis.applied}
    for correction in site.knowledge.corrections:
        for slug, quote in (
            (correction.briefing, correction.quote),
            (correction.apart_from, correction.apart_quote),
        ):
            if slug and slug not in texts:
                yield _stale(correction, f"corrects {slug}, which is no published briefing; mend the name")
            elif slug and find(texts[slug], quote) is None:
                yield _stale(correction, f"corrects {quote!r}, which {slug} does not say; mend the quote")
        sets = correction.when or correction.entity or correction.not_an_event
        if sets and correction.digest not in applied and find(texts.get(correction.briefing, ""), correction.quote):
            yield _stale(correction, f"changes nothing in {correction.quote!r}; quote the words that were misread")


def _stale(correction: Correction, message: str) -> Doubt:
    return Doubt("correction", Problem(correction.path or "corrections.toml", correction.line, message, False))


def _advice(briefing: Briefing, message: str) -> Problem:
    return Problem(briefing.path, 0, message, False)
