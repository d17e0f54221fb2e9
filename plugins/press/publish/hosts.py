"""Write what each host reads of headers and redirects, all from one table of rules.

Files that a host looks for in the site lie at its top; those that somebody includes or copies lie below `.hosting/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from press.publish.headers import headers

APART = ".hosting/"
"""Folder of what the owner of a server includes or copies."""
RUNTIME_DATE = "2026-04-01"
"""The behaviour of Cloudflare's runtime that the tests try."""


@dataclass(frozen=True, slots=True)
class HostRules:
    """What a host is to be told."""

    headers: Mapping[str, Mapping[str, str]]
    """The headers of each address, `/folder/*` for all below it; no two match one address."""
    redirects: Mapping[str, str]
    """Where each address that once existed leads."""
    siteurl: str = ""
    to: str = "live"
    """The target, as --to names it."""
    packed: tuple[str, ...] = ("gz",)
    """The ends of the names of packed files that lie beside plain ones."""


def headers_file(rules: HostRules) -> Iterator[str]:
    """Yield the lines of `_headers` (Cloudflare, Netlify)."""
    for pattern, given in rules.headers.items():
        yield pattern
        yield from (f"  {name}: {value}" for name, value in given.items())


def redirects_file(rules: HostRules) -> Iterator[str]:
    """Yield the lines of `_redirects` (Cloudflare, Netlify, GitLab)."""
    yield from (f"{old} {new} 301" for old, new in rules.redirects.items())


def htaccess(rules: HostRules) -> Iterator[str]:
    """Yield the lines of `.htaccess` (Apache 2.4 with mod_headers and mod_alias)."""
    yield from (f"ErrorDocument 404 {_missing(rules)}", "DirectoryIndex index.html", "AddDefaultCharset utf-8")
    yield "Options -Indexes"
    yield 'RedirectMatch 404 "/\\.(?!well-known/)"'
    yield from (f'RedirectMatch 301 "^{re.escape(old)}$" "{new}"' for old, new in rules.redirects.items())
    yield from _set(headers("index.html"), "Header always set")
    for pattern, given in _others(rules):
        yield f'<If "%{{REQUEST_URI}} =~ m#^{_regex(pattern)}$#">'
        yield from _set(given, "    Header always set")
        yield "</If>"


def nginx(rules: HostRules) -> Iterator[str]:
    """Yield the lines that the server block of nginx includes; a location with headers of its own repeats all."""
    yield from (f"error_page 404 {_missing(rules)};", "index index.html;", "charset utf-8;", "absolute_redirect off;")
    yield from (f"{'gzip' if form == 'gz' else 'brotli'}_static on;" for form in rules.packed)
    yield "gzip_vary on;"
    yield "location ~ /\\.(?!well-known/) { return 404; }"
    yield from _set(headers("index.html"), "add_header", " always;")
    yield from (f'location = "{old}" {{ return 301 "{new}"; }}' for old, new in rules.redirects.items())
    for pattern, given in _others(rules):
        yield f'location {"" if pattern.endswith("*") else "= "}"{pattern.removesuffix("*")}" {{'
        yield from _set(given, "    add_header", " always;")
        yield "}"


def caddy(rules: HostRules) -> Iterator[str]:
    """Yield the lines that the site block of Caddy 2 imports."""
    yield "route {"
    yield from (f"    redir {old} {new} 301" for old, new in rules.redirects.items())
    yield from _set(headers("index.html"), "    header")
    for number, (pattern, given) in enumerate(_others(rules)):
        yield f"    @rule{number} path {pattern}"
        yield from _set(given, f"    header @rule{number}")
    yield "    file_server {"
    yield "        hide .*"
    forms = " ".join("gzip" if form == "gz" else form for form in rules.packed)
    yield from (f"        precompressed {forms}", "    }", "}")
    yield from ("handle_errors {", f"    rewrite * {_missing(rules)}", "    file_server", "}")


def vercel(rules: HostRules) -> Iterator[str]:
    """Yield `vercel.json`."""
    given = [
        {"source": pattern.replace("*", "(.*)"), "headers": [{"key": k, "value": v} for k, v in of.items()]}
        for pattern, of in rules.headers.items()
    ]
    moved = [{"source": old, "destination": new, "statusCode": 301} for old, new in rules.redirects.items()]
    yield json.dumps({"trailingSlash": True, "headers": given, "redirects": moved}, indent=2)


