"""Write the events of a calendar as iCalendar; a module apart, since few builds need its library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar as File
from icalendar import Event as Component

from briefing.publish.exports.calendar import Coming

_UID = "space-cooperation-briefing"


def written(name: str, events: Iterable[Coming], address: str) -> str:
    """Return the file of a calendar; `address` is that of the site."""
    file = File()
    file.add("prodid", f"-//{_UID}//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", name)
    for event in events:
        file.add_component(_component(event, address))
    return str(file.to_ical(), "utf-8")


def _component(event: Coming, address: str) -> Component:
    """Return an entry of the calendar; the day on which it ends is the one after its last."""
    component = Component()
    component.add("uid", f"{event.id}@{_UID}")
    component.add("dtstamp", datetime.combine(event.stamp, time(), UTC))
    component.add("dtstart", event.first)
    component.add("dtend", event.last + timedelta(event.last < date.max))
    component.add("summary", event.summary)
    component.add("description", event.description)
    component.add("url", event.address if event.address.startswith("http") else f"{address}/{event.address}")
    component.add("transp", "TRANSPARENT")
    return component
