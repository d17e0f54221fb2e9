"""Options of the test run, and the site that tests of readers' pages share."""

import gc
import locale
import os
import sys
from pathlib import Path
from typing import ClassVar

import pytest
import showcase
from hypothesis import settings
from project import run
from visits import visits

import press.executor
import press.theme
from press import owned
from press.audit.chromium import browser
from press.audit.pages import largest
from press.audit.tools import Missing, executable, module, program
from press.extras import extras
from press.options import options
from press.server import served
from press.theme import Compiled

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Hundreds of processes are started; each would compile three hundred modules again."""

settings.register_profile("steady", deadline=None)  # a busy machine is no failure
settings.load_profile("steady")


COSTLY = frozenset({"shown", "chromium"})
"""Fixtures that build a site or open a browser: tests that use one are slow."""


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew; review the diff by eye")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Keep together what shares its fixtures, and begin with what takes longest, so that no worker waits at the end."""
    for item in items:
        if COSTLY.intersection(item.fixturenames):
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("xdist_group") is None:
            seen = {"visited", "tab"}.intersection(item.fixturenames)
            item.add_marker(pytest.mark.xdist_group("visits" if seen else item.path.stem))
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish():
    """Spare the collector of cycles what is there for good: words, records and cases by the hundred thousand."""
    gc.collect()
    gc.freeze()


class Remembered(Compiled):
    """Templates as Jinja compiled them, by their text alone: the same theme is built with a hundred times."""

    memory: ClassVar = {}

    def load_bytecode(self, bucket):
        bucket.code = self.memory.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        self.memory[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def compiled():
    """Compile the theme once for all builds in this process; those in processes of their own do it as ever."""
    press.theme.Compiled = Remembered
    yield
    press.theme.Compiled = Compiled


@pytest.fixture(scope="session", autouse=True)
def one_core():
    """Build without a pool of processes, since the tests' own workers share the cores already."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press.executor, "cores", lambda: 1)
        yield


def without(tool):
    """Say what is missing: that fails where CI=true, and skips elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(str(tool), pytrace=False)
    pytest.skip(str(tool))


def npm(runner, path):
    """Return how Node or Java is told to run a file below the folder of npm modules; say so when one is missing."""
    try:
        return [program(runner), str(module(Path(__file__).with_name("node_modules"), path))]
    except Missing as tool:
        without(tool)


@pytest.fixture
def folder(tmp_path):
    """Return a folder with an empty folder of seeds in it."""
    (tmp_path / "seeds").mkdir()
    return tmp_path


@pytest.fixture(scope="session")
def shown(tmp_path_factory):
    """Return the folder of a built site that has every kind of page."""
    root = showcase.make(tmp_path_factory.mktemp("shown"))
    status, _, err = run(root)
    assert status == 0, err
    assert extras(options(root)) == 0
    return root / "output"


@pytest.fixture(scope="session")
def kinds(shown):
    """Return one page of each kind."""
    return largest(shown)


@pytest.fixture(scope="session")
def address(shown):
    with served(shown) as found:
        yield found


@pytest.fixture(scope="session")
def chromium():
    try:
        executable()
    except Missing as tool:
        without(tool)
    with browser() as running:
        yield running


@pytest.fixture(scope="session")
def visited(chromium, address, kinds):
    """Return what a browser finds on each kind of page."""
    return visits(chromium, address, kinds)


@pytest.fixture
def tab(chromium):
    """Return a function that opens an address in a fresh tab; options are those of a Playwright context."""
    contexts = []

    def opened(url, **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def one_locale():
    """Put back the locale that a build in this process sets, so that later tests read files as before."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)


@pytest.fixture
def site(tmp_path):
    """Return a folder of ours with one page and its folder of state, as `publish` takes it."""
    folder = tmp_path / "site"
    owned.claim(folder)
    owned.claim(tmp_path / ".cache/site")
    owned.write(folder, "index.html", b"one")
    return folder
