"""Read a robots.txt as RFC 9309 has it, with the parser of the standard library, which is older than that.

Of the rules of a group it takes the first that fits and not the longest, and it knows no wildcards. So the longest are
put first, and those with wildcards are decided before it reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

_MOST = 500_000
"""Characters that are read."""
_RULE = re.compile(r"\s*(?P<key>[A-Za-z-]+)\s*:\s*(?P<value>[^#]*)")


class Rules:
    """What a host asks of programs."""

    def __init__(self, text: str, agent: str) -> None:
        """Keep the file, for a program that calls itself `agent`."""
        self._lines, self._agent = text[:_MOST].splitlines(), agent

    def allow(self, url: str) -> bool:
        """Return True when an address may be asked for.

        >>> rules = Rules("User-agent: *\\nAllow: /\\nDisallow: /a\\n\\nDisallow: /*.php$", "me")
        >>> [rules.allow(f"https://example.org/{path}") for path in ("", "b", "a/c", "x.php", "x.php?b")]
        [True, True, False, False, True]
        """
        return self._parsed(urlunsplit(("", "", *urlsplit(url)[2:4], ""))).can_fetch(self._agent, url)

    @property
    def pause(self) -> float:
        """Seconds that are asked for between two requests."""
        return float(self._parsed("/").crawl_delay(self._agent) or 0)

    def _parsed(self, path: str) -> RobotFileParser:
        parser = RobotFileParser()
        parser.parse(list(_ordered(self._lines, path)))
        return parser


def _ordered(lines: list[str], path: str) -> Iterator[str]:
    """Yield the lines with the rules of each group in the order in which the longest decides for a path."""
    rules: list[tuple[str, str]] = []
    for line in lines:
        found = _RULE.match(line)
        key, value = (found["key"].lower(), found["value"].strip()) if found else ("", "")
        if key in ("allow", "disallow"):
            rules.append((key, value))
        elif key == "user-agent" and rules:
            yield from _decided(rules, path)
            rules = []
            yield f"{key}: {value}"
        elif key:
            yield f"{key}: {value}"
    yield from _decided(rules, path)


def _decided(rules: list[tuple[str, str]], path: str) -> Iterator[str]:
    """Yield rules, the longest first, of two as long the one that allows; one with wildcards only where it fits."""
    for key, value in sorted(rules, key=lambda rule: (-len(rule[1]), rule[0])):
        if "*" not in value and not value.endswith("$"):
            yield f"{key}: {value}"
        elif _fits(value, path):
            yield f"{key}: {path}"


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
