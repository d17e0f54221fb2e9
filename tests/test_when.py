"""Dates in standard notation: read, written, said, and checked against another reader of EDTF."""

import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import edtf as other
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.calendar import Unit, When, datetime_attribute, edtf, from_edtf, phrase
from briefing.calendar.codes import holding, named, timex3_code
from briefing.calendar.timex3 import from_timex3
from briefing.calendar.unit import shifted

CALENDAR = Path(__file__).parent.parent / "plugins/briefing/calendar"
TABLE = (Path(__file__).parent / "cases/when.md").read_text("utf-8").partition("| --- |")[2]
CASES = [[cell.strip() for cell in line.split("|")[1:-1]] for line in TABLE.splitlines()[1:]]
SPOKEN = [
    # first, last, precision, modifier, TIMEX3, words, EDTF
    ("2028-09-01", "2028-12-31", "year", "END", "2028", "late 2028", "2028-09/2028-12"),
    ("2027-01-01", "2027-04-30", "year", "START", "2027", "early 2027", "2027-01/2027-04"),
    ("2028-05-01", "2028-08-31", "year", "MID", "2028", "mid-2028", "2028-05/2028-08"),
    ("2025-03-11", "2025-03-20", "month", "MID", "2025-03", "mid-March 2025", "2025-03-11/2025-03-20"),
    ("2025-03-01", "2025-03-10", "month", "START", "2025-03", "early March 2025", "2025-03-01/2025-03-10"),
    ("2030-01-01", "2033-12-31", "decade", "START", "203", "the early 2030s", "2030/2033"),
    ("2034-01-01", "2036-12-31", "decade", "MID", "203", "the mid-2030s", "2034/2036"),
    ("2067-01-01", "2099-12-31", "century", "END", "20", "the late 21st century", "2067/2099"),
    ("2027-02-01", "2027-02-28", "season", "END", "2026-WI", "late in winter 2026–27", "2027-02"),
    ("2026-09-01", "2026-09-30", "quarter", "END", "2026-Q3", "late in the third quarter of 2026", "2026-09"),
    ("2026-07-01", "2026-08-31", "half", "START", "2026-H2", "early in the second half of 2026", "2026-07/2026-08"),
    ("2025-02-24", "2025-02-25", "week", "START", "2025-W09", "early in the week of 24 February 2025", ""),
    ("2025-03-01", "2025-03-02", "weekend", "", "2025-W09-WE", "1–2 March 2025", "2025-03-01/2025-03-02"),
    ("2025-03-05", "2025-03-05", "day", "START", "2025-03-05TMO", "5 March 2025", "2025-03-05"),
    ("2025-10-01", "2026-09-30", "interval", "", "FY2026", "October 2025 – September 2026", "2025-10/2026-09"),
    ("2025-10-01", "2026-01-31", "interval", "START", "FY2026", "October 2025 – January 2026", "2025-10/2026-01"),
    ("2028-01-01", "2028-12-31", "year", "APPROX", "2028", "about 2028", "2028~"),
    ("2028-01-01", "2028-12-31", "year", "BEFORE", "2028", "before 2028", "2028"),
    ("2028-01-01", "2028-12-31", "year", "AFTER", "2028", "after 2028", "2028"),
    ("2027-01-01", "", "year", "AFTER", "2027", "no earlier than 2027", "2027/.."),
    ("2011-01-01", "", "year", "", "2011", "since 2011", "2011/.."),
    ("2028-01-01", "", "year", "AFTER", "2027", "after 2027", "2028/.."),
    ("2025-03-06", "", "day", "AFTER", "2025-03-05", "after 5 March 2025", "2025-03-06/.."),
    ("", "2030-12-31", "year", "BEFORE", "2030", "by 2030", "../2030"),
    ("", "2029-12-31", "year", "BEFORE", "2030", "before 2030", "../2029"),
    ("", "2025-03-05", "day", "BEFORE", "2025-03-05TEV", "by 5 March 2025", "../2025-03-05"),
    ("2025-03-05", "", "day", "", "PRESENT_REF", "since 5 March 2025", "2025-03-05/.."),
    ("", "", "interval", "", "", "at a time not known", "../.."),
]
REFUSED = [
    "", "203", "20", "yesterday", "2025-13", "2025-00", "2025-02-30", "2025-2-3", "2025-W54", "2025/2024", "../..",
    "2025/", "/2025", "2025/2026/2027", "2025~-03", "~2025", "2025-42", "2025-37", "0000", "2025-02-28T1", "2025?",
    "[2028]", "[2029,2028]", "[2028,2028]", "[2028,2029-01]", "[2028~,2029]", "[2028/2029,2030]", "[..,2028]",
    "2028,2029", "[2027-33,2027-34]",
]  # fmt: skip
PRECISIONS = [*Unit, None]
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(("text", "words", "out", "attribute"), CASES, ids=[row[0] for row in CASES])
def test_a_date_is_said_written_and_marked_up(text, words, out, attribute):
    when = from_edtf(text)
    assert phrase(when) == words
    assert edtf(when) == (out or text)
    assert datetime_attribute(when) == attribute


