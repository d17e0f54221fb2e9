"""Which agreement a milestone is the signing of: the records and the milestones tell of one paper from two sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefing.calendar import from_edtf
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.knowledge.values import Milestone, Record


def instruments(records: Iterable[Record], milestones: Iterable[Milestone]) -> Mapping[str, str]:
    """Return the id of the agreement that each milestone is the first signing of, by the id of the milestone.

    It is the one signed on that day whose milestone names it as the programme, or two of whose parties signed.
    """
    signed = [m for m in milestones if m.kind in event_kinds("accord")]
    by_day: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.type in entity_types("signed") and record.founded:
            by_day[from_edtf(record.founded).timex3].append(record)
    return {m.id: one.id for m in signed for one in by_day.get(m.when.timex3, ()) if _is_of(m, one)}


def _is_of(milestone: Milestone, agreement: Record) -> bool:
    return milestone.programme == agreement.id or len({*milestone.parties} & {*agreement.parties}) > 1
