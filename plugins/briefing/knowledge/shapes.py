"""Which tables a knowledge file may hold, and which fields a table may have.

The head of a table says what it is: `[[agency]]`, `[[person]]`, `[[milestone]]`. Any file may hold any kind of
entity; cues, milestones, corrections, sources and outlets have a file each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.knowledge.kinds import ENTITY_TYPES, EVENT_KINDS, OUTLET_CLASSES
from briefing.knowledge.values import COOPERATION_STATUSES, CORRECTION_STATES, ROLES
from briefing.model import RIGHTS


@dataclass(frozen=True, slots=True)
class Field:
    """What may stand behind the `=` of a field."""

    kind: str = "text"
    """text, list (of texts), flag (true or false), edtf (a date in quotes) or day (a date without quotes)."""
    required: bool = False
    choices: tuple[str, ...] = ()
    """The legal values when they are few, else empty."""
    pattern: str = ""
    """Regular expression that a text, or each text of a list, must match; "" for any."""
    hint: str = ""
    """How to write it, for the message when the pattern does not match."""


_ID = Field(
    required=True,
    pattern=r"(?!.{101})[a-z0-9]+(-[a-z0-9]+)*",
    hint="lower-case letters, digits and single hyphens, at most 100",
)
_ADDRESS = Field(pattern=r"https?://\S+", hint="an address that starts with https:// or http://")
_CODE = Field(pattern="[A-Z]{2}", hint="two capitals of ISO 3166-1, such as PK")
_TEXT = Field()
_NEEDED = Field(required=True)
_TEXTS = Field("list", pattern=r"\S(.*\S)?", hint="a text without spaces at its ends")
_TEXTS_NEEDED = replace(_TEXTS, required=True)

_ENTITY = {
    "id": _ID,
    "name": _NEEDED,
    "in_sentence": _TEXT,
    "names": _TEXTS,
    "weak_names": _TEXTS,
    "demonyms": _TEXTS,
    "country": replace(_CODE, kind="list"),
    "seat": _CODE,
    "of_state": Field("flag"),
    "part_of": _TEXTS,
    "operator": _TEXTS,
    "parties": _TEXTS,
    "founded": Field("edtf"),
    "role": _TEXT,
    "wikidata": Field(pattern=r"Q[1-9]\d*", hint="the letter Q and a number"),
    "website": _ADDRESS,
    "sources": _TEXTS,
    "fact": _TEXT,
    "note": _TEXT,
    "unverified": Field("flag"),
}
_SLOTS = Field(
    "list",
    pattern=rf"[a-z][a-z ]*('s)? ({'|'.join(ROLES)})",
    hint=f"a preposition or object, with 's for an owner, and a role ({', '.join(ROLES)}): with partner, on's partner",
)
_CUE = {
    "lemma": _NEEDED,
    "forms": _TEXTS_NEEDED,
    "kind": Field(required=True, choices=tuple(EVENT_KINDS)),
    "cooperation": Field(choices=("", *COOPERATION_STATUSES)),
    "examples": _TEXTS_NEEDED,
    "counter_examples": _TEXTS,
    "slots": _SLOTS,
}
_FRAME = {
    "kind": Field(required=True, choices=tuple(EVENT_KINDS)),
    "slots": replace(_SLOTS, required=True),
    "examples": _TEXTS_NEEDED,
}
_MILESTONE = {
    "id": _ID,
    "date": Field("edtf", required=True),
    "title": _NEEDED,
    "parties": _TEXTS_NEEDED,
    "hosts": _TEXTS,
    "kind": Field(required=True, choices=tuple(EVENT_KINDS)),
    "programme": _TEXT,
    "turns": Field(choices=COOPERATION_STATUSES),
    "sources": _TEXTS_NEEDED,
    "note": _TEXT,
}
_SOURCE = {
    "id": _ID,
    "name": _NEEDED,
    "url": _ADDRESS,
    "rights": Field(required=True, choices=RIGHTS),
    "note": _TEXT,
}
_FORBIDDEN = {
    "host": Field(required=True, pattern=r"[a-z0-9-]+(\.[a-z0-9-]+)+", hint="a host such as m.example.org"),
    "note": _NEEDED,
}
_OUTLET = {
    "host": replace(_FORBIDDEN["host"], required=False),
    "name": _NEEDED,
    "class": Field(required=True, choices=tuple(OUTLET_CLASSES)),
}
_CORRECTION = {
    "briefing": _ID,
    "quote": _NEEDED,
    "says": _NEEDED,
    "state": Field(required=True, choices=CORRECTION_STATES),
    "sources": _TEXTS_NEEDED,
    "made": Field("day", required=True),
    "date": Field("edtf"),
    "entity": _TEXT,
    "not_an_event": Field("flag"),
    "apart_from": _TEXT,
    "apart_quote": _TEXT,
    "question": _TEXT,
}

TABLES: dict[str, dict[str, Field]] = {
    **dict.fromkeys(ENTITY_TYPES, _ENTITY),
    "cue": _CUE,
    "frame": _FRAME,
    "milestone": _MILESTONE,
    "source": _SOURCE,
    "forbidden": _FORBIDDEN,
    "correction": _CORRECTION,
    "outlet": _OUTLET,
}
"""Head of a table -> its fields."""

_SPECIAL = {
    "cues.toml": ("cue", "frame"),
    "milestones.toml": ("milestone",),
    "corrections.toml": ("correction",),
    "sources.toml": ("source", "forbidden"),
    "outlets.toml": ("outlet",),
}


def tables_of(file: str) -> tuple[str, ...]:
    """Return the tables that a file of this name may hold."""
    return _SPECIAL.get(file, tuple(ENTITY_TYPES))


def file_of(table: str) -> str:
    """Return the one file that a table may stand in, or "" for a kind of entity, which may stand in any."""
    return next((file for file, tables in _SPECIAL.items() if table in tables), "")