@pytest.mark.parametrize("row", SPOKEN, ids=[row[5] for row in SPOKEN])
def test_a_date_of_a_text_keeps_its_modifier(row):
    first, last, precision, modifier, timex3, words, out = row
    ends = [date.fromisoformat(day) if day else None for day in (first, last)]
    when = When(*ends, None if precision == "interval" else Unit(precision), modifier, timex3)
    assert phrase(when) == words
    assert edtf(when) == (out or f"{first}/{last}")


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused_with_the_forms_that_are_read(text):
    with pytest.raises(ValueError, match=r"is not a date .*write 2025-02-28, 2025-02, 2025"):
        from_edtf(text)


@pytest.mark.parametrize("value", ["2026-Q3", "2026-H2", "2026-SU", "2026-WI", "2025-W09", "203", "20", "2025-03-05"])
def test_a_unit_keeps_its_timex3_value(value):
    assert named(value).timex3 == value


def test_a_week_starts_on_monday():
    week = from_edtf("2025-W09")
    assert (week.first, week.last) == (date(2025, 2, 24), date(2025, 3, 2))


def test_an_attribute_claims_no_more_than_the_date():
    assert datetime_attribute(When(date(2028, 1, 1), date(2028, 12, 31), Unit.YEAR, "APPROX", "2028")) == ""
    assert datetime_attribute(When(date(2025, 10, 1), date(2026, 9, 30), None, "", "FY2026")) == ""
    assert datetime_attribute(When(date(2025, 2, 25), date(2025, 3, 3), Unit.WEEK, "", "")) == ""


DECEMBER = ("2024-12", "2024-12-31", "2024-12/2025-01", "2024/..", "../2024", "2025-01", "2025")


def relation(name):
    """Return for each pair of dates whether the method says so, as rows of marks."""
    whens = [from_edtf(text) for text in DECEMBER]
    return ["".join("x" if getattr(one, name)(other) else "." for other in whens) for one in whens]


def test_every_day_of_what_a_date_contains_is_one_of_its_own():
    assert relation("contains") == [
        "xx.....", ".x.....", "xxx..x.", "xxxx.xx", "xx..x..", ".....x.", ".....xx",
    ]  # fmt: skip
    assert relation("holds") == ["xx.....", ".x.....", "xxx..x.", ".......", ".......", ".....x.", ".....xx"]


def test_dates_overlap_that_have_a_day_in_common():
    assert relation("overlaps") == [
        "xxxxx..", "xxxxx..", "xxxxxxx", "xxxxxxx", "xxxxx..", "..xx.xx", "..xx.xx",
    ]  # fmt: skip


def test_dates_meet_when_one_begins_on_the_day_after_the_other():
    assert relation("meets") == [".....xx", ".....xx", ".......", ".......", ".....xx", ".......", "......."]


def test_length_and_distance_count_days():
    lengths = [from_edtf(text).length for text in ("2024", "2025-02", "2025-W09", "2025-03-05")]
    assert lengths == [366, 28, 7, 1]
    year, day = from_edtf("2025"), from_edtf("2026-01-03")
    assert year.distance(day) == day.distance(year) == 3
    assert year.distance(from_edtf("2025-12/2026-01")) == 0
    assert from_edtf("0001-01-01/..").length > from_edtf("0001-01-01/9999-12-31").length


def test_a_date_lies_before_or_after_a_day_as_a_whole():
    day = date(2025, 3, 5)
    assert [from_edtf(text).is_before(day) for text in ("2025-03-04", "2025-03", "../2024", "2024/..")] == [1, 0, 1, 0]
    assert [from_edtf(text).is_after(day) for text in ("2025-03-06", "2025-03", "../2026", "2026/..")] == [1, 0, 1, 1]


