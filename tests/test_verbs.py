"""Every verb and option that `invoke --help` prints is run as typed, in a small project of its own."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import date
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import carriers
import project
import pytest
from conftest import without

from press.server import served

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("verbs")]

LINES = {
    "build": [
        "build --seeds seeds --content content --knowledge content/knowledge --output output "
        "--siteurl https://example.org --as-of 2026-11-22",
        "build --future",
        "build",
    ],
    "ingest": ["ingest --seeds seeds --content content --knowledge content/knowledge --refresh --future", "ingest"],
    "add": [
        "add given/a.txt --source times --date 2025-03-05 --seeds received",
        "add given --seeds received -- given/a.txt",
    ],
    "fetch": ["fetch urls.txt --seeds received --again --local"],  # test_fetch.py
    "new": ["new Headline --content drafts"],
    "check": ["check --content content --knowledge content/knowledge", "check", "check --redirects", "check --json"],
    "extras": ["extras --output output"],
    "publish": [
        "publish --to www/live --siteurl https://example.org",
        "publish --to www/live --siteurl https://example.org --dry-run --force",
        "publish --to www/live --rollback",
        "publish --to www/news.zip --siteurl https://example.org",
        "publish --to www/news.epub --siteurl https://example.org",
        "publish --to github-pages --siteurl https://example.org --remote origin",
        "publish --to live",
    ],
    "start": ["start mysite --name Orbit --siteurl https://orbit.example.org"],
    "evaluate": ["evaluate --what dates --gold gold/dates", "evaluate --what entities --gold gold/entities"],
    "serve": ["serve --output output --port 0"],
    **{
        verb: [
            f"{verb} --seeds seeds --content content --knowledge content/knowledge --output output "
            "--siteurl https://example.org --as-of 2026-11-22 --future --port 0"
        ]
        for verb in ("watch", "desk")  # test_watching.py, test_desk_page.py
    },
    "audit": ["audit --output output --runs 0 --each 1"],
    "bench": ["bench --texts 3 --runs 1 --tools pelican,pelican-heavy --report figures.md"],
    "clean": ["clean --output output"],
    "test": [],  # test_the_verb_that_runs_tests
    "prove": [],  # test_proof.py
    "release": [],  # test_release.py
    "verify": [],  # test_what_was_published_is_verified
}
TARGETS = {
    "live": {
        "carrier": "folder",
        "path": "www/other",
        "siteurl": "https://example.org",
        "host": "nginx",
        "key": "news_key",
    },
    "nowhere": {"carrier": "pigeon"},
}
POSITIONAL = {
    "add": {"path"}, "fetch": {"urls"}, "new": {"title"}, "start": {"folder"}, "prove": {"what"},
    "release": {"version"}, "verify": {"url"},
}  # fmt: skip
"""Options that are typed as words of their own."""
APART = ("fetch", "serve", "watch", "desk", "audit", "clean", "test")


def built(root):
    """Bring the site up to date as `invoke build` does, whatever tests have run before; return its folder."""
    status, _, err = project.run(root, date.today())
    assert status == 0, err
    return root / "output"


def invoke(root, line, **environment):
    command = [sys.executable, "-m", "invoke", *line.split()]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", env=os.environ | environment)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Return a project in a folder whose name a shell would trip over, with a Git remote and labelled texts."""
    root = project.make(tmp_path_factory.mktemp("verbs") / "ä b'c $x")
    shutil.copy(project.HERE / "tasks.py", root)
    (root / "publishconf.py").write_text(f"from pelicanconf import *\nPUBLISH = {TARGETS!r}\n")
    (root / "docs").mkdir()
    public = carriers.key(root, "news_key").with_suffix(".pub").read_text("utf-8")
    project.write(root / "allowed_signers", f"news@example.org {public}")
    project.write(root / "blocked/briefings", "")
    (root / "latin.txt").write_bytes("http://example.org/ü\n".encode("latin-1"))
    project.write(root / "given/a.txt", "Date: 2025-03-05\n\nTestland launched it.\n")
    (root / "tests").symlink_to(project.HERE / "tests")
    project.write(root / "gold/dates/a.tml", TML)
    project.write(root / "gold/entities/articles/a.txt", " date 2025-03-05 Testland launched it.\n")
    named = {"entities": [{"name": "Testland", "type": "country", "mentions": ["Testland"]}]}
    project.write(root / "gold/entities/gold/a.json", json.dumps(named))
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
    option = re.compile(r"^  (?:-\w[^,\n]*, )?--([a-z-]+)", re.M)
    listed = project.verbs()
    said = project.helped(*(f"--help {verb}" for verb in listed))
    return {v: {*option.findall(help_)} - POSITIONAL.get(v, set()) for v, help_ in zip(listed, said, strict=True)}


