"""One bad input is that input's problem: it is named by file and line, and the rest of the site is built."""

import doctest
import json
import os
import subprocess
import sys
from datetime import date

import builders
import project
import pytest

import briefing.ingest.outliers
import briefing.publish.editors_links
from briefing.ingest.outliers import outliers
from press.check import check
from press.options import options

pytestmark = pytest.mark.slow

HEAD = "Title: {}\nDate: 2025-04-05\n"
GOOD = HEAD.format("A good one") + "\nTSA launched a balloon on 3 April 2025.\n"


@pytest.mark.parametrize("module", [briefing.ingest.outliers, briefing.publish.editors_links])
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.fixture
def root(tmp_path, monkeypatch):
    made = project.make(tmp_path / "site")
    monkeypatch.chdir(made)
    return made


def twice(root):
    """Build, and again when nothing has changed; return the status and the problems, which must be the same."""
    first, second = project.run(root), project.run(root)
    assert "nothing changed" in second[1]
    assert (first[0], first[2]) == (second[0], second[2])
    assert "Traceback" not in first[2]
    return first[0], [line for line in first[2].splitlines() if not line.startswith(("pages:", "texts:", "seeds:"))]


def clean_is_the_same(root, tmp_path):
    project.run(root, output=str(tmp_path / "clean/output"))
    return project.tree(root / "output") == project.tree(tmp_path / "clean/output")


def titles(root):
    return sorted(path.parent.name for path in (root / "output/briefings").glob("*/index.html"))


def test_settings_that_cannot_be_run_end_a_build_with_their_line(root):
    lines = (root / "pelicanconf.py").read_text("utf-8").splitlines()
    project.write(root / "pelicanconf.py", "\n".join((*lines, "x = (")))
    told = f"pelicanconf.py:{len(lines) + 1}: SyntaxError: '(' was never closed; mend it\n"
    assert project.run(root)[::2] == (1, told)


@pytest.mark.parametrize(
    ("line", "told"), [("{% endif %}", "Encountered unknown tag 'endif'."), ("{{ page.data.gone }}", "")]
)
def test_a_template_that_fails_ends_a_build_with_its_line(root, line, told):
    base = root / "theme/templates/base.html"
    base.write_text(line + base.read_text("utf-8"), "utf-8")
    status, _, err = project.run(root)
    assert (status, err.startswith(f"theme/templates/base.html:1: {told}"), "Traceback" in err) == (1, True, False), err
    assert err.endswith("; mend the template, or take the one that is shipped\n")


BAD_BRIEFINGS = {
    "no title": ("Date: 2025-04-05\n\nText.", "1: has no Title"),
    "not UTF-8": (b"Title: caf\xe9\nDate: 2025-04-05\n\nText.", "1: is not UTF-8"),
    "year 1": ("Title: T\nDate: 0001-01-01\n\nTSA met on 5 March 2025.", "2: Date '0001-01-01' lies outside"),
    "year 2": ("Title: T\nDate: 0002-03-05\n\nTSA met on 5 March 2025.", "2: Date '0002-03-05' lies outside"),
    "year 9998": ("Title: T\nDate: 9998-01-01\n\nTSA met on 5 March 2025.", "2: Date '9998-01-01' lies outside"),
    "year 9999": ("Title: T\nDate: 9999-12-31\n\nTSA met on 5 March 2025.", "2: Date '9999-12-31' lies outside"),
    "address of no host": (HEAD.format("T") + "URL: http://[::1\n\nText.", "3: URL 'http://[::1' is no web address"),
    "slug that climbs": (HEAD.format("T") + "Slug: ../../../escaped\n\nText.", "3: '../../../escaped' is no address"),
    "slug too long": (HEAD.format("T") + f"Slug: {'x' * 300}\n\nText.", "3: 'xxx"),
    "title too long": (f"Title: {'word ' * 66_000}\nDate: 2025-04-05\n\nText.", "1: Title of 329,999 characters"),
    "too deep": (
        HEAD.format("T") + "\n" + "".join(f"{' ' * 4 * at}- a\n" for at in range(400)),
        "1: lists or quotations lie too deep in one another",
    ),
    "a character no feed may hold": ("Title: a\x00b\nDate: 2025-04-05\n\nText.", r"1: holds the character '\x00'"),
}


