"""Settle doubts: write an answer into its file, take the last one back, and know which doubts are still open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock

from briefing.desk.answering import answered
from briefing.desk.changes import Answer, Change, Cut, Header, NewTable, Settled, Spelling, Unwritable
from briefing.desk.doubt import Doubt, ordered
from briefing.desk.patch import Patch, patch, patched
from briefing.folders import contents, where
from briefing.ingest.shelf import replace
from briefing.knowledge.files import files_in
from briefing.knowledge.kinds import ENTITY_TYPES
from briefing.knowledge.rows import TomlTable, read
from briefing.knowledge.shapes import file_of
from briefing.lock import held
from press.desk.trial import stopping
from press.live.news import Board
from press.options import Options
from press.owned import drop_empty

Changed = Callable[[str], str]
"""Gives the new text of a file."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer that was written."""

    number: int
    """How many were written before it, and it."""
    doubt: Doubt
    answer: Answer
    path: Path
    patch: Patch
    made: bool
    """True when the file was not there before."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A doubt that was settled or opened again, of which the list of all doubts may not know yet."""

    doubt: Doubt
    is_open: bool
    known_from: int
    """Number of the first list that is made of files in which it was settled or opened."""


class Settling:
    """The doubts of the last build, and what was answered since the desk was opened; Git keeps the rest."""

    def __init__(self, options: Options, board: Board) -> None:
        """Begin with nothing answered."""
        self._options, self._board = options, board
        self._written: list[Written] = []
        self._turned: dict[str, Turned] = {}
        self._ours: set[str] = set()  # states of files in which only answers differ from what was asked about
        self._count = 0
        self._lock = Lock()

    @property
    def open(self) -> tuple[Doubt, ...]:
        """The doubts that nobody has settled, as far as is known now."""
        listed = self._board.listed
        turned = {one.doubt.id: one for one in tuple(self._turned.values()) if listed.number < one.known_from}
        kept = tuple(doubt for doubt in listed.doubts if doubt.id not in turned or turned[doubt.id].is_open)
        known = {doubt.id for doubt in kept}
        missing = tuple(one.doubt for id_, one in turned.items() if one.is_open and id_ not in known)
        return ordered((*kept, *missing)) if missing else kept

    @property
    def last(self) -> Written | None:
        """What `undo` would take back."""
        return self._written[-1] if self._written else None

    def settle(self, doubt: str, number: int, given: Mapping[str, str], today: date) -> Written:
        """Write an answer to a doubt.

        Raises Unwritable when it cannot be written, would stop a build, or was asked of a text that is another by now.
        """
        with self._alone():
            found = next((one for one in self.open if one.id == doubt), None)
            if found is None or not 0 <= number < len(found.answers):
                raise Unwritable("this was settled, or is asked otherwise by now; look at the list again")
            self._check_state(found)
            answer = found.answers[number]
            path = _path(self._options, answer.change)
            made = not path.exists()
            change = self._put(path, lambda text: answered(text, answer, given, today))
            self._ours.add(_state(path))
            self._count += 1
            self._written.append(one := Written(self._count, found, answer, path, change, made))
            self._turn(found, is_open=False)
            return one

    def undo(self, number: int) -> Written:
        """Take the last answer back, whose number is given.

        Raises Unwritable when there is none, when it is another, or when its lines are others by now.
        """
        with self._alone():
            one = self.last
            if one is None:
                raise Unwritable("nothing was answered since the desk was opened; Git has what was before")
            if one.number != number:
                raise Unwritable("another answer is the last by now; look at it, and undo again")
            was_ours = _state(one.path) in self._ours
            self._put(one.path, lambda text: patched(text, one.patch.inverse))
            if was_ours:
                self._ours.add(_state(one.path))
            if one.made:
                drop_empty(one.path)
            self._turn(one.doubt, is_open=True)
            return self._written.pop()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let nobody else answer or take texts in."""
        with self._lock, held(self._options.content, lambda: None):
            yield

    def _check_state(self, doubt: Doubt) -> None:
        """Raise Unwritable when somebody else changed the briefing of a doubt since it was asked."""
        state = _state(self._options.content / doubt.file) if doubt.file else doubt.sha256
        if state != doubt.sha256 and state not in self._ours:
            raise Unwritable(f"{doubt.file} was changed since this was asked; answer when the list is new")

    def _turn(self, doubt: Doubt, is_open: bool) -> None:
        self._turned[doubt.id] = Turned(doubt, is_open, self._board.next_list())

    def _put(self, path: Path, changed: Changed) -> Patch:
        """Change a file and return what was changed."""
        before = _read(path)
        after = changed(before)
        if before == after:
            raise Unwritable(f"{where(path)} says so already")
        if path.parent == self._options.knowledge and (wrong := stopping(path, after, self._options.beneath)):
            raise Unwritable(wrong)
        if _read(path) != before:
            raise Unwritable(f"{where(path)} was saved by somebody else just now; answer again")
        replace(path, after)
        return patch(before, after)


def _read(path: Path) -> str:
    """Return the text of a file, "" where there is none."""
    try:
        return contents(path).decode() if path.exists() else ""
    except UnicodeDecodeError as error:
        raise Unwritable(f"{where(path)} is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _state(path: Path) -> str:
    """Return the digest of the bytes of a file, "" where there is none."""
    return sha256(contents(path)).hexdigest() if path.is_file() else ""


def _own(options: Options) -> tuple[TomlTable, ...]:
    return read(files_in(options.knowledge))[0] if options.knowledge.is_dir() else ()


def _path(options: Options, change: Change) -> Path:
    """Return the file that a change is of: for a record, the one where most, or that one, of its kind stand.

    Raises Unwritable for a record that is shipped with the program.
    """
    if isinstance(change, Header | Settled | Cut):
        return options.content / change.path
    if isinstance(change, NewTable) and (name := file_of(change.table)):
        return options.knowledge / name
    wanted = change.id if isinstance(change, Spelling) else ""
    rows = [row for row in _own(options) if row.table == change.table]
    found = [row.path for row in rows if not wanted or row.values.get("id") == wanted]
    if wanted and not found:
        raise Unwritable(
            f"{wanted} is a record that is shipped; write one with this id into {where(options.knowledge)}"
        )
    name = (
        max(dict.fromkeys(found), key=found.count).rpartition("/")[2]
        if found
        else f"{ENTITY_TYPES[change.table].plural}.toml"
    )
    return options.knowledge / name
