"""Verbal cues: "X said that ...", '"...," said X', "X told Y ...", "adding that ...", "called on X to ...", "X denied ..."."""

from __future__ import annotations

from typing import NamedTuple

from thucydides.attribute.found import Found, trimmed
from thucydides.attribute.parse import QUOTE, Sentence, adverb, finite, noun_context
from thucydides.attribute.phrases import Range, adverbial_end, group_start, object_phrase, subject
from thucydides.attribute.words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    GOVERNORS,
    MODALS,
    NEGATIONS,
    PERSONAL,
    PREPOSITIONS,
    STARTERS,
    SUBORDINATORS,
)
from thucydides.lang.cues import Cue, VerbForm, verb_forms
from thucydides.model.span import Span

_TAILS = frozenset("after as when while before following because but though although since until unless".split())
_WH = frozenset("if whether what how why where when who which".split())
_SPEECH = frozenset("q t b w".split())
_NOUNISH_NEXT = frozenset(
    {",", "of", "and", "from", "by", "in", "against", "about", "were", "was", "are", "is", "have", "has", ""}
)


class Verb(NamedTuple):
    """A cue verb at token ``at``; its group begins at ``start``."""

    at: int
    start: int
    form: VerbForm
    entries: tuple[Cue, ...]


class Right(NamedTuple):
    """What follows a cue: content tokens ``begin..`` of ``frame``; ``cue_end`` after particles; addressee."""

    begin: int
    frame: str
    entry: Cue
    cue_end: int
    to: Range | None = None


def verbs(s: Sentence) -> list[Verb]:
    """Return the cue verbs of a sentence in order."""
    forms, found = verb_forms(), []
    for i, tok in enumerate(s.toks):
        if tok.low in forms:
            verb = _verb(s, i, forms[tok.low])
            if verb:
                found.append(verb)
    return found


def _verb(s: Sentence, i: int, options: tuple[tuple[Cue, VerbForm], ...]) -> Verb | None:
    form = options[0][1]
    entries = tuple(cue for cue, name in options if name == form)
    start = group_start(s, i)
    before = s.low(i - 1)
    if form in ("base", "third") and not _verbal(s, i, start, form):
        return None
    if form == "ing" and not _participle(s, i):
        return None
    if form in ("past", "participle") and noun_context(s, i) and before not in ("that", "to"):
        return None
    if form in ("past", "participle") and s.low(start) in BE and start < i:
        return None  # passive: read elsewhere
    return Verb(i, start, form, entries)


def _verbal(s: Sentence, i: int, start: int, form: str) -> bool:
    """Tell a present or bare form from the noun spelled alike."""
    before, after = s.low(i - 1), s.low(i + 1)
    if s.low(start) in MODALS or any(s.low(k) in AUXILIARIES for k in range(start, i)):
        return True
    if before == "to":
        return s.low(i - 2) in GOVERNORS or any(s.low(k) in GOVERNORS for k in range(max(0, i - 6), i - 1))
    if noun_context(s, i) or i == 0 and form == "base":
        return False
    if before in PERSONAL or before in ("who", "others", "some", "many", ",", ")"):
        return True
    if form == "base" and not (
        before.endswith("s") or before in ("people", "and", "women", "men", "police", "media") or adverb(before)
    ):
        return False
    if after in ("that", QUOTE, "it", "he", "they", "she", "there", ":", "to", "for"):
        return True
    return after not in _NOUNISH_NEXT or s.low(i) in ("say", "says", "said", "tells", "writes", "insists", "argues")


def _participle(s: Sentence, i: int) -> bool:
    before = s.low(i - 1)
    if before in BE or adverb(before) and s.low(i - 2) in BE:
        return True
    if noun_context(s, i) and before not in (
        "by",
        "after",
        "before",
        "without",
        "while",
        "in",
        "like",
        "for",
        "despite",
    ):
        return False
    return (
        i == 0
        or before in (",", "—", "and", "but", "by", "after", "before", "while", "when", "also", "without")
        or adverb(before)
        or s.low(i + 1) in ("that", QUOTE, ":")
    )


def attributions(s: Sentence) -> list[Found]:
    """Return the attributions by verb of one sentence, in order of their cues."""
    found: list[Found] = []
    heads = verbs(s)
    for n, verb in enumerate(heads):
        later = heads[n + 1 :]
        one = _attribution(s, verb, later, found)
        if one:
            found.append(one)
    return _shared_subject(s, found)


