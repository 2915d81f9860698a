"""Web addresses, politely and with care: robots.txt, one total time-out, a size limit while streaming, no cookies.

Redirects are followed by hand, at most ten, and every hop is judged anew: its scheme, its network, its robots.txt.
Response headers are kept with the sighting, cookies never.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import getproxies, proxy_bypass

import httpx
from msgspec import Struct
from protego import Protego

from thucydides.capture.files import too_large
from thucydides.capture.hosts import resolve
from thucydides.errors import InputError, SourceUnavailable

HOPS = 10
_ROBOTS_LARGEST = 512 << 10  # RFC 9309: at least 500 KiB must be parsed
_TYPES = frozenset(
    {
        "",
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "text/x-markdown",
        "application/octet-stream",
    }
)
_NEVER_KEPT = frozenset({"set-cookie", "set-cookie2", "authorization", "proxy-authenticate", "www-authenticate"})
_AGENT = "thucydides"


class Page(Struct, frozen=True):
    """What an address answered: its bytes, its last address, its type and headers."""

    data: bytes
    url: str
    name: str
    media_type: str
    headers: tuple[tuple[str, str], ...]


class _Answer(Struct, frozen=True):
    status: int
    location: str
    data: bytes
    headers: tuple[tuple[str, str], ...]
    media_type: str


class Web:
    """Fetch pages; remembers each host's robots.txt for the run."""

    def __init__(self, *, limit_bytes: int, allow_private: bool, timeout_s: float, tool: str) -> None:
        """``timeout_s`` bounds connecting, each wait for bytes, and the whole of an address with its redirects."""
        self._limit, self._allow_private, self._timeout = limit_bytes, allow_private, timeout_s
        self._agent = f"{_AGENT}/{tool.rsplit('/', 1)[-1].split()[-1] if tool else '0'} (reads reports for one person)"
        self._robots: dict[str, Protego | None] = {}

    def fetch(self, address: str) -> Page:
        """Return the page at ``address``; ``InputError`` or ``SourceUnavailable`` with a ``capture.url`` code."""
        deadline = time.monotonic() + self._timeout
        url, seen = _parsed(address), set()
        for _ in range(HOPS + 1):
            if str(url) in seen:
                raise InputError("capture.url.redirects", "the address redirects in a circle", hint="give its end")
            seen.add(str(url))
            self._ask_robots(url, deadline)
            answer = self._get(url, deadline, self._limit, typed=True)
            if not answer.location:
                return _page(url, answer)
            url = _parsed(str(url.join(answer.location)))
        raise InputError("capture.url.redirects", f"more than {HOPS} redirects", hint="give the last address")

    def _ask_robots(self, url: httpx.URL, deadline: float) -> None:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._robots_of(_parsed(f"{origin}/robots.txt"), deadline)
        rules = self._robots[origin]
        if rules is not None and not rules.can_fetch(str(url), _AGENT):
            raise InputError("capture.url.robots", "robots.txt of the host does not allow it", hint="save it by hand")

    def _robots_of(self, url: httpx.URL, deadline: float) -> Protego | None:
        """Return the host's rules, ``None`` for no rules (4xx); a host that fails to say refuses (RFC 9309)."""
        for _ in range(6):
            answer = self._get(url, deadline, _ROBOTS_LARGEST, typed=False)
            if answer.location:
                url = _parsed(str(url.join(answer.location)))
            elif answer.status >= 500:
                raise SourceUnavailable(
                    "capture.url.robots", f"robots.txt of the host answers {answer.status}", hint="try again later"
                )
            else:
                return None if answer.status >= 300 else Protego.parse(answer.data.decode("utf-8", "replace"))
        return None  # RFC 9309, 2.3.1.2: more than five redirects count as no rules

    def _get(self, url: httpx.URL, deadline: float, limit: int, *, typed: bool) -> _Answer:
        with _told(url.host), self._client(url, deadline) as (client, request):
            response = client.send(request, stream=True, follow_redirects=False)
            try:
                return self._taken(response, deadline, limit, typed=typed)
            finally:
                response.close()

    @contextmanager
    def _client(self, url: httpx.URL, deadline: float) -> Iterator[tuple[httpx.Client, httpx.Request]]:
        """Give a client and a request pinned to the address that was judged; the host's name goes into TLS and Host."""
        port = url.port or (443 if url.scheme == "https" else 80)
        ip, public = self._judged(url, port)
        left = max(0.05, deadline - time.monotonic())
        headers = {
            "Host": url.netloc.decode("ascii"), "User-Agent": self._agent, "Accept-Encoding": "identity",
            "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.1",
        }  # fmt: skip
        with httpx.Client(timeout=left, trust_env=public, headers=headers) as client:
            pinned = url.copy_with(host=ip) if ip else url
            yield client, client.build_request("GET", pinned, extensions={"sni_hostname": url.host})

    def _judged(self, url: httpx.URL, port: int) -> tuple[str, bool]:
        """Return ``(ip, is_public)``; '' for the ip where a proxy resolves the name, for pinning then means nothing."""
        proxied = url.scheme in getproxies() and not proxy_bypass(url.host)
        try:
            ip, public = resolve(url.host, port, allow_private=self._allow_private)
        except SourceUnavailable:
            if proxied:
                return "", True
            raise
        return ("" if proxied and public else ip), public

    def _taken(self, response: httpx.Response, deadline: float, limit: int, *, typed: bool) -> _Answer:
        status = response.status_code
        location = response.headers.get("location", "") if status in (301, 302, 303, 307, 308) else ""
        media_type = response.headers.get("content-type", "")
        if typed and not location:
            _refuse_status(status)
            _refuse_type(media_type)
        wanted = not location and status < 300
        data = self._body(response, deadline, limit, cut=not typed) if wanted else b""
        return _Answer(status, location, data, _kept(response.headers), media_type)

    def _body(self, response: httpx.Response, deadline: float, limit: int, *, cut: bool) -> bytes:
        stated = response.headers.get("content-length", "")
        if stated.isdigit() and int(stated) > limit and not cut:
            raise too_large(limit)
        pieces, size = [], 0
        for piece in response.iter_bytes(65536):
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                if cut:
                    break
                raise too_large(limit)
            if time.monotonic() > deadline:
                raise _late()
        return b"".join(pieces)


