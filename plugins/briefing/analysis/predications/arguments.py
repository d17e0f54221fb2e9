"""Find who does what to whom at a trigger: each name of its clause once, by the construction that it stands in.

Before an active verb stands who acts; after a passive one, behind "by"; a noun has its owner before it and the others
behind "by", "between" and "with". What a preposition adds to a kind of event is a row of `cues.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.predications import subjects
from briefing.analysis.predications.complements import MADE_BY, MARKERS, WITH, complements
from briefing.analysis.predications.noun_phrases import NounPhrase, noun_phrase
from briefing.analysis.predications.phrase_parts import PEOPLE_NOUNS, THING_NOUNS
from briefing.analysis.predications.predication import Argument
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_PRONOUNS = frozenset(["it", "he", "she", "they"])
_RELATIVE = ("which", "who", "whose", "where", "that")
_DASHES = ("-", "–", "—")
_TOGETHER = lexicon.words("together_word")
_HELPED = frozenset(["with", "using", "through", "in"])
_GATHERINGS = lexicon.words("gathering_noun")
_AID = lexicon.words("aid_noun")
_BY_WHOM = frozenset(["of", "from"])
_OTHER = lexicon.words("other_happening")
AIDED = "with aid"
"""Before those who help: "with Chinese funding", "with the help of A"."""
_OWNED = "object's"
_AMONG = ("between", "among")
_PAPERS = event_kinds("paper")
_TO_THINGS = event_kinds("to_things")
_LISTING = (":", "(", "—", "–")
_JOINING = frozenset([*_LISTING, ",", "and", "the", ")", "."])
_ALWAYS = (
    ("over to", "receiver"),
    (WITH, "partner"),
    ("alongside", "partner"),
    (f"{WITH}'s", "partner"),
    ("between", "agent"),
    ("among", "agent"),
)
"""Slots of every cue: "turned the station over to Kenya"."""
_NO_NOUN = MARKERS | PEOPLE_NOUNS | lexicon.words("function_word")
_WHOLE = ("host", "patient")
"""Roles that a name has alone, and not before a noun: "at the APEC week"."""
_CAUSING = lexicon.words("causing_verb")
_NEAR = 8  # tokens
_OWNER_REACH = 8  # tokens before a noun


Behind = tuple[tuple[str, list[int]], ...]


def arguments(scene: SentenceParse, clause: Clause, hit: Trigger) -> tuple[tuple[Argument, ...], NounPhrase, Behind]:
    """Return the names at a trigger with their roles, the phrase that acts where none does, and the phrases behind."""
    subject = NounPhrase(named=_all_subjects(scene)) if is_under(scene, hit) else subject_phrase(scene, clause, hit)
    phrases = complements(scene, _after(scene, clause, hit), _last(scene, hit))
    behind = tuple(one for one in phrases if not _is_of_aside(scene, hit, *one))
    owner = _before_noun(scene, clause, hit) if hit.use == "noun" else NounPhrase()
    found = _filled(owner.named or owner.owners, "agent", "owner")
    found += _filled(_makers(scene, clause, hit), "agent", "by")
    if hit.use in ("verb", "infinitive"):
        found += _filled(_helpers(scene), "partner", AIDED)
    if hit.use in ("verb", "infinitive") and not hit.passive:
        found += _filled(subject.named, "agent", "subject")
        shared = "with" in dict(hit.cue.slots)
        found += _filled([i for i in subject.partners if shared or _is_together(scene, i)], "partner", "with")
    found += _behind(scene, behind, hit, bool(found))
    if is_under(scene, hit) and sum(one.rule in _AMONG for one in found) > 1:
        found = [one for one in found if one.rule != "subject"]  # "Under a pact between A and B, C will"
    acted = any(one.role == "agent" for one in found)
    slots = dict(hit.cue.slots)
    if hit.passive and acted and (taken := slots.get("object")):
        found += _filled(subject.named, taken, "subject")
    if hit.passive and acted and (owned := slots.get(_OWNED)):
        found += _filled(subject.inside, owned, _OWNED)
    if not acted:
        found += _filled(subject.named, "agent", "subject")
        found += _filled(subject.partners if hit.passive and "with" in slots else (), "partner", "with")
    found += _filled(subject.bodies, "principal", "office")
    if hit.cue.kind in _PAPERS and acted and not any(one.role in ("partner", "receiver") for one in found):
        found += _filled(_served(scene, clause, hit, behind), "partner", "to whom")
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
        if listed and below.indexes[0] > hit.end and all(_is_listed(scene, i) for i in below.indexes):
            places += below.indexes[1:]
    return sorted(places)


def _is_listed(scene: SentenceParse, index: int) -> bool:
    return scene.row[index].mention is not None or scene.row[index].low in _JOINING


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
    return phrase.named if phrase.head in _AID else phrase.partners if phrase.head in _TOGETHER else ()


def _is_together(scene: SentenceParse, index: int) -> bool:
    """Return True for B of "A, in collaboration with B, …", "A, alongside B, …" and "A, with the help of B, …"."""
    before = [token.low for token in scene.row[max(0, index - 6) : index]]
    with_ = any((two == "with" and one in _TOGETHER) or (one, two) == ("joined", "by") for one, two in pairwise(before))
    helped = not _AID.isdisjoint(before) and "with" in before and not _BY_WHOM.isdisjoint(before)
    return with_ or helped or "alongside" in before


def _filled(indexes: Sequence[int], role: str, rule: str) -> list[Argument]:
    """Return names with their role; none where they have no role."""
    return [Argument(index, role, rule) for index in indexes if role]


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


def _describes_next(scene: SentenceParse, index: int) -> bool:
    """Return True for a name before its noun: "at the APEC week"."""
    after = scene.row[index + 1 : index + 2]
    return bool(after) and after[0].is_word and not after[0].is_past and after[0].low not in _NO_NOUN


def _behind(scene: SentenceParse, behind: Sequence[tuple[str, list[int]]], hit: Trigger, acted: bool) -> list[Argument]:
    """Return the names behind a trigger that its frame has a role for."""
    slots = dict((*_ALWAYS, *hit.cue.slots))
    if hit.passive or hit.use == "noun" or (hit.past and not acted):
        slots["by"] = slots["by's"] = "agent"
        slots[MADE_BY] = "agent"
    found: list[Argument] = []
    before = last = ""
    for marker, region in behind:
        told = acted or any(one.role == "agent" for one in found)
        aside = marker == MADE_BY and (told or not slots.get(marker))
        if aside and slots.get(f"{before}'s") == "patient":
            found += _filled(noun_phrase(scene, region).named, "patient", f"{before}'s")  # "carries a camera made by B"
        if marker in _OTHER or aside:
            break
        again = last if marker == before else ""  # "with A, and with B"
        before = marker
        if marker == "with" and noun_phrase(scene, region).head in _AID:
            marker, slots[AIDED] = AIDED, "partner"
        role, owned = slots.pop(marker, again), slots.get(f"{marker}'s", "")
        role = last = role or ("host" if marker == "at" and _is_gathering(scene, hit) else "")
        phrase = noun_phrase(scene, region if role or owned else [])
        named = [i for i in phrase.named if role and not (role in _WHOLE and _describes_next(scene, i))]
        found += _filled(named, role, marker)
        found += _filled(phrase.bodies, {"agent": "principal", "partner": "partner"}.get(role, ""), marker)
        found += _filled(phrase.owners if owned else (), owned, f"{marker}'s")
        found += _filled(
            (*_possessors(scene, phrase), *phrase.inside) if owned == "patient" else (), owned, f"{marker}'s"
        )
        if role and not named:
            slots[marker] = role
    return found


def _is_of_aside(scene: SentenceParse, hit: Trigger, marker: str, region: Sequence[int]) -> bool:
    """Return True for A and B of "joined Galileo, a venture between A and B", who do not join.

    Nor do they launch a craft "under a pact between A and B".
    """
    told = hit.use != "noun" and marker in _AMONG
    if told and hit.cue.kind in _TO_THINGS:
        return True
    before = scene.row[hit.end : region[0]] if told else ()
    return any(one.low == "," and two.low in ("a", "an") for one, two in pairwise(before))


def _possessors(scene: SentenceParse, phrase: NounPhrase) -> list[int]:
    """Return A of "A’s images" and of "A data"."""
    following = ((i, [token.low for token in scene.row[i + 1 : i + 2]]) for i in phrase.named)
    return [i for i, after in following if after == ["'s"] or _describes_next(scene, i)]


def _is_gathering(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True where a gathering is told of, whose place is its host: "met at a summit"."""
    return any(token.low in _GATHERINGS for token in scene.row[: hit.start + 1])


