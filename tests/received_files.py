"""Files of every form that editors receive, made of the same three sentences."""

import gzip
import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

TITLE = "Peru and Chile sign a pact on radar data"
FIRST = "Peru and Chile signed a pact on radar data in Lima on Tuesday, the ministry said."
SECOND = "It lasts ten years and covers the training of 12 engineers – “a start”, she said."
LAST = "The two meet again in June."
TEXT = "\n\n".join((FIRST, SECOND, LAST))
DAY, SHOWN = "2025-03-05", "5 March 2025"

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Example Times</title>
<meta property="og:site_name" content="Example Times"><link rel="canonical" href="https://example.org/pact">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{DAY}T09:00:00-05:00"}}</script>
<style>p {{ color: red }}</style><script>var leak = "SCRIPTED";</script></head>
<body onload="alert(1)"><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>{TITLE}</h1><p>By Ann Writer</p><p><time datetime="{DAY}">{SHOWN}</time></p>
<figure><img src="https://example.org/a.png"><figcaption>A dish in Lima. Photo: Example</figcaption></figure>
<p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p><p>Share this article</p></article>
<aside><h3>Related</h3><ul><li><a href="/b">Kites win in Lima</a></li></ul></aside>
<footer>© 2025 Example Times. All rights reserved.</footer></body></html>""".encode()


def docx(paragraphs=(TITLE, SHOWN, FIRST, SECOND, LAST), rows=()):
    from docx import Document

    document = Document()
    for number, text in enumerate(paragraphs):
        document.add_paragraph(text, style="Title" if number == 0 else None)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.core_properties.author = "Ann Writer"
    return saved(document)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(lines=None, made="D:20250305090000Z", pages=1):
    """Return a PDF of some lines, a blank one between paragraphs; `@` is another letter on each page."""
    lines = lines or [TITLE, "", SHOWN, "", *_wrapped(FIRST), "", *_wrapped(SECOND), "", LAST]
    text = "BT /F1 11 Tf 72 760 Td 14 TL\n" + "".join(f"({_escaped(line)}) Tj T*\n" for line in lines) + "ET"
    return _document([text.replace("@", chr(65 + number % 26)) for number in range(pages)], made)


def placed(*pages, made="D:20250305090000Z"):
    """Return a PDF of lines at their places: the size of their letters, left, bottom and text of each, page by page."""
    shown = "BT /F1 {} Tf {} {} Td ({}) Tj ET\n"
    return _document(["".join(shown.format(*line[:3], _escaped(line[3])) for line in page) for page in pages], made)


def _document(texts, made):
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(texts)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /CreationDate ({made}) /Title (Microsoft Word - pact.doc) >>".encode(),
    ]
    for number, text in enumerate(texts):
        stream = text.encode("cp1252")
        page = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R"
        objects += [
            f"<< /Type /Page {page} /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    whole, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(whole)}\n%%EOF"
    return whole + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _wrapped(text, width=60):
    lines = [""]
    for word in text.split():
        lines.append("") if len(lines[-1]) + len(word) > width else None
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _escaped(text):
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def mail(text="", html="", subject=TITLE, attached=()):
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "Example Ministry <press@example.org>"
    letter["Date"] = "Wed, 05 Mar 2025 23:30:00 -0500"
    letter["Subject"] = subject
    letter["Message-ID"] = "<1@example.org>"
    letter.set_content(text or f"{TEXT}\n\n-- \nPress office\n+51 1 000\n")
    if html:
        letter.add_alternative(html, subtype="html")
    for name, data in attached:
        letter.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(letter)


NEWSLETTER = f"""<html><body><div style="display:none">A preview that nobody sees.</div><table><tr><td>
<p>View this email in your browser</p><h1>The orbit letter</h1>
<h2><a href="https://example.org/pact">{TITLE}</a></h2><p>{FIRST}</p><p>{SECOND}</p>
<h2><a href="https://example.org/kites">Chile and Ghana plan a ground station</a></h2>
<p>Chile and Ghana plan a ground station near Accra, which will receive data of both from 2027 on.</p>
<p>Unsubscribe from this list</p></td></tr></table></body></html>"""

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Example Times</title>
<link>https://example.org/</link><language>en</language>
<item><title>{TITLE}</title><link>https://example.org/pact</link><guid>https://example.org/pact</guid>
<pubDate>Wed, 05 Mar 2025 23:30:00 -0500</pubDate><description>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;
&lt;script&gt;var leak = "SCRIPTED"&lt;/script&gt;</description></item>
<item><title>Chile and Ghana plan a ground station</title><link>https://example.org/kites</link>
<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>
<description>Chile and Ghana plan a ground station near Accra, which will receive data from 2027 on.</description>
</item>
<item><title>A title alone</title><link>https://example.org/alone</link></item></channel></rss>""".encode()

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Times</title>
<entry><id>tag:example.org,2025:1</id><title>{TITLE}</title><link href="https://example.org/pact"/>
<updated>2025-03-05T09:00:00Z</updated>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content>
</entry></feed>""".encode()

MARKDOWN = f"""---
title: "{TITLE}"
date: 2025-03-05T09:00:00Z
author: [Ann Writer]
url: https://example.org/pact
tags: [a, b]
---

## {TITLE}

Peru and **Chile** signed a [pact](https://example.org) on radar data in Lima on Tuesday, the ministry said.

{SECOND}

{LAST}
""".encode()


def warc(pages=(("https://example.org/pact", PAGE),), packed=True, charset="utf-8"):
    """Return a WARC of some pages, of a style sheet, and of the first page once more."""
    whole = b""
    for url, content in (*pages, ("https://example.org/a.css", b"p { }"), pages[0]):
        kind = "text/css" if url.endswith("css") else f"text/html; charset={charset}"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-28T10:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        whole += gzip.compress(record, mtime=0) if packed else record
    return whole


def packed(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def saved_page():
    """Return a page as Chromium saves it in one file (MHTML)."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "<Saved by Blink>"
    letter["Snapshot-Content-Location"] = "https://example.org/pact"
    letter["Date"] = "Sat, 28 Nov 2026 10:00:00 -0000"
    letter["Subject"] = TITLE
    letter.set_content(PAGE.decode(), subtype="html", cte="quoted-printable")
    letter.make_related()
    return bytes(letter)
