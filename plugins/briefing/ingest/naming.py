"""Read the headline in the name of a seed file, with its words spelt as the text spells them.

Texts saved from the web are often called after their headline, in small letters and hyphens. Capitals and hyphens
come back from the text, first from where the same words stand side by side.
Known failure: other marks are lost, and a name that was cut off stays so ("announces eight key").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TypeAlias

from briefing.english import lexicon
from briefing.ingest.slugs import slugify

_FEWEST = 4
"""Words; a shorter name may be anything."""
_CUT = 60
"""Characters; a longer name may have been cut off in a word."""
_CONTEXT, _MORE = 3, 3
"""Words before a word that was cut off that are looked for in the text, and words behind it that are taken along."""
_SHARE = 0.6
"""How many of its words must stand in the text; of those that only say what kind of text it is, none need to."""
_NAMES = 2
"""Names of the text that will do instead, if a quarter of the words stand in it."""
_DATE = re.compile(r"^(?:(?:19|20)\d\d-?\d\d-?\d\d-)?")
_ADDRESS = re.compile(r"\bhttps?://\S+")
_KEY = re.compile(r"\b(?:u-s|u-k|u-n|e-u)\b|[a-z0-9]+")
_UNIT = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'][^\W_]+)*")
_VOWEL = re.compile("[aeiouy]")
_BREAK = re.compile(r"[.!?:]\W*\s\W*$|\n")
_LABEL = re.compile(r"((?:joint )?(?:fact sheet|press release|news release|media advisory)) (?=\S)", re.IGNORECASE)
_SMALL = lexicon.words("small_in_title")
_DEEDS = lexicon.words("headline_verb")
_OFFICES = lexicon.words("office_in_file_name")
"""Words with a capital before a name."""
_WHOLE = lexicon.lowered("noun_in_ing", "portfolio_topic", "common_in_reports", "time_unit")
"""Words that are whole, so that no name was cut off in them."""
_HANGING = _DEEDS | lexicon.words("leads_to_verb")
"""Words at which no name may end that was cut off."""
_KINDS = lexicon.words("kind_of_text")
_WHOLE_LINES = _SMALL | _DEEDS | _KINDS
"""Words of which a headline has one, and a mere row of key words none."""
_NEVER = lexicon.words("file_word")
"""What people call files that they do not name after their text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of the text that the name has too."""

    form: str
    before: str
    """The word before it, as names of files have it."""
    joint: str
    """What stands between it and the next word."""
    after: str
    """The next word, as names of files have it."""
    first: bool
    """True where its capital may be that of a sentence."""
    loud: bool
    """True where it stands in capitals beside another that does: a speaker's label, a banner."""


_Places: TypeAlias = Mapping[str, Sequence[_Place]]


def named_title(path: str, text: str) -> str:
    """Return the headline in the name of the seed `path`, or "" when it holds none of this text.

    >>> named_title("2025-03-05-readout-of-the-call-between-peru-and-chiles-minister.txt",
    ...     "MS. ROJAS: The call between Peru and Chile’s Minister of Science was short.")
    'Readout of the call between Peru and Chile’s Minister'
    >>> named_title("fact-sheet-u-s-peru-talks-on-radar.txt", "At the U.S.-Peru Talks, radar was named.")
    'Fact sheet: U.S.-Peru Talks on radar'
    >>> named_title("copy-of-page-3-about-peru-and-chile.txt", "Peru and Chile signed.")
    ''
    """
    name, text = _DATE.sub("", slugify(PurePosixPath(path).stem)), _ADDRESS.sub(" ", text)
    keys = _KEY.findall(name)
    if len(keys) < _FEWEST or (keys[0] not in _KINDS and not _NEVER.isdisjoint(keys)):
        return ""
    keys = _completed(keys, name, text)
    places = _places(text, frozenset(keys))
    cut = len(name) > _CUT and keys[-1] not in places and keys[-1] not in _WHOLE
    keys = _to_border(keys) if cut else keys
    while keys and (keys[-1] in _SMALL or (keys[-1] not in places and _is_rest(keys[-1], name))):
        keys.pop()
    if cut and keys and (keys[-1] in _HANGING or keys[-1].endswith("ed")):
        return ""
    if len(keys) < _FEWEST or not _is_line(keys) or not _tells(keys, places):
        return ""
    title = _spelt(keys, places)
    label = _LABEL.match(title)
    parts = (f"{label[1]}: ", title[label.end() :]) if label else (title,)
    return "".join(part[:1].upper() + part[1:] for part in parts)


def _is_line(keys: Sequence[str]) -> bool:
    """Return True for the words of a headline, and not of a mere row of key words."""
    return not _WHOLE_LINES.isdisjoint(keys) or keys[0].endswith("ing")


def _to_border(keys: Sequence[str]) -> list[str]:
    """Return the words of a name before its last phrase, which was cut off.

    >>> _to_border(["talks", "on", "probes", "during", "a", "long", "vis"])
    ['talks', 'on', 'probes']
    """
    small = [n for n, key in enumerate(keys) if key in _SMALL and (n == 0 or keys[n - 1] not in _SMALL)]
    return list(keys[: small[-1]] if small else keys)


