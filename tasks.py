"""The verbs of this project; `invoke --list` shows them, `invoke --help VERB` explains one.

Those of any site stand in `plugins/press/verbs/`; here are those of the program itself.
"""

import sys
from pathlib import Path

from invoke import Exit, task

from press.verbs import collection
from press.verbs.verb_options import FOLDERS, chosen, first_word, needed, number

ROOT = Path(__file__).resolve().parent


@task(
    help={
        "what": "dates or entities",
        "gold": "folder of labelled texts",
    }
)
def evaluate(c, what="", gold=""):
    """Measure an analysis against labelled texts, and show what was gained and lost since the last run."""
    needed(what=what, gold=gold)
    from importlib import import_module

    if what not in ("dates", "entities"):
        raise Exit(f"--what: {what!r} is not measured; write dates or entities", code=2)
    labels, form = (
        ("*.tml", "TimeML files") if what == "dates" else ("gold/*.json", "articles/NAME.txt, gold/NAME.json")
    )
    if not any(Path(gold).glob(labels)):
        raise Exit(f"--gold: there is no {labels} in {gold}; {what} are labelled in {form}", code=2)
    last = ROOT / ".cache" / f"evaluate-{what}-{Path(gold).name}.json"
    import_module(f"briefing.analysis.{what}.evaluate").main([gold, "--last", str(last)])


@task(
    help={
        "output": FOLDERS["output"],
        "runs": "runs of Lighthouse on each kind of page (default: 3; 0: none)",
        "each": "pages of each kind to read, the largest first (default: 0, all)",
    }
)
def audit(c, output="", runs="3", each="0"):
    """Read the pages of the built site with axe, Nu, html-validate and Lighthouse; write docs/audit.md."""
    from press.audit.__main__ import main

    folder = chosen(c, output=output).output
    counts = [str(number(name, text)) for name, text in (("runs", runs), ("each", each))]
    sys.exit(main([str(folder), str(ROOT / "tests"), str(ROOT / "docs/audit.md"), *counts]))


@task(
    help={
        "texts": "articles that are made up (default: 1000)",
        "runs": "runs of each tool in each scenario (default: 3)",
        "tools": "what to compare with, of hugo, hugo-heavy, pelican, pelican-heavy (default: hugo,pelican)",
        "report": "file for the figures (default: docs/benchmarks.md)",
    }
)
def bench(c, texts="1000", runs="3", tools="hugo,pelican", report=""):
    """Time the build beside other generators on the same made-up texts; write docs/benchmarks.md."""
    from press.bench.__main__ import main

    target = Path(report).resolve() if report else ROOT / "docs/benchmarks.md"
    sys.exit(main([str(ROOT), str(target), str(number("texts", texts)), str(number("runs", runs)), tools]))


@task(
    help={
        "fast": "leave out what builds sites, opens a browser, starts a server or measures how time grows",
        "long": "all, with more random sequences of edits",
        "coverage": "say how much of the library the tests run; fail below the floor in pyproject.toml",
    }
)
def test(c, fast=False, long=False, coverage=False):
    """Run style, then types and tests beside each other, as the CI does; a worker on each core."""
    if fast and long:
        raise Exit("--fast and --long: choose one", code=2)
    chosen = "not slow and not long" if fast else "" if long else "not long"
    measured = " --cov" if coverage else ""
    c.run(f"{sys.executable} -m ruff check . && {sys.executable} -m ruff format --check .")
    types = c.run(f"{sys.executable} -m mypy", asynchronous=True)
    try:
        c.run(f"{sys.executable} -m pytest -n auto --dist loadgroup --no-loadscope-reorder -m '{chosen}'{measured}")
    finally:
        types.join()


@task(positional=["version"], help={"version": "such as 0.2.0", "dry-run": "look for what is in the way, no more"})
def release(c, version=None, dry_run=False):
    """Set and tag a version of the program that CHANGELOG.md tells of; make its files and their sums in dist/."""
    from subprocess import CalledProcessError

    from press.release import Unready
    from press.release import release as make

    try:
        make(ROOT, first_word(c, "release", version), dry_run)
    except (CalledProcessError, Unready) as error:
        raise Exit(str(error), code=1) from None


namespace = collection(ROOT, ROOT)
for verb in (audit, bench, evaluate, release, test):
    namespace.add_task(verb)
