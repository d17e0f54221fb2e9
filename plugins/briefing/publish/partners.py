"""Who acts with whom, how often and when: the record and what briefings report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefing.knowledge import Milestone
from briefing.model import Cooperation, When
from briefing.publish.dating import short_date
from briefing.publish.elements import Link, Partner
from briefing.publish.figures.marks import mark, scale_over, strip
from briefing.publish.figures.shapes import Mark
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.rows import chips, place, year

Act = tuple[When, bool, str, str]
"""When parties acted together, whether that is on record, the address below the root where it stands, and words."""
Involved = tuple[Act, ...]
_SHOWN = 12
"""Newest acts that a number unfolds to."""


@lookup
def most_active(index: Index, limit: str) -> dict[str, Involved]:
    """Return the parties that acted most with others, and when, the most active first."""
    shared = (milestone for milestone in index.site.knowledge.milestones if len(milestone.parties) > 1)
    return _most(_by_party(_acts(shared, index.site.cooperations, index)), int(limit))


@lookup
def with_whom(index: Index, entity: str, limit: str) -> dict[str, Involved]:
    """Return those who acted most with `entity`, and when; a country is no partner of its own bodies."""
    own = _acts(index.milestones.get(entity, ()), index.cooperations.get(entity, ()), index)
    found = _by_party(own).items()
    others = {party: acts for party, acts in found if party != entity and not _own_country(entity, party, index)}
    return _most(others, int(limit))


def _own_country(one: str, two: str, index: Index) -> bool:
    """Return True for a country and a party that acts for it."""
    country = {index.countries.get(index.sides.get(party, "")) for party in (one, two)}
    return len(country) == 1 and not country.isdisjoint((one, two))


def _most(found: Mapping[str, Involved], limit: int) -> dict[str, Involved]:
    """Return those that act most often."""
    ranked = sorted(found, key=lambda party: (-len(found[party]), party))
    return {party: found[party] for party in ranked[:limit]}


def partners(found: Mapping[str, Involved], index: Index, root: str) -> tuple[tuple[Partner, ...], str]:
    """Return the rows of a list of parties on one axis, and its years in words."""
    scale = scale_over(act[0] for acts in found.values() for act in acts)
    listed = []
    for party, acts in found.items():
        marks = _apart(mark(when, scale, record) for when, record, _, _ in acts)
        kind = index.entities[party].type if party in index.entities else ""
        link = Link(f"{root}entities/{party}/" if kind else "", index.name(party), kind)
        listed.append(Partner(link, len(acts), _rests(acts, root), strip("", marks, scale, 5)))
    return tuple(listed), f"{scale.first.year} to {scale.last.year}"


def _apart(marks: Iterable[Mark]) -> Iterable[Mark]:
    """Return marks without those that stand in the same hundredth of the axis as another of their kind."""
    return {(one.above, one.kind, int(float(one.x[:-1]))): one for one in marks}.values()


def _rests(acts: Involved, root: str) -> tuple[Link, ...]:
    """Return links to the newest of what a number counts."""
    newest = sorted(acts, key=lambda act: (year(act[0]), act[0].timex3, act[2]), reverse=True)[:_SHOWN]
    return tuple(Link(to if to.startswith("http") else f"{root}{to}", words) for _, _, to, words in newest)


def _by_party(acts: Iterable[tuple[tuple[str, ...], Act]]) -> dict[str, Involved]:
    """Return the acts of each party."""
    found: dict[str, list[Act]] = defaultdict(list)
    for together, act in acts:
        for party in together:
            found[party].append(act)
    return {party: tuple(listed) for party, listed in found.items()}


def _acts(
    milestones: Iterable[Milestone], cooperations: Iterable[Cooperation], index: Index
) -> Iterator[tuple[tuple[str, ...], Act]]:
    """Yield parties and what they did together."""
    for milestone in milestones:
        row = place(milestone, index, "")
        yield milestone.parties, (milestone.when, True, row, f"{short_date(milestone.when)}, on record")
    for cooperation in cooperations:
        day = When.on(index.readings[cooperation.evidence[0].briefing].briefing.published)
        said = chips(cooperation.evidence[:1], (), index, "")[0].href
        yield cooperation.parties, (day, False, said, f"{short_date(day)}, reported")
