"""`start`: begin a site of one's own, in a folder that holds what is its own and nothing of the program."""

from __future__ import annotations

import json
import runpy
import shutil
import sys
from pathlib import Path

from briefing.folders import where
from briefing.shipped import SHIPPED
from press.failures import failure
from press.options import is_address

_SETTINGS = '''"""Settings of this site. What is not said here is as it is shipped; README of the program names them."""

SITENAME = {name}
SITESUBTITLE = ""
PUBLISHER = {name}
REPORT_ADDRESS = ""
'''
_PUBLISHING = '''"""Where `publish --to NAME` puts this site; README of the program has an example of each carrier."""

PUBLISH = {targets}
'''
_SOURCE = """# A record here takes the place of the one that is shipped under its id.

[[source]]
id = "own"
name = {name}
rights = "full"
note = "Texts written for this site."
"""
_IGNORED = "/output/\n/.cache/\n__pycache__/\n"


def start(folder: Path, name: str, siteurl: str, command: str) -> int:
    """Write a new site into a folder that is not there or empty; print what to do next, and return the exit status."""
    name = " ".join((name or folder.resolve().name).split())
    if not name.isprintable():
        print(f"--name: {name!r} holds what no page may show; write another", file=sys.stderr)
        return 2
    if siteurl and not is_address(siteurl):
        print(f"--siteurl: {siteurl!r} is no address of a site; write it as https://news.example.org", file=sys.stderr)
        return 2
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"{where(folder)}: is there already; name another folder, or empty it", file=sys.stderr)
        return 1
    try:
        _write(folder, name, siteurl.rstrip("/"))
    except OSError as error:
        print(failure(error, folder), file=sys.stderr)
        return 1
    print(f"{where(folder)}: put texts into its folder seeds/, then run `{command} build` in it")
    print("content/pages/about.md and licence.md speak in your name: read them before you publish")
    return 0


def _write(folder: Path, name: str, siteurl: str) -> None:
    """Write what is a site's own; the pages on the site itself are ours, under its name."""
    for made in ("seeds", "content/briefings", "content/knowledge", "content/pages"):
        (folder / made).mkdir(parents=True)
    quoted = json.dumps(name, ensure_ascii=False)
    target = {"carrier": "branch", "remote": "origin", "branch": "gh-pages", "siteurl": siteurl}
    _text(folder / "pelicanconf.py", _SETTINGS.format(name=quoted))
    _text(folder / "publishconf.py", _PUBLISHING.format(targets=json.dumps({"live": target} if siteurl else {})))
    _text(folder / ".gitignore", _IGNORED)
    _text(folder / "content/knowledge/sources.toml", _SOURCE.format(name=quoted))
    shutil.copyfile(SHIPPED / "content/knowledge/README.md", folder / "content/knowledge/README.md")
    ours = runpy.run_path(str(SHIPPED / "pelicanconf.py"))["SITENAME"]
    for page in sorted((SHIPPED / "content/pages").glob("*.md")):
        _text(folder / "content/pages" / page.name, page.read_text("utf-8").replace(ours, name))


def _text(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