def _completed(keys: Sequence[str], name: str, text: str) -> list[str]:
    """Return the words of a name; where its last was cut off, as the text goes on behind the same words.

    >>> _completed(["call", "with", "the", "space", "sta"], 61 * "x", "A call from the Space Station Kite crew.")
    ['call', 'with', 'the', 'space', 'station', 'kite']
    """
    units = list(_UNIT.finditer(text)) if len(name) > _CUT else []
    slugs = [slugify(found[0]) for found in units]
    pairs = list(pairwise(slugs))
    if (keys[-2], keys[-1]) in pairs:
        return [*keys, *_behind(slugs, units, pairs.index((keys[-2], keys[-1])) + 1, text)]
    for reach in range(_CONTEXT, 0, -1):
        before = list(keys[-1 - reach : -1])
        if _SMALL.issuperset(before):
            break
        starts = (n for n, slug in enumerate(slugs) if slug.startswith(keys[-1]) and slugs[n - reach : n] == before)
        if (at := next(starts, -1)) >= reach:
            return [*keys[:-1], slugs[at], *_behind(slugs, units, at, text)]
    return list(keys)


def _behind(slugs: Sequence[str], units: Sequence[re.Match[str]], at: int, text: str) -> Iterator[str]:
    """Yield the few words right behind a word, as long as all have capitals: the rest of a name."""
    for n in range(at + 1, min(at + 1 + _MORE, len(slugs))):
        beside = text[units[n - 1].end() : units[n].start()] == " "
        if not (beside and units[n][0][0].isupper() and _leads(units, at)):
            return
        yield slugs[n]


def _leads(units: Sequence[re.Match[str]], at: int) -> bool:
    """Return True for a word of a name, behind which a capital goes on with it: "Medal", "Medal of"."""
    joint = units[at][0] == "of" and at > 0
    return units[at - joint][0][0].isupper()


def _is_rest(key: str, name: str) -> bool:
    """Return True for what need not be a word: the piece of one at the end of a long name, a number, a digest."""
    return len(name) > _CUT or not key.isalpha() or (len(key) < 4 and key not in _WHOLE)


def _tells(keys: Sequence[str], places: _Places) -> bool:
    """Return True when a name says what its text is about."""
    telling = [key for key in keys if key not in _SMALL | _KINDS]
    known = [key for key in telling if key in places]
    names = [key for key in known if _form(places[key])[:1].isupper()]
    if keys[0] in _KINDS and (known or len(keys) > _FEWEST):
        return True
    return len(known) >= _SHARE * len(telling) or (len(names) >= _NAMES and len(known) * 4 >= len(telling))


def _places(text: str, keys: frozenset[str]) -> _Places:
    """Return where the words of a name stand in the text."""
    units = [(found, slugify(found[0])) for found in _UNIT.finditer(text)]
    places: dict[str, list[_Place]] = {}
    for at, (found, key) in enumerate(units):
        if key in keys:
            last, before = units[at - 1] if at else (None, "")
            following, after = units[at + 1] if at + 1 < len(units) else (None, "")
            joint = text[found.end() : following.start()] if following else "\n"
            first = last is None or bool(_BREAK.search(text, last.end(), found.start()))
            beside = any(_shouted(one[0]) for one in (last, following) if one)
            places.setdefault(key, []).append(
                _Place(found[0], before, joint, after, first, _shouted(found[0]) and beside)
            )
    return places


def _spelt(keys: Sequence[str], places: _Places) -> str:
    """Return a name as the text spells it."""
    neighbours = zip(("", *keys), keys, (*keys[1:], ""), strict=False)
    forms = [_known(before, key, after, places) for before, key, after in neighbours]
    title, last = "", ""
    for key, form, after, following in zip(keys, forms, (*keys[1:], ""), (*forms[1:], "."), strict=True):
        office = key in _OFFICES and (after in _OFFICES or following[:1].isupper() or not following)
        last = key.capitalize() if office else form or _unknown(key, last)
        joints = Counter(p.joint for p in places.get(key, ()) if p.after == after and p.joint in (" ", "-", "–"))
        title += last + (joints.most_common(1)[0][0] if joints else " ")
    return title.rstrip(" -–")


def _known(before: str, key: str, after: str, places: _Places) -> str:
    """Spell a word as the text does, or return "" where it does not have it."""
    if key in _SMALL | _DEEDS:
        return key
    return _form(_beside(before, key, after, places)) or _form(places.get(key, ()))


def _unknown(key: str, last: str) -> str:
    """Spell a word that the text does not have: behind a word with a capital it is part of a name."""
    if "-" in key:
        return f"{key.replace('-', '.').upper()}."
    if key.isalpha() and not _VOWEL.search(key):
        return key.upper()
    return key.capitalize() if last[:1].isupper() else key


def _beside(before: str, key: str, after: str, places: _Places) -> Sequence[_Place]:
    """Return where a word stands beside a neighbour that says something."""
    return [
        place
        for place in places.get(key, ())
        if (place.before == before not in _SMALL or place.after == after not in _SMALL) and not place.first
    ]


def _form(places: Sequence[_Place]) -> str:
    """Return how a word is written: small if it ever is, and in capitals only if it is so among small letters."""
    forms = Counter(place.form for place in places if not place.loud)
    small = [form for form in forms if form.islower()]
    if small or forms:
        return small[0] if small else forms.most_common(1)[0][0]
    return places[0].form.capitalize() if places else ""


def _shouted(form: str) -> bool:
    return len(form) > 1 and form.isupper() and "." not in form
