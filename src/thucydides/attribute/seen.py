"""What the trained model sees, as findings beside those of the rules: each cue once, with the better reading of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from thucydides.attribute.found import Found, trimmed
from thucydides.attribute.speech import Read
from thucydides.attribute.words import NEGATIONS
from thucydides.lang.cues import Cue, noun_cues, verb_forms
from thucydides.model.claim import Hedge, Stance
from thucydides.model.span import Span

_WORD = re.compile(r"[\w’']+")
_HOW = "The trained model sees a statement here."
#: What an unknown cue must bring with it to be a statement rather than an attitude: words in quotation marks.
_QUOTED = re.compile(r"[\"“”„«»]")


class Seen(Struct, frozen=True):
    """An attribution as the model gives it; ``sure``: its calibrated chance of being right, 0 .. 1."""

    cue: Span
    content: tuple[Span, ...]
    source: Span | None
    sure: float


class _Sense(Struct, frozen=True):
    stance: Stance
    hedge: Hedge
    attitude: bool
    takes_addressee: bool = False


def _sense(cue: str, content: str) -> _Sense:
    """Return what the lexicon says of a cue's words; unknown cues are attitudes unless they bring a quotation."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(cue)]
    if "according" in words or "per" in words:
        return _Sense("states", "asserted", False)
    entries = [entry for word in reversed(words) for entry, _ in verb_forms().get(word, ())]
    if entries:
        return _of_verb(entries[0], content, participle=words[-1].endswith("ing") and len(words) == 1)
    nouns = [noun_cues()[word] for word in words if word in noun_cues()]
    if nouns:
        return _Sense(nouns[0].stance, nouns[0].hedge, False)
    if any(word.endswith("edly") for word in words):
        return _Sense("states", "unconfirmed", False)
    return _Sense("states", "asserted", bool(words) and not _QUOTED.search(content))


def _of_verb(entry: Cue, content: str, *, participle: bool) -> _Sense:
    inner = entry.kind in ("feel", "think", "plan") or (participle and not content.startswith("that "))
    attitude = (inner and not _QUOTED.search(content)) or entry.lemma in ("want", "wish", "need", "prefer")
    return _Sense(entry.stance, entry.hedge, attitude, "r" in entry.frames)


def finding(text: str, seen: Seen, sentence: Span) -> Found | None:
    """Return the model's attribution as a finding; None when its content is white space or a lone mark."""
    parts = tuple(part for span in seen.content if (part := trimmed(text, span.start, span.end, " \t,;")) is not None)
    if not any(any(ch.isalnum() for ch in part.of(text)) for part in parts):
        return None
    sense = _sense(seen.cue.of(text), " ".join(part.of(text) for part in parts))
    low = [word.casefold().replace("’", "'") for word in _WORD.findall(seen.cue.of(text))]
    return Found(
        parts, seen.cue, seen.source, sense.stance, sense.hedge, sense.attitude,
        negated=any(word in NEGATIONS or word.endswith("n't") for word in low),
        to=_addressee(text, seen, parts) if sense.takes_addressee else None,
        how=_HOW, frame="model", around=sentence, sure=seen.sure,
    )  # fmt: skip


def _addressee(text: str, seen: Seen, content: tuple[Span, ...]) -> Span | None:
    """Return what stands between a cue and the content after it: "told [the BBC] that"."""
    after = [span.start for span in content if span.start >= seen.cue.end]
    if not after:
        return None
    between = re.match(r"\s*(.{2,60}?)(?:\s+that|\s+how|,|:)?\s*$", text[seen.cue.end : min(after)], re.DOTALL)
    return Span(seen.cue.end + between.start(1), seen.cue.end + between.end(1)) if between else None


def merged(text: str, rows: Sequence[Read], seen: Sequence[Seen], floor: float) -> list[Read]:
    """Return the rows of the rules with the model's findings worked in.

    Where both see a cue, the rules' reading of its frame, addressee and relay is kept and the model says how far
    content and source reach. A finding of the model alone must reach ``floor``; one of the rules alone must be of a
    kind that nearly always holds, or lie inside what another says (the model marks the outermost statement only).
    """
    left = list(seen)
    done = []
    for row in rows:
        span = row.sentence.span
        own = [s for s in left if span.start <= s.cue.start < span.end]
        done.append(_row(text, row, own, floor))
    return done


def _row(text: str, row: Read, seen: Sequence[Seen], floor: float) -> Read:
    kept, used = [], set()
    for found in row.found:
        match = next((s for s in seen if s.cue.overlaps(found.cue)), None)
        if match is None:
            if _sure_of(found, seen):
                kept.append(found)
            continue
        used.add(match)
        parted = sum(other.cue == found.cue for other in row.found) > 1  # the rules part what is said in two
        alone = match.sure >= _CORRECTS and not parted
        kept.append(_agreed(text, found, match) if alone else replace(found, sure=match.sure))
    fresh = (finding(text, one, row.sentence.span) for one in seen if one not in used and one.sure >= floor)
    kept += [made for made in fresh if made]
    return replace(row, found=tuple(sorted(kept, key=lambda f: (f.cue.start, f.content[0].start))))


#: Frames of the rules that hold where the model sees nothing: quotations, "..., said X", "according to X". Measured on
#: PolNeAR dev: with these F1 .708 and direct recall .906, with all of them .696, with none .707 and .899.
_SURE = frozenset(["q", "left", "according"])
#: Frames that hold where the model gives neither their cue nor their content to anybody ("reports that ...").
_FREE = frozenset(["noun", "t", "b"])
#: Least chance with which the model corrects how far a rule's content and source reach. PolNeAR dev / own war reports:
#: 0: F1 .731 / .700; 0.5: .726 / .717; 0.8: .716 / .737; never: .698 / .742 (the rules alone: .627 / .725).
_CORRECTS = 0.5


def _sure_of(found: Found, seen: Sequence[Seen]) -> bool:
    if any(found.cue.within(span) for one in seen for span in one.content):
        return True
    if found.attitude or found.frame not in _SURE | _FREE:
        return False
    taken = [span for one in seen for span in (*one.content, one.cue)]
    return found.frame in _SURE or not any(t.overlaps(span) for t in taken for span in (*found.content, found.cue))


def _agreed(text: str, found: Found, seen: Seen) -> Found:
    made = finding(text, seen, found.cue)
    if made is None:
        return found
    return replace(found, content=made.content, source=_whole(found.source, made.source), sure=seen.sure)


def _whole(ruled: Span | None, seen: Span | None) -> Span | None:
    """Return the model's source, or the rules' where the model's is only a piece of it ("South" of "Example South")."""
    return ruled if seen is None or (ruled is not None and seen.within(ruled)) else seen
