"""`invoke publish`: build, check every page, plan, and let a carrier do the plan.

Only a site whose whole gate is green goes out, and what went out is read back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.errors import Problem, counted, printable
from press import owned
from press.failures import reported
from press.lock import lock
from press.options import PLACEHOLDER, Options
from press.publish import manifest
from press.publish.carrier import Release
from press.publish.edition import Edition
from press.publish.errors import PublishError
from press.publish.manifest import Manifest
from press.publish.plan import SHOWN, STAY, Plan, lines, plan, refusal
from press.publish.preparation import MADE, prepared
from press.publish.signature import fingerprint, signature
from press.publish.site_gate import whole
from press.publish.targets import Target, target

PUBLISHED = "published.json"
"""File of state: the manifest of what readers were shown last from here."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a publish is asked to do."""

    to: str
    remote: str = "origin"
    dry: bool = False
    """Print the plan, and touch nothing."""
    force: bool = False
    """Publish though much would go, or others have been there."""
    today: date | None = None


def publish(options: Options, wish: Wish) -> int:
    """Build, run the whole gate, and put the site out; return the exit status."""
    try:
        found = target(options, wish.to, wish.remote)
    except (PublishError, owned.NotOurs) as error:
        print(printable(f"publish: {error}"), file=sys.stderr)
        return 2
    if options.siteurl == PLACEHOLDER:
        options = replace(options, siteurl=found.siteurl or PLACEHOLDER)
    if options.siteurl == PLACEHOLDER:
        print("publish: --siteurl is missing; name the address that readers will use", file=sys.stderr)
        return 2
    return _built(options) or said(options, lambda: bring_out(options, found, wish))


def _built(options: Options) -> int:
    from press.build import build
    from press.extras import extras

    if build(options) or extras(options):
        print("publish: the build is not clean; nothing went out", file=sys.stderr)
        return 1
    problems = whole(options.output)
    _print(problems)
    return int(bool(problems))


def said(options: Options, work: Callable[[], int]) -> int:
    """Do a piece of work while no build of the site runs; say what kept it from being done, return the status."""

    def alone() -> int:
        with lock(options.cache):
            return work()

    return reported(alone, options.output, PublishError)


def bring_out(options: Options, found: Target, wish: Wish) -> int:
    """Plan, say so, and do it."""
    release = prepared(options, found.host, found.name, found.packed)
    stay = STAY
    if isinstance(found.carrier, Edition):
        release, stay = found.carrier.edited(options, release), timedelta(-1)
    if found.key:
        release = replace(release, manifest=replace(release.manifest, key=fingerprint(found.key)))
    shown = found.carrier.shown()
    todo = plan(release.manifest, shown.manifest, shown.begun, wish.today or date.today(), stay)
    for line in lines(todo, found.name, sys.maxsize if wish.dry else SHOWN):
        print(printable(line))
    warning = shown.warning or refusal(todo)
    if wish.dry or (warning and not wish.force):
        print(warning or f"{found.name}: nothing was touched", file=sys.stderr if warning else sys.stdout)
        return int(not wish.dry)
    return send(options, found, release, todo, shown.manifest)


def send(options: Options, found: Target, release: Release, todo: Plan, shown: Manifest) -> int:
    """Let the carrier do a plan, read back what it did, and remember what is out.

    The same files go out again where the commit that they are of, or the key that signs, is not named there yet; else
    they stay those of the commit that is shown, whatever was committed since.
    """
    final = replace(release, manifest=replace(release.manifest, retired=todo.stays))
    named = bool(shown.commit or not final.manifest.commit) and shown.key == final.manifest.key
    if todo.empty and named:
        final = replace(final, manifest=shown)
        print(f"{found.name}: already shows these files")
    else:
        content = manifest.written(final.manifest)
        owned.write(options.cache, f"{MADE}/{manifest.FILE}", content)
        if found.key:
            owned.write(options.cache, f"{MADE}/{manifest.SIGNATURE}", signature(content, found.key))
        found.carrier.send(final, todo)
        if wrong := found.carrier.differences(final, todo):
            raise PublishError(f"{found.name}: {counted(len(wrong), 'file')} not as sent: {wrong[0]}; publish again")
        print(f"{found.name}: shows release {final.name[:12]}{_of(final.manifest)}")
    if not isinstance(found.carrier, Edition):
        _remember(options, final.manifest)
    return 0


def _remember(options: Options, shown: Manifest) -> None:
    owned.write(options.cache, PUBLISHED, manifest.written(shown))


def _of(shown: Manifest) -> str:
    return f" of commit {shown.commit[:12]}" if shown.commit else ", which is of no commit"


def rollback(options: Options, to: str, remote: str, name: str) -> int:
    """List the releases of a target, or go back to the one that is named."""
    try:
        found = target(options, to, remote)
    except (PublishError, owned.NotOurs) as error:
        print(printable(f"publish: {error}"), file=sys.stderr)
        return 2
    return said(options, lambda: _back(options, found, name))


def _back(options: Options, found: Target, name: str) -> int:
    if name:
        found.carrier.go_back(name)
        owned.remove(options.cache, PUBLISHED)  # should nothing answer now, nothing is known
        _remember(options, found.carrier.shown().manifest)
        print(f"{found.name}: shows release {name[:12]} again")
        return 0
    there = found.carrier.releases()
    for one in there:
        print(printable(f"{one.name} {one.commit[:12] or 'no commit'}{' (shown now)' if one.current else ''}"))
    print(f"{found.name}: {counted(len(there), 'release')}{'' if there else '; publish an earlier commit to go back'}")
    return 0


def _print(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
