"""Write what an answer says into the text of a file, with what the editor was asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import assert_never

from briefing.desk.article_edits import with_fields, without_paragraphs
from briefing.desk.changes import TODAY, Answer, Change, Cut, Fields, Header, NewTable, Settled, Spelling, Unwritable
from briefing.desk.table_edits import table, with_spelling, with_table
from briefing.ingest.head import LIMITS, YEARS, head
from briefing.knowledge.check import shape
from briefing.knowledge.rows import TomlTable
from briefing.web import CONTROLS

_DAYS = ("Date", "Reviewed")


def answered(text: str, answer: Answer, given: Mapping[str, str], today: date) -> str:
    """Return the text of a file as the answer leaves it; `given` is what the editor says of what it asks for.

    Raises Unwritable when something that was asked for is missing or no such thing, or the file cannot be changed.
    """
    return written(text, answer.change, _filled(answer, given, today))


def _filled(answer: Answer, given: Mapping[str, str], today: date) -> Fields:
    """Return the fields of a change, with what the editor was asked for."""
    change = answer.change
    if not isinstance(change, Header | NewTable):
        return ()
    asked = {ask.key: given.get(ask.key, "").strip() for ask in answer.asks}
    for ask in answer.asks:
        if not asked[ask.key]:
            raise Unwritable(f"{ask.label}: say it, and answer again")
        if ask.choices and asked[ask.key] not in ask.choices:
            raise Unwritable(f"{ask.label}: write one of {', '.join(ask.choices)}")
    fields = ((key, asked.get(key, value)) for key, value in change.fields)
    return tuple((key, today.isoformat() if value == TODAY else value) for key, value in fields)


def written(text: str, change: Change, fields: Fields) -> str:
    """Return the text of a file with a change, given its fields as they shall stand."""
    match change:
        case Header():
            _check_head(fields)
            return with_fields(text, fields)
        case Settled():
            return with_fields(text, (("Settled", f"{head(text).get('Settled')} {change.doubt}"),))
        case Cut():
            return without_paragraphs(text, change.paragraphs)
        case NewTable():
            _check_table(change.table, fields)
            return with_table(text, change.table, fields)
        case Spelling():
            return with_spelling(text, change.table, change.id, change.name)
        case _:
            assert_never(change)


def _check_head(fields: Fields) -> None:
    for key, value in fields:
        if CONTROLS.search(value) or len(value) > LIMITS.get(key, LIMITS["Title"]):
            raise Unwritable(f"{key}: too long, or with characters that no page may have; write another")
        if key in _DAYS and not _is_day(value):
            raise Unwritable(f"{key}: {value!r} is no day of {YEARS[0]} to {YEARS[-1]}; write one such as 2026-11-22")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).year in YEARS
    except ValueError:
        return False


def _check_table(head: str, fields: Fields) -> None:
    """Raise Unwritable for a table that a check of the knowledge files would refuse by itself."""
    new = table(head, fields)
    try:
        (values,) = tomllib.loads(new)[head]
    except ValueError as error:
        raise Unwritable(f"{error}; write it otherwise") from error
    for problem in shape(TomlTable("", head, 0, values, new)):
        raise Unwritable(problem.message)
