"""What a page says of itself: JSON-LD, meta elements, ``time`` elements, canonical address.

Order of belief for each value: schema.org in JSON-LD (made for machines, rarely left over from a template), Open Graph
and article meta, Dublin Core and older names, then ``time`` elements marked as the publication. No date is taken from
the text's body, from a change date or from a copyright line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any
from urllib.parse import urljoin

from msgspec import Struct

from thucydides.read.blocks import strand_of
from thucydides.read.dates import edtf
from thucydides.read.frontmatter import Said
from thucydides.read.htmltokens import Token, stretches

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publish-date", "publish_date", "publication_date", "citation_publication_date", "date",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|WebPage|CreativeWork)$")


class Meta(Struct, frozen=True):
    """``said``: values by the page's own word; ``titles``: all its titles; ``language``: its ``lang`` attribute."""

    said: Said
    titles: tuple[str, ...] = ()
    language: str = ""
    notes: tuple[str, ...] = ()


class _Seen:
    """What was gathered from the tokens."""

    def __init__(self) -> None:
        self.metas: dict[str, list[str]] = {}
        self.articles: list[dict[str, Any]] = []
        self.times: list[tuple[bool, str]] = []
        self.title = self.language = self.canonical = ""
        self.script = False

    def take(self, token: Token) -> None:
        if token.kind == "raw":
            self._raw(token)
        elif token.kind == "start" and token.name in _TAKEN:
            getattr(self, f"_{token.name}")(token.attributes)

    def _raw(self, token: Token) -> None:
        if token.name == "title" and not self.title:
            self.title = strand_of(stretches(token)).text
        elif token.name == "script" and self.script:
            self.articles += _articles(token.words)

    def _meta(self, given: dict[str, str]) -> None:
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if given.get("content", "").strip():
            self.metas.setdefault(name.lower(), []).append(given["content"].strip())

    def _link(self, given: dict[str, str]) -> None:
        if "canonical" in given.get("rel", "").lower().split() and not self.canonical:
            self.canonical = given.get("href", "").strip()

    def _script(self, given: dict[str, str]) -> None:
        self.script = "ld+json" in given.get("type", "").lower()

    def _html(self, given: dict[str, str]) -> None:
        self.language = given.get("lang") or given.get("xml:lang") or self.language

    def _time(self, given: dict[str, str]) -> None:
        marks = " ".join((given.get("itemprop", ""), given.get("class", ""), "pubdate" if "pubdate" in given else ""))
        if given.get("datetime") and not re.search(r"modif|updat", marks, re.IGNORECASE):
            self.times.append(
                (bool(re.search(r"publi?s?h?|pubdate|entry-date|posted", marks, re.I)), given["datetime"])
            )

    def first(self, *names: str) -> str:
        return next((self.metas[name][0] for name in names if name in self.metas), "")


_TAKEN = frozenset({"meta", "link", "script", "html", "time"})


def metadata(page: Sequence[Token], address: str = "") -> Meta:
    """Return what the page says of itself."""
    seen = _Seen()
    for token in page:
        seen.take(token)
    article = next(iter(sorted(seen.articles, key=_rank)), {})
    published, notes = _published(seen, article)
    outlet = seen.first("og:site_name") or _name(article.get("publisher"))
    outlet = outlet or seen.first("publisher", "dc.publisher", "application-name")
    titles = (_text(article.get("headline")), seen.first("og:title", "twitter:title", "dc.title"), seen.title)
    said = Said(
        outlet=outlet,
        title=next(filter(None, titles), ""),
        published=published,
        authors=tuple(name for name in _authors(seen, article) if name.casefold() != outlet.casefold()),
        url=_address(seen.canonical or seen.first("og:url") or _text(article.get("url")), address),
        fiction=seen.first("fiction", "thucydides:fiction").lower() in ("true", "yes", "1"),
    )
    return Meta(said, tuple(filter(None, titles)), seen.language, notes)


def _address(found: str, base: str) -> str:
    try:
        url = urljoin(base, found) if found else base
    except ValueError:
        return base
    return url if url.startswith(("http://", "https://")) else base


def _rank(article: dict[str, Any]) -> tuple[int, int]:
    types = _types(article)
    return (0 if any("Article" in t or "Report" in t or "Posting" in t for t in types) else 1, -len(article))


def _articles(words: str) -> list[dict[str, Any]]:
    cleaned = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", words)
    try:
        return [
            thing for thing in _things(json.loads(cleaned, strict=False)) if any(map(_ARTICLE.search, _types(thing)))
        ]
    except (ValueError, RecursionError):
        return []


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401  whatever JSON holds
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(name), depth + 1)
    elif isinstance(value, list):
        for item in value[:200]:
            yield from _things(item, depth + 1)


def _types(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [str(item) for item in kind] if isinstance(kind, list) else [str(kind)] if kind else []


def _text(value: Any) -> str:  # noqa: ANN401  whatever JSON holds
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""  # pages often escape twice


def _name(value: Any) -> str:  # noqa: ANN401  whatever JSON holds
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), "")
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _authors(seen: _Seen, article: dict[str, Any]) -> list[str]:
    given = article.get("author")
    names = [_name(item) for item in given] if isinstance(given, list) else [_name(given)]
    if not any(names):
        names = seen.metas.get("author") or seen.metas.get("article:author") or seen.metas.get("dc.creator") or []
    parts = [re.sub(r"^(?:By|by)\s+", "", p.strip()) for n in names for p in re.split(r",| and |;", n)]
    return [part for part in dict.fromkeys(parts) if part and "://" not in part and "@" not in part and len(part) < 80]


def _published(seen: _Seen, article: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the first date that can be read, and notes on those that cannot."""
    candidates = [_text(article.get("datePublished")), *(seen.first(name) for name in _DATES)]
    marked = [value for is_published, value in seen.times if is_published]
    plain = [value for _, value in seen.times] if len({value[:10] for _, value in seen.times}) == 1 else []
    notes: list[str] = []
    for words in filter(None, (*candidates, *marked, *plain)):
        found = edtf(words)
        if found and found.value:
            return words, tuple(notes)
        notes.append(found.problem if found else f"not a date: {words[:60]!r}")
    return "", tuple(dict.fromkeys(notes))
