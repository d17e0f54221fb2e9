"""Pelican plugin: names and sentences in an article's text become links and anchors."""

from __future__ import annotations

from typing import Any

from briefing.publish.article import article_html
from pelican import signals


def link(generator: Any) -> None:
    """Replace each article's content by the annotated text of its briefing."""
    site = generator.context["site"]
    texts = {briefing.slug: (briefing, read) for briefing, read in zip(site.briefings, site.analyses, strict=True)}
    for article in generator.articles:
        if article.slug in texts:
            article._content = article_html(*texts[article.slug], root="../../")


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(link)
