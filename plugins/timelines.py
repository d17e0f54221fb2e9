"""Pelican plugin: each article and each tag carries its `timeline`, the dated events that rest on it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from briefing.when import phrase
from pelican import signals


def add_timelines(generator: Any) -> None:
    """Set `timeline`, a list of (date in words, what happened), on articles and in the context by entity id."""
    site = generator.context["site"]
    by_slug: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_entity: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event in site.events:
        line = (phrase(event.when), event.what)
        for slug in sorted({quote.briefing for quote in event.evidence}):
            by_slug[slug].append(line)
        for entity in event.entities:
            by_entity[entity].append(line)
    for article in generator.articles:
        article.timeline = by_slug[article.slug]
    generator.context["timelines"] = dict(by_entity)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_timelines)
