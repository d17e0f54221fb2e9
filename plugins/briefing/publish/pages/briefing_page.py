"""The page of a briefing: its text with notes, held against the record, and what it rests on.

Nothing on it depends on newer briefings, so a new one leaves it as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefing.calendar import When
from briefing.publish.elements import Big, Chip, Count, Link, Timed
from briefing.publish.elements.dating import big, long_day, timed
from briefing.publish.elements.shapes import Figure
from briefing.publish.evidence.citing import Lettered, to_source
from briefing.publish.evidence.date_explanations import Reckoned, reckoned
from briefing.publish.evidence.outside import own_list, sources_by_sentence
from briefing.publish.evidence.rights import mentioned, shown
from briefing.publish.exports.citation import Citation
from briefing.publish.exports.linked import Linked, linked_briefing
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.lists import changed
from briefing.publish.page_kind import Content, Key, PageKind, SitemapEntry, described
from briefing.publish.pages.own_time import own_figure, own_scale
from briefing.publish.view.article import article_html, extract_html, top_level
from briefing.publish.view.briefing_card import stand, summary, tally, title
from briefing.publish.view.notes import Compared, MarginNote, cited, compared, notes, placed
from briefing.publish.view.related import related_links
from briefing.publish.view.summary_box import SummaryLine, frame

_ROOT = "../../"
_CHIPS = 6
"""Sentences that the table of names gives for one name."""
_SENTENCE = re.compile(r'<span class="s" id="(s-[^"]+)"')


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the text and what stands beside it."""

    html: str
    """Safe HTML, made from the clean HTML of the briefing."""
    notes: tuple[MarginNote, ...]
    rows: int
    """Paragraphs that the notes may stand beside before the next notes begin, at most four."""
    sentences: tuple[tuple[int, str], ...]
    """Number and anchor of its sentences."""


@dataclass(frozen=True, slots=True)
class NameInText:
    """A name of the text and where it stands."""

    link: Link
    known: bool
    rules: str
    """The rules that found it."""
    chips: tuple[Chip, ...]
    more: int
    """Further sentences with the name; the text marks all of them."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What the briefing rests on."""

    published: Timed
    publisher: Link | None
    original: Link | None
    seed: str
    """Path of the seed, or ""."""
    digest: str
    """First digits of the digest of the briefing's file."""
    rights: str
    """full, extract or facts."""
    referenced: int
    """Sentences that name their sources."""


@dataclass(frozen=True, slots=True)
class BriefingView:
    """What the page of a briefing shows."""

    stand: str
    big: Big
    reviewed: str
    """Day of the review in words, or "" while only the program has read it."""
    frame: tuple[SummaryLine, ...]
    tally: tuple[Count, ...]
    figure: Figure | None
    pieces: tuple[Piece, ...]
    """Empty when the rights allow no sentence."""
    compared: tuple[Compared, ...]
    dates: tuple[Reckoned, ...]
    names: tuple[NameInText, ...]
    rests: Rests
    sources: tuple[tuple[str, Link], ...]
    """Letter and link of what the notes cite."""
    related: tuple[Link, ...]
    """Older briefings about the same."""
    citation: Citation
    linked: Linked | None = None
    """The page as search engines read it."""


def _keys(index: Index) -> Iterator[Key]:
    yield from ((slug,) for slug in index.published)


def _source(index: Index, slug: str) -> str:
    return index.readings[slug].briefing.path


def _listed(index: Index, slug: str) -> SitemapEntry:
    """Put a briefing with those of its year."""
    return SitemapEntry(f"briefings-{index.published[slug].year}", changed(index, slug).isoformat())


def _page(index: Index, slug: str) -> Content:
    reading = index.readings[slug]
    briefing, sources = reading.briefing, Lettered(index, cited(reading, index))
    beside = notes(reading, index, own_scale(reading, index), sources)
    against = compared(reading, index, sources)
    view = BriefingView(
        stand=stand(reading),
        big=big(briefing.published),
        reviewed=long_day(briefing.reviewed) if briefing.reviewed else "",
        frame=frame(reading, index, _ROOT),
        tally=tally(reading, index),
        figure=own_figure(reading, index),
        pieces=_pieces(reading, beside, _named(reading, index, sources), sources),
        compared=against,
        dates=reckoned(reading),
        names=tuple(_names(reading, index)),
        rests=_rests(reading, index),
        sources=sources.notes(),
        related=related_links(index, slug, _ROOT),
        citation=_citation(reading),
    )
    content = Content(title(reading), _description(reading), reading.changed.isoformat(), view)
    cited_here = (link.href for _, link in sources.notes() if link.href)
    return replace(content, data=replace(view, linked=linked_briefing(reading, content, cited_here, index)))


