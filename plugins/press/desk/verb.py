"""`invoke desk`: all that `invoke watch` does, and a page on which doubts are settled."""

from __future__ import annotations

import secrets
from functools import partial

from press.desk.pages import ROOM, Desk
from press.desk.settling import Settling
from press.failures import made, reported
from press.live.news import Board
from press.live.watch import Latest, build_for_ever
from press.options import Options
from press.server import show


def desk(options: Options, port: int, latest: Latest) -> int:
    """Show the desk until the user ends it; return the exit status."""
    return reported(lambda: _shown(options, port, latest), options.content)


def _shown(options: Options, port: int, latest: Latest) -> int:
    board, token = Board(), secrets.token_urlsafe(16)
    made(options.content, "--content")
    handler = partial(
        Desk,
        options=options,
        settling=Settling(options, board),
        token=token,
        board=board,
        directory=str(options.output),
    )
    work = partial(build_for_ever, options, board, latest, doubts=True)
    return show(port, handler, lambda address: f"{address}{ROOM}{token}/ is the desk", work)
