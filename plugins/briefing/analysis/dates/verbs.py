"""Tell from a verb and its neighbours whether it speaks of the past (-1), the future (1) or neither (0).

English news sets a plan in the present tense ("docks on Saturday", "are meeting on Friday"), in an infinitive after a
form of be ("was to fly on Monday") or with a participle ("planned for Monday"). Nouns that look like verbs are
recognised by the word before them: "its plan", "two launches".
"""

from __future__ import annotations

from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.tokens import Tokens
from briefing.english import lexicon
from briefing.knowledge import space_words

STOPS = frozenset((CODES["dot"], CODES["break"]))
"""Codes of tokens that end a sentence."""
_FUTURE = lexicon.words("pointing_ahead")
_PRESENT = lexicon.words("present_of_plan")
_EITHER = lexicon.words("present_or_plural")
"""Present forms that are plural nouns as well."""
_BARE = lexicon.words("plain_form_of_plan")
_VERBS = lexicon.words("plain_form_no_noun")
"""Those of them that are hardly ever nouns after a plural."""
_SUBJECTS = lexicon.words("subject_of_plan") | space_words.words("subject_of_plan")
_NOUNS = lexicon.words("noun_of_plan")
_DETERMINERS = lexicon.words("determiner")
_OWNING = lexicon.words("noun_opener")
_IS = frozenset(("is", "are", "am", "'s", "’s"))
_LINKING = _IS | {"was", "were", "being"} | lexicon.words("before_plan")
_PAST = lexicon.words("past_tense")
_ARTICLES = frozenset(["a", "an", "the"])
_NOT_PAST = lexicon.words("no_past_in_ed")
_NOT_BEFORE_PAST = lexicon.words("before_participle")


def turn(tokens: Tokens, index: int) -> int:
    """Return -1 for a past verb at `index`, 1 for one that points ahead, 0 for anything else."""
    word, before = tokens.raw(index), tokens.word(index - 1)
    if _is_future(tokens, index, word, before) or _is_present(tokens, index, word, before):
        return 1
    if index == 0 or tokens.codes[index - 1] in STOPS:
        word = word.lower()  # "Launched in September, the probe …"
    told = before in _NOT_BEFORE_PAST or (before.endswith("ly") and tokens.word(index - 2) in _ARTICLES)
    return -1 if _is_past(word) and not told else 0  # no past in "a planned stay" and "a jointly developed probe"


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
