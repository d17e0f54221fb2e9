"""Serves a built site on this machine as a careful host would: strict policy, gzip, 404.html, no hidden files.

Pelican's own server answers an unknown address with nothing, lists folders and shows `.press`.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from press import owned

META_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'"
)
"""The policy that every page carries itself, for hosts that send no headers."""
POLICY = f"{META_POLICY}; frame-ancestors 'none'"
"""The policy as a header; `frame-ancestors` is not allowed in a page."""
_SEARCH = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
_OTHERS = {"/search/": _SEARCH, "/extras/": _SEARCH, "/embed/": META_POLICY}
"""The policy below some folders: the search and its worker run WebAssembly, frames stand on other sites."""
_PACKED = (".html", ".css", ".js", ".svg", ".xml", ".json", ".txt", ".ics", ".csv")


def serve(output: Path, port: int) -> int:
    """Show a built site on this machine until the user ends it; return the exit status."""
    if not owned.mine(output):
        print(f"{output}: no site was built there; run `invoke build` first", file=sys.stderr)
        return 1
    try:
        with _Server(("127.0.0.1", port), partial(_Fresh, directory=str(output))) as server:
            print(f"http://127.0.0.1:{server.server_port}/ shows {output}; end it with Ctrl-C", flush=True)
            server.serve_forever()
    except KeyboardInterrupt:
        return 0
    except (OSError, OverflowError) as error:
        print(f"--port: {port} cannot be had ({getattr(error, 'strerror', error)}); name another", file=sys.stderr)
    return 1


@contextmanager
def served(output: Path) -> Iterator[str]:
    """Serve `output` on a free port while the context lasts; the address ends without a slash."""
    with _Server(("127.0.0.1", 0), partial(_Careful, directory=str(output))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    """A server that does not complain of readers who went away."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Careful(SimpleHTTPRequestHandler):
    """Answers with the file, packed where that helps, and with 404.html for what is not there or not to be shown."""

    protocol_version = "HTTP/1.1"
    caching = "max-age=600"

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        address = self.path.partition("?")[0]
        if address.endswith("/"):
            address += "index.html"
        elif self._shown(f"{address}/index.html"):
            return self._send(b"", 301, {"Location": f"{address}/"})
        found, missing = self._shown(address), self._shown("/404.html")
        name = found or missing or "404.html"
        content = Path(name).read_bytes() if found or missing else b"not found"
        headers = {"Content-Type": self.guess_type(name)}
        if name.endswith(_PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return self._send(content, 200 if found else 404, headers)

    def _shown(self, address: str) -> str:
        """Return the path of a file of the site, or "": links are not followed, names with a dot in front not shown."""
        path = self.translate_path(address)
        name = os.path.relpath(path, self.directory)
        if not os.path.isfile(path) or any(part.startswith(".") for part in name.split(os.sep)):
            return ""
        return path if os.path.realpath(path) == os.path.join(os.path.realpath(self.directory), name) else ""

    def _send(self, content: bytes, status: int, headers: dict[str, str]) -> None:
        policy = next((own for folder, own in _OTHERS.items() if self.path.startswith(folder)), POLICY)
        headers |= {"Content-Length": str(len(content)), "Cache-Control": self.caching}
        headers["Content-Security-Policy"] = policy
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def guess_type(self, path: Any) -> str:
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked for is no news."""


class _Fresh(_Careful):
    """Serves a site that is being worked on: browsers ask again each time."""

    caching = "no-cache"
