"""Read the knowledge files that editors write, check them, and load them as one immutable Knowledge.

Every problem of the files is named by its path and line.
"""

from briefing.knowledge.check import check
from briefing.knowledge.kinds import ENTITY_TYPES, EVENT_KINDS
from briefing.knowledge.load import load
from briefing.knowledge.values import (
    CONFIDENCES,
    COOPERATION_STATUSES,
    CORRECTION_STATES,
    TO_COME,
    Correction,
    Cue,
    Knowledge,
    Milestone,
    Record,
    Source,
)

__all__ = [
    "CONFIDENCES",
    "COOPERATION_STATUSES",
    "CORRECTION_STATES",
    "ENTITY_TYPES",
    "EVENT_KINDS",
    "TO_COME",
    "Correction",
    "Cue",
    "Knowledge",
    "Milestone",
    "Record",
    "Source",
    "check",
    "load",
]
