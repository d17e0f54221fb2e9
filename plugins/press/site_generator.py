"""Pelican's part of a press build: its settings, its plugins and signals, its theme.

Stock generators read and render everything on every run, and four of their steps are quadratic in the number of
articles; here one generator turns the outlines of the site into jobs, and the press makes those that are stale.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from pelican import Pelican
from pelican.generators import Generator

from briefing.digest import digest
from briefing.publish import outlines
from briefing.publish.dating import long_day
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.reads import Read
from briefing.publish.outline import Outline
from briefing.walk import files
from press.owned import MARK, NOTICE
from press.render import Job
from press.scan import content_digest

JINJA = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
"""The theme's environment: everything is escaped unless a template says that it is HTML, and nothing is missing."""


def csp_source(text: str) -> str:
    """Return how a content security policy names a script by its bytes (CSP 3, section 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def day(iso: str) -> str:
    """Return a day of a page's data in words: `5 March 2025`."""
    return long_day(date.fromisoformat(iso))


FILTERS = {"csp_source": csp_source, "day": day}
"""What templates may use beside Jinja's own filters."""


class SiteGenerator(Generator):
    """Makes jobs of a Site: pages through the theme's templates, and the theme's files."""

    def jobs(self, found: Index, making: str) -> Iterator[Job]:
        """Yield every file of the site; `making` is the digest of code and tool versions."""
        theme = Path(self.theme)
        settings = {name: self.settings[name] for name in self.settings["THEME_SETTINGS"]}
        templates = tuple(content_digest(path) for path in files(theme / "templates")[0])
        how = digest(making, templates, tuple(sorted(settings.items())))
        yield Job(MARK, digest(NOTICE), partial(_as_it_stands, NOTICE))
        for outline in outlines(found):
            source = str(Path(self.path) / outline.source) if outline.source else ""
            yield Job(outline.path, digest(how, outline.key), partial(self._page, outline, found, settings), source)
        for path in files(theme / "static")[0]:
            name = f"theme/{path.relative_to(theme / 'static').as_posix()}"
            yield Job(name, content_digest(path), partial(_copied, path))

    def _page(self, outline: Outline, found: Index, settings: dict[str, Any]) -> tuple[bytes, tuple[Read, ...]]:
        page, reads = outline.recorded(found)
        text: str = self.get_template(page.template).render(page=page, **settings)
        return text.encode("utf-8"), reads


def _as_it_stands(content: bytes) -> tuple[bytes, tuple[Read, ...]]:
    return bytes(content), ()


def _copied(path: Path) -> tuple[bytes, tuple[Read, ...]]:
    return path.read_bytes(), ()


class Press(Pelican):
    """Pelican without its stock generators; plugins are loaded and told as ever."""

    def jobs(self, found: Index, making: str) -> list[Job]:
        """Return every file of the site as a job."""
        context = {
            **self.settings,
            "site": found.site,
            "generated_content": {},
            "static_content": {},
            "static_links": set(),
        }
        generator = SiteGenerator(
            context=context,
            settings=self.settings,
            path=self.path,
            theme=self.theme,
            output_path=self.output_path,
        )
        return list(generator.jobs(found, making))
