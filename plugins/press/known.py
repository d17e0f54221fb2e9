"""Load the knowledge of a site, or take it from the store while the bytes of its files are the same."""

from __future__ import annotations

from pathlib import Path

from briefing.digest import digest
from briefing.knowledge import Knowledge
from briefing.knowledge.files import files_in
from briefing.knowledge.load import loaded
from press.store import KNOWLEDGE, Store


def known(folders: tuple[Path, ...], code: str, store: Store) -> Knowledge:
    """Return the knowledge of some folders; `code` is the digest of the program.

    Raises KnowledgeError with every fatal problem.
    """
    files = tuple(map(files_in, folders))
    key = digest(code, tuple(one.digest for one in files))
    kept = store.content(key, Knowledge)
    if kept is None:
        kept = loaded(files)
        store.keep_content([(key, KNOWLEDGE, kept)])
    return kept
