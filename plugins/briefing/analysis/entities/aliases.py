"""What was found out, as one thing where two of its names are one: a surname and the full name, a short form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.given import NICKNAMES, PARTICLES


def merged(chosen: Sequence[Candidate], leading: Collection[str] = ()) -> list[Candidate]:
    """Return the candidates; a short form gets the id of the one longer name of its type that ends or begins so.

    After a courtesy title it is nobody of the ids in `leading`: Dr Example is not President Example.

    >>> from briefing.analysis.entities.candidate import found
    >>> text = "Ann Example spoke. Example left."
    >>> [c.entity for c in merged([found(text, 0, 11, "person", ""), found(text, 19, 26, "person", "")])]
    ['ann-example', 'ann-example']
    """
    for _ in range(2):  # "Dr Example" is the person whom "Bea Example" means
        things = {candidate.entity: candidate for candidate in reversed(chosen)}
        longer = _longer(things.values())
        chosen = [_moved(candidate, longer, leading) for candidate in chosen]
    return list(chosen)


def _moved(
    candidate: Candidate, longer: dict[tuple[str, str], Candidate | None], leading: Collection[str]
) -> Candidate:
    owner = None if candidate.known else longer.get((candidate.type, candidate.name))
    if owner is None or (candidate.rule == "courtesy title" and owner.entity in leading):
        return candidate
    return replace(candidate, entity=owner.entity, name=owner.name, known=owner.known)


def _longer(things: Iterable[Candidate]) -> dict[tuple[str, str], Candidate | None]:
    """Return full names by type and short form; None where two names share a short form."""
    found: dict[tuple[str, str], Candidate | None] = {}
    for thing in things:
        for short in _shorts(thing):
            key = (thing.type, short)
            found[key] = thing if key not in found else None
    return found


def _shorts(thing: Candidate) -> set[str]:
    """Return the short forms of a name: of others than persons the name without its beginning."""
    words = thing.name.split()
    if thing.type == "person":
        return _surnames(words)
    ends = {" ".join(words[number:]) for number in range(1, min(len(words) - 1, 6))}
    ends |= {" ".join(words[:-1])} if words[-1].isupper() and len(words) > 2 else set()  # "Institute of Tides TSA"
    return ends | ({thing.name.split(" of ")[0]} if " of " in thing.name else set())


def _surnames(words: list[str]) -> set[str]:
    """Return a surname with and without its particle, and the name without one or more of its given names.

    >>> sorted(_surnames("Ann Bea van Sample".split()))
    ['Ann Sample', 'Bea van Sample', 'Sample', 'Van Sample', 'van Sample']
    >>> sorted(_surnames("Ann Sample Jr".split()))
    ['Ann Sample', 'Sample']
    >>> sorted(_surnames("Ann Bea Test Sample".split()))
    ['Ann Sample', 'Ann Test', 'Bea Test Sample', 'Sample', 'Test Sample']
    """
    whole = " ".join(words)
    words = [word for word in words if word not in ("Jr", "Sr")]
    if len(words) < 2:
        return set()
    shorts = {words[-1], f"{words[0]} {words[-1]}"}
    shorts |= {f"{nickname} {words[-1]}" for nickname in NICKNAMES.get(words[0], ())}
    if len(words) > 2:
        shorts.add(" ".join(words[1:]))
    if words[-2].lower().rstrip(".") not in PARTICLES:
        shorts |= {" ".join(words[-2:]), f"{words[0]} {words[-2]}"} if len(words) == 4 else set()
    else:
        shorts |= {" ".join(words[-2:]), f"{words[-2].capitalize()} {words[-1]}"}
    return shorts - {whole}
