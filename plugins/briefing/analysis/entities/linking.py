"""Find the places where a text names records of the knowledge base for certain.

A name that is part of a longer capitalised name ("New Mexico", "Dawn Smith") is left alone. A weak name counts
after a strong one of the same record, or beside words of its kind ("Gateway station"); two records that share a
name are left alone unless the text has named one of them before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.analysis.entities.candidate import Candidate, found, longest
from briefing.analysis.entities.disambiguation.context import Beside, Sure, beside, fits, is_foreign, is_part
from briefing.analysis.entities.disambiguation.signs import is_land
from briefing.analysis.entities.fold import fold
from briefing.analysis.entities.gazetteer import NAME, WEAK, Gazetteer, NameForm, NameMatch
from briefing.analysis.entities.heads import OF_ANOTHER
from briefing.english import lexicon
from briefing.knowledge import space_words

_TAILS = lexicon.words("thing_tail") | space_words.words("thing_tail")
_TAIL = re.compile(rf"(?: (?:{lexicon.alternation(_TAILS)}))+$")
"""Plain nouns after a name, which are no part of it ("Tiangong space station")."""
_KIND = re.compile(rf"(?:[Tt]he|{lexicon.alternation(space_words.words('thing_before_name'))}) (?=[A-Z0-9])")
"""Plain nouns before a name ("asteroid Bennu")."""
_JUNIOR = re.compile(r",? Jr\b")
_ANOTHER = re.compile(rf"\b(?:{'|'.join(sorted(OF_ANOTHER))})\.? $")
_BORNE = re.compile(
    rf"\b(?:{lexicon.alternation(lexicon.capitalised('leader'))}|Ambassador|Dr\.?|Mr\.?|Ms\.?)"
    r" ([A-Z][a-z]+) [A-Z][a-z]+-[a-z]+\b"
)
"""A surname that may be a celestial body's name elsewhere, by title and Korean given name: President Moon Sam-ple."""
_LEGAL = re.compile(
    rf"(?:,? (?:{lexicon.alternation(lexicon.capitalised('legal_form'))})(?:\.(?=,| [a-z(]))?"
    r"|,? (?:Co|Pte|Pty|Pvt)\.?,? Ltd)(?![\w-])"
)
_STATE = re.compile(r"(?: State| Space)* [Cc]orporation\b")
"""What an agency may be called behind its name: Sampler State Space Corporation."""
_FORMAL = re.compile(
    rf"\b(?:(?:{lexicon.alternation(lexicon.capitalised('quality_of_state'))}) ){{0,3}}"
    rf"(?:{lexicon.alternation(lexicon.capitalised('kind_of_state'))}) of (?:the )?$"
)
"""What goes before the name of a country in its formal name."""
_NUMBERED = frozenset(["mission", "spacecraft", "rocket", "station", "programme"])
_NUMBER = re.compile(
    r" (?:\d{1,3}[A-Z]?|[IVX]{1,5})\b"
    rf"(?![.,]\d| (?:{lexicon.alternation(lexicon.words('counted'))}))"
)


def known(text: str, blocks: Iterable[tuple[int, int]], matcher: Gazetteer) -> list[Candidate]:
    """Return every place where a record is named for certain, and numbered members of it, in order."""
    folded = fold(text)
    hits = sorted(_unborne(text, matcher.find(folded, blocks)), key=lambda hit: (hit.start, -hit.end))
    strong = list(_strong(folded, hits))
    near = beside(strong)
    free = [hit for hit in hits if _all_weak(hit) and not near.overlaps(hit.start, hit.end)]
    sure = [*(one.candidate for one in strong), *_weak(folded, free, near), *_members(text, folded, hits)]
    return [_in_law(text, one) for one in longest(sure)]


def _in_law(text: str, candidate: Candidate) -> Candidate:
    """Return a company with the form in law behind its name: "Sampler Tides, Inc."; an agency with its corporation."""
    forms = {"company": _LEGAL, "agency": _STATE}.get(candidate.type)
    form = forms.match(text, candidate.end) if forms else None
    return replace(candidate, end=form.end()) if form else candidate


def _unborne(text: str, hits: Iterable[NameMatch]) -> Iterator[NameMatch]:
    """Yield the names but those of bodies that are a person's in this text; "the Moon" stays what it is."""
    borne = frozenset(_BORNE.findall(text))
    for hit in hits:
        person = (
            borne and text[hit.start : hit.end] in borne and text[max(0, hit.start - 4) : hit.start].lower() != "the "
        )
        if not (person and hit.names[0].record.type == "body"):
            yield hit


def _members(text: str, folded: str, hits: Iterable[NameMatch]) -> Iterator[Candidate]:
    """Yield numbered members that have no record: Exodus II when Exodus has one."""
    for hit in hits:
        kind = hit.names[0].record.type
        number = _NUMBER.match(folded, hit.end) if kind in _NUMBERED else None
        if number:
            yield found(text, hit.start, number.end(), _member(hit.names[0]), "series")


