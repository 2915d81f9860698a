"""Find toponyms: capitalised words that the gazetteer knows, and unknown ones that the text itself calls a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct

from thucydides.lang.gazetteer import Gazetteer, Place, fold
from thucydides.model.document import READABLE, Document
from thucydides.model.span import Span
from thucydides.normalise.place_words import (
    GIVEN,
    LOCATIVE,
    NEVER,
    ORGANISATION,
    PERSON_BEFORE,
    REGION_AFTER,
    SETTLEMENT_BEFORE,
    SETTLEMENT_ENDING,
    SPEECH,
)

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*(?:(?<=\b[A-Z][a-z])|(?<=\b[A-Z][a-z]{2})|(?<=\b[A-Z][a-z]{3}))?"
)
LONGEST = 5  # tokens of a name
BARE_POPULATION = 100_000  # a town named without any sign of a place is taken for one above this
SIGNED_POPULATION = 1_000  # a town named by another of its names, after a word of place
DATELINE = re.compile(r"^([A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ'’ -]{2,40}?)(?=,| \(|\s*[–—-]{1,2}\s)")


class Word(Struct, frozen=True):
    """A token of a part."""

    start: int
    end: int
    text: str
    upper: bool


class Toponym(Struct, frozen=True):
    """Words taken for a place, with the gazetteer's candidates (none: unknown) and the signs seen."""

    span: Span
    words: str
    candidates: tuple[Place, ...]
    kind: str = ""  # wanted kind: admin1, admin2
    signed: bool = False  # a locative word, a containment or a dateline says that it is a place
    actor: bool = False  # it speaks or acts: "Kyiv said"
    dateline: bool = False
    reason: str = ""


