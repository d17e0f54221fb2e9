"""Days in standard notation (EDTF) and in the words of a reader."""

from briefing.when.edtf import days, edtf, from_edtf
from briefing.when.words import datetime_attribute, phrase

__all__ = ["datetime_attribute", "days", "edtf", "from_edtf", "phrase"]
