"""Leave out the list of sources at the end of a text, which names and dates nothing that the text tells.

The list begins with a block that says nothing but what follows it ("Sources", "References:"), and goes on to the end.
"""

from __future__ import annotations

from briefing.english import lexicon

_HEADS = lexicon.words("reference_heading")


def telling(text: str, blocks: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the blocks before the list of sources; all of them where there is none.

    >>> telling("A text.\\n\\nSources\\n\\nIndia Today", ((0, 7), (9, 16), (18, 29)))
    ((0, 7),)
    """
    heads = (i for i, (start, end) in enumerate(blocks) if i and text[start:end].rstrip(": ").casefold() in _HEADS)
    return blocks[: next(heads, len(blocks))]
