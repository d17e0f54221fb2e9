"""Check pages with the Nu checker and html-validate, and return their errors and warnings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from press.audit.tools import NU, VALIDATE, module, program

_LOCAL = ("-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all")
"""Properties that let Nu read pages from this machine."""
_SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
"""Keep Java from preparing for a long life: three hundred pages took half the time, and thirty a third."""


def nu(modules: Path, urls: Iterable[str], files: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the errors and warnings of pages (served, since policies name a host) and of CSS and SVG files."""
    jar = [program("java"), *_SHORT, *_LOCAL, "-jar", str(module(modules, NU)), "--format", "json", "--stdout"]
    calls = [list(urls), *([f"--{file.suffix[1:]}", str(file)] for file in files)]
    reports = (_output([*jar, "--exit-zero-always", *call]) for call in calls)
    return tuple(words for report in reports for words in _messages(json.loads(report)["messages"]))


def html_validate(modules: Path, config: Path, files: Iterable[Path]) -> tuple[str, ...]:
    """Return what html-validate finds in HTML files under the rules of `config`."""
    command = [program("node"), str(module(modules, VALIDATE)), "--config", str(config)]
    chosen = [str(file) for file in files if file.suffix == ".html"]
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # a pipe would be cut where the tool ends
        _output([*command, "--formatter", f"json={report}", *chosen])
        found = json.loads(report.read_text("utf-8"))
    return tuple(
        f"{Path(one['filePath']).parent.name}: {said['ruleId']}: {said['message']} (line {said['line']})"
        for one in found
        for said in one["messages"]
    )


def _messages(found: Iterable[dict[str, object]]) -> Iterator[str]:
    """Yield errors and warnings; mere information, such as on trailing slashes, is left out."""
    for one in found:
        if one["type"] != "info" or one.get("subType") == "warning":
            yield f"{one.get('url', '')}: {one['message']} (line {one.get('lastLine', 0)})"


def _output(command: Sequence[str]) -> str:
    """Return what a checker prints; it ends with 1 when it finds something."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
