"""Show briefings as entries of a list: date, title, summary, names, and what each of them holds."""

from __future__ import annotations

from briefing.publish.elements import Count, Item, Link, State
from briefing.publish.elements.dating import big, long_day
from briefing.publish.evidence.origins import shares_source
from briefing.publish.evidence.rights import permitted
from briefing.publish.lookups.index import Index, Reading
from briefing.publish.lookups.matches import on_record

_NAMES = 6
"""Names under an entry."""


def title(reading: Reading) -> str:
    """Return the title, or the day where the title repeats a withheld sentence."""
    return permitted(reading, reading.briefing.title, f"Briefing of {long_day(reading.briefing.published)}")


def summary(reading: Reading) -> str:
    """Return the summary, or what happened in short where the summary repeats a withheld sentence."""
    instead = "; ".join(permitted(reading, event.what) for event in reading.analysis.listed[:2])
    return permitted(reading, reading.briefing.summary, instead)


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


def item(reading: Reading, index: Index, root: str) -> Item:
    """Return a briefing as an entry of a list."""
    briefing, entities = reading.briefing, reading.analysis.entities
    return Item(
        href=f"{root}briefings/{briefing.slug}/",
        title=title(reading),
        big=big(briefing.published),
        summary=continued(title(reading), summary(reading)),
        names=tuple(Link(f"{root}entities/{e.id}/", index.short(e.id)) for e in entities[:_NAMES]),
        tally=tally(reading, index, f"{root}briefings/{briefing.slug}/"),
    )


def tally(reading: Reading, index: Index, page: str = "") -> tuple[Count, ...]:
    """Count what a briefing holds, with links into its page; nothing depends on other briefings."""
    found = reading.analysis
    recorded = [(event.evidence[0], matched) for event in found.events if (matched := on_record(event, index))]
    agreeing = sum(not all(shares_source(quote, one, index) for one in ones) for quote, ones in recorded)
    dated = sum(1 for time in found.times if time.when)
    said = f"{_count(len(found.sentences), 'sentence')}, {_count(dated, 'date')}"
    counts = [Count(State("rep", "reported"), said, f"{page}#text")]
    if agreeing:
        counts.append(Count(State("agr", "agrees"), f"{_count(agreeing, 'event')} on record", f"{page}#record"))
    if same := len(recorded) - agreeing:
        counts.append(Count(State("", "on record"), f"{_count(same, 'event')}, same source", f"{page}#record"))
    for kind, name in (("con", "conflict"), ("cor", "corrected")):
        number = sum(1 for correction in reading.corrections if correction.state == name)
        if number:
            counts.append(Count(State(kind, name), _count(number, "statement"), f"{page}#record"))
    return tuple(counts)


def _count(number: int, noun: str) -> str:
    """Return `1 date`, `2 dates`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
