"""Who acts, with the place where the text names them, and of whom a sentence speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.model import Mention, Quote


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity that acts, and where the text names it."""

    entity: str
    quote: Quote | None
    """None where the text does not name it."""
    sure: bool = True
    """False where only the record or the topic of the text speaks for it: it is read, and not shown."""
    on_record: bool = False
    """True where only the record ties it to the thing, even if the text names it elsewhere."""
    meant: bool = False
    """True for whom a pronoun or a noun like "the agency" means."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Of what a sentence speaks: its subject."""

    place: int
    """Number of the sentence."""
    actors: tuple[Actor, ...]
    """Who is behind it."""
    head: str
    """Its noun, in small letters, or ""."""
    itself: bool = False
    """True when they are the subject, and not those behind it."""

    @property
    def meant(self) -> tuple[Actor, ...]:
        """Those that a pronoun after it means."""
        return meant(self.actors) if self.itself else self.actors


def actor_at(briefing: str, mention: Mention) -> Actor:
    """Return who is named by a mention."""
    return Actor(mention.entity, Quote(briefing, mention.start, mention.end))


def meant(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return actors as those whom a pronoun or a definite noun means."""
    return tuple(replace(actor, meant=True) for actor in actors)


def surmised(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return actors as those who are read, and not shown."""
    return tuple(replace(actor, sure=False) for actor in actors)
