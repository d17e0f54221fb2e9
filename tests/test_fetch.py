"""`invoke fetch`: pages of a real server on this machine, asked for politely and once, read by a build without it."""

import contextlib
import ctypes
import gzip
import re
import socket
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import project
import pytest
import received_files as made
from received_files import SECOND, TEXT, TITLE
from test_verbs import LINES, invoke

from briefing import knowledge
from briefing.ingest import publishers
from briefing.ingest.inputs import web_archive
from press.fetch import responses, robots
from press.fetch.verb import fetch
from press.ingest import take_in
from press.options import options

PLAIN = {"Content-Type": "text/html; charset=utf-8"}
BARE = re.sub(rb'<(?:meta property="og|link rel)[^>]*>', b"", made.PAGE)
"""A page that says nowhere who publishes it."""
ROBOTS = b"User-agent: *\nDisallow: /secret\nAllow: /secret/open\n\nDisallow: /*.php$\n"


PAGES = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, ROBOTS),
    "/pact": (200, PLAIN | {"ETag": '"1"'}, BARE),
    "/packed": (
        200,
        PLAIN | {"Content-Encoding": "gzip"},
        gzip.compress(made.PAGE.replace(b"ten years", b"six years")),
    ),
    "/broken": (200, PLAIN | {"Content-Encoding": "GZIP"}, gzip.compress(made.PAGE)[:-60]),
    "/parts": (200, PLAIN | {"Content-Encoding": "gzip"}, gzip.compress(made.PAGE) * 2),
    "/bomb": (200, PLAIN | {"Content-Encoding": "gzip"}, gzip.compress(bytes(responses.LIMIT + 1))),
    "/paper": (200, {"Content-Type": "application/pdf"}, made.pdf()),
    "/octets": (200, {"Content-Type": "application/octet-stream"}, made.pdf()),
    "/raw": (301, {"Location": "/\u00fcber".encode().decode("latin-1")}, b""),
    "/%C3%BCber": (200, PLAIN, made.PAGE),
    "/old": (301, {"Location": "/pact"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/out": (302, {"Location": "file:///etc/passwd"}, b""),
    "/astray": (302, {"Location": "/secret/a"}, b""),
    "/large": (200, PLAIN, b"<html>" + bytes(responses.LIMIT)),
    "/cut": (200, PLAIN | {"Content-Length": "99999"}, made.PAGE),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/secret/open": (200, PLAIN, made.PAGE.replace(b"ten years", b"nine years")),
    "/busy": (429, PLAIN, b""),
}


class Host(BaseHTTPRequestHandler):
    """Answers by path, and writes down what it is asked for."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        if self.path == "/slow":
            return self.trickle()
        status, headers, content = self.server.pages.get(self.path, (404, PLAIN, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, content = 304, b""
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(content)

    def trickle(self):
        self.send_response(200)
        self.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(0.05)

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    """Return a server; what it was asked for is in `asked`, what it answers may be changed in `pages`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        server.asked, server.pages, server.daemon_threads = [], dict(PAGES), True
        server.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=partial(server.serve_forever, poll_interval=0.01), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def root(tmp_path):
    root = project.make(tmp_path / "site", seeds={})
    (root / "seeds").mkdir()
    settings = (root / "pelicanconf.py").read_text("utf-8")
    (root / "pelicanconf.py").write_text(settings.replace('REPORT_ADDRESS = ""', 'REPORT_ADDRESS = "mailto:a@b.org"'))
    return root


@pytest.fixture
def fetching(root, host, capsys):
    """Fetch some paths; return the exit status, what was printed, what was complained of, and what was asked for."""

    def run(*paths, again=False, local=True):
        host.asked.clear()
        (root / "urls.txt").write_text("# Pages\n\n" + "".join(f"{host.url * (p[0] == '/')}{p}\n" for p in paths))
        status = fetch(options(root), root / "urls.txt", again, local, 0)
        told = capsys.readouterr()
        return status, told.out, told.err, [path for path, _ in host.asked]

    return run


def warcs(root):
    return sorted(path.name for path in (root / "seeds").glob("*.warc.gz"))


@pytest.mark.parametrize("module", [responses, publishers, robots])
def test_examples_of_fetching_hold(module):
    import doctest

    assert doctest.testmod(module).failed == 0


def test_pages_are_kept_and_a_second_run_asks_for_nothing(root, host, fetching):
    status, out, err, asked = fetching("/pact", "/packed", "/paper")
    assert (status, err, asked) == (0, "", ["/robots.txt", "/pact", "/packed", "/paper"])
    assert f"2 of 3, {host.url}/packed: " in out and out.endswith("3 pages fetched, 0 there already, 0 not had\n")
    agent = host.asked[0][1]["User-Agent"]
    assert re.fullmatch(r"space-cooperation-briefing/[0-9.]+ \(\+mailto:a@b\.org\)", agent)
    before = warcs(root)
    status, out, _, asked = fetching("/pact", "/packed", "/paper")
    assert (status, asked, warcs(root), len(before)) == (0, [], before, 3)
    assert out.endswith("0 pages fetched, 3 there already, 0 not had\n")


def test_what_many_hosts_get_wrong_is_fetched_and_read_all_the_same(root, host, fetching):
    status, _, err, asked = fetching("/octets", "/raw")
    assert (status, err, asked) == (0, "", ["/robots.txt", "/octets", "/raw", "/%C3%BCber"])
    assert all("*/*" in headers["Accept"] for _, headers in host.asked)
    read = [web_archive.read((root / "seeds" / name).read_bytes()) for name in warcs(root)]
    assert sorted(one.url for (one,) in read) == [f"{host.url}/%C3%BCber", f"{host.url}/octets"]
    assert all(one.text and not one.refused for (one,) in read)


def test_what_was_fetched_is_built_with_its_address_and_its_outlet(root, host, fetching):
    project.write(root / "content/knowledge/outlets.toml", OUTLET)
    fetching("/old", "/packed")
    host.shutdown()
    status, _, err = project.run(root)
    assert status == 0, err
    written = [path.read_text("utf-8") for path in (root / "content/briefings").rglob("*.md")]
    (bare,) = (one for one in written if SECOND in one)
    assert f"\nURL: {host.url}/pact\n" in bare and "\nSource: The Loop\n" in bare
    (other,) = (one for one in written if one != bare)
    assert f"\nURL: {host.url}/packed\n" in other and "\nSource: Example Times\n" in other
    pages = "".join(path.read_text("utf-8") for path in (root / "output/briefings").glob("*/index.html"))
    assert f'href="{host.url}/pact"' in pages and TITLE in pages


OUTLET = '[[outlet]]\nhost = "127.0.0.1"\nname = "The Loop"\nclass = "press"\n'


def test_what_robots_txt_forbids_is_not_asked_for(host, fetching):
    status, _, err, asked = fetching("/secret/a", "/secret/open", "/a.php", "/astray")
    assert (status, asked) == (1, ["/robots.txt", "/secret/open", "/astray"])
    assert err.count("must not be asked for by programs (robots.txt of 127.0.0.1:") == 3
    host.pages["/robots.txt"] = (500, PLAIN, b"")
    _, _, err, asked = fetching("/pact", "/paper")
    assert asked == ["/robots.txt"] and err.count("has a robots.txt that answered 500 Internal Server Error") == 2
    del host.pages["/robots.txt"]
    assert fetching("/secret/a", "/pact")[3] == ["/robots.txt", "/secret/a", "/pact"]


ODD = (
    (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", []),
    (b"User-agent: *\nDisallow: /b\n\nUser-agent: other\nUser-agent: *\nDisallow: /pact\n", ["/paper"]),
    (b"User-agent: *\nDisallow: //[\nCrawl-delay: \xc2\xb2\nDisallow: /pap%65r\n", ["/pact"]),
    (b"User-agent: *\nCrawl-delay: " + b"9" * 400, ["/pact"]),
)


def test_a_robots_txt_is_obeyed_whatever_else_stands_in_it(root, host, fetching):
    for text, allowed in ODD:
        host.pages["/robots.txt"] = (200, PLAIN, text)
        _, _, err, asked = fetching("/pact", "/paper", again=True)
        assert (asked, "Traceback" in err) == (["/robots.txt", *allowed], False), text
    assert "/paper: was not asked for, since 127.0.0.1" in err and "wants over a minute between two requests" in err


FAILING = {
    "/none": "answered 404 Not Found; mend the address, or save the page in a browser",
    "/loop": "leads on more than 5 times; write the address where it ends",
    "/out": "leads on to 'file:///etc/passwd', which is no page; mend the address",
    "/large": "answered with more than 20,000,000 bytes; save the part that you want",
    "/bomb": "answered with more than 20,000,000 bytes; save the part that you want",
    "/cut": "broke off before its end; try again later",
    "/slow": "did not answer in whole within 1 seconds; try again later",
    "/broken": "broke off before its end; try again later",
    "/parts": "came packed in several parts",
    "/picture": "gives no web page and no PDF, but a picture (image/png); save its text",
    "ftp://example.org/a": "is no address of a page; write it as https://example.org/page",
    "http://name@127.0.0.1/": "is no address of a page; write it as https://example.org/page",
    "http://127.0.0.1:1/a": "cannot be had (Connection refused); try again later",
    "/busy": "answered 429 Too Many Requests; try again later",
    "/paper": "was not asked for, since 127.0.0.1",
}


def test_each_failure_is_said_and_the_others_are_fetched(root, fetching, monkeypatch):
    monkeypatch.setattr(responses, "SECONDS", 1)
    status, out, err, _ = fetching("/pact", *FAILING)
    assert status == 1 and out.endswith(f"1 page fetched, 0 there already, {len(FAILING)} not had\n")
    for number, (path, message) in enumerate(FAILING.items(), 4):
        assert re.search(rf"urls\.txt:{number}: [^\n]*{re.escape(path)}: {re.escape(message)}", err), path
    assert len(warcs(root)) == 1


def test_this_machine_is_not_asked_unless_that_is_allowed(host, fetching):
    status, _, err, asked = fetching("/pact", f"http://localhost:{host.server_port}/pact", "http://[::1]/", local=False)
    assert (status, asked) == (1, [])
    assert err.count("lies on this machine or in its network; take it out, or allow that with --local") == 3
    inside = [f"http://{place}/" for place in ("[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[::7f00:1]", "[fec0::1]")]
    others = ["http://[ff0e::1]/", "http://224.0.0.1/", "http://[::ffff:a00:1]/", "http://[64:ff9b:1::1]/"]
    _, _, err, _ = fetching(*inside, *others, local=False)
    assert err.count("lies on this machine or in its network") == 8


def test_a_host_whose_first_address_takes_all_the_time_is_not_asked_at_its_second(root, host, fetching, monkeypatch):
    monkeypatch.setattr(responses, "SECONDS", 0.5)
    known, port = socket.getaddrinfo, host.server_port
    two = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in ("127.0.0.2", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda name, *a, **k: two if name == "two.org" else known(name, *a, **k))
    with contextlib.ExitStack() as held:
        held.enter_context(socket.create_server(("127.0.0.2", port), backlog=0))
        for _ in range(4):
            waiting = held.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.2", port))
        status, _, err, asked = fetching(f"http://two.org:{port}/pact")
    assert (status, asked) == (1, []) and "did not answer in whole within 0.5 seconds" in err


def test_a_page_that_has_changed_is_kept_anew_when_that_is_asked_for(root, host, fetching):
    fetching("/pact")
    assert "has not changed" in fetching("/pact", again=True)[1]
    assert "leads on to" in fetching("/old")[1] and len(warcs(root)) == 1
    host.pages["/pact"] = (200, PLAIN | {"ETag": '"2"'}, BARE.replace(b"ten years", b"twelve years"))
    assert fetching("/pact")[3] == []
    status, out, _, asked = fetching("/old", "/pact", again=True)
    assert (status, asked, len(warcs(root))) == (0, ["/robots.txt", "/old", "/pact"], 1)
    assert out.endswith("1 page fetched, 1 there already, 0 not had\n")
    (seed,) = take_in(options(root), knowledge.load(root / "content/knowledge")).created
    assert "twelve years" in (root / "content" / seed).read_text("utf-8")


def test_an_address_of_a_plain_seed_or_of_another_archive_is_there(root, host, fetching):
    project.write(root / "seeds/a.txt", f"Date: 2025-03-05\nURL: {host.url}/pact\n\n{TEXT}\n")
    nameless = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n"
    crawled = made.warc(((f"{host.url}/packed", made.PAGE),), packed=False)
    (root / "seeds/crawl.warc").write_bytes(nameless + crawled[:-20])
    status, out, _, asked = fetching("/pact", "/packed")
    assert (status, asked) == (0, []) and "2 there already" in out
    assert [one.url for one in web_archive.read(nameless + crawled)] == [f"{host.url}/packed"]
    assert fetching("/pact", again=True)[3] == []


def test_a_page_out_of_an_archive_of_several_is_kept_anew_only_once(root, host, fetching):
    pages = ((f"{host.url}/{name}", made.PAGE) for name in ("pact", "other"))
    (root / "seeds/zz.warc").write_bytes(made.warc(tuple(pages), packed=False))
    assert "1 page fetched" in fetching("/pact", again=True)[1]
    assert "has not changed" in fetching("/pact", again=True)[1] and len(warcs(root)) == 1


def test_between_two_requests_to_a_host_there_is_a_pause_also_from_run_to_run(root, host, monkeypatch):
    host.pages["/robots.txt"] = (200, PLAIN, b"User-agent: space-cooperation-briefing\nCrawl-delay: 3\n")
    slept = []
    monkeypatch.setattr(time, "sleep", slept.append)
    (root / "urls.txt").write_text(f"{host.url}/pact\n{host.url}/paper\n")
    assert fetch(options(root), root / "urls.txt", again=False, local=True) == 0
    assert [round(seconds) for seconds in slept if seconds > 0.5] == [2, 3]
    slept.clear()
    assert fetch(options(root), root / "urls.txt", again=True, local=True) == 0
    assert [round(seconds) for seconds in slept if seconds > 0.5] == [3, 2, 3]


def test_a_host_that_is_busy_is_left_alone_for_as_long_as_it_says(host, fetching):
    host.pages["/busy"] = (503, PLAIN | {"Retry-After": "7200"}, b"")
    fetching("/busy")
    _, _, err, asked = fetching("/pact")
    assert asked == [] and "wants over a minute between two requests; try again later" in err


def test_a_name_that_nobody_answers_for_ends_with_the_time_of_its_address(fetching, monkeypatch, tmp_path):
    monkeypatch.setattr(responses, "SECONDS", 0.2)
    known, answered = socket.getaddrinfo, tmp_path / "answered"

    def silent(name, *given, **more):
        if name == "slow.org":  # no signal ends the waiting of C, nor does it that of the system's resolver
            ctypes.CDLL(None).system(f"sleep 2; touch {answered}".encode())
        return known(name, *given, **more)

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    status, _, err, _ = fetching("http://slow.org/", "http://127.0.0.1:1/")
    assert (status, answered.exists()) == (1, False)
    assert "http://slow.org/: did not answer in whole within 0.2 seconds" in err and "Connection refused" in err


def test_a_name_is_not_called_wrong_where_there_is_no_network(fetching, monkeypatch):
    def unreachable(*_given, **_more):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    assert "has a host that cannot be looked up now; see that there is a network" in fetching("http://example.org/")[2]


def test_what_a_list_or_a_host_says_reaches_no_terminal_as_a_command(host, fetching):
    host.pages["/robots.txt"] = (200, PLAIN, b"")
    host.pages["/odd"] = (404, PLAIN | {"Location": "\x1b[2J"}, b"")
    host.pages["/on"] = (302, PLAIN | {"Location": "file:\x1b[2J"}, b"")
    host.pages["/a%1B[2J"] = (200, PLAIN, made.PAGE)
    _, out, err, _ = fetching("/odd", "/on", "/a\x1b[2J")
    assert "\x1b" not in out + err and "3 of 3" in out


@pytest.mark.slow
def test_the_command_of_readme_runs_as_typed(root, host):
    (root / "urls.txt").write_text(f"{host.url}/pact\n")
    (root / "tasks.py").symlink_to(project.HERE / "tasks.py")
    done = invoke(root, LINES["fetch"][0])
    assert (done.returncode, len(list((root / "received").iterdir()))) == (0, 1), done.stdout + done.stderr
    done = invoke(root, "fetch urls.txt --seeds received")
    assert (done.returncode, "1 there already" in done.stdout) == (0, True), done.stdout + done.stderr
