"""What is typed behind a verb: the options that several verbs have, and how a verb reads what it was given."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial, update_wrapper
from inspect import Signature, signature
from pathlib import Path
from typing import Concatenate, ParamSpec

from invoke.context import Context
from invoke.exceptions import Exit

from press.options import Options, options

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
PORT = "8000"
SHOWN = {"port": f"port on this machine (default: {PORT})"}
Given = dict[str, str]
"""Options of a build by their names, as they were typed; "" for those that were left out."""
Latest = Callable[[], date]
"""Gives the last day of which seeds are taken in."""
P = ParamSpec("P")


def of_build(verb: Callable[Concatenate[Context, Given, Latest, P], None]) -> Callable[..., None]:
    """Give a verb the options of a build, before those of its own."""

    def run(
        c: Context,
        seeds: str = "",
        content: str = "",
        knowledge: str = "",
        output: str = "",
        siteurl: str = "",
        as_of: str = "",
        future: bool = False,
        *own: P.args,
        **named: P.kwargs,
    ) -> None:
        given = dict(seeds=seeds, content=content, knowledge=knowledge, output=output, siteurl=siteurl, as_of=as_of)
        verb(c, given, partial(latest, future), *own, **named)

    shared = [one for one in signature(run).parameters.values() if one.kind is one.POSITIONAL_OR_KEYWORD]
    vars(run)["__signature__"] = Signature([*shared, *list(signature(verb).parameters.values())[3:]])
    return update_wrapper(run, verb)


def latest(future: bool) -> date:
    """Return the last day of which seeds are taken in."""
    return date.max if future else date.today()


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
        return options(root, home=home, **given)
    except ValueError as error:
        raise Exit(str(error), code=2) from None


def number(option: str, text: str) -> int:
    """Return a number that was typed; Invoke itself would end in a traceback where it is none."""
    if not (text.isascii() and text.isdecimal()):
        raise Exit(f"--{option}: {text!r} is no number; write digits alone", code=2)
    return int(text)


def first_word(c: Context, verb: str, value: str | None) -> str:
    """Return the first word behind a verb; where that is --help, which Invoke takes for it, show the help instead."""
    if value in ("-h", "--help"):
        before = sys.argv[1 : sys.argv.index(verb)]
        sys.exit(subprocess.call([sys.executable, "-m", c.site.module, *before, "--help", verb]))
    if not value:
        raise Exit(f"{verb}: its first word is empty; `{c.site.command} --help {verb}` says what it is", code=2)
    return value
