"""Attributions without an active verb: "according to X", "X: ...", "reports that", "is said to have", "... - X"."""

from __future__ import annotations

from thucydides.attribute.contents import only_leading
from thucydides.attribute.found import Found, trimmed
from thucydides.attribute.parse import QUOTE, Sentence, adverb, finite
from thucydides.attribute.phrases import Range, group_start, object_phrase, subject
from thucydides.attribute.words import BE, DETERMINERS, NEGATIONS, POSSESSIVES, PREPOSITIONS, SUBORDINATORS, word_set
from thucydides.lang.cues import Cue, noun_cues, verb_forms
from thucydides.model.span import Span

_PASSIVE_TO = frozenset(
    [
        "said",
        "reported",
        "believed",
        "thought",
        "understood",
        "alleged",
        "expected",
        "feared",
        "considered",
        "known",
        "claimed",
        "rumored",
        "rumoured",
        "estimated",
        "assumed",
        "presumed",
        "projected",
        "predicted",
        "supposed",
    ]
)
_HEDGED = {
    "reported": "unconfirmed",
    "said": "unconfirmed",
    "claimed": "unconfirmed",
    "alleged": "unconfirmed",
    "rumored": "unconfirmed",
    "rumoured": "unconfirmed",
    "expected": "expected",
    "projected": "expected",
    "predicted": "expected",
    "feared": "possible",
    "supposed": "unconfirmed",
}


#: Words before a colon that label a text and speak for nobody.
_LABELS = word_set(
    "note notes correction latest update updated photo source sources read related video watch follow more live "
    "breaking exclusive analysis opinion explainer day https http"
)


def according_to(s: Sentence) -> list[Found]:
    """Return the attributions by "according to X", "in the words of X", "per X"."""
    found = []
    for i in range(len(s.toks) - 1):
        if s.low(i) == "according" and s.low(i + 1) == "to":
            one = _according(s, i, i + 2)
            if one:
                found.append(one)
    return found


def _according(s: Sentence, at: int, begin: int) -> Found | None:
    end = _source_end(s, at, begin)
    if end <= begin:
        return None
    parts = [trimmed(s.text, s.span.start, s.toks[at].start) if at else None]
    if end < s.end and s.low(end + 1) not in ("which", "who", "whose"):
        parts.append(trimmed(s.text, s.toks[end].start, s.toks[s.end - 1].end))
    content = tuple(part for part in parts if part and (part.end - part.start > 3))
    if at > 0 and content and _clauseless(s, at) and len(content) > 1:
        content = content[1:]
    source = trimmed(s.text, s.toks[begin].start, s.toks[end - 1].end)
    if not content or source is None:
        return None
    return Found(
        content, s.over(at, begin), source, how='"According to" names the source.', frame="according", around=s.span
    )


def _clauseless(s: Sentence, at: int) -> bool:
    return only_leading(s, at)


def _source_end(s: Sentence, at: int, begin: int) -> int:
    """Return the end of the source; at the head of a sentence it must leave a clause over."""
    k = begin
    while k < s.end and s.low(k) not in (",", ";", "—", QUOTE, ":"):
        if k > begin and s.low(k) in SUBORDINATORS - {"who", "which", "that", "whose"}:
            break
        k += 1
    if s.low(k) != "," or at > 3:
        if s.low(k) == "," and at > 3:
            close = _close(s, k)
            return close if close > 0 and s.low(k + 1) in ("a", "an", "the", "who", "which") else k
        return k
    close = _close(s, k)
    return close if close > 0 and _appositive(s, k + 1, close) else k


def _close(s: Sentence, comma: int) -> int:
    return next((m for m in range(comma + 1, min(comma + 25, s.end)) if s.low(m) == ","), -1)


def _appositive(s: Sentence, begin: int, end: int) -> bool:
    if s.low(begin) in ("who", "which", "whose"):
        return True
    return s.low(begin) in ("a", "an", "the", "its", "his", "her") and not any(finite(s, k) for k in range(begin, end))


