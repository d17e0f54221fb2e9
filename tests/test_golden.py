"""The small project's whole site, byte for byte; `pytest --update-golden` rewrites it and the diff is read by eye."""

import re
import shutil
from pathlib import Path

import project
import pytest

pytestmark = pytest.mark.slow

FINGERPRINT = re.compile(rb"(theme/[\w/]+)\.[0-9a-f]{8}\.")
"""What a change of the theme's own files changes on every page; the golden pages name these plainly."""
GOLDEN = Path(__file__).parent / "golden"


def test_the_site_is_the_golden_one(tmp_path, request):
    root = project.make(tmp_path / "site")
    status, _, err = project.run(root)
    assert status == 0, err
    found = {path: content for path, content in project.tree(root / "output").items() if not path.startswith("theme/")}
    made = {path: FINGERPRINT.sub(rb"\1.", content) for path, content in found.items()}
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, content in made.items():
            project.write(GOLDEN / path, content.decode("utf-8"))
    kept = project.tree(GOLDEN)
    assert made.keys() == kept.keys()
    for path, content in made.items():
        assert content.decode("utf-8") == kept[path].decode("utf-8"), path
