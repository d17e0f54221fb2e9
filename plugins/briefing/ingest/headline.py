"""A text in, a title of at most 90 characters and a summary of its own sentences out.

A first line that is a headline stays one. Else the sentence that tells most is reworded (`wording.py`): one with a
deed, with names, with names that it spells out, near the top, and in nobody's mouth. Where no wording is whole, the
headline in the name of the file comes before a sentence that breaks off (`naming.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from briefing.english import lexicon
from briefing.english.sentences import spans
from briefing.ingest.language import UNKNOWN, language
from briefing.ingest.verbs import BY_FORM, BY_ING
from briefing.ingest.wording import LONGEST, body, shortened, unmarked, wording

SUMMARY = 320
"""Characters of a summary; a second sentence must fit in."""
_READ = 400
"""Sentences that are weighed; news tells what is new near its top."""
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’-]+(?: (?:of |and |for |the )?[A-Z][\w’-]+)*")
_DEFINED = re.compile(r"\([A-Z][A-Z&-]{1,9}\)")
_LABELS = {word.upper() for word in lexicon.words("speaker_label")}
_SPEAKER = re.compile(rf"(?:THE |Q\b|{lexicon.alternation(_LABELS)})[A-Z. ’-]*:? ?")
_SPEAKING = lexicon.words("first_person")
_FIRST_PERSON = re.compile(rf"\b(?:{lexicon.alternation(_SPEAKING | {'We', 'We’re', 'Our', 'You'})})\b")
_VAGUE = re.compile(rf"(?:The two|{lexicon.alternation(lexicon.capitalised('vague_opener'))})\b")
_YEAR = re.compile(r"(?<!to )(?<!since )\b(?:1[5-9]|20)\d\d(?!\d)")
_PAST = re.compile(rf"\b(?:{lexicon.alternation(lexicon.words('long_past'))})\b", re.IGNORECASE)
_LEGAL = re.compile(
    rf"(?:Sec(?:tion)?\.? \d|\([a-z0-9]+\)|{lexicon.alternation(lexicon.capitalised('legal_opener'))})\b"
)
_TOLD = re.compile(rf"\b(?:{lexicon.alternation(lexicon.words('reporting'))})\b")
_ANYWHERE = ((_FIRST_PERSON, 3), (_TOLD, 2), (_PAST, 1.5))
_AT_START = ((_SPEAKER, 3), (_VAGUE, 2), (_LEGAL, 2))


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    place: int
    weight: float


def headline(text: str, published: date, named: str = "") -> tuple[str, str]:
    """Return the title and the summary of a text of paragraphs whose file has the headline `named`, or ""."""
    if language(text) == UNKNOWN:
        first = unmarked(text.partition("\n\n")[0])
        return shortened(first, LONGEST), shortened(first, SUMMARY)
    found = _weighed(text, published)
    best = sorted(found, key=lambda sentence: (-sentence.weight, sentence.place))
    near = [wording(sentence.text) for sentence in best[:5] if sentence.weight > best[0].weight - 2]
    plain = body(best[0].text)
    whole = next((title for title in near if title and not title.endswith("…")), "")
    cut = next(filter(None, near), "") or shortened(plain[:1].upper() + plain[1:] or best[0].text, LONGEST)
    return _first_line(text) or whole or shortened(named, LONGEST) or cut, _summary(best)


def _summary(best: list[_Sentence]) -> str:
    first = best[0]
    second = next((s for s in best[1:] if len(first.text) + len(s.text) < SUMMARY and s.weight > 2), first)
    chosen = sorted({first.place: first.text, second.place: second.text}.items())
    return shortened(" ".join(text for _, text in chosen), SUMMARY)


def _first_line(text: str) -> str:
    """Return the first paragraph when it is a headline, else ""."""
    line, _, rest = text.partition("\n\n")
    line = unmarked(line)
    words = line.lower().split()
    deed = any((word in BY_FORM and word not in BY_ING) or word in ("to", "will") for word in words[1:])
    return line if rest and len(words) > 4 and len(line) <= LONGEST and line[-1] not in ".!?:;,”" and deed else ""


def _weighed(text: str, published: date) -> list[_Sentence]:
    """Return the sentences of a text with what each is worth as its headline."""
    every = (piece for paragraph in text.split("\n\n") for piece in _sentences(paragraph))
    pieces = list(islice(every, _READ))
    return [_Sentence(piece, place, _weight(piece, place, published)) for place, piece in enumerate(pieces)]


def _sentences(paragraph: str) -> Iterator[str]:
    """Cut a paragraph into sentences, and leave out markup."""
    pieces = (unmarked(paragraph[start:end]) for start, end in spans(paragraph, 0, len(paragraph)))
    return filter(None, pieces)


def _weight(sentence: str, place: int, published: date) -> float:
    """Return what a sentence is worth as a headline; the figures were set on our own texts."""
    words = sentence.split()
    worth = float(max((BY_FORM[word].weight for word in words if word in BY_FORM), default=0))
    worth += 0.7 * min(4, len(_NAME.findall(sentence))) + min(2, len(_DEFINED.findall(sentence)))
    worth += (1.5 if place == 0 else 0) - 0.15 * min(place, 20)
    worth -= (2 if len(words) > 60 else 0) + (4 if len(words) < 7 else 0)
    worth -= sum(cost for pattern, cost in _ANYWHERE if pattern.search(sentence))
    worth -= sum(cost for pattern, cost in _AT_START if pattern.match(sentence))
    if any(int(year) != published.year for year in _YEAR.findall(sentence)):
        worth -= 2
    whole = sentence[-1] in ".”" and sentence[0] not in '“"-' and sentence.count("“") == sentence.count("”")
    return worth - (0 if whole else 3) - (0 if any(len(word) > 3 and word.islower() for word in words) else 8)
