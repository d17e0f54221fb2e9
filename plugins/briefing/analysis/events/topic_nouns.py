"""Read the noun that a few words are about, and the types of name that would tell more of it.

"The launch was put off" asks for a craft or a rocket, "the station" for one of the stations.
"""

from __future__ import annotations

import re

from briefing.analysis.syntax.tokens import word
from briefing.analysis.syntax.vocabulary import AUXILIARIES
from briefing.english import lexicon
from briefing.knowledge import space_words

CRAFT = ("spacecraft", "mission")
"""Types of what flies."""
_PAPERS = ("agreement",)
ABOUT = {
    **dict.fromkeys(("rocket", "launcher", "booster"), ("rocket", *CRAFT)),
    **dict.fromkeys((lexicon.words("launching_noun") | space_words.words("launching_noun")), (*CRAFT, "rocket")),
    **dict.fromkeys((lexicon.words("arrival_noun") | space_words.words("arrival_noun")), CRAFT),
    **dict.fromkeys((lexicon.words("craft_noun") | space_words.words("craft_noun")), CRAFT),
    **dict.fromkeys(lexicon.words("signing_noun"), _PAPERS),
    **dict.fromkeys(("programme", "program", "project"), ("programme", *CRAFT)),
    "station": ("station",),
    **dict.fromkeys(lexicon.words("rescheduled"), (*CRAFT, "rocket")),
    **dict.fromkeys(space_words.words("part_noun"), ("station", "programme")),
}
"""Types of what may tell more of a noun."""
_OPEN = re.compile(
    rf"(?:(?:the|a|an|its|this) )?(?:(?:(?-i:[a-z][a-z-]*) ){{0,2}}?(?P<thing>{lexicon.alternation(ABOUT)})\b"
    r"|(?P<noun>[\w-]+))",
    re.IGNORECASE,
)
"""The noun that words begin with: a thing behind two adjectives at most, or any other."""
BARE_SIGNING = re.compile(r".*(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:signed|joined|acceded|ratified)", re.IGNORECASE)
"""A signing of which the words do not tell what was signed."""
SIGNING = lexicon.words("instrument_noun")
"""Nouns for what is signed."""


def is_open(what: str) -> bool:
    """Return True for words about "the launch" or "the rocket", for which the sentences before may have a name."""
    return bool(asked_types(what))


def asked_types(what: str) -> tuple[str, ...]:
    """Return the types of what a few words leave open; () when they leave nothing open."""
    if BARE_SIGNING.fullmatch(what):
        return _PAPERS
    return ABOUT.get(first_noun(what), ())


def first_noun(what: str) -> str:
    """Return the noun that words begin with, in small letters; "" for none."""
    first = _OPEN.match(what)
    return (first["thing"] or first["noun"]).casefold() if first else ""


def subject_words(what: str) -> str:
    """Return the words before the first verb: "The launch of Kite" of "The launch of Kite was put off".

    Who made or signed it belongs to it: "A camera built by Peru" of "A camera built by Peru has flown".
    """
    words = what.split()
    told = (
        n
        for n, one in enumerate(words)
        if n > 1 and word(0, 0, one).is_past and words[n + 1 : n + 2] not in (["by"], ["with"])
    )
    verb = (n for n, one in enumerate(words) if one in AUXILIARIES)
    return " ".join(words[: min(next(told, len(words)), next(verb, len(words)))])
