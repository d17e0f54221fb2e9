"""Answers that settle doubts of more than one kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.calendar import edtf
from briefing.desk.changes import TODAY, Answer, Ask, Fields, Header, NewTable
from briefing.ingest.head import Head
from briefing.ingest.slugs import proposed
from briefing.knowledge import EVENT_KINDS
from briefing.model import Briefing, Quote, When

Texts = Mapping[str, Briefing]
"""Briefings by slug."""
_DAY = Ask("Date", "Day of publication")
_SAYS = (Ask("says", "What is right, for readers"), Ask("sources", "Who says so, an address or a citation"))
_HAPPENED = (
    Ask("date", "When, such as 2026-03"),
    Ask("title", "What happened"),
    Ask("kind", "Kind", tuple(EVENT_KINDS)),
    Ask("sources", "Who says so, an address or a citation"),
)


def reviewed(briefing: Briefing, label: str) -> Answer:
    """Return the answer that an editor has read the briefing."""
    return Answer(label, Header(briefing.path, (("Reviewed", TODAY),)))


def withdrawn(briefing: Briefing, label: str) -> Answer:
    """Return the answer that takes a briefing out of the site, and leaves its file."""
    return Answer(label, Header(briefing.path, (("Status", "draft"),)))


def other_day(briefing: Briefing, label: str, top: Head | None = None) -> Answer:
    """Return the answer that a briefing is of another day, which an editor gives from then on."""
    voice = (("Date-From", "editor"),) if top and top.get("Date-From") else ()
    return Answer(label, Header(briefing.path, (("Date", briefing.published.isoformat()), *voice)), (_DAY,))


def words(quote: Quote, texts: Texts) -> str:
    """Return the words of a quote."""
    return texts[quote.briefing].text[quote.start : quote.end]


def corrected(
    label: str, quote: Quote, texts: Texts, says: str, *more: tuple[str, str], asks: tuple[Ask, ...] = ()
) -> Answer:
    """Return the answer that corrects some words, or, with a state among `more`, leaves open what is right.

    It asks for what `asks` says, then for what is right and who says so.
    """
    fields: Fields = (
        ("briefing", quote.briefing),
        ("quote", words(quote, texts)),
        ("says", says),
        ("state", dict(more).get("state", "corrected")),
        *(pair for pair in more if pair[0] != "state"),
        ("sources", texts[quote.briefing].url),
        ("made", TODAY),
    )
    return Answer(label, NewTable("correction", fields), (*asks, *_SAYS))


def on_record(
    label: str, what: str, parties: Iterable[str], kind: str, when: When | None = None, title: str = ""
) -> Answer:
    """Return the answer that puts something on record, which a text told of in the words of `what`."""
    fields: Fields = (
        ("id", record_id(what, parties)),
        ("date", edtf(when) if when and not when.is_open else ""),
        ("title", title),
        ("parties", "\n".join(parties)),
        ("kind", kind),
        ("sources", ""),
    )
    return Answer(label, NewTable("milestone", fields), _HAPPENED)


def record_id(what: str, parties: Iterable[str]) -> str:
    """Return the id under which `on_record` puts something on record; there it is settled."""
    return proposed(f"{what} {' '.join(parties)}")
