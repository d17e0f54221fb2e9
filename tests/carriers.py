"""Places that a site is published to in tests: folders, repositories, and servers on this machine's loopback."""

import contextlib
import io
import os
import shutil
import socket
import subprocess
import tempfile
import time
from datetime import date
from pathlib import Path

from press.options import options
from press.publish.branch import Branch
from press.publish.errors import PublishError
from press.publish.folder import Folder
from press.publish.rclone import Storage, program
from press.publish.rsync import RsyncServer
from press.publish.targets import Target
from press.publish.verb import Wish, bring_out, said

__all__ = ["Branch", "Folder", "RsyncServer", "Storage"]
DAY = date(2026, 11, 22)

IDENTITY = ("-c", "user.name=Host", "-c", "user.email=host@example.invalid")
"""Of who puts something beside what we publish."""


def out(tmp_path, carrier, **wish):
    """Publish; return the exit status and what was printed."""
    target, given = Target("live", carrier, "", "", wish.pop("key", None)), options(tmp_path / "site")
    told, wrong = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(wrong):
        status = said(given, lambda: bring_out(given, target, Wish("live", today=wish.pop("today", DAY), **wish)))
    return status, told.getvalue() + wrong.getvalue()


def free_port():
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def running(port, command, **given):
    """Run a server until it is no longer needed; yield when it answers."""
    with tempfile.TemporaryFile() as log, subprocess.Popen(command, stdout=log, stderr=log, **given) as process:
        try:
            while process.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.02)
            log.seek(0)
            assert process.poll() is None, log.read().decode()
            yield
        finally:
            process.terminate()  # not killed: the workers of nginx would outlive it


def needed(name):
    """Return the path of a program of the system; say so when it is missing."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    return found or _without(f"{name} is missing; .ci/run installs it")


def rclone():
    try:
        return program()
    except PublishError as error:
        return _without(error)


def key(place, name):
    """Make a key that signs; return its file."""
    made = place / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(made)], check=True)
    return made


def _without(tool):
    from conftest import without  # which takes seconds to be read, and a process that is killed needs none of it

    return without(tool)


def git(folder, *arguments):
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def repository(place):
    """Return a repository whose remote `origin` is a bare one beside it."""
    remote, work = place / "remote.git", place / "work"
    git(place, "init", "-q", "--bare", str(remote))
    git(place, "init", "-q", str(work))
    git(work, "config", "user.email", "editor@example.invalid")
    git(work, "config", "user.name", "Editor")
    git(work, "remote", "add", "origin", str(remote))
    return work


def commit(place, branch, **files):
    """Let somebody else put files on a branch of the bare repository."""
    other = place / "other"
    shutil.rmtree(other, ignore_errors=True)
    git(place, "clone", "-q", "-b", branch, str(place / "remote.git"), str(other))
    for name, text in files.items():
        (other / name).write_text(text, "utf-8")
    git(other, "add", ".")
    git(other, *IDENTITY, "commit", "-q", "--allow-empty", "-m", "Theirs")
    return other


@contextlib.contextmanager
def sshd(place):
    """Run an ssh server of one's own; yield the command that logs in to it as whoever runs the tests."""
    server, _ = needed("sshd"), needed("rsync")
    port, user = free_port(), subprocess.run(["id", "-un"], capture_output=True, encoding="utf-8").stdout.strip()
    if not os.getuid():
        Path("/run/sshd").mkdir(exist_ok=True)  # where the server of Debian parts with its rights
    shared = tempfile.mkdtemp()  # the name of a socket may not be long
    for name in ("host", "user"):
        key(place, name)
    shutil.copy(place / "user.pub", place / "allowed")
    (place / "sshd.conf").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {place}/host\nPidFile none\nUsePAM no\nStrictModes no\n"
        f"AuthorizedKeysFile {place}/allowed\nPasswordAuthentication no\nPermitRootLogin yes\n"
    )
    (place / "ssh.conf").write_text(
        f"Host server\n HostName 127.0.0.1\n Port {port}\n User {user}\n IdentityFile {place}/user\n"
        f" IdentitiesOnly yes\n UserKnownHostsFile {place}/known\n StrictHostKeyChecking accept-new\n LogLevel ERROR\n"
        f" ControlMaster auto\n ControlPersist 5\n ControlPath {shared}/master\n"
    )
    with running(port, [server, "-D", "-e", "-f", str(place / "sshd.conf")]):
        yield ("ssh", "-F", str(place / "ssh.conf"))
    shutil.rmtree(shared)


SERVED = {
    "webdav": ("webdav", "URL=http://127.0.0.1:{port}", ()),
    "ftp": ("ftp", "HOST=127.0.0.1 PORT={port} USER=anonymous PASS={obscured}", ()),
    "sftp": ("sftp", "HOST=127.0.0.1 PORT={port} USER=u PASS={obscured}", ("--user", "u", "--pass", "p")),
    "s3": (
        "s3",
        "PROVIDER=Rclone ENDPOINT=http://127.0.0.1:{port} ACCESS_KEY_ID=KEYOFTESTS SECRET_ACCESS_KEY=secretoftests",
        ("--auth-key", "KEYOFTESTS,secretoftests"),
    ),
}
"""Each kind of server: how rclone is told of it, and with which options it runs."""


@contextlib.contextmanager
def storage(kind, place):
    """Serve a folder as a kind of storage; yield its place, as rclone takes it, with the settings it needs."""
    port, command = free_port(), rclone()
    backend, told, options = SERVED[kind]
    obscured = subprocess.run([command, "obscure", "p"], capture_output=True, encoding="utf-8").stdout.strip()
    settings = f"TYPE={backend} {told.format(port=port, obscured=obscured)}"
    environment = {
        f"RCLONE_CONFIG_{kind.upper()}_{pair}".split("=", 1)[0]: pair.split("=", 1)[1] for pair in settings.split()
    }
    serving = [command, "serve", kind, "--addr", f"127.0.0.1:{port}", *options, str(place)]
    with running(port, serving):
        yield f"{kind}:news", {**environment, "RCLONE_CONFIG": "/dev/null"}
