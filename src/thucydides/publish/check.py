"""No sentence states what its claims do not carry: the checker that every sentence of a report passes or is withheld.

A sentence is quotations (between curly marks) and words around them. A quotation must stand in a cited claim.
Around it, every name, number, date and content word must be carried by the cited claims (words, chain, facets,
document) or by the event's computed counts, or belong to the templates' small fixed vocabulary. Each cited claim's
voice must be named, its hedge told, its denial told as a denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thucydides.model.claim import Claim, plain
from thucydides.model.document import Document
from thucydides.model.event import Event
from thucydides.publish.phrase import HEDGES, PLURAL, VERBS, Claims, Documents, days_of, flat, voice_of
from thucydides.publish.report_model import Sentence, Unsupported

DENIALS = frozenset({"denies", "denied", "deny"})
QUOTATION = re.compile(r"“([^“”]*)”")
DATE = re.compile(r"\b\d{4}(?:-\d\d){0,2}\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NUMBER_WORDS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions dozen dozens several scores""".split()  # noqa: SIM905  a list this long is read as words
)
#: Every word the templates may add; anything else must come from the cited claims.
TEMPLATE = frozenset(
    """a an the of on at in near to from by and or through against with least most up origin origins outlet outlets that
    is not named unnamed voice date no fiction example contested origin-unknown retracted uncertain single-origin
    corroborated""".split()  # noqa: SIM905
) | frozenset(VERBS.values()) | frozenset(PLURAL.values()) | frozenset(HEDGES.values())  # fmt: skip


def check(
    sentence: Sentence, claims: Claims, documents: Documents, event: Event | None = None
) -> tuple[Unsupported, ...]:
    """Return everything in ``sentence`` that is not carried by what it cites; empty when it may be published."""
    cited = [claims[identity] for identity in sentence.claims if identity in claims]
    if not cited or len(cited) != len(sentence.claims):
        return (Unsupported("its claims", "citation"),)
    around = QUOTATION.sub(" ", sentence.text)
    return tuple(
        [
            *_quotations(sentence.text, cited, documents),
            *_values(around, cited, documents, event),
            *_words(around, cited, documents, event),
            *_attributions(around, cited, documents),
            *_hedges(sentence.text, around, cited, documents),
            *_polarity(around, cited),
        ]
    )


def _quotations(text: str, cited: Sequence[Claim], documents: Documents) -> Iterator[Unsupported]:
    carried = [flat(claim.words(documents[claim.document].text)) for claim in cited]
    for quotation in QUOTATION.findall(text):
        if not quotation.strip() or not any(quotation in words for words in carried):
            yield Unsupported(quotation, "quotation")
    if QUOTATION.sub("", text).count("“") or QUOTATION.sub("", text).count("”"):
        yield Unsupported("a quotation mark without its partner", "quotation")


def _carried(cited: Sequence[Claim], documents: Documents, event: Event | None) -> str:
    """Return all text that the citations carry: their words, chains, places, dates and titles of office."""
    pieces: list[str] = []
    for claim in cited:
        document = documents[claim.document]
        pieces += [
            flat(claim.words(document.text)),
            document.outlet,
            document.published.value,
            *_dates(document, claim),
        ]
        pieces += [piece for link in claim.chain for piece in (link.name, link.office, link.medium)]
        pieces += [facet.name for facet in claim.facets.places]
    if event:
        pieces += [
            event.where,
            days_of(event),
            event.type,
            event.state,
            *(f.name for f in event.fields),
        ]
    return " ".join(pieces)


def _dates(document: Document, claim: Claim) -> Iterator[str]:
    for time in claim.facets.times:
        yield from (time.edtf, time.value, time.start[:10], time.end[:10])


def _values(around: str, cited: Sequence[Claim], documents: Documents, event: Event | None) -> Iterator[Unsupported]:
    carried = _carried(cited, documents, event)
    for date in DATE.findall(around):
        if date not in carried:
            yield Unsupported(date, "date")
    numbers = set(NUMBER.findall(carried)) | _bounds(cited) | _counts(event)
    for number in NUMBER.findall(DATE.sub(" ", around)):
        if number not in numbers:
            yield Unsupported(number, "number")


def _bounds(cited: Sequence[Claim]) -> set[str]:
    facets = [facet for claim in cited for facet in claim.facets.quantities]
    bounds = [bound for facet in facets for bound in (facet.value, facet.low, facet.high) if bound is not None]
    return {plain(bound) for bound in bounds}


def _counts(event: Event | None) -> set[str]:
    return {str(n) for n in (event.at_least, event.likely, event.at_most, len(event.outlets))} if event else set()


def _words(around: str, cited: Sequence[Claim], documents: Documents, event: Event | None) -> Iterator[Unsupported]:
    known = {word.casefold() for word in WORD.findall(_carried(cited, documents, event))}
    known |= {part for word in known for part in re.split(r"['’-]", word)}
    for word in WORD.findall(around):
        folded = word.casefold()
        parts = [part for part in re.split(r"['’-]", folded) if part and part != "s"]
        if folded in TEMPLATE or folded in known or all(part in known for part in parts):
            continue
        kind = "number" if folded in NUMBER_WORDS else "name" if word[0].isupper() else "word"
        yield Unsupported(word, kind)


def _attributions(around: str, cited: Sequence[Claim], documents: Documents) -> Iterator[Unsupported]:
    for claim in cited:
        voice = voice_of(claim, documents[claim.document])
        if voice.casefold() not in around.casefold():
            yield Unsupported(voice, "attribution")


def _hedges(text: str, around: str, cited: Sequence[Claim], documents: Documents) -> Iterator[Unsupported]:
    said = {word.casefold() for word in WORD.findall(around)}
    for claim in cited:
        if claim.hedge in HEDGES and HEDGES[claim.hedge] not in said:
            yield Unsupported(f"{claim.hedge}: {flat(claim.words(documents[claim.document].text))[:60]}", "hedge")


def _polarity(around: str, cited: Sequence[Claim]) -> Iterator[Unsupported]:
    said = {word.casefold() for word in WORD.findall(around)} - {"named", "no"}
    denied = [claim for claim in cited if claim.polarity == "denied" or claim.stance == "denies"]
    if denied and not said & DENIALS:
        yield Unsupported("a denial told as an affirmation", "polarity")
    if not denied and said & (DENIALS | {"never"}):
        yield Unsupported("a denial that nobody made", "polarity")
