"""Sentences made of the claims' own words: templates that add a voice, a verb, a hedge and a date, nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from thucydides.model.claim import Claim, plain
from thucydides.model.document import Document
from thucydides.model.event import Event, FieldState, Reading
from thucydides.publish.report_model import Sentence

#: How a stance is told; a denial is always told as one.
VERBS = {
    "states": "says", "claims": "claims", "admits": "admits", "denies": "denies", "warns": "warns",
    "threatens": "threatens", "promises": "promises", "demands": "demands", "orders": "orders",
    "predicts": "predicts", "doubts": "doubts", "asks": "asks", "corrects": "corrects",
}  # fmt: skip
PLURAL = {verb: "deny" if verb == "denies" else verb.removesuffix("s") for verb in VERBS.values()}
#: How a hedge is told; the first word is what the checker looks for.
HEDGES = {
    "probable": "probable", "possible": "possible", "unconfirmed": "unconfirmed", "conditional": "conditional",
    "planned": "planned", "expected": "expected",
}  # fmt: skip
INNER = str.maketrans('“”"«»', "‘’'‘’")
FICTION = " (fiction example)"
UNNAMED = "an outlet that is not named"
Claims = Mapping[str, Claim]
Documents = Mapping[str, Document]


def of_claim(claim: Claim, document: Document) -> Sentence:
    """Tell one claim: who says it, through whom, where and when, how surely, in its exact words."""
    date = document.published.value or "no date"
    hedge = f", {HEDGES[claim.hedge]}" if claim.hedge in HEDGES else ""
    text = f"{teller(claim, document)}{hedge} ({outlet_of(document)}, {date}): {quoted(claim, document)}"
    return Sentence(text + mark(document.fiction), (claim.id,), fiction=document.fiction)


def teller(claim: Claim, document: Document) -> str:
    """Return voice and verb, with the relays between voice and outlet: ``X says through Y``."""
    verb = "denies" if claim.polarity == "denied" else VERBS[claim.stance]
    verb = PLURAL[verb] if _several(claim.speaker.name) else verb
    through = [link.name for link in claim.chain[1:-1] if link.kind == "relay"]
    relayed = f" through {', '.join(through)}" if through else ""
    return f"{voice_of(claim, document)} {verb}{relayed}"


def _several(name: str) -> bool:
    """Tell whether a voice is several people: its last word is a common noun in the plural ("Ukrainian officials")."""
    last = name.split()[-1] if name.split() else ""
    return last.islower() and last.endswith("s") and not last.endswith("ss")


def voice_of(claim: Claim, document: Document) -> str:
    """Return who says it: the last link of the chain, else the outlet itself."""
    if claim.kind == "own" or len(claim.chain) < 2:
        return outlet_of(document)
    return claim.speaker.name or "an unnamed voice"


def outlet_of(document: Document) -> str:
    """Return the outlet's name, or words that say that it is not known."""
    return document.outlet or UNNAMED


def quoted(claim: Claim, document: Document) -> str:
    """Return the claim's words between curly marks, inner curly marks made single so that the ends stay clear."""
    return f"“{flat(claim.words(document.text))}”"


def flat(words: str) -> str:
    """Return words on one line, with inner double quotation marks as single ones."""
    return " ".join(words.split()).translate(INNER)


def mark(fiction: bool) -> str:
    """Return the mark of an invented example."""
    return FICTION if fiction else ""


def of_event(event: Event, claims: Claims, documents: Documents) -> Sentence:
    """Tell an event: type, place, day, one claim's words of each voice (three at most), counts and state."""
    cited = told_claims(event, claims)
    where = _where(event)
    when = f" on {days_of(event)}" if event.start else ""
    words = "; ".join(_in_words(claim, documents[claim.document]) for claim in cited)
    count = origins_of(event)
    text = f"{event.type.replace('-', ' ').capitalize()}{where}{when}: {words} — {count}; {event.state}"
    return Sentence(text + mark(event.fiction), tuple(claim.id for claim in cited), event.id, event.fiction)


def days_of(event: Event) -> str:
    """Return the day of an event, or its first and last day: ``2024-05-14 to 2024-05-15``; '' when unknown."""
    if not event.start:
        return ""
    last = dt.datetime.fromisoformat(event.end) - dt.timedelta(seconds=1) if event.end else None
    days = (event.start[:10], last.strftime("%Y-%m-%d") if last else event.start[:10])
    return " to ".join(dict.fromkeys(days))


def _where(event: Event) -> str:
    if not event.where:
        return ""
    return f" {event.where}" if event.where.startswith("near ") else f" at {event.where}"


def _in_words(claim: Claim, document: Document) -> str:
    hedge = f", {HEDGES[claim.hedge]}" if claim.hedge in HEDGES else ""
    return f"{teller(claim, document)}{hedge}: {quoted(claim, document)}"


def told_claims(event: Event, claims: Claims, most: int = 3) -> list[Claim]:
    """Return one claim of each origin, counted ones first, denials kept, ``most`` at most."""
    chosen: dict[str, Claim] = {}
    for origin in sorted(event.origins, key=lambda o: (not o.counts, o.name)):
        theirs = [claims[identity] for identity in origin.claims if identity in claims]
        if theirs:
            chosen[origin.id] = min(theirs, key=lambda c: (event.type not in {f.type for f in c.facets.types}, c.id))
    found = list({claim.id: claim for claim in chosen.values()}.values())
    if not found:
        found = [claims[identity] for identity in event.claims if identity in claims]
    denials = [claim for claim in found if claim.polarity == "denied"]
    return (found[: most - 1] + denials[:1] if denials and denials[0] not in found[:most] else found[:most])[:most]


def origins_of(event: Event) -> str:
    """Return ``at least N origins from M outlets``."""
    origins = f"at least {event.at_least} origin{'s' * (event.at_least != 1)}"
    return f"{origins} from {len(event.outlets)} outlet{'s' * (len(event.outlets) != 1)}"


def of_field(event: Event, field: FieldState, claims: Claims, documents: Documents) -> Sentence | None:
    """Tell a contested field: each reading with who holds it, side by side; None when it has under two readings."""
    live = [reading for reading in field.readings if not reading.superseded and reading.claims]
    if len(live) < 2:
        return None
    accounts = " against ".join(_account(reading, claims, documents) for reading in live[:4])
    where = _where(event)
    cited = tuple(dict.fromkeys(reading.claims[0] for reading in live[:4]))
    text = f"{field.name.replace('-', ' ').capitalize()}{where}, contested: {accounts}"
    return Sentence(text + mark(event.fiction), cited, event.id, event.fiction)


def _account(reading: Reading, claims: Claims, documents: Documents) -> str:
    claim = claims[reading.claims[0]]
    document = documents[claim.document]
    return f"{bounds(reading)}{_in_words(claim, document)}"


def bounds(reading: Reading) -> str:
    """Return a reading's interval in words: ``at least 4, ``; '' where it has none."""
    low, high = reading.low, reading.high
    if low is not None and high is not None:
        return f"{plain(low)}, " if low == high else f"{plain(low)} to {plain(high)}, "
    if low is not None:
        return f"at least {plain(low)}, "
    return f"up to {plain(high)}, " if high is not None else ""
