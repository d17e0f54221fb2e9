"""Read mail: a letter is one text, a newsletter of many stories is as many, and a page that a browser saved is a page.

A story of a newsletter is a heading with running text below it. Its day is that of the letter, its address the first
one in the heading or below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from itertools import pairwise

from briefing.ingest.inputs import forms
from briefing.ingest.inputs.blocks import Block, blocks, headings
from briefing.ingest.inputs.code_page import codec
from briefing.ingest.inputs.correspondence import inner
from briefing.ingest.inputs.leftovers import apart, around
from briefing.ingest.inputs.received import DOUBTFUL, Received, Unread
from briefing.ingest.plain import paragraphs
from briefing.ingest.slugs import slugify

Part = MIMEPart
_PREFIX = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|tr|(?:press|news|media) (?:release|statement|advisory))\s*:\s*|\[[^\]]{1,40}\]\s*)+",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^(?:-- ?|_{20,}(?!\n+[*]?From:))$", re.MULTILINE)
_COVER, _ATTACHES = 600, re.compile(r"\b(?:attach(?:ed|ment)|enclosed)\b", re.IGNORECASE)
"""Most characters of a letter that only says what hangs on it, and how it says that."""
_MBOX = re.compile(rb"\r?\n\r?\nFrom [^\n]*\n")
_QUOTED = re.compile(r"^>.*$\n?", re.MULTILINE)
_MARK = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_STORY = 60
"""Fewest characters of a story below its heading."""
_ATTACHED = ("pdf", "word", "mail")
"""Readers of attachments that may be the text that a letter is about."""
_PARTS = 200
"""Most parts of a letter."""


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the texts of a letter and of the letters, PDF and Word files that hang on it.

    Raises Unread for a letter without any.
    """
    if not data.startswith(b"From "):
        return _letter(data, deep)
    letters = _MBOX.split(b"\n\n" + data)[1:]
    return tuple(text for number, each in enumerate(letters, 1) for text in _of_several(each, number, deep))


def _of_several(data: bytes, number: int, deep: int) -> Iterator[Received]:
    """Yield the texts of one letter of a mailbox; one without any is refused by its number."""
    try:
        for one in _letter(data, deep):
            yield replace(one, part=one.part or one.title)
    except Unread as error:
        yield Received(part=str(number), refused=str(error))


def _letter(data: bytes, deep: int) -> tuple[Received, ...]:
    letter = message_from_bytes(data, policy=default)
    assert isinstance(letter, EmailMessage)
    parts = [part for part, _ in zip(letter.walk(), range(_PARTS + 1), strict=False)]
    if len(parts) > _PARTS:
        raise Unread(f"this is mail of over {_PARTS} parts; save the text that you want")
    if letter["Snapshot-Content-Location"] or "Saved by Blink" in str(letter["From"] or ""):
        return _saved_page(letter, parts)
    texts = _uncovered([*_own(letter)], [*_attached(parts, deep)])
    if not texts:
        raise Unread("this is mail without text; save what its pictures show as text")
    day, sender = _day(letter), _sender(letter)
    return tuple(one if one.refused else _as_sent(one, day, sender) for one in texts)


def _uncovered(own: list[Received], attached: list[Received]) -> list[Received]:
    """Return the texts of a letter without what only says that a text hangs on it."""
    said = "".join(one.text for one in own)
    if any(one.text for one in attached) and len(said) <= _COVER and _ATTACHES.search(said):
        note = f"left out the letter it hung on (“{' '.join(said.split())[:60]}”)"
        return [replace(one, notes=(*one.notes, note)) if one.text else one for one in attached]
    return own + attached


def _as_sent(one: Received, day: date | None, sender: str) -> Received:
    """Return a text with the sender of its letter, and with its day unless it says its own for sure."""
    sent = day is not None and not _is_dated(one)
    return replace(
        one,
        date=day if sent else one.date,
        date_from="mail" if sent else one.date_from,
        source=one.source if _is_dated(one) else one.source or sender,
    )


def _is_dated(one: Received) -> bool:
    """Return True for what hangs on a letter and says its own day for sure."""
    return one.date is not None and not one.date_from.endswith(DOUBTFUL)


