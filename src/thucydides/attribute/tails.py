"""What a sentence's findings say together: "..., the hospital said, X Wire reported" is one statement with a relay.

Also leaves out what is no statement: the terms on which a source spoke ("asked not to be named"), and sources that are
nobody ("no official has spoken of it").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from thucydides.attribute.found import Found, trimmed
from thucydides.model.span import Span

_TERMS = re.compile(r"(?i)(?:not )?to (?:be|remain|stay) (?:named|identified|quoted|unnamed|anonymous)\b|anonymity\b")
_NOBODY = re.compile(r"(?i)(?:no|neither|none of the) (?:\w+ ){0,3}\w+$|nobody$|no one$|none$")
_REPORTS = r"(?:report(?:s|ed)|said|says|wrote|writes|announced|cited)"
_TAIL = re.compile(rf",\s+((?:the )?[A-Z][\w.&’'-]*(?: (?:of |and )?[A-Z][\w.&’'-]*){{0,4}}) {_REPORTS}\b")


def together(found: Sequence[Found], text: str) -> tuple[Found, ...]:
    """Return the findings of one sentence with trailing relays joined and non-statements left out."""
    kept = [f for f in found if not (_TERMS.match(f.content[0].of(text)) or _nobody(f, text))]
    return tuple(row for f in kept if (row := _joined(f, kept, text)) is not None)


def _nobody(found: Found, text: str) -> bool:
    return found.source is not None and bool(_NOBODY.match(found.source.of(text)))


def _joined(found: Found, others: Sequence[Found], text: str) -> Found | None:
    """Return the finding with its relay, or None when it is itself only the relay of an earlier one."""
    for other in others:
        if other is not found and other.cue.start < found.cue.start and _carries(found, other, text):
            return None
    match = _TAIL.match(text, _end(found)) if _end(found) > found.content[0].end else None
    if not match or found.by:
        return found
    tail = Span(match.start(1), match.end())
    content = tuple(part for span in found.content if (part := _before(span, tail.start, text)) is not None)
    return replace(found, content=content, by=Span(*match.span(1))) if content else found


def _end(found: Found) -> int:
    return max(found.cue.end, found.source.end if found.source else 0)


def _before(span: Span, stop: int, text: str) -> Span | None:
    """Return the part of a content before ``stop``; None when nothing is left."""
    return span if span.end <= stop else trimmed(text, span.start, stop) if span.start < stop else None


def _carries(late: Found, early: Found, text: str) -> bool:
    """Tell whether the late finding's words are the early one's statement with its source and cue."""
    inside = any(early.cue.within(span) for span in late.content)
    match = _TAIL.match(text, _end(early))
    return inside and bool(match) and late.source is not None and late.source.start == (match.start(1) if match else -1)
