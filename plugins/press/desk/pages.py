"""Serves the desk beside the site: at an address with a secret in it, to who asks from that very page, and nobody else.

A page of elsewhere cannot know the address, cannot bear our Origin, and is not answered under a name that was bound to
this machine; so it can neither read the desk nor answer in the editor's name.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing.desk.changes import Unwritable
from briefing.desk.doubt import KINDS
from briefing.errors import BriefingError
from press.desk.settling import Settling
from press.live.pages import Live
from press.options import Options
from press.publish.headers import policy

HERE = Path(__file__).resolve().parent
ROOM = "/.desk/"
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_FILES, _OF_THEME = ("desk.css", "desk.js"), ("site.css", "mark.svg")
_LONGEST, _FIELDS = 100_000, 30
"""Most bytes and fields of an answer."""
_SHOWN = 60
"""Most doubts on the page; the others come up as these are settled."""
_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


_NOTHING: Mapping[str, str] = MappingProxyType({})


class Desk(Live):
    """Answers the desk's own page, and all that `Live` answers, which the desk may show in a frame."""

    def __init__(self, *given: Any, options: Options, settling: Settling, token: str, **named: Any) -> None:
        """Take what is settled and the secret of the address, and what `Live` takes."""
        self.options, self.settling, self.token = options, settling, token
        super().__init__(*given, **named)

    def get(self) -> None:
        """Answer a request for the desk, one of its files, or what `Live` has."""
        name = self._name()
        if name == "":
            self._page()
        elif name in (*_FILES, *_OF_THEME):
            path = HERE / name if name in _FILES else self.options.theme / "static" / name
            self._mine(path.read_bytes(), 200, str(self.guess_type(path)))
        else:
            super().get()

    def do_POST(self) -> None:
        """Write an answer, or take the last one back, and lead to the list as it is then."""
        self.close_connection = True  # what was sent may not have been read to its end
        if not self.is_meant():
            return
        name, origin = self._name(), self.headers.get("Origin", "")
        if name not in ("answer", "undo") or origin != f"http://{self.headers['Host']}":
            self._mine(b"not for you", HTTPStatus.FORBIDDEN, "text/plain")
            return
        form: dict[str, str] = {}
        try:
            form = self._form()
            self._do(name, form)
        except BriefingError as error:
            self._page(str(error), HTTPStatus.UNPROCESSABLE_ENTITY, form)
        else:
            self._mine(b"", HTTPStatus.SEE_OTHER, "text/plain", Location=f"{ROOM}{self.token}/")

    def _do(self, name: str, form: dict[str, str]) -> None:
        number = _number(form.get("number", ""))
        if name == "undo":
            self.settling.undo(number)
        else:
            self.settling.settle(form.get("doubt", ""), number, form, date.today())

    def _name(self) -> str | None:
        """Return the name of what is asked for below the secret, or None where the secret is another."""
        room, _, rest = self.path.removeprefix(ROOM).partition("/")
        is_mine = self.path.startswith(ROOM) and secrets.compare_digest(room.encode(), self.token.encode())
        return rest.partition("?")[0] if is_mine else None

    def _form(self) -> dict[str, str]:
        """Return the fields that were sent; raises Unwritable for what no form of ours sends."""
        length = _number(self.headers.get("Content-Length", ""))
        if not 0 <= length <= _LONGEST:
            raise Unwritable("too long; say it in fewer words")
        try:
            text = self.rfile.read(length).decode("ascii")
            return dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS))
        except ValueError as error:
            raise Unwritable("cannot be read; answer on the page of the desk") from error

    def _page(self, wrong: str = "", status: int = HTTPStatus.OK, given: Mapping[str, str] = _NOTHING) -> None:
        """Send the list, with what is wrong with an answer and what was `given` in it."""
        news = self.board.news  # before the list, which may be newer then: the page asks once more, never too rarely
        listed, doubts = self.board.listed, self.settling.open
        html = _TEMPLATES.get_template("desk.html").render(
            doubts=doubts[:_SHOWN], more=max(0, len(doubts) - _SHOWN), kinds=KINDS, wrong=wrong, news=news,
            listed=listed, given=given, last=self.settling.last,
        )  # fmt: skip
        self._mine(html.encode(), status, "text/html; charset=utf-8")

    def _mine(self, content: bytes, status: int, kind: str, **more: str) -> None:
        """Send what belongs to the desk: kept nowhere, framed nowhere, and its address told to nobody else."""
        own = {"Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin", "Cache-Control": "no-store"}
        self.send(content, status, {"Content-Type": kind, **own, **more})

    def send(self, content: bytes, status: int, headers: dict[str, str]) -> None:
        """Answer; pages of the site may be framed by the desk."""
        framed = policy(self.path.removeprefix("/")).replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        super().send(content, status, {"Content-Security-Policy": framed} | headers)


def _number(text: str) -> int:
    """Return a number that a form or a browser sends, or -1 for anything else."""
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else -1
