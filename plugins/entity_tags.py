"""Pelican plugin: the entities that a briefing names are its tags, for any theme and any other plugin."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.urlwrappers import Tag


def tag(generator: Any) -> None:
    """Give each article a tag per entity, its slug the entity's id."""
    site = generator.context["site"]
    named = {b.slug: a.entities for b, a in zip(site.briefings, site.analyses, strict=True)}
    for article in generator.articles:
        article.tags = [_tag(entity, generator.settings) for entity in named.get(article.slug, ())]


def _tag(entity: Any, settings: dict[str, Any]) -> Tag:
    made = Tag(entity.name, settings)
    made.slug = entity.id
    return made


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(tag)