@pytest.mark.parametrize(("text", "message"), BAD_BRIEFINGS.values(), ids=BAD_BRIEFINGS)
def test_a_bad_briefing_is_left_out_and_the_rest_is_built(root, text, message):
    (root / "content/briefings").mkdir()
    (root / "content/briefings/bad.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    status, problems = twice(root)
    assert (status, len(problems)) == (1, 1)
    assert problems[0].startswith(f"content/briefings/bad.md:{message}")
    assert len(titles(root)) == 2


BAD_PAGES = {
    "no title": (b"Summary: s\n\nText.", "1: has no Title"),
    "no summary": (b"Title: t\n\nText.", "1: has no Summary"),
    "not UTF-8": (b"Title: t\nSummary: s\n\ncaf\xe9", "4: is not UTF-8"),
    "address of another page": (
        b"Title: t\nSummary: s\nSlug: timeline\n\nText.",
        "3: another page has the address /timeline/; write another Slug",
    ),
    "address of what no build writes": (b"Title: t\nSummary: s\nSlug: extras\n\nText.", "3: another page has"),
    "address that climbs": (b"Title: t\nSummary: s\nSlug: ../x\n\nText.", "3: '../x' is no address"),
}


@pytest.mark.parametrize("name", ["more.md", "about.md"])
@pytest.mark.parametrize(("data", "message"), BAD_PAGES.values(), ids=BAD_PAGES)
def test_a_bad_page_is_left_out_and_the_rest_is_built(root, name, data, message):
    (root / "content/pages" / name).write_bytes(data)
    status, problems = twice(root)
    assert status == 1
    assert any(line.startswith(f"content/pages/{name}:{message}") for line in problems), problems
    assert len(titles(root)) == 2
    assert (root / "output/about/index.html").is_file()
    assert not (root / "output/more").exists()


def test_a_page_that_the_foot_leads_to_is_missed_by_name(root):
    (root / "content/pages/about.md").unlink()
    assert twice(root) == (
        1,
        ["content/pages/about.md: the foot of every page leads to /about/, which no page has; write this one"],
    )
    assert "not written yet" in (root / "output/about/index.html").read_text("utf-8")


LINKED = (
    "Title: Linked\nDate: 2025-04-05\n\nSee [nowhere](#nowhere), [nothing]() and\n[a file](/etc/passwd).\n\n"
    "[TSA](../../entities/testland-space-agency/) and [a ghost](../ghost/ 'x').\n\n[out]: ../../../x/\n\n[Go][out].\n"
)


def test_links_that_lead_nowhere_are_named_by_line_and_not_made(root, tmp_path):
    project.write(root / "content/briefings/linked.md", LINKED)
    status, problems = twice(root)
    until = "; mend it or take it away, until then its words stand without it"
    assert (status, problems) == (
        1,
        [
            f"content/briefings/linked.md:4: link '#nowhere' leads to no such place in briefings/linked/index.html"
            f"{until}",
            f"content/briefings/linked.md:4: link '' is empty{until}",
            f"content/briefings/linked.md:5: link '/etc/passwd' is not relative; it would break under a path{until}",
            f"content/briefings/linked.md:7: link '../ghost/' leads to briefings/ghost/index.html, which does not exist"
            f"{until}",
            f"content/briefings/linked.md:9: link '../../../x/' leaves the site's folder{until}",
        ],
    )
    page = (root / "output/briefings/linked/index.html").read_text("utf-8")
    assert 'href="../../entities/testland-space-agency/">TSA</a>' in page
    assert "/etc/passwd" not in page and "a ghost" in page and "ghost/" not in page
    assert clean_is_the_same(root, tmp_path)


def test_a_link_that_comes_to_lead_somewhere_is_made_and_one_that_loses_its_page_is_not(root, tmp_path):
    project.write(root / "content/briefings/linked.md", f"{HEAD.format('L')}\nSee [a ghost](../ghost/).\n")
    project.write(root / "content/briefings/ghost.md", HEAD.format("Ghost") + "\nBoo.\n")
    page = root / "output/briefings/linked/index.html"
    for there in (True, False, True):
        (root / "content/briefings/ghost.md").write_text(
            f"{HEAD.format('G')}Status: {'published' if there else 'draft'}\n\nBoo.\n"
        )
        status, problems = twice(root)
        assert (status, len(problems)) == (int(not there), int(not there))
        assert ('href="../ghost/"' in page.read_text("utf-8")) is there
        assert clean_is_the_same(root, tmp_path)


def test_a_link_to_a_sentence_is_followed_to_its_anchor(root):
    project.run(root)
    (path,) = (root / "output/briefings").glob("*astronauts*/index.html")
    anchor = path.read_text("utf-8").partition('<span class="s" id="')[2].partition('"')[0]
    text = (
        f"{HEAD.format('L')}\n[Good](../{path.parent.name}/#{anchor}) and [bad](../{path.parent.name}/#s-00000000).\n"
    )
    project.write(root / "content/briefings/linked.md", text)
    status, problems = twice(root)
    assert (status, len(problems)) == (1, 1)
    assert "linked.md:4: link '../" in problems[0] and "#s-00000000' leads to no such place in" in problems[0]


def test_a_link_of_a_page_about_the_site_is_named_by_its_line(root):
    with (root / "content/pages/about.md").open("a") as file:
        file.write("\n\n[x](/etc/passwd)\n")
    number = (root / "content/pages/about.md").read_text("utf-8").count("\n")
    status, problems = twice(root)
    assert (status, len(problems)) == (1, 1)
    assert problems[0].startswith(f"content/pages/about.md:{number}: link '/etc/passwd' is not relative")
    assert "/etc/passwd" not in (root / "output/about/index.html").read_text("utf-8")


def test_two_briefings_of_one_address_are_an_error_that_names_both(root, tmp_path):
    project.write(root / "content/briefings/a.md", GOOD.replace("\n\n", "\nSlug: b\n\n"))
    project.write(root / "content/briefings/b.md", GOOD)
    project.write(root / "content/briefings/c.md", GOOD.replace("\n\n", "\nSlug: B\nStatus: draft\n\n"))
    status, problems = twice(root)
    assert (status, problems) == (
        1,
        ["content/briefings/a.md:3: has the address 'b' of content/briefings/b.md; give it another Slug"],
    )
    assert len(titles(root)) == 3 and clean_is_the_same(root, tmp_path)
    assert check(options(root)) == 1


def test_a_word_longer_than_any_name_makes_no_page(root):
    words = f"The {'X' + 'y' * 300} Space Agency (XSA) met {'Q' + 'z' * 400} Corporation and Examplia on 3 March 2025."
    project.write(root / "seeds/long.txt", f" date 2025-03-05 {words}\n")
    path = root / "content/knowledge/agencies.toml"
    path.write_text(path.read_text("utf-8").replace('names = ["TSA"]', f'names = ["TSA", "{"TSA " * 100}Office"]'))
    assert twice(root) == (0, [])
    assert len(titles(root)) == 3


def test_what_editors_programs_leave_in_the_theme_is_passed_over(root):
    (root / "theme/templates/.#base.html").symlink_to("editor@host.example:1")
    (root / "theme/static/.#site.css").symlink_to("editor@host.example:1")
    (root / "theme/static/.site.css.swp").write_bytes(b"x")
    assert twice(root) == (0, [])
    assert not list((root / "output/theme").glob(".*"))


def test_a_template_that_is_no_utf_8_is_named_with_its_line(root):
    (root / "theme/templates/base.html").write_bytes(b"one\n\xe9")
    status, told, wrong = project.run(root)
    assert (status, told.startswith("nothing was written; ")) == (1, True)
    assert wrong == "theme/templates/base.html:2: is not UTF-8; save it as UTF-8\n"


def test_a_page_is_made_anew_when_a_file_of_the_theme_that_it_names_is_another_and_only_then(root):
    assert project.run(root)[0] == 0
    before = project.tree(root / "output")
    for name, asked in (("search.js", {"search/index.html"}), ("site.css", {p for p in before if p[-5:] == ".html"})):
        style = root / "theme/static" / name
        style.write_text(f"{style.read_text('utf-8')}/* more */\n", "utf-8")
        told = project.run(root)[1]
        assert f": {len(asked) + 1} written, " in told and ", 1 removed" in told, told
        after = project.tree(root / "output")
        assert asked == {path for path in before if path in after and before[path] != after[path]}
        before = after
    assert project.against_clean(root)[1] == []


def test_what_is_no_file_among_the_inputs_is_named_and_the_rest_is_built(root, tmp_path):
    secret = tmp_path / "outside.txt"
    secret.write_text(" date 2025-03-05 Secrets of Testland were told.\n")
    for folder in ("seeds", "content/briefings", "content/pages"):
        (root / folder).mkdir(exist_ok=True)
        (root / folder / ".#x.md").symlink_to("editor@host.example:1")
        (root / folder / "gone.md").symlink_to("nowhere")
        (root / folder / "circle").symlink_to(".")
        (root / folder / "all").symlink_to("/")
        os.mkfifo(root / folder / "pipe.md")
    (root / "seeds/secret.txt").symlink_to(secret)
    (root / "content/briefings/secret.md").symlink_to(secret)
    status, problems = twice(root)
    named = {line.partition(": ")[0] for line in problems}
    names = ("all", "circle", "gone.md", "pipe.md")
    assert status == 1
    assert named == {
        *(f"{folder}/{name}" for folder in ("seeds", "content/briefings", "content/pages") for name in names),
        "seeds/secret.txt", "content/briefings/secret.md",
    }  # fmt: skip
    assert len(titles(root)) == 2
    assert b"Secrets" not in b"".join(project.tree(root / "output").values())


def test_a_name_that_is_no_utf_8_is_refused_and_the_rest_is_built(root):
    for name in (b"x\xfe.html", b"d\xff/a.txt", b"x\ny.txt"):
        path = root / "seeds" / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(" date 2025-03-05 TSA met.\n")
    status, problems = twice(root)
    assert (status, [line.partition(": ")[0] for line in problems]) == (
        1,
        [r"seeds/d\xff/a.txt", r"seeds/x\ny.txt", r"seeds/x\xfe.html"],
    )
    assert len(titles(root)) == 2


BUILD = (
    "import sys, project; from pathlib import Path; s, o, e = project.run(Path(sys.argv[1])); print(s, e, sep='\\n')"
)


def test_what_may_not_be_read_is_named_and_the_rest_is_built(root):
    project.run(root)
    project.write(root / "seeds/closed.txt", " date 2025-03-05 TSA met.\n")
    project.write(root / "seeds/shut/a.txt", " date 2025-03-05 TSA met Examplia.\n")
    project.write(root / "content/briefings/closed.md", GOOD)
    project.write(root / "content/pages/closed.md", "Title: t\nSummary: s\n\nText.\n")
    shut = [
        root / name
        for name in ("seeds/closed.txt", "seeds/shut", "content/briefings/closed.md", "content/pages/closed.md")
    ]
    for path in shut:
        path.chmod(0)
    environment = os.environ | {"PYTHONPATH": f"{project.HERE}/plugins:{project.HERE}/tests"}
    command = project.bound_by_modes(sys.executable, "-c", BUILD, str(root))
    for _ in range(2):
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
        status, *problems = done.stdout.split("\n")
        assert status == "1", done.stderr
        named = sorted(line.partition(": ")[0] for line in problems if line)
        assert named == ["content/briefings/closed.md", "content/pages/closed.md", "seeds/closed.txt", "seeds/shut"]
    for path in shut:
        path.chmod(0o700)
    assert len(titles(root)) == 2


FAR = "TSA launched a probe on 31 December 9999.\n\nTSA was founded on 1 January 0001. It plans a launch in 9999.\n"
MILESTONES = "".join(
    f'\n[[milestone]]\nid = "far-{at}"\ndate = "{day}"\ntitle = "Far"\nparties = ["examplia", "testland"]\n'
    'kind = "launch"\nsources = ["https://example.org/2"]\n'
    for at, day in enumerate(["0001-01-01", "0001", "9999-12-31", "9999-12", "9999", "../0001", "9999/..", "99XX"])
)


@pytest.mark.parametrize("as_of", ["", "0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_can_stand_on_a_page(root, as_of):
    project.write(root / "content/briefings/far.md", f"{HEAD.format('Far')}\n{FAR}")
    path = root / "content/knowledge/milestones.toml"
    path.write_text(path.read_text("utf-8") + MILESTONES)
    status, _, err = project.run(root, as_of=as_of)
    assert (status, err.count("far")) == (0, 0), err


@pytest.mark.parametrize(
    ("days", "far"),
    [
        (["2024-01-05", "2025-03-05", "2025-09-01", "2100-12-31"], ["2100-12-31"]),
        (["2025-03-05", "2100-12-31"], ["2100-12-31"]),
        (["2024-01-05", "2025-03-05", "2026-09-01"], []),
        (["1969-07-20", "2024-01-05", "2025-03-05", "2026-09-01"], []),
        (["2025-03-05", "2027-03-05"], []),
        (
            [f"2025-{month:02}-01" for month in range(1, 13)] * 2 + ["2052-01-01", "2052-02-01"],
            ["2052-01-01", "2052-02-01"],
        ),
        (["2025-03-05"], []),
        ([], []),
    ],
)
def test_what_lies_far_after_all_others_is_known_by_the_dates_alone(tmp_path, days, far):
    several = []
    for number, day in enumerate(days):
        project.write(tmp_path / f"{number}.md", f"Title: T\nDate: {day}\n\nText.")
        several.append(builders.briefing(path=f"{number}.md", slug=f"n{number}", published=date.fromisoformat(day)))
    found = outliers(several[::-1], tmp_path)
    assert [problem.message.partition(",")[0] for problem in found] == [f"dated {day}" for day in far]
    assert all(problem.line == 2 and not problem.fatal for problem in found)


def test_one_wrong_year_is_told_by_build_and_by_check(root, capsys):
    project.write(root / "content/briefings/typo.md", GOOD.replace("2025-04-05", "2062-04-05"))
    status, problems = twice(root)
    assert (status, len(problems)) == (0, 1)
    assert problems[0].startswith(
        "content/briefings/typo.md:2: dated 2062-04-05, 35 years after all briefings before it"
    )
    assert problems[0].endswith("(advice)")
    assert check(options(root)) == 0
    assert "typo.md:2: dated 2062-04-05" in capsys.readouterr().err


def test_check_names_each_seed_that_a_build_refuses(root, capsys):
    entry = "<item><title>{}</title>{}<description>TSA met Examplia in May to talk of radar data.</description></item>"
    entries = entry.format("A", "<pubDate>Wed, 05 Mar 2025 10:00:00 GMT</pubDate>") + entry.format("B", "")
    project.write(root / "seeds/feed", f'<rss version="2.0"><channel><title>T</title>{entries}</channel></rss>')
    project.write(root / "seeds/undated.txt", "TSA met Examplia.\n")
    project.write(root / "seeds/ahead.txt", " date 2090-03-05 TSA met Examplia.\n")
    (root / "seeds/link.txt").symlink_to("undated.txt")
    status, _, err = project.run(root, date.today())
    refused = [line for line in err.splitlines() if line.startswith("seeds/") and not line.endswith("(advice)")]
    assert (status, len(refused)) == (1, 4)
    for again in ("", "again"):
        assert check(options(root)) == 1
        assert set(refused) <= set(capsys.readouterr().err.splitlines()), again
    assert check(options(root), as_json=True) == 1
    told = [one for one in json.loads(capsys.readouterr().out) if one["fatal"]]
    assert sorted(f"{one['path']}:{one['line']}: {one['message']}".replace(":0:", ":") for one in told) == sorted(
        refused
    )


def test_a_seed_of_a_day_to_come_is_refused_until_that_day_though_nothing_changes(root):
    project.write(root / "seeds/typo.txt", " date 2062-03-05 TSA met Examplia.\n")
    line = "seeds/typo.txt:1: dated 2062-03-05, which is after 2061-01-01; mend the year, or let it in with --future\n"
    for again in (False, True):
        status, out, err = project.run(root, date(2061, 1, 1))
        assert (status, err, "nothing changed" in out, len(titles(root))) == (1, line, again, 2)
    status, out, _ = project.run(root, date(2062, 3, 5))
    assert (status, "nothing changed" in out, len(titles(root))) == (0, False, 3)
    assert "nothing changed" in project.run(root, date(2061, 1, 1))[1]


def invoke(*arguments):
    command = [str(project.HERE / ".venv/bin/invoke"), "-r", str(project.HERE), *arguments]
    command[0] = command[0] if os.path.exists(command[0]) else "invoke"
    return subprocess.run(command, capture_output=True, text=True)


def test_the_verbs_refuse_a_seed_of_a_day_to_come_and_future_lets_it_in(root):
    (root / "seeds/typo.txt").write_text(" date 2090-03-05 TSA met Examplia.\n")
    verb = ("ingest", "--seeds", "seeds", "--content", "content")
    done = invoke(*verb)
    said = "2 created, 0 updated, 0 unchanged, 0 edited, 0 second, 1 problem, 0 pieces of advice\n"
    assert (done.returncode, done.stdout) == (1, said)
    assert done.stderr.startswith("seeds/typo.txt:1: dated 2090-03-05, which is after ")
    folders = ("--seeds", "seeds", "--content", "content", "--output", "output")
    assert "seeds/typo.txt:1: dated 2090-03-05" in invoke("build", *folders).stderr
    assert invoke("build", *folders, "--future").returncode == 0
    assert len(titles(root)) == 3
    (root / "seeds/more.txt").write_text(" date 2091-03-05 TSA met Testland.\n")
    assert invoke(*verb, "--future").stdout.startswith("1 created, 0 updated, 3 unchanged")
