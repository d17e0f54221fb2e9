"""Carry a site to a server over ssh: rsync sends a new release beside the old ones, then a link is switched.

The server needs a shell, rsync and the core utilities of GNU. Nothing there is touched that lacks our mark, as in a
folder on this machine.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import PurePosixPath
from textwrap import dedent

from press import owned
from press.publish import manifest
from press.publish.carrier import KEPT, Earlier, ProgramFailed, Release, Shown, chosen, run
from press.publish.folder import RELEASE
from press.publish.manifest import Manifest, sums
from press.publish.plan import Plan

_REFUSED = 45
"""What our scripts end with when something there is not ours."""


@dataclass(frozen=True, slots=True)
class RsyncServer:
    """A link in a folder of a server, with its releases beside it."""

    host: str
    """As ssh takes it: `user@host`, or a name of ~/.ssh/config."""
    path: str
    """Of the link, from the root or from the user's home."""
    ssh: tuple[str, ...] = ("ssh",)

    def shown(self) -> Shown:
        """Look at what the link shows; refuse what is not ours."""
        content = self._run(_GUARD + 'if [ -e "$link/manifest.json" ]; then cat "$link/manifest.json"; fi')
        return Shown(manifest.read(content, f"{self._name}/{manifest.FILE}") if content else Manifest())

    def send(self, release: Release, plan: Plan) -> None:
        """Send the release beside the link, compare it there byte for byte, and only then switch."""
        new = f".new-{release.name}"
        now = self._run(_GUARD + _BEGIN, new=new).decode().strip()
        for root, names in release.roots:
            self._rsync(f"{root}/", (*names, *(release.last if root == release.made else ())), new, now)
        stays = " ".join(shlex.quote(file.path) for file in plan.stays)
        everything = sums((*release.manifest.files, *release.manifest.retired))
        finish = _FINISH.format(manifest=manifest.FILE, stays=stays, sums=everything, kept=KEPT)
        self._run(_GUARD + finish, new=new, name=release.name)

    def _rsync(self, root: str, names: tuple[str, ...], new: str, now: str) -> None:
        """Send files of a folder; what lies in the current release with the same bytes is linked, not sent."""
        command = ["rsync", "-rt", "--checksum", "--chmod=D755,F644", "--from0", "--files-from=-", "-e", self._shell]
        command += [f"--link-dest=../{now}"] if now else []
        target = f"{self.host}:{self._releases}/{new}/"
        run((*command, "--", root, target), self._name, given="".join(f"{name}\0" for name in names).encode())

    def differences(self, release: Release, plan: Plan) -> tuple[str, ...]:
        """Compare the files that the link shows now with the release."""
        wanted = sums((*release.manifest.files, *release.manifest.retired))
        script = f"cd \"$link\"\nsha256sum --check --quiet <<'EOF' 2>&1 || true\n{wanted}EOF\n"
        told = self._run(script).decode("utf-8", "replace").splitlines()
        return tuple(line.rpartition(": ")[0] for line in told if line.endswith(("FAILED", "FAILED open or read")))

    def releases(self) -> tuple[Earlier, ...]:
        """Return the releases that lie beside the link."""
        rows = [line.split(" ") for line in self._run(_GUARD + _LIST).decode().splitlines()]
        return tuple(Earlier(name, commit, name == now) for name, now, commit in rows if RELEASE.fullmatch(name))

    def go_back(self, name: str) -> None:
        """Switch the link to a release."""
        name = chosen(self.releases(), name, self._name)
        self._run(_GUARD + _SWITCH, name=name)

    @property
    def _name(self) -> str:
        return f"{self.host}:{self.path}"

    @property
    def _releases(self) -> str:
        return f"{self.path}.releases"

    @property
    def _shell(self) -> str:
        return shlex.join((*self.ssh, "-oBatchMode=yes"))

    def _run(self, script: str, **names: str) -> bytes:
        """Run a script on the server; its names are quoted, and what it refuses is said."""
        link = PurePosixPath(self.path)
        given = {"link": link.name, "releases": f"{link.name}.releases", "mark": owned.NOTICE.decode().strip(), **names}
        head = "".join(f"{name}={shlex.quote(value)}\n" for name, value in given.items())
        whole = f"set -eu\nexport LC_ALL=C\ncd -- {shlex.quote(str(link.parent))}\n{head}{script}\n"
        try:
            return run((*self.ssh, "-oBatchMode=yes", "--", self.host, "sh -s"), self._name, given=whole.encode())
        except ProgramFailed as error:
            if error.status == _REFUSED:
                raise owned.NotOurs(str(error)) from error
            raise


