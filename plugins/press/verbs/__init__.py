"""The verbs that an editor types: those of a site of one's own, and of this project.

Invoke runs them. What a verb needs is imported when it runs, so that the list of all comes up at once.
"""

import sys
from io import TextIOWrapper
from pathlib import Path

from invoke.collection import Collection

from press.verbs import intake, own_site, publishing

for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")  # names of files may hold any bytes, and terminals differ


def collection(root: Path, home: Path, command: str = "invoke", module: str = "invoke") -> Collection:
    """Return the verbs of a site; `home` has what the site lacks.

    `command` is what an editor types, and `module` what Python runs for it.
    """
    found = Collection(*intake.VERBS, *own_site.VERBS, *publishing.VERBS)
    found.configure({"site": {"root": str(root), "home": str(home), "command": command, "module": module}})
    return found
