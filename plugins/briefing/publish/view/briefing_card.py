"""Show briefings as entries of a list: date, title, summary, names, and what each of them holds."""

from __future__ import annotations

import re

from briefing.errors import counted
from briefing.publish.elements import Count, Item, Link, State
from briefing.publish.elements.dating import big, long_day, short_day
from briefing.publish.evidence.origins import shares_source
from briefing.publish.evidence.rights import permitted
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.matches import on_record

_NAMES = 6
"""Names under an entry."""
_STOPS = ".!?"


def title(reading: SourcedBriefing) -> str:
    """Return the title, or the day where the title repeats a withheld sentence."""
    return permitted(reading, reading.briefing.title, f"Briefing of {long_day(reading.briefing.published)}")


@lookup
def heading(index: Index, slug: str) -> tuple[str, str]:
    """Return the title and the day of a briefing."""
    reading = index.readings[slug]
    return title(reading), short_day(reading.briefing.published)


def summary(reading: SourcedBriefing) -> str:
    """Return the summary, or what happened in short where the summary repeats a withheld sentence."""
    return _marked(_unmarked(reading), reading)


def stand(reading: SourcedBriefing) -> str:
    """Return what of the summary the title does not say."""
    return _marked(continued(title(reading), _unmarked(reading)), reading)


def _unmarked(reading: SourcedBriefing) -> str:
    instead = "; ".join(permitted(reading, event.what) for event in reading.analysis.listed[:2])
    return permitted(reading, reading.briefing.summary, instead)


def _marked(said: str, reading: SourcedBriefing) -> str:
    """Mark words that are disputed or corrected: "the sources differ [disputed].", in feeds as on the page itself."""
    for correction in reading.corrections:
        mark = "disputed" if correction.state == "conflict" else correction.state
        if correction.is_of_text:
            words = rf"(?<!\w){re.escape(correction.quote.rstrip(_STOPS))}(?!\w)"
            said = re.sub(words, rf"\g<0> [{mark}]", said, count=1)
    return said


def continued(title: str, summary: str) -> str:
    """Return a summary that goes on where the title ends, rather than say the same again.

    >>> continued("China and Pakistan agree to train…", "China and Pakistan agree to train astronauts. One flies soon.")
    '… astronauts. One flies soon.'
    >>> continued("Oman signs", "Oman signs. It is the 61st country.")
    'It is the 61st country.'
    """
    said = title.rstrip("… ")
    rest = summary[len(said) :]
    if summary[: len(said)].casefold() != said.casefold() or rest[:1].isalnum():
        return summary
    left = rest.lstrip(".!?,;: ")
    return f"… {left}" if left and rest[0] not in ".!?" else left


@lookup
def item(index: Index, slug: str, root: str) -> Item:
    """Return a briefing as an entry of a list."""
    reading = index.readings[slug]
    briefing, entities = reading.briefing, reading.analysis.entities
    return Item(
        href=f"{root}briefings/{briefing.slug}/",
        title=title(reading),
        big=big(briefing.published),
        summary=stand(reading),
        names=tuple(Link(f"{root}entities/{e.id}/", index.short(e.id)) for e in entities[:_NAMES]),
        tally=tally(reading, index, f"{root}briefings/{briefing.slug}/"),
    )


def tally(reading: SourcedBriefing, index: Index, page: str = "") -> tuple[Count, ...]:
    """Count what a briefing holds, with links into its page; nothing depends on other briefings."""
    found = reading.analysis
    recorded = [(event.evidence[0], matched) for event in found.events if (matched := on_record(event, index))]
    agreeing = sum(not all(shares_source(quote, one, index) for one in ones) for quote, ones in recorded)
    dated = sum(1 for time in found.times if time.when)
    said = f"{counted(len(found.sentences), 'sentence')}, {counted(dated, 'date')}"
    counts = [Count(State("rep", "reported"), said, f"{page}#text")]
    if agreeing:
        counts.append(Count(State("agr", "agrees"), f"{counted(agreeing, 'event')} on record", f"{page}#record"))
    if same := len(recorded) - agreeing:
        counts.append(Count(State("", "on record"), f"{counted(same, 'event')}, same source", f"{page}#record"))
    for kind, name in (("con", "conflict"), ("cor", "corrected")):
        number = sum(1 for correction in reading.corrections if correction.state == name)
        if number:
            counts.append(Count(State(kind, name), counted(number, "statement"), f"{page}#record"))
    return tuple(counts)
