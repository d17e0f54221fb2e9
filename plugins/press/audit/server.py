"""A built folder in, its address on this machine out, served as a careful host would: strict policy, gzip, 404 page."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

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


@contextmanager
def served(output: Path) -> Iterator[str]:
    """Serve `output` on a free port while the context lasts; the address ends without a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Careful, directory=str(output)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Careful(SimpleHTTPRequestHandler):
    """Answers GET with the file, packed where that helps, and with 404.html for what is not there."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        missing = Path(self.directory) / "404.html"
        self._send(path, 200) if path.is_file() else self._send(missing, 404)

    def _send(self, path: Path, status: int) -> None:
        packed = path.name.endswith(_PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        content = gzip.compress(path.read_bytes(), mtime=0) if packed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        policy = next((own for folder, own in _OTHERS.items() if self.path.startswith(folder)), POLICY)
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(content)

    def guess_type(self, path: object) -> str:
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked for is no news."""
