"""Pelican's part of a press build: its settings, its plugins and signals, its theme.

Stock generators read and render everything on every run, and four of their steps are quadratic in the number of
articles; here one generator turns the outlines of the site into jobs, and the press makes those that are stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from briefing.digest import digest
from briefing.publish import gate, outlines
from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Outline
from briefing.walk import files
from press.gathered import gathering
from press.owned import MARK, NOTICE
from press.render import Job, Made
from press.scan import content_digest
from press.store import Store
from press.theme import compile_all, templates


class SiteGenerator(Generator):
    """Makes jobs of a Site: pages through the theme's templates, and the theme's files."""

    def jobs(self, found: Index, making: str, store: Store) -> Iterator[Job]:
        """Yield every file of the site; `making` is the digest of code and tool versions."""
        theme = Path(self.theme)
        named = templates(theme)
        compile_all(self.env, named, making, store)
        settings = {name: self.settings[name] for name in self.settings["THEME_SETTINGS"]}
        how = digest(making, named, tuple(sorted(settings.items())))
        yield Job(MARK, digest(NOTICE), partial(_as_it_stands, MARK, NOTICE))
        for outline in outlines(found):
            source = str(Path(self.path) / outline.source) if outline.source else ""
            yield Job(outline.path, digest(how, outline.key), partial(self._page, outline, found, settings), source)
        for path in files(theme / "static")[0]:
            name = f"theme/{path.relative_to(theme / 'static').as_posix()}"
            yield Job(name, content_digest(path), partial(_copied, name, path))

    def _page(self, outline: Outline, found: Index, settings: dict[str, Any]) -> Made:
        page, reads = outline.recorded(found)
        template = self.get_template(page.template)
        if not page.path.endswith(".html"):
            content = template.render(page=page, **settings).encode("utf-8")
            return Made(content, reads, gate.facts(page.path, content))
        with gathering() as seen:
            text = template.render(page=page, **settings)
        return Made(text.encode("utf-8"), reads, gate.page_facts(page.path, text, seen.links, seen.ids))


def _as_it_stands(path: str, content: bytes) -> Made:
    return Made(content, (), gate.facts(path, content))


def _copied(name: str, path: Path) -> Made:
    return _as_it_stands(name, path.read_bytes())


class Press(Pelican):
    """Pelican without its stock generators; plugins are loaded and told as ever."""

    def jobs(self, found: Index, making: str, store: Store) -> list[Job]:
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
        return list(generator.jobs(found, making, store))