def test_a_stretch_runs_from_the_first_day_of_one_date_to_the_last_of_another():
    one, two = from_edtf("2025-02"), from_edtf("2025-04")
    assert edtf(one.until(two)) == "2025-02/2025-04"
    assert two.until(one) is None
    assert one.until(from_edtf("2025/..")) is None


@given(DAYS, st.sampled_from(list(Unit)))
def test_a_unit_holds_its_day_and_meets_the_next_one(day, unit):
    here = holding(day, unit)
    if unit is not Unit.WEEKEND:
        assert here.contains(When.on(day))
    assert here.precision is unit
    following = shifted(here.first, 1, unit)
    if unit not in (Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.WEEKEND):
        assert here.meets(holding(following, unit))
    assert from_timex3(timex3_code(day, unit)).has_days_of(here)


@given(st.dates(), st.integers(-200_000, 200_000), st.sampled_from(list(Unit)))
def test_a_day_is_moved_by_any_count_of_any_unit_or_leaves_the_calendar(day, count, unit):
    there = shifted(day, count, unit)
    assert there is None or (there - day).days * count >= 0


def test_a_unit_that_nobody_handles_is_an_error_of_types(tmp_path):
    package = tmp_path / "briefing"
    shutil.copytree(CALENDAR, package / "calendar")
    (package / "__init__.py").touch()
    units = package / "calendar/unit.py"
    units.write_text(
        units.read_text("utf-8").replace('    DAY = "day"', '    DAY = "day"\n    MILLENNIUM = "millennium"')
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache", package]
    found = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path).stdout
    missed = re.findall(r"(\w+\.py):\d+: error: .*assert_never.*MILLENNIUM", found)
    assert sorted(missed) == ["codes.py", "codes.py", "timex3.py", "unit.py", "unit.py", "words.py"], found


def test_dates_sort_by_first_day_and_open_starts_by_their_last():
    texts = ["2030", "../2025-06", "2025-06-01", "2025", "2025/..", "2024-12-31"]
    assert sorted(texts, key=lambda text: from_edtf(text).ends) == [
        "2024-12-31", "2025/..", "2025", "2025-06-01", "../2025-06", "2030",
    ]  # fmt: skip
    assert When(None, None, None, "", "").ends == (date.min, date.max)


@given(DAYS, st.integers(0, 5000), st.sampled_from(PRECISIONS), st.sampled_from(["", "APPROX"]))
def test_another_reader_of_edtf_finds_the_same_days(first, length, precision, modifier):
    last = min(first + timedelta(length), date(2999, 12, 31))
    text = edtf(When(first, last, precision, modifier, ""))
    parsed = other.parse_edtf(text)
    assert date(*parsed.lower_strict()[:3]) == first
    assert date(*parsed.upper_strict()[:3]) == last


@given(DAYS, st.booleans(), st.sampled_from(PRECISIONS))
def test_another_reader_of_edtf_finds_the_same_open_end(day, opens, precision):
    when = When(day, None, precision, "", "") if opens else When(None, day, precision, "", "")
    parsed = other.parse_edtf(edtf(when))
    found = parsed.lower_strict() if opens else parsed.upper_strict()
    assert date(*found[:3]) == day


@pytest.mark.parametrize("text", [row[2] or row[0] for row in CASES])
def test_another_reader_of_edtf_takes_every_case(text):
    assert str(other.parse_edtf(text)).replace(", ", ",") == text


@given(DAYS, st.integers(0, 5000), st.sampled_from(PRECISIONS))
def test_reading_back_gives_the_same_days(first, length, precision):
    last = min(first + timedelta(length), date(2999, 12, 31))
    again = from_edtf(edtf(When(first, last, precision, "", "")))
    assert (again.first, again.last) == (first, last)


@given(DAYS, st.sampled_from(list(Unit)), st.sampled_from(["", "START", "MID", "END", "APPROX"]))
def test_every_date_has_words(day, precision, modifier):
    assert phrase(When(day, day, precision, modifier, "")).strip()


@given(st.text(alphabet="0123456789-/.~XWQ[],", max_size=24))
def test_any_text_is_a_date_or_a_value_error(text):
    try:
        when = from_edtf(text)
    except ValueError:
        return
    assert phrase(when)
    assert other.parse_edtf(edtf(when))
