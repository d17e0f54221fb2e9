"""Pelican's part of a press build: its settings, its plugins and signals, its theme.

Stock generators read and render everything on every run, and four of their steps are quadratic in the number of
articles; here one generator turns the outlines of the site into jobs, and the press makes those that are stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.log import init as init_logging
from pelican.settings import read_settings

from briefing.digest import digest
from briefing.publish import gate, outlines
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.table import Table
from briefing.publish.page_kind import Outline, Page
from briefing.site import Site
from press.gathered import gathering
from press.markup import GLOBALS
from press.options import Options
from press.owned import MARK, NOTICE
from press.render import Job, Made
from press.settings import own, settings
from press.store import Store
from press.theme import FILTERS, JINJA, Compiled, Theme, compiled, loader, mending, theme


class Workshop:
    """What jobs are done with: the tables of the site, and Pelican with the theme.

    It may be sent to another process, which sets up a Pelican of its own.
    """

    def __init__(self, options: Options, index: Index, code: str, store: Store) -> None:
        """Set up Pelican, and compile the templates unless they are kept; `code` is the digest of the program."""
        self.options, self.index, self.code = options, index, code
        self.theme, self.codes = theme(options.theme), dict[str, bytes]()
        with mending(options.theme):
            self.codes = compiled(self.generator.env, self.theme, code, store)
        self.index = replace(index, assets=Table({name: path for name, path, _ in self.theme.assets}))

    @cached_property
    def generator(self) -> SiteGenerator:
        """Pelican’s generator, of this process."""
        return Press(_settings(self.options)).generator(self.index.site, self.theme, self.codes)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "generator"}

    def jobs(self) -> Iterator[Job]:
        """Yield every file of the site."""
        how = digest(self.code, self.theme.templates, tuple(sorted(self.generator.shown.items())))
        yield Job(MARK, digest(NOTICE), partial(as_it_stands, MARK, NOTICE))
        for outline in outlines(self.index):
            source = str(self.options.content / outline.source) if outline.source else ""
            yield Job(outline.path, digest(how, outline.key), partial(_page, outline), source)
        for _, path, content in self.theme.assets:
            yield Job(path, digest(content), partial(as_it_stands, path, content))


def _settings(options: Options) -> dict[str, Any]:
    """Return Pelican's settings for a build; a warning of Pelican's ends it."""
    init_logging(fatal="warnings", level="WARNING")
    settings(options)  # says what Pelican would raise
    override = own(options) | {
        "PATH": str(options.content), "THEME": str(options.theme), "OUTPUT_PATH": str(options.output),
        "SITEURL": options.siteurl,
        "JINJA_ENVIRONMENT": JINJA, "JINJA_FILTERS": FILTERS, "JINJA_GLOBALS": GLOBALS,
        "LOCALE": "C", "RELATIVE_URLS": True, "DELETE_OUTPUT_DIRECTORY": False,
    }  # fmt: skip
    found: dict[str, Any] = read_settings(str(options.settings[0]), override=override)
    return found


def _page(outline: Outline, workshop: Workshop, before: str) -> Made:
    """Render a page, unless its template would be shown what it was shown before."""
    reads = workshop.index.reads
    with reads.noted() as read:
        page = outline.page(workshop.index)
    shown = digest(replace(page, assets={}))
    if shown == before:
        return Made(None, tuple(read), gate.Facts((), (), ()), shown)
    with reads.noted() as by_template:
        content, facts = _rendered(page, workshop.generator)
    return Made(content, tuple(read), facts, shown, tuple(by_template))


def _rendered(page: Page, generator: SiteGenerator) -> tuple[bytes, gate.Facts]:
    template = generator.get_template(page.template)
    with gathering() as seen, mending(Path(generator.theme)):
        text = template.render(page=page, **generator.shown)
    content = text.encode("utf-8")
    if not page.path.endswith(".html"):
        return content, gate.facts(page.path, content)
    return content, gate.page_facts(page.path, text, seen.links, seen.ids)


def as_it_stands(path: str, content: bytes, _workshop: Workshop, _before: str) -> Made:
    """Return a file whose bytes are known."""
    return Made(content, (), gate.facts(path, content))


class SiteGenerator(Generator):
    """Has the theme's templates, and the settings that these may read."""

    @property
    def shown(self) -> dict[str, Any]:
        """The settings that templates may read."""
        return {name: self.settings[name] for name in self.settings["THEME_SETTINGS"]}


class Press(Pelican):
    """Pelican without its stock generators; plugins are loaded and told as ever."""

    def generator(self, site: Site, read: Theme, codes: dict[str, bytes]) -> SiteGenerator:
        """Return the one generator, with templates as they were read and as they were compiled before."""
        context = {**self.settings, "site": site, "generated_content": {}, "static_content": {}, "static_links": set()}
        made = SiteGenerator(
            context=context, settings=self.settings, path=self.path, theme=self.theme, output_path=self.output_path
        )
        made.env.loader, made.env.bytecode_cache = loader(Path(self.theme), read), Compiled(codes)
        return made
