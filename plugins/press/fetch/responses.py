"""Ask for one address and return what came, within limits of time and size, and of where it may lead.

An address is resolved once, and what it gave is what is connected to, so a name cannot lead elsewhere after it was
judged. No proxy is used: behind one nobody knows where an answer comes from.
"""

from __future__ import annotations

import signal
import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from briefing.folders import LIMIT

SECONDS = 30
"""Most time for an answer, from the first name to the last byte."""
_PLAIN = "/%:@!$&'()*+,;=~?-._[]"
"""What may stand in an address as it is."""
_UNICAST = IPv6Network("2000::/3")
"""What IPv6 has given out (RFC 4291)."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses of IPv6 that end in one of IPv4, to which they are led (RFC 6052)."""
_TOO_LONG = f"answered with more than {LIMIT:,} bytes; save the part that you want"
_BROKEN = "broke off before its end; try again later"


class FetchFailed(Exception):
    """An address that gave nothing to keep; its text says why and what to do."""


class _Late(TimeoutError):
    """The time for an answer is over, so that no other address of its host is tried."""


@dataclass(frozen=True, slots=True)
class Response:
    """What an address gave."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    """As they came, without what is said of the way alone."""
    body: bytes
    """As it came, perhaps packed."""
    content: bytes
    """Unpacked."""

    def header(self, name: str) -> str:
        """Return the first header of a name, or ""."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def address(text: str) -> str:
    """Return an address as it is asked for.

    Raises FetchFailed for what is no address of http or https.

    >>> address("https://Example.org/a ü?b=c d#e")
    'https://example.org/a%20%C3%BC?b=c%20d'
    """
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        host = port = ""
    if not host or parts.scheme not in ("http", "https") or parts.username is not None:
        raise FetchFailed("is no address of a page; write it as https://example.org/page")
    place = f"[{host}]{port}" if ":" in host else host + port
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", _PLAIN), quote(parts.query, _PLAIN), ""))


def ask(url: str, headers: Mapping[str, str], local: bool) -> Response:
    """Return what an address gives; only where `local` is True may it lie on this machine or in its network.

    Raises FetchFailed when nothing comes, or too much, or too late.
    """
    try:
        with _within(SECONDS), closing(_connected(urlsplit(url), local)) as connection:
            connection.request("GET", target(url), headers=dict(headers))
            return _taken(url, connection.getresponse())
    except TimeoutError as error:
        raise FetchFailed(f"did not answer in whole within {SECONDS} seconds; try again later") from error
    except socket.gaierror as error:
        is_unreached = error.errno == socket.EAI_AGAIN
        said = (
            "cannot be looked up now; see that there is a network" if is_unreached else "nobody knows; mend the address"
        )
        raise FetchFailed(f"has a host that {said}") from error
    except ssl.SSLCertVerificationError as error:
        raise FetchFailed(f"does not prove whose it is ({error.verify_message}); look at it in a browser") from error
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        said = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise FetchFailed(f"cannot be had ({said}); try again later") from error


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise _Late in work that takes longer, also where each byte of it comes in time."""

    def late(*_: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def target(url: str) -> str:
    """Return what a host is asked for: the path of an address and its query.

    >>> target("https://example.org//a?b"), target("https://example.org/")
    ('//a?b', '/')
    """
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _connected(parts: SplitResult, local: bool) -> HTTPConnection:
    """Return a connection that is made already, to an address that was judged."""
    host, is_sealed = parts.hostname or "", parts.scheme == "https"
    kind = HTTPSConnection if is_sealed else HTTPConnection
    made = kind(host, parts.port or kind.default_port, timeout=SECONDS)
    reached = _reached(host, made.port, local)
    made.sock = ssl.create_default_context().wrap_socket(reached, server_hostname=host) if is_sealed else reached
    return made


def _reached(host: str, port: int, local: bool) -> socket.socket:
    """Return a socket to the first address of a host that answers."""
    found = _addresses(host, port)
    if not local and not all(_is_public(ip_address(place.partition("%")[0])) for place in found):
        raise FetchFailed("lies on this machine or in its network; take it out, or allow that with --local")
    refused = OSError("no address")
    for place in found:
        try:
            return socket.create_connection((place, port), SECONDS)
        except _Late:
            raise
        except OSError as error:
            refused = error
    raise refused


def _addresses(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host; a thread waits for them, since no signal ends the system's own waiting."""
    found = Future[tuple[str, ...]]()

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result(tuple(str(row[4][0]) for row in rows))
        except (OSError, ValueError) as error:
            found.set_exception(error)

    Thread(target=look, daemon=True).start()
    return found.result()


def _is_public(place: IPv4Address | IPv6Address) -> bool:
    """Return True for a place of the public network; of one that holds an address of IPv4, for where that leads."""
    if isinstance(place, IPv4Address):
        return place.is_global and not place.is_multicast
    translated = IPv4Address(int(place) & 0xFFFFFFFF) if place in _TRANSLATED else None
    if inner := place.ipv4_mapped or place.sixtofour or translated:
        return _is_public(inner)
    return place in _UNICAST and place.is_global


def _taken(url: str, answer: HTTPResponse) -> Response:
    """Return an answer that has come in whole."""
    body = answer.read(LIMIT + 1)
    if len(body) > LIMIT:
        raise FetchFailed(_TOO_LONG)
    if answer.length:
        raise FetchFailed(_BROKEN)
    kept = tuple((name, value) for name, value in answer.getheaders() if name.lower() != "transfer-encoding")
    return Response(
        url, answer.status, answer.reason, kept, body, _unpacked(body, answer.getheader("Content-Encoding"))
    )


def _unpacked(body: bytes, packed: str | None) -> bytes:
    """Return the bytes of an answer; what it unpacks to has a limit, too."""
    kind = (packed or "identity").strip().lower()
    if kind == "identity" or not body:
        return body
    if kind != "gzip":
        raise FetchFailed(f"came packed as {packed!r}, which was not asked for; save it in a browser")
    member = zlib.decompressobj(31)
    content = member.decompress(body, LIMIT + 1)
    if len(content) > LIMIT:
        raise FetchFailed(_TOO_LONG)
    if not member.eof:
        raise FetchFailed(_BROKEN)
    if member.unused_data.startswith(b"\x1f\x8b"):
        raise FetchFailed("came packed in several parts, which no reader of a WARC joins; save it in a browser")
    return content
