"""A proof: every command in it is typed, and prints what the proof says; it is read in a browser, without a network."""

import html
import json
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace

import carriers
import project
import pytest
from bs4 import BeautifulSoup

from briefing.publish.exports.whole.dataset import CATALOGUE
from briefing.publish.proof.document import html as document
from briefing.publish.proof.proof import UNKNOWN, Evidence, Proof, ShownFile, checks
from briefing.publish.proof.quotation import Quotation, quotation
from press import owned
from press.options import options
from press.publish import manifest, verb
from press.publish.errors import PublishError
from press.publish.prove import prove
from press.publish.published import published as read_published
from press.publish.targets import Target
from press.publish.verb import PUBLISHED, Wish, bring_out, publish
from press.server import served

TEXT = "briefings/testland-launched-examplias-first-satellite/"
PAGE = """<p><span class="s" id="s-1"><a class="n" href="#s-1">1</a>It <a href="../x/">flew</a>
on 4 March.<span class="rf"><a class="ev" href="#n-a">a</a> <a class="ev" href="#n-b">b</a></span></span> <span
class="s" id="s-2"><span class="n">2</span>Ünd &amp; back.</span></p>
<p><span class="s" id="s-4"><a class="n">4</a>Four.</span>
<ol><li id="n-a"><span class="ev">a</span><a class="out" href="https://paper.example/">The Paper</a> <i>press</i></li>
<li id="n-b">Gazette</li></ol>"""


def test_a_sentence_is_read_back_with_its_neighbours_and_its_sources():
    sources = (("The Paper", "https://paper.example/"), ("Gazette", ""))
    assert quotation(PAGE, "s-1") == Quotation("It flew on 4 March.", "1", "", "Ünd & back.", sources)
    assert quotation(PAGE, "s-2") == Quotation("Ünd & back.", "2", "It flew on 4 March.", "", ())
    assert quotation(PAGE, "s-4") == Quotation("Four.", "4", "", "", ())
    assert quotation(PAGE, "s-3") is None


def test_a_proof_says_what_is_not_known_and_shows_no_sentence_that_is_withheld():
    withheld = Evidence(None, "https://wire.example/a", "wire.example")
    row = (("kind", "<launch>"),)
    proof = Proof("News", "https://news.example.org", "It <flew>", row, (withheld,), (), (), "", "0" * 64, "")
    written = document(proof)
    assert f"<dt>commit</dt><dd>{UNKNOWN}</dd>" in written and "<h1>It &lt;flew&gt;</h1>" in written
    assert '<a href="https://wire.example/a">wire.example</a>, which may not be shown here' in written
    assert [check.command for check in checks(proof)] == ["invoke verify https://news.example.org"]


def test_addresses_are_quoted_for_the_shell():
    file = ShownFile("a/index.html", "https://news.example.org/it's?a&b/", "0" * 64, "{}")
    proof = Proof("News", "https://news.example.org/it's?a&b", "It flew", (), (), (file,), (), "c0ffee", "0" * 64, "")
    for check in checks(proof):
        typed = [word for word in shlex.split(check.command) if "example.org" in word]
        assert typed and all(word.startswith(proof.site) for word in typed), check.command


@pytest.fixture
def small(tmp_path):
    """Return the options of a site that was laid there, and a target that shows it."""
    root = tmp_path / "site"
    rows = {table: f"data/v1/{table}.json" for table in ("briefings", "entities", "events", "cooperations")}
    files = {path: json.dumps({"rows": [{"id": "ms-1", "what": table}]}) for table, path in rows.items()}
    files |= {"index.html": '<link rel="canonical" href="https://e.org/a&amp;b/">', f"{TEXT}index.html": "<p>It flew"}
    files[CATALOGUE] = json.dumps({"tables": [{"table": name, "files": [path]} for name, path in rows.items()]})
    given = options(root)
    for folder in (given.output, given.cache):
        owned.claim(folder)
    for name, text in files.items():
        owned.write(given.output, name, text.encode())
    project.write(root / "pelicanconf.py", "SITENAME = 'News'\n")
    project.write(root / ".gitignore", "output\n.cache\n")
    project.write(root / "content" / f"{TEXT[:-1]}.md", SEEDED)
    carriers.git(root, "init", "-q")
    return given, Target("live", carriers.Folder(tmp_path / "live"), "", "")


SEEDED = "Title: It flew\nDate: 2026-01-01\nSeed: old.txt\nSeed-SHA256: 00\n\nIt flew.\n"


