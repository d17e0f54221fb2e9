"""Find what is in doubt in the file of a briefing: its day, letters, language, leftovers, publisher and title.

What an editor has read through (`Reviewed:`) or holds back (`Status: draft`) is asked no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.desk.answers import other_day, reviewed, withdrawn
from briefing.desk.article_edits import places
from briefing.desk.changes import Answer, Ask, Cut, Header
from briefing.desk.doubt import Context, Doubt, line_of
from briefing.errors import Problem, counted
from briefing.ingest.head import Head, head
from briefing.ingest.inputs.leftovers import surely_apart, trailing
from briefing.ingest.inputs.received import DOUBTFUL
from briefing.ingest.language import UNKNOWN
from briefing.ingest.notes import doubt as said_of_day
from briefing.ingest.references import loose_marks
from briefing.ingest.slugs import proposed
from briefing.knowledge import Source
from briefing.model import Briefing
from briefing.shipped import COMMAND

PLACEHOLDER = "Say in this first sentence who did what, with whom, where and when"
"""Words of a new draft that an editor is to replace."""
_HEAD = 400
"""Characters of a text that show of what it is."""


def file_doubts(briefing: Briefing, text: str, sources: Iterable[Source]) -> Iterator[Doubt]:
    """Yield what is in doubt in the file of a briefing, given its text and the publishers that are known."""
    top = head(text)
    if briefing.reviewed is None and not briefing.draft:
        yield from _day(briefing, top)
        yield from _characters(briefing, top)
        yield from _language(briefing, top)
        if briefing.seed:
            yield from _rest(briefing, text, top)
            yield from _title(briefing, top)
    yield from _rights(briefing, sources)
    if PLACEHOLDER in briefing.text and not briefing.draft:
        message = f"still holds the words of `{COMMAND} new`; write its text in their place"
        yield _doubt("rest", briefing, line_of(text, PLACEHOLDER), message)
    for mark in dict.fromkeys(loose_marks(briefing.text)):
        message = f"{mark} leads to no source of its list; mend its number, or the list under “Sources”"
        yield _doubt("advice", briefing, line_of(text, mark), message)


def _doubt(kind: str, briefing: Briefing, line: int, message: str, *answers: Answer) -> Doubt:
    start = Context("", briefing.title, f"\n{briefing.text[:_HEAD]}")
    return Doubt(kind, Problem(briefing.path, line, message, False), briefing.slug, start, answers)


def _day(briefing: Briefing, top: Head) -> Iterator[Doubt]:
    voice = top.get("Date-From").removesuffix(DOUBTFUL).strip()
    right = Answer("Right", Header(briefing.path, (("Date-From", voice),)))
    for message in said_of_day(top.get("Date-From"), top.get("Date"), "this file"):
        line = top.line("Date-From")
        yield _doubt("day", briefing, line, message, right, other_day(briefing, "Another day", top))


def _characters(briefing: Briefing, top: Head) -> Iterator[Doubt]:
    if cleaned := top.get("Cleaned"):
        message = f"cleaned when it was read ({cleaned}); look it over, then say so with a line Reviewed"
        yield _doubt(
            "characters", briefing, top.line("Cleaned"), message, reviewed(briefing, "Read through: all letters right")
        )


def _language(briefing: Briefing, top: Head) -> Iterator[Doubt]:
    if top.get("Language") == UNKNOWN:
        message = "not in English, so nothing in it is linked or dated; write Status: draft if that is not wanted"
        answers = withdrawn(briefing, "Take it out of the site"), reviewed(briefing, "Leave it as it is: reviewed")
        yield _doubt("language", briefing, top.line("Language"), message, *answers)


def _rest(briefing: Briefing, text: str, top: Head) -> Iterator[Doubt]:
    """Yield the paragraphs of a text that are probably none of its own."""
    parts = list(places(text, top.body))
    kept = surely_apart([part for _, part in parts])[0]
    left = [(at, part) for at, part in parts if part not in kept]
    number = trailing(kept)
    left += [(at, part) for at, part in parts if number and part in kept[len(kept) - number :]]
    if left:
        line = text.count("\n", 0, left[0][0]) + 1
        message = f"{counted(len(left), 'paragraph')} that may be no part of the text; take out what is none"
        shown = Context("", "\n\n".join(part for _, part in left))
        cut = Answer("None of it is: take it out", Cut(briefing.path, tuple(part for _, part in left)))
        problem = Problem(briefing.path, line, message, False)
        answers = cut, reviewed(briefing, "All of it is: reviewed")
        yield Doubt("rest", problem, briefing.slug, shown, answers)


def _title(briefing: Briefing, top: Head) -> Iterator[Doubt]:
    """Yield the doubt about a title that was proposed and made the address, and that nobody has mended since."""
    if top.get("Title-From") and briefing.slug.startswith(proposed(briefing.title)):
        other = Header(briefing.path, (("Title", briefing.title), ("Title-From", "")))
        another = Answer("Another title", other, (Ask("Title", "Title"),))
        message = "title proposed by program, not yet reviewed; mend it, or add a line Reviewed with the day"
        right = reviewed(briefing, "Right, and read: reviewed")
        yield _doubt("title", briefing, top.line("Title"), message, right, another)


def _rights(briefing: Briefing, sources: Iterable[Source]) -> Iterator[Doubt]:
    if not briefing.source:
        ask = Ask("Source", "Publisher", known=tuple(source.name for source in sources))
        answer = Answer("Published by", Header(briefing.path, (("Source", ""),)), (ask,))
        message = "names no source; add `Source: ID` so that its rights are known"
        yield _doubt("rights", briefing, 0, message, answer)
