"""Write text as Markdown that every reader of CommonMark shows as it stands.

`ingest.plain` does so for Python-Markdown, which knows fewer escapes and reads no brackets that are left over.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)|(?<=\d)[.)](?=\s)|^[#>+=-]|#+$")


def literal(text: str) -> str:
    r"""Return one line of Markdown that shows `text` (CommonMark 0.31, section 2.4), with its white space folded.

    >>> print(literal("1. A [star] &amp; *R&D*"))
    1\. A \[star\] \&amp; \*R&D\*
    """
    return _MARK.sub(r"\\\g<0>", " ".join(text.split()))
