"""What hosts read of headers and redirects comes from one table; nginx serves what it says, and pages lead on."""

import contextlib
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import brotli
import carriers
import project
import pytest
from carriers import DAY
from conftest import npm, without

from press import owned
from press.options import options
from press.publish import manifest
from press.publish.errors import PublishError
from press.publish.gone import proposed
from press.publish.headers import META_POLICY, POLICY, headers, patterns
from press.publish.hosts import HOSTS, RUNTIME_DATE, HostRules
from press.publish.manifest import Manifest, PublishedFile
from press.publish.plan import STAY, plan
from press.publish.preparation import prepared
from press.publish.signature import fingerprint, signature
from press.publish.verify import verify
from press.redirects import address, redirects
from press.server import served

README = (project.HERE / "README.md").read_text("utf-8")
FILES = (
    "404.html", "a.b/x.csv", "a/index.html", "embed/esa/index.html", "extras/pagefind/fragment/en_0a1b2c3.pf_fragment",
    "extras/pagefind/index/en_1a1b2c3.pf_index", "extras/pagefind/pagefind.js", "index.html", "new/index.html",
    "search/index.html", "theme/site.css",
)  # fmt: skip


@pytest.fixture
def site(tmp_path):
    """Return the options of a small built site with an address that has moved."""
    given = options(tmp_path, siteurl="https://news.example.org")
    for folder in (given.output, given.cache):
        owned.claim(folder)
    for name in (*FILES, "old/index.html"):
        owned.write(given.output, name, f"<title>{name}</title>".encode())
    project.write(tmp_path / "content/redirects.toml", '[redirects]\n"/old/" = "/new/"\n"/old.csv" = "/a.b/x.csv"\n')
    return given


def matching(pattern, path):
    shown = address(path)[1:]
    return shown.startswith(pattern[1:-1]) if pattern.endswith("*") else shown == pattern[1:]


def test_every_file_is_of_one_pattern_and_has_its_own_headers():
    found = patterns(FILES)
    for path in FILES:
        assert [given for pattern, given in found.items() if matching(pattern, path)] == [headers(path)], path
    assert len({len(given) for given in found.values()}) == 1


def test_the_search_may_run_its_worker_frames_may_hold_timelines_and_digests_are_kept_for_ever():
    assert "'wasm-unsafe-eval'" in headers("search/index.html")["Content-Security-Policy"]
    assert headers("embed/esa/index.html")["Content-Security-Policy"] == META_POLICY
    assert headers("a/index.html")["Content-Security-Policy"] == POLICY
    assert "immutable" in headers(FILES[4])["Cache-Control"]
    assert "immutable" in headers("theme/site.0a1b2c3d.css")["Cache-Control"]
    assert "immutable" not in headers("theme/site.css")["Cache-Control"]


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_is_told_of_headers_and_redirects(site, host):
    release = prepared(site, host)
    told = {name: (release.made / name).read_text("utf-8") for name in HOSTS[host].files}
    paths = {file.path for file in release.manifest.files}
    assert told.keys() < paths
    assert ("old/index.html" in paths) == (not HOSTS[host].files_win)
    whole = "".join(told.values())
    if host in ("github", "gitlab"):
        assert re.search(r"invoke publish --to \S+ --siteurl https://\S+\n", whole) and "path ../live" in whole
    if host != "github":
        assert re.search(r"/old/.{0,40}/new/", whole, re.S), whole
    if host not in ("github", "gitlab"):
        assert whole.count("wasm-unsafe-eval") >= 2
    for name, text in told.items():
        if ".json" in name:
            assert json.loads(re.sub(r"^//.*\n", "", text))


def test_headers_and_redirects_are_written_as_hosts_read_them(site):
    release = prepared(site, "netlify")
    assert (release.made / "_redirects").read_text("utf-8") == "/old.csv /a.b/x.csv 301\n/old/ /new/ 301\n"
    blocks = (release.made / "_headers").read_text("utf-8").split("\n/")
    assert len(blocks) == len(patterns(FILES))
    assert all(re.fullmatch(r"/?\S*(\n  [A-Za-z-]+: [^\n]+){5}\n?", block) for block in blocks)


