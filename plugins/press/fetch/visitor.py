"""Visit pages as a polite guest: robots.txt is asked for first and obeyed, and each host has its pauses."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from press.fetch.pauses import Pauses
from press.fetch.responses import FetchFailed, Response, address, ask
from press.fetch.robots import RobotsRules

PAUSE = 2.0
"""Seconds between two requests to a host, where it does not ask for more."""
_LONGEST_PAUSE = 60.0
"""Seconds that a run waits for a host."""
_STEPS = 5
"""Most times that an address may lead on."""
_LEADS_ON = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
"""Answers of a host that wants to be left alone."""
_ACCEPTED = {"Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.1", "Accept-Encoding": "gzip"}


class Visitor:
    """Asks for one page after the other."""

    def __init__(self, agent: str, local: bool, pauses: Pauses, pause: float = PAUSE) -> None:
        """Call itself `agent`, whose first word up to a slash is what robots.txt may name."""
        self.agent, self._local, self._pauses, self._pause = agent, local, pauses, pause
        self._rules = dict[str, RobotsRules | FetchFailed]()
        self._busy = set[str]()

    def visit(self, url: str, conditions: Mapping[str, Mapping[str, str]]) -> Iterator[Response]:
        """Yield what an address gives and each that it leads on to; the last one does not lead on.

        `conditions` are headers by address, which ask whether it has changed. Raises FetchFailed when nothing comes, or
        when a host does not want to be asked.
        """
        return self._followed(url, self._check, conditions)

    def _followed(
        self, url: str, check: Callable[[str], None], conditions: Mapping[str, Mapping[str, str]]
    ) -> Iterator[Response]:
        for _ in range(_STEPS + 1):
            check(url)
            answer = self._asked(url, conditions.get(url, {}))
            yield answer
            if not (url := onward(answer)):
                return
        raise FetchFailed(f"leads on more than {_STEPS} times; write the address where it ends")

    def _check(self, url: str) -> None:
        """Raise FetchFailed where robots.txt of a host forbids an address, or cannot be had."""
        origin = _robots(url)
        if origin not in self._rules:
            self._rules[origin] = self._read(origin)
        rules = self._rules[origin]
        if isinstance(rules, FetchFailed):
            raise rules
        if not rules.allow(url):
            raise FetchFailed(f"must not be asked for by programs (robots.txt of {_host(url)}); save it in a browser")

    def _read(self, origin: str) -> RobotsRules | FetchFailed:
        """Return what a robots.txt says: nothing where there is none; what cannot be asked for is not allowed."""
        try:
            *_, answer = self._followed(origin, lambda _: None, {})
        except FetchFailed as error:
            return error
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return FetchFailed(f"has a robots.txt that answered {_told(answer)}; try again later")
        return RobotsRules(
            answer.content.decode("utf-8-sig", "replace") if answer.status == HTTPStatus.OK else "", self.agent
        )

    def _asked(self, url: str, conditions: Mapping[str, str]) -> Response:
        """Return what one address gives, when its host has had its pause."""
        host = _host(url)
        if host in self._busy:
            raise FetchFailed(f"was not asked for, since {host} answered that it is busy; try again later")
        pause = self._pauses.left(host)
        if pause > _LONGEST_PAUSE:
            raise FetchFailed(
                f"was not asked for, since {host} wants over a minute between two requests; try again later"
            )
        time.sleep(max(0.0, pause))
        rules = self._rules.get(_robots(url))
        pause = max(self._pause, rules.pause if isinstance(rules, RobotsRules) else 0.0)
        try:
            answer = ask(url, {"User-Agent": self.agent, **_ACCEPTED, **conditions}, self._local)
            if answer.status in _BUSY:
                self._busy.add(host)
                pause = max(pause, _seconds(answer.header("Retry-After")))
        finally:
            self._pauses.begin(host, pause)
        return answer


def judged(answer: Response) -> None:
    """Raise FetchFailed for an answer that is no page."""
    if answer.status in _BUSY:
        raise FetchFailed(f"answered {_told(answer)}; try again later")
    if answer.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
        raise FetchFailed(f"answered {_told(answer)}; mend the address, or save the page in a browser")


def onward(answer: Response) -> str:
    """Return the address that an answer leads on to, or "".

    Raises FetchFailed when that is none of a page.
    """
    place = _in_utf8(answer.header("Location"))
    if answer.status not in _LEADS_ON or not place:
        return ""
    try:
        return address(urljoin(answer.url, place))
    except (FetchFailed, ValueError) as error:
        raise FetchFailed(f"leads on to {place[:200]!r}, which is no page; mend the address") from error


def _in_utf8(header: str) -> str:
    """Return a header, which is taken for Latin 1, as the UTF-8 that many hosts write."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _seconds(header: str) -> float:
    """Return the seconds that a host asks to be left alone for; a day of the calendar is not read."""
    return float(header) if header.isascii() and header.isdecimal() else 0.0


def _told(answer: Response) -> str:
    return f"{answer.status} {answer.reason}".strip()


def _robots(url: str) -> str:
    return urljoin(url, "/robots.txt")


def _host(url: str) -> str:
    return urlsplit(url).netloc
