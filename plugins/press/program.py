"""The command of the installed program: the verbs, in the folder where it is typed.

A new site is begun by `start`, since `new` begins a briefing.
"""

from importlib.metadata import version
from pathlib import Path

from invoke.program import Program

from briefing.shipped import SHIPPED
from press.verbs import collection

COMMAND = "space-briefing"

program = Program(
    namespace=collection(Path.cwd(), SHIPPED, COMMAND, "press"),
    name="Space Cooperation Briefing",
    binary=COMMAND,
    version=version("space-cooperation-briefing"),
)
