"""Sentences made of the claims' own words: templates that add a voice, a verb, a hedge and a date, nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from thucydides.model.claim import Claim, QuantityFacet, plain
from thucydides.model.document import Document
from thucydides.model.event import Alert, Event, FieldState, Reading
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
#: A voice's head noun ends where one of these begins.
HEAD = re.compile(r",|\s(?:in|of|from|for|at|on|near|with|by|close|who|that|which|to|among)\b")
#: Nouns for several people, also when a sentence's beginning gave them a capital letter.
GROUPS = frozenset(
    """officials others residents witnesses sources reports authorities villagers locals analysts experts doctors
    rescuers people police soldiers officers neighbours neighbors media""".split()  # noqa: SIM905
)
#: How a field that is not a count is headed.
FIELDS = {"what": "Whether it happened", "where": "Where it happened", "when": "When it happened", "who": "Who did it"}
#: How a sentence on something to look at begins; the checker knows what each asks of its claims.
LEADS = {
    "two-speakers": "One quotation under two names",
    "hedge-lost": "Told with a hedge and then without it",
    "correction": "A number and what replaced it",
}
INNER = str.maketrans('“”"«»', "‘’'‘’")
FICTION = " (fiction example)"
UNNAMED = "an outlet that is not named"
Claims = Mapping[str, Claim]
Documents = Mapping[str, Document]


def of_claim(claim: Claim, document: Document) -> Sentence:
    """Tell one claim: who says it, through whom, where and when, how surely, in its exact words."""
    return Sentence(full(claim, document) + mark(document.fiction), (claim.id,), fiction=document.fiction)


def full(claim: Claim, document: Document) -> str:
    """Return a claim with its outlet and date of publication: ``X claims, unconfirmed (OUTLET, DATE): “...”``."""
    return f"{_teller(claim, document)} ({outlet_of(document)}, {published_of(document)}): {quoted(claim, document)}"


def brief(claim: Claim, document: Document) -> str:
    """Return a claim without its outlet: ``X claims, unconfirmed: “...”``."""
    return f"{_teller(claim, document)}: {quoted(claim, document)}"


def _teller(claim: Claim, document: Document) -> str:
    """Return voice, verb, the relays between voice and outlet, and hedge: ``X says through Y, unconfirmed``."""
    through = [link.name for link in claim.chain[1:-1] if link.kind == "relay"]
    relayed = f" through {', '.join(through)}" if through else ""
    hedge = f", {HEDGES[claim.hedge]}" if claim.hedge in HEDGES else ""
    return f"{voice_of(claim, document)} {verb_of(claim)}{relayed}{hedge}"


def verb_of(claim: Claim) -> str:
    """Return the verb that a claim is told with: that of its stance; a denial is always told as one."""
    verb = "denies" if is_denial(claim) else VERBS[claim.stance]
    return PLURAL[verb] if _several(claim.speaker.name) else verb


def is_denial(claim: Claim) -> bool:
    """Tell whether a claim denies its content."""
    return claim.polarity == "denied" or claim.stance == "denies"


def _several(name: str) -> bool:
    """Tell whether a voice is several people, by the noun that heads it ("officials in Kharkiv", "Others")."""
    head = HEAD.split(name.strip(), maxsplit=1)[0].split()
    last = head[-1] if head else ""
    return last.casefold() in GROUPS or (last.islower() and last.endswith("s") and not last.endswith("ss"))


def voice_of(claim: Claim, document: Document) -> str:
    """Return who says it: the last link of the chain, else the outlet itself."""
    if claim.kind == "own" or len(claim.chain) < 2:
        return outlet_of(document)
    return claim.speaker.name or "an unnamed voice"


def outlet_of(document: Document) -> str:
    """Return the outlet's name, or words that say that it is not known."""
    return document.outlet or UNNAMED


def published_of(document: Document) -> str:
    """Return the day of publication as the document states it, in its own zone; "no date" when unknown."""
    return document.published.value.partition("T")[0] or "no date"


def quoted(claim: Claim, document: Document) -> str:
    """Return the claim's words between curly marks, inner curly marks made single so that the ends stay clear."""
    return f"“{flat(claim.words(document.text))}”"


def flat(words: str) -> str:
    """Return words on one line, with inner double quotation marks as single ones."""
    return " ".join(words.split()).translate(INNER)


def mark(fiction: bool) -> str:
    """Return the mark of an invented example."""
    return FICTION if fiction else ""


