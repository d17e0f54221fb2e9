"""What a build remembers may be damaged, held by another or on a full disk: the next build is right again."""

import contextlib
import os
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import project
import pytest
from conftest import without

from press import owned, sealed, up_to_date
from press.store import STATE

pytestmark = pytest.mark.slow
BUILD = "import sys, project; sys.exit(project.main(sys.argv[1:]))"
FILES = (up_to_date.FILE, STATE, "lock")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = project.make(tmp_path_factory.mktemp("site"))
    assert project.run(root)[0] == 0
    return root


def flipped(content, where):
    """Return the bytes with one of them changed."""
    changed = bytearray(content)
    changed[where] ^= 0xFF
    return bytes(changed)


def test_a_flipped_byte_anywhere_in_a_sealed_file_makes_it_a_missing_one(tmp_path):
    owned.claim(tmp_path)
    sealed.save(tmp_path, "x.json", {"status": 0, "problems": ["ä\udcfe"], "young": {}})
    whole = (tmp_path / "x.json").read_bytes()
    assert sealed.load(tmp_path / "x.json") == {"status": 0, "problems": ["ä\udcfe"], "young": {}}
    for where in range(len(whole)):
        (tmp_path / "x.json").write_bytes(flipped(whole, where))
        assert sealed.load(tmp_path / "x.json") is None
    for end in range(len(whole)):
        (tmp_path / "x.json").write_bytes(whole[:end])
        assert sealed.load(tmp_path / "x.json") is None


def forget(root, name):
    """Let the next build look at all its state, not only at what says that nothing has changed."""
    if name != up_to_date.FILE:
        (root / ".cache/output" / up_to_date.FILE).unlink(missing_ok=True)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("draw", range(4))
def test_a_damaged_file_of_state_means_a_rebuild_and_nothing_worse(built, name, draw):
    before, path = project.tree(built / "output"), built / ".cache/output" / name
    chance = random.Random(f"{name} {draw}")
    whole = path.read_bytes()
    damaged = [whole[: chance.randrange(len(whole))], flipped(whole, chance.randrange(len(whole)))]
    for content in damaged:
        path.write_bytes(content)
        forget(built, name)
        status, _, err = project.run(built)
        assert status == 0, err
        assert project.tree(built / "output") == before
        assert "nothing changed" in project.run(built)[1]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling", "link"])
def test_another_thing_in_place_of_a_file_of_state_makes_room(built, name, kind):
    before, path, others = project.tree(built / "output"), built / ".cache/output" / name, built / "others"
    others.write_text("precious")
    path.unlink()
    {
        "folder": lambda: project.write(path / "x", ""),
        "pipe": lambda: os.mkfifo(path),
        "dangling": lambda: path.symlink_to("nowhere"),
        "link": lambda: path.symlink_to(others),
    }[kind]()
    forget(built, name)
    status, _, err = project.run(built)
    assert status == 0, err
    assert project.tree(built / "output") == before
    assert others.read_text() == "precious"
    assert path.is_file() and not path.is_symlink()


def environment(**more):
    return os.environ | {"PYTHONPATH": str(project.HERE / "tests")} | more


def build(root, *arguments, prefix=(), **more):
    """Build in a process of its own."""
    command = [*prefix, sys.executable, "-c", BUILD, str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment(**more))


def test_two_builds_of_one_content_do_not_trip_over_each_other(tmp_path):
    seeds = {f"{n}.txt": f" date 2025-04-{n % 28 + 1:02} TSA launched satellite {n} in 2024.\n" for n in range(30)}
    root = project.make(tmp_path / "site", seeds)
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda name: build(root, str(tmp_path / name / "output")), ("one", "two", "three")))
    assert [one.returncode for one in done] == [0, 0, 0], [one.stderr for one in done]
    assert len(list((root / "content/briefings").rglob("*.md"))) == 30
    assert project.tree(tmp_path / "one/output") == project.tree(tmp_path / "two/output")
    assert project.tree(tmp_path / "one/output") == project.tree(tmp_path / "three/output")
    assert not [p for p in (root / "content").rglob("*") if p.name.startswith(".")]


@pytest.mark.parametrize("language", ["de_DE.UTF-8", "tr_TR.UTF-8", "xx_XX", "C", "de_DE.ISO-8859-1"])
@pytest.mark.parametrize("variable", ["LANG", "LC_ALL"])
def test_a_locale_that_is_missing_does_not_stop_a_build(built, tmp_path, language, variable):
    done = build(built, str(tmp_path / "output"), **{"LC_ALL": "", variable: language})
    assert done.returncode == 0, done.stderr
    assert project.tree(tmp_path / "output") == project.tree(built / "output")


