"""Serves a site that is being worked on: each page with a script that reloads it, which is no part of the site.

The published policy allows scripts and connections of the same origin, so nothing of it is loosened for that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from press.live.news import Board
from press.server import Fresh

HERE = Path(__file__).resolve().parent
ROOM = "/.live/"
"""Address of what is served besides the site; the site has no name that begins with a dot."""
_QUIET = 15.0
"""Seconds after which a stream without news sends a line that is none, to find out whether its page is still there."""


class Live(Fresh):
    """Answers readers on this machine, and no page of elsewhere that calls itself by the name of this machine."""

    def __init__(self, *given: Any, board: Board, **named: Any) -> None:
        """Take what pages are told, and what a server gives to each of its handlers."""
        self.board = board
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        """Answer a request."""
        if self.is_meant():
            self.get()

    def do_HEAD(self) -> None:
        """Answer a request with headers alone."""
        if self.is_meant():
            super().do_HEAD()

    def is_meant(self) -> bool:
        """Return True when a request names this server as its host; refuse it where a name was bound to our address."""
        address: Any = self.server.server_address  # a pair, as far as the internet goes
        if self.headers.get("Host") in (f"127.0.0.1:{address[1]}", f"localhost:{address[1]}"):
            return True
        self.send(b"not the name of this server", 421, {"Content-Type": "text/plain"})
        return False

    def get(self) -> None:
        """Answer a request for a page, for the stream of news, or for what shows them."""
        address = self.path.partition("?")[0]
        if address == f"{ROOM}news":
            self._stream()
        elif address in (f"{ROOM}live.js", f"{ROOM}live.css"):
            path = HERE / address.removeprefix(ROOM)
            self.send(path.read_bytes(), 200, {"Content-Type": self.guess_type(path)})
        else:
            super().do_GET()

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file, a page with the script that reloads it."""
        if path.suffix != ".html":
            return super().content(path)
        script = self._script()  # its state first: a page of a newer one is loaded once more, never left behind
        before, head, after = super().content(path).partition(b"</head>")
        return before + script + head + after if head else script + before

    def nothing(self) -> bytes:
        """Return a page that waits for the first build."""
        head = b"<!doctype html><meta charset=utf-8><meta name=color-scheme content='light dark'>"
        return head + b"<title>Not built yet</title>" + self._script() + b"<p>Not built yet"

    def send(self, content: bytes, status: int, headers: dict[str, str]) -> None:
        """Answer; no page of elsewhere may put this into itself."""
        super().send(content, status, {"Cross-Origin-Resource-Policy": "same-origin"} | headers)

    def _script(self) -> bytes:
        return f'<script src="{ROOM}live.js" data-output="{self.board.news.output}" defer></script>'.encode()

    def _stream(self) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}.items():
            self.send_header(name, value)
        self.close_connection = True
        self.end_headers()
        number = 0
        while True:  # until the page is gone: writing to it raises then, and the server lets that pass
            news = self.board.after(number, _QUIET)
            self.wfile.write(news.event() if news else b": nothing new\n\n")
            number = news.number if news else number
