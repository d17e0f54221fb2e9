"""What an answer writes: values that say what is to stand in which file, as an editor would write it by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from briefing.errors import BriefingError

TODAY = "(today)"
"""Value in whose place the day of the answer is written."""
Fields: TypeAlias = tuple[tuple[str, str], ...]
"""Names with values; a value of a list has an item a line."""


class Unwritable(BriefingError):
    """A change that cannot be written; its text says why, and what to do."""


def lines(text: str) -> list[str]:
    """Return the lines of a text, each with the line feed at its end.

    >>> lines("a b\\r\\n\\nc")
    ['a b\\r\\n', '\\n', 'c']
    """
    return re.findall(r"[^\n]*\n|[^\n]+", text)


@dataclass(frozen=True, slots=True)
class Header:
    """Lines in the head of a briefing."""

    path: str
    """File, below the content folder."""
    fields: Fields
    """Key and value; without a value the line goes."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A doubt about a briefing that is not to be asked again."""

    path: str
    """File, below the content folder."""
    doubt: str
    """Id of the doubt, which is added to those of before."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Paragraphs of a briefing that go."""

    path: str
    """File, below the content folder."""
    paragraphs: tuple[str, ...]
    """As they stand in the file."""


@dataclass(frozen=True, slots=True)
class NewTable:
    """A new table of a knowledge file."""

    table: str
    """Its head, which also says in which file it stands."""
    fields: Fields


@dataclass(frozen=True, slots=True)
class Spelling:
    """A further name of a record."""

    table: str
    """Head of the record."""
    id: str
    name: str


Change: TypeAlias = Header | Settled | Cut | NewTable | Spelling


@dataclass(frozen=True, slots=True)
class Ask:
    """What an answer needs to be told: the value of one field of its change."""

    key: str
    label: str
    choices: tuple[str, ...] = ()
    """The legal values when they are few, else empty."""
    known: tuple[str, ...] = ()
    """Values to choose from, beside any other."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to settle a doubt."""

    label: str
    change: Change
    asks: tuple[Ask, ...] = ()
    """What to ask for; the fields of the change hold what is proposed."""

    def proposed(self, key: str) -> str:
        """Return what is proposed for a field of the change."""
        fields = self.change.fields if isinstance(self.change, Header | NewTable) else ()
        return dict(fields).get(key, "")
