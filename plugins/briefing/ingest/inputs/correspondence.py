"""Take a text out of the letter around it: who sent it on, what is quoted below an answer, greetings and closings.

A head of another letter within a letter (From, Date or Sent, Subject), or "On … wrote:", parts two letters. Where what
stands above is longer, it is the text, and the rest is quoted; where it is short, it is a word to whom the text was
sent on; else both are text.
Known failure: names and offices below a text that no words close are left in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.english import lexicon
from briefing.ingest.head import YEARS
from briefing.ingest.inputs.days import shown

_KEY = re.compile(rf"(?:^|(?<=\s))[*>]*({lexicon.alternation(lexicon.lowered('mail_field'))}):[*]*[ \t]", re.IGNORECASE)
_MARK = r"[\W_]*(?:(?:begin )?(?:forwarded|original) (?:message|mail)\b[\W_]*)?"
_HEAD = re.compile(rf"{_MARK}(?:{_KEY.pattern}|$)", re.IGNORECASE)
_WROTE = re.compile(r"\W*(?:On|Am|Le) .{5,200} (?:wrote|schrieb|écrit)\s?:\W*")
_TOP, _LAST = 12, 6
"""Paragraphs at the head and at the end of a letter in which greetings and closings stand."""
_GREETS = lexicon.alternation(lexicon.words("letter_greeting"))
_CLOSES = lexicon.alternation(lexicon.words("letter_closing"))
_GREETING = re.compile(rf"(?i:{_GREETS})\b[^.?]{{0,60}}[,!:]")
_CLOSING = re.compile(rf"(?i:{_CLOSES})\b(?:[,!.](?: [^.!?]{{0,60}})?|(?: [A-Z]\S*){{0,6}})")
_DEEPEST = 5
"""Letters within letters."""
_SHORT = 300
"""Most characters below a closing, and of a word to whom a letter is sent on."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, or one that was sent on in it."""

    paragraphs: tuple[str, ...]
    subject: str = ""
    sender: str = ""
    day: date | None = None


def inner(paragraphs: Sequence[str], deep: int = 0) -> Letter:
    """Return the letter that is meant among some paragraphs.

    >>> inner(["fyi", "From: A <a@b> Sent: 5 March 2025 Subject: A pact", "Dear all,", "Peru signed it.", "Best, A"])
    Letter(paragraphs=('Peru signed it.',), subject='A pact', sender='A', day=datetime.date(2025, 3, 5))
    >>> inner(["Peru and Chile signed it.", "On 5 March 2025 A wrote:", "Did they sign?"]).paragraphs
    ('Peru and Chile signed it.',)
    """
    for at in range(len(paragraphs) if deep < _DEEPEST else 0):
        end = _border(paragraphs, at)
        if end and _length(paragraphs[:at]) >= _length(paragraphs[end:]):
            return Letter(bare(paragraphs[:at]))
        if end:
            found, above = inner(paragraphs[end:], deep + 1), bare(paragraphs[:at])
            if _length(above) > _SHORT:
                return Letter((*above, *found.paragraphs))
            return _signed(found, " ".join(paragraphs[at:end]))
    return Letter(bare(paragraphs))


def _signed(letter: Letter, head: str) -> Letter:
    """Return a letter with what its head says, unless one deeper in it has said that."""
    fields = _fields(head)
    sender = fields.get("from", "").partition("<")[0].strip(" *\"'")
    day = next((day for day in shown(fields.get("date", head)) if day.year in YEARS), None)
    subject = letter.subject or fields.get("subject", "")
    return Letter(letter.paragraphs, subject, letter.sender or sender, letter.day or day)


def _border(paragraphs: Sequence[str], at: int) -> int:
    """Return where the head of another letter ends that begins at a place, or 0."""
    if _WROTE.fullmatch(paragraphs[at]):
        return at + 1
    end = at
    while end < min(len(paragraphs), at + _TOP) and _HEAD.match(paragraphs[end]):
        end += 1
    fields = _fields(" ".join(paragraphs[at:end])) if end > at else {}
    return end if {"from", "date", "subject"} <= fields.keys() else 0


def _fields(head: str) -> dict[str, str]:
    """Return the fields of the head of a letter by name."""
    _, *rest = _KEY.split(head)
    names = ("date" if name.lower() == "sent" else name.lower() for name in rest[::2])
    return {name: value.strip() for name, value in zip(names, rest[1::2], strict=True)}


def _length(paragraphs: Sequence[str]) -> int:
    return sum(map(len, paragraphs))


def bare(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs of a letter without its greeting, and without its closing and what follows that."""
    start = int(bool(paragraphs) and bool(_GREETING.fullmatch(paragraphs[0])))
    closings = (
        at for at in range(max(1, len(paragraphs) - _LAST), len(paragraphs)) if _CLOSING.fullmatch(paragraphs[at])
    )
    end = next(closings, len(paragraphs))
    return tuple(paragraphs[start : end if _length(paragraphs[end:]) <= _SHORT else len(paragraphs)])
