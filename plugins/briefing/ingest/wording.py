"""A sentence of news in, a headline out, or "" when no rule fits.

Says nothing that the sentence does not: words are left out, long names give way to the short ones that the sentence
itself puts in brackets, and a deed is told in the present, as headlines do. Names are told by their capitals.
Known failure: a participle after a name ("the module NASA built") may be taken for the verb of the sentence.
"""

from __future__ import annotations

import re

from briefing.english import lexicon
from briefing.ingest.acronyms import abbreviated
from briefing.ingest.verbs import BY_FORM, BY_ING, BY_PAST, Verb
from briefing.knowledge import space_words

LONGEST = 90
_SHORTEST = 35
"""Characters; a shorter piece of a sentence tells too little."""
_LONG = 800
"""Characters; of a longer sentence nobody knows who does what."""
_MONTH = (
    rf"(?:{lexicon.alternation(lexicon.words('month'))}"
    rf"|(?:{lexicon.alternation(lexicon.words('month_abbreviation') | {'Sept'})})\.)"
)
_DAY = (
    rf"(?:{lexicon.alternation(lexicon.words('weekday'))}|{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
    rf"|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
)
_TIME = (
    rf"(?:(?:earlier |late )?(?:today|yesterday|tonight|on {_DAY}"
    rf"|(?:last|this) (?:week|month|morning|afternoon|evening|{_DAY})))"
)
_MARKS = re.compile(r"</?[a-z][^<>]*>|(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)")
_LABEL = re.compile(
    r"[A-Z][^:.!?]{3,60}: (?=[A-Z])|[A-Z][A-Za-z., ]{2,30} ?(?:\([A-Z][A-Za-z ]+\) ?)?[–—-]+ (?=[A-Z])"
    rf"|(?:In addition|{lexicon.alternation(lexicon.capitalised('title_connective'))}),? (?=[A-Z]|the )"
)
_LEADING = re.compile(
    rf"{_TIME}(?: (?:at|in) [^,.;]{{3,80}})?,? ?(?<=[, ])(?=[A-Z]|the )"
    rf"|(?:{lexicon.alternation(lexicon.words('leading_phrase'))}) "
    rf"[^,.;:]{{3,120}}, (?=(?-i:[A-Z0-9]|(?:{lexicon.alternation(lexicon.words('subject_opener'))}) ))",
    re.IGNORECASE,
)
_WHEN = re.compile(rf",? \b{_TIME}\b,?(?= |$)", re.IGNORECASE)
_ADVERBS = re.compile(rf"\b(?:{lexicon.alternation(lexicon.words('adverb_of_news'))}) ", re.IGNORECASE)
_AHEAD = re.compile(rf"\b(?:{lexicon.alternation(lexicon.words('ahead'))})\b")
_SO_FAR = re.compile(rf"\b(?:{lexicon.alternation(lexicon.words('so_far'))}|\d{{4}})\b")
_BOUNDARY = re.compile(
    rf",?;? (?=(?:{lexicon.alternation(lexicon.words('title_break'))})\b)"
    r"|, (?=(?:a|an|its|his|her)\b|[a-z]+ing\b)|[;:] | [–—]|—"
)
_HEDGED = re.compile(
    rf"\b(?:{lexicon.alternation(lexicon.words('hedge'))})\b",
    re.IGNORECASE,
)
"""What such words say of the beginning of a sentence must not be cut off."""
_OPEN = lexicon.words("title_goes_on")
"""After these words a sentence does not break off."""
_ASKING = lexicon.words("asking_verb")
"""What somebody is asked to do belongs to these words, so no title ends before it."""
_REACH = 8  # words
_COUNTED = lexicon.alternation(lexicon.words("counting_noun"))
_PREPOSITION = re.compile(rf"(?:{lexicon.alternation(lexicon.words('small_preposition'))})\b")
_SUBORDINATE = re.compile(
    rf"\b(?:{lexicon.alternation(lexicon.words('no_plain_subject'))})\b|[:;?!“”—–]"
    rf"|\b(?:{lexicon.alternation(lexicon.words('subject_pronoun'))})[’']",
    re.IGNORECASE,
)
"""What no plain subject holds."""
_NAME = r"[A-Z][^\s,]*(?: (?:of |the )?[A-Z&][^\s,]*)*"
_LIST = re.compile(rf"(?:{_NAME}, )+(?:{_NAME},? )?and (?:the )?{_NAME}")
_OFFICES = re.compile(rf"(?:{lexicon.alternation(lexicon.capitalised('acting_head'))}|[A-Z]{{2,}})$")
_NOT_AGENTS = re.compile(rf"(?:{lexicon.alternation(lexicon.capitalised('paper_head'))})$")
_AGENTS = lexicon.words("acting_noun") | space_words.words("acting_noun")


