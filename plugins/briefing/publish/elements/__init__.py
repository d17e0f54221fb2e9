"""Values that several kinds of page show; the theme has one macro for each.

Every `href` is ready to print: relative to the page that shows it, or absolute for other sites.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.publish.elements.shapes import Strip


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str
    """Address, or "" when the words lead nowhere."""
    text: str
    note: str = ""
    """A few words beside it, such as the kind of entity."""


@dataclass(frozen=True, slots=True)
class Chip:
    """Evidence: one step to the sentence or source that a statement rests on."""

    href: str
    text: str
    """What is printed: `“3` for a sentence, `a` for a source."""
    label: str
    """The same for those who do not see it; "" for a sentence of the same page, which the theme lets be spoken."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A date in running text."""

    datetime: str
    """Value of `<time datetime>`, or "" when HTML has none for it."""
    shade: str
    """`` for a day, `k` for a week or month, `v` for anything wider or vaguer."""
    words: str


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date in columns; what is not known is "" and stays visibly open."""

    datetime: str
    day: str
    month: str
    year: str


@dataclass(frozen=True, slots=True)
class Dates:
    """A date or a range in a table."""

    lead: str
    """about, since, by, early … or ""."""
    cells: tuple[DateCell, ...]
    """One cell, or the two ends of a range."""
    words: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Big:
    """A day as the head of an entry."""

    datetime: str
    day: str
    rest: str
    """Month and year."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a statement stands."""

    kind: str
    """`` on record, wea weakly sourced, rep reported, agr agrees, con conflict, cor corrected, pla planned."""
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a tally."""

    state: State
    text: str
    href: str
    """Where it can be counted."""


@dataclass(frozen=True, slots=True)
class ReportOnRecord:
    """How briefings report an event that is also on record."""

    words: str
    """The words that date it, or ""."""
    chips: tuple[Chip, ...]
    """The sentences that say so."""
    state: State


@dataclass(frozen=True, slots=True)
class Dispute:
    """Statements of texts that exclude each other, none of them preferred."""

    anchor: str
    subject: str
    """What is disputed: "title of Lin Xiqiang", "date", …"""
    reports: tuple[ReportOnRecord, ...]
    """The words of each text."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event in a list: one of the record, one that is reported, or one that is both."""

    anchors: tuple[str, ...]
    """Ids under which other pages know it; the first is its own."""
    dates: Dates
    strip: Strip | None
    what: str
    who: tuple[Link, ...]
    state: State
    reports: tuple[ReportOnRecord, ...]
    """For an event of the record, the texts that report it."""
    chips: tuple[Chip, ...]
    """For a reported event, the sentences it rests on."""
    sources: tuple[Link, ...]
    """For an event of the record, what supports it."""
    remark: str
    """A caution, or ""."""
    disputes: tuple[Dispute, ...] = ()
    """What other texts say against it."""
    told_by: str = ""
    """How many texts tell of it and from how many origins, when there are several texts."""
    href: str = ""
    """Page of its own, or ""."""


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing in a list."""

    href: str
    title: str
    big: Big
    summary: str
    names: tuple[Link, ...]
    tally: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A party in a list, with how often and when."""

    link: Link
    count: int
    rests: tuple[Link, ...]
    """The newest of what is counted."""
    strip: Strip


@dataclass(frozen=True, slots=True)
class Pager:
    """The other pages of a long list."""

    older: tuple[Link, ...]
    """Those of other times, oldest first."""
    newest: str
    """Address of the page with the newest entries, or "" on that page."""
