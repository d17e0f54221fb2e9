"""Every verb and option that `invoke --help` prints is run as typed, in a small project of its own."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import project
import pytest
from conftest import without

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("verbs")]

LINES = {
    "build": [
        "build --seeds seeds --content content --knowledge content/knowledge --output output "
        "--siteurl https://example.org --as-of 2026-11-22",
        "build --future",
        "build",
    ],
    "ingest": ["ingest --seeds seeds --content content --knowledge content/knowledge --refresh --future", "ingest"],
    "check": ["check --content content --knowledge content/knowledge", "check"],
    "extras": ["extras --output output"],
    "publish": [
        "publish --to www/live --siteurl https://example.org",
        "publish --to github-pages --siteurl https://example.org --remote origin",
    ],
    "evaluate": ["evaluate --what dates --gold gold/dates", "evaluate --what entities --gold gold/entities"],
    "serve": ["serve --output output --port 0"],
    "audit": ["audit --output output --runs 0 --each 1"],
    "bench": ["bench --texts 3 --runs 1 --tools pelican,pelican-heavy --report figures.md"],
    "clean": ["clean --output output"],
    "test": [],  # test_the_verb_that_runs_tests
}
APART = ("serve", "audit", "clean", "test")


def invoke(root, line, **environment):
    command = [sys.executable, "-m", "invoke", *line.split()]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", env=os.environ | environment)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Return a project in a folder whose name a shell would trip over, with a Git remote and labelled texts."""
    root = project.make(tmp_path_factory.mktemp("verbs") / "ä b'c $x")
    shutil.copy(project.HERE / "tasks.py", root)
    (root / "docs").mkdir()
    (root / "tests").symlink_to(project.HERE / "tests")
    project.write(root / "gold/dates/a.tml", TML)
    project.write(root / "gold/entities/a.txt", " date 2025-03-05 Testland launched it.\n")
    for line in ("init -q", "init -q --bare remote.git", "remote add origin remote.git"):
        subprocess.run(["git", *line.split()], cwd=root, check=True)
    for key, value in {"user.email": "editor@example.invalid", "user.name": "Editor"}.items():
        subprocess.run(["git", "config", key, value], cwd=root, check=True)
    return root


