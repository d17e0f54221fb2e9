"""Whatever lies in the folders: the build ends, names each problem, publishes the rest and touches nothing else."""

import re

import project
import pytest
from hostile_inputs import SEEDS, TREES, plant, seeds

from press.server import served

PROBLEM = re.compile(r"[^\n]*?(?::\d+)?: .+")
COUNTS = ("pages:", "texts:", "seeds:", "entities:")
GOOD = {"seeds/one.txt", "seeds/two.txt"}


def many(kinds, few, all_):
    """Return each kind with a draw for every run and a larger one for `invoke test --long`."""
    return [pytest.param(kind, few, id=kind) for kind in kinds] + [
        pytest.param(kind, all_, id=f"{kind}-long", marks=pytest.mark.long) for kind in kinds
    ]


@pytest.fixture
def ground(tmp_path):
    """Return a folder with a project in it, and beside it what is no part of the project."""
    project.write(tmp_path / "outside/secret.txt", " date 2025-03-05 The secret of the outside is kept by ESA.")
    return tmp_path


def built(ground, root):
    """Build, and check what must hold whatever was built from; return the exit status."""
    before = project.tree(ground / "outside")
    status, _, err = project.run(root)
    assert status in (0, 1), err
    assert "Traceback" not in err
    told = [line for line in err.splitlines() if not line.startswith(COUNTS)]
    assert [line for line in told if not PROBLEM.fullmatch(line)] == []
    assert bool(status) <= bool(told), "a build that fails says why"
    assert project.tree(ground / "outside") == before
    assert not list(ground.rglob("escaped*"))
    shown = " ".join(path.read_text("utf-8") for path in (root / "output/briefings").glob("*/index.html"))
    assert "to train astronauts" in shown and "plans a second launch" in shown
    assert "secret of the outside" not in shown
    return status


def unmoved(chromium, output, pages):
    """Open pages; return dialogs, requests to other hosts, messages of the console and titles that were changed."""
    found = []
    with served(output) as address:
        context = chromium.new_context()
        page = context.new_page()
        page.on("dialog", lambda one: (found.append(f"dialog {page.url}"), one.dismiss()))
        page.on("console", lambda one: found.append(f"console {page.url} {one.text}"))
        page.on("pageerror", lambda one: found.append(f"error {page.url} {one}"))
        page.on("request", lambda one: None if one.url.startswith(address) else found.append(one.url))
        for path in pages:
            page.goto(f"{address}/{path}", wait_until="load")
            if page.title().startswith("pwned"):
                found.append(f"title {path}")
        context.close()
    return found


def opened(chromium, output, most):
    """Return what moved on the front page and on the largest pages of briefings and lists."""
    paths = sorted(output.rglob("index.html"), key=lambda path: (-path.stat().st_size, path))[:most]
    return unmoved(chromium, output, ["index.html", *(path.relative_to(output).as_posix() for path in paths)])


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), many(SEEDS, 24, 300))
def test_hostile_seeds_are_text_or_refused(ground, chromium, kind, count):
    root = project.make(ground / "site")
    for name, data in seeds(kind, count, 1).items():
        (root / "seeds" / name).write_bytes(data)
    built(ground, root)
    assert opened(chromium, root / "output", 20 if count < 100 else 400) == []


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), many(TREES, 2, 40))
def test_hostile_trees_harm_nobody(ground, chromium, kind, count):
    for number in range(count):
        root = project.make(ground / f"site-{number}")
        if number % 2:
            project.run(root)
        plant(kind, root, number)
        status = built(ground, root)
        assert project.run(root)[0] == status, f"tree {number}: built again when nothing had changed"
    assert opened(chromium, root / "output", 20) == []
