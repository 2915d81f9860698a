"""Attributions of a whole document: sentence by sentence, with quotations that run on over sentences and paragraphs."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from thucydides.attribute.clauses import attributions
from thucydides.attribute.found import Found
from thucydides.attribute.parse import Sentence, fold
from thucydides.attribute.phrasal import according_to, headline, noun_cue, passives
from thucydides.attribute.tails import together
from thucydides.lang.quotes import Quotation, quotations
from thucydides.lang.sentences import sentences
from thucydides.model.document import READABLE, Document, Part
from thucydides.model.span import Span

#: What stands before the first sentence: a dateline ("KYIV, May 3 (Agency) -"), a bullet, a live blog's clock time.
_HEAD = re.compile(
    r"(?:[A-Z][A-Z'’./-]+(?:[ ,/]+(?:[A-Z][A-Za-z'’.-]+|\d{1,4}))*,?\s*"
    r"(?:\([^)\n]{2,40}\)\s*)?[-–—]{1,2}\s+(?=[A-Z\"“«‘'])"
    r"|[•*▪●·]\s*)?(?:\d{1,2}[:.h]\d{2}(?:\s*(?:GMT|UTC|EET|EEST|MSK|CET|[ap]\.?m\.?))?\s*[-–—:|]?\s+(?=[A-Z\"“«‘']))?"
)


#: A sentence of its own that only tags the question or cry before it: "... now?" Koval asked.
_TAG = re.compile(
    r"(?:[\w.’'-]+ ){1,6}?(?:said|says|asked|asks|wrote|writes|added|told|shouted|cried|wondered|replied|yelled)\b"
    r"(?! that\b)[^\"“«]{0,60}[.,]?$"
)


class Read(Struct, frozen=True):
    """One sentence with what was found in it; ``carried``: quotations whose speaker stands in an earlier sentence."""

    sentence: Sentence
    part: Part
    found: tuple[Found, ...]
    carried: tuple[Found, ...] = ()


def _sentence_spans(text: str, part: Span, quotes: list[Quotation]) -> list[Span]:
    """Return the sentences of a part; one that ends inside a quotation is joined with the next."""
    joined: list[Span] = []
    head = _HEAD.match(text, part.start, part.end)
    begin = head.end() if head and head.end() < part.end else part.start
    part = Span(begin, part.end)
    for span in sentences(text[part.start : part.end]):
        here = Span(span.start + part.start, span.end + part.start)
        if joined and (
            any(q.span.start < joined[-1].end < q.span.end for q in quotes)
            or (any(q.span.end == joined[-1].end for q in quotes) and _TAG.match(text, here.start, here.end))
        ):
            joined[-1] = Span(joined[-1].start, here.end)
        else:
            joined.append(here)
    return joined


def _key(found: Found) -> tuple[int, int]:
    return (found.cue.start, found.content[0].start)


def _clash(a: Found, b: Found) -> bool:
    """Tell whether two findings share their cue, or one's cue lies in the other's source."""
    return (
        a.cue.overlaps(b.cue)
        or bool(a.source and a.source.overlaps(b.cue))
        or bool(b.source and b.source.overlaps(a.cue))
    )


def in_sentence(s: Sentence, part: Part) -> tuple[Found, ...]:
    """Return what one sentence attributes, most certain constructions first, in order of their cues."""
    kept: list[Found] = []
    for one in (*according_to(s), *attributions(s), *passives(s), *noun_cue(s)):
        if any(_clash(one, other) and one.cue != other.cue for other in kept):
            continue
        if any(one.cue == other.cue and one.content == other.content for other in kept):
            continue
        clean = _without_roles(one)
        if clean and not _expletive(s, clean):
            kept.append(clean)
    if not kept and (part.kind in ("title", "heading", "list", "caption") or len(s.toks) < 40):
        kept = list(headline(s))
    return together(sorted(_untangled(kept), key=_key), s.text)


def _untangled(kept: list[Found]) -> list[Found]:
    """Where two findings each claim the other's cue as content, keep the one that comes first."""
    return [
        one
        for one in kept
        if not any(other.cue < one.cue and _holds(one, other) and _holds(other, one) for other in kept)
    ]


