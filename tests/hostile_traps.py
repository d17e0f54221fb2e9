"""Files that are made to harm who reads them: bombs, loops, scripts, and what asks for files and addresses."""

import gzip
import io
import json
import zipfile
import zlib
from html import escape

import received_files as made
from hostile_inputs import CALL
from received_files import FIRST, SECOND, SHOWN, TITLE

SCRIPT = f"<script>{CALL}</script>"
IMAGE = f'<img src=x onerror="{CALL}">'
PASSWORDS = "file:///etc/passwd"
SENT = "Wed, 05 Mar 2025 10:00:00 +0000"
HEAD = f"From: a@example.org\nDate: {SENT}\n"
TOLD = f"<p>{FIRST}</p><p>{SECOND}</p>"


def traps(address):
    """Return files by form and trap; `address` is of a server that nobody may ask for anything."""
    found = {"page": _pages(address), "feed": _feeds(address), "mail": _mail(address), "pdf": _pdf(address)}
    found |= {"docx": _docx(address), "zip": _archives(), "warc": _warc(address), "front": _front(address)}
    whole = {f"{form}-{name}": data for form, several in found.items() for name, data in several.items()}
    return {name: data.replace(FIRST.encode(), f"{FIRST} So says {name}.".encode()) for name, data in whole.items()}


def _pages(address):
    top = f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{TITLE}</title>"
    dated = f'<meta property="article:published_time" content="{made.DAY}">'
    whole = f"{top}{dated}{{}}</head><body><article><h1>{TITLE}</h1><p>{SHOWN}</p>{{}}{TOLD}</article></body></html>"
    mutated = (
        f'<noscript><p title="</noscript>{escape(IMAGE)}"></noscript><math><mtext><table><mglyph><style><!--</style>'
    )
    told = {
        "refresh": (f'<meta http-equiv=refresh content="0;url={address}/a"><base href="{address}/">', ""),
        "linked data": (
            f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "</title>{IMAGE}", '
            f'"publisher": {{"name": "{escape(SCRIPT)}"}}, "url": "javascript:{CALL}"}}</script>',
            "",
        ),
        "canonical": (f'<link rel=canonical href="javascript:{CALL}"><meta name=author content="{escape(IMAGE)}">', ""),
        "frames": ("", f'<iframe srcdoc="{escape(SCRIPT)}"></iframe><object data="{address}/a"></object>'),
        "mutation": ("", f'{mutated}<img title="--&gt;{escape(IMAGE)}">'),
        "drawing": ("", f'<svg onload="{CALL}"><a xlink:href="javascript:{CALL}">x</a><use href="{address}/a#b"/>'),
        "escaped": ("", f"<p>{escape(SCRIPT)} {escape(escape(IMAGE))} &#x3c;script&#x3e;{CALL}&#x3c;/script&#x3e;</p>"),
        "deep": ("", "<div><b>" * 15_000),
        "comment": (f"<!--><script>{CALL}</script>-->", f"<!-- --!><img src=x onerror={CALL}> -->"),
        "template": ("", f"<template><p>{SCRIPT}</template><p><a title='\"><script>{CALL}</script>' href=x>y</a></p>"),
        "form": (
            "",
            f'<form action="{address}/a"><input autofocus onfocus="{CALL}"><button formaction="javascript:{CALL}">',
        ),
        "styles": (f"<style>@import '{address}/a.css'; p {{ background: url({address}/b) }}</style>", ""),
    }
    plain = {name: whole.format(*parts).encode() for name, parts in told.items()}
    return plain | {"utf-7": whole.format("", "+ADw-script+AD4-" + CALL + "+ADw-/script+AD4-").encode()}


