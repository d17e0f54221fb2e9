"""Propose a title and a summary for a text, from the way it is read.

A headline that the text brings along is kept. Else the sentence of the lead that tells the news is compressed; where
no sentence is good news, the headline in the name of the file comes before it, and a talk is called after its speaker
and what it speaks of most.
Known failure: where the first sentences only set the scene, so does the title.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis import Tools
from briefing.analysis.titles.compression import shortened
from briefing.analysis.titles.lead import LeadSentence, lead, parsed
from briefing.analysis.titles.news import News, news
from briefing.analysis.titles.talks import of_talk
from briefing.analysis.titles.variants import acronyms
from briefing.ingest.headings import split, unmarked
from briefing.ingest.language import UNKNOWN, language
from briefing.ingest.naming import named_title
from briefing.model import Seed

SUMMARY = 400
"""Characters of a summary; a second and a third sentence must fit in."""
_SENTENCES, _FEW = 3, 5
"""Sentences of a summary, and words of what is no sentence."""
_CUT = 120
"""Characters of a title that no form of a sentence fits."""
_GOOD = 1.0
"""Worth of news that comes before the name of the file."""


def proposed(seed: Seed, tools: Tools) -> tuple[str, str]:
    """Return the title and the summary of a seed, whose file may be called after its headline."""
    headline, body = split(seed.text)
    text, headline = lead(body), unmarked(headline)
    first = text.partition("\n\n")[0]
    if language(seed.text) == UNKNOWN:
        return headline or shortened(first, _CUT), shortened(first, SUMMARY)
    told = list(parsed(text, seed.published, tools))
    found = news(told, acronyms(tools.names))
    best = next((one for one in found if one.title), found[0] if found else None)
    start = best.told if best else next((one for one in told if _is_statement(one.words)), None)
    title = headline or _title(seed, body, best, tools) or shortened(start.words if start else first, _CUT)
    return title, _summary(start, told) if start else shortened(first, SUMMARY)


def _is_statement(words: str) -> bool:
    return words[-1] in ".!" and len(words.split()) > _FEW


def _title(seed: Seed, body: str, best: News | None, tools: Tools) -> str:
    """Return the best title that is whole: the news, the talk, the name of the file, or what else can be told."""
    named = named_title(seed.path, seed.text)
    talk = of_talk(body, named, tools)
    if best and best.title and best.worth >= _GOOD and not talk:
        return best.title
    return talk or named or (best.title if best else "")


def _summary(start: LeadSentence, told: Sequence[LeadSentence]) -> str:
    """Return a sentence with those behind it that fit, without headings between them."""
    text = shortened(start.words, SUMMARY)
    for one in told[told.index(start) + 1 :][: _SENTENCES - 1]:
        longer = f"{text} {one.words}"
        if len(longer) > SUMMARY or one.words.count("“") != one.words.count("”"):
            break
        text = longer if one.words[-1] in ".”!" else text
    return text
