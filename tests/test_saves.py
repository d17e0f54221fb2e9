"""Editors save while a build runs: what is kept goes with the bytes that were read, whenever these were saved."""

import project
import pytest

from briefing import knowledge
from briefing.publish.lookups.indexing import index
from briefing.site import analyse
from press.content import readings
from press.known import known
from press.options import options
from press.render import by_path
from press.run import making
from press.scan import bytes_digest
from press.site_generator import Workshop
from press.store import Store

TEXT = "Title: A note\nDate: 2025-03-05\n\nThe Testland Space Agency launched {} on Monday.\n"


class Saving(Store):
    """A store beside which an editor saves whenever it is asked for something."""

    def __init__(self, path, save):
        super().__init__(path)
        self.save = save

    def content(self, key, kind):
        found = super().content(key, kind)
        self.save()
        return found


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return project.make(tmp_path_factory.mktemp("site"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.sqlite"


def test_what_was_read_in_a_text_is_kept_for_the_bytes_that_were_read(root, tmp_path, path):
    note, records = tmp_path / "content/briefings/note.md", knowledge.load(root / "content/knowledge")
    project.write(note, TEXT.format("Alpha"))
    readings(tmp_path / "content", records, "", Saving(path, lambda: note.write_text(TEXT.format("Beta"), "utf-8")))
    for name in ("Alpha", "Beta"):
        note.write_text(TEXT.format(name), "utf-8")
        (read,), problems = readings(tmp_path / "content", records, "", Store(path))
        assert name in read.briefing.text
        assert not problems


def test_knowledge_is_kept_for_the_bytes_that_were_read(root, tmp_path, path):
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for name, text in project.KNOWLEDGE.items():
        project.write(folder / name, text)
    saved, text = folder / "countries.toml", project.KNOWLEDGE["countries.toml"]
    known((folder,), "", Saving(path, lambda: saved.write_text(text.replace('"Testland"', '"Otherland"'), "utf-8")))
    saved.write_text(text, "utf-8")
    assert known((folder,), "", Store(path)).digest == knowledge.load(folder).digest


def test_a_page_is_made_of_the_theme_whose_digest_it_is_kept_with(root, path):
    chosen = options(root)
    records = knowledge.load(root / "content/knowledge")
    given = index(analyse((), records, None), (), "")
    base, style = chosen.theme / "templates/base.html", chosen.theme / "static/site.css"

    def save():
        for file in (base, style):
            file.write_text(f"{file.read_text('utf-8')}saved", "utf-8")

    workshop = Workshop(chosen, given, "", Saving(path, save))
    save()
    jobs, _ = by_path(workshop.jobs())
    assert b"saved" not in jobs["404.html"].make(workshop, "").content
    found = workshop.index.assets["site.css"]
    assert bytes_digest(jobs[found].make(workshop, "").content)[:8] in found


def test_what_a_process_makes_is_kept_for_the_code_that_it_imported(tmp_path):
    chosen = options(tmp_path)
    project.write(tmp_path / "plugins/press/build.py", "")
    before = making(chosen)
    project.write(tmp_path / "plugins/press/build.py", "saved = True\n")
    assert making(chosen) == before