def test_every_verb_and_option_that_help_prints_is_run_here():
    typed = {verb: set(re.findall(r"--([a-z-]+)", " ".join(lines))) for verb, lines in LINES.items()}
    typed["test"], typed["verify"] = {"fast", "long", "coverage"}, {"signers"}
    typed["build"].add("cluster")  # test_cluster.py
    typed["prove"], typed["release"] = {"out"}, {"dry-run"}
    typed["build"].add("cluster")  # test_cluster.py
    assert typed == printed()


@pytest.mark.parametrize("line", [line for verb, lines in LINES.items() if verb not in APART for line in lines])
def test_a_verb_runs_as_typed(root, line):
    built(root)
    done = invoke(root, line)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr


def test_what_was_published_is_verified(root):
    done = invoke(root, "publish --to live")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "www/other/.hosting/nginx.conf").is_file()
    with served(root / "www/other") as address:
        done = invoke(root, f"verify {address}")
        assert (done.returncode, ", 0 not as the manifest says" in done.stdout) == (0, True), done.stderr
        assert "news@example.org with key SHA256:" in invoke(root, f"verify {address} --signers allowed_signers").stdout
        page = root / "www/other/timeline/index.html"
        page.write_bytes(page.read_bytes().replace(b"2025", b"2024", 1))
        done = invoke(root, f"verify --url {address}")
    assert (done.returncode, done.stderr) == (1, "timeline/index.html: has other bytes\n")
    name = invoke(root, "publish --to live --rollback").stdout.split()[0]
    done = invoke(root, f"publish --to live --rollback {name}")
    assert (done.returncode, done.stdout) == (0, f"live: shows release {name[:12]} again\n")


def test_clean_deletes_what_build_made(root):
    built(root)
    assert invoke(root, LINES["clean"][0]).returncode == 0
    assert not (root / "output").exists()
    assert (root / "seeds").exists()


def test_audit_reads_the_site(root):
    for page in built(root).rglob("*.html"):
        if page.parent.name not in ("output", "about"):  # `test_audit` reads pages of all kinds
            page.unlink()
    done = invoke(root, LINES["audit"][0])
    shutil.rmtree(root / "output")
    if "Missing" in done.stderr:
        without(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "docs/audit.md").is_file()


