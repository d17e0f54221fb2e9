"""Draw a sparkline of how many briefings name an entity in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from briefing.publish.elements.shapes import Bar, Sparkline
from briefing.publish.figures.marks import per_cent
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup

_BASE = 30
"""Pixels of the highest column."""


def anchor(year: int) -> str:
    """Return the id of the newest mention of a year."""
    return f"m-{year}"


@lookup
def by_year(index: Index, entity: str) -> tuple[tuple[int, int], ...]:
    """Return the number of briefings that name an entity for each year from the first to the last, 0 included."""
    counts = Counter(index.published[slug].year for slug in index.sightings.get(entity, ()))
    return tuple((year, counts[year]) for year in range(min(counts), max(counts) + 1)) if counts else ()


def sparkline(counts: tuple[tuple[int, int], ...], here: Collection[int]) -> Sparkline | None:
    """Return a column for each year, linked where it is `here` on the page; None for a single year."""
    if len(counts) < 2:
        return None
    highest = max(count for _, count in counts)
    bars = tuple(_bar(at, len(counts), year, count, highest, year in here) for at, (year, count) in enumerate(counts))
    words = ", ".join(f"{year}: {count}" for year, count in counts)
    return Sparkline(
        tuple(bar for bar in bars if bar.height), f"Briefings that name it by year. {words}", *_ends(counts)
    )


def _bar(at: int, years: int, year: int, count: int, highest: int, here: bool) -> Bar:
    """Return the column of one year; one briefing is at least three pixels high."""
    height = max(round(_BASE * count / highest), 3) if count else 0
    title = f"{count} in {year}"
    width = min(80 / years, 20)
    x = per_cent((100 - width) * at / (years - 1))  # the first and the last stand over the years at both ends
    return Bar(x, per_cent(width), height, _BASE - height, title, f"#{anchor(year)}" * here)


def _ends(counts: tuple[tuple[int, int], ...]) -> tuple[str, str]:
    return str(counts[0][0]), str(counts[-1][0])
