"""Tell from a verb and its neighbours whether it speaks of the past (-1), the future (1) or neither (0).

English news sets a plan in the present tense ("docks on Saturday", "are meeting on Friday"), in an infinitive after a
form of be ("was to fly on Monday") or with a participle ("planned for Monday"). Nouns that look like verbs are
recognised by the word before them: "its plan", "two launches".
"""

from __future__ import annotations

from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.tokens import Tokens

STOPS = frozenset((CODES["dot"], CODES["break"]))
"""Codes of tokens that end a sentence."""
_FUTURE = frozenset(
    "will shall 'll won't would may should scheduled rescheduled slated due planning plans plan planned expected "
    "expects expect hopes hope intends intend aims aim targeted targeting retargeted supposed tentatively going "
    "likely".split()
)
_PRESENT = frozenset(
    "meets opens begins flies arrives departs takes closes convenes resumes undocks enters goes comes kicks leaves "
    "ends lifts splashes gathers expires extends continues paves becomes joins speaks testifies travels blasts "
    "makes concludes sets heads runs".split()
)
_EITHER = frozenset("launches starts lands returns docks votes visits hosts tests holds tries follows airs".split())
"""Present forms that are plural nouns as well."""
_BARE = frozenset(
    "begin end open start close meet fly return arrive depart land dock undock launch resume prepare vote visit "
    "gather try leave splash lift".split()
)
_VERBS = frozenset("begin meet return arrive depart resume prepare gather leave convene".split())
"""Those of them that are hardly ever nouns after a plural."""
_SUBJECTS = frozenset(
    "it he she which that who they we agency mission crew rocket spacecraft craft ship committee panel probe capsule "
    "company minister president parliament senate board council team satellite lander rover flight countdown window "
    "exercise conference summit meeting ministers officials members astronauts cosmonauts leaders teams crews "
    "agencies engineers delegates talks and".split()
)
_NOUNS = frozenset("plan plans aim aims hope hopes expects likely heads leaves ends sets runs".split())
_DETERMINERS = frozenset("the a an its their his her this that these those all each".split())
_OWNING = frozenset(
    "a an the its their his her our my your this that these those 's ’s of own new no any two three four five six "
    "several many few some all both other".split()
)
_BE = frozenset("is are was were 's ’s am 're ’re being".split())
_IS = _BE - {"was", "were", "being"}
_LINKING = _BE | frozenset("be been now currently still initially originally and not".split())
_PAST = frozenset(
    "was were had did been said told began came became took made gave went left met saw held won lost rose fell "
    "sent spoke kept found brought led ran wrote thought stood paid grew flew blew broke built caught chose "
    "drew drove ate fought forgot got hurt knew lay sold sought shot sang sank sat spent struck swept taught "
    "wore withdrew wasn't weren't didn't hadn't taken seen shown given flown chosen written begun drawn broken "
    "fallen sworn".split()
)
_NOT_PAST = frozenset("united limited need speed feed seed breed exceed proceed succeed embed indeed hundred".split())
_NOT_BEFORE_PAST = frozenset("be a an the its their his her this that any no still newly recently most".split())


def turn(tokens: Tokens, index: int) -> int:
    """Return -1 for a past verb at `index`, 1 for one that points ahead, 0 for anything else."""
    word, before = tokens.raw(index), tokens.word(index - 1)
    if _is_future(tokens, index, word, before) or _is_present(tokens, index, word, before):
        return 1
    if index == 0 or tokens.codes[index - 1] in STOPS:
        word = word.lower()  # "Launched in September, the probe …"
    return -1 if _is_past(word) and before not in _NOT_BEFORE_PAST else 0


def is_told(tokens: Tokens, index: int) -> bool:
    """Return True for a form in -ed without "be" before it, which is a plain past: "On Friday it planned to pay"."""
    return tokens.raw(index).endswith("ed") and tokens.word(index - 1) not in _LINKING


def is_be(word: str) -> bool:
    """Return True for "is" and "are"."""
    return word in ("is", "are")


def is_dropped(tokens: Tokens, index: int) -> bool:
    """Return True for a verb of a plan behind "originally" or the like: "originally planned", "first had been set"."""
    place = index - 1
    while place >= index - 3 and tokens.word(place) in ("had", "been", "was", "were"):
        place -= 1
    return turn(tokens, index) > 0 and tokens.word(place) in ("originally", "initially", "previously", "first")


def is_infinitive(tokens: Tokens, index: int) -> bool:
    """Return True for "to" before a word in small letters that is no determiner: "to fly", not "to the Moon"."""
    verb = tokens.raw(index + 1)
    return tokens.raw(index) == "to" and verb.isalpha() and verb.islower() and verb not in _DETERMINERS


def is_intended(tokens: Tokens, index: int) -> bool:
    """Return True for "to" right behind "was" or "were": "was to fly"."""
    return tokens.raw(index) == "to" and tokens.raw(index - 1) in ("was", "were")


def _is_future(tokens: Tokens, index: int, word: str, before: str) -> bool:
    """Return True for a word that points ahead: "will", "plans", "set for", "is to"; "its plan" is a noun."""
    if word in _FUTURE:
        return not (word in _NOUNS and before in _OWNING)
    after = tokens.raw(index + 1)
    if word in ("called", "calls", "call") and after == "for":
        return True
    if word == "to":
        return after in ("be", "to") or (before in _IS and after.isalpha() and after.islower() and after != "the")
    return (word in ("set", "ready") and after in ("be", "to")) or (word == "set" and after == "for")


def _is_present(tokens: Tokens, index: int, word: str, before: str) -> bool:
    """Return True for the present of a plan: "docks", "crews begin", "are meeting"; "two docks" are nouns."""
    if word.endswith("ing"):
        return before in ("is", "are", "'re", "’re", "am")
    if word in _PRESENT:
        return not (word in _NOUNS and before in _OWNING)
    named = tokens.raw(index - 1)[:1].isupper() and not tokens.raw(index - 2).isdigit()
    subject = before in _SUBJECTS or named
    plural = before.endswith("s") and before.islower() and len(before) > 4 and before not in _OWNING
    many = before in _SUBJECTS and before not in ("it", "he", "she")
    return (word in _EITHER and subject) or (word in _BARE and many) or (word in _VERBS and plural)


def _is_past(word: str) -> bool:
    """Return True for a past form; "a planned stay" and "be held" are sorted out by the word before."""
    regular = word.endswith("ed") and word.islower() and len(word) > 3 and word not in _NOT_PAST
    return regular or word in _PAST