def _parsed(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError, UnicodeError) as error:
        raise InputError(
            "capture.url.invalid", "the address cannot be parsed", hint="give http(s)://host/path"
        ) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(
            "capture.url.invalid", f"the scheme {url.scheme!r} is not http(s)", hint="give http(s)://host/path"
        )
    if url.userinfo:
        raise InputError("capture.url.invalid", "the address holds a user name or password", hint="leave it out")
    return url


def _late() -> SourceUnavailable:
    return SourceUnavailable(
        "capture.url.timeout", "the host did not answer in time", hint="try again, or raise --timeout"
    )


@contextmanager
def _told(host: str) -> Iterator[None]:
    """Turn the client's errors into ours."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise _late() from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        cause = (str(error).splitlines() or [type(error).__name__])[0][:120]
        raise SourceUnavailable(
            "capture.url.unreachable", f"{host} could not be reached: {cause}", hint="check the address and the network"
        ) from error


def _refuse_status(status: int) -> None:
    if status >= 500 or status in (408, 425, 429):
        raise SourceUnavailable("capture.url.status", f"the host answered {status}", hint="try again later")
    if status not in (200, 203):
        raise InputError("capture.url.status", f"the host answered {status}", hint="check the address")


def _refuse_type(media_type: str) -> None:
    kind = media_type.split(";")[0].strip().lower()
    if kind not in _TYPES:
        raise InputError("capture.url.type", f"no reader takes {kind}", hint="HTML, Markdown and plain text are read")


def _kept(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    """Return the response headers in order of name, without cookies and authentication."""
    kept = [(name, value) for name, value in headers.multi_items() if name not in _NEVER_KEPT]
    return tuple(sorted(kept))


def _page(url: httpx.URL, answer: _Answer) -> Page:
    name = url.path.rstrip("/").rsplit("/", 1)[-1]
    return Page(answer.data, str(url), name, answer.media_type, answer.headers)
