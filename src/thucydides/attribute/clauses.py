"""Verbal cues: "X said that ...", '"...," said X', "X told Y ...", "adding that ...", "called on X to ..."."""

from __future__ import annotations

from msgspec.structs import replace

from thucydides.attribute.contents import (
    content_of,
    left_content,
    only_leading,
    participial,
    relative_content,
    second_part,
)
from thucydides.attribute.found import Found, trimmed
from thucydides.attribute.frames import Right, clause_ahead, right_of
from thucydides.attribute.parse import QUOTE, Sentence, adverb, finite
from thucydides.attribute.phrases import Range, adverbial_end, group_start, object_phrase, subject
from thucydides.attribute.verbs import Verb, verbs
from thucydides.attribute.words import BE, CONJUNCTIONS, DETERMINERS, NEGATIONS, PERSONAL, PREPOSITIONS
from thucydides.lang.cues import Cue
from thucydides.model.span import Span


def attributions(s: Sentence) -> list[Found]:
    """Return the attributions by verb of one sentence, in order of their cues."""
    found: list[Found] = []
    heads = verbs(s)
    for n, verb in enumerate(heads):
        later = heads[n + 1 :]
        one = _attribution(s, verb, later, found)
        if one:
            found.append(one)
            found += _after_colon(s, one)
    return _shared_subject(s, found)


def _after_colon(s: Sentence, one: Found) -> list[Found]:
    """Return the quotation after a colon that gives the very words of an indirect statement."""
    for m in range(1, len(s.toks) - 1):
        if (
            s.low(m) == ":"
            and s.speech(m + 1)
            and one.content[-1].end <= s.toks[m].start
            and not s.text[one.content[-1].end : s.toks[m].start].strip()
        ):
            quoted = tuple(s.quotes[k].span for k in sorted(s.quotes) if k > m and s.speech(k))
            return [
                replace(
                    one,
                    content=quoted,
                    stance="states",
                    hedge="asserted",
                    frame="q",
                    attitude=False,
                    how="A quotation after a colon gives the words of the statement before it.",
                )
            ]
    return []


def _attribution(s: Sentence, verb: Verb, later: list[Verb], found: list[Found]) -> Found | None:
    who, left = _source(s, verb, found)
    right = right_of(s, verb)
    inverted = _inverted(s, verb)
    if inverted and (who is None or s.low(who[1] - 1) == QUOTE):
        return _of_inverted(s, verb, inverted)
    if who and _closes(s, verb, who, right):
        return _of_left(s, verb, who, right)
    if right is None and who and (who[0] == 0 or only_leading(s, who[0] - 1)):
        right = _after_comma(s, verb)
    if right is None or (who is None and left is None and verb.form != "ing"):
        return None
    return _of_right(s, verb, who, left, right, later)


def _after_comma(s: Sentence, verb: Verb) -> Right | None:
    """Return the clause that follows an inserted "he said" at the head: "In May, he said, the road will open"."""
    k = verb.at + 2
    entry = next((cue for cue in verb.entries if cue.frames & {"q", "b"}), None)
    if s.low(k - 1) != "," or entry is None or k + 2 >= s.end or not clause_ahead(s, k):
        return None
    begins = s.low(k) in PERSONAL | DETERMINERS or s.toks[k].capital
    return Right(k, "b", entry, verb.at + 1) if begins else None


def _source(s: Sentence, verb: Verb, found: list[Found]) -> tuple[Range | None, Span | None]:
    """Return the source as tokens, or as the source that an earlier verb of the sentence shares with this one."""
    before = s.low(verb.start - 1)
    if verb.form == "ing" and before == "," and found and found[-1].source and not found[-1].attitude:
        return None, found[-1].source
    own = None
    if before == "to" or (verb.form == "ing" and s.low(verb.start) not in BE and before not in ("that",)):
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
    order = range(verb.start - 1, -1, -1) if s.low(verb.start - 1) == "to" else range(verb.start)
    for k in order:
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
    if before not in (QUOTE, ",", "—", "–") or (verb.start != verb.at and not adverb(s.low(verb.start))):
        return None
    low = s.low(verb.at + 1)
    if low in ("that", QUOTE, ":", ",", "") or low in PREPOSITIONS:
        return None
    if before == "," and not (
        s.toks[verb.at + 1].capital or low in DETERMINERS or low in PERSONAL or s.toks[verb.at + 1].alphabetic
    ):
        return None
    return object_phrase(s, verb.at + 1)


def _titled(s: Sentence, k: int) -> bool:
    """Tell whether a quotation is the name of a work or broadcast: most of its words are capitalised."""
    words = s.quotes[k].inside(s.text).split() if k in s.quotes else []
    return sum(word[:1].isupper() for word in words) * 2 > len(words)


