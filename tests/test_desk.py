"""The editor's desk: what is in doubt, which answers fit, and that an answer writes its own lines and no other."""

import doctest
import shutil
import tomllib
from dataclasses import replace
from datetime import date

import pytest
from builders import HERE, KNOWN, briefing, site
from hypothesis import given
from hypothesis import strategies as st
from project import write

from briefing.desk import article_edits, changes, patch, table_edits
from briefing.desk.answering import answered
from briefing.desk.changes import TODAY, Answer, Ask, Cut, Header, NewTable, Spelling, Unwritable
from briefing.desk.doubt import KINDS, Doubt, line_of, ordered
from briefing.desk.doubts import site_doubts
from briefing.desk.file_doubts import file_doubts
from briefing.desk.missing_records import MissingRecord, Place, name_doubts
from briefing.desk.outlet_doubts import source_doubts
from briefing.desk.patch import patched
from briefing.desk.reading_answers import not_an_event, readings_of
from briefing.desk.record_doubts import unshown_cooperations
from briefing.desk.settled import settled, unsettled
from briefing.errors import Problem
from briefing.ingest.head import written
from briefing.knowledge import Source
from briefing.model import Entity
from press.check import doubts
from press.options import options

DAY = date(2026, 11, 22)
ARTICLE = """Title: A pact
    in two lines
Date: 2025-03-05
Date-From: text (doubtful)
Slug: a-pact
Seed: a.html
Cleaned: 1 NUL or control characters

Peru and Chile signed a pact.

Share this

They met in Lima.
"""
RECORDS = """# Agencies

[[agency]]
id = "acme"
name = "Acme"

# of Testland
[[agency]]
id = "tsa"
name = "Testland Space Agency"
names = ["TSA"]
sources = [
    "Atlas, 2025",
]
"""
CORRECTIONS = """[[correction]]
briefing = "b"
quote = "one"
says = "Two."
state = "corrected"
sources = ["Atlas"]
made = 2026-11-22

[[correction]]
briefing = "a"
quote = "x"
says = "Y."
state = "conflict"
sources = ["Atlas"]
made = 2026-11-22
"""
SAID = (("briefing", "b"), ("quote", "“two”\\"), ("says", ""), ("state", "corrected"), ("sources", "Atlas"))
MIDDLE, SAYS = (("id", "m-a"), ("name", "M")), Ask("says", "What is right")
ANSWERS = {
    ARTICLE: (
        Answer("Right", Header("", (("Date-From", "text"),))),
        Answer("Another day", Header("", (("Date", ""), ("Date-From", "editor"))), (Ask("Date", "Day"),)),
        Answer("Reviewed", Header("", (("Reviewed", TODAY),))),
        Answer("Another title", Header("", (("Title", ""),)), (Ask("Title", "Title"),)),
        Answer("Nobody", Header("", (("Source", "gazette"), ("Cleaned", "")))),
        Answer("None", Cut("", ("Share this",))),
    ),
    RECORDS: (
        Answer("First", NewTable("agency", (("id", "aaa"), ("name", "A"), ("unverified", "true")))),
        Answer("Between", NewTable("agency", (*MIDDLE, ("names", "MA\nMAS"), ("unverified", "true")))),
        Answer("Last", NewTable("agency", (("id", "zzz"), ("name", "Z"), ("sources", "Atlas")))),
        Answer("Same", Spelling("agency", "tsa", "T.S.A.")),
        Answer("Same too", Spelling("agency", "acme", "ACME “Ltd”")),
    ),
    CORRECTIONS: (
        Answer("Wrong", NewTable("correction", (*SAID, ("made", TODAY))), (Ask("says", "What is right"),)),
        Answer("Not one", NewTable("correction", (("briefing", "new"), *SAID[1:], ("made", TODAY))), (SAYS,)),
    ),
}  # fmt: skip
GIVEN = {"Date": "2025-03-04", "Title": "A treaty", "says": "It is one."}
STEPS = st.sampled_from([(text, number) for text, found in ANSWERS.items() for number in range(len(found))])


def after(text, answer, **given):
    return answered(text, answer, GIVEN | given, DAY)


