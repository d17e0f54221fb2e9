"""The package as a newcomer meets it: built, installed beside nothing of the clone, and a site begun with it."""

import json
import os
import re
import shlex
import subprocess
import sys
import venv
from zipfile import ZipFile

import project
import pytest

OFFLINE = ["--no-index", "--no-deps", "--disable-pip-version-check", "-q"]
SECTION = (project.HERE / "README.md").read_text("utf-8").partition("## A site of your own")[2]
COMMANDS = re.search(r"```sh\n(.*?)```", SECTION, re.S)[1].splitlines()
SEED = """Title: Orbit Office signs with ESA
Date: 2026-03-05

The Testland Orbit Office and the European Space Agency signed an agreement on 4 March 2026 to share weather data. \
Testonia signed the Artemis Accords on 3 March 2026.
"""
RECORDS = {
    "agencies.toml": '[[agency]]\nid = "orbit-office"\nname = "Testland Orbit Office"\n'
    'country = ["JP"]\nsources = ["Atlas of examples, 2025"]\n',
    "countries.toml": '[[country]]\nid = "japan"\nname = "Testonia"\ncountry = ["JP"]\n'
    'sources = ["Atlas of examples, 2025"]\n',
}


def run(*command, **given):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", **given)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def environment(place, wheel):
    """Return the folder of commands and the Python of an environment that has the wheel, and what ours has."""
    there = venv.EnvBuilder(symlinks=os.name != "nt")
    there.create(place)
    found = there.ensure_directories(place)
    (folder,) = place.glob("[Ll]ib/**/site-packages")
    ours = (path for path in sys.path if path.endswith("site-packages"))
    (folder / "ours.pth").write_text("\n".join(ours), "utf-8")
    run(sys.executable, "-m", "pip", "--python", found.env_exe, "install", *OFFLINE, wheel)
    return found.bin_path, found.env_exe


def state(folder):
    """Return name and time of all that lies below a folder, but for what Python compiles."""
    return {
        path: path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }


@pytest.mark.slow
def test_a_site_of_ones_own_needs_no_clone(tmp_path):
    build_wheel, install, start, go, build = COMMANDS
    wheels, home = tmp_path / "dist", tmp_path / "home"
    home.mkdir()
    pip, *rest = shlex.split(build_wheel.replace("-w dist", f"-w {shlex.quote(str(wheels))}"))
    run(sys.executable, "-m", pip, *rest, *OFFLINE, "--no-build-isolation", cwd=project.HERE)
    (wheel,) = wheels.glob(install.partition("dist/")[2])
    assert_whole(wheel)
    commands, python = environment(tmp_path / "environment", wheel)
    given = {"env": {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "HOME": str(home)}}
    before = state(tmp_path)

    run(*shlex.split(start), cwd=tmp_path, **given)
    site = tmp_path / go.removeprefix("cd ")
    project.write(site / "seeds/signs.txt", SEED)
    for name, text in RECORDS.items():
        project.write(site / "content/knowledge" / name, text)
    run(*shlex.split(build), cwd=site, **given)
    assert re.search(r"^0 problems", run("space-briefing", "check", cwd=site, **given), re.M)
    page = (site / "output/briefings/orbit-office-signs-with-esa/index.html").read_text("utf-8")
    assert "<title>Orbit Office signs with ESA · Orbit Notes</title>" in page
    assert 'href="../../entities/orbit-office/"' in page and 'href="../../entities/esa/"' in page
    assert "Testonia" in (site / "output/entities/japan/index.html").read_text("utf-8")  # in place of what is shipped
    assert not [path for path in site.rglob("*.html") if project_name() in path.read_text("utf-8")]
    assert {path: at for path, at in state(tmp_path).items() if not path.is_relative_to(site)} == before

    line = json.dumps({"doc": "a", "dct": "2025-03-05", "text": "It flew yesterday."})
    assert json.loads(run(python, "-m", "briefing.analysis.dates", input=line, cwd=home))["value"] == "2025-03-04"


def project_name():
    return re.search(r'^SITENAME = "(.+)"', (project.HERE / "pelicanconf.py").read_text("utf-8"), re.M)[1]


def assert_whole(wheel):
    """Assert that a wheel holds every file of the two packages and of the theme, and no text of ours."""
    listed = run("git", "ls-files", "plugins/briefing", "plugins/press", "theme", "content", cwd=project.HERE)
    moved = listed.replace("plugins/", "").replace("theme/", "space_cooperation_briefing/theme/")
    wanted = set(moved.replace("content/", "space_cooperation_briefing/content/").splitlines())
    there = set(ZipFile(wheel).namelist())
    missing = sorted(wanted - there)
    assert not [name for name in there if "/content/briefings/" in name or name.startswith(("seeds/", "tests/"))]
    assert [name for name in missing if "/content/briefings/" not in name] == [
        "space_cooperation_briefing/content/knowledge/corrections.toml",
        "space_cooperation_briefing/content/redirects.toml",
    ]
