"""Rules for times without a place on the calendar: now, recently, the future."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.dates.filters import is_title
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.english import lexicon


def _reference(value: str) -> Callable[[Phrase], Timex3 | None]:
    """Return a production that reads every match as `value` but titles: "the Future of the Internet"."""

    def production(phrase: Phrase) -> Timex3 | None:
        titled = phrase.end - phrase.start > 1 and phrase.tokens.raw(phrase.end - 1)[:1].isupper()
        return None if titled else Timex3("DATE", value)

    return production


_TOLD = lexicon.words("after_the_moment")


def present(phrase: Phrase) -> Timex3 | None:
    """Read "now", "at this time", "at present" and "this moment", not "this time it flew" and "they present it"."""
    words = phrase.words()
    if words == ["now"] and is_title(phrase):
        return None
    turn = (words[-1] == "time" or "present" in words or words[0] == "the") and phrase.before() != "at"
    other = (words[:1] == ["the"] and phrase.following() in _TOLD) or (
        words[0] == "the" and words[-1] in ("time", "juncture", "present")
    )
    return None if turn or other else Timex3("DATE", "PRESENT_REF")


def past(phrase: Phrase) -> Timex3 | None:
    """Read "the past" when it is a noun."""
    following = phrase.tokens.codes[phrase.end : phrase.end + 1]
    return (
        Timex3("DATE", "PAST_REF") if phrase.before() in ("in", "from", "of", "than", "as") or not following else None
    )


RULES = (
    DateRule(
        "current", ("current",), _reference("PRESENT_REF"), ("The [current] crew is well.",), ("The current week.",)
    ),
    DateRule(
        "now",
        ("right? now", "currently", "this very? moment", "the moment", "the? present moment?"),
        present,
        ("It is [now] in orbit.", "At [present] none is there.", "At [the moment] none is there."),
        ("At that time it was new.", "They present it.", "The moment came."),
    ),
    DateRule(
        "these days",
        ("those units",),
        lambda phrase: Timex3("DATE", "PRESENT_REF") if phrase.words() == ["these", "days"] else None,
        ("Few fly [these days].",),
    ),
    DateRule(
        "the other day",
        ("the second_one unit",),
        lambda phrase: Timex3("DATE", "PAST_REF") if phrase.words()[-1] in ("day", "week") else None,
        ("It flew [the other day].",),
        ("The other year was good.",),
    ),
    DateRule(
        "recently",
        ("more? recently",),
        lambda phrase: None if phrase.following() == "as" else Timex3("DATE", "PAST_REF"),
        ("It [recently] flew.",),
        ("It flew as recently as that.",),
    ),
    DateRule("the past", ("the recent|near? past",), past, ("It flew in [the past].",), ("They walked past.",)),
    DateRule(
        "the future",
        ("the near? future", "near future"),
        _reference("FUTURE_REF"),
        ("It flies in [the near future].",),
    ),
)
