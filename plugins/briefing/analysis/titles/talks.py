"""Call the record of a talk after who speaks, and after what of space it names most."""

from __future__ import annotations

import re
from collections import Counter

from briefing.analysis import Tools
from briefing.analysis.entities import entities
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

_SPEAKER = re.compile(r"^([A-Z][A-Z.’' -]{2,40}):", re.MULTILINE)
_TOPICS = (entity_types("of_space") | entity_types("of_space_on_record")) - entity_types("party")
_BEGINS, _READ = 3000, 20_000
"""Characters of a talk that are read for who speaks, and for what it is about."""
_SPOKEN = 5
"""Words of the first and second person at its beginning."""
_FEW = 2
_JOINTS = lexicon.words("small_in_title") - {"by", "of", "and", "the", "from"}
_ON = re.compile(rf" (?:{lexicon.alternation(_JOINTS)}) ")
_OFTEN = 3
"""Times that a topic is named."""
_WORD = re.compile(r"\w+")


def of_talk(body: str, named: str, tools: Tools) -> str:
    """Return a title for the record of a talk, "" for any other text; `named` is the one in the name of its file."""
    begins = body[:_BEGINS]
    labels = [label for label in _SPEAKER.findall(begins) if label.casefold() not in lexicon.words("unknown_speaker")]
    spoken = sum(word.casefold() in lexicon.words("first_person") for word in _WORD.findall(begins))
    if not labels or spoken < _SPOKEN:
        return ""
    speaker = Counter(labels).most_common(1)[0][0].title().replace("’S", "’s").removeprefix("The ")
    topics = [topic for topic in _topics(body[:_READ], tools) if topic not in named]
    if _ON.search(named) or not topics:
        return named
    return f"{named or f'{speaker}: remarks'} on {' and '.join(topics)}"


def _topics(text: str, tools: Tools) -> list[str]:
    """Return what of space a text names most, as it names it."""
    named, mentions = entities(text, ((0, len(text)),), (), tools.matcher)
    known = {entity.id for entity in named if entity.type in _TOPICS}
    counted = Counter(mention.entity for mention in mentions if mention.entity in known)
    forms = Counter((mention.entity, mention.text) for mention in mentions)
    often = [entity for entity, n in counted.most_common(_FEW) if n >= _OFTEN]
    return [max((n, form) for (one, form), n in forms.items() if one == entity)[1] for entity in often]
