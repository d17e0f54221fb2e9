"""Say where the theme, the records, the pages and the settings lie that come with the program, and how it is called.

An installed program has them in a folder beside its packages; in a clone they are the clone's own.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGES = Path(__file__).resolve().parents[1]
_BESIDE = _PACKAGES / "space_cooperation_briefing"
_IS_INSTALLED = _BESIDE.is_dir()

SHIPPED = _BESIDE if _IS_INSTALLED else _PACKAGES.parent
KNOWLEDGE = SHIPPED / "content" / "knowledge"
COMMAND = "space-briefing" if _IS_INSTALLED else "invoke"
"""What an editor types before a verb."""