def wording(sentence: str) -> str:
    """Return a headline for a sentence, ending in "…" where it had to be cut, or "".

    >>> wording("On Monday, the Norwegian Space Agency (NOSA) formally signed an accord with Peru for radar data.")
    'NOSA signs accord with Peru for radar data'
    """
    if len(sentence) > _LONG:
        return ""
    text = _timeless(abbreviated(body(sentence)))
    clause = _clause(text)
    if clause is None:
        return ""
    subject, verb, rest = clause
    subject = re.sub(r"^(?:the|a|an) ", "", subject, flags=re.IGNORECASE)
    rest = re.sub(rf"^(?:a|an) (?=[a-z])(?!(?:{_COUNTED}) of)", "", rest)
    return _cut(f"{subject[0].upper()}{subject[1:]} {verb} {rest}", len(subject) + len(verb) + 2)


def unmarked(text: str) -> str:
    """Return `text` without the leftovers of markup that raw texts carry, if anything else is in it."""
    return " ".join(_MARKS.sub("", text).split()) or " ".join(text.split())


def unlabelled(text: str) -> str:
    """Return `text` without the label, speaker or dateline before it.

    >>> unlabelled("LIMA – Peru left.")
    'Peru left.'
    """
    found = _LABEL.match(text)
    return text[found.end() :] if found else text


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut at a word when it is longer.

    >>> shortened("A long way to the Moon", 12)
    'A long way…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def body(sentence: str) -> str:
    """Return the sentence without what leads up to it: a label, a dateline, a time, the occasion.

    >>> body("Last month, Peru and Kenya were there.")
    'Peru and Kenya were there'
    """
    text = unlabelled(unmarked(sentence).rstrip(". "))
    for _ in range(2):
        found = _LEADING.match(text)
        text = text[found.end() :] if found else text
    return text


def _timeless(text: str) -> str:
    """Leave out when it happened, and adverbs that say little."""
    text = _ADVERBS.sub("", text)
    return text if _AHEAD.search(text) else _WHEN.sub(_comma, text)


def _comma(found: re.Match[str]) -> str:
    return "," if found[0].endswith(",") and not found[0].startswith(",") else ""


def _clause(text: str) -> tuple[str, str, str] | None:
    """Return subject, verb as headlines have it, and the rest of a sentence that says who did what."""
    words = text.split(" ")
    for at in range(1, min(len(words) - 1, 25)):
        subject = _without_apposition(words[:at])
        found = _predicate(words[at], words[at + 1], _many(subject), bool(_SO_FAR.search(text)))
        if found and _acts(" ".join(subject)):
            verb, taken = found
            return " ".join(subject), verb, " ".join(words[at + taken :])
    return None


def _without_apposition(subject: list[str]) -> list[str]:
    """Leave out what stands between two commas: "the rover, a gift of Peru, landed"."""
    commas = [place for place, word in enumerate(subject) if word.endswith(",")]
    if len(commas) != 2 or commas[1] != len(subject) - 1:
        return subject
    return [*subject[: commas[0]], subject[commas[0]].removesuffix(",")]


def _predicate(word: str, following: str, many: bool, so_far: bool) -> tuple[str, int] | None:
    """Return the verb in the present and how many words it took, or None when `word` is no verb of the news."""
    if word == "will" and following.islower() and following not in _OPEN - {"be", "continue", "work", "commit"}:
        return "to", 1
    if word in ("has", "have") and following in BY_PAST:
        return (f"{word} {following}" if so_far else _present(BY_PAST[following], many)), 2
    if word in ("is", "are") and following in BY_ING:
        return _present(BY_ING[following], many), 2
    if word in ("was", "were") and following in BY_PAST:
        return f"{'are' if many else 'is'} {following}", 2
    verb = BY_FORM.get(word)
    if verb is None or word == verb.ing or (word == verb.base != verb.past and not many):
        return None
    stands = following != "by" if verb.alone else not _PREPOSITION.match(following)
    return (_present(verb, many), 1) if stands else None


def _present(verb: Verb, many: bool) -> str:
    return verb.base if many else verb.third


def _acts(subject: str) -> bool:
    """Return True when the words can be the subject of a deed: they end with a name or an agent."""
    if _SUBORDINATE.search(subject) or len(subject) > LONGEST - 25:
        return False
    if "," in subject and not _LIST.fullmatch(subject):
        return False
    last = subject.split()[-1]
    return last in _AGENTS or (last[:1].isupper() and not _NOT_AGENTS.search(last))


def _many(subject: list[str]) -> bool:
    """Return True for a subject in the plural."""
    last = subject[-1]
    if "and" in subject[1:-1]:
        place = subject.index("and", 1)  # "National Aeronautics and Space Administration" is one
        return place == 1 or not _OFFICES.search(last) or bool(_OFFICES.search(subject[place - 1]))
    return last.endswith("s") if last[:1].islower() else last.endswith("ans")


def _cut(text: str, least: int) -> str:
    """Return `text` up to its last boundary within the limit, or cut at a word where there is none."""
    if len(text) <= LONGEST:
        return text
    places = [found.start() for found in _BOUNDARY.finditer(text, max(least, _SHORTEST))]
    for place in reversed([place for place in places if place <= LONGEST]):
        *_, before, last = words = text[:place].lower().split()
        whole = last not in _OPEN and last not in BY_PAST and not (before == "to" and last in BY_FORM)
        whole = whole and not (text[place:].startswith(" to ") and not _ASKING.isdisjoint(words[-_REACH:]))
        if whole and not _HEDGED.search(text, place):
            return text[:place]
    return shortened(text, LONGEST)
