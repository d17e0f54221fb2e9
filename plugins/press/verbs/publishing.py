"""The verbs of what readers see: put a site out, compare what is out with what was, prove a sentence of it."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from press.verbs.verb_options import BUILD, chosen, first_word, needed


@task(
    help={
        "to": "a target of PUBLISH in publishconf.py, a folder that a web server shows, NAME.zip, or github-pages",
        "siteurl": BUILD["siteurl"],
        "remote": "Git remote for github-pages (default: origin)",
        "dry-run": "print what would be added, changed and removed, and touch nothing there",
        "force": "publish though more than a fifth of what is out would go, or others have been there",
        "rollback": "list the releases that the target keeps; with the name of one, show it again",
    },
    optional=["rollback"],
)
def publish(
    c: Context,
    to: str = "",
    siteurl: str = "",
    remote: str = "origin",
    dry_run: bool = False,
    force: bool = False,
    rollback: str | bool = "",
) -> None:
    """Build with the real address, check every page, and put the site where readers are."""
    needed(to=to)
    from press.publish import verb

    if rollback:
        sys.exit(verb.rollback(chosen(c), to, remote, "" if rollback is True else rollback))
    sys.exit(verb.publish(chosen(c, siteurl=siteurl), verb.Wish(to, remote, dry_run, force)))


@task(
    positional=["url"],
    help={
        "url": "address of a published site",
        "signers": "file of allowed signers, as ssh-keygen reads it; one of them must have signed the manifest",
    },
)
def verify(c: Context, url: str | None = None, signers: str = "") -> None:
    """Fetch a published site, say which commit it is of, and name each file that is not as its manifest says."""
    from press.publish.verify import verify as run

    sys.exit(run(first_word(c, "verify", url), Path(signers) if signers else None))


@task(
    positional=["what"],
    help={
        "what": "address of a sentence, or the id of a sentence or of a row of the data",
        "out": "file to write (default: ID.html)",
    },
)
def prove(c: Context, what: str | None = None, out: str = "") -> None:
    """Write one file that proves a sentence or row: what was published, what it was made of, how to check it."""
    from press.publish.prove import prove as run

    asked = first_word(c, "prove", what)
    sys.exit(run(chosen(c), asked, Path(out or f"{asked.rpartition('#')[2].partition(':')[0].replace('/', '-')}.html")))


VERBS = (publish, verify, prove)
