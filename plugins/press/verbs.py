"""The verbs that an editor types: those of a site of one's own, and of this project.

Invoke runs them. What a verb needs is imported when it runs, so that the list of all comes up at once.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from press.options import Options
from press.options import options as with_defaults

for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")  # names of files may hold any bytes, and terminals differ

FUTURE = "take in new seeds that are dated after today"
FOLDERS = {
    "seeds": "folder of raw texts (default: seeds)",
    "content": "folder of briefings and pages (default: content)",
    "knowledge": "folder of knowledge files alone (default: CONTENT/knowledge, else the project's)",
    "output": "folder to build into (default: output)",
}
BUILD = FOLDERS | {
    "siteurl": "absolute address of the site, for feeds and canonical links",
    "as_of": "the site's day, such as 2026-11-22 (default: day of the newest briefing)",
    "future": FUTURE,
}
SHOWN = BUILD | {"port": "port on this machine (default: 8000)"}


def needed(**given: object) -> None:
    """Exit with a word on the options that were left out; Invoke’s own check of them would hide --help."""
    if missing := [name for name, value in given.items() if not value]:
        raise Exit(f"--{missing[0]} is needed; --help behind the verb says what it is", code=2)


def chosen(c: Context, **given: str) -> Options:
    """Return the options of a verb in the site that the verbs are of; exit with a word on what is wrong with them."""
    root, home = Path(c.site.root), Path(c.site.home)
    if not (root / "pelicanconf.py").is_file():
        raise Exit(f"{root}: no site lies here; go to its folder, or begin one: {c.site.command} start FOLDER", code=2)
    try:
        return with_defaults(root, home=home, **given)
    except ValueError as error:
        raise Exit(str(error), code=2) from None


def collection(root: Path, home: Path, command: str = "invoke", module: str = "invoke") -> Collection:
    """Return the verbs of a site; `home` has what the site lacks.

    `command` is what an editor types, and `module` what Python runs for it.
    """
    verbs = (build, ingest, add, fetch, new, check, serve, watch, desk, extras, publish, verify, prove, clean, start)
    found = Collection(*verbs)
    found.configure({"site": {"root": str(root), "home": str(home), "command": command, "module": module}})
    return found


def first_word(c: Context, verb: str, value: str | None) -> str:
    """Return the first word behind a verb; where that is --help, which Invoke takes for it, show the help instead."""
    if value in ("-h", "--help"):
        before = sys.argv[1 : sys.argv.index(verb)]
        sys.exit(subprocess.call([sys.executable, "-m", c.site.module, *before, "--help", verb]))
    if not value:
        raise Exit(f"{verb}: its first word is empty; `{c.site.command} --help {verb}` says what it is", code=2)
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Exit(f"--date: {text!r} is no day; write one such as 2026-11-22", code=2) from None


def _latest(future: bool) -> date:
    """Return the last day of which seeds are taken in."""
    return date.max if future else date.today()


@task(help=BUILD | {"cluster": "scheduler of Dask whose workers do the work, such as tcp://host:8786"})
def build(
    c: Context,
    seeds: str = "",
    content: str = "",
    knowledge: str = "",
    output: str = "",
    siteurl: str = "",
    as_of: str = "",
    future: bool = False,
    cluster: str = "",
) -> None:
    """Turn new seeds into briefings and bring the site up to date."""
    from press.complete import build_complete as run

    given = dict(seeds=seeds, content=content, knowledge=knowledge, output=output, siteurl=siteurl, as_of=as_of)
    sys.exit(run(chosen(c, **given, cluster=cluster), latest=_latest(future)))


@task(
    help={
        "seeds": FOLDERS["seeds"],
        "content": FOLDERS["content"],
        "knowledge": FOLDERS["knowledge"],
        "refresh": "write briefings anew where no editor has touched them",
        "future": FUTURE,
    }
)
def ingest(
    c: Context, seeds: str = "", content: str = "", knowledge: str = "", refresh: bool = False, future: bool = False
) -> None:
    """Turn new seeds into briefings, and nothing else."""
    from press.ingest import ingest as run

    sys.exit(run(chosen(c, seeds=seeds, content=content, knowledge=knowledge), refresh, _latest(future)))


@task(
    positional=["path"],
    help={
        "path": "a file or a folder of files: pages, PDF, Word, mail, feeds, WARC, Markdown, text, ZIP; more behind --",
        "source": "publisher of all of them, by name or id of sources.toml",
        "date": "day of publication of all of them, such as 2026-11-22",
        "seeds": FOLDERS["seeds"],
    },
)
def add(c: Context, path: str | None = None, source: str = "", date: str = "", seeds: str = "") -> None:
    """Write the texts of files of any form as plain seeds, to be looked over."""
    from press.add import add as run

    paths = (first_word(c, "add", path), *(sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else ()))
    sys.exit(run(chosen(c, seeds=seeds), tuple(map(Path, filter(None, paths))), source, _day(date)))


@task(
    positional=["urls"],
    help={
        "urls": "a file with an address of a page or a PDF on each line; lines that begin with # are remarks",
        "seeds": FOLDERS["seeds"],
        "again": "ask for pages that are there already, too, and keep those anew that have changed",
        "local": "allow addresses on this machine and in its network",
    },
)
def fetch(c: Context, urls: str | None = None, seeds: str = "", again: bool = False, local: bool = False) -> None:
    """Ask for pages as robots.txt allows, slowly, and keep them among the seeds, so that no build needs the network."""
    from press.fetch.verb import fetch as run

    sys.exit(run(chosen(c, seeds=seeds), Path(first_word(c, "fetch", urls)), again, local))


@task(positional=["title"], help={"title": "its headline", "content": FOLDERS["content"]})
def new(c: Context, title: str | None = None, content: str = "") -> None:
    """Begin a briefing that is written by hand; it stays a draft until its line Status goes."""
    from press.new import new as run

    sys.exit(run(chosen(c, content=content), first_word(c, "new", title), date.today()))


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
    if redirects:
        from press.publish import gone

        sys.exit(gone.check(options))
    from press.check import check as run

    sys.exit(run(options, json))


@task(help={"output": FOLDERS["output"], "port": "port on this machine (default: 8000)"})
def serve(c: Context, output: str = "", port: int = 8000) -> None:
    """Show the built site on this machine."""
    from press.server import serve as run

    sys.exit(run(chosen(c, output=output).output, port))


@task(help=SHOWN)
def watch(
    c: Context,
    seeds: str = "",
    content: str = "",
    knowledge: str = "",
    output: str = "",
    siteurl: str = "",
    as_of: str = "",
    future: bool = False,
    port: int = 8000,
) -> None:
    """Show the site on this machine and bring it up to date at each change, the open page with it."""
    from press.live.watch import watch as run

    given = dict(seeds=seeds, content=content, knowledge=knowledge, output=output, siteurl=siteurl, as_of=as_of)
    sys.exit(run(chosen(c, **given), port, lambda: _latest(future)))


@task(help=SHOWN)
def desk(
    c: Context,
    seeds: str = "",
    content: str = "",
    knowledge: str = "",
    output: str = "",
    siteurl: str = "",
    as_of: str = "",
    future: bool = False,
    port: int = 8000,
) -> None:
    """Show the site as watch does, and a page on which to settle what is in doubt in it."""
    from press.desk.verb import desk as run

    given = dict(seeds=seeds, content=content, knowledge=knowledge, output=output, siteurl=siteurl, as_of=as_of)
    sys.exit(run(chosen(c, **given), port, lambda: _latest(future)))


@task(help={"output": FOLDERS["output"]})
def extras(c: Context, output: str = "") -> None:
    """Bring the search index and the whole data of the built site up to date."""
    from press.extras import extras as run

    sys.exit(run(chosen(c, output=output)))


@task(
    help={
        "to": "a target of PUBLISH in publishconf.py, a folder that a web server shows, NAME.zip, or github-pages",
        "siteurl": BUILD["siteurl"],
        "remote": "Git remote for github-pages (default: origin)",
        "dry-run": "print what would be added, changed and removed, and touch nothing there",
        "force": "publish though more than a fifth of what is out would go, or others have been there",
        "rollback": "list the releases that the target keeps; with the name of one, show it again",
    },
    optional=["rollback"],
)
def publish(
    c: Context,
    to: str = "",
    siteurl: str = "",
    remote: str = "origin",
    dry_run: bool = False,
    force: bool = False,
    rollback: str | bool = "",
) -> None:
    """Build with the real address, check every page, and put the site where readers are."""
    needed(to=to)
    from press.publish import verb

    if rollback:
        sys.exit(verb.rollback(chosen(c), to, remote, "" if rollback is True else rollback))
    sys.exit(verb.publish(chosen(c, siteurl=siteurl), verb.Wish(to, remote, dry_run, force)))


@task(
    positional=["url"],
    help={
        "url": "address of a published site",
        "signers": "file of allowed signers, as ssh-keygen reads it; one of them must have signed the manifest",
    },
)
def verify(c: Context, url: str | None = None, signers: str = "") -> None:
    """Fetch a published site, say which commit it is of, and name each file that is not as its manifest says."""
    from press.publish.verify import verify as run

    sys.exit(run(first_word(c, "verify", url), Path(signers) if signers else None))


@task(
    positional=["what"],
    help={
        "what": "address of a sentence, or the id of a sentence or of a row of the data",
        "out": "file to write (default: ID.html)",
    },
)
def prove(c: Context, what: str | None = None, out: str = "") -> None:
    """Write one file that proves a sentence or row: what was published, what it was made of, how to check it."""
    from press.publish.prove import prove as run

    asked = first_word(c, "prove", what)
    sys.exit(run(chosen(c), asked, Path(out or f"{asked.rpartition('#')[2].partition(':')[0].replace('/', '-')}.html")))


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


@task(help={"output": FOLDERS["output"]})
def clean(c: Context, output: str = "") -> None:
    """Delete the built site and what the press remembers of it; sources stay."""
    from press.clean import clean as run

    sys.exit(run(chosen(c, output=output)))
