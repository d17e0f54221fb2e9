"""Propose a title and a summary for a text, from the way it is read.

A headline that the text brings along is kept. Else the first sentence that tells news is shortened (`abridgement`);
where that is not the very first or would break off, the headline in the name of the file comes before it.
Known failure: where the first sentences only set the scene, so does the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from briefing.analysis import Tools
from briefing.analysis.abridgement import LONGEST, Told, is_finite, is_hedged, kept, shortened, worded
from briefing.analysis.dates import times
from briefing.analysis.entities import entities
from briefing.analysis.events import is_whole
from briefing.analysis.events.wording import clause
from briefing.analysis.predications import Predication, predications
from briefing.analysis.predications.self_contained import is_named, names_subject, stands_alone
from briefing.analysis.syntax.scene import Scene, scenes
from briefing.english import lexicon
from briefing.english.sentences import sentences
from briefing.ingest.headings import dateline, split, unmarked
from briefing.ingest.language import UNKNOWN, language
from briefing.ingest.naming import named_title
from briefing.model import Seed

SUMMARY = 320
"""Characters of a summary; a second sentence must fit in."""
_LEAD = 2000
"""Characters of a text that are read for its title: news tells what is new near its top."""
_FEWEST = 6
"""Words of a sentence that may be news."""
_PAST = timedelta(300)
"""What ended so long before the text is history."""
_SPEAKER = re.compile(r"[A-Z][A-Z. ’-]*:|[A-Z][\w. ]{1,30}: ")


def proposed(seed: Seed, tools: Tools) -> tuple[str, str]:
    """Return the title and the summary of a seed, whose file may be called after its headline."""
    text, published = seed.text, seed.published
    headline, body = split(text)
    lead, headline = _lead(body), unmarked(headline)
    first = lead.partition("\n\n")[0]
    if language(text) == UNKNOWN:
        return headline or shortened(first, LONGEST), shortened(first, SUMMARY)
    told = list(_told(lead, published, tools))
    news = [one for one in told if _is_news(one)]
    first_is_news = bool(news) and news[0] is told[0]
    best = next((one for one in news if first_is_news or _is_named(one)), news[0] if news else None)
    summary = _summary(best, told) if best else shortened(first, SUMMARY)
    title = _title(best) if best else shortened(first, LONGEST)
    begins = best is not None and best is told[0] and bool(best.scene.hits) and not title.endswith("…")
    return headline or (begins and title) or named_title(seed.path, text) or title, summary


def _title(told: Told) -> str:
    """Return a sentence as a title; where its words break off, the first deed that it tells whole."""
    title = worded(told)
    rows = (
        (_deed(told, said) for said in predications(told.scene))
        if title.endswith("…") and not is_hedged(told.scene)
        else ()
    )
    return next((row for row in rows if row), title)


def _deed(told: Told, said: Predication) -> str:
    """Return what a sentence tells at a verb, if it can be read alone and is no longer than a title; or ""."""
    dated = said.trigger.use == "verb" and said.modality and said.when
    what = clause(told.text, told.scene, said) if dated else ""
    alone = stands_alone(told.scene, said.trigger, what) and names_subject(told.scene, said.trigger)
    fits = 0 < len(what) <= LONGEST and is_whole(told.scene, said, what)
    return what if fits and alone else ""


def _is_named(told: Told) -> bool:
    """Return False for a sentence about "the aim" or "this lab", which no name tells apart."""
    places = kept(told.scene)
    verb = next((n for n, index in enumerate(places) if n and is_finite(told.scene, index)), len(places))
    return is_named(told.scene, places[:verb])


def _lead(body: str) -> str:
    """Return the first paragraphs without datelines and leftovers of markup, each on one line."""
    parts: list[str] = []
    for part in islice(body.split("\n\n"), 12):
        plain = unmarked(part)
        parts.append(plain[dateline(plain) :])
        if sum(map(len, parts)) > _LEAD:
            break
    return "\n\n".join(_unlabelled(parts))[: 2 * _LEAD]


def _unlabelled(parts: Sequence[str]) -> list[str]:
    """Return paragraphs without the one label that stands before the first: "New Delhi: "; speakers are several."""
    labels = [_SPEAKER.match(part) for part in parts]
    first = labels[0] if labels and sum(label is not None for label in labels) == 1 else None
    return [parts[0][first.end() :].lstrip(), *parts[1:]] if first else list(parts)


def _told(lead: str, published: date, tools: Tools) -> Iterator[Told]:
    """Yield the sentences of the lead as they are parsed."""
    ends = [found.start() for found in re.finditer("\n\n", lead)]
    blocks = tuple(zip([0, *(end + 2 for end in ends)], [*ends, len(lead)], strict=True))
    split_ = sentences(lead, blocks)
    named, mentions = entities(lead, blocks, (), tools.matcher)
    dates = times(lead, published, blocks)
    parsed = scenes(lead, split_, mentions, dates, named, published, tools.cue_forms, tools.demonyms, tools.operators)
    for sentence, scene in parsed:
        yield Told(lead, sentence, scene)


def _is_news(told: Told) -> bool:
    """Return True for a sentence that can be told alone: a statement by the text itself, with a verb and a subject."""
    words, row = told.words, told.scene.row
    if (
        len(words.split()) < 6
        or words[0] in "“\"'‘("
        or words[-1] in "?:,…"
        or not (words[0].isupper() or words[0].isdigit())
    ):
        return False
    if _SPEAKER.match(words) or row[0].low in lexicon.words("vague_opener") or words.count("“") != words.count("”"):
        return False
    if not lexicon.words("first_person").isdisjoint(token.low for token in row) or _is_history(told.scene):
        return False
    left = kept(told.scene)
    pointing = bool(left) and row[left[0]].low in lexicon.words("vague_opener")
    return not pointing and any(is_finite(told.scene, index) for index in left[1:])


def _is_history(scene: Scene) -> bool:
    """Return True when all that a sentence dates is long past."""
    ends = [token.time.when.last for token in scene.row if token.time and token.time.when]
    return bool(ends) and all(end and end < scene.published - _PAST for end in ends)


def _summary(best: Told, told: Sequence[Told]) -> str:
    """Return the sentence of the title with the one behind it when both fit."""
    place = told.index(best)
    following = told[place + 1].words if place + 1 < len(told) else ""
    both = f"{best.words} {following}"
    return both if following and len(both) <= SUMMARY else shortened(best.words, SUMMARY)
