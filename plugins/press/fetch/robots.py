"""Read a robots.txt as RFC 9309 has it: all groups that name a program count, and of their rules the longest that fits.

The parser of the standard library knows neither, nor wildcards. Of `Crawl-delay`, which the RFC leaves out, the longest
counts. A line that cannot be read is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from press.fetch.responses import target

_MOST = 500_000
"""Characters that are read."""
_LINE = re.compile(r"\s*(?P<key>user-agent|allow|disallow|crawl-delay)\s*:\s*(?P<value>[^#]*)", re.IGNORECASE)
_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_PRINTED = "".join(map(chr, range(33, 127)))

_Lines = list[tuple[str, str]]
"""The keys and values of a group behind its names."""


class RobotsRules:
    """What a host asks of programs."""

    def __init__(self, text: str, agent: str) -> None:
        """Keep what is said to a program that calls itself `agent`, or to all where nothing is said to it."""
        groups, name = list(_groups(text[:_MOST])), agent.partition("/")[0].lower()
        own = [lines for names, lines in groups if name in names] or [lines for names, lines in groups if "*" in names]
        self._lines = [line for lines in own for line in lines]

    def allow(self, url: str) -> bool:
        """Return True when an address may be asked for; of two rules of a length the one that allows decides.

        >>> rules = RobotsRules("User-agent: *\\nAllow: /\\nDisallow: /a\\n\\nUser-agent: *\\nDisallow: /*.php$", "me")
        >>> [rules.allow(f"https://example.org/{path}") for path in ("", "b", "%61/c", "x.php", "x.php?b")]
        [True, True, False, False, True]
        """
        path = _spelled(target(url))
        rules = ((key, _spelled(value)) for key, value in self._lines if key != "crawl-delay" and value)
        return max(((len(rule), key == "allow") for key, rule in rules if _fits(rule, path)), default=(0, True))[1]

    @property
    def pause(self) -> float:
        """Seconds that are asked for between two requests."""
        asked = (value for key, value in self._lines if key == "crawl-delay" and _SECONDS.fullmatch(value))
        return max(map(float, asked), default=0.0)


def _groups(text: str) -> Iterator[tuple[set[str], _Lines]]:
    """Yield the names and the lines of each group; names that follow on each other begin one."""
    names, lines = set[str](), _Lines()
    for found in filter(None, map(_LINE.match, text.splitlines())):
        key, value = found["key"].lower(), found["value"].strip()
        if key != "user-agent":
            lines.append((key, value))
            continue
        if lines:
            yield names, lines
            names, lines = set(), []
        names.add(value.partition("/")[0].lower())
    yield names, lines


def _spelled(text: str) -> str:
    """Return a path or a rule with the letters and digits as themselves and the rest as it is escaped."""
    return _ESCAPE.sub(_escaped, quote(text, _PRINTED))


def _escaped(found: re.Match[str]) -> str:
    sign = unquote(found[0])
    return sign if sign.isascii() and (sign.isalnum() or sign in "-._~") else found[0].upper()


def _fits(rule: str, path: str) -> bool:
    """Return True when a path is one of those that a rule with wildcards means; its parts are looked for in turn."""
    *parts, last = rule.removesuffix("$").split("*")
    at = 0
    for number, part in enumerate(parts):
        found = path.find(part, at) if number else (0 if path.startswith(part) else -1)
        if found < 0:
            return False
        at = found + len(part)
    if not rule.endswith("$"):
        return path.find(last, at) >= 0 if parts else path.startswith(last)
    return path.endswith(last) and len(path) - len(last) >= at if parts else path == last