def committed(root, message):
    carriers.git(root, "add", ".")
    carriers.git(root, *carriers.IDENTITY, "commit", "-q", "-m", message)
    return carriers.git(root, "rev-parse", "HEAD").strip()


def shown(small):
    """Publish, and return what was published."""
    assert bring_out(small[0], small[1], Wish("live", today=carriers.DAY, force=True)) == 0
    return read_published(small[0])


def test_the_commit_that_is_shown_is_proved_though_others_came_after_it(small):
    root, text = small[0].root, small[0].content / f"{TEXT[:-1]}.md"
    first = committed(root, "One")
    assert shown(small).manifest.commit == first
    project.write(text, SEEDED.replace("old", "new"))
    committed(root, "Two")
    site = shown(small)
    assert site.manifest == small[1].carrier.shown().manifest and site.manifest.commit == first
    (found,) = site.texts([f"{TEXT}index.html"])
    assert (found.seed, found.sha256) == ("old.txt", manifest.sha256(SEEDED.encode()).hexdigest())


@pytest.mark.parametrize("kept_as", ["briefings/moved.md", "", "briefings/flight.md"])
def test_a_text_is_proved_as_it_was_committed_wherever_its_file_is_now(small, kept_as):
    text, first = small[0].content / f"{TEXT[:-1]}.md", SEEDED
    if kept_as.endswith("flight.md"):  # a name of its own in the commit already
        text, first = text.rename(small[0].content / "briefings/a.md"), f"Slug: {TEXT.split('/')[1]}\n{SEEDED}"
        project.write(text, first)
    committed(small[0].root, "One")
    site = shown(small)
    if kept_as:
        text.rename(small[0].content / kept_as)
    else:
        text.unlink()
    (found,) = site.texts([f"{TEXT}index.html"])
    assert found.sha256 == manifest.sha256(first.encode()).hexdigest()


def test_a_commit_that_is_not_here_or_has_no_such_text_is_said(small):
    committed(small[0].root, "One")
    site = shown(small)
    with pytest.raises(PublishError, match=r"other: no briefing of the commit \w{12} has this address; publish again"):
        [*site.texts(["briefings/other/index.html"])]
    gone = replace(site, manifest=replace(site.manifest, commit="c0ffee" * 6))
    with pytest.raises(PublishError, match="c0ffeec0ffee: the commit that was published is not here; fetch it, or pub"):
        [*gone.texts([f"{TEXT}index.html"])]


def test_of_what_was_not_committed_no_text_is_proved(small):
    assert [*shown(small).texts([f"{TEXT}index.html"])] == []


def test_after_a_rollback_what_is_shown_again_is_what_was_published(small, monkeypatch):
    before = shown(small).manifest
    owned.write(small[0].output, "index.html", b"Two")
    assert shown(small).manifest != before
    monkeypatch.setattr(verb, "target", lambda *_: small[1])
    earlier = next(one.name for one in small[1].carrier.releases() if not one.current)
    assert verb.rollback(small[0], "live", "origin", earlier) == 0
    site = read_published(small[0])
    assert site.manifest == before
    with pytest.raises(PublishError, match=r"index\.html: is not as it was published last"):
        site.site()