def test_addresses_begin_with_the_path_of_the_site(site):
    rules = HostRules({}, {}, "https://example.org/space")
    assert "error_page 404 /space/404.html;" in list(HOSTS["nginx"].files[".hosting/nginx.conf"](rules))


def asked(port, address, **sent):
    """Ask a server of this machine; return the status, the headers and the content of its answer."""
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", address, headers=sent)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def keeps_to_the_table(asked, site, files):
    """Hold that a server sends files with their headers, and leads on from what has moved."""
    for path in files:
        status, sent, content = asked(address(path))
        assert (status, content) == (200, (site.output / path).read_bytes()), path
        for name, value in headers(path).items():
            assert sent.get_all(name) == [value], (path, name)
    for old, new in redirects(site.content)[0].items():
        status, sent, _ = asked(old)
        assert (status, sent["Location"]) == (301, new)


BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@pytest.fixture(params=["gz", "br gz"])
def nginx(site, tmp_path, request):
    """Serve the site by nginx with the lines that it is told; return a function that asks for an address."""
    server, port = carriers.needed("nginx"), carriers.free_port()
    if "br" in request.param and not BROTLI.is_file():
        without(f"{BROTLI} is missing; .ci/run installs it")
    owned.write(site.output, "long.txt", b"long " * 1000)
    release = prepared(site, "nginx", packed=tuple(request.param.split()))
    for name in (*HOSTS["nginx"].files, *(f"long.txt.{form}" for form in request.param.split())):
        owned.write(site.output, name, (release.made / name).read_bytes())
    rooms = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{name}_temp_path {tmp_path}/{name};" for name in rooms)
    (tmp_path / "nginx.conf").write_text(
        f"{f'load_module {BROTLI};' * ('br' in request.param)} "
        f"{'' if os.getuid() else 'user root;'} daemon off; pid {tmp_path}/pid; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; {places} types {{ text/html html; text/css css; }}\n"
        f"server {{ listen 127.0.0.1:{port}; root {site.output}; include {site.output}/.hosting/nginx.conf; }} }}\n"
    )

    with carriers.running(port, [server, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]):
        yield partial(asked, port)


def test_nginx_sends_the_headers_of_the_table_and_leads_on(nginx, site):
    keeps_to_the_table(nginx, site, FILES)
    for form, unpack in {"gzip": gzip.decompress, "br": brotli.decompress}.items():
        _, sent, content = nginx("/long.txt", **{"Accept-Encoding": form})
        if (site.output / f"long.txt.{form[:2]}").is_file():
            assert (sent["Content-Encoding"], sent["Vary"]) == (form, "Accept-Encoding")
            content = unpack(content)
        assert content == b"long " * 1000
    missing = (site.output / "404.html").read_bytes()
    for hidden in ("/nowhere/", "/.press", "/.hosting/nginx.conf"):
        status, sent, content = nginx(hidden)
        assert (status, content, sent["Content-Security-Policy"]) == (404, missing, POLICY), hidden


NETLIFY = """import {parseAllHeaders} from "@netlify/headers-parser";
import {parseAllRedirects} from "@netlify/redirect-parser";
const read = {minimal: true, configHeaders: [], configRedirects: [], headersFiles: ["%(at)s/_headers"],
    redirectsFiles: ["%(at)s/_redirects"]};
console.log(JSON.stringify({...await parseAllRedirects(read), of: await parseAllHeaders(read)}))"""


def test_the_parsers_of_netlify_read_the_table_out_of_what_is_written(site):
    node, _ = npm("node", "@netlify/headers-parser/lib/index.js")
    command = [node, "--input-type=module", "-e", NETLIFY % {"at": prepared(site, "netlify").made}]
    read = json.loads(subprocess.run(command, cwd=project.HERE / "tests", check=True, capture_output=True).stdout)
    assert (read["errors"], read["of"]["errors"]) == ([], [])
    assert {rule["for"]: rule["values"] for rule in read["of"]["headers"]} == patterns(FILES)
    assert {(rule["from"], rule["to"], rule["status"], rule["force"]) for rule in read["redirects"]} == {
        (old, new, 301, False) for old, new in redirects(site.content)[0].items()
    }