def noun_cue(s: Sentence) -> list[Found]:
    """Return the attributions by a noun: "unconfirmed reports that ...", "his claim that ..."."""
    found, nouns = [], noun_cues()
    for i, tok in enumerate(s.toks):
        if tok.low not in nouns or s.low(i + 1) not in ("that", "by", "from", "of", "to"):
            continue
        that = _that(s, i + 1, tok.low)
        if that < 0 or that + 1 >= s.end:
            continue
        source, cue = _noun_source(s, i, that, itself=nouns[tok.low].itself)
        content = trimmed(s.text, s.toks[that].start, s.toks[_clause_end(s, that) - 1].end)
        if cue is None or content is None:
            continue
        noun = nouns[tok.low]
        hedge = noun.hedge
        found.append(
            Found(
                (content,),
                cue,
                source,
                noun.stance,
                hedge,
                noun.noun in ("hope", "fear", "concern", "idea", "notion"),
                how=f'The noun "{tok.word}" introduces what is said.',
                frame="noun",
                around=s.span,
            )
        )
    return found


def _that(s: Sentence, k: int, noun: str) -> int:
    if s.low(k) == "that":
        return -1 if s.low(k + 1) in BE | {"has", "have", "had", "were", "would"} else k
    if s.low(k) in ("by", "from"):
        return next((m for m in range(k + 1, min(k + 9, s.end)) if s.low(m) == "that"), -1)
    return -1


def _noun_source(s: Sentence, i: int, that: int, *, itself: bool) -> tuple[Span | None, Span | None]:
    start = i
    while (
        start > 0
        and s.toks[start - 1].alphabetic
        and (not finite(s, start - 1) or s.low(start - 1).startswith("un"))
        and s.low(start - 1) not in PREPOSITIONS | SUBORDINATORS | DETERMINERS | {"and", "or", "but", ","}
        and not s.low(start - 1).endswith(("'s", "s'"))
    ):
        start -= 1
    before = s.low(start - 1)
    if that > i + 1:
        return s.over(i + 2, that), s.over(i, i + 1)
    if before in POSSESSIVES:
        return s.over(start - 1, start), s.over(i, i + 1)
    if before.endswith(("'s", "s'")):
        owner = _owner(s, start - 1)
        return s.over(*owner), s.over(i, i + 1)
    if itself:
        return s.over(start, i + 1), s.over(i, i + 1)
    return None, None


def _owner(s: Sentence, last: int) -> Range:
    k = last
    while (
        k > 0
        and (s.toks[k - 1].capital or s.low(k - 1) in ("the", "a"))
        and s.low(k - 1) not in PREPOSITIONS
        and s.toks[k - 1].alphabetic
        and k - 1 > 0
    ):
        k -= 1
    return (k, last + 1)


def _clause_end(s: Sentence, that: int) -> int:
    for m in range(that + 2, s.end):
        if s.low(m) in (";", "—") or (
            s.low(m) == "," and s.low(m + 1) in ("but", "while", "which", "although", "according", "and")
        ):
            return m
    return s.end


def passives(s: Sentence) -> list[Found]:
    """Return "X is said to have ...", "it was reported that ...", "X was quoted as saying ...", "condemned by X"."""
    found = []
    for i in range(1, len(s.toks)):
        start = group_start(s, i)
        if start == i or (s.low(start) not in BE and not any(s.low(k) in BE for k in range(start, i))):
            continue
        one = _quoted_as(s, i, start) or _said_to(s, i, start) or _by(s, i, start)
        if one:
            found.append(one)
    return found


def _quoted_as(s: Sentence, i: int, start: int) -> Found | None:
    if s.low(i) not in ("quoted", "cited"):
        return None
    k, relay = i + 1, None
    if s.low(k) == "by":
        stop = next((m for m in range(k + 1, min(k + 10, s.end)) if s.low(m) == "as"), -1)
        relay, k = ((k + 1, stop), stop) if stop > 0 else (None, k)
    if s.low(k) != "as" or not s.low(k + 1).endswith("ing"):
        return None
    who = subject(s, start)
    begin = k + 2
    while s.low(begin) in (",", ":"):
        begin += 1
    content = trimmed(s.text, s.toks[begin].start, s.toks[s.end - 1].end) if begin < s.end else None
    if not content or not who:
        return None
    cue = s.over(start, i + 1) if relay else s.over(start, k + 2)
    return Found(
        (content,),
        cue,
        s.over(*who),
        how="The source is quoted as saying it.",
        frame="t",
        by=s.over(*relay) if relay else None,
        around=s.span,
    )


