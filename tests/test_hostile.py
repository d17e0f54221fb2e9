"""Whatever lies in the folders: the build ends, names each problem, publishes the rest and touches nothing else."""

import re
from http.server import BaseHTTPRequestHandler

import hostile_forms
import project
import pytest
from hostile_inputs import SEEDS, TREES, plant, seeds
from hostile_traps import traps

from press.server import listening, served

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


@pytest.fixture(scope="module")
def harmless():
    """Return the bytes of pages in which nothing moved; the same need not be opened again."""
    return set()


def opened(chromium, output, most, harmless):
    """Return what moved on the front page and on the largest pages of briefings and lists."""
    paths = sorted(output.rglob("index.html"), key=lambda path: (-path.stat().st_size, path))[:most]
    pages = {path.relative_to(output).as_posix(): path.read_bytes() for path in (output / "index.html", *paths)}
    found = unmoved(chromium, output, [path for path, content in pages.items() if content not in harmless])
    harmless.update(pages.values() if not found else ())
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), many(SEEDS, 24, 300))
def test_hostile_seeds_are_text_or_refused(ground, chromium, harmless, kind, count):
    root = project.make(ground / "site")
    for name, data in seeds(kind, count, 1).items():
        (root / "seeds" / name).write_bytes(data)
    built(ground, root)
    assert opened(chromium, root / "output", 20 if count < 100 else 400, harmless) == []


@pytest.mark.slow
def test_files_of_each_form_are_published_and_hostile_ones_are_text_or_refused(ground, chromium, harmless):
    root = project.make(ground / "site")
    for name, data in (hostile_forms.files(60, 1) | hostile_forms.GOOD).items():
        (root / "seeds" / name).write_bytes(data)
    assert built(ground, root) == 1
    assert opened(chromium, root / "output", 30, harmless) == []
    taken = "".join(path.read_text("utf-8") for path in (root / "content/briefings").rglob("*.md"))
    assert set(hostile_forms.GOOD) == {
        name for name in hostile_forms.GOOD if re.search(rf"(?:Seed: |; ){name}[#; \n]", taken)
    }
    assert "SCRIPTED" not in taken and "root:" not in taken


@pytest.mark.slow
def test_files_that_are_traps_load_nothing_run_nothing_and_stop_nobody(ground, chromium, harmless):
    root, asked = project.make(ground / "site"), []

    class Counting(BaseHTTPRequestHandler):
        def handle(self):
            asked.append(self.client_address)

    with listening(Counting) as address:
        files = traps(address)
        for name, data in files.items():
            (root / "seeds" / name).write_bytes(data)
        assert built(ground, root) == 1 and len(files) >= 60
        assert opened(chromium, root / "output", 60, harmless) == []
    assert asked == []
    taken = "".join(path.read_text("utf-8") for path in (root / "content/briefings").rglob("*.md"))
    assert "root:" not in taken
    assert {"page", "feed", "mail", "pdf", "docx", "zip", "warc", "front"} <= set(re.findall(r"Seed: (\w+)-", taken))


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), many(TREES, 2, 40))
def test_hostile_trees_harm_nobody(ground, chromium, harmless, kind, count):
    for number in range(count):
        root = project.make(ground / f"site-{number}")
        if number % 2:
            project.run(root)
        plant(kind, root, number)
        status = built(ground, root)
        assert project.run(root)[0] == status, f"tree {number}: built again when nothing had changed"
    assert opened(chromium, root / "output", 20, harmless) == []