ALONE = {"WRANGLER_SEND_METRICS": "false", "WRANGLER_HIDE_BANNER": "true", "CLOUDFLARE_CF_FETCH_ENABLED": "false"}
"""Has Wrangler ask nobody for a newer version, and tell nobody that it ran."""


@pytest.fixture(params=["cloudflare", "workers"])
def cloudflare(site, tmp_path, request):
    """Serve the site as Cloudflare does, by its own runtime; return a function that asks for an address."""
    command, port = npm("node", "wrangler/bin/wrangler.js"), carriers.free_port()
    release = prepared(site, request.param)
    for name in HOSTS[request.param].files:
        owned.write(site.output, name, (release.made / name).read_bytes())
    pages = ["pages", "dev", str(site.output), "--compatibility-date", RUNTIME_DATE]
    worker = ["dev", "--config", str(site.output / ".hosting/wrangler.jsonc")]
    command += worker if request.param == "workers" else pages
    command += ["--persist-to", str(tmp_path / "state")]  # not into the folder that it watches
    command += ["--ip", "127.0.0.1", "--port", str(port), "--inspector-port", str(carriers.free_port())]
    alone = os.environ | ALONE | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "CI": "true"}
    with carriers.running(port, command, cwd=tmp_path, env=alone, stdin=subprocess.DEVNULL):
        yield partial(asked, port)


@pytest.mark.slow
def test_cloudflare_sends_the_headers_of_the_table_and_leads_on(cloudflare, site):
    keeps_to_the_table(cloudflare, site, set(FILES) - {"404.html"})  # which has no address of its own there
    status, _, content = cloudflare("/nowhere/")  # its policy is in the page: rules are for what is there
    assert (status, content) == (404, (site.output / "404.html").read_bytes())


def test_packed_files_go_out_with_the_site_are_the_same_each_time_and_are_kept(site, monkeypatch):
    owned.write(site.output, "a/long.txt", b"long " * 1000)
    owned.write(site.output, "b/long.txt", b"long " * 1000)

    def made():
        release = prepared(site, "caddy", packed=("br", "gz"))
        paths = [file.path for file in release.manifest.files if "long" in file.path]
        return {path: (release.made / path).read_bytes() for path in paths if not path.endswith(".txt")}

    once = made()
    assert sorted(once) == [f"{folder}/long.txt.{form}" for folder in "ab" for form in ("br", "gz")]
    assert [brotli.decompress(once["a/long.txt.br"]), gzip.decompress(once["b/long.txt.gz"])] == [b"long " * 1000] * 2
    kept = {path: path.stat().st_mtime_ns for path in (site.cache / "packed").iterdir()}
    assert len(kept) == 2
    assert made() == once and {path: path.stat().st_mtime_ns for path in kept} == kept
    shutil.rmtree(site.cache / "packed")
    assert made() == once
    owned.write(site.output, "a/long.txt", b"other " * 1000)
    owned.remove(site.output, "b/long.txt")
    assert made().keys() == {"a/long.txt.br", "a/long.txt.gz"} and len(list((site.cache / "packed").iterdir())) == 2
    monkeypatch.setitem(sys.modules, "brotli", None)
    shutil.rmtree(site.cache / "packed")
    assert "pip install -c constraints.txt -e '.[brotli]'" in README
    with pytest.raises(
        PublishError, match=r"brotli is not installed; `.venv/bin/pip install .*'\.\[brotli\]'` brings it"
    ):
        made()


def test_a_host_that_takes_fewer_files_or_redirects_is_refused(site):
    lines = "".join(f'"/old/{number}/" = "/new/"\n' for number in range(2001))
    project.write(site.content / "redirects.toml", f"[redirects]\n{lines}")
    with pytest.raises(PublishError, match="cloudflare takes 2,000 redirects, and there are 2,001"):
        prepared(site, "cloudflare")


