"""Find who does what to whom at a trigger: each name of its clause once, by the construction that it stands in.

Before an active verb stands who acts; after a passive one, behind "by"; a noun has its owner before it and the others
behind "by", "between" and "with". What a preposition adds to a kind of event is a row of `cues.toml`.
"""

from __future__ import annotations

from itertools import pairwise

from briefing.analysis.predications import subjects
from briefing.analysis.predications.complements import MADE_BY, MARKERS, complements
from briefing.analysis.predications.noun_phrases import NounPhrase, noun_phrase
from briefing.analysis.predications.obliques import AIDED, AMONG, is_of_aside, obliques
from briefing.analysis.predications.phrase_parts import AID
from briefing.analysis.predications.predication import Argument, filled
from briefing.analysis.predications.subject_phrase import is_listed, subject_phrase
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_TOGETHER = lexicon.words("together_word")
_HELPED = frozenset(["with", "using", "through", "in"])
_BY_WHOM = frozenset(["of", "from"])
_OWNED = "object's"
_PAPERS = event_kinds("paper")
_LISTING = (":", "(", "—", "–")
_OWNER_REACH = 8  # tokens before a noun
Behind = tuple[tuple[str, list[int]], ...]


def arguments(scene: SentenceParse, clause: Clause, hit: Trigger) -> tuple[tuple[Argument, ...], NounPhrase, Behind]:
    """Return the names at a trigger with their roles, the phrase that acts where none does, and the phrases behind."""
    subject = NounPhrase(named=_all_subjects(scene)) if is_under(scene, hit) else subject_phrase(scene, clause, hit)
    phrases = complements(scene, _after(scene, clause, hit), _last(scene, hit))
    behind = tuple(one for one in phrases if not is_of_aside(scene, hit, *one))
    owner = _before_noun(scene, clause, hit) if hit.use == "noun" else NounPhrase()
    found = filled(owner.named or owner.owners, "agent", "owner")
    found += filled(_makers(scene, clause, hit), "agent", "by")
    if hit.use in ("verb", "infinitive"):
        found += filled(_helpers(scene), "partner", AIDED)
    if hit.use in ("verb", "infinitive") and not hit.passive:
        found += filled(subject.named, "agent", "subject")
        shared = "with" in dict(hit.cue.slots)
        found += filled([i for i in subject.partners if shared or _is_together(scene, i)], "partner", "with")
    found += obliques(scene, behind, hit, bool(found))
    if is_under(scene, hit) and sum(one.rule in AMONG for one in found) > 1:
        found = [one for one in found if one.rule != "subject"]  # "Under a pact between A and B, C will"
    acted = any(one.role == "agent" for one in found)
    slots = dict(hit.cue.slots)
    if hit.passive and acted and (taken := slots.get("object")):
        found += filled(subject.named, taken, "subject")
    if hit.passive and acted and (owned := slots.get(_OWNED)):
        found += filled(subject.inside, owned, _OWNED)
    if not acted:
        found += filled(subject.named, "agent", "subject")
        found += filled(subject.partners if hit.passive and "with" in slots else (), "partner", "with")
    found += filled(subject.bodies, "principal", "office")
    if hit.cue.kind in _PAPERS and acted and not any(one.role in ("partner", "receiver") for one in found):
        found += filled(_served(scene, clause, hit, behind), "partner", "to whom")
    first = {argument.index: argument for argument in reversed(found)}
    of = next((region for marker, region in behind if marker == "of"), []) if hit.use == "noun" else []
    own = noun_phrase(scene, of)
    return tuple(first[index] for index in sorted(first)), own if own.names or own.head else subject, behind


def _served(scene: SentenceParse, clause: Clause, hit: Trigger, behind: Behind) -> tuple[int, ...]:
    """Return B of "signed a contract to supply a camera to B": for whom a paper binds somebody to do something."""
    inside = (h.start for h in scene.hits if h.use == "infinitive" and h.start in clause.indexes)
    does = next((start for start in inside if start >= hit.end), len(scene.row))
    served = (region for marker, region in behind if marker in ("to", "for") and region[0] > does)
    return noun_phrase(scene, next(served, [])).named


