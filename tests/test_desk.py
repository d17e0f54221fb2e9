"""The editor's desk: what is in doubt, which answers fit, and that an answer writes its own lines and no other."""

import doctest
import tomllib
from dataclasses import replace
from datetime import date

import pytest
from builders import KNOWN, briefing, site
from hypothesis import given
from hypothesis import strategies as st

from briefing.desk import article_edits, changes, patch, table_edits
from briefing.desk.answering import answered
from briefing.desk.changes import TODAY, Answer, Ask, Cut, Entry, Header, Spelling, Unwritable
from briefing.desk.doubt import KINDS, Doubt, ordered
from briefing.desk.doubts import site_doubts
from briefing.desk.file_doubts import file_doubts
from briefing.desk.patch import patched
from briefing.desk.record_doubts import unshown_cooperations
from briefing.errors import Problem
from briefing.ingest.head import written
from briefing.knowledge import Source

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
        Answer("First", Entry("agency", (("id", "aaa"), ("name", "A"), ("unverified", "true")))),
        Answer("Between", Entry("agency", (*MIDDLE, ("names", "MA\nMAS"), ("unverified", "true")))),
        Answer("Last", Entry("agency", (("id", "zzz"), ("name", "Z"), ("sources", "Atlas")))),
        Answer("Same", Spelling("agency", "tsa", "T.S.A.")),
        Answer("Same too", Spelling("agency", "acme", "ACME “Ltd”")),
    ),
    CORRECTIONS: (
        Answer("Wrong", Entry("correction", (*SAID, ("made", TODAY))), (Ask("says", "What is right"),)),
        Answer("Not one", Entry("correction", (("briefing", "new"), *SAID[1:], ("made", TODAY))), (SAYS,)),
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
        (Answer("", Entry("source", (("id", "a b"), ("name", "A"), ("rights", "full")))), {}, "lower-case letters"),
        (Answer("", Header("", (("Source", ""),)), (Ask("Source", "By", ("own",)),)), {"Source": "x"}, "one of own"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_with_what_to_do(answer, given, said):
    with pytest.raises(Unwritable, match=said):
        after(ARTICLE, answer, **given)


def test_a_file_that_would_be_damaged_is_refused():
    trap = 'fact = """\n[[agency]]\n"""\n'
    text = '[[agency]]\nid = "b"\nname = "B"\n' + trap + '\n[[agency]]\nid = "d"\nname = "D"\n'
    new = after(text, Answer("", Entry("agency", (("id", "c"), ("name", "C"), ("unverified", "true")))))
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
    signed = written({"Title": "A pact", "Date": "2025-03-05", "Source": "Gazette"}, "Peru and Chile signed a pact.")
    assert set(file_kinds(signed, source="Gazette")) == {"title", "rights"}
    assert set(file_kinds(signed, source="own", reviewed=DAY)) == set()


def test_an_unsure_merge_is_told_apart_by_its_answer_and_a_contradiction_is_settled_by_one():
    one = briefing("China launched a weather satellite for farmers on 3 March 2025.", slug="one", path="briefings/1.md")
    two = briefing(
        "China launched a weather satellite for harvests and ports on 3 March 2025.", slug="two", path="briefings/2.md"
    )
    (merge,) = [doubt for doubt in site_doubts(site(one, two)) if doubt.kind == "merge"]
    (answer,) = merge.answers
    (row,) = tomllib.loads(answered("", answer, GIVEN | {"sources": "Atlas"}, DAY))["correction"]
    assert {row["briefing"], row["apart_from"]} == {"one", "two"}
    assert row["quote"] in one.text + two.text and row["apart_quote"] in one.text + two.text


def test_work_that_is_not_sure_is_asked_about_until_it_is_on_record():
    found = site(briefing("China and Egypt signed an agreement on tea in May 2024."))
    (read,) = found.analyses
    unsure = replace(read, cooperations=tuple(replace(one, sure=False) for one in read.cooperations))
    assert not list(unshown_cooperations(found, {}))
    texts = {one.slug: one for one in found.briefings}
    (doubt,) = unshown_cooperations(replace(found, analyses=(unsure,)), texts)
    record, none = doubt.answers
    said = {"date": "2024-05", "title": "Pact on tea", "kind": "agreement", "sources": "Atlas"}
    (row,) = tomllib.loads(answered("", record, said, DAY))["milestone"]
    assert (row["parties"], row["title"], row["date"]) == (["china", "egypt"], "Pact on tea", "2024-05")
    (row,) = tomllib.loads(answered("", none, {"says": "None.", "sources": "Atlas"}, DAY))["correction"]
    assert row["not_an_event"] is True and row["quote"] == texts[row["briefing"]].text
    known = replace(found.knowledge, milestones=(*found.knowledge.milestones, milestone(record)))
    assert not list(unshown_cooperations(replace(found, analyses=(unsure,), knowledge=known), texts))


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
