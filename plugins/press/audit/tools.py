"""The tools of an audit: where they are on this machine, and how to get one that is not; nothing is downloaded."""

from __future__ import annotations

import shutil
from pathlib import Path

AXE = "axe-core/axe.min.js"
NU = "vnu-jar/build/dist/vnu.jar"
VALIDATE = "html-validate/bin/html-validate.mjs"
LIGHTHOUSE = "lighthouse/cli/index.js"
"""Files below the folder of npm modules."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PACKAGES = {"java": "default-jre-headless", "node": "nodejs"}


class Missing(Exception):
    """A tool that an audit needs is not on this machine; the message says how to get it."""


def present(modules: Path, lighthouse: bool) -> None:
    """Raise Missing unless every tool is there: an audit of many pages should not end for want of its last one."""
    for path in (AXE, NU, VALIDATE, *([LIGHTHOUSE] if lighthouse else [])):
        module(modules, path)
    executable()
    for name in _PACKAGES:
        program(name)


def module(modules: Path, path: str) -> Path:
    """Return a file below a folder of npm modules; raise Missing where it is not there."""
    if not (modules / path).is_file():
        name = path.partition("/")[0]
        raise Missing(f"{name} is not in {modules.name}; run: npm install --ignore-scripts --prefix tests")
    return modules / path


def executable() -> str:
    """Return the path of Chromium; raise Missing where there is none."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise Missing(f"no browser on PATH ({', '.join(_BROWSERS)}); install one, on Debian: apt-get install chromium")
    return found


def program(name: str) -> str:
    """Return the path of Java or Node; raise Missing where there is none."""
    found = shutil.which(name)
    if found is None:
        raise Missing(f"no {name} on PATH; install it, on Debian: apt-get install {_PACKAGES[name]}")
    return found