def _after(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[int]:
    """Return the places behind a cue in its clause, and those of a list of names that a mark joins to it."""
    places = [i for i in clause.indexes if i >= hit.end]
    number = scene.within[hit.start]
    for below in scene.clauses:
        listed = below.opener in _LISTING and below.parent == number and below is not clause
        if listed and below.indexes[0] > hit.end and all(is_listed(scene, i) for i in below.indexes):
            places += below.indexes[1:]
    return sorted(places)


def is_under(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for a cue in a phrase like "Under the agreement signed in 2022," at the head of the sentence."""
    if scene.row[0].low not in ("under", "through", "thanks", "in"):
        return False
    if scene.row[0].low == "in" and (hit.start > 3 or scene.row[hit.end].low != "with"):
        return False
    verb = next((i for i in scene.clauses[0].indexes if i in scene.verbs and i >= hit.end), 0)
    comma = next((i for i in range(verb - 1, 0, -1) if scene.row[i].low == ","), 0)
    return hit.start < comma and "with" in dict(hit.cue.slots)


def _all_subjects(scene: SentenceParse) -> tuple[int, ...]:
    """Return those who act in any clause of the sentence: what stands at its head holds for all."""
    return tuple(sorted({i for clause in scene.clauses for i in subject_phrase(scene, clause, None).named}))


def _helpers(scene: SentenceParse) -> tuple[int, ...]:
    """Return those whose help opens the sentence: B of "With support from B, A built the probe"."""
    if scene.row[0].low not in _HELPED:
        return ()
    comma = next((i for i, token in enumerate(scene.row) if token.low == ","), 0)
    phrase = noun_phrase(scene, range(1, comma))
    return phrase.named if phrase.head in AID else phrase.partners if phrase.head in _TOGETHER else ()


def _is_together(scene: SentenceParse, index: int) -> bool:
    """Return True for B of "A, in collaboration with B, …", "A, alongside B, …" and "A, with the help of B, …"."""
    before = [token.low for token in scene.row[max(0, index - 6) : index]]
    with_ = any((two == "with" and one in _TOGETHER) or (one, two) == ("joined", "by") for one, two in pairwise(before))
    helped = not AID.isdisjoint(before) and "with" in before and not _BY_WHOM.isdisjoint(before)
    return with_ or helped or "alongside" in before


def _before_noun(scene: SentenceParse, clause: Clause, hit: Trigger) -> NounPhrase:
    """Return what stands right before a noun: "NASA’s launch", "the Kenyan visit"."""
    region: list[int] = []
    for index in reversed([i for i in clause.indexes if i < hit.start][-_OWNER_REACH:]):
        token = scene.row[index]
        listed = token.low in ("and", ",") and index > 0 and scene.row[index - 1].mention is not None and bool(region)
        ends = token.is_past or token.low in MARKERS or token.low in ("and", ",", "of")
        if (ends and not listed) or subjects.is_verb(scene, index):
            break
        region.insert(0, index)
    return noun_phrase(scene, [*region, hit.start])


def _makers(scene: SentenceParse, clause: Clause, hit: Trigger) -> tuple[int, ...]:
    """Return A of "built by A in collaboration with B" and of "built by A under a contract with B"."""
    low = [token.low for token in scene.row[max(0, hit.start - 3) : hit.start]]
    first = next((n for n, word in enumerate(low) if word in ("in", "under")), len(low))
    if hit.use != "noun" or first == len(low):
        return ()
    before = complements(scene, [i for i in clause.indexes if i < hit.start - len(low) + first])
    return next((noun_phrase(scene, region).named for marker, region in before if marker in ("by", MADE_BY)), ())


def _last(scene: SentenceParse, hit: Trigger) -> str:
    """Return the preposition that a cue ends with: "worked with"; "object" for none."""
    last = scene.row[hit.end - 1].low
    return last if (last in MARKERS or last == "of") and hit.end - hit.start > 1 else "object"
