"""Verbs of the news, in the forms that a headline needs."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.english import lexicon
from briefing.knowledge import space_words


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as news texts use it."""

    base: str
    third: str
    past: str
    ing: str
    weight: int
    """How much news it carries: 3 a deed that changes something, 1 a deed that happens every day."""
    alone: bool
    """True when it stands without an object: "the probe landed"."""


_DOUBLED = lexicon.words("doubling_verb")
_ALONE = lexicon.words("verb_without_object")
_IRREGULAR = lexicon.values("irregular_past")
_PAST = {base: past for past, base in _IRREGULAR.items()}


def _verb(base: str, weight: int) -> Verb:
    soft = base.endswith("y") and base[-2] not in "aeou"
    stem = base[:-1] + "i" if soft else base
    third = stem + "es" if soft or base.endswith(("s", "sh", "ch", "x")) else base + "s"
    double = base + base[-1] if base in _DOUBLED else base
    regular = (stem if soft else double) + ("d" if base.endswith("e") else "ed")
    ing = "agreeing" if base == "agree" else double.removesuffix("e") + "ing"
    return Verb(base, third, _PAST.get(base, regular), ing, weight, base in _ALONE)


_WEIGHTS = lexicon.values("news_verb") | space_words.values("news_verb")
VERBS = tuple(_verb(base, int(_WEIGHTS[base])) for base in sorted(_WEIGHTS, key=lambda base: (_WEIGHTS[base], base)))
"""Those that carry most come last: of two with one form they are meant."""
_BY_BASE = {verb.base: verb for verb in VERBS}
BY_PAST = {verb.past: verb for verb in VERBS} | {
    past: _BY_BASE[base] for past, base in _IRREGULAR.items() if base in _BY_BASE
}
BY_ING = {verb.ing: verb for verb in VERBS}
BY_FORM = BY_PAST | BY_ING | {form: verb for verb in VERBS for form in (verb.base, verb.third)}
"""Past tense before present: "set" is read as past."""
