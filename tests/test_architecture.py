"""The shape that the library promises: layers import to their left, nothing imports the framework."""

import ast
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from briefing.knowledge import ENTITY_TYPES, EVENT_KINDS

PLUGINS = Path(__file__).parent.parent / "plugins"
LAYERS = (
    "errors", "shipped", "lock", "walk", "folders", "web", "digest", "calendar", "model", "english", "knowledge",
    "ingest", "analysis", "site", "publish", "desk",
)  # fmt: skip
WITHIN = (
    "wording_sample", "dates", "entities", "syntax", "relevance", "predications", "actor", "holders",
    "coreference", "document",
    "abridgement", "events", "cooperation", "merge", "conflicts", "corrections", "titles",
)  # fmt: skip
WINGS = (
    "gate", "editors_links", "lookups", "page_kind", "elements", "evidence", "figures", "view", "exports", "pages",
    "page_kinds", "sitemap", "proof",
)  # fmt: skip
FRAMEWORK = {"pelican", "invoke", "jinja2", "rich"}
DIMENSIONS = {"country", "programme", "data"}
"""Also the names of fields, of filters and of pages."""
MODULES = sorted((PLUGINS / "briefing").rglob("*.py"))


def imports(path):
    """Yield the dotted names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ([node.module] if node.module != "briefing" else [f"briefing.{a.name}" for a in node.names])


def layer(path):
    return path.relative_to(PLUGINS / "briefing").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_library_module_imports_only_to_its_left_and_no_framework(path):
    for name in imports(path):
        parts = name.split(".")
        assert parts[0] not in FRAMEWORK
        assert parts[0] not in {"press"}
        if parts[0] == "briefing" and len(parts) > 1 and layer(path) in LAYERS:
            assert LAYERS.index(parts[1]) <= LAYERS.index(layer(path)), f"{name} is to the right"


@pytest.mark.parametrize(("whole", "rooms"), [("analysis", WITHIN), ("publish", WINGS)])
def test_the_rooms_of_a_layer_import_to_their_left_too(whole, rooms):
    for path in MODULES:
        parts = path.relative_to(PLUGINS / "briefing").with_suffix("").parts
        if parts[0] == whole and not parts[1].startswith("__"):
            assert parts[1] in rooms, f"{path} stands in no room"
            seen = {name.split(".")[2] for name in imports(path) if name.startswith(f"briefing.{whole}.")}
            assert seen <= set(rooms[: rooms.index(parts[1]) + 1]), path


def test_every_room_is_there():
    for whole, rooms in (("", LAYERS), ("analysis", WITHIN), ("publish", WINGS)):
        above = PLUGINS / "briefing" / whole
        assert [name for name in rooms if not (above / name).is_dir() and not (above / f"{name}.py").exists()] == []


TO_MOVE = ("cooperation/", "entities/", "events/", "predications/", "syntax/")
"""Below analysis/: where kinds and types are still compared by name. It only ever gets shorter."""


def literals(path):
    """Yield the strings that a module compares with, or lists with others."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare):
            near = [node.left, *node.comparators]
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            near = node.elts
        else:
            near = [key for key in node.keys if key] if isinstance(node, ast.Dict) else []
        yield from (one.value for one in near if isinstance(one, ast.Constant) and isinstance(one.value, str))


MOVED = [path for path in MODULES if not path.as_posix().split("analysis/")[-1].startswith(TO_MOVE)]


@pytest.mark.parametrize("path", MOVED, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_what_a_kind_is_stands_in_its_table_alone(path):
    named = {*EVENT_KINDS, *ENTITY_TYPES} & set(literals(path)) - DIMENSIONS
    assert not named, "ask for a trait: event_kinds(...), entity_types(...)"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_a_module_binds_each_of_its_names_once(path):
    body = ast.parse(path.read_text("utf-8")).body
    targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    bound = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
    bound += [
        node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list
    ]
    assert not sorted({name for name in bound if bound.count(name) > 1})


def test_a_class_name_means_one_thing():
    seen = Counter(
        node.name
        for path in PLUGINS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert not [name for name, count in seen.items() if count > 1]


LONGEST = 250
"""Lines of a module."""


def test_a_module_can_be_read_in_one_sitting():
    lines = {
        path.relative_to(PLUGINS).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in PLUGINS.rglob("*.py")
    }
    assert not {name: count for name, count in lines.items() if count > LONGEST}, "cut it at a seam"


def test_every_trait_is_asked_for():
    code = "".join(path.read_text("utf-8") for path in PLUGINS.rglob("*.py"))
    for table in ("event_kinds", "entity_types"):
        known = tomllib.loads((PLUGINS / f"briefing/knowledge/{table}.toml").read_text("utf-8"))["traits"]
        assert not [trait for trait in known if f'{table}("{trait}")' not in code]


def test_every_library_folder_is_in_a_layer():
    assert {layer(path) for path in MODULES} - {"__init__"} <= set(LAYERS)


def test_deciding_that_nothing_changed_imports_nothing_heavy():
    code = "import sys, press.build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"pelican", "jinja2", "bs4", "markdown", "rich", "sqlite3", "msgspec"}
    assert not heavy & {name.partition(".")[0] for name in loaded}
    assert {name for name in loaded if name.startswith("briefing")} == {
        f"briefing{name}" for name in ("", ".lock", ".shipped", ".walk")
    }