def _saved_page(letter: EmailMessage, parts: Sequence[Part]) -> tuple[Received, ...]:
    """Return the page of which a browser made a letter (MHTML), whose day is that of the visit."""
    from briefing.ingest.inputs import page

    url = str(letter["Snapshot-Content-Location"] or "")
    source = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if source is None:
        raise Unread("this is a saved page without HTML; save it anew")
    return page.read(_text_of(source).encode(), url=url)


def _own(letter: EmailMessage) -> Iterator[Received]:
    """Yield the stories of a letter, or its one text."""
    subject = _PREFIX.sub("", str(letter["Subject"] or "").strip())
    html, plain = (letter.get_body((kind,)) for kind in ("html", "plain"))
    found = blocks(_text_of(html)) if html is not None else ()
    if stories := tuple(_stories(found)):
        yield from stories
        return
    lines = [block.text for block in found]
    if plain is not None:
        written = paragraphs(_unquoted(_SIGNATURE.split(_text_of(plain))[0]))
        lines = list(written) if 2 * sum(map(len, written)) > sum(map(len, lines)) else lines
    meant = inner(lines)
    subject = _PREFIX.sub("", meant.subject) or subject
    text, left = apart(meant.paragraphs, subject)
    if text:
        url = str(letter["Archived-At"] or "").strip("<> ")
        sent = "mail" if meant.day else ""
        own = Received(subject, meant.day, sent, source=meant.sender if sent else "", url=url)
        yield replace(own, text="\n\n".join(text), notes=(*around(lines, meant.paragraphs), *left))


def _unquoted(text: str) -> str:
    """Return a letter without what it quotes, or with it where that is most of it: it was sent on."""
    own = _QUOTED.sub("", text)
    return own if 2 * len(own) > len(text) else _MARK.sub("", text)


def _stories(found: tuple[Block, ...]) -> Iterator[Received]:
    """Yield a text for each heading with running text below it, when there are two such headings or more."""
    places = headings(found)
    made = []
    for place, end in pairwise((*places, len(found))):
        head, below = found[place], found[place + 1 : end]
        text, left = apart([block.text for block in below], head.text)
        if sum(map(len, text)) >= _STORY:
            url = next((block.href for block in (head, *below) if block.href.startswith("http")), "")
            made.append(Received(title=head.text, url=url, text="\n\n".join(text), notes=left, part=slugify(head.text)))
    if len(made) > 1:
        yield from made


def _attached(parts: Sequence[Part], deep: int) -> Iterator[Received]:
    """Yield the texts of what hangs on a letter."""
    for number, part in enumerate(parts[1:], 1):
        data = _bytes_of(part)
        found = forms.form(data) if data and part.get_content_disposition() == "attachment" else None
        if found is None or found.reader not in _ATTACHED:
            continue
        name = part.get_filename() or str(number)
        try:
            for one in forms.read(data, deep + 1):
                yield replace(one, part=f"{name}/{one.part}" if one.part else name)
        except Unread as error:
            yield Received(part=name, refused=str(error))


def _bytes_of(part: Part) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return b"".join(bytes(inner) for inner in part.iter_parts())
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text_of(part: Part) -> str:
    """Return the text of a part; an encoding that is unknown or untrue is read as UTF-8, with signs for what is not."""
    data = _bytes_of(part).replace(b"\r\n", b"\n")
    with suppress(LookupError, UnicodeDecodeError, ValueError):
        return data.decode(codec(part.get_content_charset() or "utf-8"))
    return data.decode("utf-8", "replace")


def _day(letter: EmailMessage) -> date | None:
    """Return the day on which a letter was sent, by the clock of its sender."""
    with suppress(AttributeError, TypeError, ValueError, IndexError, OverflowError):
        sent: date = letter["Date"].datetime.date()
        return sent
    return None


def _sender(letter: EmailMessage) -> str:
    """Return the name of the sender, or of the list that sent it."""
    with suppress(AttributeError, IndexError, ValueError):
        first = letter["From"].addresses[0]
        return str(first.display_name or first.domain)
    return ""
