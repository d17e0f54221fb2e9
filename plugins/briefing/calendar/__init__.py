"""Days, the units that name them, and how both are written: the ground floor, which knows nothing of texts.

The name is that of a standard module, which is imported absolutely everywhere here and is not hidden by this one.
"""

from briefing.calendar.edtf import edtf, from_edtf
from briefing.calendar.unit import Unit
from briefing.calendar.when import When
from briefing.calendar.words import datetime_attribute, phrase

__all__ = ["Unit", "When", "datetime_attribute", "edtf", "from_edtf", "phrase"]
