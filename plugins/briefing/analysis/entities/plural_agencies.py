"""Read "the Testlandish and Examplian space agencies" and "the space agencies of Testland" as the agencies meant.

Each country of the row stands for its one space agency; one that has none on record, or several, stays a country.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.gazetteer import Gazetteer, several_agencies

_JOINTS = frozenset([", ", " and ", ", and ", " and the ", ", the "])


def with_agencies(folded: str, certain: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return what is known for certain, in order, with agencies for the countries whose agencies are meant."""
    found = list(certain)
    starts = [one.start for one in certain]
    for start, end in several_agencies(folded):
        number = bisect_left(starts, start)
        for place in (*_before(folded, certain, number, start), *_after(folded, certain, number, end)):
            agencies = gazetteer.agencies(certain[place].entity)
            if len(agencies) == 1:
                one = agencies[0]
                found[place] = replace(certain[place], entity=one.id, name=one.name, type=one.type, rule="name")
    return found


def _before(folded: str, certain: Sequence[Candidate], number: int, start: int) -> Iterator[int]:
    """Yield the places of the adjectives of countries before "space agencies"."""
    joints = frozenset([" "])
    while number and certain[number - 1].rule == "demonym" and folded[certain[number - 1].end : start] in joints:
        number -= 1
        yield number
        start, joints = certain[number].start, _JOINTS


def _after(folded: str, certain: Sequence[Candidate], number: int, end: int) -> Iterator[int]:
    """Yield the places of the countries of a row after "space agencies of"."""
    joints = frozenset([" of ", " of the "])
    while number < len(certain) and certain[number].type == "country" and folded[end : certain[number].start] in joints:
        yield number
        end, joints = certain[number].end, _JOINTS
        number += 1
