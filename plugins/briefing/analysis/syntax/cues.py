"""Find the words in a sentence that signal a kind of event, and tell how each is used.

The words, called cues, stand in `cues.toml`. English does not mark its parts of speech, so a form is called a noun when
a determiner, a possessive or a preposition stands before it ("the launch", "after launch"), an infinitive after "to",
and a verb otherwise. Known failure: nouns without a determiner ("launch is set for 2026") count as verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, BE, BEFORE_NOUNS, BEFORE_VERBS
from briefing.english import lexicon
from briefing.knowledge import Cue, space_words
from briefing.knowledge.kinds import event_kinds

_ARTICLES = frozenset(["a", "an", "the", "its", "their", "'s"])
_WITH = frozenset(["with", "without", "through", "under"])
_LAUNCH_NOUNS = space_words.words("behind_launch")
_NEW = lexicon.words("adverb_of_newness")
_SCALES = frozenset(lexicon.values("scale"))
_VERB_BEHIND = space_words.words("before_noun") | {"first", "that"}
"""Words before a noun after which a past form is a verb, or one in -s: "the rocket lifted off", "that carries"."""
_GROUPS = lexicon.words("group_noun")
"""Words before a plain form that is a verb all the same: "the two sign"."""
_NOT_DESCRIBING = AUXILIARIES | ADVERBS | _GROUPS


class Trigger(NamedTuple):
    """A cue in a sentence."""

    start: int
    """Index of its first token."""
    end: int
    """Index after its last token."""
    cue: Cue
    use: str
    """verb, infinitive, gerund or noun."""
    passive: bool
    past: bool
    """True for a past form or participle."""


@dataclass(frozen=True, slots=True)
class CueForms:
    """Cues by the first word of their forms, longest form first."""

    forms: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]


def cue_forms(cues: Iterable[Cue]) -> CueForms:
    """Return the cues ready to be looked up."""
    forms: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cues:
        for form in cue.forms:
            words = tuple(form.casefold().split())
            forms.setdefault(words[0], []).append((words, cue))
    return CueForms({first: tuple(sorted(found, key=_longest_first)) for first, found in forms.items()})


def _longest_first(entry: tuple[tuple[str, ...], Cue]) -> tuple[int, str]:
    return -len(entry[0]), entry[1].lemma


def hits(row: Sequence[Token], words: CueForms) -> tuple[Trigger, ...]:
    """Return the cues of a sentence in order, without overlap."""
    found: list[Trigger] = []
    for index in [index for index, token in enumerate(row) if token.low in words.forms and token.is_word]:
        free = not found or index >= found[-1].end
        if free and (hit := _hit(row, index, words)):
            found.append(hit)
    return tuple(found)


def _hit(row: Sequence[Token], index: int, words: CueForms) -> Trigger | None:
    """Return the longest cue that begins at `index`; None when there is none."""
    for form, cue in words.forms[row[index].low]:
        end = index + len(form)
        if len(form) == 1 or tuple(token.low for token in row[index:end]) == form:
            if row[index].text.isupper() and len(form[0]) > 3:
                return None  # a heading
            if not (_is_verb(cue) or form[0].endswith("ly")) and index and row[index - 1].low in BEFORE_VERBS:
                return None  # "to address", "will deal"
            if _is_while(row, index, end) or _is_company(row, index) or _is_ready(row, index, end):
                return None
            if cue.kind == "launch" and end < len(row) and row[end].low in _LAUNCH_NOUNS:
                return None  # "a launch pad"
            past = _past(form[0], cue)
            if past and _newly(row[max(0, index - 2) : index]):
                return None  # "the newly created agency"
            use = _use(row, index, form[0], cue, past)
            of = cue.kind == "landing" and end < len(row) and row[end].low == "of"  # "the return of the capsule"
            if use == "verb" and row[index].text[0].isupper() and index and not _begins(row[index - 1]):
                return None  # "How Rivals Negotiate", a title
            plain = form[0] in _presents(cue.lemma, cue.forms) and _is_verb(cue)
            if use == "noun" and plain and not (_is_noun(cue) or of):
                continue  # "the train", "an issue"
            return Trigger(index, end, cue, use, past and use == "verb" and _passive(row, index), past)
    return None


def _is_while(row: Sequence[Token], index: int, end: int) -> bool:
    """Return True for the noun of "over the course of 2026", which only says how long."""
    around = [token.low for token in (*row[max(0, index - 2) : end], *row[end : end + 1])]
    return around in (["over", "the", "course", "of"], ["during", "the", "course", "of"])


def _is_ready(row: Sequence[Token], index: int, end: int) -> bool:
    """Return True for the adjective of "is open to cooperation"."""
    around = (row[index - 1].low in BE if index else False, row[index].low, *[t.low for t in row[end : end + 1]])
    return around == (True, "open", "to")


def _is_company(row: Sequence[Token], index: int) -> bool:
    """Return True for "joined by B" beside a name, which tells who goes along, but not for "was joined by B"."""
    after = row[index + 1].low if index + 1 < len(row) else ""
    return row[index].low == "joined" and after == "by" and bool(index) and row[index - 1].low not in BE | ADVERBS


def _begins(before: Token) -> bool:
    """Return True for a mark before the first word of what is said: a quotation mark, a dash, a bullet."""
    return before.mention is None and not before.is_word


def _past(form: str, cue: Cue) -> bool:
    """Return True for a past tense or participle."""
    return _is_verb(cue) and not (form.endswith("ing") or form in _presents(cue.lemma, cue.forms))


@cache
def _presents(lemma: str, forms: tuple[str, ...]) -> frozenset[str]:
    """Return the plain forms of each verb of a cue, and those in -s."""
    first = {form.split()[0] for form in forms} | {lemma.split()[0]}
    plain = {form for form in first if not first.isdisjoint((f"{form}s", f"{form}es", f"{form[:-1]}ies"))}
    return frozenset(plain | {lemma.split()[0]} | {f for f in first if f.endswith("s") and not f.endswith("ss")})


def _is_verb(cue: Cue) -> bool:
    """Return True for a cue with a form in -ing or -ed of its own."""
    return _inflected(cue.lemma, cue.forms)


@cache
def _inflected(lemma: str, forms: tuple[str, ...]) -> bool:
    """Return True when one of the forms is the lemma with -ing or -ed."""
    return any(form.split()[0].endswith(("ing", "ed")) and form[:3] == lemma[:3] != form for form in forms)


def _is_noun(cue: Cue) -> bool:
    """Return True for a cue whose plain form means the same as a noun: "the launch", but not "the train"."""
    return not _is_verb(cue) or cue.kind in event_kinds("noun_too")


def _use(row: Sequence[Token], index: int, form: str, cue: Cue, past: bool) -> str:
    """Return how the form at `index` is used."""
    before = row[index - 1] if index else None
    if not _is_verb(cue):
        return "noun"
    if before is None:
        return "gerund" if form.endswith("ing") else "verb" if past else "noun"
    if before.low == "to":
        return "infinitive"
    if (before.low.isdigit() or before.low in _SCALES) and not past and before.time is None:
        return "noun"  # "with 5 launches", "a $215 million order"
    if before.low in BEFORE_NOUNS or (before.is_word and before.low.endswith(("-day", "ial"))):
        finite = past or (form.endswith("s") and not _is_noun(cue))
        return "verb" if finite and before.low in _VERB_BEHIND else "noun"
    if before.time and form == cue.lemma and index > 1 and row[index - 2].low in _ARTICLES:
        return "noun"  # "the May 2023 launch"
    helped = row[max(0, index - 2)].low in _WITH and before.mention is not None  # "with Russian help"
    if form == cue.lemma and not form.endswith("s") and (helped or _is_described(row[max(0, index - 2) : index])):
        return "noun"
    if form.endswith("ing") and not any(token.low in BE for token in row[max(0, index - 3) : index]):
        return "gerund"
    if before.low == "and" and _is_behind_to(row, index - 2):
        return "infinitive"
    of = index + 1 < len(row) and row[index + 1].low == "of"
    return "noun" if of and not past and form in _presents(cue.lemma, cue.forms) else "verb"  # "wiser use of"


def _is_behind_to(row: Sequence[Token], index: int) -> bool:
    """Return True for a verb behind "to", and for the last of "to design, build" before another."""
    while index > 2 and row[index - 1].low == "," and row[index - 2].is_word:
        index -= 2
    return index > 0 and row[index - 1].low == "to"


def _newly(before: Sequence[Token]) -> bool:
    """Return True for an article and an adverb, which make a participle an adjective."""
    return len(before) > 1 and before[0].low in _ARTICLES and before[1].low in _NEW


def _is_described(before: Sequence[Token]) -> bool:
    """Return True for an article and one word that is no plural: "the permanent host", but "the agencies host"."""
    article, word = before[0], before[-1]
    plain = word.is_word and not word.low.endswith(("s", "ly")) and word.low not in _NOT_DESCRIBING
    return len(before) > 1 and article.low in _ARTICLES and plain


def _passive(row: Sequence[Token], index: int) -> bool:
    """Return True when a form of "be" governs the participle at `index`, or when "by" stands right behind it."""
    if [token.low for token in row[index + 1 : index + 2]] == ["by"]:
        return True
    for token in reversed(row[max(0, index - 4) : index]):
        if token.low in BE:
            return True
        if not (token.low.endswith("ly") or token.low in ADVERBS):
            return False
    return False
