"""Draft the article file of a seed: its headline, its summary and what its head says of where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import TypeAlias

from briefing.ingest import markdown
from briefing.ingest.language import language
from briefing.ingest.seed import Taken
from briefing.ingest.shelf import listed
from briefing.model import Seed

PROPOSED = "text"
"""What gave the title where its seed brings none along."""
Propose: TypeAlias = Callable[[Seed], tuple[str, str]]
"""Gives the title and the summary of a seed; `analysis.titles` has the one that reads the text."""


def titled(seed: Seed, propose: Propose) -> tuple[str, str]:
    """Return the headline and the summary of a seed; a headline that it brings along is kept."""
    title, summary = propose(seed)
    return seed.title or title, summary


def drafted(taken: Taken, heads: tuple[str, str], slug: str, also: Mapping[str, str]) -> str:
    """Return the article file of a seed; `heads` are its headline and summary, `also` further seeds with its text."""
    seed = taken.seed
    more = {
        "Title-From": "" if seed.title else PROPOSED,
        "Date-From": seed.date_from,
        "Seed-Parts": str(taken.parts) if taken.parts > 1 else "",
        "Source": seed.source,
        "URL": seed.url,
        "Text-SHA256": text_digest(seed),
        "Also-Seed": listed(also),
        "Cleaned": "; ".join(taken.changes),
        "Language": language(seed.text).replace("en", ""),
    }
    return markdown.write(seed, *heads, slug, more)


def text_digest(seed: Seed) -> str:
    """Return the digest by which the same text is known in two files."""
    return sha256(seed.text.encode()).hexdigest()