def of_event(event: Event, claims: Claims, documents: Documents) -> Sentence | None:
    """Tell an event: type, place, day, one claim's words of each voice (three at most), counts and state.

    None when no claim of it is at hand (all were rejected).
    """
    cited = told_claims(event, claims)
    if not cited:
        return None
    where = _where(event)
    when = f" on {days_of(event)}" if event.start else ""
    words = "; ".join(brief(claim, documents[claim.document]) for claim in cited)
    text = f"{_noun(event.type)}{where}{when}: {words} — {origins_of(event)}; {event.state}"
    return marked(text, cited, documents, event)


def marked(text: str, cited: Sequence[Claim], documents: Documents, event: Event | None = None) -> Sentence:
    """Return a sentence that cites, with the mark of fiction where one of its reports is an invented example."""
    fiction = any(documents[claim.document].fiction for claim in cited)
    return Sentence(text + mark(fiction), tuple(c.id for c in cited), event.id if event else "", fiction)


def _noun(name: str) -> str:
    return name.replace("-", " ").replace(":", " ").capitalize()


def noun_of(field: FieldState) -> str:
    """Return how a field is headed: "Killed", "Whether it happened"."""
    return FIELDS.get(field.name) or _noun(field.name)


def of_alert(alert: Alert, claims: Claims, documents: Documents) -> Sentence | None:
    """Tell something to look at by the claims that show it, each in full; None when they do not stand in the ledger."""
    cited = [claims[identity] for identity in dict.fromkeys(alert.claims) if identity in claims]
    if alert.kind not in LEADS or len(cited) < 2:
        return None
    told = "; ".join(full(claim, documents[claim.document]) for claim in cited[:4])
    return marked(f"{LEADS[alert.kind]}: {told}", cited[:4], documents)


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


def told_claims(event: Event, claims: Claims, most: int = 3) -> list[Claim]:
    """Return one claim of each origin, counted ones first, ``most`` at most.

    A claim whose number its own origin has replaced gives way to the later one; a denial always keeps its place.
    """
    counts = [r for field in event.fields for r in field.readings if bounds(r)]
    replaced = {claim for r in counts if r.superseded for claim in r.claims}
    replaced -= {claim for r in counts if not r.superseded for claim in r.claims}
    found: list[Claim] = []
    for origin in sorted(event.origins, key=lambda o: (not o.counts, o.name, o.id)):
        theirs = [claims[identity] for identity in origin.claims if identity in claims]
        live = [claim for claim in theirs if claim.id not in replaced]
        if live or (theirs and origin.counts):
            found.append(min(live or theirs, key=lambda c: (event.type not in {f.type for f in c.facets.types}, c.id)))
    if not found:
        found = [claims[identity] for identity in event.claims if identity in claims]
    found = list({claim.id: claim for claim in found}.values())
    denials = [claim for claim in found if is_denial(claim)]
    if denials and denials[0] not in found[:most]:
        return [*found[: most - 1], denials[0]]
    return found[:most]


def origins_of(event: Event) -> str:
    """Return ``at least N origins from M outlets``."""
    origins = f"at least {event.at_least} origin{'s' * (event.at_least != 1)}"
    return f"{origins} from {len(event.outlets)} outlet{'s' * (len(event.outlets) != 1)}"


def of_field(event: Event, field: FieldState, claims: Claims, documents: Documents) -> Sentence | None:
    """Tell a contested field: each reading with who holds it, side by side; None when it has under two readings."""
    live = [r for r in field.readings if not r.superseded and r.claims and r.claims[0] in claims][:4]
    cited = [claims[reading.claims[0]] for reading in live]
    if len({claim.id for claim in cited}) < 2:
        return None
    told = zip(live, cited, strict=True)
    accounts = " against ".join(f"{bounds(r)}{brief(c, documents[c.document])}" for r, c in told)
    text = f"{noun_of(field)}{_where(event)}, {field.state}: {accounts}"
    return marked(text, list({claim.id: claim for claim in cited}.values()), documents, event)


def bounds(reading: Reading | QuantityFacet) -> str:
    """Return the interval of a reading or a count in words: ``at least 4, ``; '' where it has none."""
    low, high = reading.low, reading.high
    if low is not None and high is not None:
        return f"{plain(low)}, " if low == high else f"{plain(low)} to {plain(high)}, "
    if low is not None:
        return f"at least {plain(low)}, "
    return f"up to {plain(high)}, " if high is not None else ""
