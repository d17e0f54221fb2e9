"""Small files of state that carry a digest of themselves, so that a damaged file is a missing file."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

from press import owned


def load(path: Path) -> object:
    """Return what was kept in a file, or None when it cannot be read or is not as it was written."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n") if path.is_file() else (b"", b"", b"")
    except OSError:
        return None
    return json.loads(content) if seal == _seal(content) else None


def save(folder: Path, name: str, value: object) -> None:
    """Keep plain values in a file of a folder of ours."""
    content = json.dumps(value, indent=0).encode("ascii")
    owned.write(folder, name, _seal(content) + b"\n" + content)


def _seal(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).hexdigest().encode("ascii")