def _closes(s: Sentence, verb: Verb, who: Range, right: Right | None) -> bool:
    """Tell whether "..., X said" ends or interrupts what is said."""
    if who[0] == 0 or s.low(who[0] - 1) not in (",", QUOTE, "—", "–", "?", "!", "...", "…"):
        return False
    if not any(c.frames & {"q", "t"} for c in verb.entries):
        return False
    k = adverbial_end(s, _past_addressee(s, verb))
    rest = s.low(k)
    if (
        s.low(who[0] - 1) == QUOTE
        and s.low(0) in PREPOSITIONS
        and only_leading(s, who[0] - 1)
        and _titled(s, who[0] - 1)
    ):
        return False
    if s.low(who[0] - 1) == "," and s.low(who[0] - 2) == QUOTE and who[0] == 2:
        return True
    if s.low(who[0] - 1) == QUOTE and s.speech(who[0] - 1):
        return right is None or right.frame in ("b", "n", "i", "g") or rest in ("", ",", ".", "!") or right.frame == "q"
    if right is not None and right.frame in ("t", "q", "w"):
        return False
    return k >= s.end or (rest == "," and not only_leading(s, who[0] - 1))


def _past_addressee(s: Sentence, verb: Verb) -> int:
    """Return the token after the cue and, for verbs that take one, after its addressee: "..., X told Y"."""
    told = any(cue.lemma in ("tell", "inform", "assure") for cue in verb.entries)
    found = object_phrase(s, verb.at + 1) if told else None
    return found[1] if found else verb.at + 1


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
        (entry.kind in ("feel", "think", "plan") and frame not in ("t", "b", "q", "left"))
        or (entry.kind == "feel" and frame == "n")
        or entry.lemma in ("want", "wish", "need", "prefer")
    )
    return Found(
        content,
        _cue_span(s, verb, cue_end),
        source,
        entry.stance,
        entry.hedge,
        attitude,
        _negated(s, verb),
        s.over(*to) if to else None,
        how,
        frame,
        around=s.span,
    )


def _of_inverted(s: Sentence, verb: Verb, who: Range) -> Found | None:
    content = left_content(s, verb.start - 1)
    if not content:
        return None
    entry = next(c for c in verb.entries if "q" in c.frames)
    content += second_part(s, who[1])
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


def _of_left(s: Sentence, verb: Verb, who: Range, right: Right | None) -> Found | None:
    content = left_content(s, who[0] - 1)
    if not content:
        return None
    k = adverbial_end(s, verb.at + 1)
    quoted = s.low(who[0] - 1) == QUOTE or any(s.speech(i) for i in range(who[0]))
    if s.low(k) == "," and not quoted and k + 1 < s.end and not participial(s, k + 1):
        rest = trimmed(s.text, s.toks[k + 1].start, s.toks[s.end - 1].end)
        content += (rest,) if rest else ()
    elif quoted:
        content += second_part(s, verb.at + 1)
    entry = next((c for c in verb.entries if "q" in c.frames), verb.entries[0])
    to = right.to if right else None
    if to is None and "r" in entry.frames and s.low(verb.at + 1) not in PREPOSITIONS | {",", ""}:
        to = object_phrase(s, verb.at + 1)
    return _make(
        s, verb, entry, content, s.over(*who), verb.at + 1, "What is said stands before its source and cue.", "left", to
    )


def _of_right(
    s: Sentence, verb: Verb, who: Range | None, shared: Span | None, right: Right, later: list[Verb]
) -> Found | None:
    source = s.over(*who) if who else shared
    if who and s.low(who[0]) in ("who", "which") and s.low(who[0] - 1) == ",":
        content = relative_content(s, right)
    else:
        content = content_of(s, right, later)
    if not content:
        return None
    how = {
        "q": "A quotation follows source and cue.",
        "t": 'What is said follows "that".',
        "b": "A clause follows source and cue.",
        "i": "What is called for or planned follows as an infinitive.",
        "w": "An indirect question follows.",
    }.get(right.frame, "The object of the cue is its content.")
    if shared:
        how += " The source is that of the verb before it."
    return _make(s, verb, right.entry, content, source, right.cue_end, how, right.frame, right.to)


def _shared_subject(s: Sentence, found: list[Found]) -> list[Found]:
    """Give a participle at the head of a sentence the source of the main verb after it."""
    fixed = []
    for n, one in enumerate(found):
        if one.source is None and one.frame not in ("passive",):
            after = next((f.source for f in found[n + 1 :] if f.source), None)
            if after is None:
                continue
            one = replace(one, source=after)
        fixed.append(one)
    return fixed
