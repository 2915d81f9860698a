"""The outlet's own assertions: what a report states as fact in its own name, outside attributed words.

A clause counts when it states something that happened or stands: a verb of events in past, perfect, progressive or
passive form, or a count. Appeals, questions, verdicts and rhetoric are left out by their words.
"""

from __future__ import annotations

import re
from functools import cache

from thucydides.attribute.found import trimmed
from thucydides.attribute.parse import Sentence
from thucydides.attribute.speech import Read
from thucydides.attribute.words import EVENT_WORDS
from thucydides.model.span import Span

_OPINION = re.compile(
    r"\b(?:must|should|ought to|needs? to|only way|underlin\w+|underscor\w+|demonstrat\w+ (?:that|the)"
    r"|clear(?:ly)? that|evident|shameful|disgrace\w*|heroic\w*|cynical\w*|hypocri\w+|so-called|of course"
    r"|in other words"
    r"|let us|we call|join us|subscribe|donate|sign up|click|read more|follow us|danger (?:is|of|emerging|that)"
    r"|nothing less|no doubt"
    r"|inevitabl\w+|remains? unclear|question is|raises? (?:the )?questions?|threaten(?:s|ing)? to|in reality"
    r"|the fact that|whatever)\b",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|will|began|met|took|struck|hit|fell|left|held|shot|fled|sent|said"
    r"|went|came|"
    r"cut|lost|found|fought|flew|drove|broke|won|made|gave|became|remains?|involves?|continues?|holds?|controls?"
    r"|\w{3,}ed|lives?)\b",
    re.I,
)
_SAYS = re.compile(
    r"\b(?:said|says?|saying|told|tells|according to|denie[sd]|claim(?:s|ed)|alleg(?:es|ed)|stated|wrote)\b", re.I
)
_SPLIT = re.compile(
    r"(?:;|,\s+(?:and|but)(?=\s+(?:later\s+|another\s+|at least\s+)?(?:the|a|an|he|she|it|they|its|their|his|\d+"
    r"|[A-Z]\w+|\w+s)\b"
    r"[^,]{0,80}?\b(?:is|are|was|were|has|have|had|will|\w{3,}ed)\b)|\s+(?:and|but)(?=\s+(?:he|she|it|they)\s)"
    r"|,\s+while\b)",
    re.I,
)


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(EVENT_WORDS))})\b", re.I)


def _factual(words: str) -> bool:
    plain = words.strip()
    if plain.endswith("?") or len(plain.split()) < 4 or _OPINION.search(plain):
        return False
    if not _FINITE.search(plain):
        return False
    return bool(_events().search(plain)) or (bool(re.search(r"\d", plain)) and len(plain.split()) > 4)


def _free(read: Read) -> list[Span]:
    """Return the stretches of a sentence outside attributions; none where words are quoted or asked."""
    s = read.sentence
    if any(s.speech(i) for i in s.quotes) or s.text[s.span.end - 1] == "?":
        return []
    end = s.toks[s.end - 1].end if s.end else s.span.end
    if not read.found:
        return [Span(s.span.start, end)] if end > s.span.start else []
    last = max(max(part.end for part in one.content) for one in read.found)
    last = max(last, *(one.cue.end for one in read.found), *(one.source.end for one in read.found if one.source))
    if end - last < 20 or s.text[last : last + 1] != ",":
        return []
    tail = re.compile(r",\s+(?:after|as|when|while|following)\s+").match(s.text, last, end)
    return [Span(tail.end(), end)] if tail else []


def _clauses(s: Sentence, span: Span) -> list[Span]:
    """Cut coordinated main clauses apart, so that each stays one proposition; short pieces stay together."""
    pieces, at = [], span.start
    for match in _SPLIT.finditer(s.text, span.start, span.end):
        if _FINITE.search(s.text, at, match.start()) and match.start() - at > 25 and span.end - match.end() > 20:
            pieces.append((at, match.start()))
            at = match.end()
    pieces.append((at, span.end))
    return [found for start, end in pieces if (found := trimmed(s.text, start, end, " \t,;:—–-•*"))]


def own_assertions(read: Read) -> list[Span]:
    """Return the outlet's own assertions in one sentence, each a contiguous span."""
    if read.part.kind in ("title", "heading", "caption", "quote"):
        return []
    if any(one.attitude is False and one.frame in ("colon", "tail", "according") for one in read.found):
        return []
    if not read.found and _SAYS.search(read.sentence.span.of(read.sentence.text)):
        return []  # somebody says it, though the rules could not tell who says what
    free = _free(read)
    spans = [piece for span in free for piece in _clauses(read.sentence, span)]
    if not read.found and free and not _factual(free[0].of(read.sentence.text)):
        return []
    return [span for span in spans if _factual(span.of(read.sentence.text))]
