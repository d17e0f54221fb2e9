"""The words of space by class, read once from `space_words.toml`, in the form of the lexicon of English."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.english.lexicon import Lexicon

_SPACE = Lexicon(Path(__file__).with_name("space_words.toml"))
words = cache(_SPACE.words)
capitalised = cache(_SPACE.capitalised)
values = _SPACE.values
