"""Hostile seeds and trees of files, drawn by a number: the same number makes the same files on any machine."""

import os
from random import Random

from hostile_shapes import PROSE, text

CALL = "document.title='pwned';alert(1)"
MARKUP = (
    f"<script>{CALL}</script>",
    f'<img src=x onerror="{CALL}">',
    f"<svg/onload={CALL}>",
    f"</title></script><script>{CALL}</script>",
    f"]]><script>{CALL}</script>",
    f"--><script>{CALL}</script>",
    f"[x](javascript:{CALL})",
    f'![x](https://foreign.example/x.png"onload="{CALL})',
    "<iframe src=//foreign.example></iframe>",
    "<link rel=stylesheet href=//foreign.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//foreign.example'>",
    "<base href=//foreign.example/>",
    "<style>@import '//foreign.example';</style>",
    f"<math><mi xlink:href='javascript:{CALL}'>x</mi></math>",
    f"'\" autofocus onfocus={CALL} x='",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "{filename}/../../../etc/passwd {static}/x {attach}/x",
    "<!--#include file='/etc/passwd'--><?php phpinfo(); ?>",
    "\\1 \\g<0> $1 %s %(x)s {0} {x.__class__}",
    "[[x]] *[ESA]: x\n[ESA]: javascript:alert(1)",
    "&lt;script&gt; &#60;script&#62; \\u003cscript>",
    "\ufeff<\u200bscript>\u202e>tpircs/<",
)
TOLD = "ESA and Peru signed a pact on radar data on Monday."
DATES = (
    "2025-03-05",
    "2025-02-30",
    "0001-01-01",
    "9999-12-31",
    "2025-3-5",
    "٢٠٢٥-٠٣-٠٥",
    "",
    "5 March",
    "-1",
    "2025-W09-1",
)
ADDRESSES = (
    "http://[::1",
    "javascript:alert(1)",
    "https://",
    "//x",
    "https://a b",
    'https://a/"><script>',
    "ftp://x",
    "",
)
CODECS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "koi8-r",
    "shift_jis",
    "big5",
    "utf-7",
)


def _markup(draw, number):
    lines = [draw.choice(MARKUP) for _ in range(draw.randint(1, 4))]
    return f" date 2025-03-05 {TOLD} {number}\n\n{' '.join(lines)} NASA and {draw.choice(lines)} met.".encode()


def _encodings(draw, number):
    data = bytearray(f" date 2025-03-05 {TOLD} {number} Chang’e “6” café 中国".encode(draw.choice(CODECS), "replace"))
    for _ in range(draw.choice((0, 0, 1, 5, 50))):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data[: draw.choice((None, None, 3, 17, -1))])


def _headers(draw, number):
    fields = {
        "Title": draw.choice(
            (draw.choice(MARKUP), f"T{number}", "", "x" * draw.choice((250, 4_000, 100_000)), "../..")
        ),
        "Date": draw.choice(DATES),
        "Source": draw.choice((draw.choice(MARKUP), "x" * 5_000, "")),
        "URL": draw.choice((*ADDRESSES, f"https://example.org/{number}")),
        "Slug": draw.choice(("../../escaped", "timeline", "a/b")),
        "Save_as": "../../escaped.html",
    }
    names = draw.sample(sorted(fields), draw.randint(1, len(fields)))
    return ("".join(f"{name}: {fields[name]}\n" for name in names) + f"\n{TOLD} {number}\n").encode()


def _shapes(draw, number):
    piece = PROSE[draw.choice(sorted(PROSE))]
    return f" date 2025-03-05 {TOLD} {number}\n\n{text(piece, draw.choice((10, 300, 2_000)))}".encode()


SEEDS = {"markup": _markup, "encodings": _encodings, "headers": _headers, "shapes": _shapes}
"""How one seed of each kind is drawn."""


def seeds(kind, count, number):
    """Return the bytes of `count` hostile seeds of a kind, by name."""
    draw = Random(f"{kind} {number}")
    return {f"{kind}-{index}.txt": SEEDS[kind](draw, index) for index in range(count)}


def _put(path, data):
    path = os.fsencode(path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape"))


def _links(draw, root):
    aims = (".", "..", "/", "/etc/passwd", "/dev/zero", "nowhere", "a", "../../outside", "../../outside/secret.txt")
    for name in ("a", "b.txt", ".#c.txt", "d.md"):
        folder = root / draw.choice(("seeds", "content/briefings", "content/pages", "seeds/deep", "output"))
        if folder.name == "deep":
            folder.mkdir(exist_ok=True)
        if folder.is_dir():  # a folder output/ that the press has not made would rightly be refused
            (folder / name).symlink_to(draw.choice(aims))


def _devices(draw, root):
    for name in ("a.txt", "b.md", "c"):
        folder = root / draw.choice(("seeds", "content/briefings", "content/pages"))
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        draw.choice((os.mkfifo, os.mkdir, lambda at: at.symlink_to("/dev/full")))(path)


def _names(draw, root):
    odd = (b"\xff", b"a\nb", b"a\tb", b"-rf", b"a'b\"c", b"%2e%2e", "\u202ex".encode(), b"x" * 240, b"~", b"#", b"a b")
    for index in range(4):
        name = os.fsdecode(draw.choice(odd))
        place = draw.choice((f"seeds/{name}.txt", f"seeds/{name}/{index}.txt", f"content/briefings/{name}.md"))
        made = (
            f"Title: T{index}\nDate: 2025-03-05\n\n{TOLD} {index}"
            if place.endswith("md")
            else f" date 2025-03-05 {TOLD}"
        )
        _put(root / place, made)


def _articles(draw, root):
    for index in range(4):
        fields = {
            "Title": draw.choice((f"T{index}", draw.choice(MARKUP), "")),
            "Date": draw.choice(("2025-03-05", *DATES)),
            "Slug": draw.choice((f"t-{index}", "../../escaped", "timeline", "same", "x" * 300)),
            "Summary": draw.choice((draw.choice(MARKUP), "A summary.")),
            "URL": draw.choice(ADDRESSES),
            "Status": draw.choice(("published", "draft", "secret")),
        }
        head = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
        body = "\n\n".join(draw.choice((*MARKUP, "[x](#nowhere)", "[x](/etc/passwd)", "[" * 200)) for _ in range(3))
        _put(root / draw.choice(("content/briefings", "content/pages")) / f"x{index}.md", f"{head}\n{TOLD}\n\n{body}\n")


def _leftovers(draw, root):
    for index in range(5):
        name = draw.choice((".x.swp", "x.txt~", "#x#", ".DS_Store", "x.docx", "x.txt.tmp", "Thumbs.db", "x.md.new"))
        folder = draw.choice(("seeds", "content/briefings", "content/pages", "seeds/a/b"))
        _put(root / folder / name, draw.choice((b"", b"\x00\xff" * 50, f" date 2025-03-05 {TOLD} {index}".encode())))


TREES = {"links": _links, "devices": _devices, "names": _names, "articles": _articles, "leftovers": _leftovers}
"""How hostile files of each kind are laid among the files of a project."""


def plant(kind, root, number):
    """Lay hostile files of a kind, drawn by a number, among the files of the project at `root`."""
    TREES[kind](Random(f"{kind} {number}"), root)