def _member(name: NameForm) -> str:
    """Return the type of the members of a series: a programme of satellites has satellites."""
    if name.record.type == "programme":
        return "spacecraft" if "atellite" in name.record.name else "mission"
    return name.record.type


def _strong(folded: str, hits: Sequence[NameMatch]) -> Iterator[Sure]:
    """Yield the leftmost and longest of the names that need no other."""
    covered = 0
    seen: set[str] = set()
    starts = {hit.start for hit in hits if not _all_weak(hit)}
    for hit in hits:
        if hit.start < covered or _all_weak(hit):
            continue
        name = _one([n for n in hit.names if n.strength != WEAK], seen)
        if name is None or _is_member(folded, hit, name):
            continue
        sides = (covered == hit.start - 1 and covered > 0, hit.end + 1 in starts)
        if is_part(folded, hit.start, hit.end, name.record, name.strength, sides):
            continue
        yield Sure(_candidate(folded, hit, name), name.record)
        seen.add(name.record.id)
        covered = hit.end


def _weak(folded: str, hits: Sequence[NameMatch], near: Beside) -> Iterator[Candidate]:
    """Yield weak names that the rest of the text makes certain."""
    first: dict[str, int] = {}
    for sure in near.sure:
        first.setdefault(sure.record.id, sure.candidate.start)
    covered = 0
    glossed = _glossed(folded, hits)
    for hit in hits:
        likely = [n for n in hit.names if (hit.start, n.record.id) in glossed or _is_sure(folded, hit, n, first, near)]
        name = _one(likely, first)
        if name is None or hit.start < covered or _is_member(folded, hit, name):
            continue
        sides = (near.end_before(hit.start) == hit.start - 1 and hit.start > 1, near.starts_at(hit.end + 1))
        if not is_part(folded, hit.start, hit.end, name.record, WEAK, sides):
            first[name.record.id] = min(hit.start, first.get(name.record.id, hit.start))
            yield _candidate(folded, hit, name)
            covered = hit.end


def _glossed(folded: str, hits: Sequence[NameMatch]) -> frozenset[tuple[int, str]]:
    """Return where two weak names of one record explain each other, with its id: Tide Institute (TI)."""
    begins = {(hit.start, name.record.id) for hit in hits for name in hit.names}
    pairs = (
        ((hit.start, name.record.id), (hit.end + 2, name.record.id))
        for hit in hits
        for name in hit.names
        if folded.startswith(" (", hit.end) and (hit.end + 2, name.record.id) in begins
    )
    return frozenset(place for pair in pairs for place in pair)


def _is_sure(folded: str, hit: NameMatch, name: NameForm, first: dict[str, int], near: Beside) -> bool:
    """Return True when the text has named the record before, or the words beside it fit."""
    if name.record.type == "person" and _ANOTHER.search(folded, max(0, hit.start - 6), hit.start):
        return False
    if name.record.type == "company" and is_land(folded, hit.start, hit.end):
        return False
    if name.record.type == "organisation" and is_foreign(folded, hit.start, hit.end, name.record, near):
        return False
    named = first.get(name.record.id)
    surface = folded[hit.start : hit.end]
    if named is not None and (named < hit.start or " " in surface or surface.isupper()):
        return True
    return fits(folded, hit.start, hit.end, name.record, near)


def _one(names: Sequence[NameForm], seen: Iterable[str]) -> NameForm | None:
    """Return the only reading, or the only one that the text has named before."""
    if len(names) > 1:
        names = [name for name in names if name.record.id in seen] or [n for n in names if n.strength == NAME]
    return names[0] if len(names) == 1 else None


def _all_weak(hit: NameMatch) -> bool:
    return all(name.strength == WEAK for name in hit.names)


def _is_member(folded: str, hit: NameMatch, name: NameForm) -> bool:
    """Return True when a number follows that makes it another thing: Artemis VII is not Artemis."""
    return name.record.type in _NUMBERED and bool(_NUMBER.match(folded, hit.end))


def _candidate(folded: str, hit: NameMatch, name: NameForm) -> Candidate:
    tail = _TAIL.search(folded[hit.start : hit.end])
    end = hit.start + tail.start() if tail else _junior(folded, hit.end, name)
    kind = _KIND.match(folded, hit.start, end)
    record = name.record
    start = kind.end() if kind else _formal(folded, hit.start, name)
    return Candidate(start, end, record.id, record.name, record.type, True, name.strength)


def _formal(folded: str, start: int, name: NameForm) -> int:
    """Return where a name begins: that of a country may have "Republic of" before it."""
    country = name.record.type == "country" and name.strength == NAME
    formal = _FORMAL.search(folded, max(0, start - 60), start) if country else None
    return formal.start() if formal else start


def _junior(folded: str, end: int, name: NameForm) -> int:
    """Return where a name ends: that of a person may go on with "Jr"."""
    junior = _JUNIOR.match(folded, end) if name.record.type == "person" else None
    return junior.end() if junior else end
