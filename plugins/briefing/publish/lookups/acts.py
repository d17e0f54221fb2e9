"""What parties do together, once, whoever tells of it: the record, briefings, or both.

A briefing tells of an act on record when an event of its sentence is that milestone, or when it tells without a date of
the one agreement of the same parties on the same programme. Of many who sign one paper no two work together by that,
and neither does who joins it; such milestones are no acts here, nor is what parties of one country do among themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefing.knowledge import TO_COME, Milestone
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Cooperation, Event, When
from briefing.publish.lookups.act import SAID, Act, Step, changes
from briefing.publish.lookups.nationality import homes
from briefing.publish.lookups.record import MilestoneMatcher
from briefing.publish.lookups.repeated_acts import Repetitions
from briefing.publish.lookups.telling import Telling
from briefing.site import Site

_FEW = 5
"""Sides of an agreement whose parties work with each other; one of more is a membership."""
_TITLED = entity_types("titled")
_OVER = ("completed", "ended")


def acts(
    site: Site, matcher: MilestoneMatcher, nationality: Mapping[str, str], reported: Mapping[str, tuple[Event, ...]]
) -> tuple[Act, ...]:
    """Return what parties do together, by the record and by the briefings of a site, in the order of the ids.

    `nationality` has the country that a party acts for, `reported` the events that tell of a milestone.
    """
    reader = _Reader(site, matcher, nationality)
    turns = [_Turn(m, _texts(reported.get(m.id, ()))) for m in site.knowledge.milestones if m.turns]
    told: dict[str, list[Cooperation]] = defaultdict(list)
    alone = []
    for cooperation in site.cooperations:
        if milestone := reader.milestone_of(cooperation):
            told[milestone].append(cooperation)
        elif not reader.is_domestic(cooperation.parties) and reader.is_act(cooperation):
            alone.append(reader.reported(cooperation))
    recorded = (reader.recorded(m, told.get(m.id, ())) for m in reader.joint.values())
    kept = (*reader.repetitions.removed_from(alone), *recorded)
    return tuple(sorted((reader.turned(act, turns) for act in kept), key=lambda act: act.id))


@dataclass(frozen=True, slots=True)
class _Turn:
    """A milestone that changes where all work of its programme stands."""

    milestone: Milestone
    texts: frozenset[str]
    """Briefings that tell of it: what they say without a date was before it."""

    def is_after(self, step: Step) -> bool:
        """Return True when a step was before the change."""
        known = not step.dated and any(quote.briefing in self.texts for quote in step.quotes)
        return known or step.when.is_before(self.milestone.when.ends[0])

    def step(self) -> Step:
        """Return the change."""
        return Step(self.milestone.turns, self.milestone.title, "", self.milestone.when, True, self.milestone.id, ())


def _texts(events: Iterable[Event]) -> frozenset[str]:
    return frozenset(quote.briefing for event in events for quote in event.evidence)


class _Reader:
    """The record and the readings of a site, as far as acts rest on them."""

    def __init__(self, site: Site, matcher: MilestoneMatcher, nationality: Mapping[str, str]) -> None:
        """Sort the milestones that are acts."""
        self._nationality, self._homes = nationality, homes(site.knowledge.records)
        self._matcher = matcher
        self._read = {b.slug: (b, found) for b, found in zip(site.briefings, site.analyses, strict=True)}
        states = {record.id for record in site.knowledge.records if record.type in entity_types("state")}
        self.repetitions = Repetitions(self._acting, states, {b.slug: b for b in site.briefings})
        self._tellings: dict[str, Telling] = {}
        self.joint = {m.id: m for m in site.knowledge.milestones if self._is_joint(m)}
        signed = (m for m in self.joint.values() if m.kind in event_kinds("accord") and m.programme)
        self._agreements: dict[tuple[str, frozenset[str]], list[Milestone]] = defaultdict(list)
        for milestone in signed:
            self._agreements[milestone.programme, self._acting(milestone.parties)].append(milestone)
        turned = {m.programme for m in site.knowledge.milestones if m.turns}
        self._programmes = {programme for programme, _ in self._agreements} | turned

    def is_domestic(self, parties: Iterable[str]) -> bool:
        """Return True where all parties are at home in one country: a ministry and its agency, a contract at home."""
        return len({self._homes.get(party, party) for party in parties}) == 1

    def _acting(self, parties: Iterable[str]) -> frozenset[str]:
        """Return the countries that parties act for; a party of no country stands for itself."""
        return frozenset(self._nationality.get(party, party) for party in parties)

    def _is_joint(self, milestone: Milestone) -> bool:
        """Return True for a milestone by which its parties work together."""
        sides = len(self._acting(milestone.parties))
        many = milestone.kind in event_kinds("accord") and sides > _FEW
        abroad = sides > 1 and not self.is_domestic(milestone.parties)
        return abroad and not many and not milestone.turns and milestone.kind not in event_kinds("once_a_party")

    def told_in(self, slug: str) -> Telling:
        """Return what one text tells."""
        if slug not in self._tellings:
            self._tellings[slug] = Telling(*self._read[slug])
        return self._tellings[slug]

    def is_act(self, cooperation: Cooperation) -> bool:
        """Return True for a cooperation whose sentence can be read alone and tells more than its length."""
        quote = cooperation.evidence[0]
        text = self.told_in(quote.briefing)
        return not text.leans(quote) and (cooperation.status in SAID or not text.is_general(quote))

    def milestone_of(self, cooperation: Cooperation) -> str:
        """Return the id of the milestone that a cooperation tells of, or ""."""
        parties = self._acting(cooperation.parties)
        for quote in cooperation.evidence:
            for event in self.told_in(quote.briefing).events.get(quote, ()):
                for milestone in self._matcher.match(event):
                    if milestone.id in self.joint and len(parties & self._acting(milestone.parties)) > 1:
                        return milestone.id
        return self._undated(cooperation, parties)

    def _undated(self, cooperation: Cooperation, parties: frozenset[str]) -> str:
        """Return the id of the one agreement of the same parties on a programme that a cooperation is about, or ""."""
        if cooperation.status != "signed":
            return ""
        found = [m for programme in self._about(cooperation) for m in self._agreements.get((programme, parties), ())]
        return found[0].id if len(found) == 1 else ""

    def _about(self, cooperation: Cooperation) -> list[str]:
        """Return the programmes of the record that are named in what a cooperation is on."""
        quote, (topic, _, _) = cooperation.evidence[0], cooperation.on.partition(": ")
        text = self.told_in(quote.briefing)
        mentions = (*text.mentions(quote), *text.called(topic))
        named = {m.entity: None for m in mentions if m.entity in self._programmes and m.text in cooperation.on}
        return list(named)

    def _only(self, cooperation: Cooperation) -> list[str]:
        """Return the programme that a cooperation is on, where it is on nothing else: not a seat "on A and B"."""
        quote = cooperation.evidence[0]
        types = {entity.id: entity.type for entity in self._read[quote.briefing][1].entities}
        named = {m.entity for m in self.told_in(quote.briefing).mentions(quote) if m.text in cooperation.on}
        flying = {one for one in named if types.get(one) in _TITLED}
        return [one for one in self._about(cooperation) if flying <= {one}]

    def reported(self, cooperation: Cooperation) -> Act:
        """Return the act that a cooperation is, when the record has nothing of it."""
        one, told = cooperation, tuple(self._told(cooperation))
        first = next((step for step in told if step.dated), told[0])
        sure = [step for step in told if step.sure_status]
        return Act(one.id, one.parties, (), None, (one,), first, told, changes(sure or told))

    def recorded(self, milestone: Milestone, reports: Iterable[Cooperation]) -> Act:
        """Return the act of a milestone, with the cooperations that tell of it."""
        ones = tuple(sorted(reports, key=lambda one: (self.told_in(one.evidence[0].briefing).day, one.id)))
        own = Step(_status(milestone), milestone.title, "", milestone.when, True, milestone.id, ())
        told = tuple(step for one in ones for step in self._told(one))
        return Act(
            id=ones[0].id if ones else milestone.id,
            parties=milestone.parties,
            hosts=milestone.hosts,
            milestone=milestone,
            reports=ones,
            first=own,
            told=told,
            steps=changes((own, *(step for step in told if step.status in SAID))),
        )

    def _told(self, cooperation: Cooperation) -> Iterator[Step]:
        """Yield what each text says of where a cooperation stands."""
        sides = self._acting(cooperation.parties)
        for quote in cooperation.evidence:
            text = self.told_in(quote.briefing)
            own = text.own(cooperation, quote)
            dated = None if own.status in TO_COME else text.day_told(quote, lambda event: self._is_of(event, sides))
            yield Step(own.status, own.on, own.told, dated or When.on(text.day), dated is not None, "", (quote,))

    def _is_of(self, event: Event, sides: frozenset[str]) -> bool:
        """Return True for an event in which one of some countries takes part, or nobody is said to."""
        return not event.actors or not sides.isdisjoint(self._acting(event.actors))

    def turned(self, act: Act, turns: Iterable[_Turn]) -> Act:
        """Return an act with what became of its programme since, unless it was over before."""
        if act.last.status in _OVER:
            return act
        about = {act.milestone.programme} if act.milestone else {p for one in act.reports for p in self._only(one)}
        own = (turn for turn in turns if turn.milestone.programme in about and all(map(turn.is_after, act.steps)))
        return replace(act, steps=(*act.steps, *(turn.step() for turn in own)))


def _status(milestone: Milestone) -> str:
    """Return where an act stands by its milestone alone; "" where its kind does not tell."""
    if milestone.kind in event_kinds("accord"):
        return "signed"
    return "completed" if milestone.kind in event_kinds("done") else ""
