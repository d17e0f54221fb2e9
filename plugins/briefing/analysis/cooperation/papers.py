"""Read what paper a cue of signing is about, in the words of the text."""

from __future__ import annotations

from briefing.analysis.syntax import phrases
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_PAPERS = event_kinds("paper")
_OWNED = lexicon.words("before_instrument")
_ENDS = lexicon.words("instrument_end")
_NEAR = 12  # tokens


def paper(text: str, scene: SentenceParse, hit: Trigger) -> str:
    """Return the paper behind a verb of signing, or "": "founding memorandum" of "signed the founding memorandum"."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end and hit.use == "verb" and not hit.passive]
    end = next((i for i in after if scene.row[i].low in _ENDS or scene.row[i].time), hit.start + _NEAR)
    papers = [
        h
        for h in scene.hits
        if h.use == "noun" and h.cue.kind in _PAPERS and h.end < len(scene.row) and hit.end <= h.start < end
    ]
    known = next((scene.row[i].text for i in after if i < end and scene.type(scene.row[i]) == "agreement"), "")
    cut = papers and scene.row[papers[0].end].text[:1].isupper()  # "a Cooperation Roadmap" is no cooperation
    if known or not papers or cut:
        return known
    first = hit.end + (scene.row[hit.end].low in _OWNED)
    return phrases.words(text, [scene.row[i] for i in after if first <= i < papers[0].end])