TML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-05">2025-03-05</TIMEX3></DCT>
<TEXT>It flew on <TIMEX3 tid="t1" type="DATE" value="2025-03-04">4 March 2025</TIMEX3>.</TEXT></TimeML>
"""


def printed():
    """Return the options of each verb as `invoke --help` prints them."""
    listed = re.findall(r"^  ([a-z]+) ", invoke(project.HERE, "--list").stdout, re.M)
    option = re.compile(r"^  (?:-\w[^,\n]*, )?--([a-z-]+)", re.M)
    return {verb: set(option.findall(invoke(project.HERE, f"--help {verb}").stdout)) for verb in listed}


def test_every_verb_and_option_that_help_prints_is_run_here():
    typed = {verb: set(re.findall(r"--([a-z-]+)", " ".join(lines))) for verb, lines in LINES.items()}
    typed["test"] = {"fast", "long"}
    assert typed == printed()


@pytest.mark.parametrize("line", [line for verb, lines in LINES.items() if verb not in APART for line in lines])
def test_a_verb_runs_as_typed(root, line):
    assert invoke(root, "build").returncode == 0  # many verbs need a built site, in whatever order the tests run
    done = invoke(root, line)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr


def test_clean_deletes_what_build_made(root):
    assert invoke(root, "build").returncode == 0
    assert invoke(root, LINES["clean"][0]).returncode == 0
    assert not (root / "output").exists()
    assert (root / "seeds").exists()


def test_audit_reads_the_site(root):
    assert invoke(root, "build").returncode == 0
    done = invoke(root, LINES["audit"][0])
    if "Missing" in done.stderr:
        without(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "docs/audit.md").is_file()


@pytest.mark.parametrize("options", ["", "--fast", "--long"])
def test_the_verb_that_runs_tests(root, options, tmp_path):
    """The verb's own commands are run by a Python that writes down what it is asked for."""
    log = tmp_path / "log"
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\n')
    python.chmod(0o755)
    code = f"import sys; from invoke import Program; sys.executable = {str(python)!r}; Program().run()"
    command = [sys.executable, "-c", code, "test", *options.split()]
    done = subprocess.run(command, cwd=project.HERE, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    steps = [line.split()[1] for line in log.read_text("utf-8").splitlines()]
    assert steps == ["ruff", "ruff", "mypy", "pytest"]


REFUSED = {
    "build --siteurl notaurl": "--siteurl: 'notaurl' is no address of a site",
    "build --siteurl javascript:alert(1)": "is no address of a site",
    "build --as-of tomorrow": "--as-of: 'tomorrow' is no day; write one such as 2026-11-22",
    "publish --to www/x --siteurl ftp://x.org": "is no address of a site",
    "publish --to www/x --siteurl https://example.invalid": "--siteurl is missing",
    "publish --to github-pages --siteurl https://x.org --remote=--receive-pack=touch": "is an option, not a remote",
    "publish --to output/sub --siteurl https://x.org": "name a folder apart from it",
    "evaluate --what mood --gold gold": "is not measured; write dates or entities",
    "serve --output nowhere": "no site was built there; run `invoke build` first",
    "serve --output output --port 99999": "name another",
    "extras --output nowhere": "no site was built there; run `invoke build` first",
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_says_what_to_do(root, line):
    assert invoke(root, "build").returncode == 0
    done = invoke(root, line)
    assert done.returncode in (1, 2)
    assert REFUSED[line] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def serving(root):
    """Serve the built project as typed; return a function that asks for an address."""
    assert invoke(root, "build").returncode == 0
    (root / "output/extras").mkdir(exist_ok=True)
    (root / "output/extras/door").symlink_to("/etc")
    (root / "output/extras/name").symlink_to("/etc/hostname")
    command = [sys.executable, "-m", "invoke", *LINES["serve"][0].split()]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8") as process:
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())[1])

        def asked(path, method="GET", **headers):
            with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                connection.request(method, path, headers=headers)
                answer = connection.getresponse()
                return answer.status, dict(answer.getheaders()), answer.read()

        try:
            yield asked
            process.send_signal(2)
            assert process.wait(60) == 0
        finally:
            process.kill()
    (root / "output/extras/door").unlink()
    (root / "output/extras/name").unlink()


def test_served_pages_are_those_of_the_output(root, serving):
    status, headers, content = serving("/timeline/?x=1")
    assert (status, content) == (200, (root / "output/timeline/index.html").read_bytes())
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert serving("/timeline/", "HEAD")[::2] == (200, b"")


def test_a_folder_without_its_slash_leads_on_and_is_never_listed(serving):
    status, headers, _ = serving("/timeline")
    assert (status, headers["Location"]) == (301, "/timeline/")
    assert serving("/theme/")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/", "/.press", "/./.press", "/%2epress", "/.cache/output/lock", "/../tasks.py", "/..%2ftasks.py",
        "/%2e%2e/tasks.py", "/extras/door/hostname", "/extras/name", "/a%00b", "/%ff", "/" + "a" * 5000, "/theme",
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_not_to_be_shown_is_answered_with_the_page_404(root, serving, path, method):
    status, _, content = serving(path, method)
    assert (status, content) == (404, (root / "output/404.html").read_bytes() if method == "GET" else b"")


def test_the_commands_of_the_library_run_as_readme_prints_them(root):
    lines = re.findall(r"`(python -m [^`]+)`", (project.HERE / "README.md").read_text("utf-8"))
    assert len(lines) == 2
    project.write(root / "in.jsonl", '{"doc": "a", "dct": "2025-03-05", "text": "It flew yesterday."}\n')
    for line in lines:
        typed = line.replace("python", f"'{sys.executable}'", 1).replace("SEEDS_DIR", "seeds").replace("OUT_DIR", "out")
        done = subprocess.run(typed, shell=True, cwd=root, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
    assert '"value": "2025-03-04"' in (root / "out.jsonl").read_text("utf-8")
    assert {path.name for path in Path(root / "out").iterdir()} == {"one.json", "two.json"}
