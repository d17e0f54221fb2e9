"""Write text as Markdown that shows every character of it, and read such Markdown back without a parser.

Ingest writes paragraphs that hold no markup. Reading them needs no Markdown parser: `body` knows the escapes that
`literal` writes and leaves every other document to `markdown.py`. The tests hold the two ways of reading against
each other.
"""

from __future__ import annotations

import re
from html import escape, unescape

from briefing.ingest.canonical import Body

_BLANK = re.compile(r"\n\s*\n")
_MARKUP = re.compile(r"[\\`*_\[{]")
_ENTITY = re.compile(r"&(?! )")
_NUMBERED = re.compile(r"\d+(?=[.)])")
_LEADS = {"#": r"\#", ">": r"\>", "+": r"\+", "-": r"\-"} | {c: f"&#{ord(c)};" for c in "~:|="}
"""Characters that begin a block in Markdown; those of the second kind have no backslash escape."""

_ESCAPED = re.compile(r"\\([\\`*_\[{#>+.)-])|(&(?:amp|lt|#126|#58|#124|#61);)")
_NOT_PLAIN = re.compile(r"[\\`*_\[{<\x00-\x09\x0b-\x1f\x7f-\x9f]|&(?! )|[^\S \n]| [ \n]")
_NOT_A_LINE = re.compile(r"^(?:[ #>+~:|=-]|\d+[.)])", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6}) ([^\n ](?:[^\n]*[^\n ])?)")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text`, each on one line with its white space folded.

    >>> paragraphs("One\\n two.\\n \\n\\nThree. ")
    ('One two.', 'Three.')
    """
    folded = (" ".join(part.split()) for part in _BLANK.split(text))
    return tuple(part for part in folded if part)


def literal(paragraph: str) -> str:
    r"""Return Markdown in which a reader sees exactly `paragraph`, one line of text.

    >>> literal("1. A *star* & <b>")
    '1\\. A \\*star\\* & &lt;b>'
    """
    line = _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", paragraph)).replace("<", "&lt;")
    number = _NUMBERED.match(line)
    if number:
        return f"{number[0]}\\{line[number.end() :]}"
    return _LEADS.get(line[:1], line[:1]) + line[1:]


def body(markdown: str) -> Body | None:
    """Return the body of a document of paragraphs and headings, or None when a parser must read it.

    >>> body(literal("1. A *star*")).text
    '1. A *star*'
    """
    parts = [_block(part) for part in re.split(r"\n\n+", markdown.strip("\n"))]
    if None in parts:
        return None
    html, spans, start = [], [], 0
    for tag, text in (part for part in parts if part):
        html.append(f"<{tag}>{escape(text, quote=False)}</{tag}>")
        spans.append((start, start + len(text)))
        start += len(text) + 2
    return Body("\n".join(html), "\n\n".join(part[1] for part in parts if part), tuple(spans), ())


def _block(part: str) -> tuple[str, str] | None:
    """Return the tag and the text of a paragraph or heading, or None when it is neither."""
    heading = _HEADING.fullmatch(part)
    tag, source = (f"h{max(2, len(heading[1]))}", heading[2]) if heading else ("p", part)
    if not source or source.endswith("#" if heading else " ") or _NOT_PLAIN.search(_ESCAPED.sub("x", source)):
        return None
    if _NOT_A_LINE.search(source) and not (heading and source[0] != " "):
        return None
    return tag, _ESCAPED.sub(_unescaped, source).replace("\n", " ")


def _unescaped(found: re.Match[str]) -> str:
    return found[1] or unescape(found[2])
