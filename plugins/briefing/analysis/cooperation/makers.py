"""Find what several make without a word for cooperation.

Forms, each with its example:
- made: "the radar, built by ASI and CONAE", "developed by the pooled labs of DLR and KARI"
- undertaken: "an initiative of UNOOSA and JAXA", "a camera by Egypt and Bahrain"
- held: "the CNES–ASI Conference closed"
- used: "SANSA will use images of ispace"
- theirs: "CONAE and ASI invite proposals for their orbiter"
Who has a thing made for another, and each with its own, is none of them: "Chile and Peru launched their satellites".
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.cooperation.owners import is_thing
from briefing.analysis.cooperation.parties import ids
from briefing.analysis.cooperation.progress import is_past_aside
from briefing.analysis.holders import makers_at
from briefing.analysis.predications.complements import complements
from briefing.analysis.predications.modality import MEANT
from briefing.analysis.predications.noun_phrases import noun_phrase
from briefing.analysis.predications.phrase_parts import THING_NOUNS
from briefing.analysis.predications.subject_phrase import subject_phrase
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon

_MADE = lexicon.words("maker_participle")
_GATHERINGS = lexicon.words("gathering_noun")
_HYPHENS = frozenset(["-", "–", "‑"])
_PICTURES = frozenset(["images", "imagery", "pictures", "data"])
_USES = lexicon.words("using_verb")
_WILL = frozenset(["will", "to", "shall"])
_SHARED = frozenset(["joint", "common", "shared"])
_UNSURE = lexicon.words("unsure_before_making")
_UNDERTAKINGS = lexicon.words("undertaking")
_OF_SEVERAL = frozenset(["of", "between", "by"])
_NEAR = 5  # tokens
_REACH = 14  # tokens
Made = tuple[tuple[int, int], tuple[str, ...], str]


def made(scene: SentenceParse) -> Iterator[Made]:
    """Yield first and last token of what several make, with them and how far it is."""
    yield from _made(scene)
    yield from _held(scene)
    yield from _undertaken(scene)
    yield from _theirs(scene)
    yield from _used(scene)


def _made(scene: SentenceParse) -> Iterator[Made]:
    """Yield "the radar was created in 2009 by ASI and CONAE"."""
    for index in [index for index, token in enumerate(scene.row) if token.low in _MADE]:
        makers = ids(scene, makers_at(scene, index))
        if len(makers) > 1 and (status := _status(scene, index)):
            clause = scene.clause_of(index)
            yield (clause.indexes[0], index), makers, status


def _status(scene: SentenceParse, index: int) -> str:
    """Return how far the making is that a participle tells of; "" where it is not claimed."""
    words = [token.low for token in scene.row[max(0, index - _NEAR) : index]]
    before = set(words[-words[::-1].index(",") :] if "," in words[:-1] else words)
    if before & _UNSURE:
        return ""
    if before & _WILL:
        return "planned"
    return "completed" if is_past_aside(scene, index) else "ongoing"


def _held(scene: SentenceParse) -> Iterator[Made]:
    """Yield "the second CNES–ASI Conference on Balloons closed on Friday"."""
    row = scene.row
    for index in [index for index in range(1, len(row) - 2) if row[index].low in _HYPHENS]:
        found = ids(scene, [index - 1, index + 1])
        noun = next((i for i in range(index + 2, min(index + 4, len(row))) if row[i].low in _GATHERINGS), 0)
        if len(found) > 1 and noun:
            over = any(token.is_past for token in row[noun + 1 :])
            yield (
                (noun, noun),
                found,
                "completed" if over else "planned" if "will" in _words(scene, noun) else "ongoing",
            )


def _undertaken(scene: SentenceParse) -> Iterator[Made]:
    """Yield "an initiative of UNOOSA and JAXA", "POLAR-2, by Poland and China"; not "the programmes of A and B"."""
    row = scene.row
    for index in range(len(row) - 3):
        first = index + 1 + (row[index + 1].low == ",")
        if row[first].low not in _OF_SEVERAL:
            continue
        effort = row[index].low in _UNDERTAKINGS
        if row[first].low != ("by" if effort else "between") and (effort or _is_one(scene, index)):
            behind = next(complements(scene, list(range(first, min(first + _REACH, len(row))))), ("", []))[1]
            found = ids(scene, noun_phrase(scene, behind).named)
            if len(found) > 1:
                to_come = (index and row[index - 1].low in MEANT) or (effort and "will" in _words(scene, 0))
                yield (index, index), found, "planned" if to_come else "ongoing"


def _words(scene: SentenceParse, start: int) -> set[str]:
    return {token.low for token in scene.row[start:]}


def _theirs(scene: SentenceParse) -> Iterator[Made]:
    """Yield "CONAE and ASI invite proposals for their orbiter": one thing of two."""
    row = scene.row
    for index in range(3, len(row) - 1):
        thing = index + 1 + (row[index + 1].low in _SHARED)
        if row[index].low != "their" or thing >= len(row) or not _is_one(scene, thing):
            continue
        own = subject_phrase(scene, scene.clause_of(index), None)
        found = ids(scene, own.named)
        if len(found) == 2 and own.named[-1] < index and "each" not in _words(scene, 0):
            over = any(row[i].is_past for i in range(own.named[-1], index))
            yield (index + 1, thing), found, "completed" if over else "ongoing"


def _is_one(scene: SentenceParse, index: int) -> bool:
    word = scene.row[index].low
    return not word.endswith("s") and (is_thing(scene, index) or word in THING_NOUNS)


def _used(scene: SentenceParse) -> Iterator[Made]:
    """Yield "SANSA will feed its maps with images of ispace", "uses imagery from ispace"."""
    row = scene.row
    for index in [index for index, token in enumerate(row) if token.low in _PICTURES and index]:
        firms = _suppliers(scene, index)
        before = [i for i in scene.clause_of(index).indexes if i < index] if firms else []
        verb = next((i for i in before if row[i].low in _USES), 0)
        words = {row[i].low for i in before}
        users = ids(scene, noun_phrase(scene, [i for i in before if i < verb]).named)
        if len(users) == 1 and users != firms and not words & _UNSURE:
            yield (index, index), (*users, *firms), "planned" if "will" in words else "ongoing"


def _suppliers(scene: SentenceParse, index: int) -> tuple[str, ...]:
    """Return B of "images of B", given the place of the noun, where B is a firm."""
    row = scene.row
    behind = index + 2 if index + 2 < len(row) and row[index + 1].low in ("of", "from") else -1
    return ids(scene, [behind]) if behind >= 0 and scene.type(row[behind]) == "company" else ()