def _attribution(s: Sentence, verb: Verb, later: list[Verb], found: list[Found]) -> Found | None:
    who, left = _source(s, verb, found)
    right = _right(s, verb)
    inverted = _inverted(s, verb)
    if inverted and (who is None or s.low(who[1] - 1) == QUOTE):
        return _of_inverted(s, verb, inverted)
    if who and _closes(s, verb, who, right):
        return _of_left(s, verb, who, right)
    if right is None or (who is None and left is None and verb.form != "ing"):
        return None
    return _of_right(s, verb, who, left, right, later)


def _source(s: Sentence, verb: Verb, found: list[Found]) -> tuple[Range | None, Span | None]:
    """Return the source as tokens, or as the source that an earlier verb of the sentence shares with this one."""
    before = s.low(verb.start - 1)
    own = None
    if before == "to" or verb.form == "ing" and s.low(verb.start) not in BE and before not in ("that",):
        own = _governing(s, verb)
    else:
        own = subject(s, verb.start)
    if own is None and found and (before in CONJUNCTIONS or before in (",", "to", "then") or verb.form == "ing"):
        return None, found[-1].source
    return own, None


def _governing(s: Sentence, verb: Verb) -> Range | None:
    """Return the subject of the main verb that a participle or infinitive hangs on."""
    if (
        verb.start > 0
        and s.low(verb.start - 1) not in (",", "to", "and", "by", "while", "after", "before", "without", "when", "—")
        and not adverb(s.low(verb.start - 1))
    ):
        return subject(s, verb.start)  # "a statement saying that"
    for k in range(verb.start):
        if finite(s, k) and s.low(k) not in NEGATIONS:
            who = subject(s, group_start(s, k))
            if who:
                return who
    return None


def _inverted(s: Sentence, verb: Verb) -> Range | None:
    """Return the source after the verb in '"...," said X' and ', says X'."""
    if verb.form not in ("past", "third", "base") or not any("q" in c.frames for c in verb.entries):
        return None
    before = s.low(verb.start - 1)
    if before not in (QUOTE, ",", "—", "–") or verb.start != verb.at and not adverb(s.low(verb.start)):
        return None
    low = s.low(verb.at + 1)
    if low in ("that", QUOTE, ":", ",", "") or low in PREPOSITIONS:
        return None
    if before == "," and not (
        s.toks[verb.at + 1].capital or low in DETERMINERS or low in PERSONAL or s.toks[verb.at + 1].alphabetic
    ):
        return None
    return object_phrase(s, verb.at + 1)


def _closes(s: Sentence, verb: Verb, who: Range, right: Right | None) -> bool:
    """Tell whether "..., X said" ends or interrupts what is said."""
    if who[0] == 0 or s.low(who[0] - 1) not in (",", QUOTE, "—", "–", "?", "!", "...", "…"):
        return False
    if not any(c.frames & {"q", "t"} for c in verb.entries):
        return False
    k = adverbial_end(s, verb.at + 1)
    rest = s.low(k)
    if s.low(who[0] - 1) == QUOTE and s.speech(who[0] - 1):
        return right is None or right.frame in ("b", "n", "i", "g") or rest in ("", ",", ".", "!") or right.frame == "q"
    if right is not None and right.frame in ("t", "q", "w"):
        return False
    return k >= s.end or rest == "," and not _only_leading(s, who[0] - 1)


def _only_leading(s: Sentence, comma: int) -> bool:
    """Tell whether what stands before ``comma`` is an adverbial ("On Monday,"), not a clause."""
    return comma < 8 and not any(finite(s, k) for k in range(comma))


def _cue_span(s: Sentence, verb: Verb, end: int) -> Span:
    return s.over(verb.start if s.low(verb.start) not in CONJUNCTIONS else verb.start + 1, max(end, verb.at + 1))


def _negated(s: Sentence, verb: Verb) -> bool:
    return any(s.low(k) in NEGATIONS for k in range(verb.start, verb.at))


