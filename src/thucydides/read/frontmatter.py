"""Front matter: simple ``key: value`` lines between ``---`` lines, or TOML between ``+++`` lines. Strict, no YAML.

What cannot be understood is refused aloud (``read.front-matter``), for a lost date or outlet would go unseen.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from msgspec import Struct

from thucydides.errors import InputError

_ALIASES = {
    "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "site": "outlet", "source": "outlet",
    "title": "title", "headline": "title", "published": "published", "date": "published", "pubdate": "published",
    "author": "authors", "authors": "authors", "byline": "authors", "by": "authors",
    "language": "language", "lang": "language", "url": "url", "link": "url", "canonical": "url",
    "fiction": "fiction", "invented": "fiction",
}  # fmt: skip


class Said(Struct, frozen=True):
    """What an item says of itself; '' and () mean not said."""

    outlet: str = ""
    title: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    url: str = ""
    fiction: bool = False
    ignored: tuple[str, ...] = ()  # keys that mean nothing here, named


def split(text: str) -> tuple[Said, int]:
    """Return what the front matter says and where the text after it begins (0 when there is none)."""
    match = re.match(r"\ufeff?\s*?(---|\+\+\+)[ \t]*\r?\n", text)
    if not match:
        return Said(), 0
    fence = re.escape(match.group(1))
    end = re.compile(rf"^{fence}[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(text, match.end())
    body = text[match.end() : end.start() if end else match.end() + 400]
    if match.group(1) == "---" and not re.match(r"\s*(?:#.*\n\s*)*[\w-]+[ \t]*:", body):
        return Said(), 0  # a rule at the top of the text, not front matter
    if end is None:
        raise _refused(f"the front matter is not closed by {match.group(1)}")
    fields = _toml(body) if match.group(1) == "+++" else _lines(body)
    return said(fields), end.end()


def _refused(cause: str) -> InputError:
    return InputError("read.front-matter", cause, hint="write one 'key: value' a line between two lines of ---")


def _toml(body: str) -> dict[str, Any]:
    try:
        return tomllib.loads(body.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise _refused(f"the front matter is not TOML: {error}") from error


def _lines(body: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    last = ""
    for number, line in enumerate(body.splitlines(), 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = re.match(r"\s*-\s+(.*)", line)
        if item and last and isinstance(fields[last], list):
            fields[last].append(_plain(item.group(1)))
            continue
        pair = re.match(r"([\w-]+)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$", line)
        if not pair:
            raise _refused(f"line {number} of the front matter is not 'key: value': {line.strip()[:60]!r}")
        last = pair.group(1).lower()
        if last in fields:
            raise _refused(f"line {number} of the front matter gives {last!r} a second time")
        fields[last] = _value((pair.group(2) or "").strip())
    return fields


def _value(words: str) -> Any:  # noqa: ANN401  str or list of str
    if words.startswith("[") and words.endswith("]"):
        return [_plain(item) for item in words[1:-1].split(",") if item.strip()]
    return _plain(words) if words else []


def _plain(words: str) -> str:
    words = words.strip()
    quoted = re.fullmatch(r"\"(.*)\"|'(.*)'", words)
    return (quoted.group(1) or quoted.group(2) or "") if quoted else re.sub(r"\s+#\s.*$", "", words)


def said(fields: dict[str, Any]) -> Said:
    """Return the fields under their own names; keys that mean nothing here are named in ``ignored``."""
    got: dict[str, Any] = {}
    ignored = []
    for key, value in fields.items():
        name = _ALIASES.get(key.lower())
        if name is None or (got.get(name)):
            ignored.append(key)
            continue
        items = tuple(str(item) for item in value) if isinstance(value, list) else (str(value),) if value != "" else ()
        if name == "fiction":
            got[name] = bool(items) and items[0].strip().lower() in ("true", "yes", "1", "on")
        else:
            got[name] = items if name == "authors" else ", ".join(items)
    if "authors" in got and len(got["authors"]) == 1:
        got["authors"] = tuple(part.strip() for part in re.split(r",|;| and ", got["authors"][0]) if part.strip())
    return Said(**got, ignored=tuple(ignored))
