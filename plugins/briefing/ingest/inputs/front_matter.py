"""Read Markdown that begins with YAML or TOML between two fences, as static sites keep it; its markup is left out.

Markdown without it cannot be told from plain text, and is read as that: its signs stay as they are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime

import yaml
from markdown import Markdown

from briefing.ingest.bounds import overdone
from briefing.ingest.inputs.blocks import blocks
from briefing.ingest.inputs.days import declared
from briefing.ingest.inputs.leftovers import apart
from briefing.ingest.inputs.received import Received, Unread
from briefing.ingest.markdown import EXTENSIONS

_FENCE = re.compile(r"(?P<kind>---|\+\+\+)[ \t]*\n(?P<head>.*?\n)(?:(?P=kind)|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_SIGNS = (
    (re.compile(r"\{\{[<%].{0,500}?[%>]\}\}|\{%.{0,500}?%\}|^\{:[^\n}]*\}$|!\[\[[^\]\n]{0,300}\]\]", re.MULTILINE), ""),
    (re.compile(r"\[\[(?:[^\]|\n]{0,300}\|)?([^\]|\n]{0,300})\]\]"), r"\1"),
    (re.compile(r"^(>[ >]*)\[![\w-]+\][+-]?", re.MULTILINE), r"\1"),
    (re.compile(r"^(?:#[^\W\d][\w/-]*[ \t]*){2,}$", re.MULTILINE), ""),
    (re.compile(r"\\$", re.MULTILINE), "  "),
)
"""What Hugo, Jekyll and Obsidian write into Markdown, and what it says: templates, links, callouts, tags, breaks."""
_DAYS = ("date", "published", "pubdate", "publishdate", "publish_date")
_LONGEST = 20_000
"""Characters of the front matter."""


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the text of a Markdown file with front matter.

    Raises Unread, with the line, when either cannot be read.
    """
    try:
        source = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unread("this is Markdown, but not UTF-8; save it as UTF-8", 1) from error
    fence = _FENCE.match(source[:_LONGEST])
    if fence is None:
        raise Unread(
            f"its front matter does not end within {_LONGEST:,} characters; close it with a line like its first", 1
        )
    fields = _fields(fence["head"]) if fence["kind"] == "---" else _toml(fence["head"])
    body = source[fence.end() :]
    if over := overdone(body):
        raise Unread(over[1], source.count("\n", 0, fence.end() + over[0]) + 1)
    title = _one(fields, "title")
    for sign, said in _SIGNS:
        body = sign.sub(said, body)
    text, left = apart([block.text for block in blocks(Markdown(extensions=list(EXTENSIONS)).convert(body))], title)
    if not text:
        raise Unread("no text after the front matter; add it or remove the file", source.count("\n", 0, fence.end()))
    found = Received(
        title=title,
        date=_day(fields),
        author=_one(fields, "author", "authors"),
        source=_one(fields, "source", "publisher"),
        url=_one(fields, "url", "canonical_url", "original"),
        text="\n\n".join(text),
        language=_one(fields, "lang", "language"),
        notes=left,
    )
    return (found,)


def _fields(head: str) -> Mapping[str, object]:
    try:
        fields = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise Unread("its front matter is no YAML; mend this line, or put quotes around its value", line) from error
    if not isinstance(fields, dict):
        raise Unread("its front matter is no list of keys; write `title:`, `date:` and the like", 2)
    return {str(key).lower(): value for key, value in fields.items()}


def _toml(head: str) -> Mapping[str, object]:
    try:
        return {key.lower(): value for key, value in tomllib.loads(head).items()}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unread(f"its front matter is no TOML ({error}); mend it", 2) from error


def _one(fields: Mapping[str, object], *names: str) -> str:
    """Return the first value that one of some keys has, if it is text or begins a list of texts."""
    for name in names:
        value = fields.get(name)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, str):
            return first
    return ""


def _day(fields: Mapping[str, object]) -> date | None:
    value = next((fields[name] for name in _DAYS if name in fields), None)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else declared(value) if isinstance(value, str) else None
