"""Read a sentence back from a page that was published, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence as a published page shows it."""

    words: str
    number: str
    """Its place in the text of the page."""
    before: str
    """The sentence before it; "" where the page shows none."""
    after: str
    sources: tuple[tuple[str, str], ...]
    """The words and the address of each source that it names."""


def quotation(html: str, anchor: str) -> Quotation | None:
    """Return the sentence of a page that has this anchor, None where there is none."""
    page = BeautifulSoup(html, "html.parser")
    shown = {_number(one): one for one in page.select("span.s[id]")}
    found = next((one for one in shown.values() if one["id"] == anchor), None)
    if found is None:
        return None
    number = _number(found)
    near = [shown.get(number + step) for step in (-1, 1)]
    before, after = (_words(one) if one else "" for one in near)
    sources = tuple(_source(page, str(one["href"])) for one in found.select(".rf a"))
    return Quotation(_words(found), str(number), before, after, sources)


def _number(sentence: Tag) -> int:
    label = sentence.select_one(".n")
    return int(label.get_text()) if label else 0


def _words(sentence: Tag) -> str:
    """Return the words of a sentence without its number and its marks."""
    kept = (str(text) for text in sentence.find_all(string=True) if not text.find_parent(class_=["n", "rf"]))
    return " ".join("".join(kept).split())


def _source(page: BeautifulSoup, href: str) -> tuple[str, str]:
    """Return the words and the address of what a mark leads to."""
    item = page.find(id=href.removeprefix("#"))
    link = item.select_one("a.out") if isinstance(item, Tag) else None
    if link:
        return link.get_text(), str(link["href"])
    return (_words(item) if isinstance(item, Tag) else href), ""
