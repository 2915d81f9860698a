"""Quotations of a text: where words stand between quotation marks, in the styles of wire copy.

Straight and curly, double and single, « » and „ “ (also „ ”). A quotation that runs on over paragraphs opens each
paragraph with a mark and closes only the last one; each of its paragraphs is one quotation here, ``open_end`` on all
but the last. An apostrophe is no mark: a single mark opens after white space, a bracket, a dash or a colon.
"""

from __future__ import annotations

import re

from msgspec import Struct

from thucydides.model.span import Span

CLOSERS = {"“": "”“", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'", "‹": "›", "”": "”"}
_BEFORE = re.compile(r"[\s(\[{—–:\-/*]")
_STOP = ".,!?…;"
#: Two apostrophes or grave accents typed for one double mark; the first stands for it, the second becomes a joiner.
_PAIRED = re.compile(r"''|``")


def _paired(match: re.Match[str]) -> str:
    """Return two characters in place of a typed pair, so that no offset moves: the mark lies on the outer side."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    opening = match[0] == "``" or not before.strip() or (before in "([—-" and after.isalnum())
    return '"\u2060' if opening else '\u2060"'


class Quotation(Struct, frozen=True):
    """``span`` includes the marks; ``open_end``: no closing mark before the end of its paragraph."""

    span: Span
    mark: str
    open_end: bool = False

    def inside(self, text: str) -> str:
        """Return the words between the marks."""
        return text[self.span.start + 1 : self.span.end if self.open_end else self.span.end - 1]

    def speech(self, text: str) -> bool:
        """Tell whether it reads as words spoken (ends like a sentence or is long), not as a name or a scare quote."""
        words = self.inside(text).strip()
        return self.open_end or words[-1:] in tuple(_STOP) or words[-1:] in "—-" or len(words.split()) >= 6


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    follows = at + 1 < end and not text[at + 1].isspace()
    if mark in "“„«‹":
        return follows
    before = at == start or bool(_BEFORE.match(text[at - 1])) or text[at - 1] in "\"“«„'‘"
    return follows and before and (mark != "'" or not text[at + 1 : at + 3].isdigit())


def _single_close(text: str, at: int, end: int, marks: str) -> int:
    """Return the offset of the mark that closes a single quotation, or -1."""
    first = -1
    for i in range(at + 1, end):
        if text[i] in "‘'" and text[i] != marks and _opens(text, i, at, end):
            break
        if text[i] not in marks or (i + 1 < end and (text[i + 1].isalnum())):
            continue
        if text[i - 1] in _STOP:
            return i
        first = i if first < 0 else first
        if text[i - 1] != "s":
            return first
    return first


def _double_close(text: str, at: int, end: int, marks: str) -> int:
    """Return the offset of the closing mark, passing over marks of the same kind that open again, or -1."""
    depth = 0
    for i in range(at + 1, end):
        if text[i] == text[at] and text[at] in "«" and _opens(text, i, at, end):
            depth += 1
        elif text[i] in marks and (text[i] != text[at] or not _reopens(text, i, end)):
            if depth == 0:
                return i
            depth -= 1
    return -1


def _reopens(text: str, at: int, end: int) -> bool:
    """Tell whether a straight or curly mark stands where only an opening one can (after a space, before a letter)."""
    return text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum()


def _close(text: str, at: int, end: int) -> int:
    marks = CLOSERS[text[at]]
    return _single_close(text, at, end, marks) if text[at] in "'‘" else _double_close(text, at, end, marks)


def _runs_on(text: str, at: int, start: int) -> bool:
    """Tell whether an unclosed mark still begins a quotation: at a paragraph's head, or after a colon or comma."""
    return text[at] not in "'‘" and (at == start or text[start:at].rstrip()[-1:] in (":", ",", ""))


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """Return the outermost quotations of one paragraph ``text[start:end]`` in order."""
    found, at, end = [], start, len(text) if end is None else end
    if "''" in text or "``" in text:
        text = _PAIRED.sub(_paired, text)
    while at < end:
        if text[at] in CLOSERS and text[at] != "”" and _opens(text, at, start, end):
            close = _close(text, at, end)
            if close > at + 1:
                found.append(Quotation(Span(at, close + 1), text[at]))
                at = close
            elif close < 0 and _runs_on(text, at, start):
                stop = start + len(text[start:end].rstrip())
                if stop > at + 1:
                    found.append(Quotation(Span(at, stop), text[at], open_end=True))
                    break
        at += 1
    return found