def _make(
    s: Sentence,
    verb: Verb,
    entry: Cue,
    content: tuple[Span, ...],
    source: Span | None,
    cue_end: int,
    how: str,
    frame: str,
    to: Range | None = None,
) -> Found:
    attitude = (
        entry.kind in ("feel", "think", "plan")
        and frame not in ("t", "b", "q", "left")
        or entry.kind == "feel"
        and frame == "n"
        or entry.lemma in ("want", "wish", "need", "prefer")
    )
    return Found(
        content, _cue_span(s, verb, cue_end), source, entry.stance, entry.hedge, attitude, _negated(s, verb),
        s.over(*to) if to else None, how, frame, around=s.span,
    )  # fmt: skip


def _of_inverted(s: Sentence, verb: Verb, who: Range) -> Found | None:
    content = _left_content(s, verb.start - 1)
    if not content:
        return None
    entry = next(c for c in verb.entries if "q" in c.frames)
    content += _second_part(s, who[1])
    return _make(
        s,
        verb,
        entry,
        content,
        s.over(*who),
        verb.at + 1,
        "The cue stands between what is said and its source.",
        "left",
    )


def _second_part(s: Sentence, k: int) -> tuple[Span, ...]:
    """Return the quotation that goes on after the speaker ('"...," said X, "..."')."""
    for m in range(k, s.end):
        if s.speech(m):
            return (s.quotes[m].span,)
        if s.low(m) in verb_forms() and s.low(m) != "" and finite(s, m):
            return ()
    return ()


def _of_left(s: Sentence, verb: Verb, who: Range, right: Right | None) -> Found | None:
    content = _left_content(s, who[0] - 1)
    if not content:
        return None
    k = adverbial_end(s, verb.at + 1)
    quoted = s.low(who[0] - 1) == QUOTE or any(s.speech(i) for i in range(who[0]))
    if s.low(k) == "," and not quoted and k + 1 < s.end and not _participial(s, k + 1):
        rest = trimmed(s.text, s.toks[k + 1].start, s.toks[s.end - 1].end)
        content += (rest,) if rest else ()
    elif quoted:
        content += _second_part(s, verb.at + 1)
    entry = next((c for c in verb.entries if "q" in c.frames), verb.entries[0])
    to = right.to if right else None
    return _make(
        s, verb, entry, content, s.over(*who), verb.at + 1, "What is said stands before its source and cue.", "left", to
    )


def _participial(s: Sentence, k: int) -> bool:
    forms = verb_forms().get(s.low(k), ())
    return any(form == "ing" for _, form in forms) or s.low(k) in ("citing", "according")


def _left_content(s: Sentence, mark: int) -> tuple[Span, ...]:
    """Return what is said before token ``mark`` (a comma, dash or the quotation itself)."""
    if s.speech(mark) and (mark == 0 or s.low(mark - 1) in (":", ",") or _sentence_head(s, mark)):
        return (s.quotes[mark].span,)
    start = 0
    while start < mark and s.low(start) in ("but", "and", "yet", "meanwhile", "however", ","):
        start += 1
    if start > mark:
        return ()
    stop = mark + 1 if s.low(mark) in (QUOTE, "?", "!") else mark
    span = trimmed(s.text, s.toks[start].start, s.toks[stop - 1].end) if stop > start else None
    return (span,) if span else ()


def _sentence_head(s: Sentence, mark: int) -> bool:
    return not any(s.toks[k].alphabetic for k in range(mark))


def _right(s: Sentence, verb: Verb) -> Right | None:
    """Return the first frame that fits what follows the verb, the longest particles first."""
    ranked = sorted(verb.entries, key=lambda c: (not c.particle, not c.prepositions, "r" not in c.frames))
    for entry in ranked:
        found = _frame(s, verb.at + 1, entry)
        if found:
            return found
    return None


