"""Read case files and texts for the tests of the analysis."""

import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from briefing.analysis import analyse, tools
from briefing.knowledge import load
from briefing.model import Briefing

HERE = Path(__file__).resolve().parent
CASES = HERE / "cases"
CUES = HERE.parent / "content/knowledge/cues.toml"
PUBLISHED = date(2025, 3, 5)


def cases(name):
    """Return title, input and expected lines of each case of a file; expected lines begin with "= "."""
    found, title, given = [], "", []
    for line in (CASES / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            title, given = line.strip("# "), []
        elif line.startswith("= "):
            if given:
                found.append((title, "\n".join(given).strip(), []))
            found[-1][2].append(line[2:].strip())
            given = []
        else:
            given.append(line)
    return found


@cache
def knowledge():
    """Return the names of the cases and the cues of the project."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(CASES / "names.toml", folder)
        shutil.copy(CUES, folder)
        return load(Path(folder))


@cache
def compiled():
    return tools(knowledge())


def briefing(text, slug="case", published=PUBLISHED):
    """Return a text of paragraphs as a briefing."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Briefing(
        path=f"{slug}.md", slug=slug, title="", published=published, summary="", source="", url="", reviewed=None,
        draft=False, seed="", html="", text=text, blocks=tuple(blocks), protected=(), sha256="",
    )  # fmt: skip


def analysis(text, **more):
    """Return all that is read in a text."""
    return analyse(briefing(text, **more), compiled())


def names(found, ids):
    """Return the names of entities by their ids."""
    by_id = {**compiled().names, **{entity.id: entity.name for entity in found.entities}}
    return ", ".join(by_id[i] for i in ids)
