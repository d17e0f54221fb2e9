"""An hour of an editor in a real browser: files of many forms come in, and their doubts are settled at the desk."""

import contextlib
import re
import shutil
import subprocess
from datetime import date
from functools import partial

import project
import pytest
import received_files as made
from test_verbs import LINES
from test_watching import watching

from press.check import doubts
from press.options import options

PLAN = "The Lakeside Space Institute (LSIX) will build a probe with TSA by May 2024."
PACT = (
    "Testland and Examplia signed a pact on radar data in Lima on Tuesday, the ministry said. It lasts ten years and "
    "covers the training of twelve engineers in Santiago. A first course begins in June with people of both, and a "
    "second one follows in the spring of the next year, when the antenna near Cusco is ready for the craft of both."
)
MEMBER = "Examplia became the {} country to sign the Star Pact on 3 March 2025.\n\nA dinner was held in {}."
ITEM = (
    "<item><title>{}</title><link>https://example.org/{}</link><pubDate>Wed, 05 Mar 2025 10:00:00 GMT</pubDate>"
    "<description>Testland launched Lantern on {} March 2025 from its base in the south, {} said.</description></item>"
)
FEED = "".join(
    ITEM.format(*one) for one in (("Lantern flies", "a", 3, "an agency"), ("Lantern is up", "b", 4, "officials"))
)


def text(title, body, source="gazette", day="2025-03-05", form="Title: {}\nDate: {}\nSource: {}\n\n{}\n"):
    return form.format(title, day, source, body).encode()


def page(title, body):
    """Return a saved page on which no day is seen."""
    told = {made.TITLE: title, made.FIRST: body, made.SHOWN: "", made.SECOND: SEEN}
    found = made.PAGE.decode()
    for old, new in told.items():
        found = found.replace(old, new)
    return found.encode()


SEEN = (
    "It was two years in the making, and every day at noon it sees all fields of the country from coast to coast, "
    "with a camera that was ground by hand in a hall behind the harbour where ships had been built before."
)
FRONT = "---\ntitle: {}\ndate: {}\npublisher: {}\n---\n\n{}\n"
FILES = {
    "crew.docx": made.docx(("Testland trains a crew", made.SHOWN, "Testland trained four of Examplia in the hills.")),
    "station.pdf": made.pdf(
        ["Testland opens a station", "", "5 March 2024", "", "Testland opened a station on 4 March 2024, it said."]
    ),
    "farmers.html": page("For farmers", "Testland launched a weather satellite for farmers on 3 March 2025."),
    "harvests.eml": made.mail("Testland launched a weather satellite for harvests and ports on 3 March 2025."),
    "grows.md": text("The Star Pact grows", MEMBER.format("61st", "the old town"), form=FRONT),
    "member.warc": made.warc((("https://example.org/a", page("A new member", MEMBER.format("62nd", "a tent"))),)),
    "lantern.xml": f'<rss version="2.0"><channel><title>Example Times</title>{FEED}</channel></rss>'.encode(),
    "pacts.zip": made.packed(
        {"a.txt": text("A pact", PACT), "b.md": text("A radar pact", f"{PACT}\n\nLima was glad of it.", form=FRONT)}
    ),
    "launch.txt": text(
        "A launch",
        f"Testland launched a satellite on Monday.\n\n{PLAN} The Testland Space Agency (TSA) knows it.\n\n"
        "The Lakeside Space Institute met TSA in March 2024.",
        day="2024-03-05",
    ),
    "talks.txt": b"Date: 2025-06-06\n\nTestland and Examplia met in May 2025 to talk of space.\n",
    "herald.txt": text("Herald", "“Glad of the SPX” – so said Testland’s café owners.", "Examplia Herald")
    .decode().encode("cp1252"),
    "head.txt": text(
        "The head", "“We agree,” said Lin Xinqiang, head of the Testland Space Agency (TSA).\n\nThey agree.\n\n"
        "Kites win in Lima\n\nIcy art draws many\n\nTop ten of the year",
    ),
}  # fmt: skip
RECORDS = {
    "agreements.toml": '[[agreement]]\nid = "sea-pact"\nname = "Sea Pact"\nweak_names = ["SPX"]\nunverified = true\n\n'
    '[[agreement]]\nid = "star-pact"\nname = "Star Pact"\nweak_names = ["SPX"]\nunverified = true\n',
    "people.toml": '[[person]]\nid = "lin-xiqiang"\nname = "Lin Xiqiang"\nunverified = true\n',
    "spacecraft.toml": '[[spacecraft]]\nid = "lantern"\nname = "Lantern"\nunverified = true\n',
}