def _holds(one: Found, other: Found) -> bool:
    return any(other.cue.within(span) for span in one.content)


def _expletive(s: Sentence, found: Found) -> bool:
    """Tell whether the source is the empty "it" of "it is evident that", which nobody says."""
    if found.source is None or found.source.of(s.text).casefold() not in ("it", "there"):
        return False
    return not found.cue.start - found.source.end < 30 or (found.frame in ("i",) and found.attitude)


def _without_roles(found: Found) -> Found | None:
    """Cut source and cue out of the content where they lie inside it; None when nothing is left."""
    content = list(found.content)
    for role in (found.cue, found.source):
        if role:
            content = [piece for span in content for piece in _minus(span, role)]
    content = [span for span in content if span.end - span.start > 1]
    return replace(found, content=tuple(content)) if content else None


def _minus(span: Span, role: Span) -> list[Span]:
    if not span.overlaps(role):
        return [span]
    left = [Span(span.start, role.start)] if span.start < role.start else []
    right = [Span(role.end, span.end)] if role.end < span.end else []
    return left + right


def _covered(span: Span, found: tuple[Found, ...]) -> bool:
    return any(span.overlaps(part) for one in found for part in one.content)


def _orphans(s: Sentence, found: tuple[Found, ...]) -> list[Span]:
    """Return the spoken quotations of a sentence that no attribution covers and that open it."""
    spans = [quote.span for i, quote in sorted(s.quotes.items()) if s.speech(i)]
    free = [span for span in spans if not _covered(span, found)]
    heads = free and not s.text[s.span.start : free[0].start].strip(" —–-•*")
    return free if heads else []


class _Carry:
    """Whose words go on: the last attribution with a quotation in this paragraph, and in the one before."""

    def __init__(self) -> None:
        self.here: Found | None = None
        self.before: Found | None = None
        self.open = False

    def paragraph(self) -> None:
        """Begin a new paragraph."""
        self.before, self.here = self.here or self.before, None


def read(document: Document) -> list[Read]:
    """Return every readable sentence of a document with its attributions, in order."""
    done: list[Read] = []
    carry = _Carry()
    for part in document.parts:
        if part.kind not in READABLE or part.span.end > len(document.text):
            continue
        carry.paragraph()
        quotes = quotations(document.text, part.span.start, part.span.end)
        for span in _sentence_spans(document.text, part.span, quotes):
            s = fold(document.text, span, quotes)
            done.append(_one(s, part, carry, done))
        carry.open = bool(quotes) and quotes[-1].open_end
    return done


def _one(s: Sentence, part: Part, carry: _Carry, done: list[Read]) -> Read:
    found = in_sentence(s, part)
    free = _orphans(s, found)
    carried: tuple[Found, ...] = ()
    if free and not found:
        if carry.here is not None:
            _extend(done, carry, tuple(free))
        elif carry.before is not None and carry.before.source is not None:
            how = (
                "The quotation goes on from the paragraph before."
                if carry.open
                else "A paragraph of quotation alone continues the last speaker."
            )
            carried = (
                replace(carry.before, content=tuple(free), how=how, frame="carried", attitude=False, negated=False),
            )
            carry.here = carried[0]
    quoted = [f for f in found if f.source and not f.attitude]
    if quoted:
        carry.here = quoted[-1]
    return Read(s, part, found, carried)


def _extend(done: list[Read], carry: _Carry, free: tuple[Span, ...]) -> None:
    """Add quotations to the attribution they continue, in the sentence where it stands."""
    for n in range(len(done) - 1, -1, -1):
        for role in ("found", "carried"):
            row: tuple[Found, ...] = getattr(done[n], role)
            if carry.here in row:
                longer = replace(carry.here, content=(*carry.here.content, *free))
                done[n] = replace(done[n], **{role: tuple(longer if f == carry.here else f for f in row)})
                carry.here = longer
                return
