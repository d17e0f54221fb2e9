"""Propose a title and a summary for a text, from the way it is read.

A headline that the text brings along is kept. A talk is called after its speaker and what it announces or is on. Else
the sentence of the lead that tells the news is the title; where no sentence is good news, the headline in the name of
the file comes before it. The summary is that sentence and the next best.
Known failure: where the first sentences only set the scene, so does the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from briefing.analysis import Tools
from briefing.analysis.titles.clause import LONGEST, shortened
from briefing.analysis.titles.lead import SPEAKER, LeadSentence, is_courtesy, lead, parsed
from briefing.analysis.titles.naming import acronyms
from briefing.analysis.titles.news import News, news
from briefing.analysis.titles.talks import READ, announced, is_talk, of_talk
from briefing.ingest.headings import split, unmarked
from briefing.ingest.language import UNKNOWN, language
from briefing.ingest.naming import named_title
from briefing.model import Seed

SUMMARY = 400
"""Characters of a summary; a second sentence must fit in."""
_FEW = 5
"""Words of what is no sentence."""
_CUT = 120
"""Characters of a title that no form of a sentence fits."""
_GOOD = 1.0
"""Worth of news that comes before the name of the file."""
_LONG = 150
"""Characters of a title, from which the name of the file is better."""
_ALSO, _RETOLD = 6, 0.6
"""Words in which "also" stands with the verb, and share of words that are those of another sentence."""
_LEAST, _SECOND = -1.5, -1.1
"""Worth of a sentence from which a summary begins with it, and from which it adds it."""


def proposed(seed: Seed, tools: Tools) -> tuple[str, str]:
    """Return the title and the summary of a seed, whose file may be called after its headline."""
    headline, body = split(seed.text)
    beginning = lead(body)
    first = beginning.partition("\n\n")[0]
    if language(seed.text) == UNKNOWN:
        return unmarked(headline) or shortened(first, _CUT), shortened(first, SUMMARY)
    named, short = named_title(seed.path, seed.text), acronyms(tools.names)
    talk = is_talk(body, named)
    told = list(parsed(body[:READ] if talk else beginning, seed.published, tools))
    found = news(told, short, talk)
    said = next(announced(told, named, seed.published, tools, short), None) if talk else None
    start = said.told if said else _start(found, told)
    own = (said.title if said else "") or (of_talk(body, named, found, tools) if talk else "")
    own = own if len(own) <= LONGEST else ""
    title = unmarked(headline) or own or _of_news(found, named) or shortened(start.words if start else first, _CUT)
    return title, _summary(start, found) if start else shortened(first, SUMMARY)


def _of_news(found: Sequence[News], named: str) -> str:
    """Return the title of the best news, or the name of the file where that is better."""
    best = found[0] if found else None
    good = best is not None and best.worth >= _GOOD and len(best.title) <= _LONG
    return best.title if best and (good or not named) else named


def _start(found: Sequence[News], told: Sequence[LeadSentence]) -> LeadSentence | None:
    """Return the sentence that a summary begins with: the news, or else the first that is one."""
    if found and found[0].worth > _LEAST:
        return found[0].told
    return next((one for one in told if _is_statement(one)), None)


def _is_statement(one: LeadSentence) -> bool:
    aside = SPEAKER.match(one.words) or is_courtesy(one.words)
    return one.words[-1] in ".!" and len(one.words.split()) > _FEW and not aside


def _summary(start: LeadSentence, found: Sequence[News]) -> str:
    """Return a sentence with the best of those behind it that fits: what stands before the news is its background."""
    text = shortened(start.words, SUMMARY)
    behind = (one for one in found if one.worth > _SECOND and one.told.sentence.start > start.sentence.start)
    fresh = (one for one in behind if not _goes_on(one.told) and not _retells(one.told.words, start.words))
    fits = (one.told.words for one in fresh if len(text) + 1 + len(one.told.words) <= SUMMARY)
    more = list(islice(fits, 1))
    ended = f"{text}." if more and text[-1].isalnum() else text  # a line without a stop
    return " ".join([ended, *more])


def _goes_on(one: LeadSentence) -> bool:
    """Return True for "X also said", which goes on from a sentence that a summary may leave out."""
    return "also" in one.words.casefold().split()[:_ALSO]


def _retells(words: str, told: str) -> bool:
    """Return True for a sentence with most of the words of another, as that of a text behind its standfirst."""
    own, others = set(words.casefold().split()), set(told.casefold().split())
    return len(own & others) >= _RETOLD * len(own)
