"""Judge text that was read as Windows-1252 because it is no UTF-8: whether another code page was meant.

In a text that is English but for its names no detector can tell the code pages apart by statistics; the shapes of the
words can. Known failure: a letter that Western and Central European names both may have, as ø and ř.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_HIGH = bytes(range(0xA0, 0x100))
_WESTERN = _HIGH.decode("windows-1252")
_SHARED = frozenset(
    letter
    for letter, *others in zip(_WESTERN, *(_HIGH.decode(page, "replace") for page in ("cp1250", "cp1254")), strict=True)
    if all(letter == other for other in others)
)
_UNLIKELY = re.compile(
    r"""[ÐÝÞðýþ]                        # Turkish İ, Ş, ı, ş
    |[À-ÖØ-öø-ÿŠšŽžŒœŸ]{3}              # Cyrillic, Greek, Chinese
    |[a-zß-öø-ÿ][À-ÖØ-Þ]|[A-Z][À-ÖØ-Þ][a-z]|^[ÒÔ]\w  # quotation marks of Mac Roman
    |[^\W\d_][¡-¦¨-¬¯-±´¶-¹¼-¿×÷][^\W\d_]|(?<![\w])[¢£¤¥¦¨¯±³´¶¸¹¼-¾×÷][a-z]  # Central European letters
    |[^\W\d_][†‡ˆ‰‚„ƒ][^\W\d_]""",
    re.VERBOSE,
)
_TOLD = 5
"""Most words or letters that are named."""
_READ = 200_000
"""Characters that are enough to judge."""
_COHERENT = 0.3
"""Share of letters in the order of a language, from which a detector is believed."""


_WIDER = {
    name: codec
    for codec, names in {
        "gb18030": "gb2312 gb_2312-80 gbk x-gbk",
        "cp949": "euc-kr ks_c_5601-1987 korean",
        "cp932": "shift_jis shift-jis sjis x-sjis",
        "big5hkscs": "big5 big5-hkscs",
        "cp1252": "ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1",
        "cp1254": "iso-8859-9 latin5",
        "cp874": "tis-620 iso-8859-11",
    }.items()
    for name in names.split()
}
"""What the names of code pages stand for in all browsers (WHATWG Encoding), where that is more than they say."""


def codec(name: str) -> str:
    """Return the codec for the name of a code page that a page or a letter declares.

    >>> codec("GB2312"), codec("utf-8")
    ('gb18030', 'utf-8')
    """
    return _WIDER.get(name.strip().lower(), name)


def unlikely(text: str) -> tuple[str, ...]:
    """Return words that no text in Windows-1252 would have, a few of them.

    >>> unlikely("Chang’e – the café of Córdoba"), unlikely("Yýldýrým and ÒCONAEÓ met the £ukasz of ÖÐ¹ú")
    ((), ('Yýldýrým', 'ÒCONAEÓ', '£ukasz', 'ÖÐ¹ú'))
    """
    words = (word for word in text[:_READ].split() if not word.isascii())
    return tuple(islice(dict.fromkeys(word[:40] for word in words if _UNLIKELY.search(word[:200])), _TOLD))


def in_doubt(text: str) -> str:
    """Return the letters of a text that are others in the code pages of neighbours, a few of them.

    >>> in_doubt("café Muñoz søker")
    'ñ ø'
    """
    letters = sorted({letter for letter in text if "\xbf" < letter < "\u0100" and letter not in _SHARED})
    return " ".join(letters[:_TOLD])


def guess(data: bytes) -> Iterator[str]:
    """Yield the name of the encoding that a detector finds, where it is sure."""
    from charset_normalizer import from_bytes  # takes long to load, and few builds need it

    best = from_bytes(data[:_READ]).best()
    if best is not None and best.coherence >= _COHERENT:
        yield best.encoding.upper().replace("_", "-")
