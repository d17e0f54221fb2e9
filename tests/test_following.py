"""Feeds and calendars: what a reader subscribes to."""

from datetime import date

import feedparser
import pytest
from builders import briefing, knowledge, many, site
from icalendar import Calendar
from test_pages import rendered

TEXTS = (
    "China and Pakistan will launch a satellite on 3 May 2027. China plans to land on the Moon in May 2028. "
    "China plans to land on Mars in 2031. "
    "Pakistan and China will sign an agreement by 2030.",
    "China and Pakistan launched a satellite on 3 May 2024.",
)


@pytest.fixture(scope="module")
def texts():
    listed = [briefing(text, slug=f"text-{n}", title=f"Text {n}; or, “A, B”") for n, text in enumerate(TEXTS)]
    return rendered(site(*listed, *many(25), known=knowledge(milestones=())))


def entries(text):
    """Return the entries of a calendar by what they are about."""
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(text).walk("VEVENT")}


def test_only_a_date_known_to_the_day_is_an_all_day_entry(texts):
    found = entries(texts["calendar.ics"])
    day = next(one for name, one in found.items() if "satellite" in name)
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2027, 5, 3), date(2027, 5, 4))
    month = next(one for name, one in found.items() if name.endswith("(May 2028)"))
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(2028, 5, 1), date(2028, 6, 1))
    assert len(found) == 2, "what is past, known to the year alone or without an end has no place in a calendar"


def test_entries_keep_their_names_and_take_their_stamp_from_the_text(texts):
    found = entries(texts["calendar.ics"])
    assert all(str(one["UID"]).startswith("e-") for one in found.values())
    assert {one["DTSTAMP"].dt.date() for one in found.values()} == {date(2025, 3, 5)}
    assert len({str(one["UID"]) for one in found.values()}) == len(found)


def test_every_entry_leads_to_its_row_or_sentence(texts):
    for path in (path for path in texts if path.endswith(".ics")):
        for one in entries(texts[path]).values():
            page, _, place = str(one["URL"]).removeprefix("https://example.org/").partition("#")
            assert f'id="{place.partition(":~:")[0]}"' in texts[page + "index.html"]


def test_calendars_are_well_formed(texts):
    for path in (path for path in texts if path.endswith(".ics")):
        text = texts[path]
        assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
        assert "\n" not in text.replace("\r\n", "")
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_an_entity_has_the_calendar_of_its_own_events(texts):
    assert {"China", "Pakistan"} <= {name(path, texts) for path in texts if path.endswith("/calendar.ics")}
    assert entries(texts["entities/pakistan/calendar.ics"]).keys() < entries(texts["calendar.ics"]).keys()
    assert entries(texts["entities/china/calendar.ics"]).keys() == entries(texts["calendar.ics"]).keys()


def name(path, texts):
    return str(Calendar.from_ical(texts[path])["X-WR-CALNAME"]).partition(" · ")[0]


def test_a_report_of_the_record_is_one_entry():
    known = knowledge()
    planned = next(m for m in known.milestones if m.when.first and m.when.first > date(2026, 1, 1) and m.when.last)
    texts = rendered(site(briefing(), known=known))
    uids = [str(one["UID"]) for one in entries(texts["calendar.ics"]).values()]
    assert f"{planned.id}@space-cooperation-briefing" in uids
    assert len(uids) == len(set(uids))


def test_feeds_are_read_by_a_feed_reader(texts):
    feeds = [path for path in texts if path.endswith("feed.xml")]
    assert {"feed.xml", "entities/china/feed.xml", "entities/pakistan/feed.xml"} <= set(feeds)
    for path in feeds:
        found = feedparser.parse(texts[path].encode())
        assert not found.bozo, path
        assert found.entries and all(entry.id and entry.title and entry.updated for entry in found.entries)
        assert len({entry.id for entry in found.entries}) == len(found.entries) <= 20
        for entry in found.entries:
            place, _, anchor = entry.link.removeprefix("https://example.org/").partition("#")
            assert f'id="{anchor}"' * bool(anchor) in texts[place + "index.html"]


def test_the_feed_of_an_entity_has_an_identity_of_its_own(texts):
    found = feedparser.parse(texts["entities/china/feed.xml"].encode())
    assert found.feed.id == "https://example.org/entities/china/"
    assert found.feed.title == "China · Space Cooperation Briefing"
    assert 'href="feed.xml"' in texts["entities/china/index.html"]


def test_a_calendar_is_linked_where_there_is_one(texts):
    for path in (path for path in texts if path.startswith("entities/") and path.count("/") == 2):
        if path.endswith(".html"):
            assert ('href="calendar.ics"' in texts[path]) == (path.replace("index.html", "calendar.ics") in texts), path


def test_a_feed_holds_what_an_entity_takes_part_in_and_not_every_mention():
    text = "China and Pakistan signed an agreement on 3 May 2024. Oman was named among forty countries."
    texts = rendered(site(briefing(text), known=knowledge()))
    assert "entities/china/feed.xml" in texts
    assert "entities/oman/index.html" in texts and "entities/oman/feed.xml" not in texts
    assert 'href="feed.xml"' not in texts["entities/oman/index.html"]
