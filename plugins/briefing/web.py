"""Tell what the web can carry: which texts are addresses, and which characters no page may hold."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = ("https://", "http://")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]+")
"""Characters that are no text, nor legal in XML."""


def host(address: str) -> str:
    """Return the host of a web address in small letters, or "" for a text that is none.

    >>> host("https://Example.org/a"), host("http://[::1"), host("example.org"), host("https:///a")
    ('example.org', '', '', '')
    """
    try:
        return (urlsplit(address).hostname or "") if address.startswith(SCHEMES) else ""
    except ValueError:  # brackets that are no IPv6 address, or letters that no host may have
        return ""