_GUARD = dedent(f"""\
    refuse() {{ echo "$1; take it away, or name another place" >&2; exit {_REFUSED}; }}
    ours() {{ [ ! -L "$1" ] && [ -d "$1" ] && [ "$(cat "$1/.press" 2>/dev/null)" = "$mark" ]; }}
    if [ -L "$releases" ]; then refuse "$releases: is a link"; fi
    if [ -e "$releases" ] && ! ours "$releases" && [ -n "$(ls -A "$releases")" ]; then
        refuse "$releases: holds files of others"
    fi
    if [ -L "$link" ]; then
        case "$(readlink "$link")" in "$releases"/*) ours "$releases" ;; *) false ;; esac ||
            refuse "$link: a link that was not made by invoke publish"
    elif [ -d "$link" ]; then
        [ -z "$(ls -A "$link")" ] || refuse "$link: holds files of others"
    elif [ -e "$link" ]; then refuse "$link: not a folder"
    fi
    """)
_BEGIN = dedent("""\
    for folder in "$releases" "$releases/$new"; do
        mkdir -p "$folder"
        ours "$folder" || echo "$mark" > "$folder/.press"
    done
    for other in "$releases"/.new-*; do
        if [ "$other" != "$releases/$new" ] && ours "$other"; then rm -rf "$other"; fi
    done
    if [ -L "$link" ]; then basename "$(readlink "$link")"; fi
    """)
_SWITCH = dedent("""\
    ln -sfn "$releases/$name" "$releases/.link.new"
    if [ -d "$link" ] && [ ! -L "$link" ]; then rmdir "$link"; fi
    mv -T "$releases/.link.new" "$link"
    """)
_FINISH = (
    dedent("""\
    for file in {stays}; do
        [ -f "$link/$file" ] || continue
        mkdir -p "$(dirname "$releases/$new/$file")"
        cp -p "$link/$file" "$releases/$new/$file"
    done
    (cd "$releases/$new" && sha256sum --check --quiet --strict) <<'EOF'
    {sums}EOF
    touch "$releases/$new"
    if [ "$(readlink "$link" 2>/dev/null)" != "$releases/$name" ]; then
        if ours "$releases/$name"; then rm -rf "$releases/$name"; fi
        mv -T "$releases/$new" "$releases/$name"
    else
        rm -f "$releases/$name/{manifest}.sig"
        mv "$releases/$new/{manifest}"* "$releases/$name/"
    fi
    """)
    + _SWITCH
    + dedent("""\
    count=0
    for old in $(ls -1t "$releases"); do
        case "$old" in *[!0-9a-f]*) continue ;; esac
        if [ "${{#old}}" = 32 ] && [ "$old" != "$name" ] && ours "$releases/$old"; then
            count=$((count + 1))
            if [ "$count" -ge {kept} ]; then rm -rf "$releases/$old"; fi
        fi
    done
    """)
)
_LIST = dedent("""\
    now=$(basename "$(readlink "$link" 2>/dev/null)")
    for name in $(ls -1t "$releases"); do
        if [ "${#name}" = 32 ] && ours "$releases/$name"; then
            commit=$(sed -n 's/^"commit": "\\([0-9a-f]*\\)",$/\\1/p' "$releases/$name/manifest.json")
            echo "$name $now $commit"
        fi
    done
    """)
