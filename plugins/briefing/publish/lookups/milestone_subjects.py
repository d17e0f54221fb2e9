"""Find the entities on whose pages a milestone is listed.

These are its parties with their countries, its programme, the agreement that it is the signing of, the craft and
programmes that its title names in full, and those who act in what briefings report of it. So the page of a country also
lists what its agency has on record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.knowledge import Knowledge, Milestone
from briefing.knowledge.kinds import entity_types
from briefing.model import Event

_WORD = re.compile(r"\w+")
_SHORTEST = 5  # characters of a name that a title is searched for


class MilestoneSubjects:
    """The names of craft and programmes, by their first word."""

    def __init__(self, knowledge: Knowledge, home: Mapping[str, str], signed: Mapping[str, str]) -> None:
        """Sort the names that a title may hold.

        `home` has the country that a party acts for, `signed` the agreement that a milestone is the signing of.
        """
        self._home, self._signed = home, signed
        self._names: dict[str, list[tuple[str, str]]] = {}
        for record in knowledge.records:
            for name in (record.name, *record.names) if record.type in entity_types("titled") else ():
                first = _WORD.search(name)
                if first and len(name) >= _SHORTEST:
                    self._names.setdefault(first[0], []).append((name, record.id))

    def entities(self, milestone: Milestone, reports: Iterable[Event]) -> tuple[str, ...]:
        """Return the entities on whose pages a milestone stands, each once."""
        papers = (one for one in (milestone.programme, self._signed.get(milestone.id, "")) if one)
        actors = (actor for event in reports for actor in event.actors)
        homes = (self._home[party] for party in milestone.parties if party in self._home)
        return tuple(dict.fromkeys((*milestone.parties, *papers, *self._titled(milestone.title), *homes, *actors)))

    def _titled(self, title: str) -> Iterable[str]:
        """Yield what a title names."""
        for word in _WORD.finditer(title):
            for name, record in self._names.get(word[0], ()):
                end = word.start() + len(name)
                if title.startswith(name, word.start()) and not title[end : end + 1].isalnum():
                    yield record
