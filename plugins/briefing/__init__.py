"""Turn raw news texts into analysed briefings and pages: plain Python, without a framework or a clock."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.analysis import Tools


def analyse(text: str, published: date, knowledge: Path | None = None) -> dict[str, object]:
    """Return what is read in a text of a day: its entities, times, events and cooperations, as plain values.

    Paragraphs are separated by blank lines, and without a folder of `knowledge` the project's own is used; the form is
    that of `python -m briefing.analysis`. Raises KnowledgeError.
    """
    # what reads takes long to load, and a build decides that nothing changed without it
    from briefing.analysis.__main__ import reading
    from briefing.model import Seed
    from briefing.shipped import KNOWLEDGE

    return reading(Seed("text", published, text.strip(), "", "", "", ""), _tools(knowledge or KNOWLEDGE))


@cache
def _tools(knowledge: Path) -> Tools:
    from briefing.analysis import tools
    from briefing.knowledge import load

    return tools(load(knowledge))
