"""The process in which files are parsed, apart from all others: it has little time and memory, and may change nothing.

It reads files from its standard input, each with its length before it, and answers each with JSON, also with its
length. Parsers are native code and meet bytes that anybody may have made; a process that is ended costs one file.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

import msgspec

from briefing.ingest.inputs.received import Received, Unread

SECONDS = 30
"""Most time for a file."""
MEMORY = 2 << 30
"""Most bytes of the process."""
LENGTH = 8
"""Bytes that hold a length."""
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.remove",
    "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime",
    "os.setxattr", "os.removexattr", "shutil.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Parsed(msgspec.Struct):
    """What became of a file: its texts, or why there are none."""

    texts: tuple[Received, ...] = ()
    unread: str = ""
    line: int = 0


def answer(data: bytes) -> Parsed:
    """Return the texts of a file, or why there are none."""
    from briefing.ingest.inputs.forms import read

    try:
        return Parsed(read(data))
    except Unread as error:
        return Parsed(unread=str(error), line=error.line)
    except MemoryError:
        return Parsed(unread=f"reading it takes more than {MEMORY >> 20:,} MB; save its text")


def _limit() -> None:
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        with suppress(ValueError, OSError):  # a system may allow less already
            resource.setrlimit(kind, (most, most))
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what no parser needs: the network, other processes, and any change of a file."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed here")


def _serve(asked: BinaryIO, answered: BinaryIO) -> None:
    while length := asked.read(LENGTH):
        data = asked.read(int.from_bytes(length, "big"))
        signal.alarm(SECONDS)
        told = msgspec.json.encode(answer(data))
        signal.alarm(0)
        answered.write(len(told).to_bytes(LENGTH, "big") + told)
        answered.flush()


def main() -> None:
    """Answer until the standard input ends; what parsers print goes nowhere."""
    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    _limit()
    _serve(sys.stdin.buffer, out)


if __name__ == "__main__":
    main()
