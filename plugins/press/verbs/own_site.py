"""The verbs of a site on this machine: begin, check, build, show and clean it."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from press.verbs.verb_options import BUILD, FOLDERS, PORT, SHOWN, Given, Latest, chosen, first_word, number, of_build


@task(
    positional=["folder"],
    help={
        "folder": "where it shall lie; it is made",
        "name": "what it is called (default: as its folder)",
        "siteurl": "its address, when it is known already",
    },
)
def start(c: Context, folder: str | None = None, name: str = "", siteurl: str = "") -> None:
    """Begin a site of one's own, with settings, pages and a place for texts and records."""
    from press.start import start as run

    sys.exit(run(Path(first_word(c, "start", folder)), name, siteurl, c.site.command))


@task(help=BUILD | {"cluster": "scheduler of Dask whose workers do the work, such as tcp://host:8786"})
@of_build
def build(c: Context, given: Given, latest: Latest, cluster: str = "") -> None:
    """Turn new seeds into briefings and bring the site up to date."""
    from press.complete import build_complete as run

    sys.exit(run(chosen(c, **given, cluster=cluster), latest=latest()))


@task(
    help={
        "content": FOLDERS["content"],
        "knowledge": FOLDERS["knowledge"],
        "redirects": "propose a line for each address that has gone since the last publish, and nothing else",
        "json": "print all as JSON, with the words that each is about and the answers that fit",
    }
)
def check(c: Context, content: str = "", knowledge: str = "", redirects: bool = False, json: bool = False) -> None:
    """List every problem and doubt of the knowledge files and the briefings by path and line, most useful first."""
    options = chosen(c, content=content, knowledge=knowledge)
    if content and not options.content.is_dir():
        raise Exit(f"--content: {content!r} is no folder; name one", code=2)
    if redirects:
        from press.publish import gone

        sys.exit(gone.check(options))
    from press.check import check as run

    sys.exit(run(options, json))


@task(help={"output": FOLDERS["output"]} | SHOWN)
def serve(c: Context, output: str = "", port: str = PORT) -> None:
    """Show the built site on this machine."""
    from press.server import serve as run

    sys.exit(run(chosen(c, output=output).output, number("port", port)))


@task(help=BUILD | SHOWN)
@of_build
def watch(c: Context, given: Given, latest: Latest, port: str = PORT) -> None:
    """Show the site on this machine and bring it up to date at each change, the open page with it."""
    from press.live.watch import watch as run

    sys.exit(run(chosen(c, **given), number("port", port), latest))


@task(help=BUILD | SHOWN)
@of_build
def desk(c: Context, given: Given, latest: Latest, port: str = PORT) -> None:
    """Show the site as watch does, and a page on which to settle what is in doubt in it."""
    from press.desk.verb import desk as run

    sys.exit(run(chosen(c, **given), number("port", port), latest))


@task(help={"output": FOLDERS["output"]})
def extras(c: Context, output: str = "") -> None:
    """Bring the search index and the whole data of the built site up to date."""
    from press.extras import extras as run

    sys.exit(run(chosen(c, output=output)))


@task(help={"output": FOLDERS["output"]})
def clean(c: Context, output: str = "") -> None:
    """Delete the built site and what the press remembers of it; sources stay."""
    from press.clean import clean as run

    sys.exit(run(chosen(c, output=output)))


VERBS = (start, build, check, serve, watch, desk, extras, clean)
