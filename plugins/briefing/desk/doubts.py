"""Find what an editor should look at: corrections that change nothing, and merges that are unsure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.corrections import apart, find
from briefing.analysis.merge import unsure
from briefing.errors import Problem
from briefing.knowledge import Correction
from briefing.site import Site


def unsettled(site: Site) -> Iterator[Problem]:
    """Yield advice on a site, by the place where an editor can act on it."""
    yield from _corrections(site)
    yield from _merges(site)


def _merges(site: Site) -> Iterator[Problem]:
    """Yield events of two briefings that were taken for the same though they share few words."""
    paths = {briefing.slug: briefing.path for briefing in site.briefings}
    told = [(briefing, analysis.reported) for briefing, analysis in zip(site.briefings, site.analyses, strict=True)]
    between = apart(told, site.knowledge.corrections)
    for one, two in unsure((event for _, events in told for event in events), site.knowledge, between):
        first, second = one.evidence[0].briefing, two.evidence[0].briefing
        message = f"{one.what!r} is taken for the same as {two.what!r} in {second}; if not, correct it with apart_from"
        yield Problem(paths[first], 0, message, False)


def _corrections(site: Site) -> Iterator[Problem]:
    """Yield corrections whose words are gone, and those that change no reading though they should."""
    texts = {briefing.slug: briefing.text for briefing in site.briefings}
    applied = {one.correction for analysis in site.analyses for one in analysis.applied}
    for correction in site.knowledge.corrections:
        for slug, quote in (
            (correction.briefing, correction.quote),
            (correction.apart_from, correction.apart_quote),
        ):
            if slug and slug not in texts:
                yield _problem(correction, f"corrects {slug}, which is no published briefing; mend the name")
            elif slug and find(texts[slug], quote) is None:
                yield _problem(correction, f"corrects {quote!r}, which {slug} does not say; mend the quote")
        sets = correction.when or correction.entity or correction.not_an_event
        if sets and correction.digest not in applied and find(texts.get(correction.briefing, ""), correction.quote):
            yield _problem(correction, f"changes nothing in {correction.quote!r}; quote the words that were misread")


def _problem(correction: Correction, message: str) -> Problem:
    return Problem(correction.path or "corrections.toml", correction.line, message, False)
