import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from thucydides.capture import hosts
from thucydides.capture.items import ItemCapturer
from thucydides.model.document import Hints, Refusal

PAGE = b"<html><body><p>The army said that it took the town.</p></body></html>"


class Host(BaseHTTPRequestHandler):
    robots = (404, b"")
    asked: list[tuple[str, str]] = []  # noqa: RUF012
    release = threading.Event()

    def do_GET(self):
        self.asked.append((self.path, self.headers.get("User-Agent", "")))
        if self.path == "/robots.txt":
            self.answer(*self.robots, "text/plain")
        elif self.path == "/page":
            self.answer(
                200,
                PAGE,
                "text/html; charset=utf-8",
                [("Set-Cookie", "id=1"), ("Last-Modified", "Sun, 12 May 2024 10:00:00 GMT")],
            )
        elif self.path.startswith("/hop/"):
            left = int(self.path.rsplit("/", 1)[1])
            self.answer(302, b"", "text/html", [("Location", f"/hop/{left - 1}" if left else "/page")])
        elif self.path == "/circle":
            self.answer(301, b"", "text/html", [("Location", "/circle")])
        elif self.path == "/to-file":
            self.answer(302, b"", "text/html", [("Location", "file:///etc/passwd")])
        elif self.path == "/image":
            self.answer(200, b"\x89PNG", "image/png")
        elif self.path == "/endless":
            self.endless()
        elif self.path == "/silent":
            self.release.wait(5)
        elif self.path == "/broken":
            self.answer(503, b"later", "text/html")
        else:
            self.answer(404, b"none", "text/html")

    def answer(self, status, body, kind, headers=()):
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(500):
                self.wfile.write(b"x" * 65536)
        except OSError:
            pass

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    Host.asked, Host.robots = [], (404, b"")
    Host.release.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    Host.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


def take(address, *, private=True, timeout_s=3.0, limit=1 << 20):
    capturer = ItemCapturer(
        hints=Hints(outlet="Example"), now=lambda: "2024-05-13T00:00:00Z", tool="thucydides/0.1", limit_bytes=limit,
        allow_private=private, timeout_s=timeout_s,
    )  # fmt: skip
    [result] = list(capturer.capture([address]))
    return result


def code(result):
    assert isinstance(result, Refusal), result
    assert result.cause
    assert "\n" not in result.cause
    return result.code


def test_a_page_is_taken_with_its_headers_but_never_cookies(host):
    found = take(f"{host}/page")
    assert found.data == PAGE
    assert (found.sighting.address, found.sighting.how, found.origin) == (f"{host}/page", "http", f"{host}/page")
    assert found.sighting.hints.media_type == "text/html; charset=utf-8"
    assert (found.sighting.hints.url, found.sighting.hints.outlet) == (f"{host}/page", "Example")
    names = [name for name, _ in found.sighting.headers]
    assert "last-modified" in names
    assert "set-cookie" not in names


def test_the_program_says_who_it_is_and_asks_first(host):
    take(f"{host}/page")
    assert [path for path, _ in Host.asked] == ["/robots.txt", "/page"]
    assert all(agent.startswith("thucydides/0.1") for _, agent in Host.asked)


def test_robots_are_obeyed(host):
    Host.robots = (200, b"User-agent: *\nDisallow: /page\n")
    assert code(take(f"{host}/page")) == "capture.url.robots"
    assert [path for path, _ in Host.asked] == ["/robots.txt"]


def test_a_host_whose_robots_fail_refuses(host):
    Host.robots = (500, b"")
    assert code(take(f"{host}/page")) == "capture.url.robots"


def test_redirects_are_followed_to_their_end(host):
    found = take(f"{host}/hop/3")
    assert (found.data, found.sighting.address, found.origin) == (PAGE, f"{host}/hop/3", f"{host}/page")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/hop/20", "capture.url.redirects"),
        ("/circle", "capture.url.redirects"),
        ("/to-file", "capture.url.invalid"),
        ("/none", "capture.url.status"),
        ("/broken", "capture.url.status"),
        ("/image", "capture.url.type"),
        ("/endless", "capture.too-large"),
    ],
)
def test_each_bad_answer_has_its_own_code(host, path, expected):
    assert code(take(f"{host}{path}")) == expected


def test_a_silent_host_times_out(host):
    assert code(take(f"{host}/silent", timeout_s=0.3)) == "capture.url.timeout"


def test_a_host_that_is_not_there():
    assert code(take("http://127.0.0.1:9/page")) == "capture.url.unreachable"


@pytest.mark.parametrize(
    "host_name",
    ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0", "[::ffff:10.0.0.1]", "2130706433"],
)
def test_private_networks_are_refused(host_name):
    assert code(take(f"http://{host_name}/page", private=False)) == "capture.url.private"


@pytest.mark.parametrize(
    "address", ["ftp://example.org/x", "http://", "http://user:secret@example.org/", "http://[::1", "https:///x"]
)
def test_addresses_that_are_no_web_address_are_refused(address):
    result = take(address)
    assert code(result) == "capture.url.invalid"
    assert "secret" not in result.address + result.cause


def test_the_connection_goes_to_the_address_that_was_judged(host, monkeypatch):
    answers = []

    def lookup(name, port, *_, **__):
        answers.append(name)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(hosts.socket, "getaddrinfo", lookup)
    port = host.rsplit(":", 1)[1]
    assert take(f"http://report.example:{port}/page").data == PAGE
    assert set(answers) == {"report.example", "127.0.0.1"}  # the client asks only for the address that was judged


def test_a_name_that_also_has_a_private_address_is_refused(monkeypatch):
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("192.168.0.1", 80))]
    monkeypatch.setattr(hosts.socket, "getaddrinfo", lambda *_, **__: both)
    assert code(take("http://report.example/page", private=False)) == "capture.url.private"
