"""Hostile files of other forms than plain text, drawn by a number: good ones with markup in them, cut off or broken."""

from html import escape
from random import Random

import received_files as made
from hostile_inputs import MARKUP
from received_files import FIRST, TITLE

GOOD = {
    "page": made.PAGE,
    "saved": made.saved_page(),
    "docx": made.docx(),
    "pdf": made.pdf(),
    "mail": made.mail(html=made.NEWSLETTER),
    "rss": made.RSS,
    "atom": made.ATOM,
    "markdown": made.MARKDOWN,
    "warc": made.warc(),
    "zip": made.packed({"a.html": made.PAGE, "b.eml": made.mail()}),
}
"""A file of each form."""


def _marked(markup):
    """Return files of all forms with some markup in their texts, titles and addresses."""
    page = made.PAGE.replace(FIRST.encode(), f"{FIRST} {markup}".encode()).replace(b"Example Times", markup.encode())
    feed = made.RSS.replace(FIRST.encode(), escape(escape(f"{FIRST} {markup}")).encode())
    return {
        "page": page,
        "address": made.PAGE.replace(b"https://example.org/pact", escape(markup).encode()),
        "docx": made.docx((markup, made.SHOWN, f"{FIRST} {markup}")),
        "pdf": made.pdf([markup.encode("cp1252", "ignore").decode("cp1252"), "", made.SHOWN, "", FIRST]),
        "mail": made.mail(html=f"{made.NEWSLETTER}{markup}", subject=markup.replace("\n", " ")),
        "rss": feed.replace(TITLE.encode(), escape(markup).encode()),
        "markdown": made.MARKDOWN.replace(FIRST.encode(), markup.encode()) + markup.encode(),
        "warc": made.warc((("https://example.org/x", page),)),
        "zip": made.packed({f"{markup[:20]}.html": page, "../../escaped.html": page, "/escaped.txt": page}),
    }


def _broken(random, data):
    """Return a file that was cut off, or in which some bytes are others."""
    if random.random() < 0.4:
        return data[: random.randrange(1, len(data))]
    found = bytearray(data)
    for _ in range(random.randrange(1, 20)):
        found[random.randrange(len(found))] = random.randrange(256)
    return bytes(found)


def files(count, number):
    """Return `count` hostile files by their names."""
    random, found = Random(number), {}
    while len(found) < count:
        marked = _marked(random.choice(MARKUP))
        name = random.choice(sorted(marked))
        data = marked[name] if random.random() < 0.5 else _broken(random, random.choice([*GOOD.values(), marked[name]]))
        found[f"{name}-{len(found)}"] = data
    return found
