"""What open pages are told: which state of the site is built, and what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from threading import Condition
from typing import TYPE_CHECKING

from briefing.errors import ADVICE
from press.live.builds import Built

if TYPE_CHECKING:
    from briefing.desk.doubt import Doubt


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What is told at one moment."""

    number: int = 0
    """How many times there was something to tell."""
    output: str = ""
    """Digest of the state of the site."""
    problems: tuple[str, ...] = ()
    advice: int = 0
    """How many pieces of advice there are."""

    def event(self) -> bytes:
        """Return it as an event of a stream (HTML, section 9.2, server-sent events)."""
        return f"data: {json.dumps(asdict(self))}\n\n".encode()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of all doubts."""

    number: int = 0
    """How many lists there were, with this one."""
    doubts: tuple[Doubt, ...] = ()


class Board:
    """Holds the newest news, for any number of threads that wait for newer ones."""

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        self._changed = Condition()
        self._building = False
        self.news = Bulletin()
        self.listed = Listed()

    def begin(self) -> None:
        """Note that a build begins, after which doubts are listed anew."""
        with self._changed:
            self._building = True

    def next_list(self) -> int:
        """Return the number of the next list of doubts that is made of a build which begins from now on."""
        with self._changed:
            return self.listed.number + 1 + self._building

    def ask(self, doubts: tuple[Doubt, ...]) -> None:
        """Put up the doubts that the last build leaves."""
        with self._changed:
            self.listed, self._building = Listed(self.listed.number + 1, doubts), False
            self.news = replace(self.news, number=self.news.number + 1)
            self._changed.notify_all()

    def tell(self, built: Built) -> None:
        """Put up what came of a build; one that left nothing to say of the site leaves its last state."""
        problems = tuple(line for line in built.problems if not line.endswith(ADVICE))
        with self._changed:
            number, output = self.news.number + 1, built.output or self.news.output
            self.news = Bulletin(number, output, problems, len(built.problems) - len(problems))
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> Bulletin | None:
        """Return news with a higher number as soon as there are some, or None when there are none for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self.news.number > number, seconds)
            return self.news if self.news.number > number else None
