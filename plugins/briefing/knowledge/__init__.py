"""Read the knowledge files that editors write, check them, and load them as one immutable Knowledge.

Every problem of the files is named by its path and line.
"""

from briefing.knowledge.check import check
from briefing.knowledge.kinds import ENTITY_TYPES, EVENT_KINDS, OUTLET_CLASSES
from briefing.knowledge.load import load
from briefing.knowledge.outlets import Outlets
from briefing.knowledge.values import (
    COOPERATION_STATUSES,
    CORRECTION_STATES,
    TO_COME,
    Correction,
    Cue,
    Knowledge,
    Milestone,
    Outlet,
    Record,
    Source,
)

__all__ = [
    "COOPERATION_STATUSES",
    "CORRECTION_STATES",
    "ENTITY_TYPES",
    "EVENT_KINDS",
    "OUTLET_CLASSES",
    "TO_COME",
    "Correction",
    "Cue",
    "Knowledge",
    "Milestone",
    "Outlet",
    "Outlets",
    "Record",
    "Source",
    "check",
    "load",
]
