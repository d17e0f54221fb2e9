"""Say in a clause who does what with whom: the row of the deed, where a reader needs nothing of its text."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.actor import Actor
from briefing.analysis.events.open_references import ends_empty, open_nouns, parts, wants_matter
from briefing.analysis.events.rows import names_space, row
from briefing.analysis.events.wording import hedged
from briefing.analysis.predications import Predication
from briefing.analysis.syntax.sentence_parse import SentenceParse


def told(text: str, scene: SentenceParse, said: Predication, actors: Sequence[Actor]) -> str:
    """Return a deed in a clause that can be read alone, whoever is meant in brackets; "" where there is none."""
    what = hedged(text, scene, row(text, scene, said, actors))
    leans = open_nouns(what) or parts(what) or ends_empty(what) or wants_matter(what)
    return what if names_space(scene, what) and not leans else ""
