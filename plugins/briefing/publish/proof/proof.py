"""The values of a proof, and what anybody can type to check them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.publish.proof.quotation import Quotation

UNKNOWN = "unknown, since not all was committed"
"""What a commit is called that is none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence and where it stands."""

    quotation: Quotation | None
    """None where the sentence may not be shown."""
    address: str
    text: str
    """The title of its page, the day and the publisher."""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of the site that shows the statement."""

    path: str
    address: str
    sha256: str
    line: str
    """As the manifest has it."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A briefing that a page was made of."""

    path: str
    """In the project."""
    sha256: str
    seed: str
    """The file that came in; "" for a text that was written by hand."""
    seed_sha256: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement and all that speaks for its having been published so."""

    name: str
    """Of the site."""
    site: str
    """Its address, without a slash at the end."""
    statement: str
    row: tuple[tuple[str, str], ...]
    """The columns of a row of the data; none for a sentence."""
    evidence: tuple[Evidence, ...]
    files: tuple[ShownFile, ...]
    texts: tuple[SourceText, ...]
    commit: str
    """"" when not all was committed."""
    digest: str
    """Of all files of the site."""
    key: str
    """The key that signs the manifest; "" where none does."""
    program: str = "invoke"
    """What is typed before a verb."""


def published(proof: Proof) -> Iterator[tuple[str, str]]:
    """Yield the name of each thing that was published, and what tells it from any other."""
    yield "commit", proof.commit or UNKNOWN
    yield "digest of all files", proof.digest
    if proof.key:
        yield "key that signs", proof.key
    yield from ((file.path, file.sha256) for file in proof.files)
    for text in proof.texts:
        yield text.path, text.sha256
        if text.seed:
            yield f"came in as {text.seed}", text.seed_sha256


@dataclass(frozen=True, slots=True)
class Check:
    """Something that anybody can type."""

    about: str
    command: str
    prints: str


def checks(proof: Proof) -> Iterator[Check]:
    """Yield what to type, and what it prints unless something was changed."""
    site, listed = shlex.quote(proof.site), shlex.quote(f"{proof.site}/manifest.json")
    for file in proof.files:
        yield Check("What the site shows:", f"curl -sS {shlex.quote(file.address)} | sha256sum", f"{file.sha256}  -")
        asked = f"curl -sS {listed} | grep -o " + shlex.quote(f'{{"path": "{file.path}".*}}')
        yield Check("Its line in the manifest:", asked, file.line)
    about, signers = (
        ("All files, and who signed them:", " --signers allowed_signers") if proof.key else ("All files:", "")
    )
    told = f"{proof.site}: commit {proof.commit or UNKNOWN}, digest {proof.digest}"
    yield Check(about, f"{proof.program} verify {site}{signers}", told)
    for text in proof.texts if proof.commit else ():
        shown = f"git show {proof.commit}:./{shlex.quote(text.path)} | sha256sum"
        yield Check("The text, in a clone of the project:", shown, f"{text.sha256}  -")
    if proof.commit:
        made = [f"output/{file.path}" for file in proof.files]
        again = f"git checkout -q {proof.commit} && {proof.program} build --siteurl {site}"
        sums = "\n".join(f"{file.sha256}  {path}" for file, path in zip(proof.files, made, strict=True))
        yield Check(
            "All of it made again, should the site be another by now:", f"{again} && sha256sum {shlex.join(made)}", sums
        )
