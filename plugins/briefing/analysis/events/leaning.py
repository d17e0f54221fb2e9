"""Mark the events that are no rows, because their words lean on others: who acts, which agreement, whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.events.open_references import ends_empty, names_signers, open_nouns
from briefing.analysis.events.topic_nouns import ABOUT, BARE_SIGNING, is_open, subject_words
from briefing.model import Event, Mention

_BEFORE = 8  # characters
_PLACED = re.compile(r"(?:^|\s)(?:in|at|from|near)\s+$")
_OWNING = ("’s", "'s")


def marked_leaning(
    event: Event, text: str, own: Sequence[Mention], parties: frozenset[str], backed: frozenset[str]
) -> Event:
    """Return an event, marked as no row where its words lean on others, given the mentions in its sentence."""
    return _if_somebodys(_if_whole(_if_named(event, own)), text, own, parties, backed)


def _if_named(event: Event, inside: Sequence[Mention]) -> Event:
    """Return an event that is no row where its words name nobody and nothing: "The laboratory signed with others"."""
    acting = set(event.actors) - set(event.surmised)
    told = ": " in event.what
    named = told or acting or any(mention.text in event.what for mention in inside)
    lost = (
        not (told or names_signers(event.what))
        and is_open(event.what)
        and not any(m.text in subject_words(event.what) for m in inside)
    )
    return event if named and not lost else replace(event, self_contained=False)


def _if_whole(event: Event) -> Event:
    """Return an event that is no row where its words ask which agreement, or of what, or whose signing is told."""
    _, topic, what = event.what.rpartition(": ")
    asked = [noun for noun in open_nouns(what) if not (topic and noun in ABOUT) and not names_signers(what)]
    lacks = asked or ends_empty(what) or (not topic and BARE_SIGNING.fullmatch(what))
    return _leaning(event) if lacks and event.self_contained else event


def _if_somebodys(
    event: Event, text: str, own: Sequence[Mention], parties: frozenset[str], backed: frozenset[str]
) -> Event:
    """Return an event that leans on others where nobody can tell from it whose it is: "Kite was launched from China".

    It is somebody’s by a party that acts or is told as more than a place, or by a person or thing in its words of whom
    the record tells more.
    """
    inside = [mention for mention in own if mention.text in event.what]
    sides = {
        m.entity
        for m in inside
        if m.entity in parties
        and (text[m.end : m.end + 2] in _OWNING or not _PLACED.search(text[max(0, m.start - _BEFORE) : m.start]))
    }
    told = backed.intersection([*event.actors, *(m.entity for m in inside)]) or sides
    topic = ": " in event.what
    acting = not parties.isdisjoint(set(event.actors) - set(event.surmised))
    return event if told or topic or acting or not event.self_contained else _leaning(event)


def _leaning(event: Event) -> Event:
    """Return an event that is no row, because its words lean on others."""
    return replace(event, self_contained=False, leans=True)
