"""README stays true: its commands, settings and folders are the project's own."""

import ast
import re
import tomllib
from pathlib import Path

from project import helped, verbs
from test_architecture import LAYERS, WINGS, WITHIN

HERE = Path(__file__).resolve().parent.parent
SENTENCE = re.compile(r".+?[.](?=\s|$)", re.S)
README = (HERE / "README.md").read_text("utf-8")


def test_every_verb_stands_in_the_table_and_no_other():
    assert set(re.findall(r"^\| `invoke ([a-z]+)`", README, re.M)) == set(verbs())


def test_every_verb_helps():
    lines = [f"{verb} --help" for verb in verbs()]
    assert [line for line, said in zip(lines, helped(*lines), strict=True) if not said.startswith("Usage: ")] == []


def test_every_option_of_build_is_named():
    options = re.findall(r"--([a-z-]+)=STRING", helped("--help build")[0])
    assert options
    assert all(f"--{name}" in README for name in options)


def test_every_setting_of_ours_is_documented():
    ours = (HERE / "pelicanconf.py").read_text("utf-8").partition("# Ours")[2]
    names = [n.targets[0].id for n in ast.parse(ours).body if isinstance(n, ast.Assign)]
    assert names
    assert all(f"| `{name}` |" in README for name in names)


def test_every_dependency_has_its_reason_and_licence():
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["inputs"]):
        name = re.match(r"[A-Za-z0-9-]+", requirement)[0]
        assert re.search(rf"^\| (?:[^|]+, )?{name}(?:, [^|]+)? \|[^|]+\|[^|]+\|$", README, re.M | re.I), name


def test_every_dependency_is_pinned():
    pinned = {line.partition("==")[0].lower() for line in (HERE / "constraints.txt").read_text().splitlines()}
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    assert {re.match(r"[A-Za-z0-9-]+", name)[0].lower() for name in wanted} - {project["name"]} <= pinned


def test_the_ci_runs_the_test_command_of_readme():
    script = (HERE / ".ci/run").read_text("utf-8")
    assert "README.md" in script
    assert README.count("'.[test]'") == 1


def test_every_plugin_is_named_and_registers():
    for path in (HERE / "plugins").glob("*.py"):
        assert f"`{path.stem}`" in README
        assert path.read_text("utf-8").startswith('"""Pelican plugin: ')


def room(path):
    """Return the name of a room and the first sentence of what it says of itself."""
    said = ast.get_docstring(ast.parse((path / "__init__.py" if path.is_dir() else path).read_text("utf-8")))
    return f"- `{path.stem}`: {SENTENCE.match(said)[0]}"


def rooms(above, names):
    places = [above / name if (above / name).is_dir() else above / f"{name}.py" for name in names]
    return "".join(f"{room(place)}\n" for place in places if place.exists())


def redrawn(name, drawn, request):
    """Return True when the marked parts of a document are as they are drawn; `--update-golden` draws them anew."""
    path = HERE / name
    text = path.read_text("utf-8")
    for part, wanted in drawn.items():
        text = re.sub(f"(<!-- {part} -->\n).*?(<!-- end -->)", lambda m, w=wanted: f"{m[1]}{w}{m[2]}", text, flags=re.S)
    if request.config.getoption("--update-golden"):
        path.write_text(text, "utf-8")
    return path.read_text("utf-8") == text and all(f"<!-- {part} -->" in text for part in drawn)


def test_the_staircase_of_the_architecture_is_the_one_that_is_held(request):
    library = HERE / "plugins/briefing"
    drawn = {
        "staircase": rooms(library, LAYERS),
        "rooms of analysis": rooms(library / "analysis", WITHIN),
        "rooms of publish": rooms(library / "publish", WINGS),
    }
    assert redrawn("docs/ARCHITECTURE.md", drawn, request), "pytest --update-golden draws it anew"


def test_every_place_that_the_documents_name_is_there():
    for name in ("docs/ARCHITECTURE.md", "CONTRIBUTING.md"):
        named = re.findall(r"`([a-z_./]+\.(?:py|toml|md)|[a-z_./]+/)`", (HERE / name).read_text("utf-8"))
        roots = (HERE, HERE / "plugins", HERE / "plugins/briefing/knowledge", HERE / "plugins/briefing/publish")
        missing = [one for one in named if not any((root / one).exists() for root in roots)]
        assert named and not [one for one in missing if one not in IN_CONTEXT]


IN_CONTEXT = {
    "dist/",
    "output/",
    "seeds/a.txt",
    "values.py",
    "load.py",
    "rows.py",
    "entity_types.toml",
    "entities.md",
}
"""Names whose folder the sentence gives."""


def test_the_papers_of_the_project_know_its_version_and_its_test():
    with (HERE / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    papers = {name: (HERE / name).read_text("utf-8") for name in ("CITATION.cff", "CHANGELOG.md")}
    (version,) = re.findall(r"^version: (.+)$", papers["CITATION.cff"], re.M)
    assert f"\nlicense: {project['license']['text']}\n" in papers["CITATION.cff"]
    assert version in papers["CHANGELOG.md"]
    for place in (".github/workflows/test.yml", ".gitlab-ci.yml"):
        assert re.search(r"^ +- (?:run: )?\.ci/run$", (HERE / place).read_text("utf-8"), re.MULTILINE)
