"""The tokens around an expression in, the direction in time of its clause out: -1 past, 1 future, 0 unknown.

The nearest verb before the expression decides; when the clause has none there, the first after it does. An
infinitive says nothing by itself, so "said it hopes to fly Monday" is decided by "hopes". A full parser would know
more: the verb of a relative clause between subject and date is taken for the main verb here.
"""

from __future__ import annotations

from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.reading import Phrase
from briefing.analysis.dates.tokens import Tokens

_FUTURE = frozenset(
    "will shall 'll won't would may should scheduled slated due planning plans plan planned expected expects "
    "expect hopes hope intends intend aims aim targeted targeting supposed tentatively going likely "
    "meets opens begins starts launches flies lands returns arrives departs takes closes convenes resumes undocks "
    "enters goes comes kicks".split()
)
_NOUNS = frozenset("plan plans aim aims hope hopes starts launches returns lands flies expects likely".split())
_BARE = frozenset("begin end open start close meet fly return arrive depart land dock undock launch resume".split())
_OWNING = frozenset("a an the its their his her our my your this that these those 's ’s of own new no any".split())
_LINKING = frozenset("is are was were be been being now currently still 's ’s initially originally and not".split())
_PAST = frozenset(
    "was were had did been said told began came became took made gave went left met saw held won lost rose fell "
    "sent spoke kept found brought led ran wrote thought stood paid grew flew blew broke built caught chose "
    "drew drove ate fought forgot got hurt knew lay sold sought shot sang sank sat spent struck swept taught "
    "wore withdrew wasn't weren't didn't hadn't".split()
)
_NOT_PAST = frozenset("need speed feed seed breed exceed proceed succeed embed indeed hundred".split())
_NOT_BEFORE_PAST = frozenset("be a an the its their his her this that these any no still newly recently most".split())
_PREPOSITIONS = frozenset("on in by at during since until".split())
_JOINING = frozenset("and but while that ; : where".split())
_STOPS = frozenset((CODES["dot"], CODES["break"]))
_SOON = (("soon", "as"), ("early", "as"), ("earlier", "than"), ("later", "than"))
_BACK, _AHEAD = 20, 12


def tense(phrase: Phrase) -> int:
    """Return -1 for past, 1 for future, 0 when neither a cue ("as early as", "NET") nor the clause says."""
    if (phrase.before(2), phrase.before()) in _SOON or phrase.before() == "net":
        return 1
    return _direction(phrase.tokens, phrase.start, phrase.end)


def _direction(tokens: Tokens, start: int, end: int) -> int:
    """Return the direction of the clause that holds the tokens `start` to `end`."""
    verb = start - 1 - (tokens.word(start - 1) == "on")
    if tokens.word(verb) in _BARE and tokens.word(verb - 1) == "and":
        return 1  # "opened on Tuesday and end on Thursday"
    back = range(start - 1, max(-1, start - _BACK), -1)
    ahead = range(end, min(len(tokens.codes), end + _AHEAD))
    opening = tokens.word(start - 1) in _PREPOSITIONS and tokens.word(start - 2) in _JOINING
    first, second = (ahead, back) if opening else (back, ahead)
    return _nearest(tokens, first) or _nearest(tokens, second)


def _nearest(tokens: Tokens, places: range) -> int:
    """Return the direction of the first verb with a tense at `places`, up to the end of the sentence."""
    for index in places:
        if tokens.codes[index] in _STOPS:
            return 0
        word = tokens.raw(index)
        if _is_future(tokens, index, word):
            told = places.step > 0 and word.endswith("ed") and tokens.word(index - 1) not in _LINKING
            return -1 if told else 1  # "On Friday the agency planned to …" tells of a past Friday
        if _is_past(word) and tokens.word(index - 1) not in _NOT_BEFORE_PAST:
            return -1
    return 0


def _is_future(tokens: Tokens, index: int, word: str) -> bool:
    """Return True for a word that points ahead; "its plan" and "the launches" are nouns."""
    if word in _FUTURE:
        return not (word in _NOUNS and tokens.word(index - 1) in _OWNING)
    return (word in ("to", "set", "ready") and tokens.raw(index + 1) in ("be", "to")) or (
        word == "set" and tokens.raw(index + 1) == "for"
    )


def _is_past(word: str) -> bool:
    """Return True for a past form; "a planned stay" and "be held" are sorted out by the word before."""
    regular = word.endswith("ed") and word.islower() and len(word) > 3 and word not in _NOT_PAST
    return regular or word in _PAST
