"""Delete what a build made, and nothing else."""

from __future__ import annotations

import shutil

from press.options import Options
from press.site_generator import OWNED


def clean(options: Options) -> None:
    """Delete the output folder, if it is the press's own, and its state."""
    if (options.output / OWNED).exists():
        shutil.rmtree(options.output)
    shutil.rmtree(options.cache, ignore_errors=True)
