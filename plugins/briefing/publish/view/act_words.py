"""Write what parties do together: on what, since when, where it stands, and where it can be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from briefing.analysis.events.open_references import open_nouns, parts
from briefing.ingest.datelines import dateline
from briefing.knowledge import TO_COME
from briefing.knowledge.kinds import EVENT_KINDS
from briefing.model import Cooperation, Event, Quote
from briefing.publish.elements import Dates, Row, State
from briefing.publish.elements.dating import dates, short_date
from briefing.publish.evidence.outside import named_sources
from briefing.publish.evidence.quoting import words
from briefing.publish.evidence.report_origins import told_by
from briefing.publish.evidence.rights import permitted
from briefing.publish.evidence.support import doubt, on_record
from briefing.publish.figures.figure import shorten
from briefing.publish.lookups.act import Act, Step
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.view.event_rows import chips, links, newest_datum, source_links, what
from briefing.publish.view.event_rows import place as entry_place

_LONGEST = 260
"""Characters of a sentence."""
_OPENING, _CLOSING = '“"', '”"'
_SINGLE = str.maketrans('“”"', "‘’'")
_ADDRESS = "cooperation/"


def has_page(act: Act) -> bool:
    """Return True for an act with a history: told on record and by a text, by two texts, or changed since."""
    texts = {quote.briefing for quote in act.quotes}
    return len(act.steps) > 1 or len(texts) + (act.milestone is not None) > 1


def address(act: Act) -> str:
    """Return where the page of an act lies below the site's root."""
    return f"{_ADDRESS}{act.id}/"


def last_told(act: Act, index: Index) -> str:
    """Return the ISO day of the newest of what tells of an act, on record or in a text."""
    days = (index.published[quote.briefing].isoformat() for quote in act.quotes)
    return max((*days, newest_datum((step.milestone for step in act.steps if step.milestone), index)))


def place(act: Act, index: Index, root: str) -> str:
    """Return where an act stands in words: its page, its row in the year of the record, or the sentence that tells."""
    if has_page(act):
        return root + address(act)
    if act.milestone:
        return entry_place(act.milestone, index, root)
    return chips(act.quotes[:1], (), index, root)[0].href


def subject(act: Act, index: Index) -> str:
    """Return what an act is about: as the record has it, else as the text that dates it, or tells where it stands."""
    if act.milestone:
        return act.milestone.title
    last = act.last if act.last.quotes else act.told[-1]
    step = act.first if act.first.dated and act.first.quotes else last
    return matter(act.parties, step.quotes[0], step, index)


def matter(parties: tuple[str, ...], quote: Quote, one: Cooperation | Step, index: Index) -> str:
    """Return what a sentence tells of the work of some parties: a clause that can be read alone, else all of it.

    A few words of a sentence do not say who does what with whom. What is withheld gives way to those, or to nothing.
    """
    if clause := clause_of(parties, quote, index):
        said = what(clause, index)
    elif sentence := words(quote, index):
        said = one.told or _topic(sentence, one.on) + _quoted(sentence)
    else:
        said = permitted(index.readings[quote.briefing], one.on, "cooperation")
    return said[:1].upper() + said[1:]


def _topic(sentence: str, on: str) -> str:
    """Return what a sentence is about, with a colon, where only the matter names it and the sentence asks; else "".

    >>> _topic("Peru and Kenya build it together.", "Uhuru: Peru and Kenya build it together")
    'Uhuru: '
    """
    topic, colon, _ = on.partition(": ")
    asks = colon and topic.casefold() not in sentence.casefold() and (*open_nouns(sentence), *parts(sentence))
    return f"{topic}: " if asks else ""


def clause_of(parties: tuple[str, ...], quote: Quote, index: Index) -> Event | None:
    """Return the event of a sentence that at least two of some parties act in, or None."""
    told = _told_in(index, quote.briefing).get(quote.start, ())
    return next((event for event in told if len({*event.actors} & {*parties}) > 1), None)


@lookup
def _told_in(index: Index, slug: str) -> dict[int, tuple[Event, ...]]:
    """Return the listed events of a text by the sentences that tell of them."""
    found = defaultdict[int, list[Event]](list)
    for event in index.readings[slug].analysis.listed:
        for quote in event.evidence:
            found[quote.start].append(event)
    return {start: tuple(events) for start, events in found.items()}


def _quoted(sentence: str) -> str:
    """Return a sentence in quotation marks, without its full stop and dateline; those within it are single.

    >>> _quoted("“They work together.”"), _quoted("LIMA, March 3 (Xinhua) -- “We work together,” he said.")
    ('“They work together”', '“‘We work together,’ he said”')
    """
    said = " ".join(sentence.split()).rstrip(".")
    begins = dateline(said)
    said = said[begins:] if said[:begins].endswith(" ") else said  # "U.S.-Norway cooperation" begins with a name
    if said[:1] in _OPENING and said[-1:] in _CLOSING:
        said = said[1:-1].rstrip(".")
    return f"“{shorten(said.translate(_SINGLE), _LONGEST)}”"


def when_done(step: Step) -> Dates:
    """Return the date of a step; the day of a text is said to be that."""
    shown = dates(step.when)
    return shown if step.dated else replace(shown, lead="reported", words=f"reported on {shown.words}")


def as_told(status: str) -> State:
    """Return where an act stands as one text says; "" where it does not say."""
    said = f"{status}, as reported" if status else "reported"
    return State("pla" if status in TO_COME else "rep", said)


def stand(act: Act, index: Index) -> State:
    """Return where an act stands, and by what."""
    last = act.last
    if not last.milestone:
        return as_told(last.sure_status)
    if act.milestone is None or last.milestone != act.milestone.id:
        return State("con", f"programme {last.status} since {short_date(last.when)}{doubt(last.milestone, index)}")
    done = EVENT_KINDS[act.milestone.kind].done if last.status == "completed" else last.status
    return on_record(last.milestone, index, done)


def agreement(act: Act, index: Index) -> tuple[str, ...]:
    """Return the id of the agreement that an act is the signing of, or nothing."""
    one = index.instruments.get(act.milestone.id, "") if act.milestone else ""
    return (one,) if one in index.entities else ()


def act_row(act: Act, index: Index, root: str) -> Row:
    """Return an act as a row of a list."""
    return Row(
        anchors=tuple(dict.fromkeys((act.id, *(one.id for one in act.reports)))),
        dates=when_done(act.first),
        strip=None,
        what=subject(act, index),
        who=links(act.parties, index, root),
        state=stand(act, index),
        reports=(),
        chips=chips(act.quotes, (), index, root),
        sources=source_links(act_sources(act, index), index),
        remark=act.milestone.note if act.milestone else "",
        told_by=told_by(act.quotes, index),
        href=_leads(act, index, root),
    )


def act_sources(act: Act, index: Index) -> tuple[str, ...]:
    """Return what an act rests on outside: the sources of the record, else those that the sentences name."""
    return act.milestone.sources if act.milestone else named_sources(act.quotes, index)


def _leads(act: Act, index: Index, root: str) -> str:
    """Return the page of an act, else that of the agreement that it is the signing of, else ""."""
    if has_page(act):
        return root + address(act)
    return next((f"{root}entities/{one}/" for one in agreement(act, index)), "")