@pytest.mark.parametrize("options", ["", "--fast --coverage", "--long"])
def test_the_verb_that_runs_tests(root, options, tmp_path):
    """The verb's own commands, also those of the hooks, are run by a Python that writes down what it is asked for."""
    log = tmp_path / "log"
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\n')
    python.chmod(0o755)
    code = f"import sys; from invoke import Program; sys.executable = {str(python)!r}; Program().run()"
    command = [sys.executable, "-c", code, "test", *options.split()]
    done = subprocess.run(command, cwd=project.HERE, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = log.read_text("utf-8").splitlines()
    hooks = re.findall(r"entry: \.venv/bin/python (.*)", (project.HERE / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [line for line in lines if "pytest" not in line] == hooks
    assert lines[:2] == hooks[:2] and [line.split()[1] for line in lines].count("pytest") == 1
    assert any(line.endswith(" --cov") for line in lines) == ("--coverage" in options)


REFUSED = {
    "build --cluster host": "--cluster: 'host' is no address of a scheduler",
    "build --siteurl notaurl": "--siteurl: 'notaurl' is no address of a site",
    "build --siteurl javascript:alert(1)": "is no address of a site",
    "build --as-of tomorrow": "--as-of: 'tomorrow' is no day; write one such as 2026-11-22",
    "publish --to www/x --siteurl ftp://x.org": "is no address of a site",
    "publish --to www/x --siteurl https://example.invalid": "--siteurl is missing",
    "publish --to github-pages --siteurl https://x.org --remote=--receive-pack=touch": "is an option, not a remote",
    "publish --to output/sub --siteurl https://x.org": "name a folder apart from it",
    "publish --to nowhere": "PUBLISH['nowhere']: carrier 'pigeon' is none; write one of folder, branch, rsync, rclone",
    "publish --to live --rollback none": "has no release none; --rollback alone lists them",
    "evaluate --what mood --gold gold": "is not measured; write dates or entities",
    "evaluate --what dates --gold seeds": "there is no *.tml in seeds",
    "evaluate --what entities --gold nowhere": "there is no gold/*.json in nowhere",
    "add given/a.txt --date tomorrow": "--date: 'tomorrow' is no day; write one such as 2026-11-22",
    "add given/a.txt --seeds given/a.txt": "given/a.txt is no folder; name one",
    "new Headline --content given/a.txt": "given/a.txt is no folder; name one",
    "new Headline --content blocked": "headline.md: cannot be written (Not a directory); allow access, or",
    "ingest --content given/a.txt/below": "is no folder; name one",
    "add nowhere --seeds received": "nowhere: cannot be read (No such file or directory); name what is there",
    "fetch nowhere": "nowhere: cannot be read (No such file or directory); name what is there",
    "fetch seeds": "seeds: cannot be read (Is a directory); name a file",
    "fetch https://example.org/a": "fetch: 'https://example.org/a' is an address; write it into a file, one a line",
    "fetch latin.txt": "latin.txt: is no plain text in UTF-8; save it as that",
    "new 日本語": "is no title of which an address can be made; write one with Latin letters",
    "new Red\x1b[31m": "'Red\\x1b[31m': is no title of which an address can be made",
    "start given/a.txt/below": "Not a directory; name another place",
    "check --content nowhere": "--content: 'nowhere' is no folder; name one",
    "desk --content given/a.txt --port 0": "given/a.txt is no folder; name one",
    "publish --to given/a.txt/x.zip --siteurl https://x.org": "given/a.txt: File exists; name another place",
    "build --knowledge nowhere": "--knowledge: 'nowhere' is no folder; name one",
    "serve --port x": "--port: 'x' is no number; write digits alone",
    "bench --texts many": "--texts: 'many' is no number; write digits alone",
    "prove s-1 --out output/proof.html": "which a build empties; name another place",
    "verify http://127.0.0.1:1": "cannot be had (Connection refused); mend the address, or try again later",
    "publish --to github-pages --siteurl https://x.org --remote nowhere": "fatal: 'nowhere' does not appear to be",
    "serve --output nowhere": "no site was built there; run `invoke build` first",
    "serve --output output --port 99999": "name another",
    "extras --output nowhere": "no site was built there; run `invoke build` first",
}


@pytest.fixture(scope="module")
def refusals(root):
    """Return what each refused line did, by line."""
    built(root)
    return dict(zip(REFUSED, project.spoken(root, *REFUSED, imports="press.run, press.publish.verb"), strict=True))


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_says_what_to_do(refusals, line):
    done = refusals[line]
    assert done.returncode in (1, 2)
    assert REFUSED[line] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def serving(root):
    """Serve the built project as typed; return a function that asks for an address."""
    built(root)
    (root / "output/extras").mkdir(exist_ok=True)
    (root / "output/extras/door").symlink_to("/etc")
    (root / "output/extras/name").symlink_to("/etc/hostname")
    command = [sys.executable, "-m", "invoke", *LINES["serve"][0].split()]
    stops = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a run in the background ignores it
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8", preexec_fn=stops) as process:
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())[1])

        def asked(path, method="GET", **headers):
            with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                connection.request(method, path, headers=headers)
                answer = connection.getresponse()
                return answer.status, dict(answer.getheaders()), answer.read()

        try:
            yield asked
            process.send_signal(signal.SIGINT)
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
