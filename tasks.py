"""The verbs of this project; `invoke --list` shows them, `invoke --help VERB` explains one."""

import sys
from datetime import date
from pathlib import Path

from invoke import Exit, task

for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(errors="backslashreplace")  # names of files may hold any bytes, and terminals differ

ROOT = Path(__file__).resolve().parent
FUTURE = "take in new seeds that are dated after today"
FOLDERS = {
    "seeds": "folder of raw texts (default: seeds)",
    "content": "folder of briefings and pages (default: content)",
    "knowledge": "folder of knowledge files (default: CONTENT/knowledge, else the project's)",
    "output": "folder to build into (default: output)",
}
BUILD = FOLDERS | {
    "siteurl": "absolute address of the site, for feeds and canonical links",
    "as_of": "the site's day, such as 2026-11-22 (default: day of the newest briefing)",
    "future": FUTURE,
}


def _needed(**options):
    """Exit with a word on the options that were left out; Invoke’s own check of them would hide --help."""
    if missing := [name for name, value in options.items() if not value]:
        raise Exit(f"--{missing[0]} is needed; --help behind the verb says what it is", code=2)


def _options(**given):
    from press.options import options

    try:
        return options(ROOT, **given)
    except ValueError as error:
        raise Exit(str(error), code=2) from None


@task(help=BUILD)
def build(c, seeds="", content="", knowledge="", output="", siteurl="", as_of="", future=False):
    """Turn new seeds into briefings and bring the site up to date."""
    from press.build import build as run

    given = dict(seeds=seeds, content=content, knowledge=knowledge, output=output, siteurl=siteurl, as_of=as_of)
    sys.exit(run(_options(**given), latest=date.max if future else date.today()))


@task(
    help={
        "seeds": FOLDERS["seeds"],
        "content": FOLDERS["content"],
        "knowledge": FOLDERS["knowledge"],
        "refresh": "write briefings anew where no editor has touched them",
        "future": FUTURE,
    }
)
def ingest(c, seeds="", content="", knowledge="", refresh=False, future=False):
    """Turn new seeds into briefings, and nothing else."""
    from press.ingest import ingest as run

    latest = date.max if future else date.today()
    sys.exit(run(_options(seeds=seeds, content=content, knowledge=knowledge), refresh, latest))


@task(help={"content": FOLDERS["content"], "knowledge": FOLDERS["knowledge"]})
def check(c, content="", knowledge=""):
    """List every problem of the knowledge files and the briefings by path and line."""
    from press.check import check as run

    sys.exit(run(_options(content=content, knowledge=knowledge)))


@task(help={"output": FOLDERS["output"], "port": "port on this machine (default: 8000)"})
def serve(c, output="", port=8000):
    """Show the built site on this machine."""
    from press.server import serve as run

    sys.exit(run(_options(output=output).output, port))


@task(help={"output": FOLDERS["output"]})
def extras(c, output=""):
    """Make what belongs to the built site and is not the same bytes everywhere: the search index."""
    from press.extras import extras as run

    sys.exit(run(_options(output=output)))


@task(
    help={
        "to": "a folder that a web server shows, or github-pages",
        "siteurl": BUILD["siteurl"],
        "remote": "Git remote for github-pages (default: origin)",
    }
)
def publish(c, to="", siteurl="", remote="origin"):
    """Build with the real address, check every page, and put the site where readers are."""
    _needed(to=to, siteurl=siteurl)
    from press.publish import publish as run

    sys.exit(run(_options(siteurl=siteurl), to, remote))


@task(
    help={
        "what": "dates or entities",
        "gold": "folder of labelled texts",
    }
)
def evaluate(c, what="", gold=""):
    """Measure an analysis against labelled texts, and show what was gained and lost since the last run."""
    _needed(what=what, gold=gold)
    from importlib import import_module

    if what not in ("dates", "entities"):
        raise Exit(f"--what: {what!r} is not measured; write dates or entities", code=2)
    last = ROOT / ".cache" / f"evaluate-{what}-{Path(gold).name}.json"
    import_module(f"briefing.analysis.{what}.evaluate").main([gold, "--last", str(last)])


@task(
    help={
        "output": FOLDERS["output"],
        "runs": "runs of Lighthouse on each kind of page (default: 3; 0: none)",
        "each": "pages of each kind to read, the largest first (default: 0, all)",
    }
)
def audit(c, output="", runs=3, each=0):
    """Read the pages of the built site with axe, Nu, html-validate and Lighthouse; write docs/audit.md."""
    from press.audit.__main__ import main

    folder = _options(output=output).output
    sys.exit(main([str(folder), str(ROOT / "tests"), str(ROOT / "docs/audit.md"), str(runs), str(each)]))


@task(
    help={
        "texts": "articles that are made up (default: 1000)",
        "runs": "runs of each tool in each scenario (default: 3)",
        "tools": "what to compare with, of hugo, hugo-heavy, pelican, pelican-heavy (default: hugo,pelican)",
        "report": "file for the figures (default: docs/benchmarks.md)",
    }
)
def bench(c, texts=1000, runs=3, tools="hugo,pelican", report=""):
    """Time the build beside other generators on the same made-up texts; write docs/benchmarks.md."""
    from press.bench.__main__ import main

    target = Path(report).resolve() if report else ROOT / "docs/benchmarks.md"
    sys.exit(main([str(ROOT), str(target), str(texts), str(runs), tools]))


@task(
    help={
        "fast": "leave out what builds sites, opens a browser or measures how time grows",
        "long": "all, with more random sequences of edits",
    }
)
def test(c, fast=False, long=False):
    """Run style, types and tests, as the CI does; a worker on each core."""
    if fast and long:
        raise Exit("--fast and --long: choose one", code=2)
    chosen = "not slow and not long" if fast else "" if long else "not long"
    c.run(f"{sys.executable} -m ruff check . && {sys.executable} -m ruff format --check .")
    c.run(f"{sys.executable} -m mypy")
    c.run(f"{sys.executable} -m pytest -n auto --dist loadgroup --no-loadscope-reorder -m '{chosen}'")


@task(help={"output": FOLDERS["output"]})
def clean(c, output=""):
    """Delete the built site and what the press remembers of it; sources stay."""
    from press.clean import clean as run

    sys.exit(run(_options(output=output)))