def _feeds(address):
    item = f"<item><title>{TITLE}</title><pubDate>{SENT}</pubDate><description>{{}}</description></item>"
    rss = f'<?xml version="1.0"?>{{}}<rss version="2.0"><channel><title>&t;</title>{item}</channel></rss>'
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    kinds = {
        "laughs": (f'<!DOCTYPE r [<!ENTITY l0 "ha"><!ENTITY t "T">{laughs}]>', "&l9;"),
        "blowup": (f'<!DOCTYPE r [<!ENTITY t "T"><!ENTITY a "{"a" * 50_000}">]>', "&a;" * 5_000),
        "file": (f'<!DOCTYPE r [<!ENTITY t "T"><!ENTITY x SYSTEM "{PASSWORDS}">]>', f"{FIRST} &x;"),
        "address": (f'<!DOCTYPE r SYSTEM "{address}/a.dtd" [<!ENTITY t SYSTEM "{address}/b">]>', f"{FIRST} &t;"),
        "parameter": (f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{address}/c.dtd"> %p; <!ENTITY t "T">]>', FIRST),
        "styled": (f'<?xml-stylesheet href="{address}/d.xsl"?><!DOCTYPE r [<!ENTITY t "T">]>', escape(TOLD + IMAGE)),
    }
    found = {name: rss.format(*parts).encode() for name, parts in kinds.items()}
    entry = (
        f'<entry><id>javascript:{CALL}</id><title type="html">{escape(IMAGE)}</title><link href="javascript:{CALL}"/>'
    )
    entry += (
        f'<updated>2025-03-05T09:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{TOLD}'
    )
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(SCRIPT)}</title>{entry}{SCRIPT}</div></content></entry></feed>'
    many = item.format(escape(TOLD)) * 600
    included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{PASSWORDS}"/>'
    found["scripts"], found["many"] = atom.encode(), rss.replace(item, many).replace("&t;", "T").format("").encode()
    return found | {"included": rss.format("", f"{FIRST} {included}").replace("&t;", "T").encode()}


def _mail(address):
    nested = made.mail()
    for _ in range(60):
        nested = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + nested
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(400))
    remote = f'<html>{TOLD}<img src="{address}/pixel"><link rel=stylesheet href="{address}/a.css">{SCRIPT}</html>'
    names = [("../../escaped.txt", b"x"), ("/etc/escaped", b"x"), (f"{IMAGE}.html", made.PAGE)]
    return {
        "nested": nested,
        "parts": f"{HEAD}MIME-Version: 1.0\n{parts}{FIRST}".encode(),
        "remote": made.mail(html=remote),
        "names": made.mail(f"{FIRST} It has files.", attached=names),
        "subject": made.mail(f"{FIRST} It has a subject.", subject=f"{IMAGE} {SCRIPT}"),
        "itself": made.mail(attached=[("a.eml", made.mail(attached=[("b.zip", made.packed({"c.eml": made.mail()}))]))]),
        "long": f"{HEAD}Subject: {'x' * 2_000_000}\n\nPeru met.".encode(),
        "letters": f"{HEAD}Content-Type: text/plain; charset=../x\n\n{FIRST}".encode(),
        "saved": made.saved_page().replace(b"<p>", f"<p>{SCRIPT.replace('=', '=3D')}".encode()),
        "packed": f"{HEAD}Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n{'PHNj' * 900}".encode(),
    }


def _pdf(address):
    good = made.pdf()
    acting = f"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /O << /S /URI /URI ({address}/a) >> >>"
    bomb = zlib.compress(bytes(60_000_000), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode] >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    return {
        "objects": good.replace(b"xref", b"9 0 obj\n<<>>\nendobj\n" * 400_000 + b"xref"),
        "actions": good.replace(b"/Type /Catalog", f"/Type /Catalog {acting}".encode()),
        "launch": good.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (/bin/sh) >>"),
        "loop": good.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R 5 0 R 2 0 R]"),
        "deep": good.replace(b"/Type /Page ", b"/Type /Page /X " + b"[" * 50_000 + b"]" * 50_000 + b" "),
        "stream": good.replace(b"5 0 obj\n", b"7 0 obj\n" + stream + b"\nendobj\n5 0 obj\n").replace(
            b"6 0 R", b"7 0 R"
        ),
        "markup": made.pdf([f"{IMAGE} {SCRIPT}", "", SHOWN, "", f"{FIRST} {SCRIPT}"]),
    }