def _frame(s: Sentence, k: int, entry: Cue) -> Right | None:
    if entry.particle:
        if s.low(k) != entry.particle:
            return None
        k += 1
    elif s.low(k) in entry.prepositions and "t" not in entry.frames | {"t"} - {"t"}:
        return None
    if s.low(k) in entry.prepositions and k + 1 < s.end:
        return Right(k + 1, "n", entry, k + 1)
    frames = entry.frames
    cue_end = k
    ahead = _ahead(s, k, entry)
    if ahead:
        return Right(ahead[0], ahead[1], entry, cue_end, ahead[2])
    while adverb(s.low(k)) and s.low(k) not in ("not", "no"):
        k += 1
    low = s.low(k)
    if k >= s.end or low in ("", ";", ")", "—") or low in CONJUNCTIONS:
        return None
    if low == "to" and "i" in frames:
        return Right(k, "i", entry, cue_end)
    if low in _WH and frames & {"w", "q"}:
        return Right(k, "w", entry, cue_end)
    if low.endswith("ing") and frames & {"g", "b"}:
        return Right(k, "g", entry, cue_end)
    if "b" in frames and "r" not in frames or "b" in frames and _clause_ahead(s, k):
        return _bare_clause(s, k, entry, cue_end)
    if low == ",":
        return None
    if "n" in frames or "i" in frames and "r" in frames:
        if low in PREPOSITIONS and low not in ("about", "over") or low in SUBORDINATORS:
            return None
        return Right(k, "n", entry, cue_end)
    return None


def _bare_clause(s: Sentence, k: int, entry: Cue, cue_end: int) -> Right | None:
    begin = adverbial_end(s, k)
    if s.low(begin) == "," and begin + 1 < s.end and _clause_ahead(s, begin + 1) and begin == k:
        return None
    if (
        begin >= s.end
        or s.low(begin) in (",", ";", ":", "—")
        or s.low(begin) in CONJUNCTIONS | {"after", "as", "when", "while", "before"}
    ):
        return None
    if s.low(begin) in PREPOSITIONS and s.low(begin) not in (
        "in",
        "on",
        "at",
        "after",
        "since",
        "during",
        "between",
        "under",
        "with",
        "from",
        "over",
        "about",
        "up",
    ):
        return None
    if not _clause_ahead(s, begin) and "n" not in entry.frames and entry.lemma not in ("say",):
        return None
    return Right(begin, "b" if _clause_ahead(s, begin) else "n", entry, cue_end)


def _clause_ahead(s: Sentence, k: int) -> bool:
    """Tell whether a clause with a finite verb begins at token ``k``."""
    return s.low(k) in PERSONAL or any(finite(s, m) or s.low(m) in PERSONAL for m in range(k + 1, min(k + 25, s.end)))


def _ahead(s: Sentence, k: int, entry: Cue) -> tuple[int, str, Range | None] | None:
    """Look past an addressee and adverbials for "that", a colon or a quotation."""
    direct, told = "q" in entry.frames, "r" in entry.frames
    begin = k
    for m in range(k, min(k + 22, s.end)):
        low = s.low(m)
        if (
            low == QUOTE
            and direct
            and (s.speech(m) or m == k)
            and (m == k or s.low(m - 1) in (",", ":", "that") or s.speech(m))
        ):
            return m, "q", _addressee(s, k, m, told)
        if low == ":" and direct and s.low(m + 1) == QUOTE:
            return m + 1, "q", _addressee(s, k, m, told)
        if low == ":" and direct and m + 2 < s.end:
            return m + 1, "b", _addressee(s, k, m, told)
        if low == "that" and "t" in entry.frames and (m == k or told or _passes(s, k, m)):
            return m, "t", _addressee(s, k, m, told)
        if told and m > k and low in ("if", "whether", "how", "why", "what") and "w" in entry.frames:
            return m, "w", _addressee(s, k, m, told)
        if told and low == "to" and m > k and "i" in entry.frames and m - k < 10 and not _occasion_to(s, m):
            return begin, "i", None
        if low in (";", "—") or m > k and (finite(s, m) or low in PERSONAL) and not (told and m == k):
            return _told(s, k, m, entry) if told else None
        if low in CONJUNCTIONS and s.low(m + 1) in verb_forms():
            return None
    return None


def _occasion_to(s: Sentence, m: int) -> bool:
    return s.low(m + 1) in ("reporters", "journalists", "the")


def _told(s: Sentence, k: int, verb: int, entry: Cue) -> tuple[int, str, Range | None] | None:
    """Read "told X he would go": an addressee followed by a bare clause."""
    if "b" not in entry.frames or entry.lemma == "ask":
        return None
    for m in range(k + 1, verb + 1):
        if s.low(m) in PERSONAL or s.low(m) in DETERMINERS and m > k:
            return m, "b", (k, m)
    return None


