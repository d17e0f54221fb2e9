"""Serves a built site on this machine as a careful host would: strict policy, gzip, 404.html, no hidden files.

Pelican's own server answers an unknown address with nothing, lists folders and shows `.press`.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import quote

from briefing.shipped import COMMAND
from press import owned
from press.publish.headers import PACKED, SAME, policy

Handler = Callable[..., SimpleHTTPRequestHandler]


def serve(output: Path, port: int) -> int:
    """Show a built site on this machine until the user ends it; return the exit status."""
    if not owned.mine(output):
        print(f"{output}: no site was built there; run `{COMMAND} build` first", file=sys.stderr)
        return 1
    return show(port, partial(Fresh, directory=str(output)), lambda address: f"{address}/ shows {output}", Event().wait)


def show(port: int, handler: Handler, said: Callable[[str], str], work: Callable[[], object]) -> int:
    """Answer requests while `work` is done or until the user ends it; return the exit status.

    `said` makes of the address what is printed when it answers.
    """
    try:
        server = SiteServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        print(f"--port: {port} cannot be had ({getattr(error, 'strerror', error)}); name another", file=sys.stderr)
        return 1
    with suppress(KeyboardInterrupt), _answering(server) as address:
        print(f"{said(address)}; end it with Ctrl-C", flush=True)
        work()
    return 0


def listening(handler: Handler) -> AbstractContextManager[str]:
    """Answer requests on a free port while the context lasts; the address ends without a slash."""
    return _answering(SiteServer(("127.0.0.1", 0), handler))


def served(output: Path) -> AbstractContextManager[str]:
    """Serve `output` on a free port while the context lasts; the address ends without a slash."""
    return listening(partial(Careful, directory=str(output)))


@contextmanager
def _answering(server: ThreadingHTTPServer) -> Iterator[str]:
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class SiteServer(ThreadingHTTPServer):
    """A server that does not complain of readers who went away."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, but for readers who went away."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Careful(SimpleHTTPRequestHandler):
    """Answers with the file, packed where that helps, and with 404.html for what is not there or not to be shown."""

    protocol_version = "HTTP/1.1"
    caching = "max-age=600"

    def do_GET(self) -> None:
        """Answer a request."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer a request with headers alone."""
        self._answer()

    def _answer(self) -> None:
        address = self.path.partition("?")[0]
        if address.endswith("/"):
            address += "index.html"
        elif page := self._shown(f"{address}/index.html"):
            folder = os.path.relpath(os.path.dirname(page), os.path.realpath(self.directory))
            return self.send(b"", 301, {"Location": f"/{quote(os.fsencode(folder))}/"})  # never what was asked for
        found, missing = self._shown(address), self._shown("/404.html")
        name = found or missing or "404.html"
        content = self.content(Path(name)) if found or missing else self.nothing()
        headers = {"Content-Type": self.guess_type(name)}
        if name.endswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return self.send(content, 200 if found else 404, headers)

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file of the site."""
        return path.read_bytes()

    def nothing(self) -> bytes:
        """Return what is shown where not even the site's page for what is missing is there."""
        return b"not found"

    def _shown(self, address: str) -> str:
        """Return the path of a file of the site, or "": links are not followed, names with a dot in front not shown."""
        name = os.path.relpath(self.translate_path(address), self.directory)
        path = os.path.join(os.path.realpath(self.directory), name)  # the folder may be a link that is switched
        if not os.path.isfile(path) or any(part.startswith(".") for part in name.split(os.sep)):
            return ""
        return path if os.path.realpath(path) == path else ""

    def send(self, content: bytes, status: int, headers: dict[str, str]) -> None:
        """Answer; headers that are given go before those that every file has."""
        every = {"Content-Length": str(len(content)), "Cache-Control": self.caching}
        headers = every | {"Content-Security-Policy": policy(self.path.removeprefix("/")), **SAME} | headers
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def guess_type(self, path: Any) -> str:
        """Return the type of a file by its name; texts are UTF-8."""
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked for is no news."""


class Fresh(Careful):
    """Serves a site that is being worked on: browsers ask again each time."""

    caching = "no-cache"
