"""Craft that no record has: numbered names of known series, and "the X satellite"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.heads import HEADS, TITLES
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon
from briefing.knowledge import space_words

_SERIES = {
    "mission": space_words.words("series_of_mission"),
    "rocket": space_words.words("series_of_rocket"),
    "spacecraft": space_words.words("series_of_spacecraft"),
    "facility": space_words.words("series_of_facility"),
    "station": space_words.words("series_of_station"),
}
"""Names that are numbered, by the type of what bears the number."""
_NUMBERED = re.compile(
    r"\b(?=[A-Z])(?:"
    + "|".join(rf"(?P<{kind}>(?:{lexicon.alternation(names)}))" for kind, names in _SERIES.items())
    + r")(?: (?=\d|[IVX]+\b)|(?=\d))(?:(?!(?:19|20)\d\d\b)\d{1,4}(?:[A-Z]{1,2}\b)?|[IVX]{1,4}\b)"
    + r"(?: Heavy\b)?(?![.,]?\d|[a-z])"
)
_NOUNS = space_words.values("plain_noun")
"""Plain nouns after a name of craft, with the type that they give it."""
_MODIFIERS = lexicon.words("craft_modifier") | space_words.words("craft_modifier")
_NO_NAME = lexicon.capitalised("no_craft_word") | space_words.capitalised("no_craft_word")


def numbered(reading: Document) -> Iterator[Candidate]:
    """Yield members of known series, such as Crew-9."""
    for match in _NUMBERED.finditer(reading.folded):
        one = found(reading.text, *match.span(), str(match.lastgroup), "series")
        yield Candidate(one.start, one.end, one.entity, one.name.replace("’", "'"), one.type, False, one.rule)


def named(reading: Document) -> Iterator[Candidate]:
    """Yield the name between "the" or a possessive and a noun for craft."""
    for number, word in reading.spoken(_NOUNS):
        if not _means_craft(reading, number):
            continue
        last = number - 1 if reading.text_at(number - 1) in _MODIFIERS and reading.joined(number - 1) else number
        first = _first(reading, last)
        if _NOUNS[word.low] == "programme" and reading.text_at(first - 1).lower() not in ("the", "its", "their"):
            continue
        if first < last and _is_name(reading, first, last):
            words = reading.words
            kind = _on_ground(reading, number) or _NOUNS[word.low]
            yield found(reading.text, words[first].start, words[last - 1].end, kind, "noun for craft")


def _on_ground(reading: Document, number: int) -> str:
    """Return "facility" for a telescope that is not said to be one in space."""
    ground = reading.text_at(number) == "telescope" and reading.text_at(number - 1) != "space"
    return "facility" if ground else ""


def _means_craft(reading: Document, number: int) -> bool:
    """Return True for a noun for craft; a station must be one in space."""
    word = reading.words[number]
    if word.low not in _NOUNS or not word.glued or not word.text.islower():
        return False
    return word.low != "station" or reading.text_at(number - 1) in ("space", "lunar")


def _first(reading: Document, last: int) -> int:
    """Return the first of at most three capitalised words before a noun."""
    first = last
    while last - first < 3 and reading.joined(first) and reading.words[first - 1].capital:
        first -= 1
        if first in reading.known:
            return first + 1
    return first


def _is_name(reading: Document, first: int, last: int) -> bool:
    """Return True for capitalised words that stand alone and mean no kind, place or person."""
    words = [word.text for word in reading.words[first:last]]
    if any(
        w in _NO_NAME or w in HEADS or w in TITLES or w.endswith(("ese", "ian", "ean", "ish", "sat")) for w in words
    ):
        return False
    if reading.words[first].opens or reading.text_at(first - 1) in _BEFORE:
        return False
    return not (len(words) == 1 and words[0].isupper() and len(words[0]) < 4)


def described(reading: Document) -> Iterator[Candidate]:
    """Yield the name before ", a … mission" and the like, where the noun ends what is said."""
    for number, _ in reading.spoken(("a", "an")):
        if reading.between(number) != ", ":
            continue
        first = number - 1
        while reading.joined(first) and reading.words[first - 1].capital and number - first < 3:
            first -= 1
        if not reading.words[number - 1].capital or not _is_name(reading, first, number) or number - 1 in reading.known:
            continue
        if kind := _said(reading, number + 1):
            words = reading.words
            yield found(reading.text, words[first].start, words[number - 1].end, kind, "craft described")


def _said(reading: Document, number: int) -> str:
    """Return the type that one of the next words gives when no further noun follows it."""
    for place in range(number, number + 7):
        if not reading.joined(place):
            return ""
        kind = _NOUNS[reading.text_at(place)] if _means_craft(reading, place) else ""
        if kind and reading.text_at(place + 1) not in _NOUNS:
            return kind if not reading.joined(place + 1) or reading.text_at(place + 1) in _AFTER else ""
    return ""


def called(reading: Document) -> Iterator[Candidate]:
    """Yield the name that a craft is given: a lander, named X; a satellite called X."""
    for number, _ in reading.spoken(("named", "called", "dubbed", "nicknamed")):
        if not reading.joined(number + 1):
            continue
        kinds = [_NOUNS[w.low] for w in reading.words[max(0, number - 5) : number] if w.low in _NOUNS]
        end = number + 1
        while end < min(number + 4, len(reading.words)) and reading.words[end].glued and reading.words[end].capital:
            end += 1
        if kinds and end > number + 1 and not any(n in reading.known for n in range(number + 1, end)):
            words = reading.words
            yield found(reading.text, words[number + 1].start, words[end - 1].end, kinds[-1], "craft called")


_BEFORE = lexicon.words("before_plain_name")
_AFTER = lexicon.words("after_craft")
"""Words that may follow a noun for craft; another noun makes it something else: a rocket maker."""

RULES = (
    NameRule(
        "series",
        numbered,
        examples=(
            "with [Chang'e-7](mission)", "[Crew-99](mission) and a [Long March 9A](rocket)", "[STS-1](mission)",
            "[Diwata-9](spacecraft)",
        ),
        negatives=("a crew of 7", "Apollo, 11 years on", "Falcon 1.5"),
    ),
    NameRule(
        "noun for craft",
        named,
        examples=(
            "the [Testsat-1](spacecraft) satellite", "its [Heron](spacecraft) lunar lander",
            "a [Skylark](rocket) rocket",
            "the [Harbour](station) space station",
            "the [HARBOUR](programme) initiative",
        ),
        negatives=("the first satellite", "the Sampletown police station", "a CubeSat satellite",
                   "the Earth probe", "the Testlandish rover",
                   "In Sampletown and Lee rockets fly"),
    ),
    NameRule(
        "craft described",
        described,
        examples=("the agencies will fly [HERON](spacecraft), a small lunar satellite, next year",),
        negatives=("In Lee, a satellite fell", "with Sampler, a rocket maker,", "the probe, a first satellite,"),
    ),
    NameRule(
        "craft called",
        called,
        examples=("the robotic lander, named [Heron](spacecraft), left",),
        negatives=("a town called Sampletown", "the lander was named by children"),
    ),
)  # fmt: skip
