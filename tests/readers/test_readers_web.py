"""Addresses of the web, asked of real servers on this machine: what is read, what is refused, within what limits."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from components import readers
from components.readers import network, web
from components.readers.network import is_public
from components.records import Rejection, Report
from tests.readers.making import html, pdf

STORY = "Russia's defence ministry said that 117 Ukrainian drones had been downed overnight over four regions. "
FEED = f"<rss><channel><item><title>A</title><description>{STORY}</description></item></channel></rss>"

Answer = Callable[[BaseHTTPRequestHandler], None]


def answering(content: bytes | str, kind: str, status: int = 200, **header: str) -> Answer:
    data = content.encode() if isinstance(content, str) else content

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **header}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[tuple[str, list[str]]]:
    """The address of a server with these answers by path, and the requests that it has had."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.headers['Host']}{self.path}")
            answers.get(self.path, answering("none", "text/plain", 404))(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(network.PRIVATE_ALLOWED, "1")


def read(url: str) -> tuple[list[Report], list[Rejection]]:
    items = list(readers.read(url))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Rejection)]


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [
        ("/feed", FEED, "application/rss+xml"), ("/feed", FEED, "text/html"), ("/feed.php", FEED, "text/xml"),
        ("/story", html(f"<article><h1>A</h1><p>{STORY * 3}</p></article>"), "text/html; charset=utf-8"),
        ("/story/", html(f"<article><h1>A</h1><p>{STORY * 3}</p></article>"), "application/octet-stream"),
        ("/api", json.dumps({"articles": [{"text": STORY}]}), "application/json"),
        ("/rows.csv", f"text,date\n{STORY},2024-08-14\n", "text/plain"), ("/rows", f"text\n{STORY}\n", "text/csv"),
        ("/briefing", pdf([STORY]), "application/octet-stream"), ("/2024-08-14_a.txt", STORY, "text/plain"),
    ],
)  # fmt: skip
def test_an_address_is_read_as_what_stands_there(path: str, content: bytes | str, kind: str) -> None:
    with serving({path: answering(content, kind)}) as (address, _):
        (report, *more), problems = read(address + path)
        assert STORY.strip() in report.text
        assert (more, problems, report.origin.partition("#")[0]) == ([], [], address + path)
        if path == "/2024-08-14_a.txt":
            assert report.published == "2024-08-14"
        if path in ("/story", "/briefing"):
            assert report.url == address + path


@pytest.mark.usefixtures("allowed")
def test_the_encoding_of_the_header_counts() -> None:
    words = "За ночь сбито много беспилотников."
    with serving({"/a": answering(words.encode("koi8-r"), "text/plain; charset=KOI8-R")}) as (address, _):
        ((report,), problems) = read(f"{address}/a")
        assert (report.text, problems) == (words, [])


def test_a_private_machine_is_not_asked_unless_settings_allow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(network.PRIVATE_ALLOWED, raising=False)
    with serving({"/feed": answering(FEED, "text/xml")}) as (address, asked):
        port = address.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "127.1", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):
            reports, (problem,) = read(f"http://{host}:{port}/feed")
            assert (reports, problem.kept) == ([], False)
            assert "private network" in problem.reason or "no machine is known" in problem.reason, problem.reason
        assert asked == []
        monkeypatch.setenv(network.PRIVATE_ALLOWED, "1")
        assert len(read(f"{address}/feed")[0]) == 1


@pytest.mark.parametrize("address", [
    "10.0.0.1", "172.16.3.4", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "0.0.0.0", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1",
    "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2001:db8::1", "::127.0.0.1",
])  # fmt: skip
def test_addresses_that_are_not_of_the_public_internet_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.usefixtures("allowed")
def test_a_name_is_asked_once_and_the_connection_goes_to_what_it_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/": answering(FEED, "text/xml")}) as (address, asked):
        port = int(address.rpartition(":")[2])
        meanings = iter(["127.0.0.1", "127.0.0.9", "127.0.0.9"])
        resolve = socket.getaddrinfo

        def rebinding(host: str, *rest: object, **more: object) -> object:
            return resolve(next(meanings) if host == "rebinding.example" else host, *rest, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(socket, "getaddrinfo", rebinding)
        assert len(read(f"http://rebinding.example:{port}/")[0]) == 1
        assert asked == [f"rebinding.example:{port}/"]
        assert next(meanings) == "127.0.0.9"


def test_each_redirect_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(network.PRIVATE_ALLOWED, "1")
    answers = {
        "/a": answering("", "text/html", 302, Location="/feed"),
        "/feed": answering(FEED, "text/xml"),
        "/loop": answering("", "text/html", 302, Location="/loop"),
        "/file": answering("", "text/html", 302, Location="file:///etc/passwd"),
        "/ftp": answering("", "text/html", 302, Location="ftp://a.example/"),
    }
    with serving(answers) as (address, asked):
        assert [r.origin for r in read(f"{address}/a")[0]] == [f"{address}/a#1"]
        asked.clear()
        assert "more than 5 times" in read(f"{address}/loop")[1][0].reason
        assert len(asked) == web.MOST_REDIRECTS + 1
        for path in ("/file", "/ftp"):
            reports, (problem,) = read(address + path)
            assert (reports, problem.reason[-1]) == ([], "."), problem.reason

        def no_longer_allowed(handler: BaseHTTPRequestHandler) -> None:
            monkeypatch.delenv(network.PRIVATE_ALLOWED)
            answering("", "text/html", 302, Location=address.replace("127.0.0.1", "localhost") + "/feed")(handler)

        answers["/out"] = no_longer_allowed
        asked.clear()
        assert "private network" in read(f"{address}/out")[1][0].reason
        assert len(asked) == 1


@pytest.mark.usefixtures("allowed")
def test_an_answer_is_read_within_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LARGEST", 100_000)
    packed = gzip.compress(b"0" * 5_000_000)
    answers = {
        "/large": answering("0" * 100_001, "text/plain"),
        "/bomb": answering(packed, "text/plain", Content_Encoding="gzip"),
        "/packed": answering(gzip.compress(FEED.encode()), "text/xml", Content_Encoding="gzip"),
    }
    with serving(answers) as (address, _):
        for path in ("/large", "/bomb"):
            assert "larger than" in read(address + path)[1][0].reason
        assert len(read(f"{address}/packed")[0]) == 1


@pytest.mark.usefixtures("allowed")
def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_SECONDS", 1.0)
    done = threading.Event()

    def dripping(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            while not done.wait(0.1):
                handler.wfile.write(b"x")
        except OSError:
            done.set()

    with serving({"/": dripping}) as (address, _):
        reports, (problem,) = read(f"{address}/")
        done.set()
    assert reports == []
    assert "cannot be fetched" in problem.reason


@pytest.mark.usefixtures("allowed")
def test_an_address_that_does_not_answer_says_so() -> None:
    with serving({}) as (address, _):
        assert "404" in read(f"{address}/nothing")[1][0].reason
    for url in (f"{address}/", "http://no-such-machine.invalid/", "http://", "http://[::1", "https://127.0.0.1:99999/",
                "http://name:secret@127.0.0.1/"):  # fmt: skip
        reports, (problem,) = read(url)
        assert (reports, problem.origin, problem.reason[-1]) == ([], url, "."), problem.reason
