"""Have files parsed in a process of their own, which is started when the first one comes and ends with the last."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from briefing.ingest.inputs.received import Received, Unread

_CODE = Path(__file__).parents[3]


class Apart:
    """Reads files in a child process; a file that ends it is refused, and the next gets a new one."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Apart:
        """Return this reader."""
        return self

    def __exit__(self, *raised: object) -> None:
        """End the child."""
        self._end()

    def read(self, data: bytes) -> tuple[Received, ...]:
        """Return the texts of a file that is not plain text.

        Raises Unread when it gives none, also when it takes too long or breaks its parser.
        """
        import msgspec

        from briefing.ingest.inputs.child import Parsed

        told = self._answer(data)
        found = msgspec.json.decode(told, type=Parsed)
        if found.unread:
            raise Unread(found.unread, found.line)
        return found.texts

    def _answer(self, data: bytes) -> bytes:
        from briefing.ingest.inputs.child import LENGTH, SECONDS
        from briefing.ingest.inputs.forms import form

        child = self._child = self._child or _started()
        assert child.stdin and child.stdout
        try:
            child.stdin.write(len(data).to_bytes(LENGTH, "big") + data)
            child.stdin.flush()
            length = child.stdout.read(LENGTH)
        except OSError:  # it broke off while it was told
            length = b""
        told = child.stdout.read(int.from_bytes(length, "big"))
        if told and len(told) == int.from_bytes(length, "big"):
            return told
        ended = self._end()
        found = form(data)
        late = ended == -signal.SIGALRM
        why = f"takes over {SECONDS} seconds to read" if late else "breaks the program that reads it"

        raise Unread(f"this is {found.name if found else 'plain text'}, and it {why}; save its text")

    def _end(self) -> int:
        """End the child, if there is one, and return how it ended."""
        child, self._child = self._child, None
        if child is None:
            return 0
        with child:
            if child.stdin:
                with suppress(OSError):  # it has ended, and what was written last cannot be told it
                    child.stdin.close()
            return child.wait()


def _started() -> subprocess.Popen[bytes]:
    """Start a child that finds this code and nothing that lies in the working folder."""
    path = os.pathsep.join(filter(None, (str(_CODE), os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        [sys.executable, "-P", "-B", "-m", "briefing.ingest.inputs.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
    )
