"""Builds on a cluster: a real scheduler and two workers on this machine's loopback."""

import json
import pickle
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass

import project
import pytest
from conftest import without

from briefing import knowledge
from briefing.publish.lookups.indexing import index
from briefing.site import analyse
from press import content, run
from press.options import options
from press.parcel import Parcel
from press.site_generator import Workshop
from press.store import opened
from press.texts import texts

README = (project.HERE / "README.md").read_text("utf-8")
pytestmark = pytest.mark.slow
SEEDS = project.SEEDS | {
    f"{day}.txt": f" date 2026-03-{day:02} Testland and Examplia signed agreement {day} in Testland on Monday.\n"
    for day in range(1, 25)
}


@dataclass(frozen=True)
class Running:
    address: str
    scheduler: subprocess.Popen
    worker: subprocess.Popen
    other: subprocess.Popen


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    try:
        import dask
        import distributed
    except ImportError:
        without("distributed: pip install -c constraints.txt '.[cluster]'")
    folder = tmp_path_factory.mktemp("cluster")
    scheduler_line, worker_line = re.findall(r"^.venv/bin/(dask .+)$", README, re.M)
    started = [started_by(folder, scheduler_line, "--port", "0", "--scheduler-file", "scheduler.json")]
    try:
        address = address_in(folder / "scheduler.json")
        line = worker_line.replace("tcp://HOST:8786", address).replace("--nworkers 8", "--no-nanny")
        started += [started_by(folder, line) for _ in range(2)]
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        with dask.config.set({"distributed.comm.timeouts.connect": "2s"}):
            yield Running(address, *started)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def started_by(folder, line, *more):
    """Start a part of a cluster as README has it, in a folder without a site."""
    command = [sys.executable, "-m", *shlex.split(line), "--host", "127.0.0.1", "--no-dashboard", *more]
    with (folder / "log").open("a") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)


def address_in(file):
    for _ in range(600):
        if file.exists() and (text := file.read_text("utf-8")):
            return json.loads(text)["address"]
        time.sleep(0.1)
    pytest.fail("no scheduler came up")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a project that one process has built, and its files."""
    root = project.make(tmp_path_factory.mktemp("clustered") / "site", SEEDS)
    shutil.copy(project.HERE / "tasks.py", root)
    assert project.run(root)[0] == 0
    return root, project.tree(root / "output")


def test_a_cluster_makes_the_same_bytes_and_keeps_the_same_state(built, cluster, tmp_path):
    root, tree = built
    (line,) = re.findall(r"^.venv/bin/(invoke build --cluster) tcp://HOST:8786$", README, re.M)
    command = [sys.executable, "-m", *line.split(), cluster.address, "--output", str(tmp_path / "output")]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8")
    made = {name: data for name, data in project.tree(tmp_path / "output").items() if not name.startswith("extras/")}
    assert (done.returncode, made) == (0, tree), done.stdout + done.stderr
    # with whom it was built is no change
    assert "nothing changed" in project.run(root, output=str(tmp_path / "output"))[1]


def test_a_worker_needs_nothing_of_the_site_but_what_travels(built, tmp_path):
    root, tree = built
    shutil.copytree(root, tmp_path / "site", symlinks=True)
    chosen = options(tmp_path / "site")
    known = knowledge.load(*chosen.records)
    site = analyse((), known)
    with opened(tmp_path / "store") as store:
        workshop = Workshop(chosen, index(site, texts(chosen.pages)[0]), "", store)
    jobs = [job for job in workshop.jobs() if job.path.startswith(("about/", "theme/"))]
    packed = pickle.dumps((Parcel(workshop), jobs))
    here = {job.path: job.make(workshop, "").content for job in jobs}
    shutil.rmtree(tmp_path / "site")
    parcel, jobs = pickle.loads(packed)
    folder = parcel.workshop.options.root
    assert {job.path: job.make(parcel.workshop, "").content for job in jobs} == here
    assert here.items() & tree.items()
    del parcel
    assert not folder.exists()


def ending(process, do):
    """Return who works on a cluster, of which a process is killed when the first piece that a function made is back."""

    @dataclass(frozen=True)
    class Ending:
        all: object
        share_disk: bool = False

        def each(self, done, *given):
            for one in self.all.each(done, *given):
                if done is do and process.poll() is None:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                yield one

    @contextmanager
    def working(address):
        from press.cluster import connected

        with connected(address) as found:
            yield Ending(found)

    return working


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(built, cluster, tmp_path, monkeypatch):
    root, tree = built
    monkeypatch.setattr(run, "working", ending(cluster.worker, content.read))
    status, _, err = project.run(root, output=str(tmp_path / "output"), cluster=cluster.address)
    assert (status, project.tree(tmp_path / "output")) == (0, tree), err
    assert cluster.worker.poll() is not None


def test_without_the_scheduler_nothing_is_written_and_the_next_build_is_right(built, cluster, tmp_path, monkeypatch):
    from press.render import _sent

    root, tree = built
    there = {"output": str(tmp_path / "output")}
    with monkeypatch.context() as patch:
        patch.setattr(run, "working", ending(cluster.scheduler, _sent))
        status, _, err = project.run(root, **there, cluster=cluster.address)
    assert status == 1
    assert err.startswith(f"{cluster.address}: the scheduler, or all of its workers, went away"), err
    status, _, err = project.run(root, **there, cluster=cluster.address)
    assert (status, err.partition(";")[0]) == (1, f"{cluster.address}: no scheduler answers there")
    assert project.tree(tmp_path / "output") == {}
    assert project.run(root, **there)[0] == 0
    assert project.tree(tmp_path / "output") == tree


def test_an_address_at_which_no_scheduler_can_answer_is_said(tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("press.cluster._GREETED", 1.0)
    root = project.make(tmp_path / "site")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        told = [project.run(root, cluster=f"{scheme}://{address}")[2] for scheme in ("tcp", "tls")]
    assert told[0].startswith(f"tcp://{address}: what answers there is no scheduler; name the address that")
    assert told[1].startswith(f"tls://{address}: needs certificates; name them in Dask's settings")