def wrangler(rules: HostRules) -> Iterator[str]:
    """Yield `wrangler.jsonc` for Cloudflare's Workers, which read `_headers` and `_redirects` too."""
    assets = {"directory": "../", "not_found_handling": "404-page", "html_handling": "auto-trailing-slash"}
    yield "// `npx wrangler deploy --config .hosting/wrangler.jsonc` puts out the folder above this one."
    yield json.dumps({"name": "briefings", "compatibility_date": RUNTIME_DATE, "assets": assets}, indent=2)


_TARGET = "# The target in publishconf.py has the carrier folder and the path ../live."


def github(rules: HostRules) -> Iterator[str]:
    """Yield the workflow of GitHub Actions that builds the site and gives it to Pages."""
    yield from (
        "# Copy to .github/workflows/pages.yml; in the repository's settings, let Pages build from GitHub Actions.",
        _TARGET,
        "on: {push: {branches: [main]}}",
        "permissions: {contents: read, pages: write, id-token: write}",
        "concurrency: {group: pages}",
        "jobs:",
        "  publish:",
        "    runs-on: ubuntu-latest",
        "    environment: {name: github-pages}",
        "    steps:",
        "      - uses: actions/checkout@v4",
        "      - uses: actions/setup-python@v5",
        "        with: {python-version: '3.13'}",
        *(f"      - run: {step}" for step in _steps(rules)),
        "      - uses: actions/upload-pages-artifact@v3",
        "        with: {path: public}",
        "      - uses: actions/deploy-pages@v4",
    )


def gitlab(rules: HostRules) -> Iterator[str]:
    """Yield the job of GitLab that builds the site and gives it to Pages."""
    yield from (
        "# Add to .gitlab-ci.yml.",
        _TARGET,
        "pages:",
        "  image: python:3.13",
        "  script:",
        *(f"    - {step}" for step in _steps(rules)),
        "  artifacts: {paths: [public]}",
        "  rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]",
    )


def _steps(rules: HostRules) -> tuple[str, ...]:
    """Return the commands that put a site into the folder `public`, without links."""
    return (
        "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e '.[inputs]'",
        f".venv/bin/invoke publish --to {rules.to} --siteurl {rules.siteurl}",
        "cp -rL ../live public",
    )


def _missing(rules: HostRules) -> str:
    """Return the address of the page for what is not there."""
    return f"{urlsplit(rules.siteurl).path}/404.html"


def _others(rules: HostRules) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the rules that are not those of most pages."""
    usual = headers("index.html")
    yield from ((pattern, given) for pattern, given in rules.headers.items() if given != usual)


def _set(given: Mapping[str, str], word: str, end: str = "") -> Iterator[str]:
    yield from (f'{word} {name} "{value}"{end}' for name, value in given.items())


def _regex(pattern: str) -> str:
    return re.escape(pattern.removesuffix("*")) + (".*" if pattern.endswith("*") else "")


@dataclass(frozen=True, slots=True)
class Host:
    """A host and what it reads."""

    files: Mapping[str, Callable[[HostRules], Iterator[str]]]
    """What writes each file."""
    redirects: int = 0
    """How many it takes; 0 where no number is known."""
    most_files: int = 0
    """How many files a site may have; 0 where no number is known."""
    files_win: bool = False
    """True where a page at an old address would hide the redirect, so that the page is left out."""
    packed: bool = False
    """True where `x.gz` or `x.br` beside `x` is sent to who can unpack it."""


_BOTH = {"_headers": headers_file, "_redirects": redirects_file}
HOSTS: Mapping[str, Host] = {
    "apache": Host({".htaccess": htaccess}),
    "caddy": Host({f"{APART}Caddyfile": caddy}, packed=True),
    "cloudflare": Host(_BOTH, 2000, 20_000),
    "github": Host({f"{APART}pages.yml": github}),
    "gitlab": Host({"_redirects": redirects_file, f"{APART}gitlab-ci.yml": gitlab}, 1000, files_win=True, packed=True),
    "netlify": Host(_BOTH, 10_000, files_win=True),
    "nginx": Host({f"{APART}nginx.conf": nginx}, packed=True),
    "vercel": Host({"vercel.json": vercel}, 1024),
    "workers": Host({**_BOTH, f"{APART}wrangler.jsonc": wrangler}, 2000, 20_000),
}
"""What is known of each host, as of 2026."""
READ = frozenset(path for host in HOSTS.values() for path in host.files)
"""What hosts read and most of them do not show."""
