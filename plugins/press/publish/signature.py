"""Sign the manifest of a site and check its signature with `ssh-keygen -Y`, so that anybody can without this program.

The secret half of a key stays where ssh keeps it; an entry of PUBLISH names its file, or its public half where an agent
holds the secret one.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from press.publish import manifest
from press.publish.carrier import ProgramFailed, run
from press.publish.errors import PublishError

NAMESPACE = "file"
"""What the signature is for, as ssh-keygen asks for it; its manual gives this word for files."""


def fingerprint(key: Path) -> str:
    """Return the SHA-256 by which ssh knows a key; raise PublishError where there is no key."""
    if not key.is_file():
        raise PublishError(f"{key}: no key lies there; `ssh-keygen -t ed25519 -f {key}` makes one")
    return _keygen(key, "-l", "-f", str(key)).split()[1]


def signature(content: bytes, key: Path) -> bytes:
    """Return the signature of some bytes by a key; raise PublishError when ssh-keygen refuses."""
    return run(("ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(key)), str(key), given=content)


def signer(content: bytes, signed: bytes, signers: Path, where: str) -> str:
    """Return who signed some bytes, by name and key; raise PublishError when it is nobody of the allowed signers."""
    with TemporaryDirectory() as folder:
        beside = Path(folder, manifest.SIGNATURE)
        beside.write_bytes(signed)
        check = ("-f", str(signers), "-s", str(beside))
        try:
            name = _keygen(signers, "-Y", "find-principals", *check).partition("\n")[0].partition(",")[0]
        except ProgramFailed as error:
            what = f"is signed by none of {signers}; ask the publisher, by another way than this site, for the key"
            raise PublishError(f"{where}: {what}") from error
        try:
            told = _keygen(signers, "-Y", "verify", "-n", NAMESPACE, "-I", name, *check, given=content)
        except ProgramFailed as error:
            said = str(error).removeprefix(f"{signers}: ")
            what = f"{name} did not sign the manifest as it is there ({said}); do not trust it"
            raise PublishError(f"{where}: {what}") from error
    return f"{name} with key {told.split()[-1]}"


def _keygen(where: Path, *arguments: str, given: bytes = b"") -> str:
    return run(("ssh-keygen", *arguments), str(where), given=given).decode("utf-8", "replace")