def _last(scene: SentenceParse, hit: Trigger) -> str:
    """Return the preposition that a cue ends with: "worked with"; "object" for none."""
    last = scene.row[hit.end - 1].low
    return last if (last in MARKERS or last == "of") and hit.end - hit.start > 1 else "object"


def _before_gerund(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[int]:
    """Return the phrase that a gerund right behind it describes: "an ESA-led mission launching in 2028"."""
    before = scene.row[hit.start - 1] if hit.start else None
    if before is None or not (before.mention or before.low in THING_NOUNS):
        return []
    return subjects.phrase_before(scene, [i for i in clause.indexes if i < hit.start])


def _caused(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[int]:
    """Return B of "A asked B to build it", who does it."""
    before = [i for i in clause.indexes if hit.start - _NEAR <= i < hit.start]
    if hit.use != "infinitive" or len(before) < 3:
        return []
    first = next((n for n, i in enumerate(before) if scene.row[i].low in _CAUSING), len(before))
    region = before[first + 1 : -1]
    return region if not scene.named.isdisjoint(region) and scene.named.isdisjoint(before[-1:]) else []


def _behind_lead(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[int]:
    """Return A of "Founded in 2013, A has offices", which a participle before it tells of."""
    if hit.start != clause.indexes[0] or not hit.past:
        return []
    comma = next((i for i in clause.indexes if i > hit.start and scene.row[i].low == ","), -1)
    after = [i for i in clause.indexes if i > comma] if comma > 0 else []
    return after[: next((n for n, i in enumerate(after) if subjects.is_verb(scene, i)), len(after))]


def _between_dashes(scene: SentenceParse, clause: Clause) -> list[int]:
    """Return A and B of "Two countries – A and B – signed"; nothing where more than names stands there."""
    above = scene.clauses[clause.parent]
    inside = [i for i in above.indexes if i < clause.indexes[0] and scene.row[i].low not in _DASHES]
    return inside if above.opener in _DASHES and all(_is_listed(scene, i) for i in inside) else []


def subject_phrase(scene: SentenceParse, clause: Clause, hit: Trigger | None) -> NounPhrase:
    """Return the phrase before a verb; that of the clause above where the verb shares it."""
    if hit and (other := _caused(scene, clause, hit) or _behind_lead(scene, clause, hit)):
        return noun_phrase(scene, other)
    region = subjects.region(scene, clause, hit)
    found = noun_phrase(scene, region)
    above = scene.clauses[clause.parent]
    if hit and hit.use == "gerund" and (own := _before_gerund(scene, clause, hit)):
        return noun_phrase(scene, own)
    said = (scene.row[i] for i in region if scene.row[i].is_word and not scene.row[i].low.endswith("ly"))
    words = [token for token in said if token.low not in (clause.opener, "and")]
    if found.names or above is clause or hit is None:
        return found
    if clause.opener in _DASHES and not region:
        outer = noun_phrase(scene, subjects.region(scene, subjects.clause_before_dashes(scene, clause), None))
        return outer if outer.names else noun_phrase(scene, _between_dashes(scene, clause))
    if (
        clause.opener in _RELATIVE
        and (not words or clause.opener == "whose")
        and (clause.opener != "that" or scene.row[clause.indexes[0] - 1].mention)
    ):
        return noun_phrase(scene, subjects.before_relative(scene, clause))
    if (clause.opener in ("and", "but") and not words) or any(word.low in _PRONOUNS for word in words[:2]):
        first = next((h for h in scene.hits if h.start in above.indexes and h.use == "verb"), hit)
        shared = subject_phrase(scene, above, first)
        return shared if shared.names or not words else found
    return found
