"""Decode the bytes of a seed to clean text, and name each thing that was changed.

Decoding tells UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-16 without one, and Windows-1252 apart; ftfy
mends text that had been decoded wrongly before it came to us. Characters that nobody sees, or that make a text
read otherwise than it is stored (Unicode TR 36), are removed.
"""

from __future__ import annotations

import codecs
import re
from unicodedata import normalize

from briefing.ingest.bounds import MARKS, without_knots
from briefing.web import CONTROLS

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = 0.2
"""Bytes of which more than this share lies outside ASCII are no Windows-1252 text of a language that we read."""
_REMOVED = {
    "NUL or control characters": CONTROLS,
    "bidirectional controls": re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+"),
    "invisible characters": re.compile(
        "[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]+"
        "|(?<![\u0590-\u1fff\u2600-\U0003ffff])[\u200c\u200d]+"  # joiners stay in scripts that need them, and emoji
    ),
}
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_PLAIN = re.compile("[\t\n -~‘’“”–—…]*")
"""Text in which there is nothing to mend."""


def decode(data: bytes) -> tuple[str, str] | None:
    """Return the text and its encoding, or None when it cannot be told.

    >>> decode("Chang’e 6".encode("cp1252"))
    ('Chang’e 6', 'windows-1252')
    """
    encoding = _unicode(data)
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError:
        if encoding != "utf-8" or len(re.findall(rb"[\x00\x80-\xff]", data)) > _FOREIGN * len(data):
            return None
    try:
        return data.decode("windows-1252"), "windows-1252"
    except UnicodeDecodeError:
        return None


def _unicode(data: bytes) -> str:
    """Return the Unicode encoding that the first bytes speak for."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    even, odd = data[0:400:2].count(0), data[1:400:2].count(0)
    if max(even, odd) > 50 and min(even, odd) == 0:
        return "utf-16-be" if even else "utf-16-le"
    return "utf-8"


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as it is meant to be read, and what had to be changed.

    >>> clean("Chang\\u200bâ€™e 6\\x00")
    ('Chang’e 6', ('text decoded wrongly before', '1 NUL or control characters', '1 invisible characters'))
    """
    text = _BREAKS.sub("\n", text)
    if _PLAIN.fullmatch(text):
        return text, ()
    from briefing.ingest.mojibake import mend  # ftfy takes long to load, and few builds have such a text

    mended, is_recoded = mend(text)
    changes = ["text decoded wrongly before"] if is_recoded else []
    for name, pattern in _REMOVED.items():
        number = sum(map(len, pattern.findall(mended)))
        if number:
            mended = pattern.sub("", mended)
            changes.append(f"{number} {name}")
    bounded, number = without_knots(mended)
    if number:
        changes.append(f"{number} combining marks in runs of over {MARKS}")
    return normalize("NFC", bounded), tuple(changes)
