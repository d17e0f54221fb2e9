"""Let the search of an offline edition run from a disk, where no page may load a module or ask for a file.

One plain script beside the page holds the index and its program; it hands them over in place of a server.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from pathlib import Path

PAGE = "search/index.html"
SCRIPT = "search/search.js"
INDEX = "extras/pagefind/"
"""Folder of what the script holds."""
_MODULE = re.compile(r'<script type="module" src="\.\./([^"]+)">')
_WORKER = "pagefind-worker.js"
"""It searches beside the page, where a server is; here the page searches itself."""


def searching(html: str, site: Path) -> tuple[str, str]:
    """Return the page of the search as it runs from a disk, and its script; "" for one that has no search."""
    found = _MODULE.search(html)
    if not found or not (site / INDEX).is_dir():
        return html, ""
    paths = sorted(path for path in (site / INDEX).rglob("*") if path.is_file() and path.name != _WORKER)
    files = {path.relative_to(site / INDEX).as_posix(): b64encode(path.read_bytes()).decode() for path in paths}
    held = ",\n".join(f"{json.dumps(name)}: {json.dumps(content)}" for name, content in files.items())
    program = json.dumps((site / found[1]).read_text("utf-8"))
    page = _MODULE.sub('<script defer src="search.js">', html).replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' blob:")
    return page, f"const files = {{\n{held}\n}};\nconst program = {program};\n{_HANDED_OVER}"


_HANDED_OVER = """\
const bytes = (name) => Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0));
const module = (content) => URL.createObjectURL(new Blob([content], { type: "text/javascript" }));
window.fetch = async (address) => new Response(bytes(new URL(address, location).pathname.split("/pagefind/").pop()));
window.pagefind = module(bytes("pagefind.js"));
import(module(program)).catch(() => {
  const said = "This browser lets no page search on a disk; everything also stands below.";
  document.getElementById("said").textContent = said;
});
"""
