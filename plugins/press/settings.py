"""Read the settings of a site: Pelican's and ours, those that are shipped beneath those of the site itself.

Files of settings are programs that editors write. What they raise is said with its line, and never as a traceback.
"""

from __future__ import annotations

import runpy
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import Problem
from briefing.folders import where
from press.failures import SettingsFailure
from press.options import Options


def settings(options: Options) -> dict[str, Any]:
    """Return every setting by name; raise SettingsFailure where a file cannot be run, or gives the site no name."""
    known = _said(options.settings)
    if not known.get("SITENAME"):
        message = 'has no SITENAME; write a line such as SITENAME = "Orbit Notes"'
        raise SettingsFailure(str(Problem(where(options.settings[-1]), 0, message)))
    return known


def own(options: Options) -> dict[str, Any]:
    """Return what a site sets over what is shipped: nothing where it is a project that has all of its own."""
    return _said(options.settings[1:])


def executed(path: Path) -> Mapping[str, Any]:
    """Return what a file of settings names; raise SettingsFailure where it cannot be run."""
    try:
        return runpy.run_path(str(path))
    except (Exception, SystemExit) as error:  # whatever an editor's program raises
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        line, said = (error.lineno, error.msg) if isinstance(error, SyntaxError) else ([0, *lines][-1], str(error))
        message = f"{type(error).__name__}: {said}; mend it"
        raise SettingsFailure(str(Problem(where(path), line or 0, message))) from error


def _said(paths: Iterable[Path]) -> dict[str, Any]:
    found = [(name, value) for path in paths for name, value in executed(path).items()]
    return {name: value for name, value in found if name.isupper()}