SAID = {
    "Day of publication": "2025-03-06",
    "Title": "They met",
    "Publisher": "gazette",
    "What is right, for readers": "",
    "Which name": "TSA",
    "The id of the record it means": "examplia-space-office",
    "Who says so, an address or a citation": "Atlas of examples, 2025",
}
"""What the editor says; where it is "", what is proposed."""
KEYS = {
    "day": "2111",
    "characters": "1",
    "contradiction": "23",
    "merge": "1",
    "overdue": "32",
    "copy": "2",
    "rest": "1",
    "rights": "1",
    "meaning": "2",
    "name": "1",
    "title": "12",
}
"""The keys that are pressed for the doubts of a kind, one after another, the last for all that follow."""
REMOVED = """\
Date-From: page data (doubtful)
Date-From: page data (doubtful)
Date-From: text (doubtful)
Date-From: text (doubtful)
Date: 2024-03-05
Icy art draws many
Kites win in Lima
Title-From: text
Title: Testland and Examplia met to talk of space
Top ten of the year
"""
ADDED = """\
Date-From: editor
Date-From: page data
Date-From: page data
Date-From: text
Date: 2025-03-06
Reviewed: (today)
Reviewed: (today)
Settled: (id)
Settled: (id)
Source: gazette
Source: gazette
Source: gazette
Title: They met
[[correction]]
[[correction]]
[[correction]]
[[correction]]
[[correction]]
[[correction]]
[[organisation]]
[[source]]
[[source]]
[[source]]
apart_from = "peru-and-chile-sign-a-pact-on-radar-data"
apart_quote = "Testland launched a weather satellite for harvests and ports on 3 March 2025."
briefing = "a-launch"
briefing = "a-launch"
briefing = "for-farmers"
briefing = "herald"
briefing = "lantern-is-up"
briefing = "the-star-pact-grows"
date = "2025-03-03"
entity = "examplia-space-office"
entity = "star-pact"
id = "example-ministry"
id = "example-times"
id = "examplia-herald"
id = "lakeside-space-institute"
made = (today)
made = (today)
made = (today)
made = (today)
made = (today)
made = (today)
name = "Example Ministry"
name = "Example Times"
name = "Examplia Herald"
name = "Lakeside Space Institute"
names = ["LSIX"]
names = ["Lin Xinqiang"]
not_an_event = true
quote = "4 March 2025"
quote = "61st country"
quote = "SPX"
quote = "TSA"
quote = "Testland launched a weather satellite for farmers on 3 March 2025."
quote = "The Lakeside Space Institute (LSIX) will build a probe with TSA by May 2024."
rights = "full"
rights = "full"
rights = "full"
says = "Another is meant here."
says = "It is “3 March 2025”, as “Lantern flies” has it."
says = "No event of the kind is told here."
says = "Texts say “61st country” in “The Star Pact grows”, “62nd country” in “A new member”."
says = "This is not what “Peru and Chile sign a pact on radar data” tells of."
says = "“SPX” is Star Pact here."
sources = ["Atlas of examples, 2025"]
sources = ["Atlas of examples, 2025"]
sources = ["Atlas of examples, 2025"]
sources = ["Atlas of examples, 2025"]
sources = ["Atlas of examples, 2025"]
sources = ["Atlas of examples, 2025"]
state = "conflict"
state = "corrected"
state = "corrected"
state = "corrected"
state = "corrected"
state = "corrected"
unverified = true
"""
"""What Git tells of the hour, sorted."""
AHEAD = """id => {
  const ids = [...document.querySelectorAll(".doubt")].map(one => one.id);
  return ids.indexOf(id) - ids.indexOf(document.querySelector(".doubt.now")?.id);
}"""
"""How many doubts stand between the one in hand and another."""


