"""Make up news of space cooperation, the same bytes at every run, with names of the knowledge base."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from briefing.calendar.words import MONTHS
from briefing.knowledge import Knowledge
from briefing.knowledge.kinds import entity_types

_FIRST, _DAYS, _WORDS, _POOL = date(2016, 1, 1), 3650, 400, 150
_SENTENCES = (
    "{who} and {other} signed an agreement on {matter} on {day}.",
    "{who} said on {day} that work with {other} on {matter} goes on as planned.",
    "Engineers of {other} visited {who} to prepare {matter}, which both want to finish by {month}.",
    "{who} will give {other} data of {matter} from {month} on.",
    "A review of {matter} is expected in {month}, officials of {other} told reporters.",
    "{other} withdrew from {matter} after talks with {who} had ended without a result.",
    "The two sides have worked on {matter} since {month}.",
)


@dataclass(frozen=True, slots=True)
class SyntheticArticle:
    """One text, before it is written as a generator wants it."""

    slug: str
    title: str
    day: date
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]


def articles(number: int, known: Knowledge) -> Iterator[SyntheticArticle]:
    """Yield so many articles; each is drawn for itself, so that a larger corpus holds the smaller one."""
    actors = [record.name for record in known.records if record.type in entity_types("party")][:_POOL]
    matters = [record.name for record in known.records if record.type in entity_types("craft")][:_POOL]
    matters = matters or ["the joint mission"]
    for one in range(number):
        yield _article(one, random.Random(one), actors, matters)


def _article(number: int, chance: random.Random, actors: Sequence[str], matters: Sequence[str]) -> SyntheticArticle:
    day = _FIRST + timedelta(chance.randrange(_DAYS))
    tags = tuple(dict.fromkeys((*_drawn(chance, actors, 4), *_drawn(chance, matters, 2))))
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < _WORDS:
        paragraphs.append(" ".join(_sentence(chance, actors, matters, day) for _ in range(3)))
    return SyntheticArticle(
        f"article-{number:06}", f"{tags[0]} and {tags[-1]}, report {number}", day, tags, tuple(paragraphs)
    )


def _sentence(chance: random.Random, actors: Sequence[str], matters: Sequence[str], day: date) -> str:
    who, other = _drawn(chance, actors, 2)
    (matter,) = _drawn(chance, matters, 1)
    near = day + timedelta(chance.randint(-400, 400))
    month = f"{MONTHS[near.month - 1]} {near.year}"
    sentence = chance.choice(_SENTENCES)
    return sentence.format(who=who, other=other, matter=matter, day=f"{near.day} {month}", month=month)


def _drawn(chance: random.Random, names: Sequence[str], number: int) -> list[str]:
    """Return names, the first of the list most often (Zipf's law)."""
    return chance.choices(names, cum_weights=list(accumulate(1 / rank for rank in range(1, len(names) + 1))), k=number)