@pytest.mark.parametrize("module", [article_edits, changes, patch, table_edits])
def test_examples_hold(module):
    assert doctest.testmod(module).failed == 0


@given(st.lists(STEPS | st.none(), max_size=12), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_no_answer_and_no_undo_touches_a_byte_of_another_line(steps, end, mark):
    first = {text: mark + text.replace("\n", end) for text in ANSWERS}
    now, done = dict(first), []
    for step in steps:
        if step is None and done:
            text, change = done.pop()
            now[text] = patched(now[text], change.inverse)
        elif step is not None:
            text, number = step
            answer = ANSWERS[text][number]
            new = after(now[text], answer)
            change = patch.patch(now[text], new)
            assert all(own(line, answer) for line in change.old), change
            done.append((text, change))
            now[text] = new
    for text, change in reversed(done):
        now[text] = patched(now[text], change.inverse)
    assert now == first


def own(line, answer):
    """Return True for a line that an answer may replace."""
    change = answer.change
    if isinstance(change, Header):
        keys = [key for key, _ in change.fields]
        between = not set(keys).isdisjoint({"Source"})  # two lines at once: what stands between them is written again
        return between or line.startswith((*(f"{key}:" for key in keys), "    in two", "\ufeffTitle:"))
    if isinstance(change, Cut):
        return line.strip() in ("", *change.paragraphs)
    return isinstance(change, Spelling) and line.startswith("names = [")


def test_a_table_finds_its_place_by_the_order_of_its_file():
    first, between, last, *_ = ANSWERS[RECORDS]
    text = after(after(after(RECORDS, last), between), first)
    assert [row["id"] for row in tomllib.loads(text)["agency"]] == ["aaa", "acme", "m-a", "tsa", "zzz"]
    assert '[[agency]]\nid = "m-a"\nname = "M"\nnames = ["MA", "MAS"]\nunverified = true\n\n# of Testland\n' in text
    wrong, fresh = ANSWERS[CORRECTIONS]
    rows = tomllib.loads(after(after(CORRECTIONS, fresh), wrong))["correction"]
    assert [(row["briefing"], row["quote"]) for row in rows] == [
        ("b", "one"),
        ("b", "“two”\\"),
        ("a", "x"),
        ("new", "“two”\\"),
    ]
    assert rows[1]["made"] == DAY


@pytest.mark.parametrize(
    ("answer", "given", "said"),
    [
        (ANSWERS[ARTICLE][1], {"Date": "tomorrow"}, "'tomorrow' is no day"),
        (ANSWERS[ARTICLE][1], {"Date": ""}, "Day: say it"),
        (ANSWERS[ARTICLE][3], {"Title": "a\x00b"}, "characters that no page may have"),
        (ANSWERS[CORRECTIONS][0], {"says": " "}, "What is right: say it"),
        (Answer("", NewTable("source", (("id", "a b"), ("name", "A"), ("rights", "full")))), {}, "lower-case letters"),
        (Answer("", Header("", (("Source", ""),)), (Ask("Source", "By", ("own",)),)), {"Source": "x"}, "one of own"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_with_what_to_do(answer, given, said):
    with pytest.raises(Unwritable, match=said):
        after(ARTICLE, answer, **given)


def test_a_file_that_would_be_damaged_is_refused():
    trap = 'fact = """\n[[agency]]\n"""\n'
    text = '[[agency]]\nid = "b"\nname = "B"\n' + trap + '\n[[agency]]\nid = "d"\nname = "D"\n'
    new = after(text, Answer("", NewTable("agency", (("id", "c"), ("name", "C"), ("unverified", "true")))))
    assert [row["id"] for row in tomllib.loads(new)["agency"]] == ["b", "d", "c"] and new.startswith(text)
    with pytest.raises(Unwritable, match="by hand"):
        after(text, Answer("", Spelling("agency", "d", "DD")))
    with pytest.raises(Unwritable, match="no TOML"):
        after("x =", ANSWERS[RECORDS][0])


def test_lines_that_were_changed_since_are_not_taken_back():
    new = after(ARTICLE, ANSWERS[ARTICLE][2])
    change = patch.patch(ARTICLE, new)
    assert patched("Author: A\n" + new, change.inverse) == "Author: A\n" + ARTICLE
    with pytest.raises(Unwritable, match="with Git"):
        patched(new.replace("2026-11-22", "2026-11-23"), change.inverse)
    cut = patch.patch(ARTICLE, after(ARTICLE, ANSWERS[ARTICLE][5]))
    shorter = after("Author: A\n" + ARTICLE, ANSWERS[ARTICLE][5])
    assert patched(shorter, cut.inverse) == "Author: A\n" + ARTICLE


def file_kinds(text, **fields):
    """Return the doubts about a file by kind."""
    _, _, body = text.partition("\n\n")
    one = briefing(body.strip(), title="A pact", seed="a.html", **fields)
    return {doubt.kind: doubt for doubt in file_doubts(one, text, (Source("own", "Own", "", "full", ""),))}


def test_a_file_says_what_is_in_doubt_until_somebody_has_read_it():
    found = file_kinds(ARTICLE)
    assert set(found) == {"day", "characters", "rest", "rights"}
    assert found["day"].problem.line == 4 and found["rest"].context.words == "Share this"
    for kind in ("day", "characters", "rest"):
        text = answered(ARTICLE, found[kind].answers[0], {}, DAY)
        assert kind not in file_kinds(text, reviewed=DAY if "Reviewed: 2026-11-22" in text else None), kind
    signed = {"Title": "A pact", "Date": "2025-03-05", "Source": "own"}
    given, proposed = (written(signed | more, "Peru and Chile signed.") for more in ({}, {"Title-From": "text"}))
    fields = {"source": "own", "slug": "a-pact-2"}
    assert set(file_kinds(proposed, **fields)) == set(file_kinds(f"Status: {proposed}", **fields)) == {"title"}
    assert set(file_kinds(given, **fields)) == set(file_kinds(proposed, reviewed=DAY, **fields)) == set()
    assert set(file_kinds(proposed, source="own", slug="a-treaty")) == set()


def test_a_table_at_the_end_of_a_text_is_a_part_of_it():
    head, rows = (
        "Title: A pact\nDate: 2024-02-08\n\nThose who joined are listed.\n\n",
        "Peru 23 January 2024\n\nChile 9 May",
    )
    assert "rest" not in file_kinds(f"{head}Country Date\n\n{rows} 2023\n\nCuba 3 May 2022\n", source="own")
    titles = "Kites win in Lima\n\nIcy art draws many\n\nTop ten of 2024\n"
    assert file_kinds(f"{head}{titles}", source="own")["rest"].context.words == titles.strip()


def test_a_publisher_without_a_record_is_asked_about_once():
    texts = [briefing("Peru signed.", source=name, path=f"briefings/{n}.md") for n, name in enumerate("AABo")]
    files = {one.path: f"Title: A\nSource: {one.source}\n\nPeru signed.\n" for one in texts}
    known = replace(KNOWN, sources=(Source("o", "Own", "", "full", ""),))
    found = list(source_doubts(texts, files, known))
    assert [(one.problem.path, one.problem.line) for one in found] == [("briefings/0.md", 2), ("briefings/2.md", 2)]


def test_a_doubt_is_the_same_when_the_title_or_the_number_in_its_words_is_another():
    one = briefing("China launched a weather satellite for farmers on 3 March 2025.", slug="one")
    other = "China launched a weather satellite for harvests and ports on 3 March 2025."
    sites = [site(one, briefing(other, slug="two", title=title)) for title in ("A pact", "A treaty")]
    assert len({doubt.id for found in sites for doubt in site_doubts(found) if doubt.kind == "merge"}) == 1
    name = MissingRecord(
        Entity("lakeside", "Lakeside", "company", False), ("Lakeside",), 3, 1, (Place("a.md", 3, ""),), ()
    )
    assert len({doubt.id for doubt in name_doubts((name, replace(name, times=4, places=(Place("b.md", 4, ""),))))}) == 1


def test_an_unsure_merge_is_told_apart_by_its_answer_and_a_contradiction_is_settled_by_one():
    one = briefing("China launched a weather satellite for farmers on 3 March 2025.", slug="one", path="briefings/1.md")
    two = briefing(
        "China launched a weather satellite for harvests and ports on 3 March 2025.", slug="two", path="briefings/2.md"
    )
    (merge,) = [doubt for doubt in site_doubts(site(one, two)) if doubt.kind == "merge"]
    answer, *none = merge.answers
    (row,) = tomllib.loads(answered("", answer, GIVEN | {"sources": "Atlas"}, DAY))["correction"]
    assert {row["briefing"], row["apart_from"]} == {"one", "two"}
    assert row["quote"] in one.text + two.text and row["apart_quote"] in one.text + two.text
    withdrawn = [tomllib.loads(answered("", one, GIVEN | {"sources": "Atlas"}, DAY))["correction"][0] for one in none]
    assert [(row["briefing"], row["quote"], row["not_an_event"]) for row in withdrawn] == [
        (text.slug, text.text, True) for text in (one, two)
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("NASA launched a probe on 4 March 2025.", ["NASA launched a probe on 4 March 2025."]),
        (
            "China landed a probe on 2 March 2025, and launched a satellite on 4 March 2025.",
            ["China landed a probe on 2 March 2025", "and launched a satellite on 4 March 2025."],
        ),
        (
            "On 2 March 2025 China landed a probe; on 4 March 2025 it launched a satellite.",
            ["On 2 March 2025 China landed a probe", "on 4 March 2025 it launched a satellite."],
        ),
    ],
)
def test_what_is_no_event_is_quoted_with_its_own_date_alone(text, quotes):
    found = site(briefing(text))
    events, texts = found.analyses[0].events, {one.slug: one for one in found.briefings}
    answers = [not_an_event("", one.evidence[0], one.times[0], readings_of(found), texts) for one in events]
    assert [answer.proposed("quote") for answer in answers] == quotes


def test_a_contradiction_is_told_by_titles_and_proposes_whole_sentences():
    texts = [
        briefing(f"Oman, the {n}st country to sign the Artemis Accords, met Peru.", slug=f"s-{n}", title=f"View {n}")
        for n in (61, 71)
    ]
    (doubt,) = [one for one in site_doubts(site(*texts)) if one.kind == "contradiction"]
    wrong, other, open_ = doubt.answers
    assert (wrong.label, other.label) == ("Wrong: “61st country” in “View 61”", "Wrong: “71st country” in “View 71”")
    assert wrong.proposed("says") == "It is “71st country”, as “View 71” has it."
    assert open_.proposed("says") == "Texts say “61st country” in “View 61”, “71st country” in “View 71”."


def test_work_that_is_not_sure_is_asked_about_until_it_is_on_record():
    found = site(briefing("China and Egypt signed an agreement on tea in May 2024."))
    (read,) = found.analyses
    unsure = replace(read, cooperations=tuple(replace(one, sure=False) for one in read.cooperations))
    assert not list(unshown_cooperations(found, {}))
    texts = {one.slug: one for one in found.briefings}
    (doubt,) = unshown_cooperations(replace(found, analyses=(unsure,)), texts)
    assert doubt.matter == "work of China and Egypt, read in “tea”, is not sure and not shown"
    record, other = doubt.answers
    said = {"quote": "Egypt", "entity": "ethiopia", "says": "Ethiopia signed.", "sources": "Atlas"}
    (row,) = tomllib.loads(answered("", other, said, DAY))["correction"]
    assert (row["quote"], row["entity"]) == ("Egypt", "ethiopia")
    with pytest.raises(Unwritable, match="Which name: write one of China, Egypt"):
        answered("", other, said | {"quote": "Chile"}, DAY)
    assert record.proposed("title") == "China and Egypt signed an agreement on tea"
    unclear = replace(unsure, events=())
    (doubt,) = unshown_cooperations(replace(found, analyses=(unclear,)), texts)
    assert doubt.answers[0].proposed("title") == ""  # a few words of a sentence are no title
    said = {"date": "2024-05", "title": "Pact on tea", "kind": "agreement", "sources": "Atlas"}
    (row,) = tomllib.loads(answered("", record, said, DAY))["milestone"]
    assert (row["parties"], row["title"], row["date"]) == (["china", "egypt"], "Pact on tea", "2024-05")
    known = replace(found.knowledge, milestones=(*found.knowledge.milestones, milestone(record)))
    assert not list(unshown_cooperations(replace(found, analyses=(unsure,), knowledge=known), texts))


def test_what_an_editor_leaves_as_it_is_is_asked_no_more():
    one, two = (
        Doubt(kind, Problem("a.md", 0, "is it?", False), answers=ANSWERS[ARTICLE][:1]) for kind in ("merge", "unsure")
    )
    same, none = unsettled((one, two), settled([ARTICLE]))
    assert [answer.label for answer in none.answers] == ["Right", "They do not"]
    text = after(after(ARTICLE, same.answers[-1]), none.answers[-1])
    assert f"Settled: {one.id} {two.id}\nSeed: a.html\n" in text
    assert not list(unsettled((one, two), settled(["", text])))
    assert list(unsettled((replace(one, problem=replace(one.problem, message="or is it?")),), settled([text])))


def test_words_are_found_in_their_line_with_or_without_markup():
    body = "Title: Peru signs\n\nPeru signs.\n\nChile and Peru signed [a pact](x) of Peru\nand Chile.\n"
    assert [line_of(body, "Peru", earlier) for earlier in range(4)] == [3, 5, 5, 0]
    assert line_of(body, "of Peru and Chile.") == line_of(body, "Chile and Peru signed a pact.") == 5
    assert line_of(body, "no such words") == 0


FILES = {
    "briefings/2025/kept.md": "Title: China and Egypt agree\nDate: 2025-03-05\nSlug: kept\nSource: gazette\n\n"
    "A first line.\n\nNASA launched the weather satellite for *farmers* on 3 March 2025. It is theirs.[^7]\n",
    "briefings/2025/other.md": "Title: A second view\nDate: 2025-03-06\nSlug: other\nSource: gazette\n\n"
    "NASA launched a weather satellite for harvests and ports on 3 March 2025.\n",
    "briefings/2025/draft.md": "Title: Not yet\nDate: 2025-03-05\nSlug: not-yet\nStatus: draft\n\nNASA is here.\n",
    "knowledge/corrections.toml": '[[correction]]\nbriefing = "gone"\nquote = "x"\nsays = "Y."\nstate = "corrected"\n'
    'sources = ["Atlas"]\nmade = 2026-11-22\n',
}


def test_each_doubt_names_its_line_and_the_page_that_shows_it(tmp_path):
    shutil.copytree(HERE / "content/knowledge", tmp_path / "content/knowledge")
    shutil.copytree(HERE / "content/pages", tmp_path / "content/pages")
    for name, text in FILES.items():
        write(tmp_path / "content" / name, text)
    asked = doubts(options(tmp_path))[0]
    assert {doubt.briefing for doubt in asked if doubt.file == "briefings/2025/draft.md"} == {""}
    found = {doubt.kind: doubt for doubt in asked}
    assert found["correction"].problem.line == 3 and "no published briefing" in found["correction"].matter
    assert found["advice"].problem.line == 8 and "[^7]" in found["advice"].matter
    merge = found["merge"]
    assert (merge.problem.line, merge.briefing) == ((8, "kept") if "second view" in merge.matter else (6, "other"))
    assert "kept" not in merge.matter and "other" not in merge.answers[0].proposed("says")


def milestone(answer):
    """Return the entry of the record that an answer writes."""
    return replace(KNOWN.milestones[0], id=dict(answer.change.fields)["id"])


def test_doubts_come_once_the_most_useful_first():
    places = [Doubt(kind, Problem("a.md", 1, kind, False)) for kind in reversed(KINDS)]
    fatal = Doubt("advice", Problem("z.md", 9, "stops", True))
    found = ordered([*places, fatal, places[0]])
    assert [doubt.kind for doubt in found] == ["advice", *KINDS]
    assert len({doubt.id for doubt in found}) == len(found)


def test_the_desk_leaves_out_what_to_do_by_hand_where_an_answer_does_it():
    by_hand = Doubt("rights", Problem("a.md", 1, "names no source; write `Source: ID`", False))
    assert by_hand.matter == by_hand.problem.message
    assert replace(by_hand, answers=(ANSWERS[ARTICLE][0],)).matter == "names no source"
