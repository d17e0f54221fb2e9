"""Tell whether the clause around a time expression speaks of the past or the future, or leaves it open.

The answer is -1 for past, 1 for future, 0 for unknown. The nearest verb before the expression decides; when the clause
has none there, the first after it does. An infinitive says nothing by itself, so "said it hopes to fly Monday" is
decided by "hopes". A full parser would know more: the verb of a relative clause between subject and date is taken for
the main verb here.
"""

from __future__ import annotations

from briefing.analysis.dates.reading import Phrase
from briefing.analysis.dates.tokens import Tokens
from briefing.analysis.dates.verbs import STOPS, is_be, is_dropped, is_infinitive, is_intended, is_told, turn
from briefing.english import lexicon

_PREPOSITIONS = lexicon.words("time_preposition")
_JOINING = frozenset("and but while that ; : where".split())
_MOVED = lexicon.words("rescheduled")
_RESOLVED = lexicon.words("resolving_verb")
_PUT = frozenset("put puts called calls".split())
AWAITED = lexicon.words("awaiting")
_SOON = (("soon", "as"), ("early", "as"), ("earlier", "than"), ("later", "than"))
_HAS_BEEN = (("been", "has"), ("been", "have"))
_BACK, _AHEAD = 20, 20


def tense(phrase: Phrase, *, exact: bool = False) -> int:
    """Return -1 for past, 1 for future, 0 when neither a cue ("as early as", "NET") nor the clause says.

    With `exact`, for weekdays, "is" and "are" point ahead too: "the deadline is Friday", "is free on Monday"; and what
    follows with "that" tells of what was done on the day: "signed a pact Monday that will open the site".
    """
    before, second = phrase.before(), phrase.before(2)
    if (second, before) in _SOON or before == "net" or (before in ("to", "until", "for") and second in _MOVED):
        return 1
    if second in AWAITED and before in ("of", "for", "to"):
        return 1
    if any((phrase.before(step), phrase.before(step - 1)) == ("ahead", "of") for step in range(3, 7)):
        return 1  # "ahead of a launch on Thursday"
    if before == "since":
        return -1
    if before == "for" and _is_arranged(phrase):
        return 1
    if not exact and phrase.following() in ("that", "which") and (own := _behind(phrase)):
        return own
    return 0 if is_given_up(phrase) else _direction(phrase.tokens, phrase.start, phrase.end, exact)


def _is_arranged(phrase: Phrase) -> bool:
    """Return True for "is foreseen for" and "has been pencilled in for": what is done for a day to come."""
    back = 3 if phrase.before(2) in ("in", "down") else 2
    done = phrase.before(back).endswith(("ed", "en", "set"))
    return done and (
        phrase.before(back + 1) in ("is", "are") or (phrase.before(back + 1), phrase.before(back + 2)) in _HAS_BEEN
    )


def _behind(phrase: Phrase) -> int:
    """Return the direction of the clause behind a date that tells of what it dates: "the flight in May that was …"."""
    verb = phrase.following(1)
    return -1 if verb in ("was", "were", "had") else int(verb in ("will", "shall"))


def is_given_up(phrase: Phrase) -> bool:
    """Return True for the day of a plan that no longer holds: "initially set for Sunday", "slipped from December"."""
    before, second = phrase.before(), phrase.before(2)
    if before == "from" and second in _MOVED:
        return True
    if phrase.following() in ("'s", "’s") and (before in _MOVED or (before == "off" and second in _PUT)):
        return True  # "put off Sunday's launch"
    return is_dropped(phrase.tokens, _governing(phrase.tokens, phrase.start))


def _governing(tokens: Tokens, start: int) -> int:
    """Return the nearest verb with a tense before the token `start`; the end of the sentence before when none is."""
    places = range(start - 1, max(-1, start - _BACK), -1)
    return next((n for n in places if tokens.codes[n] in STOPS or turn(tokens, n)), max(0, start - _BACK))


def _direction(tokens: Tokens, start: int, end: int, exact: bool) -> int:
    """Return the direction of the clause that holds the tokens `start` to `end`."""
    back = range(start - 1, max(-1, start - _BACK), -1)
    ahead = range(end, min(len(tokens.codes), end + _AHEAD))
    opening = tokens.word(start - 1) in _PREPOSITIONS and (
        tokens.word(start - 2) in _JOINING or _opens_quotation(tokens, start - 1)
    )
    first, second = (ahead, back) if opening else (back, ahead)
    if not opening and _is_resolved(tokens, _governing(tokens, start), exact):
        return 0
    return _nearest(tokens, first, exact) or _nearest(tokens, second, exact)


def _is_resolved(tokens: Tokens, verb: int, exact: bool) -> bool:
    """Return True for "agreed to fly" and "was planned to fly": the date can be that of either verb."""
    foreseen = not exact and turn(tokens, verb) > 0 and tokens.raw(verb - 1) in ("was", "were")
    return foreseen or (tokens.raw(verb) in _RESOLVED and is_infinitive(tokens, verb + 1))


def _opens_quotation(tokens: Tokens, index: int) -> bool:
    """Return True for the first word of what is quoted: “In June it will fly”.

    A preposition there belongs to the verb that follows.
    """
    return tokens.raw(index - 1) in ("“", '"') and tokens.raw(index)[:1].isupper()


def _nearest(tokens: Tokens, places: range, exact: bool) -> int:
    """Return the direction of the first verb with a tense at `places`, up to the end of the sentence."""
    for index in places:
        if tokens.codes[index] in STOPS:
            return 0
        if is_intended(tokens, index):
            return int(exact)
        found = turn(tokens, index)
        if found > 0 and places.step > 0 and is_told(tokens, index):
            return -1
        if found or (exact and places.step < 0 and is_be(tokens.raw(index))):
            return found or 1
    return 0