LINES = {
    '"old" = "/new/"': "'old' is no address of this site; write it as /briefings/old-slug/",
    '"/../x/" = "/new/"': "is no address of this site",
    '"/a b/" = "/new/"': "is no address of this site",
    '"/old/" = "https://evil.example/"': "which is no address of this site; write it as /briefings/new-slug/",
    '"/old/" = "//evil.example/"': "which is no address of this site",
    '"/old/" = 3': "leads to 3, which is no address of this site",
    '"/old/" = "/old/"': "leads back to itself",
    '"/old/" = "/older/"\n"/older/" = "/old/"': "leads back to itself",
}


@pytest.mark.parametrize("line", LINES)
def test_a_redirect_that_leads_nowhere_is_named_by_its_line(tmp_path, line):
    project.write(tmp_path / "redirects.toml", f"# moved\n[redirects]\n{line}\n")
    found, problems = redirects(tmp_path)
    assert found == {}
    assert problems[0].line == 3
    assert LINES[line] in problems[0].message


@pytest.mark.parametrize("text", ["[redirects", "redirects = 3", "[redirects]\n'/a/' = '/b/'\n'/a/' = '/c/'\n"])
def test_a_broken_file_of_redirects_is_named(tmp_path, text):
    project.write(tmp_path / "redirects.toml", text)
    found, problems = redirects(tmp_path)
    assert found == {}
    assert "[redirects]" in problems[0].message


def test_a_chain_of_redirects_leads_to_its_end(tmp_path):
    project.write(tmp_path / "redirects.toml", '[redirects]\n"/a/" = "/b/"\n"/b/" = "/c/#s-1"\n')
    assert redirects(tmp_path) == ({"/a/": "/c/#s-1", "/b/": "/c/#s-1"}, ())


def test_a_style_of_an_earlier_release_stays_for_as_long_as_a_page_may_ask_for_it():
    style, other, page = (
        PublishedFile(name, "0" * 64, 9) for name in ("theme/a.0a1b2c3d.css", "theme/a.1b2c3d4e.css", "a.html")
    )
    first = plan(Manifest((other,)), Manifest((style, page)), (), DAY)
    assert [file.path for file in first.removed] == ["a.html"]
    assert [(file.path, file.until) for file in first.stays] == [(style.path, (DAY + STAY).isoformat())]
    shown = Manifest((other,), retired=first.stays)
    assert plan(Manifest((other,)), shown, (), DAY + STAY).stays == first.stays
    assert plan(Manifest((other,)), shown, (), DAY + STAY + timedelta(1)).removed == first.stays
    again = plan(Manifest((other, style)), shown, (), DAY + STAY)
    assert (again.added, again.removed, again.stays) == ((), (), ())


def test_an_address_that_has_gone_is_proposed_to_lead_to_the_likeliest_page():
    gone = {"briefings/esa-signs/index.html": "ESA signs with JAXA", "entities/xyz/index.html": "Xyz"}
    there = {
        "briefings/esa-signs-with-jaxa/index.html": "ESA signs with JAXA",
        "briefings/peru-launches/index.html": "Peru launches",
        "entities/esa/index.html": "ESA signs with JAXA",
    }
    lines = list(proposed(gone, there))
    assert lines == ['"/briefings/esa-signs/" = "/briefings/esa-signs-with-jaxa/"', '# "/entities/xyz/" = ""  # Xyz']
    assert tomllib.loads("[redirects]\n" + "\n".join(lines))


@pytest.mark.slow
def test_an_old_address_leads_on_in_a_built_site(tmp_path):
    root = project.make(tmp_path / "site")
    text = "/briefings/testland-launched-examplias-first-satellite/"
    lines = f'"/old/one/" = "{text}"\n"/two/" = "/nowhere/"\n"/timeline/" = "/"\n"/x/" = "/#nope"\n"/y/" = "/#nope"\n'
    lines += '"/old.html" = "/"\n"/old.html/below/" = "/"\n"/old/one/below/" = "/"\n'
    project.write(root / "content/redirects.toml", f"[redirects]\n{lines}")
    status, _, err = project.run(root)
    assert status == 1
    assert "redirects.toml:3: '/two/' leads to /nowhere/, which does not exist" in err
    assert "redirects.toml:4: '/timeline/' has a page of its own; take the line away" in err
    assert "redirects.toml:5: '/x/' leads to no such place in /" in err
    assert "redirects.toml:6: '/y/' leads to no such place in /" in err
    assert "redirects.toml:8: '/old.html/below/' lies below a file" in err and err.count("lies below") == 1
    page = (root / "output/old/one/index.html").read_text("utf-8")
    assert f'<meta http-equiv="refresh" content="0; url=../..{text}">' in page
    assert not (root / "output/two").exists()
    project.write(root / "content/redirects.toml", '[redirects]\n"/gone/" = "/"\n')
    assert project.run(root)[0] == 0
    assert not (root / "output/old").exists()
    assert 'url=../"' in (root / "output/gone/index.html").read_text("utf-8")
    assert project.against_clean(root)[1] == []


