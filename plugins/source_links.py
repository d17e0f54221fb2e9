"""Pelican plugin: names and sentences in an article's text become links and anchors."""

from __future__ import annotations

from html import escape
from typing import Any

from pelican import signals

from briefing.publish.view.article import article_html


def link(generator: Any) -> None:
    """Give each article the annotated text of its briefing; stock themes print titles and summaries as HTML."""
    site = generator.context["site"]
    texts = {briefing.slug: (briefing, read) for briefing, read in zip(site.briefings, site.analyses, strict=True)}
    for article in generator.articles:
        if article.slug in texts:
            briefing, read = texts[article.slug]
            article._content = article_html(briefing, read, root="../../")
            article.title, article._summary = escape(briefing.title), escape(briefing.summary)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(link)
