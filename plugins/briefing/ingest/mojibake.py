"""Mend text that had been decoded wrongly before it came to us; ftfy knows how."""

from __future__ import annotations

import ftfy

_MENDING = ftfy.TextFixerConfig(
    fix_encoding=False,
    normalization=None,  # comes last, when no run of combining marks is long
    unescape_html=False,
    uncurl_quotes=False,
    fix_character_width=False,
    remove_control_chars=False,
)


def mend(text: str) -> tuple[str, bool]:
    """Return the text as it was meant, and whether it had been decoded wrongly."""
    recoded = ftfy.fix_encoding(text)
    return ftfy.fix_text(recoded, _MENDING), recoded != text
