"""Call the record of a talk after who speaks: what he announces, or else what the talk is on.

A talk is known by the labels of its speakers, or by its name, and by words of the first person. Its greetings, thanks
and applause are speech acts (Searle's expressives) and tell no news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from briefing.analysis import Tools
from briefing.analysis.entities import entities
from briefing.analysis.titles.clause import headline
from briefing.analysis.titles.lead import LeadSentence, is_courtesy, parsed
from briefing.analysis.titles.news import News
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

READ = 20_000
"""Characters of a talk that are read."""
_LABEL = re.compile(r"^([A-Z][A-Z.’' -]{2,40}):", re.MULTILINE)
_TOPICS = (entity_types("of_space") | entity_types("of_space_on_record")) - entity_types("party")
_BEGINS = 3000
"""Characters in which the speakers are looked for."""
_SPOKEN = 5
"""Words of the first and second person at its beginning."""
_TITLED = re.compile(r"remarks\b", re.IGNORECASE)
_TELLING, _SOME = 2.0, 1.0
"""Worth of a sentence that tells a deed in space and who does it, and of one that tells something."""
_FIRST_PARTS, _GREETING = 4, 200
"""Paragraphs in which a talk without labels greets, and characters of one that does."""
_FEW, _OFTEN = 2, 3
"""Topics in a title, and times that one is named."""
_JOINTS = lexicon.words("small_in_title") - {"by", "of", "and", "the", "from"}
_ON = re.compile(rf" (?:{lexicon.alternation(_JOINTS)}) ")
_BY = re.compile(rf"(?:by|of|from) ((?:(?!(?:{lexicon.alternation(_JOINTS)})\b)\S+ ?){{1,8}})")
_QUOTED = re.compile('[“"]')
_WORD = re.compile(r"\w+")
_FIRST = lexicon.words("first_person")
_ANNOUNCED = re.compile(
    r"\b(?:I|[Ww]e)\b(?:(?!\bwas\b|\bwere\b)[^.;]){0,60}\bannounc(?:e|ing)\b"
    r"(?:[^.;]{0,40}? that | (?=we\b))(?=\w)"
)
"""What comes before that which a speaker announces now: "We are glad to announce today that"."""


class Announcement(NamedTuple):
    """What a talk announces."""

    title: str
    """With who announces it; "" for a sentence that makes none."""
    told: LeadSentence


def is_talk(body: str, named: str) -> bool:
    """Return True for a record of what somebody says himself; `named` is the title in the name of its file."""
    begins = body[:_BEGINS]
    spoken = sum(word.casefold() in _FIRST for word in _WORD.findall(begins))
    short = (
        part for part in begins.split("\n\n")[:_FIRST_PARTS] if len(part) <= _GREETING and not _QUOTED.search(part)
    )
    greets = any(is_courtesy(part) for part in short)
    return spoken >= _SPOKEN and (bool(_labels(begins)) or bool(_TITLED.match(named)) or greets)


def announced(
    told: Sequence[LeadSentence], named: str, published: date, tools: Tools, short: Mapping[str, str]
) -> Iterator[Announcement]:
    """Yield the sentences of a talk in which the speaker announces something."""
    for one in told:
        found = _ANNOUNCED.search(one.words)
        rest = next(parsed(one.words[found.end() :], published, tools), None) if found else None
        if rest:
            yield Announcement(_announcing(_speaker(one.text[: one.sentence.start], named), rest, short), one)


def _announcing(speaker: str, rest: LeadSentence, short: Mapping[str, str]) -> str:
    """Return "X announces that …"; "" where it is nobody's, has no short form, or is of the speaker himself."""
    title = headline(rest, short)
    if not (speaker and title) or any(word.casefold() in _FIRST for word in _WORD.findall(title)):
        return ""
    named = title.partition(" ")[0] in rest.words.split()  # with its capital in the middle of a sentence
    return f"{speaker[:1].upper()}{speaker[1:]} announces that {title if named else title[:1].lower() + title[1:]}"


def of_talk(body: str, named: str, found: Sequence[News], tools: Tools) -> str:
    """Return the title of a talk that announces nothing: what its file is called, or who speaks, and what it is on.

    It is "" for a talk of nobody known.
    """
    speaker = Counter(_labels(body[:_BEGINS])).most_common(1)
    who = _by(speaker[0][0]) if speaker else ""
    title = named or (f"Remarks by {who}" if who else "")
    if _ON.search(title) or not title:
        return title
    topics = [topic for topic in _topics(body[:READ], tools) if topic not in title]
    best = found[0] if found and found[0].title else None
    if best and best.worth >= (_TELLING if named or topics else _SOME):
        said = _speaker(best.told.text[: best.told.sentence.start], named) or who
        return f"{said[:1].upper()}{said[1:]}: {best.title}"
    return f"{title} on {' and '.join(topics)}" if topics else title


def _labels(text: str) -> list[str]:
    unknown = lexicon.words("unknown_speaker")
    return [label for label in _LABEL.findall(text) if label.casefold() not in unknown]


def _by(label: str) -> str:
    """Return a speaker as one writes of him: "the Vice President", "Mr. Bates"."""
    return re.sub("^The ", "the ", label.title().replace("’S", "’s"))


def _speaker(text: str, named: str) -> str:
    """Return who speaks at the end of a text: as the name of the file calls him, or by the last label."""
    label = next((_by(label) for label in _labels(text)[::-1]), "")
    by = _BY.search(named)
    return by[1].strip() if by and " and " not in by[1] and label.removeprefix("the ") in by[1] else label


def _topics(text: str, tools: Tools) -> list[str]:
    """Return what of space a text names most, as it names it."""
    named, mentions = entities(text, ((0, len(text)),), (), tools.matcher)
    known = {entity.id for entity in named if entity.type in _TOPICS}
    counted = Counter(mention.entity for mention in mentions if mention.entity in known)
    forms = Counter((mention.entity, mention.text) for mention in mentions)
    often = [entity for entity, n in counted.most_common(_FEW) if n >= _OFTEN]
    return [max((n, form) for (one, form), n in forms.items() if one == entity)[1] for entity in often]
