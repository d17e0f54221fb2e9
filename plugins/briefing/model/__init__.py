"""The values that flow from a seed to a page; every one is immutable and plain.

Offsets count characters of `Briefing.text`, half-open: `text[start:end]` is always the surface form.
Dates are days; an interval includes both its ends.
"""

from briefing.calendar.when import When
from briefing.model.readings import (
    Analysis,
    Applied,
    Claim,
    Cooperation,
    Entity,
    Event,
    Mention,
    TimeExpression,
)
from briefing.model.texts import RIGHTS, Briefing, Quote, Reference, Seed, Sentence

__all__ = [
    "RIGHTS",
    "Analysis",
    "Applied",
    "Briefing",
    "Claim",
    "Cooperation",
    "Entity",
    "Event",
    "Mention",
    "Quote",
    "Reference",
    "Seed",
    "Sentence",
    "TimeExpression",
    "When",
]
