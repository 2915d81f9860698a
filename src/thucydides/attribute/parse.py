"""A sentence made ready for the rules: its tokens, each quotation folded into one token, and where it ends."""

from __future__ import annotations

from msgspec import Struct

from thucydides.attribute.words import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS
from thucydides.lang.cues import verb_forms
from thucydides.lang.quotes import Quotation
from thucydides.lang.tokens import Token, tokens
from thucydides.model.span import Span

QUOTE = '"'
_FINAL = (".", "!", "?", "…", "...")


class Sentence(Struct, frozen=True):
    """Tokens of one sentence; ``quotes`` leads the index of a folded quotation to it."""

    text: str
    span: Span
    toks: list[Token]
    quotes: dict[int, Quotation]

    def low(self, i: int) -> str:
        """Return the folded form of token ``i``, '' outside the sentence."""
        return self.toks[i].low if 0 <= i < len(self.toks) else ""

    def over(self, i: int, j: int) -> Span:
        """Return the span of tokens ``i..j`` (``j`` exclusive)."""
        return Span(self.toks[i].start, self.toks[j - 1].end)

    @property
    def end(self) -> int:
        """Return the number of tokens without the final stop."""
        n = len(self.toks)
        while n and self.toks[n - 1].low in _FINAL:
            n -= 1
        return n

    def speech(self, i: int) -> bool:
        """Tell whether token ``i`` is a quotation of spoken words."""
        return i in self.quotes and self.quotes[i].speech(self.text)


def fold(text: str, span: Span, quotes: list[Quotation]) -> Sentence:
    """Return the sentence ``span`` of ``text`` with every quotation inside it folded into one token."""
    found: list[Token] = []
    at: dict[int, Quotation] = {}
    position = span.start
    for quote in quotes:
        if not span.start <= quote.span.start < span.end:
            continue
        found += tokens(text, position, quote.span.start)
        at[len(found)] = quote
        found.append(Token(quote.span.start, quote.span.end, QUOTE, QUOTE))
        position = quote.span.end
    if position < span.end:
        found += tokens(text, position, span.end)
    return Sentence(text, span, found, at)


def adverb(low: str) -> bool:
    """Tell whether a word is an adverb by list or by its ending."""
    return low in ADVERBS or (
        low.endswith("ly")
        and low not in ("family", "july", "italy", "only", "ally", "assembly", "reply", "rally", "supply", "fly")
    )


def noun_context(s: Sentence, i: int) -> bool:
    """Tell whether token ``i`` stands where a noun must: after a determiner, possessive, preposition or adjective."""
    before = s.low(i - 1)
    if before in ("that", "to", "this"):
        return before != "that"
    return before in DETERMINERS or before in PREPOSITIONS or before.endswith(("'s", "s'"))


def finite(s: Sentence, i: int) -> bool:
    """Tell whether token ``i`` looks like a finite verb (auxiliary, known past form, or -ed after no determiner)."""
    low = s.low(i)
    if low in AUXILIARIES:
        return True
    from thucydides.attribute.words import ACTION_PAST

    if low in ACTION_PAST:
        return not noun_context(s, i)
    if low in verb_forms() and any(form in ("past", "third") for _, form in verb_forms()[low]):
        return (
            not noun_context(s, i)
            and s.low(i + 1) != "by"
            and not (low.endswith("s") and s.low(i + 1) in ("", ",", "of", "and"))
        )
    return (
        low.endswith("ed")
        and len(low) > 4
        and i > 0
        and not low.startswith("un")
        and not noun_context(s, i)
        and s.low(i + 1) not in ("by",)
    )