def test_the_turkish_i_changes_no_byte(built, tmp_path):
    if not shutil.which("localedef"):
        without("localedef is missing; install the package libc-bin")
    made = subprocess.run(
        ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(tmp_path / "tr_TR.UTF-8")], capture_output=True
    )
    if not (tmp_path / "tr_TR.UTF-8").is_dir():
        without(f"tr_TR cannot be made; install the package locales: {made.stderr!r}")
    done = build(built, str(tmp_path / "output"), LC_ALL="tr_TR.UTF-8", LOCPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert project.tree(tmp_path / "output") == project.tree(built / "output")


def test_names_that_are_not_utf_8_are_reported_and_the_rest_is_built(tmp_path):
    root = project.make(tmp_path / "site")
    with open(os.fsencode(root / "seeds") + b"/x\xfe.html", "w"):
        pass
    with open(os.fsencode(root / "seeds") + b"/a\nb.html", "w"):
        pass
    for _ in range(2):
        done = build(root, PYTHONIOENCODING="utf-8:strict")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "x\\xfe.html" in done.stderr
        assert "a\\nb.html" in done.stderr
    assert len(list((root / "output/briefings").glob("*/index.html"))) == 2


@contextlib.contextmanager
def small_disk(folder):
    """Mount a file system of two megabytes while the context lasts."""
    folder.mkdir(parents=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        without("a file system of two megabytes cannot be mounted here; run this as root")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("place", ["output", ".cache"])
@pytest.mark.parametrize("room", [0, 8, 40, 200])
def test_a_full_disk_is_said_and_repaired(built, tmp_path, place, room):
    """The output and the state each lie on a disk of their own that has `room` kilobytes left."""
    target = tmp_path / "out/output"
    with small_disk(tmp_path / "out" / place):
        owned.claim(target)
        filler = tmp_path / "out" / place / "filler"
        with contextlib.suppress(OSError):
            filler.write_bytes(b"x" * 4_000_000)
        os.truncate(filler, filler.stat().st_size - room * 1024)
        status, _, err = project.run(built, output=str(target))
        assert (status, "make room" in err) == (1, True), err
        filler.unlink()
        status, _, err = project.run(built, output=str(target))
        assert status == 0, err
        assert project.tree(target) == project.tree(built / "output")


def test_an_output_on_a_disk_of_its_own_is_written(built, tmp_path):
    with small_disk(tmp_path / "out/output"):
        status, _, err = project.run(built, output=str(tmp_path / "out/output"))
        assert status == 0, err
        assert project.tree(tmp_path / "out/output") == project.tree(built / "output")


@pytest.mark.parametrize("shut", ["output/timeline", "output", ".cache/output", "content/briefings"])
def test_access_that_is_lost_in_the_middle_is_said_and_repaired(tmp_path, shut):
    """Other files are in place already when one folder turns out to be closed."""
    root = project.make(tmp_path / "site")
    assert project.run(root)[0] == 0
    project.write(root / "seeds/three.txt", " date 2026-07-01 Testland launched a third satellite on Monday.\n")
    folders = [path for path in (root / shut, *(root / shut).rglob("*")) if path.is_dir()]
    for path in folders:
        path.chmod(0o555)
    done = build(root, prefix=project.bound_by_modes())
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stdout + done.stderr
    assert "ermission denied" in done.stderr
    assert "allow access" in done.stderr
    for path in folders:
        path.chmod(0o755)
    status, _, err = project.run(root)
    assert status == 0, err
    project.run(root, output=str(tmp_path / "clean/output"))
    assert project.tree(root / "output") == project.tree(tmp_path / "clean/output")


def whole_pages(folder):
    """Return True when no page of the output is half written."""
    return all(path.read_bytes().rstrip().endswith(b"</html>") for path in folder.rglob("*.html"))


@pytest.mark.parametrize("kills", [4, pytest.param(300, marks=pytest.mark.long)])
def test_a_build_killed_at_any_moment_is_repaired(tmp_path, kills):
    chance = random.Random(kills)
    many = {f"{n}.txt": f" date 2025-04-{n % 28 + 1:02} TSA launched satellite {n} in 2024.\n" for n in range(40)}
    root = project.make(tmp_path / "site", project.SEEDS | many)
    started = time.monotonic()
    assert build(root).returncode == 0
    whole, killed = time.monotonic() - started, 0
    while killed < kills:
        number = chance.randrange(60)
        project.write(
            root / f"seeds/{number}.txt", f" date 2025-05-01 TSA launched {chance.randrange(99)} satellites.\n"
        )
        if chance.random() < 0.3:
            shutil.rmtree(root / "output", ignore_errors=True)
        command = [sys.executable, "-c", BUILD, str(root)]
        with subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(chance.uniform(0.1, whole))
            except subprocess.TimeoutExpired:
                process.kill()
                killed += 1
        assert whole_pages(root / "output")
        if killed % 10 == 0 or killed == kills:
            done = build(root)
            assert done.returncode == 0, done.stderr
            shutil.rmtree(tmp_path / "clean", ignore_errors=True)
            project.run(root, output=str(tmp_path / "clean/output"))
            assert project.tree(root / "output") == project.tree(tmp_path / "clean/output")
