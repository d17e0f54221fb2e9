"""Write a received text as a plain seed, which says the same in a form that editors can mend."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from briefing.ingest.clean import decode
from briefing.ingest.inputs import plain_text
from briefing.ingest.inputs.forms import form
from briefing.ingest.inputs.raw import header
from briefing.ingest.inputs.received import Received, Unread
from briefing.ingest.plain import paragraphs
from briefing.ingest.seed import Reader
from briefing.ingest.slugs import proposed

KEY = "Taken-From"
"""Header of a seed that names the file it was taken from, the digest of its bytes, and which of its texts it is."""


def received(data: bytes, reader: Reader, day: date | None, source: str) -> tuple[Received, ...]:
    """Return the texts of a file, with the day and the publisher that an editor gives.

    Raises Unread when it gives none.
    """
    plain = form(data) is None
    found = plain_text.read(_dated(data, day) if day else data) if plain else reader(data)
    return tuple(
        replace(one, date=day or one.date, date_from="" if day else one.date_from, source=source or one.source)
        for one in found
    )


def _dated(data: bytes, day: date) -> bytes:
    """Return a plain text with a day at its top, before any header of its own."""
    found = decode(data)
    if found is None:
        return data
    text = found[0].lstrip()
    return f"Date: {day}\n{'' if header(text) else chr(10)}{text}".encode()


def stamp(name: str, data: bytes, number: int) -> str:
    """Return the line by which a text is known again in the seeds, whatever editors do to it there."""
    said = " ".join(os.fsencode(name).decode("utf-8", "backslashreplace").split())
    return f"{said} {sha256(data).hexdigest()[:16]} {number}"


def seed(one: Received, mark: str) -> bytes:
    """Return a text as a plain seed.

    Raises Unread when it has no day, or when a plain seed of it would be read otherwise.
    """
    if one.refused:
        raise Unread(one.refused)
    if one.date is None:
        raise Unread("no day of publication was found in it; give it with --date YYYY-MM-DD")
    body = paragraphs(one.text)
    written = ("".join(_head(one, mark)) + "\n" + "\n\n".join(body) + "\n").encode()
    (again,) = plain_text.read(written)
    if paragraphs(again.text) != body or again.date != one.date:
        raise Unread("its text has lines that a plain seed would lose; put the file itself into seeds/")
    return written


def _head(one: Received, mark: str) -> Iterator[str]:
    fields = {
        "Title": one.title,
        "Date": str(one.date),
        "Date-From": one.date_from,
        "Author": one.author,
        "Source": one.source,
        "URL": one.url,
        KEY: mark,
    }
    yield from (f"{name}: {' '.join(value.split())}\n" for name, value in fields.items() if value)


def stem(one: Received) -> str:
    """Return how the file of a text is called, without a number and an ending."""
    return f"{one.date}-{proposed(one.title) or proposed(' '.join(one.text.split()[:8])) or 'text'}"
