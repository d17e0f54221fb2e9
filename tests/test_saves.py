"""Editors save while a build runs: what is kept goes with the bytes that were read, whenever these were saved."""

import contextlib
import shutil

import project
import pytest

from briefing import knowledge
from briefing.ingest.run import ingest
from briefing.publish.lookups.indexing import index
from briefing.site import analyse
from press import scan
from press.build import build
from press.content import readings
from press.executor import Processes
from press.known import known
from press.options import options
from press.program_digest import program_digest
from press.render import by_path
from press.scan import bytes_digest
from press.site_generator import Workshop
from press.store import Store
from press.up_to_date import seen, since

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
def store(tmp_path):
    """Open the one store beside which something is done whenever it is asked; close it in the end each time."""
    with contextlib.ExitStack() as opened:

        def opening(save=lambda: None):
            made = Saving(tmp_path / "state.sqlite", save)
            opened.callback(made.database.close)
            return made

        yield opening


def test_what_was_read_in_a_text_is_kept_for_the_bytes_that_were_read(root, tmp_path, store):
    note, records = tmp_path / "content/briefings/note.md", knowledge.load(root / "content/knowledge")
    project.write(note, TEXT.format("Alpha"))
    saving = store(lambda: note.write_text(TEXT.format("Beta"), "utf-8"))
    readings(tmp_path / "content", records, "", saving, Processes())
    for name in ("Alpha", "Beta"):
        note.write_text(TEXT.format(name), "utf-8")
        (read,), problems = readings(tmp_path / "content", records, "", store(), Processes())
        assert name in read.briefing.text
        assert not problems


def test_knowledge_is_kept_for_the_bytes_that_were_read(root, tmp_path, store):
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for name, text in project.KNOWLEDGE.items():
        project.write(folder / name, text)
    saved, text = folder / "countries.toml", project.KNOWLEDGE["countries.toml"]
    known((folder,), "", store(lambda: saved.write_text(text.replace('"Testland"', '"Otherland"'), "utf-8")))
    saved.write_text(text, "utf-8")
    assert known((folder,), "", store()).digest == knowledge.load(folder).digest


def test_a_page_is_made_of_the_theme_whose_digest_it_is_kept_with(root, store):
    chosen = options(root)
    records = knowledge.load(root / "content/knowledge")
    given = index(analyse((), records, None), (), "")
    base, style = chosen.theme / "templates/base.html", chosen.theme / "static/site.css"

    def save():
        for file in (base, style):
            file.write_text(f"{file.read_text('utf-8')}saved", "utf-8")

    workshop = Workshop(chosen, given, "", store(save))
    save()
    jobs, _ = by_path(workshop.jobs())
    assert b"saved" not in jobs["404.html"].make(workshop, "").content
    found = workshop.index.assets["site.css"]
    assert bytes_digest(jobs[found].make(workshop, "").content)[:8] in found


def test_what_a_process_makes_is_kept_for_the_code_that_it_imported(tmp_path):
    chosen = options(tmp_path)
    project.write(tmp_path / "plugins/press/build.py", "")
    before = program_digest(chosen.code)
    project.write(tmp_path / "plugins/press/build.py", "saved = True\n")
    assert program_digest(chosen.code) == before


@pytest.mark.parametrize("disturbs", [False, True])
def test_a_briefing_that_goes_while_seeds_are_taken_in_is_seen_to_have_gone(tmp_path, disturbs):
    seeds, content = tmp_path / "seeds", tmp_path / "content"
    content.mkdir()
    for name in ("one", "two", "three"):
        project.write(seeds / f"{name}.txt", f" date 2025-03-05 Testland launched satellite {name} on Monday.\n")
    shutil.copy(seeds / "two.txt", seeds / "twice.txt")

    def take_in(meanwhile=lambda: None):
        """Take in the seeds; return whether the next build would find the folder as this one left it."""
        before = seen((content,))
        named = lambda seed: (seed.text.split()[3], "")  # noqa: E731
        report = ingest(seeds, content, named, watch=lambda names, _: (meanwhile(), names)[1])
        found = since(before, seen((content,)), {str(path) for path in report.written})
        return scan.state(found.files) == scan.state(scan.survey((content,)))

    folder = content / "briefings/2025"
    assert take_in()
    (folder / "one.md").write_text(f"{(folder / 'one.md').read_text('utf-8')}\nMine.\n", "utf-8")
    project.write(seeds / "one.txt", " date 2025-03-05 Testland launched satellite one on Tuesday.\n")
    project.write(seeds / "four.txt", " date 2025-03-05 Testland launched satellite four on Monday.\n")
    (seeds / "twice.txt").unlink()
    assert take_in(lambda: disturbs and (folder / "three.md").unlink()) is not disturbs
    assert {path.name for path in folder.glob("*")} >= {"one.md.new", "four.md"}
    assert "twice" not in (folder / "two.md").read_text("utf-8")


@pytest.fixture
def taken(tmp_path):
    """Take in seeds by name, while something happens; return the report. The files of briefings are named alike."""
    seeds, content = tmp_path / "seeds", tmp_path / "content"
    content.mkdir()

    def run(texts=(), meanwhile=lambda: None):
        for name, text in dict(texts).items():
            project.write(seeds / f"{name}.txt", f" date 2025-03-05 {text}\n")
        return ingest(seeds, content, lambda _: ("A note", ""), watch=lambda names, _: (meanwhile(), names)[1])

    run.briefing = content / "briefings/2025/a-note.md"
    run({"one": "Testland launched a satellite."})
    return run


@pytest.mark.parametrize("change", ["text", "seed"])
def test_what_an_editor_saves_in_the_moment_of_a_renewal_stays(taken, monkeypatch, change):
    mine = f"{taken.briefing.read_text('utf-8')}Mine.\n"
    copied = shutil.copymode  # the last thing before the new file takes the place of the old one

    def saving(source, target):
        copied(source, target)
        if source == taken.briefing:
            source.write_text(mine, "utf-8")

    monkeypatch.setattr(shutil, "copymode", saving)
    text = "Testland launched two satellites." if change == "text" else "Testland launched a satellite."
    report = taken({"one" if change == "text" else "two": text})
    assert taken.briefing.read_text("utf-8") == mine
    assert [problem.message.partition(",")[0] for problem in report.problems] == ["edited"]
    assert taken.briefing.with_name("a-note.md.new").exists() is (change == "text")


@pytest.mark.parametrize("change", ["text", "seed"])
def test_a_briefing_that_is_deleted_while_it_is_renewed_is_made_anew(taken, change):
    text = "Testland launched two satellites." if change == "text" else "Testland launched a satellite."
    report = taken({"one" if change == "text" else "two": text}, lambda: taken.briefing.unlink())
    assert not report.problems
    taken()
    assert text.rstrip(".") in taken.briefing.read_text("utf-8")


def test_a_record_that_is_saved_after_it_was_read_is_read_by_the_next_build(tmp_path, monkeypatch):
    chosen = options(project.make(tmp_path))
    saved = chosen.knowledge / "countries.toml"

    def reading(*given):
        found = known(*given)
        saved.write_text(f"{saved.read_text('utf-8')}\n[[no record\n", "utf-8")
        return found

    with monkeypatch.context() as patched:
        patched.setattr("press.run.known", reading)
        assert build(chosen) == 0
    assert build(chosen) == 1