def _docx(address):
    """Return Word files in which one part was changed."""
    kept = zipfile.ZipFile(io.BytesIO(made.docx()))
    parts = {one: kept.read(one) for one in kept.namelist()}
    text, links = parts["word/document.xml"], parts["word/_rels/document.xml.rels"]
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{PASSWORDS}"><!ENTITY y SYSTEM "{address}/e">]><w:document'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    target = f'<Relationship Id="rId99" Type="{kind}" Target="{address}/t" TargetMode="External"/></Relationships>'
    document, relations = "word/document.xml", "word/_rels/document.xml.rels"
    asked = text.replace(b"<w:document", entity, 1).replace(FIRST.encode(), b"&x;&y;")
    deep = text.replace(b"<w:body>", b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 3_000)
    changed = {
        "entity": {document: asked},
        "template": {relations: links.replace(b"</Relationships>", target.encode())},
        "bomb": {document: text.replace(FIRST.encode(), b"x" * 40_000_000)},
        "deep": {document: deep},
        "chunk": {"word/afchunk.html": SCRIPT.encode(), "../../escaped.xml": b"<a/>", "word/vbaProject.bin": b"x"},
    }
    found = {name: made.packed(parts | several) for name, several in changed.items()}
    return found | {"markup": made.docx((IMAGE, SHOWN, f"{FIRST} {SCRIPT}", SECOND))}


def _archives():
    inner = made.packed({"a.html": made.PAGE})
    for _ in range(8):
        inner = made.packed({f"{IMAGE[:20]}.zip": inner, "b.zip": inner})
    locked = bytearray(made.packed({"a.txt": b"Date: 2025-03-05\n\nPeru met."}))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.find(mark) + at] |= 1
    return {
        "bomb": made.packed({f"{n}.txt": bytes(19_000_000) for n in range(6)}),
        "many": made.packed({f"{n}.txt": b"a" for n in range(501)}),
        "nested": inner,
        "outside": made.packed(
            dict.fromkeys(("../../../escaped.html", "/tmp/escaped.html", "a\\..\\escaped"), made.PAGE)
        ),
        "locked": bytes(locked),
        "names": made.packed(
            {f"{SCRIPT}.html": made.PAGE.replace(b"Peru", b"Cuba"), "\x1b[2J.txt": made.MARKDOWN, "x" * 5000: b"x"}
        ),
    }


def _warc(address):
    bomb = gzip.compress(b"WARC/1.0\r\n" + b"X: y\r\n" * 5_000_000, mtime=0)
    page = made.PAGE.replace(FIRST.encode(), f"{FIRST}{IMAGE}".encode())
    return {
        "bomb": bomb,
        "address": made.warc(((f"javascript:{CALL}", page), (f'{address}/"{IMAGE}', page))),
        "length": made.warc(packed=False).replace(b"Content-Length: ", b"Content-Length: 9"),
        "letters": made.warc(((f"{address}/a", page),), charset=f"{SCRIPT}"),
    }


def _front(address):
    head = "---\ntitle: {}\ndate: 2025-03-05\n{}---\n\n" + f"{FIRST}\n\n{{}}\n\n{SECOND}\n"
    told = {
        "objects": ("!!python/object/apply:os.system ['touch escaped']", "", ""),
        "aliases": ("T", "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9 if n else 'x'}]\n" for n in range(12)), ""),
        "scripts": (json.dumps(IMAGE), f"url: javascript:{CALL}\n", f"[x](javascript:{CALL}) ![x]({address}/i)"),
        "markup": ("T", "", f"{SCRIPT}\n\n{IMAGE}"),
        "templates": (
            "'{{ 7*7 }}'",
            f"slug: ../../escaped\nsave_as: ../../escaped.html\nimage: {address}/i\n",
            "{% include '/etc/passwd' %}",
        ),
    }
    return {name: head.format(*parts).encode() for name, parts in told.items()}
