"""Write a proof as one file of HTML, which asks for nothing, so that it reads the same in ten years."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from textwrap import shorten

from briefing.publish.proof.proof import Check, Evidence, Proof, checks, published


def html(proof: Proof) -> str:
    """Return the file."""
    title = escape(shorten(f"Proof: {proof.statement}", 120, placeholder="…"))
    sections = (
        ("Where it stands" if not proof.row else "The sentences it rests on", "".join(map(_shown, proof.evidence))),
        ("The row", _table(proof.row)),
        ("As it was published, by SHA-256", _table(published(proof))),
        ("How to check", f"<ol>{''.join(map(_check, checks(proof)))}</ol>{_BOUNDS}"),
    )
    body = "".join(f"<section><h2>{head}</h2>\n{content}</section>\n" for head, content in sections if content)
    quote = "" if proof.row else ' class="q"'
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{_HEAD}\n<title>{title}</title>\n'
        f'<style>{_STYLE}</style>\n</head>\n<body data-kind="proof">\n'
        f"<header><p>Proof of a statement of {_link(proof.name, proof.site)}</p>\n"
        f"<h1{quote}>{escape(proof.statement)}</h1></header>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _shown(evidence: Evidence) -> str:
    found, where = evidence.quotation, _link(evidence.text, evidence.address)
    if not found:
        return f"<p>A sentence of {where}, which may not be shown here.</p>\n"
    near = [f"<span>{escape(words)}</span>" if words else "" for words in (found.before, found.after)]
    text = " ".join(filter(None, (near[0], f"<mark>{escape(found.words)}</mark>", near[1])))
    sources = "; ".join(_link(words, address) for words, address in found.sources)
    rests = f"<p>It names as what it rests on: {sources}.</p>\n" if sources else ""
    return f"<blockquote><p>{text}</p></blockquote>\n<p>Sentence {found.number} of {where}.</p>\n{rests}"


def _link(words: str, address: str) -> str:
    text = escape(words)
    return f'<a href="{escape(address)}">{text}</a>' if address.startswith(("http://", "https://")) else text


def _table(rows: Iterable[tuple[str, str]]) -> str:
    found = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>\n" for name, value in rows)
    return f"<dl>\n{found}</dl>\n" if found else ""


def _check(check: Check) -> str:
    command, prints = escape(check.command), escape(check.prints)
    return f"<li>{escape(check.about)}\n<pre><kbd>{command}</kbd>\n<samp>{prints}</samp></pre></li>\n"


_BOUNDS = "<p>This proves what was published and what it was made of. Whether it is true, the sources must show.</p>\n"
_HEAD = """<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">"""
_STYLE = """
:root { color-scheme: light dark; --paper: light-dark(#fbfbf8, #111417); --ink: light-dark(#15181b, #e8e9e5);
  --soft: light-dark(#454a50, #b9bec2); --rule: light-dark(#d5d6d1, #31373c); --time: light-dark(#113f94, #a9c4ff);
  --tint: light-dark(#dfe8f7, #1d2c49); --data: "Helvetica Neue", "Nimbus Sans", "Liberation Sans", Arial, sans-serif }
body { margin: 0 auto; max-width: 44rem; padding: 1.125rem clamp(1rem, 4vw, 3rem) 4.5rem; background: var(--paper);
  color: var(--ink); font: 1.125rem/1.5 Charter, "Bitstream Charter", Cambria, Georgia, serif; overflow-wrap: anywhere }
header p, dl, li, section > p { font: .8125rem/1.125rem var(--data); color: var(--soft) }
h1 { font-weight: 400; font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.25rem); line-height: 1.15; text-wrap: balance }
.q::before { content: "“" } .q::after { content: "”" }
section { border-top: 1px solid var(--ink); padding: .5625rem 0 2.25rem }
h2 { margin: 0 0 .5625rem; font: 700 .875rem/1.125rem var(--data) }
blockquote { margin: 0 } blockquote p { margin: 0 0 .5625rem } blockquote span { color: var(--soft) }
mark { background: var(--tint); color: var(--ink); box-shadow: -.15em 0 var(--tint), .15em 0 var(--tint) }
a { color: var(--time) }
dl { display: grid; grid-template-columns: fit-content(34%) 1fr; margin: 0 } dd { margin: 0; color: var(--ink) }
dt, dd { padding: .25rem 0; border-bottom: 1px solid var(--rule) } dt { padding-right: 1.125rem }
@media (max-width: 36rem) { dl { display: block } dt { border: 0; padding-bottom: 0 } dd { padding-top: 0 } }
ol { margin: 0; padding-left: 1.25rem } pre { margin: .375rem 0 1.125rem; padding-left: .5625rem; white-space: pre-wrap;
  border-left: 2px solid var(--time); color: var(--ink); font: .75rem/1.125rem monospace }
kbd, samp { font: inherit } kbd { font-weight: 700 } @media print { mark { print-color-adjust: exact } }
"""
