"""Write the text of a briefing as HTML, with links on its names and marks on its dates and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain, groupby
from types import MappingProxyType

from briefing.model import Analysis, Briefing, Sentence
from briefing.publish.elements import Chip
from briefing.publish.elements.dating import timed
from briefing.publish.evidence.date_explanations import hint, name_hint, row
from briefing.publish.view.annotate import Span, annotate

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?:[^<>\"]|\"[^\"]*\")*>")
_VOID = frozenset(["br", "hr"])


def article_html(
    briefing: Briefing,
    analysis: Analysis,
    root: str,
    doubted: Iterable[tuple[int, int]] = (),
    cited: Mapping[int, Iterable[Chip]] = MappingProxyType({}),
    listed: Mapping[tuple[int, int], Iterable[Chip]] = MappingProxyType({}),
) -> str:
    """Return the body with links to entities, `<time>` for dates, and an anchor for each sentence.

    `doubted` are the words that an editor corrected, `cited` the sources that sentences name, by their numbers, and
    `listed` the same sources by the places where the text lists them.
    """
    entries = ((start, end, f"{_steps(chips)} ", "") for (start, end), chips in listed.items() if chips)
    spans = chain(entries, _spans(briefing, analysis, root, doubted, cited))
    return annotate(briefing.html, briefing.text, briefing.blocks, tuple(nested(spans)))


def extract_html(
    briefing: Briefing,
    analysis: Analysis,
    shown: Iterable[Sentence],
    root: str,
    doubted: Iterable[tuple[int, int]],
    cited: Mapping[int, Iterable[Chip]],
) -> str:
    """Return a paragraph for each sentence of `shown`, marked like the whole text."""
    kept = tuple(nested(_spans(briefing, analysis, root, doubted, cited)))
    return "\n".join(_paragraph(briefing.text, sentence, kept) for sentence in shown)


def _spans(
    briefing: Briefing,
    analysis: Analysis,
    root: str,
    doubted: Iterable[tuple[int, int]],
    cited: Mapping[int, Iterable[Chip]],
) -> Iterator[Span]:
    """Yield all that is marked in a text."""
    yield from _sentences(briefing, analysis)
    yield from _cited(briefing, analysis, cited)
    yield from _doubted(doubted)
    yield from _times(briefing, analysis)
    yield from _mentions(briefing, analysis, root)


def nested(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, outer before inner; one that crosses an earlier one is left out, and equal ones are joined."""
    ends: list[int] = []
    for (start, end), equal in groupby(sorted(spans, key=_extent), key=lambda span: span[:2]):
        while ends and ends[-1] <= start:
            ends.pop()
        if not ends or end <= ends[-1]:
            ends.append(end)
            tags = list(equal)
            yield start, end, "".join(t[2] for t in tags), "".join(t[3] for t in reversed(tags))


def _extent(span: Span) -> tuple[int, int]:
    return span[0], -span[1]


def top_level(html: str) -> Iterator[str]:
    """Yield the outermost elements of well-formed HTML one by one.

    >>> list(top_level("<p>a</p>\\n<ul><li>b</li></ul>"))
    ['<p>a</p>', '<ul><li>b</li></ul>']
    """
    depth, begin = 0, 0
    for tag in _TAG.finditer(html):
        if tag["name"] in _VOID:
            continue
        if not depth and not tag["close"]:
            begin = tag.start()
        depth += -1 if tag["close"] else 1
        if not depth:
            yield html[begin : tag.end()]


def _paragraph(text: str, sentence: Sentence, spans: tuple[Span, ...]) -> str:
    """Return one sentence as a paragraph."""
    start, end = sentence.start, sentence.end
    inside = tuple((s - start, e - start, o, c) for s, e, o, c in spans if start <= s and e <= end)
    words = text[start:end]
    return annotate(f"<p>{escape(words, quote=False)}</p>", words, ((0, len(words)),), inside)


def _sentences(briefing: Briefing, analysis: Analysis) -> Iterator[Span]:
    """Yield a span with an anchor and a number for each sentence; inside a link the number is none."""
    for count, sentence in enumerate(analysis.sentences, 1):
        anchor = escape(sentence.anchor)
        if any(start <= sentence.start < end for start, end in briefing.protected):
            label = f'<span class="n">{count}</span>'
        else:
            label = f'<a class="n" href="#{anchor}">{count}</a>'
        yield sentence.start, sentence.end, f'<span class="s" id="{anchor}">{label}', "</span>"


def _cited(briefing: Briefing, analysis: Analysis, cited: Mapping[int, Iterable[Chip]]) -> Iterator[Span]:
    """Yield a span at the end of each sentence that names sources, outside of a link that ends with it."""
    ends = {time.end: time.start for time in analysis.times} | {one.end: one.start for one in analysis.mentions}
    ends |= {end: start for start, end in briefing.protected}
    for count, chips in cited.items():
        sentence = analysis.sentences[count - 1]
        start = min(ends.get(sentence.end, sentence.end), sentence.end - 1)
        yield start, sentence.end, "", f'<span class="rf" data-pagefind-ignore>{_steps(chips)}</span>'


def _steps(chips: Iterable[Chip]) -> str:
    return " ".join(f'<a class="ev" href="{c.href}" aria-label="{escape(c.label)}">{c.text}</a>' for c in chips)


def _doubted(spans: Iterable[tuple[int, int]]) -> Iterator[Span]:
    for start, end in spans:
        yield start, end, '<span class="bad">', "</span>"


def _times(briefing: Briefing, analysis: Analysis) -> Iterator[Span]:
    """Yield a span for each expression that has days on a calendar, linked to the row that says how it was read."""
    taken = bytearray(len(briefing.text))
    for start, end in (*briefing.protected, *((mention.start, mention.end) for mention in analysis.mentions)):
        taken[start:end] = b"x" * (end - start)
    for count, time in enumerate(analysis.times, 1):
        if time.when:
            seen = timed(time.when)
            day = f' datetime="{escape(seen.datetime)}"' if seen.datetime else ""
            tag, shade = ("time" if day else "span"), f"when {seen.shade}".strip()
            before, after = f"<{tag}{day}>", f"</{tag}>"
            if any(taken[time.start : time.end]):
                yield time.start, time.end, f'<{tag} class="{shade}"{day}>', after
            else:
                how = escape(hint(time, briefing.published))
                spoken = _spoken(time.text, seen.words)
                link = f'<a class="{shade}" href="#{row(count)}"{spoken} data-how="{how}">'
                yield time.start, time.end, f"{link}{before}", f"{after}</a>"


def _spoken(words: str, said: str) -> str:
    """Return what to say for words that say too little by themselves, such as the 5 of "5 and 8 April"."""
    return f' aria-label="{escape(f"{words}, {said}")}"' if words.isdigit() and len(words) < 3 else ""


def _mentions(briefing: Briefing, analysis: Analysis, root: str) -> Iterator[Span]:
    """Yield a link for each mention that lies in no link or code already."""
    kinds = {entity.id: entity.type for entity in analysis.entities}
    for mention in analysis.mentions:
        if any(start < mention.end and mention.start < end for start, end in briefing.protected):
            continue
        capitals = mention.text.isupper() and len(mention.text) > 2 and " " not in mention.text
        before, after = ("<abbr>", "</abbr>") if capitals else ("", "")
        href = escape(f"{root}entities/{mention.entity}/")
        how = escape(name_hint(mention, kinds.get(mention.entity, "name")))
        yield mention.start, mention.end, f'<a class="ent" href="{href}" data-how="{how}">{before}', f"{after}</a>"
