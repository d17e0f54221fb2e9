"""The theme's environment: how Jinja is set up for it, and its templates as they were compiled last.

Compiling templates takes longer than an edit of one text does otherwise, so the compiled ones are kept in the store.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
from traceback import extract_tb

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.bccache import Bucket
from markupsafe import Markup

from briefing.digest import digest
from briefing.errors import BriefingError, Problem
from briefing.folders import where
from briefing.publish.elements.dating import long_day
from briefing.publish.exports.commonmark import literal
from briefing.walk import files
from press import gathered
from press.scan import bytes_digest
from press.store import TEMPLATES, Store

JINJA = {
    "autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined, "auto_reload": False,
    "extensions": [gathered.Gathering],
}  # fmt: skip
"""Everything is escaped unless a template says that it is HTML, nothing is missing, and no file changes meanwhile."""


def csp_source(text: str) -> str:
    """Return how a content security policy names a script by its bytes (CSP 3, section 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def day(iso: str) -> str:
    """Return a day of a page's data in words: `5 March 2025`."""
    return long_day(date.fromisoformat(iso))


def markdown(text: str) -> Markup:
    """Return text as Markdown that shows it as it stands; a file in Markdown is not escaped as HTML is."""
    return Markup(literal(text))


FILTERS = {"csp_source": csp_source, "day": day, "markdown": markdown, **gathered.FILTERS}
"""What templates may use beside Jinja's own filters."""


class Compiled(BytecodeCache):
    """Templates as Jinja compiled them, by name and digest of their text."""

    def __init__(self, codes: dict[str, bytes]) -> None:
        """Begin with what was compiled before."""
        self.codes = codes

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name alone, so that a site that was moved finds what was compiled."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code where that is known."""
        if code := self.codes.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Note the code of a template."""
        self.codes[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as its files were when each was read, once: what is saved while a build runs is for the next one."""

    templates: tuple[tuple[str, str], ...]
    """Names and texts."""
    assets: tuple[tuple[str, str, bytes], ...]
    """Plain names, paths in the site, and bytes.

    The path changes with the bytes, so no page meets the style or script of another release, whatever a browser or a
    host has kept.
    """


def theme(folder: Path) -> Theme:
    """Read a theme; raise BriefingError for a template that is not UTF-8."""
    templates, static = _read(folder / "templates"), _read(folder / "static")
    return Theme(
        tuple((name, _text(folder / "templates" / name, data)) for name, data in templates),
        tuple((name, _path(name, data), data) for name, data in static),
    )


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BriefingError(Problem(where(path), line, "is not UTF-8; save it as UTF-8")) from error


def _read(folder: Path) -> tuple[tuple[str, bytes], ...]:
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files(folder)[0])


def _path(name: str, data: bytes) -> str:
    path = PurePosixPath("theme", name)
    return str(path.with_name(f"{path.stem}.{bytes_digest(data)[:8]}{path.suffix}") if path.suffix else path)


def loader(folder: Path, read: Theme) -> FunctionLoader:
    """Return what gives Jinja the templates as they were read."""
    texts = dict(read.templates)

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name], str(folder / "templates" / name), None) if name in texts else None

    return FunctionLoader(load)


@contextmanager
def mending(folder: Path) -> Iterator[None]:
    """Raise BriefingError, with the line of the template, for what the templates of a theme do wrong."""
    try:
        yield
    except TemplateError as error:
        texts = str(folder / "templates")
        places = [(one.filename, one.lineno or 0) for one in extract_tb(error.__traceback__)]
        if isinstance(error, TemplateSyntaxError) and error.filename:
            places.append((error.filename, error.lineno))
        path, line = next((place for place in reversed(places) if place[0].startswith(texts)), (texts, 0))
        message = f"{error.message}; mend the template, or take the one that is shipped"
        raise BriefingError(Problem(where(Path(path)), line, message)) from error


def compiled(environment: Environment, read: Theme, code: str, store: Store) -> dict[str, bytes]:
    """Return the templates as they were compiled before; compile them when code or templates are others.

    Workers are told of them before they begin, so that none compiles a template again.
    """
    key = digest(TEMPLATES, code, read.templates)
    kept = store.content(key, dict[str, bytes])
    environment.bytecode_cache = cache = Compiled(kept or {})
    if kept is None:
        for name, _ in read.templates:
            environment.get_template(name)
        store.keep_content([(key, TEMPLATES, cache.codes)])
    return cache.codes
