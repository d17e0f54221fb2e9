"""Take pages into the folder of seeds: those that lie there are not asked for, and what is no page is not kept."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

from briefing.folders import where
from briefing.ingest.inputs.forms import form
from briefing.ingest.inputs.web_archive import is_page
from briefing.ingest.shelf import replace
from press.fetch.kept import KeptPage, archived, kept, named
from press.fetch.responses import FetchFailed, Response
from press.fetch.visitor import Visitor, judged, onward


class Pages:
    """The pages of one run."""

    def __init__(self, seeds: Path, visitor: Visitor, again: bool) -> None:
        """Look what lies there."""
        self._seeds, self._visitor, self._again = seeds, visitor, again
        self._kept = kept(seeds)
        self._done = set[str]()
        self.fetched = self.known = 0

    def take(self, url: str) -> str:
        """Keep a page, unless it lies there already, and return what was done.

        Raises FetchFailed when there is nothing to keep.
        """
        there = self._kept.get(url)
        if there and (self._settled(there) or url in self._done):
            self.known += 1
            return f"there already, {where(there.path)}"
        conditions = {one: dict(what.conditions) for one, what in self._kept.items() if what.alone}
        answers = list[Response]()
        for answer in self._visitor.visit(url, conditions):
            answers.append(answer)
            self._done.add(answer.url)
            there = self._kept.get(onward(answer))
            if there and self._settled(there):
                self.known += 1
                return f"leads on to {onward(answer)}, which is there already, {where(there.path)}"
        return self._judged(answers)

    def _settled(self, there: KeptPage) -> bool:
        """Return True for a page that is not asked for again."""
        return there.plain or not self._again

    def _judged(self, answers: Sequence[Response]) -> str:
        """Keep what an address gave, if it is a page that has changed."""
        last = answers[-1]
        judged(last)
        there = self._kept.get(last.url)
        if last.status == HTTPStatus.NOT_MODIFIED and there:
            self.known += 1
            return f"has not changed, {where(there.path)}"
        _readable(last)
        return self._keep(answers, there)

    def _keep(self, answers: Sequence[Response], there: KeptPage | None) -> str:
        """Write a page to the file that has it, or to a new one."""
        last = answers[-1]
        path = there.path if there and there.alone else self._seeds / named(last.url, self._seeds)
        replace(path, archived(answers, self._visitor.agent))
        self._kept |= {one.url: KeptPage(path, alone=True) for one in answers}
        self.fetched += 1
        return f"{len(last.content):,} bytes, {where(path)}"


def _readable(answer: Response) -> None:
    """Raise FetchFailed for what no reader would take out of a WARC, whatever its host calls it."""
    if not is_page(answer.content):
        kind, found = answer.header("Content-Type").lower(), form(answer.content)
        what = found.name if found else "plain text or nothing"
        raise FetchFailed(f"gives no web page and no PDF, but {what} ({kind or 'of no type'}); save its text")
