"""The main job through the real Pelican, on a small project of its own."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import project
import pytest
from bs4 import BeautifulSoup

from press.extras import data
from press.live.builds import Builds
from press.options import options
from press.publish.site_gate import whole

pytestmark = pytest.mark.slow

HERE = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = project.make(tmp_path_factory.mktemp("site"))
    status, _, err = project.run(root)
    assert (status, err.count("\n") - err.count("(advice)")) == (0, 0), err
    assert data(options(root)) == 0  # as each verb does that builds
    return root


def briefing_page(root, word):
    return next(
        text
        for path in sorted((root / "output/briefings").glob("*/index.html"))
        if word in (text := path.read_text("utf-8"))
    )


def test_two_seeds_become_a_site_with_a_green_gate(built):
    problems = [p for p in whole(built / "output") if "placeholder" not in p.message]
    assert problems == []
    for path in ("index.html", "404.html", "timeline/index.html", "cooperation/index.html", "entities/index.html"):
        assert (built / "output" / path).is_file()
    assert (built / "output/entities/testland-space-agency/index.html").is_file()


def test_a_date_shows_its_precision_and_a_name_its_page(built):
    page = briefing_page(built, "since 2011")
    assert "24 February – 2 March 2025" in page
    assert 'href="../../entities/testland-space-agency/"' in page
    assert "27 February 2025" in page, "the record is more precise than the text"


def test_every_event_links_to_its_sentence(built):
    timeline = "".join(p.read_text("utf-8") for p in (built / "output/timeline").rglob("*.html"))
    assert re.search(r'href="(\.\./)+briefings/[^"]+#s-[0-9a-f]{8}', timeline)


class Quiet(SimpleHTTPRequestHandler):
    """A web server that says nothing."""

    def log_message(self, *_):
        """Stay silent."""


@pytest.mark.parametrize("prefix", ["", "some/path/"])
def test_every_link_can_be_followed_at_the_root_and_under_a_path(built, tmp_path, prefix):
    shutil.copytree(built / "output", tmp_path / "www" / prefix, dirs_exist_ok=True)
    handler = partial(Quiet, directory=str(tmp_path / "www"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        start = f"http://127.0.0.1:{server.server_port}/{prefix}"
        waiting, seen = [start], set()
        while waiting:
            address = waiting.pop()
            seen.add(address)
            with urlopen(address) as answer:
                assert answer.status == 200
                text = answer.read().decode("utf-8") if answer.headers.get_content_type() == "text/html" else ""
            for link in BeautifulSoup(text, "html.parser").select("a[href], link[rel=stylesheet]"):
                found = urldefrag(urljoin(address, link["href"])).url
                if found.startswith(start) and found not in seen and found not in waiting:
                    waiting.append(found)
        server.shutdown()
    pages = {p.relative_to(built / "output").as_posix() for p in (built / "output").rglob("index.html")}
    reached = {address.removeprefix(start) + "index.html" for address in seen if address.endswith("/")}
    typed = {p for p in pages if 'http-equiv="refresh"' in (built / "output" / p).read_text("utf-8")}
    assert reached == pages - typed  # nothing links to a redirect; readers type it


def test_a_verb_that_shows_the_site_makes_all_that_its_pages_lead_to(tmp_path):
    root = project.make(tmp_path / "site")
    builds = Builds(options(root))
    try:
        assert "16 written" in builds.build(date.max).closing
        assert dead(root / "output") == []
        (root / "output/extras/data/events.csv").unlink()
        assert len(dead(root / "output")) == 1
        assert "nothing changed" in builds.build(date.max).closing
        assert dead(root / "output") == []
    finally:
        builds.end()


def dead(output):
    return [problem for problem in whole(output) if "does not exist" in problem.message]


def test_a_second_build_changes_nothing_and_says_so(built):
    before = project.tree(built)
    status, out, _ = project.run(built)
    assert (status, "nothing changed" in out) == (0, True)
    after = project.tree(built)
    assert {k: v for k, v in after.items() if not k.startswith(".cache")} == {
        k: v for k, v in before.items() if not k.startswith(".cache")
    }


def test_a_process_that_waits_has_imported_and_compiled_what_the_first_edit_needs(built):
    builds = Builds(options(built))
    try:
        assert "nothing changed" in builds.build(date.max).closing
        asked = "getattr(__import__('sys').modules.get('press.content'), '_tools', {})"
        assert builds._pool.submit(eval, f"len({asked})").result() == 1
    finally:
        builds.end()


def test_the_output_holds_no_path_of_this_machine(built):
    for path, content in project.tree(built / "output").items():
        assert str(built).encode() not in content, path


def test_the_same_bytes_come_out_elsewhere(built, tmp_path):
    other = project.make(tmp_path / "elsewhere")
    project.run(other)
    assert data(options(other)) == 0
    assert project.tree(other / "output") == project.tree(built / "output")


def test_a_folder_of_others_is_refused_and_left_alone(tmp_path):
    root = project.make(tmp_path / "site")
    project.write(root / "output/thesis.txt", "mine")
    status, _, err = project.run(root)
    assert (status, "holds files of others" in err) == (1, True)
    assert project.tree(root / "output") == {"thesis.txt": b"mine"}


def test_a_broken_knowledge_file_is_reported_and_the_site_stays(tmp_path):
    root = project.make(tmp_path / "site")
    project.run(root)
    before = project.tree(root / "output")
    project.write(root / "content/knowledge/bodies.toml", '[[body]]\nid = "moon"\nnom = "Moon"\n')
    status, _, err = project.run(root)
    assert status == 1
    assert "bodies.toml:3: " in err
    assert project.tree(root / "output") == before


def test_a_bad_seed_is_refused_and_the_others_go_on_each_time(tmp_path):
    root = project.make(tmp_path / "site", {**project.SEEDS, "bad.txt": " date 2025-02-30 No such day.\n"})
    for _ in range(2):
        status, _, err = project.run(root)
        assert (status, "bad.txt:1: " in err) == (1, True)
    assert len(list((root / "output/briefings").glob("*/index.html"))) == 2


def edit(root, old, new):
    for path in (root / "content/briefings").rglob("*.md"):
        text = path.read_text("utf-8")
        if old in text:
            path.write_text(text.replace(old, new, 1), "utf-8")
            return path
    raise AssertionError(old)


def test_reviewed_and_draft_work(tmp_path):
    root = project.make(tmp_path / "site")
    project.run(root)
    assert "not yet reviewed" in briefing_page(root, "train astronauts")
    edit(root, "Date: 2025-03-05\n", "Date: 2025-03-05\nReviewed: 2025-03-06\n")
    edit(root, "Date: 2026-06-10\n", "Date: 2026-06-10\nStatus: draft\n")
    assert project.run(root)[0] == 0
    assert "not yet reviewed" not in briefing_page(root, "train astronauts")
    assert len(list((root / "output/briefings").glob("*/index.html"))) == 1
    assert b"second launch" not in b"".join(project.tree(root / "output").values())


def test_a_page_that_would_show_the_same_is_not_written_again(tmp_path):
    root = project.make(tmp_path / "site")
    project.run(root)
    page = root / "output/entities/testland-space-agency/index.html"
    before = page.stat().st_ino
    with edit(root, "to train astronauts.", "to train astronauts.").open("a", encoding="utf-8") as file:
        file.write("\nRain fell in the morning.\n")
    _, out, _ = project.run(root)
    assert "0 written" not in out and page.stat().st_ino == before
    assert project.against_clean(root) == (0, [])


@pytest.mark.parametrize("rights", ["extract", "facts"])
def test_a_withheld_sentence_appears_nowhere(tmp_path, rights):
    secret = "The weather was uncommonly fine that morning."
    seeds = {"one.txt": project.SEEDS["one.txt"].rstrip() + f"\n\n{secret}\n"}
    root = project.make(tmp_path / "site", seeds)
    sources = root / "content/knowledge/sources.toml"
    sources.write_text(sources.read_text("utf-8").replace('rights = "full"', f'rights = "{rights}"'), "utf-8")
    project.run(root)
    assert secret.encode() in b"".join(project.tree(root / "output").values())
    edit(root, "Date: ", "Source: gazette\nURL: https://example.org/one\nDate: ")
    assert project.run(root)[0] == 0
    everything = b"".join(project.tree(root / "output").values())
    assert b"uncommonly fine" not in everything
    if rights == "facts":
        assert b"to train astronauts." not in everything
        assert b"an agreement last week to train astronauts" not in everything
        assert b"have worked together in space since 2011" not in everything


def test_the_bytes_do_not_depend_on_the_order_of_sets(tmp_path):
    many = {f"{n}.txt": f" date 2025-04-{n % 28 + 1:02} TSA launched satellite {n} in 2024.\n" for n in range(30)}
    root = project.make(tmp_path / "site", project.SEEDS | many)
    code = "import sys; from pathlib import Path; import project; project.run(Path(sys.argv[1]), output=sys.argv[2])"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONPATH": str(HERE / "tests"), "PYTHONHASHSEED": seed}
        output = tmp_path / seed / "output"
        subprocess.run([sys.executable, "-c", code, str(root), str(output)], env=environment, check=True)
    assert project.tree(tmp_path / "1/output") == project.tree(tmp_path / "2/output")


@pytest.mark.long
def test_a_first_build_that_is_killed_is_repaired(tmp_path):
    many = {f"{n}.txt": f" date 2025-04-{n % 28 + 1:02} TSA launched satellite {n} in 2024.\n" for n in range(80)}
    root = project.make(tmp_path / "site", project.SEEDS | many)
    code = "import sys; from pathlib import Path; import project; project.run(Path(sys.argv[1]))"
    for delay in (0.5, 1.0, 1.5, 2.0, 2.5):
        environment = {**os.environ, "PYTHONPATH": str(HERE / "tests")}
        with subprocess.Popen([sys.executable, "-c", code, str(root)], env=environment) as process:
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
    status, _, err = project.run(root)
    assert status == 0, err
    project.run(root, output=str(tmp_path / "clean/output"))
    assert project.tree(root / "output") == project.tree(tmp_path / "clean/output")


def test_a_full_disk_is_said_and_leaves_the_last_good_site(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a file system of two megabytes cannot be mounted here")
    try:
        root = project.make(tmp_path / "site")
        (disk / "filler").write_bytes(b"x" * 1_900_000)
        status, _, err = project.run(root, output=str(disk / "output"))
        assert (status, "make room" in err) == (1, True), err
        (disk / "filler").unlink()
        assert project.run(root, output=str(disk / "output"))[0] == 0
        project.run(root, output=str(tmp_path / "clean/output"))
        assert project.tree(disk / "output") == project.tree(tmp_path / "clean/output")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_stock_pelican_shows_tags_and_timelines(built, tmp_path):
    settings = tmp_path / "stock.py"
    settings.write_text(f"import sys\nsys.path.insert(0, {str(HERE)!r})\nfrom pelicanconf import *\n", "utf-8")
    command = [sys.executable, "-m", "pelican", "--fatal=warnings", "-t", "simple", "-s", str(settings)]
    command += ["-o", str(tmp_path / "out"), str(built / "content")]
    command += ["-e", f'PLUGIN_PATHS=["{HERE / "plugins"}"]', 'AUTHOR="Editors"']
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = "".join(p.read_text("utf-8") for p in (tmp_path / "out/briefings").rglob("*.html"))
    assert "entities/testland-space-agency/" in pages
    assert (tmp_path / "out/entities/testland-space-agency/index.html").is_file()
    assert "24 February – 2 March 2025" in pages


def test_knowledge_is_loaded_again_when_a_file_of_it_is_another_or_none_to_read(tmp_path, monkeypatch):
    root = project.make(tmp_path / "site")
    assert project.run(root)[0] == 0
    path = next((root / "content/knowledge").glob("*.toml"))
    text = path.read_text("utf-8")
    (root / "content/knowledge/link.toml").symlink_to("nowhere.toml")
    status, _, err = project.run(root)
    assert status == 1 and "link.toml" in err
    (root / "content/knowledge/link.toml").unlink()
    path.write_text(f"{text}\n[[agency]\n", "utf-8")
    status, _, err = project.run(root)
    assert status == 1 and path.name in err
    path.write_text(text, "utf-8")
    assert project.run(root)[0] == 0