def settle(page, pressed):
    """Answer the first doubt that can be answered by keys; return its id, or "" when there is none."""
    doubts = page.locator(".doubt:not([hidden]):has(form)")
    if not doubts.count():
        return ""
    (one, kind) = doubts.first.evaluate("one => [one.id, one.dataset.kind]")
    page.keyboard.press("Escape")
    for _ in range(page.locator(".doubt").count()):
        ahead = page.evaluate(AHEAD, one)
        if ahead:
            page.keyboard.press("j" if ahead > 0 else "k")
    key = KEYS[kind][min(pressed.setdefault(kind, 0), len(KEYS[kind]) - 1)]
    pressed[kind] += 1
    page.keyboard.press(key)
    fields = page.locator(f"#{one} li:nth-child({key}) label")
    for number in range(fields.count()):
        field = fields.nth(number).locator("input")
        choices = fields.nth(number).locator("select")
        label = fields.nth(number).evaluate("one => one.firstChild.data.trim()")
        if field.count() and SAID[label]:
            field.fill(SAID[label])
        elif choices.count() and label in SAID:
            choices.select_option(SAID[label])
    if fields.count():
        fields.last.locator("input, select").press("Enter")
    page.locator(f"#{one}").wait_for(state="detached", timeout=60_000)
    return one


def changes(git):
    """Return the lines that Git calls taken away and added, of new files, too, with what is another each day."""
    git(["git", "add", "--all", "--intent-to-add"])
    told = git(["git", "diff", "-U0"]).stdout.replace(date.today().isoformat(), "(today)")
    lines = re.sub(r"(?<=Settled: )\w+", "(id)", told).splitlines()
    lines = [line for line in lines if not re.match(r"[+-]{3} ", line)]
    return tuple(sorted(line[1:] for line in lines if line[:1] == sign and line[1:]) for sign in "-+")


@pytest.mark.slow
def test_an_hour_of_an_editor_leaves_its_answers_in_git_and_nothing_is_asked_again(tmp_path, chromium):
    root = project.make(tmp_path / "project", seeds={}, knowledge=project.KNOWLEDGE | RECORDS)
    shutil.copy(project.HERE / "tasks.py", root)
    project.write(root / ".gitignore", "output/\n.cache/\n")
    (root / "seeds").mkdir()
    (tmp_path / "received").mkdir()
    for name, data in FILES.items():
        (tmp_path / "received" / name).write_bytes(data)
    git = partial(subprocess.run, cwd=root, check=True, capture_output=True, encoding="utf-8")
    with watching(root, LINES["desk"][0]) as address, contextlib.closing(chromium.new_page()) as page:
        page.goto(address)
        page.get_by_text("What else should be looked at").wait_for(timeout=120_000)
        (tmp_path / "received").rename(root / "seeds/received")
        page.locator(".doubt[data-kind=day]").first.wait_for(timeout=120_000)
        git(["git", "init", "-q"])
        git(["git", "add", "."])
        git(["git", "-c", "user.name=Editor", "-c", "user.email=e@example.invalid", "commit", "-qm", "Come in"])
        settled, pressed = [settle(page, {})], {}
        page.keyboard.press("u")
        page.locator(f"#{settled.pop()}").wait_for()
        while one := settle(page, pressed):
            settled.append(one)
        assert len(settled) == len(set(settled)) >= 20
        page.frame_locator("iframe").get_by_role("heading", name="They met").wait_for(timeout=60_000)
    assert changes(git) == (sorted(REMOVED.splitlines()), sorted(ADDED.splitlines()))
    assert project.run(root)[0] == 0
    left = doubts(options(root))[0]
    assert [one.matter for one in left if one.answers] == []
    assert not {f"d-{one.id}" for one in left} & set(settled)