def _passes(s: Sentence, k: int, m: int) -> bool:
    """Tell whether tokens ``k..m`` are adverbials only, so that "that" begins what is said."""
    low = s.low(k)
    return (
        low in PREPOSITIONS | {",", "earlier", "later", "late", "early", "last", "this", "yesterday", "today"}
        or adverb(low)
        or adverbial_end(s, k) >= m
    )


def _addressee(s: Sentence, k: int, m: int, told: bool) -> Range | None:
    if not told or m <= k or s.low(k) in PREPOSITIONS | {","}:
        return None
    found = object_phrase(s, k)
    return (k, min(found[1], m)) if found and found[0] < m else None


def _of_right(
    s: Sentence, verb: Verb, who: Range | None, shared: Span | None, right: Right, later: list[Verb]
) -> Found | None:
    source = s.over(*who) if who else shared
    content = _content(s, right, later)
    if not content:
        return None
    how = {
        "q": "A quotation follows source and cue.", "t": 'What is said follows "that".', "b": "A clause follows source and cue.",
        "i": "What is called for or planned follows as an infinitive.", "w": "An indirect question follows.",
    }.get(right.frame, "The object of the cue is its content.")  # fmt: skip
    if shared:
        how += " The source is that of the verb before it."
    return _make(s, verb, right.entry, content, source, right.cue_end, how, right.frame, right.to)


def _content(s: Sentence, right: Right, later: list[Verb]) -> tuple[Span, ...]:
    stop = _stop(s, right, later)
    if right.frame == "q" and s.speech(right.begin):
        spans = [s.quotes[right.begin].span]
        for m in range(right.begin + 1, stop):
            if s.speech(m) and s.low(m - 1) in (QUOTE, ",", "...", "…", "and"):
                spans.append(s.quotes[m].span)
        return tuple(spans)
    if stop <= right.begin:
        return ()
    span = trimmed(s.text, s.toks[right.begin].start, s.toks[stop - 1].end)
    return (span,) if span else ()


def _stop(s: Sentence, right: Right, later: list[Verb]) -> int:
    """Return the token at which what is said ends."""
    limit = s.end
    for verb in later:
        if verb.at > right.begin and verb.at < limit:
            cut = _cut_before(s, verb, right)
            limit = cut if cut > right.begin else limit
    for m in range(right.begin + 1, limit):
        low = s.low(m)
        if low == ":" and s.low(m + 1) == QUOTE and s.speech(m + 1):
            return m
        if low == "," and s.low(m + 1) == "according" and s.low(m + 2) == "to":
            return m
        if right.frame in ("n", "i", "g") and (
            low == ";"
            or low == ","
            and (
                s.low(m + 1) in _TAILS | {"which", "who", "saying"}
                or s.low(m + 1).endswith("ing")
                and len(s.low(m + 1)) > 5
            )
        ):
            if not (s.low(m + 1) in ("including", "according") or low == "," and s.low(m + 1).startswith("particular")):
                return m
    return limit


def _cut_before(s: Sentence, verb: Verb, right: Right) -> int:
    """Return where the content of an earlier verb must stop because of a later cue, or -1 when that cue is inside it."""
    k = verb.start - 1
    if verb.form == "ing" and s.low(verb.start) not in BE:
        return (
            k
            if s.low(k) == ","
            else k - 1
            if s.low(k) in ("while", "and", "before", "after") and s.low(k - 1) == ","
            else -1
        )
    if s.low(k) in CONJUNCTIONS or s.low(k) == "then":
        k = k - 1 if s.low(k) == "then" and s.low(k - 1) in CONJUNCTIONS else k
        if verb.form not in ("past", "third") and s.low(verb.start) not in AUXILIARIES:
            return -1
        if _right(s, verb) is None:
            return -1
        return k - 1 if s.low(k - 1) == "," else k
    who = subject(s, verb.start)
    if who and s.low(who[0] - 1) in STARTERS | CONJUNCTIONS | {"whereas"} and s.low(who[0] - 2) == ",":
        return who[0] - 2
    return -1


def _shared_subject(s: Sentence, found: list[Found]) -> list[Found]:
    """Give a participle at the head of a sentence the source of the main verb after it."""
    fixed = []
    for n, one in enumerate(found):
        if one.source is None and one.frame not in ("passive",):
            after = next((f.source for f in found[n + 1 :] if f.source), None)
            if after is None:
                continue
            from msgspec.structs import replace

            one = replace(one, source=after)
        fixed.append(one)
    return fixed