def _citation(reading: SourcedBriefing) -> Citation:
    briefing, by = reading.briefing, reading.source.name or reading.briefing.source
    return Citation(briefing.slug, title(reading), briefing.published.isoformat(), f"briefings/{briefing.slug}/", by)


def _description(reading: SourcedBriefing) -> str:
    """Return at most 160 characters for search engines."""
    text = " ".join((summary(reading) or title(reading)).split())
    return described(text)


def _named(reading: SourcedBriefing, index: Index, sources: Lettered) -> Mapping[int, tuple[Chip, ...]]:
    """Return the chips of the sources that sentences name, by the number of the sentence."""
    named = sources_by_sentence(index, reading.briefing.slug)
    return {sentence: sources.chips(found) for sentence, found in named.items()}


def _pieces(
    reading: SourcedBriefing, beside: tuple[MarginNote, ...], named: Mapping[int, tuple[Chip, ...]], sources: Lettered
) -> tuple[Piece, ...]:
    """Return the paragraphs that may be shown, each with the notes on its sentences."""
    allowed = shown(reading)
    if not allowed:
        return ()
    doubted = [span for _, span in placed(reading)]
    briefing, analysis = reading.briefing, reading.analysis
    if reading.source.rights == "full":
        listed = {place: sources.lettered(source) for place, source in own_list(briefing).items()}
        html = article_html(briefing, analysis, _ROOT, doubted, named, listed)
    else:
        html = extract_html(briefing, analysis, allowed, _ROOT, doubted, named)
    numbers = {sentence.anchor: count for count, sentence in enumerate(analysis.sentences, 1)}
    found = [(paragraph, tuple(_SENTENCE.findall(paragraph))) for paragraph in top_level(html)]
    own = [tuple(note for note in beside if note.sentence in anchors) for _, anchors in found]
    return tuple(
        Piece(paragraph, own[at], _room(own, at), tuple((numbers[a], a) for a in anchors if a in numbers))
        for at, (paragraph, anchors) in enumerate(found)
    )


def _room(own: list[tuple[MarginNote, ...]], at: int) -> int:
    """Return how many paragraphs the notes at one may stand beside."""
    room = 1
    while room < 4 and at + room < len(own) and not own[at + room]:
        room += 1
    return room


def _names(reading: SourcedBriefing, index: Index) -> list[NameInText]:
    """Return the names of the text with the sentences that hold them."""
    found, mentions = [], defaultdict(list)
    for mention in reading.analysis.mentions:
        mentions[mention.entity].append(mention)
    for entity in reading.analysis.entities:
        own = mentions[entity.id]
        chips, more = mentioned(reading, own, _ROOT, _CHIPS, here=True)
        link = Link(f"{_ROOT}entities/{entity.id}/", index.name(entity.id), entity.type)
        rules = ", ".join(dict.fromkeys(mention.rule for mention in own))
        found.append(NameInText(link, entity.known, rules, chips, more))
    return found


def _rests(reading: SourcedBriefing, index: Index) -> Rests:
    """Return where the text comes from."""
    briefing, source = reading.briefing, reading.source
    publisher = Link(source.url, source.name) if source.name else Link("", briefing.source) if briefing.source else None
    return Rests(
        published=timed(When.on(briefing.published)),
        publisher=publisher,
        original=to_source(index, briefing.url) if briefing.url else None,
        seed=briefing.seed,
        digest=briefing.sha256[:8],
        rights=source.rights,
        referenced=len(sources_by_sentence(index, briefing.slug)),
    )


KIND = PageKind("briefing", "briefings/<slug>/", "briefing", _page, _listed, _keys, _source)
