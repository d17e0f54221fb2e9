"""What parties do together, once, whoever tells of it: the record, briefings, or both.

A briefing tells of an act on record when an event of its sentence is that milestone, or when it tells without a date of
the one agreement of the same parties on the same programme. Of many who sign one paper no two work together by that,
and neither does who joins it; such milestones are no acts here, nor is what parties of one country do among themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefing.english import lexicon
from briefing.knowledge import TO_COME, Milestone
from briefing.knowledge.kinds import event_kinds
from briefing.model import Analysis, Briefing, Cooperation, Event, Mention, Quote, When
from briefing.publish.lookups.act import SAID, Act, Step, changes
from briefing.publish.lookups.nationality import homes
from briefing.publish.lookups.record import Matcher
from briefing.site import Site

_POINTING = lexicon.lowered("pointing_word", "several_parties", "vague_opener", "first_person")
_FEW = 5
"""Sides of an agreement whose parties work with each other; one of more is a membership."""
_OVER = ("completed", "ended")
_MARKS = "“”‘’\"'(),"


def acts(
    site: Site, matcher: Matcher, nationality: Mapping[str, str], reported: Mapping[str, tuple[Event, ...]]
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
        elif not reader.is_domestic(cooperation.parties) and not reader.leans(cooperation):
            alone.append(reader.reported(cooperation))
    recorded = (reader.recorded(m, told.get(m.id, ())) for m in reader.joint.values())
    return tuple(sorted((reader.turned(act, turns) for act in (*alone, *recorded)), key=lambda act: act.id))


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
        return Step(self.milestone.turns, self.milestone.title, self.milestone.when, True, self.milestone.id, ())


def _texts(events: Iterable[Event]) -> frozenset[str]:
    return frozenset(quote.briefing for event in events for quote in event.evidence)


class _Reader:
    """The record and the readings of a site, as far as acts rest on them."""

    def __init__(self, site: Site, matcher: Matcher, nationality: Mapping[str, str]) -> None:
        """Sort the milestones that are acts."""
        self._nationality, self._homes = nationality, homes(site.knowledge.records)
        self._matcher = matcher
        self._read = {b.slug: (b, found) for b, found in zip(site.briefings, site.analyses, strict=True)}
        self._tellings: dict[str, _Telling] = {}
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

    def told_in(self, slug: str) -> _Telling:
        """Return what one text tells."""
        if slug not in self._tellings:
            self._tellings[slug] = _Telling(*self._read[slug])
        return self._tellings[slug]

    def leans(self, cooperation: Cooperation) -> bool:
        """Return True for a cooperation whose sentence cannot be read without another."""
        quote = cooperation.evidence[0]
        return self.told_in(quote.briefing).leans(quote)

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
        quote = cooperation.evidence[0]
        mentions = self.told_in(quote.briefing).mentions(quote)
        named = {m.entity: None for m in mentions if m.entity in self._programmes and m.text in cooperation.on}
        return list(named)

    def reported(self, cooperation: Cooperation) -> Act:
        """Return the act that a cooperation is, when the record has nothing of it."""
        one, told = cooperation, tuple(self._told(cooperation))
        first = next((step for step in told if step.dated), told[0])
        return Act(one.id, one.parties, (), None, (one,), first, told, changes(told))

    def recorded(self, milestone: Milestone, reports: Iterable[Cooperation]) -> Act:
        """Return the act of a milestone, with the cooperations that tell of it."""
        ones = tuple(sorted(reports, key=lambda one: (self.told_in(one.evidence[0].briefing).day, one.id)))
        own = Step(_status(milestone), milestone.title, milestone.when, True, milestone.id, ())
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
        for quote in cooperation.evidence:
            text = self.told_in(quote.briefing)
            own = text.own(cooperation, quote)
            when = None if own.status in TO_COME else text.day_told(quote)
            yield Step(own.status, own.on, when or When.on(text.day), when is not None, "", (quote,))

    def turned(self, act: Act, turns: Iterable[_Turn]) -> Act:
        """Return an act with what became of its programme since, unless it was over before."""
        if act.last.status in _OVER:
            return act
        about = {act.milestone.programme} if act.milestone else {p for one in act.reports for p in self._about(one)}
        own = (turn for turn in turns if turn.milestone.programme in about and all(map(turn.is_after, act.steps)))
        return replace(act, steps=(*act.steps, *(turn.step() for turn in own)))


def _status(milestone: Milestone) -> str:
    """Return where an act stands by its milestone alone; "" where its kind does not tell."""
    if milestone.kind in event_kinds("accord"):
        return "signed"
    return "completed" if milestone.kind in event_kinds("done") else ""


def points_back(text: str, quote: Quote) -> bool:
    """Return True for a sentence whose first word points to another: "They signed", "Both signed"."""
    return text[quote.start : quote.end].split(maxsplit=1)[0].strip(_MARKS).casefold() in _POINTING


class _Telling:
    """What one text tells, by the sentences that tell it."""

    def __init__(self, briefing: Briefing, analysis: Analysis) -> None:
        """Sort what was read by sentence, so that each is found at once."""
        self.day, self._text, self._mentions = briefing.published, briefing.text, analysis.mentions
        self._starts = [mention.start for mention in analysis.mentions]
        self._alone = {quote for event in analysis.self_contained for quote in event.evidence}
        self.events: dict[Quote, list[Event]] = defaultdict(list)
        for event in analysis.events:
            for quote in event.evidence:
                self.events[quote].append(event)
        self._shown: dict[tuple[Quote, frozenset[str]], Cooperation] = {}
        for one in reversed(analysis.shown):
            self._shown |= {(quote, frozenset(one.parties)): one for quote in one.evidence}

    def own(self, cooperation: Cooperation, quote: Quote) -> Cooperation:
        """Return a cooperation as this text tells it, before it was merged with what others tell."""
        return self._shown.get((quote, frozenset(cooperation.parties)), cooperation)

    def leans(self, quote: Quote) -> bool:
        """Return True for a sentence whose first word points to another, unless a clause of it can be read alone."""
        return points_back(self._text, quote) and quote not in self._alone

    def mentions(self, quote: Quote) -> Iterator[Mention]:
        """Yield what a sentence names."""
        first, last = (bisect_left(self._starts, place) for place in (quote.start, quote.end))
        yield from self._mentions[first:last]

    def day_told(self, quote: Quote) -> When | None:
        """Return the date that a sentence gives for what was done; None for none, or for more than one."""
        done = [event for event in self.events.get(quote, ()) if event.modality in ("happened", "ongoing")]
        bound = [event for event in done if event.kind in event_kinds("accord")] or done
        return bound[0].when if len({event.when.timex3 for event in bound}) == 1 else None
