"""Given names that show a capitalised pair of words to be a person; those that are also places are left out."""

from __future__ import annotations

from briefing.english import lexicon
from briefing.knowledge import space_words

GIVEN = lexicon.capitalised("given_name") | space_words.capitalised("given_name")
"""Common given names of several languages."""
FAMILY_FIRST = lexicon.capitalised("family_name_first")
"""Family names that stand first in Chinese, Korean and Vietnamese."""
PARTICLES = lexicon.words("name_particle")
"""Small words inside the names of persons."""

NICKNAMES: dict[str, tuple[str, ...]] = {}
"""Short forms by the given name that they stand for: Doug for Douglas."""
for _short, _names in lexicon.values("nickname_of").items():
    for _name in _names.split("/"):
        NICKNAMES[_name] = (*NICKNAMES.get(_name, ()), _short)