def test_an_id_of_two_tables_is_asked_for_with_its_table_and_an_address_is_no_html(small):
    site = shown(small)
    assert site.row("cooperations/ms-1") == ("data/v1/cooperations.json", {"id": "ms-1", "what": "cooperations"})
    with pytest.raises(PublishError, match="ms-1: stands in several tables; name one of them, briefings/ms-1, ent"):
        site.row("ms-1")
    with pytest.raises(PublishError, match="nothing/ms-1: no sentence and no row has this id"):
        site.row("nothing/ms-1")
    assert site.site() == "https://e.org/a&b"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Return a project of a committed and signed site that is out and served, and the address."""
    root, www = project.make(tmp_path_factory.mktemp("proof") / "ä b"), tmp_path_factory.mktemp("www")
    shutil.copy(project.HERE / "tasks.py", root)
    key = carriers.key(www, "key")
    project.write(root / "allowed_signers", f"news@example.org {key.with_suffix('.pub').read_text()}")
    with served(www / "live") as address:
        entry = {"carrier": "folder", "path": str(www / "live"), "siteurl": address, "key": str(key)}
        project.write(root / "publishconf.py", f"PUBLISH = {{'live': {entry!r}}}\n")
        project.write(root / ".gitignore", "output\n.cache\n")
        assert project.run(root)[0] == 0
        carriers.git(root, "init", "-q")
        carriers.git(root, "add", ".")
        carriers.git(root, *carriers.IDENTITY, "commit", "-q", "-m", "All")
        assert publish(options(root), Wish("live")) == 0
        yield root, address


def proved(root, asked, out="proof.html"):
    assert prove(options(root), asked, root / out) == 0
    return (root / out).read_text("utf-8")


def sentence(root):
    return re.search(r'class="s" id="(s-\w+)"', (root / "output" / TEXT / "index.html").read_text("utf-8"))[1]


def typed(line, cwd):
    line = re.sub(r"\binvoke (?=\w+ )", f"{sys.executable} -m invoke ", line)
    return subprocess.run(line, shell=True, cwd=cwd, capture_output=True, encoding="utf-8")


@pytest.mark.slow
def test_each_command_of_a_proof_prints_what_it_says(published, tmp_path):
    root, _ = published
    carriers.needed("curl")
    row = re.search(r'"id": ?"(e-\w+)"', (root / "output/data/v1/events/2026.json").read_text("utf-8"))[1]
    done = typed(f"invoke prove {row} -o row.html", root)
    assert (done.returncode, done.stdout) == (0, f"row.html: proves {row}\n"), done.stderr
    written = (root / "row.html").read_text("utf-8")
    assert "Testland launched Examplia's first satellite on Monday." in html.unescape(re.sub("<[^>]+>", "", written))
    seed = project.SEEDS["two.txt"].encode()
    assert f"<dt>came in as two.txt</dt><dd>{manifest.sha256(seed).hexdigest()}</dd>" in written
    carriers.git(root, "clone", "-q", ".", str(tmp_path / "clone"))
    steps = BeautifulSoup(written, "html.parser").select("pre")
    assert len(steps) == 7
    for step in steps:
        done = typed(step.kbd.get_text(), tmp_path / "clone")
        assert step.samp.get_text() in done.stdout, (step.kbd.get_text(), done.stdout, done.stderr)


@pytest.mark.slow
def test_a_proof_is_found_by_any_form_of_the_address_and_fits_a_phone(published, tab):
    root, address = published
    name = sentence(root)
    forms = (name, f"/{TEXT}#{name}:~:text=a", f"{TEXT}index.html#{name}", f"{address}/{TEXT}#{name}")
    assert len({proved(root, form) for form in forms}) == 1
    for scheme in ("light", "dark"):
        page = tab((root / "proof.html").as_uri(), viewport={"width": 320, "height": 640}, color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate("performance.getEntriesByType('resource').length") == 0
        assert page.evaluate("getComputedStyle(document.body).maxWidth") == "704px"


REFUSED = {
    "e-00000000": "e-00000000: no sentence and no row has this id",
    "s-00000000": "s-00000000: no sentence and no row has this id",
    f"{TEXT}#s-00000000": f"{TEXT}index.html: shows no sentence s-00000000",
    "/nowhere/#s-00000000": "/nowhere/: was not published; copy the address of a sentence",
}


@pytest.mark.slow
def test_what_cannot_be_proved_is_said(published, capsys):
    root, _ = published

    def told(asked, out="none.html"):
        assert prove(options(root), asked, root / out) == 1
        return capsys.readouterr().err

    assert not [asked for asked, words in REFUSED.items() if words not in told(asked)]
    project.write(root / "notes.html", "mine")
    assert "notes.html: is no proof, and stays as it is" in told("s-00000000", "notes.html")
    assert (root / "notes.html").read_text("utf-8") == "mine"
    name, page, state = sentence(root), root / "output" / TEXT / "index.html", root / ".cache/output"
    before, kept, copy = page.read_bytes(), (state / PUBLISHED).read_bytes(), root / "output/briefings/copy"
    shutil.copytree(page.parent, copy)
    owned.write(state, PUBLISHED, manifest.written(manifest.of(root / "output")))
    assert f"stands on several pages; name one of them, /briefings/copy/#{name}, /{TEXT}#{name}" in told(name)
    shutil.rmtree(copy)
    owned.write(state, PUBLISHED, kept)
    page.write_bytes(before + b" ")
    assert f"{TEXT}index.html: is not as it was published last" in told(f"{TEXT}#{name}")
    page.write_bytes(before)
    owned.remove(state, PUBLISHED)
    assert "nothing was published from here yet, so nothing can be proved; run `invoke publish`" in told(name)
    owned.write(state, PUBLISHED, kept)
