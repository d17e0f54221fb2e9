"""Audit all pages of a built site, and report the figures as Markdown and the findings as lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.audit.axe import VIEWS, axe, violations
from press.audit.chromium import browser
from press.audit.lighthouse import CATEGORIES, scores
from press.audit.markup import html_validate, nu
from press.audit.pages import by_kind
from press.audit.tools import present
from press.audit.weight import Weight, weights
from press.progress import progress
from press.server import served


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found on a site."""

    pages: int
    """Pages that were read."""
    all_pages: int
    axe: Mapping[str, tuple[str, ...]]
    """Violations by view."""
    nu: tuple[str, ...]
    validate: tuple[str, ...]
    weights: Mapping[str, tuple[str, Weight]]
    """Address and weight of the heaviest page of each kind."""
    scores: Mapping[str, tuple[int, ...]]
    """Lighthouse's medians by kind of page; empty when it was not asked."""
    runs: int
    """Runs of Lighthouse on each page."""

    def findings(self) -> Iterator[str]:
        """Yield every finding as a line."""
        for view, found in self.axe.items():
            yield from (f"axe, {view}: {words}" for words in found)
        yield from (f"Nu: {words}" for words in self.nu)
        yield from (f"html-validate: {words}" for words in self.validate)


def audit(output: Path, tests: Path, runs: int, each: int = 0) -> Audit:
    """Return what is found on the pages of `output`, or on the `each` largest of each kind.

    Lighthouse reads the heaviest of each kind `runs` times. Raise Missing, before anything is read, without a tool.
    """
    kinds, modules = by_kind(output), tests / "node_modules"
    present(modules, lighthouse=runs > 0)
    addresses = [address for listed in kinds.values() for address in listed[: each or None]]
    heaviest = weights(output, kinds)
    with served(output) as site:
        urls = [f"{site}/{address}" for address in addresses]
        theme = [path for path in sorted((output / "theme").iterdir()) if path.suffix in (".css", ".svg")]
        files = [output / (a if a.endswith(".html") else f"{a}index.html") for a in addresses]
        return Audit(
            pages=len(addresses),
            all_pages=sum(len(listed) for listed in kinds.values()),
            axe=_seen(modules, urls),
            nu=nu(modules, urls, theme),
            validate=html_validate(modules, tests / "html-validate.json", files),
            weights=heaviest,
            scores=_scored(modules, site, heaviest, runs) if runs else {},
            runs=runs,
        )


def _seen(modules: Path, urls: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return axe's violations by view."""
    source, found = axe(modules), {view.name: list[str]() for view in VIEWS}
    with browser() as running:
        for view, url, words in violations(running, source, progress("axe", urls, len(urls))):
            found[view.name].append(f"{url} {words}")
    return {name: tuple(words) for name, words in found.items()}


def _scored(
    modules: Path, site: str, heaviest: Mapping[str, tuple[str, Weight]], runs: int
) -> Mapping[str, tuple[int, ...]]:
    """Return Lighthouse's medians by kind of page."""
    shown = progress("Lighthouse", heaviest.items(), len(heaviest))
    return {kind: scores(modules, f"{site}/{address}", runs) for kind, (address, _) in shown}


def markdown(found: Audit, package: Path) -> str:
    """Return the report; `package` names the versions of the checkers."""
    named = json.loads(package.read_text("utf-8"))
    versions = {**named["dependencies"], **named["devDependencies"]}
    tools = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
    which = ", the largest of each kind" if found.pages < found.all_pages else ""
    read = f"{found.pages} of {found.all_pages} pages of the built site{which}"
    return "\n".join(
        (
            "# Audit of the pages\n",
            f"Written by `invoke audit`, which read {read}. Checkers: {tools}.\n",
            *_checks(found),
            *_weights(found),
            *_scores(found),
        )
    )


def _checks(found: Audit) -> Iterator[str]:
    yield "## Findings\n"
    yield "| check | findings |\n| --- | ---: |"
    yield from (
        f"| axe-core, {view}, best practice and contrast 7:1 included | {len(f)} |" for view, f in found.axe.items()
    )
    yield f"| Nu checker, errors and warnings, HTML, CSS and SVG | {len(found.nu)} |"
    yield f"| html-validate: recommended, document, accessibility | {len(found.validate)} |\n"


def _weights(found: Audit) -> Iterator[str]:
    yield "## The heaviest page of each kind, in packed bytes\n"
    yield "| kind | page | HTML | CSS | script | requests |\n| --- | --- | ---: | ---: | ---: | ---: |"
    for kind, (address, one) in found.weights.items():
        yield f"| {kind} | `/{address}` | {one.page} | {one.styles} | {one.scripts} | {one.requests} |"
    yield ""


def _scores(found: Audit) -> Iterator[str]:
    if not found.scores:
        return
    yield f"## Lighthouse, median of {found.runs} on the heaviest page of each kind\n"
    yield f"| kind | {' | '.join(CATEGORIES)} |\n| --- |{' ---: |' * len(CATEGORIES)}"
    yield from (f"| {kind} | {' | '.join(str(number) for number in line)} |" for kind, line in found.scores.items())
    yield ""
