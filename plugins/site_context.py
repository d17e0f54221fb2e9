"""Pelican plugin: every template's context holds `site`, all that was read in the briefings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from briefing import knowledge
from briefing.analysis import analyse as read
from briefing.analysis import tools
from briefing.digest import digest
from briefing.ingest import markdown
from briefing.site import Site, analyse


def site_of(content: str) -> Site:
    """Read and analyse all briefings below a content folder."""
    folder = Path(content)
    known = knowledge.load(folder / "knowledge")
    compiled = tools(known)
    briefings = [markdown.read(path, folder) for path in sorted((folder / "briefings").rglob("*.md"))]
    readings = [(briefing, read(briefing, compiled)) for briefing in briefings if not briefing.draft]
    return analyse(((briefing, analysis, digest(briefing, analysis)) for briefing, analysis in readings), known)


def add_site(generator: Any) -> None:
    """Put the site into the context, unless the press has done so."""
    if "site" not in generator.context:
        generator.context["site"] = site_of(generator.settings["PATH"])


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(add_site)
