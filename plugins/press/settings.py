"""Read the settings of a site: Pelican's and ours, those that are shipped beneath those of the site itself."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from press.options import Options


def settings(options: Options) -> dict[str, Any]:
    """Return every setting by name."""
    return _said(options.settings)


def own(options: Options) -> dict[str, Any]:
    """Return what a site sets over what is shipped: nothing where it is a project that has all of its own."""
    return _said(options.settings[1:])


def _said(paths: Iterable[Path]) -> dict[str, Any]:
    found = [(name, value) for path in paths for name, value in runpy.run_path(str(path)).items()]
    return {name: value for name, value in found if name.isupper()}