def find(document: Document, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms of a document in order; nothing overlaps."""
    lowered = {word for word in re.findall(r"\b[^\W\d_A-ZА-ЯІЇЄҐ]{2,}\b", document.text)}
    found = [
        toponym
        for part in document.parts
        if part.kind in READABLE or part.kind == "dateline"
        for toponym in _of_part(document.text, part.span, gazetteer, lowered)
    ]
    found = [*found, *_unknown(document, found)]
    return sorted(found, key=lambda t: t.span)


def _words(text: str, span: Span) -> list[Word]:
    return [
        Word(m.start(), m.end(), m.group(), m.group()[0].isupper()) for m in TOKEN.finditer(text, span.start, span.end)
    ]


def _of_part(text: str, span: Span, gazetteer: Gazetteer, lowered: set[str]) -> Iterator[Toponym]:
    words = _words(text, span)
    shouted = sum(w.text.isupper() for w in words) > 0.8 * len(words)
    at = 0
    while at < len(words):
        taken = _longest(text, words, at, gazetteer, shouted) if words[at].upper else None
        if taken is None:
            at += 1
            continue
        size, candidates = taken
        toponym = _judged(text, words, at, size, candidates, span, lowered, shouted)
        if toponym:
            yield toponym
        at += size


def _longest(
    text: str, words: list[Word], at: int, gazetteer: Gazetteer, shouted: bool
) -> tuple[int, tuple[Place, ...]] | None:
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        last = words[at + size - 1]
        if size > 1 and (not last.upper or not _adjacent(text, words[at : at + size])):
            continue
        surface = text[words[at].start : last.end]
        if size == 1 and fold(surface) in NEVER and not _abbreviation(surface):
            continue
        candidates = gazetteer.named(surface) or _stemmed(surface, gazetteer)
        if candidates and (len(fold(surface)) > 2 or any(c.kind in ("country", "admin1") for c in candidates)):
            return size, candidates
    return None


def _abbreviation(surface: str) -> bool:
    return surface.count(".") > 1 or (surface.isupper() and len(surface) > 1)


def _adjacent(text: str, words: list[Word]) -> bool:
    gaps = (text[a.end : b.start] for a, b in pairwise(words))
    return all(gap in (" ", "-", ". ") for gap in gaps)


_ENDINGS = (
    "ові",
    "ого",
    "ому",
    "ами",
    "ях",
    "ом",
    "ой",
    "ою",
    "ем",
    "ем",
    "ем",
    "у",
    "і",
    "а",
    "е",
    "и",
    "ы",
    "ю",
    "я",
)


def _stemmed(surface: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Look a Cyrillic name up with its case ending changed: ``у Харкові`` -> ``Харків``."""
    if not re.match(r"[А-ЯІЇЄҐ]", surface) or len(surface) < 5:
        return ()
    for ending in _ENDINGS:
        if surface.endswith(ending):
            stem = surface[: -len(ending)]
            softened = [re.sub(r"о(?=[^аеиоуіїєя]$)", "і", stem), stem]
            for form in (f"{s}{tail}" for s in softened for tail in ("", "а", "ь", "ий", "е", "о", "я")):
                if found := gazetteer.named(form):
                    return found
    return ()


def _judged(
    text: str, words: list[Word], at: int, size: int, candidates: tuple[Place, ...], part: Span, lowered: set[str],
    shouted: bool,
) -> Toponym | None:  # fmt: skip
    first, last = words[at], words[at + size - 1]
    before = words[at - 1] if at else None
    after = words[at + size] if at + size < len(words) else None
    opens = before is None or bool(re.search(r"[.!?:;\"“”‘»•]\s*$", text[part.start : first.start].rstrip(" ")[-2:]))
    joined = before is not None and text[before.end : first.start] in (" ", "-")
    end, kind = last.end, ""
    if after and text[last.end : after.start] == " " and fold(after.text) in REGION_AFTER:
        end, kind = after.end, REGION_AFTER[fold(after.text)]
    elif after and after.upper and text[last.end : after.start] == " " and not shouted and _foreign(after, candidates):
        return None
    signed = bool(kind) or (joined and before is not None and fold(before.text) in LOCATIVE) or _listed(text, first)
    contained = bool(re.match(r",\s+[A-Z]", text[last.end : last.end + 4]))
    if joined and before is not None and _is_person(before, size, opens, shouted):
        return None
    surface = text[first.start : last.end]
    actor = bool(SPEECH.match(text[last.end :].lstrip(" "))) and text[last.end : last.end + 1] == " "
    if not _accepted(surface, candidates, signed or contained, opens, lowered, size):
        return None
    line = text[part.start : part.end]
    dateline = first.start == part.start and bool(DATELINE.match(line)) and surface.isupper() and not shouted
    return Toponym(Span(first.start, end), surface, candidates, kind, signed or contained or dateline, actor, dateline)


def _foreign(after: Word, candidates: tuple[Place, ...]) -> bool:
    """Tell whether the capitalised word that follows makes the name an organisation's or a person's."""
    if fold(after.text) in ORGANISATION:
        return True
    known = any(place.kind in ("country", "admin1", "region") for place in candidates)
    return not known and fold(after.text) not in NEVER and after.text[1:].islower()


def _is_person(before: Word, size: int, opens: bool, shouted: bool) -> bool:
    folded = fold(before.text)
    if folded in PERSON_BEFORE or folded in GIVEN:
        return size == 1
    return not shouted and before.upper and not opens and folded not in LOCATIVE | NEVER and size == 1


@cache
def _list_sign() -> re.Pattern[str]:
    return re.compile(r"(?:[A-ZА-Я][\w'’-]+(?:, (?:and |та |и )?| and | or | та | і | и ))$")


def _listed(text: str, first: Word) -> bool:
    """Tell whether the word continues a list that a locative word opened: "in Kharkiv and Sumy"."""
    before = text[max(0, first.start - 80) : first.start]
    return bool(_list_sign().search(before)) and bool(
        re.search(
            r"\b(?:in|from|near|to|of|at|between|around) (?:[A-ZА-Я][\w'’-]+(?:, | and | or )(?:and )?)+$", before
        )
    )


def _accepted(
    surface: str, candidates: tuple[Place, ...], signed: bool, opens: bool, lowered: set[str], size: int
) -> bool:
    best = candidates[0]
    if best.kind == "country" or (best.kind in ("admin1", "region") and best.population > 500_000):
        return surface.casefold() not in lowered or signed
    if size == 1 and surface.casefold() in lowered and not surface.isupper():
        return False
    if signed:
        return bool(best.main) or best.population > SIGNED_POPULATION
    main = any(place.main and place.population >= BARE_POPULATION for place in candidates)
    return main and (not opens or size > 1 or best.population >= 300_000)


_CALLED = re.compile(
    rf"\b{SETTLEMENT_BEFORE}\s+(?:of|called|named)\s+((?:[^\W\d_a-zа-яіїєґ][\w'’-]+\s?){{1,3}})"
    rf"|\bв?у?\s?(?:селі|селе|місті|городе)\s+((?:[^\W\d_a-zа-яіїєґ][\w'’-]+\s?){{1,3}})"
)
_NEAR = re.compile(r"\b(?:in|near|at|outside|of|from|around|over|on)\s+((?:[A-Z][a-z'’-]{3,}\s?){1,3})")
_SHOUTED = re.compile(
    r"(?m)^([A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,3})(?:, [A-Z][a-z]+)?,? (?:[A-Z][a-z]+\.? \d{1,2}\b|\()"
)


def _unknown(document: Document, found: list[Toponym]) -> Iterator[Toponym]:
    """Yield names that the text itself calls a place and the gazetteer does not know; each mention of them."""
    readable = [part for part in document.parts if part.kind in READABLE or part.kind == "dateline"]
    taken = [toponym.span for toponym in found]
    names: dict[str, str] = {}
    for part in readable:
        line = part.span.of(document.text)
        for match in _CALLED.finditer(line):
            names.setdefault((match[1] or match[2]).strip(), "the text calls it a settlement")
        for match in _SHOUTED.finditer(line):
            names.setdefault(match[1].title(), "it opens a dateline")
        for match in _NEAR.finditer(line):
            name = match[1].strip()
            if SETTLEMENT_ENDING.search(name) and all(fold(w) not in NEVER | ORGANISATION for w in name.split()):
                names.setdefault(name, "it follows a word of place and ends like a settlement")
    for name, reason in names.items():
        pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        for part in readable:
            for match in pattern.finditer(document.text, part.span.start, part.span.end):
                span = Span(*match.span())
                if match.group()[0].isupper() and not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    opens = span.start == part.span.start and match.group().isupper()
                    yield Toponym(span, name, (), signed=True, dateline=opens, reason=f"not in the gazetteer; {reason}")