def _said_to(s: Sentence, i: int, start: int) -> Found | None:
    if s.low(i) not in _PASSIVE_TO:
        return None
    k = i + 1
    while adverb(s.low(k)):
        k += 1
    source = None
    if s.low(k) == "by":
        who = object_phrase(s, k + 1)
        source, k = (s.over(*who), who[1]) if who else (None, k)
    if s.low(k) not in ("to", "that") or k + 1 >= s.end:
        return None
    head = subject(s, start)
    parts = [s.over(*head)] if head and s.low(head[0]) not in ("it",) and s.low(k) == "to" else []
    tail = trimmed(s.text, s.toks[k].start, s.toks[s.end - 1].end)
    if tail is None:
        return None
    hedge = _HEDGED.get(s.low(i), "probable")
    return Found(
        (*parts, tail),
        s.over(start, i + 1),
        source,
        "predicts" if hedge == "expected" else "states",
        hedge,  # type: ignore[arg-type]
        negated=any(s.low(m) in NEGATIONS for m in range(start, i)),
        how="The passive does not say who says it.",
        frame="passive",
        around=s.span,
    )


def _by(s: Sentence, i: int, start: int) -> Found | None:
    """Read "the strike was condemned by X": the subject is the content, the agent the source."""
    entries = [c for c, form in verb_forms().get(s.low(i), ()) if form in ("past", "participle")]
    entry: Cue | None = next((c for c in entries if "n" in c.frames), None)
    if entry is None or s.low(i + 1) != "by":
        return None
    who, head = object_phrase(s, i + 2), subject(s, start)
    if not who or not head or s.low(head[0]) in ("who", "which"):
        return None
    return Found(
        (s.over(*head),),
        s.over(start, i + 2),
        s.over(*who),
        entry.stance,
        entry.hedge,
        entry.kind != "say",
        how="The agent of the passive is the source.",
        frame="n",
        around=s.span,
    )


def headline(s: Sentence) -> list[Found]:
    """Return "X: Y" and "Y - X" of headings and briefs, where one side is short and names a speaker."""
    colon = next((i for i in range(1, min(9, s.end - 1)) if s.low(i) == ":"), 0)
    if colon:
        content = trimmed(s.text, s.toks[colon + 1].start, s.toks[s.end - 1].end) if _name(s, 0, colon) else None
        return [_plain(s, content, s.over(colon, colon + 1), s.over(0, colon), "colon")] if content else []
    for i in range(s.end - 2, max(2, s.end - 8), -1):
        if s.low(i) in ("-", "–", "—") and s.text[s.toks[i].start - 1].isspace() and _name(s, i + 1, s.end):
            content = trimmed(s.text, s.span.start, s.toks[i].start) if any(finite(s, k) for k in range(i)) else None
            return [_plain(s, content, s.over(i, i + 1), s.over(i + 1, s.end), "tail")] if content else []
    return []


def _name(s: Sentence, start: int, end: int) -> bool:
    """Tell whether tokens ``start..end`` read as the name of a speaker."""
    words = [s.toks[k] for k in range(start, end) if s.toks[k].alphabetic]
    if any(w.low in _LABELS for w in words) or any(s.low(k) in (QUOTE, ".", "#", "/") for k in range(start, end)):
        return False
    capitals = [w for w in words if w.capital]
    return bool(words) and len(capitals) * 2 >= len(words) and not any(finite(s, k) for k in range(start, end))


def _plain(s: Sentence, content: Span, cue: Span, source: Span, frame: str) -> Found:
    return Found((content,), cue, source, how="A mark parts the source from what it says.", frame=frame, around=s.span)
