"""Long lists in pages by time: all that is listed stands on a page, every page is led to, and none moves another."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing.publish.view.paging import on_page, parted, time_of

DAYS = st.lists(st.dates(date(2019, 1, 1), date(2022, 12, 31)), max_size=60).map(sorted)
SIZES = st.integers(1, 9)


@given(DAYS, SIZES)
def test_every_entry_stands_on_the_first_page_or_on_that_of_its_own_time(days, size):
    pages = parted(days, time_of, size, full=size)
    assert pages[""] == tuple(days[-size:])
    assert all(day.isoformat().startswith(name) for name in pages for day in pages[name])
    older = sorted(day for name in pages if name for day in pages[name])
    assert older == days[: len(older)] and len(older) >= len(days) - size


@given(DAYS, SIZES)
def test_every_page_is_led_to(days, size):
    pages = parted(days, time_of, size, full=size)
    met, ahead = set(), [""]
    while ahead:
        name = ahead.pop()
        met.add(name)
        ahead += [one for one in on_page(pages, name)[1] if one not in met]
    assert met == pages.keys()


@given(DAYS, SIZES, st.dates(date(2019, 1, 1), date(2022, 12, 31)))
def test_an_entry_more_touches_the_pages_of_its_own_time_alone(days, size, day):
    before, after = parted(days, time_of, size, full=size), parted(sorted([*days, day]), time_of, size, full=size)
    touched = {name for name in before if before[name] != after.get(name)}
    left = days[-size] if len(days) >= size else day  # the first page no longer has it
    assert all(day.isoformat().startswith(name) or left.isoformat().startswith(name) for name in touched)
    assert before.keys() <= after.keys()


def test_a_page_that_is_divided_keeps_what_stays_on_it():
    days = [date(2020, month, 1) for month in range(1, 13)]
    pages = parted(days, lambda day: time_of(day)[1:], 3, lambda day: day.month == 2)
    assert [day.month for day in pages[""]] == [2, 10, 11, 12]
    assert list(pages)[1:] == [f"{month:02}" for month in range(1, 10)]
