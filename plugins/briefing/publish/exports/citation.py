"""Write ready-made citations of a page: in words, in BibTeX and in RIS.

They name no day of access, since the program has no clock, but the day on which the contents of the page last changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.publish.elements.dating import MONTHS, long_day

_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_WRITTEN = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited; the site's name, publisher and address are settings of the template."""

    key: str
    """Key of the BibTeX entry."""
    title: str
    day: str
    """ISO day of the last change, or "" when the page has none."""
    address: str
    """Below the site's root."""
    by: str = ""
    """Who published the text before, or ""; named first where it is not who publishes the site."""

    def plain(self, site: str, publisher: str, siteurl: str) -> str:
        """Return the citation in words; the publisher is left out where it has the name of the site."""
        named = site if publisher == site else f"{site}, {publisher}"
        author = self._author(publisher, site)
        first = "" if author == publisher else f"{author},"
        said = first, f"“{self.title}”. {named}.", _words(self.day), f"{siteurl}/{self.address}"
        return " ".join(part for part in said if part)

    def bibtex(self, site: str, publisher: str, siteurl: str) -> str:
        """Return an entry that BibTeX and biblatex read."""
        fields = {
            "author": f"{{{_tex(self._author(publisher, site))}}}", "title": f"{{{_tex(self.title)}}}",
            "howpublished": _tex(site), "url": f"{siteurl}/{self.address}",
        }  # fmt: skip
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        if self.day:
            lines.append(f"  year = {{{self.day[:4]}}},")
            lines.append(f"  month = {MONTHS[int(self.day[5:7]) - 1].lower()},")
        return "\n".join([f"@misc{{{self.key},", *lines, "}"])

    def ris(self, site: str, publisher: str, siteurl: str) -> str:
        """Return a record that reference managers import; the tags end with two spaces, a hyphen and a space."""
        tags = [
            ("TY", "ELEC"),
            ("TI", self.title),
            ("AU", self._author(publisher, site)),
            ("T2", site),
            ("PB", publisher),
        ]
        if self.day:
            tags += [("PY", self.day[:4]), ("DA", self.day.replace("-", "/"))]
        tags += [("UR", f"{siteurl}/{self.address}"), ("ER", "")]
        return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in tags)

    def _author(self, publisher: str, site: str) -> str:
        return publisher if self.by in ("", site) else self.by


def _words(day: str) -> str:
    """Return a day in words with a full stop, or ""."""
    return f"{long_day(date.fromisoformat(day))}." if day else ""


def _tex(text: str) -> str:
    r"""Return text with what TeX takes for commands escaped.

    >>> _tex("R&D_1 ~ {x}")
    'R\\&D\\_1 \\textasciitilde{} \\{x\\}'
    """
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), " ".join(text.split()))