def test_who_signed_a_manifest_is_verified(site, tmp_path, capsys):
    key, other = (carriers.key(tmp_path, name) for name in ("news", "other"))
    content = manifest.written(replace(manifest.of(site.output), key=fingerprint(key)))
    signed = signature(content, key)
    signers, others, none = (tmp_path / name for name in ("signers", "others", "none"))
    signers.write_text(f"news@example.org {key.with_suffix('.pub').read_text()}")
    others.write_text(f"other@example.org {other.with_suffix('.pub').read_text()}")
    with served(site.output) as address:

        def told(content, signed, signers):
            owned.write(site.output, manifest.FILE, content)
            owned.write(site.output, manifest.SIGNATURE, signed)
            return verify(address, signers), "".join(capsys.readouterr())

        good = f"{address}: signed by news@example.org with key {fingerprint(key)}\n"
        for given, status, words in (
            ((content, signed, signers), 0, good),
            ((content, signed, None), 0, f"names the key {fingerprint(key)}; --signers FILE checks that"),
            ((content, signed, others), 1, f"manifest.json.sig: is signed by none of {others}; ask the publisher"),
            ((content, b"<html>", signers), 1, f"is signed by none of {signers}"),
            ((content + b" ", signed, signers), 1, "news@example.org did not sign the manifest as it is there"),
            ((content, signed, none), 2, f"{none}: cannot be read; its lines are `news@example.org ssh-ed25519"),
        ):
            found, said = told(*given)
            assert (found, words in said) == (status, True), said
        told(content, signed, signers)
        typed = re.search(r"`(ssh-keygen -Y verify [^`]+)`", README)[1].replace("allowed_signers", str(signers))
        done = subprocess.run(typed, shell=True, cwd=site.output, capture_output=True, encoding="utf-8")
        assert done.stdout.startswith('Good "file" signature for news@example.org'), done.stderr
        owned.remove(site.output, manifest.SIGNATURE)
        assert verify(address, signers) == 1
        assert (
            "manifest.json.sig: 404 Not Found; an entry of PUBLISH with a key has it signed" in capsys.readouterr().err
        )


def test_a_published_site_is_verified_file_by_file(site, capsys):
    content = manifest.written(manifest.of(site.output, "c0ffee\x1b[2J"))
    owned.write(site.output, manifest.FILE, content)
    with served(site.output) as address:
        assert verify(address) == 0
        assert "commit c0ffee\\x1b[2J" in capsys.readouterr().out
        owned.write(site.output, "a/index.html", b"<title>b/index.html</title>")
        owned.write(site.output, "new/index.html", b"longer than it was, by far")
        owned.remove(site.output, "theme/site.css")
        assert verify(f"{address}/") == 1
        told = capsys.readouterr().err
        assert "a/index.html: has other bytes\n" in told
        assert "new/index.html: " in told and "theme/site.css: 404" in told
        owned.write(site.output, manifest.FILE, content.replace(b"a/index", b"../index"))
        assert verify(address) == 1
        owned.remove(site.output, manifest.FILE)
        assert verify(address) == 1
        assert "was the site put there by `invoke publish`?" in capsys.readouterr().err
    for wrong in ("ftp://x", "https://", "https:///x"):
        assert verify(wrong) == 2 and "write it as https://news.example.org" in capsys.readouterr().err
    assert verify(address) == 1 and "invoke publish" not in capsys.readouterr().err
