"""Pelican plugin: each article ends in its timeline, and templates find that of each entity in `timelines`."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import Any

from pelican import signals

from briefing.calendar import phrase


def add_timelines(generator: Any) -> None:
    """Write each article's timeline below its text; a timeline is a list of (date in words, what happened)."""
    site = generator.context["site"]
    by_slug: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_entity: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event in (event for event in site.events if not event.leans):
        line = (phrase(event.when), event.what)
        for slug in sorted({quote.briefing for quote in event.evidence}):
            by_slug[slug].append(line)
        for entity in event.entities:
            by_entity[entity].append(line)
    for article in generator.articles:
        article.timeline = by_slug[article.slug]
        article._content += _html(article.timeline)
    generator.context["timelines"] = dict(by_entity)


def _html(timeline: list[tuple[str, str]]) -> str:
    rows = "".join(f"<li><b>{escape(when)}</b> {escape(what)}</li>\n" for when, what in timeline)
    return f"<h2>Timeline</h2>\n<ol>\n{rows}</ol>\n" if rows else ""


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(add_timelines)
