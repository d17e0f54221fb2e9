"""What `invoke check` says of names that no record has, on real files."""

import tomllib
from shutil import copytree
from time import process_time

import pytest
from project import HERE, KNOWLEDGE, write

from briefing import knowledge
from press.check import check
from press.options import options

HEAD = "Title: {0}\nDate: {1}\nSlug: {0}\nSummary: What happened.\nSource: gazette\n\n"
PEOPLE = """
[[person]]
id = "lin-xiqiang"
name = "Lin Xiqiang"
sources = ["https://example.org/lin"]
"""
OUTLETS = """
[[outlet]]
name = "Atlas of examples"
class = "official"

[[outlet]]
host = "example.org"
name = "The Example"
class = "official"
"""
TEXTS = {
    "2025/one.md": HEAD.format("one", "2025-03-05")
    + "“We agree,” said Lin Xinqiang, director of the Testland Space Agency (TSA).\n\n"
    "The Lakeside Space Institute (LSIX) will build a probe.\n",
    "2025/two.md": HEAD.format("two", "2025-04-05")
    + "In Testland all was quiet.\n\nThere the Lakeside Space Institute met the Harbour Institute of Tides.\n",
}


def checked(tmp_path, capsys, texts, records=None):
    """Return the exit status of a check and what it printed."""
    for name, text in {**KNOWLEDGE, "people.toml": PEOPLE, "outlets.toml": OUTLETS, **(records or {})}.items():
        write(tmp_path / "content/knowledge" / name, text)
    for name, text in texts.items():
        write(tmp_path / "content/briefings" / name, text)
    copytree(HERE / "content/pages", tmp_path / "content/pages", dirs_exist_ok=True)
    return check(options(tmp_path)), capsys.readouterr().out


def test_a_name_of_two_texts_is_shown_with_its_lines_and_a_record(tmp_path, capsys):
    status, out = checked(tmp_path, capsys, TEXTS)
    assert status == 0
    assert "Lakeside Space Institute (organisation): 3 times in 2 texts" in out
    assert "briefings/2025/one.md:9: " in out
    assert (
        "briefings/2025/two.md:9: … In Testland all was quiet. There the Lakeside Space Institute met the Harbour"
        in out
    )
    assert 'id = "lakeside-space-institute"\n    name = "Lakeside Space Institute"\n    names = ["LSIX"]' in out
    assert "Harbour Institute of Tides (" not in out


def test_a_misspelling_is_shown_first_even_when_seen_once(tmp_path, capsys):
    _, out = checked(tmp_path, capsys, TEXTS)
    assert out.index("Lin Xinqiang (person): 1 time in 1 text") < out.index("Lakeside Space Institute (organ")
    assert "  spelt nearly as Lin Xiqiang (lin-xiqiang): " in out


def test_a_suggested_record_is_a_good_record(tmp_path, capsys):
    _, out = checked(tmp_path, capsys, TEXTS)
    records = "\n".join(line[4:] for line in out.splitlines() if line.startswith("    "))
    assert [row["id"] for rows in tomllib.loads(records).values() for row in rows] == [
        "lin-xinqiang",
        "lakeside-space-institute",
    ]
    checked(tmp_path, capsys, TEXTS, {"more.toml": records})
    assert [str(problem) for problem in knowledge.check(tmp_path / "content/knowledge")] == []


def test_when_every_name_has_its_record_nothing_is_said(tmp_path, capsys):
    _, out = checked(tmp_path, capsys, {"2025/one.md": HEAD.format("one", "2025-03-05") + "Testland is glad.\n"})
    assert out == "0 problems, 0 pieces of advice\n"


def test_another_number_is_no_misspelling(tmp_path, capsys):
    mission = '[[mission]]\nid = "expedition-12"\nname = "Expedition 12"\nunverified = true\n'
    text = HEAD.format("one", "2025-03-05") + "Testland waits for Expedition 11 and Expedition 13.\n"
    _, out = checked(tmp_path, capsys, {"2025/one.md": text}, {"missions.toml": mission})
    assert "spelt nearly" not in out


@pytest.mark.slow
def test_ten_thousand_names_are_compared_in_a_few_seconds(tmp_path, capsys):
    letters = "abcdefghijklmnopqrst"
    names = [f"S{a}{b}{c}{d}er" for a in letters for b in letters for c in letters for d in "aeiou"][:10_000]
    text = " ".join(f"The {name} Space Institute agreed." for name in names)
    before = process_time()
    checked(tmp_path, capsys, {"2025/one.md": HEAD.format("one", "2025-03-05") + "In Testland.\n\n" + text + "\n"})
    assert process_time() - before < 15
