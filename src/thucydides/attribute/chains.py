"""Chains: by whose hands a statement came - outlet, relays, the medium it was made in, the ultimate voice."""

from __future__ import annotations

import re

from thucydides.attribute.found import Found
from thucydides.attribute.names import demonyms
from thucydides.attribute.voices import Speaker
from thucydides.model.claim import Link
from thucydides.model.span import Span

_NAMED = r"(?:the\s+)?\*?(?:[A-Z][\w.&’'-]*(?:\s+(?:of|and|de|du|des|&)?\s*[A-Z][\w.&’'-]*){0,4})\*?"
_INTERVIEW = re.compile(
    rf"\b(?:interview(?:ed)?|conversation|speaking|spoke|comments?|remarks|phone call|briefing|statement|letter"
    rf"|column|op-ed|article)s?\s+(?:with|to|by|for|on|in|published (?:by|in)|carried by)\s+({_NAMED})"
)
_ON_AIR = re.compile(
    r"\b[Oo]n\s+((?:[A-Z]{2,5}\b|Fox|Sky|Al|State|Channel|Radio)(?:\s+(?:News|Radio|TV|Television|Arabiya|Jazeera"
    r"|Business|Sunday|\d+|[A-Z][a-z]+))?|[Ss]tate (?:TV|television|radio))"
)
_QUOTED_BY = re.compile(
    rf"\b(?:quoted by|cited by|as quoted by|as reported by|reported by|carried by|told by|was quoted by"
    rf"|,\s*via)\s+({_NAMED})"
)
_CITING = re.compile(
    r"\b(?:citing|quoting)\s+((?:[\w’'.-]+\s+){0,7}?[\w’'.-]+)(?=,|\s+(?:said|says|reported|reports|wrote)\b|$)"
)
_MEDIUM = re.compile(
    r"\b(?:on|via|through|in (?:a|his|her|their|its) (?:\w+ )?(?:post|message|video|statement|channel)s? (?:on"
    r"|to)|on (?:his|her|their|its)(?: official)?|by)\s+"
    r"(X/Twitter|Twitter/X|Telegram|Twitter|Facebook|YouTube|Instagram|TikTok|WhatsApp|Truth Social|VKontakte"
    r"|X(?=[\s,.;]|$)|television|state TV|state television|radio|TV)\b"
)
_KIND = re.compile(
    r"\b[Ii]n an? (?:\w+ ){0,2}(televised statement|video address|press conference|interview|statement"
    r"|communiqu[eé]|letter|speech|briefing|report)\b"
)
_NO_RELAY = re.compile(
    r"(?i)\b(reporters?|journalists|congress|senate|parliament|council|court|assembly|duma|rada|president"
    r"|minister|mr|ms|"
    r"mrs|crowd|audience|supporters|voters|him|her|them|us|me|you|committee|lawmakers|police|officials|investigators|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|general)\b"
)


def addressee_outlet(words: str, persons: set[str]) -> str:
    """Return the outlet's name when the addressee of "told X" reads as one, else ''."""
    plain = re.sub(r"[*_]", "", words).strip(" ,’'")
    plain = re.sub(r"\s+(?:in|on|at|during|via|by|after|before)(?:\s.*)?$", "", plain)
    plain = re.sub(r"(?:['’]s)?\s+(?:[A-Z]\w+\s+[A-Z]\w+)$", "", plain) if re.search(r"['’]s\s", plain) else plain
    plain = re.sub(
        r"^[Tt]he\s+(?=[A-Z])",
        "",
        re.sub(
            r"\s+(?:newspaper|news agency|agency|daily|magazine|broadcaster|news website|television|TV channel|radio)$",
            "",
            plain,
        ),
    )
    plain = words.strip(" ,’'") if plain.casefold() in demonyms() else plain
    if plain.casefold() in demonyms():
        return ""
    if not re.match(r"(?:the\s+)?[A-Z«]", plain) or _NO_RELAY.search(plain) or plain.split()[-1] in persons:
        return ""
    return plain


def context(text: str, found: Found) -> str:
    """Return the words of the sentence that are neither content nor source: where occasions and media are named."""
    if found.around is None:
        return ""
    pieces, at = [], found.around.start
    taken = sorted([*found.content, *([found.source] if found.source else [])])
    for span in taken:
        if at < span.start <= found.around.end:
            pieces.append(text[at : span.start])
        at = max(at, span.end)
    pieces.append(text[at : found.around.end] if at < found.around.end else "")
    return " | ".join(pieces)


def medium_of(words: str) -> str:
    """Return the medium that the words around a statement name ("on Telegram"), or ''."""
    found = _MEDIUM.search(words) or _KIND.search(words)
    return found[1] if found else ""


def relays_of(text: str, found: Found, persons: set[str]) -> list[Link]:
    """Return the relays between outlet and voice, outermost first."""
    names: list[tuple[str, Span | None]] = []
    if found.to:
        names.append((addressee_outlet(found.to.of(text), persons), found.to))
    if found.by:
        names.append((addressee_outlet(found.by.of(text), persons), found.by))
    words = context(text, found)
    inside = found.source.of(text) if found.source else ""
    for pattern in (_INTERVIEW, _ON_AIR, _QUOTED_BY):
        for match in pattern.finditer(f"{inside} | {words}" if pattern is _QUOTED_BY else words):
            name = addressee_outlet(match[1], persons)
            names.append((name, _locate(text, found, match[1])))
    seen, links = set(), []
    for name, span in names:
        if name and name not in seen:
            seen.add(name)
            links.append(Link("relay", name, span=span))
    return links


def _locate(text: str, found: Found, words: str) -> Span | None:
    if found.around is None:
        return None
    at = text.find(words, found.around.start, found.around.end)
    return Span(at, at + len(words)) if at >= 0 else None


def cited(text: str, found: Found) -> Span | None:
    """Return the source behind the source in "X, citing Y, said", or None."""
    words = found.around.of(text) if found.around else ""
    for match in _CITING.finditer(words):
        start = (found.around.start if found.around else 0) + match.start(1)
        span = Span(start, start + len(match[1]))
        if not any(span.overlaps(part) for part in found.content):
            return span
    return None


def voice_link(speaker: Speaker, span: Span | None, medium: str, key: str) -> Link:
    """Return the last link of a chain."""
    return Link(
        "voice", speaker.name, span=span, voice=key, medium=speaker.medium or medium,
        named=speaker.named and bool(key), office=speaker.office,
    )  # fmt: skip
