"""No sentence states what its claims do not carry: the checker that every sentence of a report passes or is withheld.

A sentence is quotations (between curly marks) with words before them, and a tail. Each quotation must be the whole
content of a cited claim, and the words before it must tell *that* claim: its voice, its verb, its hedge, its denial
and its numbers, so two voices cannot trade words inside one sentence. Counts of origins and outlets, states, days and
places of the event must be the event's own. Whatever remains must be carried by the claim's words or belong to the
templates' small vocabulary (:mod:`thucydides.publish.carried`).

The test is of words, not of meaning: a sentence that says the same in other words is withheld. That errs on the side
of silence, and the silence is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from thucydides.model.claim import Claim
from thucydides.model.document import Document
from thucydides.model.event import Event
from thucydides.ports import LedgerView
from thucydides.publish.carried import WORD, Bench, remainder
from thucydides.publish.phrase import (
    FICTION,
    HEDGES,
    LEADS,
    PLURAL,
    VERBS,
    Claims,
    Documents,
    flat,
    is_denial,
    verb_of,
    voice_of,
)
from thucydides.publish.report_model import Report, Sentence, Unsupported, Withheld

DENIALS = frozenset({"denies", "denied", "deny", "never", "not"})
TELLING = frozenset(VERBS.values()) | frozenset(PLURAL.values())
QUOTATION = re.compile(r"“([^“”]*)”")
COUNTS = re.compile(r"— at least (\d+) origins? from (\d+) outlets?; ([\w-]+)\s*$")


class Told(Struct, frozen=True):
    """A quotation with the words before it; ``quotation`` is None for a sentence without any."""

    lead: str
    quotation: str | None


def check_report(report: Report, view: LedgerView) -> tuple[Withheld, ...]:
    """Return each sentence of a report that ``view`` does not carry, with what is unsupported in it."""
    claims = {claim.id: claim for claim in view.claims()}
    documents, events = view.documents(), {event.id: event for event in view.events()}
    sentences = [sentence for section in report.sections for sentence in section.sentences]
    found = ((s, check(s, claims, documents, events.get(s.event))) for s in sentences)
    return tuple(Withheld(sentence, unsupported) for sentence, unsupported in found if unsupported)


def check(
    sentence: Sentence, claims: Claims, documents: Documents, event: Event | None = None
) -> tuple[Unsupported, ...]:
    """Return everything in ``sentence`` that is not carried by what it cites; empty when it may be published."""
    cited = [claims[identity] for identity in sentence.claims if identity in claims]
    if not cited or len(cited) != len(sentence.claims):
        return (Unsupported("its claims", "citation"),)
    if any(claim.document not in documents for claim in cited):
        return (Unsupported("its documents", "citation"),)
    return tuple(dict.fromkeys(_found(sentence.text, cited, documents, event)))


def _found(text: str, cited: Sequence[Claim], documents: Documents, event: Event | None) -> Iterator[Unsupported]:
    yield from _fiction(text, cited, documents)
    body, unsupported = _lead_in(text.removesuffix(FICTION), cited, documents)
    yield from unsupported
    body, unsupported = _counts(body, event)
    yield from unsupported
    if QUOTATION.sub("", body).count("“") or QUOTATION.sub("", body).count("”"):
        yield Unsupported("a quotation mark without its partner", "quotation")
    told, tail = _split(body)
    yield from _segments(told, cited, documents, event)
    yield from remainder(tail, Bench(tuple(cited), documents, event))


def _fiction(text: str, cited: Sequence[Claim], documents: Documents) -> Iterator[Unsupported]:
    if text.endswith(FICTION) != any(documents[claim.document].fiction for claim in cited):
        yield Unsupported("the mark of an invented example", "fiction")


def _lead_in(body: str, cited: Sequence[Claim], documents: Documents) -> tuple[str, list[Unsupported]]:
    """Take off a fixed lead ("One quotation under two names: ") when its claims really stand so to each other."""
    for kind, lead in LEADS.items():
        if body.startswith(f"{lead}: "):
            fine = len(cited) > 1 and _stands(kind, cited, documents)
            return body[len(lead) + 2 :], [] if fine else [Unsupported(lead, "word")]
    return body, []


def _stands(kind: str, cited: Sequence[Claim], documents: Documents) -> bool:
    first, last = cited[0], cited[-1]
    match kind:
        case "two-speakers":
            return len({voice_of(claim, documents[claim.document]) for claim in cited}) > 1
        case "hedge-lost":
            return first.hedge != "asserted" == last.hedge
        case _:
            return first.id != last.id and any(claim.facets.quantities for claim in cited)


def _counts(body: str, event: Event | None) -> tuple[str, list[Unsupported]]:
    """Take off ``— at least N origins from M outlets; STATE`` and compare it with the event's own."""
    match = COUNTS.search(body)
    if match is None:
        return body, []
    origins, outlets, state = match.groups()
    if event is None:
        return body[: match.start()], [Unsupported(match.group(), "number")]
    own = ((origins, str(event.at_least)), (outlets, str(len(event.outlets))))
    wrong = [Unsupported(told, "number") for told, true in own if told != true]
    return body[: match.start()], wrong + [Unsupported(state, "state")] * (state != event.state)


def _split(body: str) -> tuple[list[Told], str]:
    """Return each quotation with the words before it, and the words after the last one."""
    told, at = [], 0
    for match in QUOTATION.finditer(body):
        told.append(Told(body[at : match.start()], match.group(1)))
        at = match.end()
    return (told, body[at:]) if told else ([Told(body, None)], "")


def _segments(
    told: Sequence[Told], cited: Sequence[Claim], documents: Documents, event: Event | None
) -> Iterator[Unsupported]:
    """Hold each quotation against one claim, each claim once where it can be; a claim left over is not told."""
    spoken: list[str] = []
    for one in told:
        if one.quotation is None:
            yield from _unquoted(one.lead, cited, documents, event)
            return
        whole = [c for c in cited if _is_whole(one.quotation, c, documents[c.document])]
        if not whole:
            yield Unsupported(one.quotation, "quotation")
        tried = [(_telling(one.lead, c, documents, event), c.id in spoken, c.id) for c in whole or cited]
        wrong, _, identity = min(tried, key=lambda t: (len(t[0]), t[1]))
        yield from wrong
        spoken += [identity] * bool(whole)
    for claim in cited:
        if claim.id not in spoken:
            yield Unsupported(voice_of(claim, documents[claim.document]), "attribution")


def _unquoted(lead: str, cited: Sequence[Claim], documents: Documents, event: Event | None) -> Iterator[Unsupported]:
    for claim in cited:
        yield from _manner(lead, claim, documents)
    yield from remainder(lead, Bench(tuple(cited), documents, event))


def _is_whole(quotation: str, claim: Claim, document: Document) -> bool:
    """Tell whether a quotation is the whole content: a part of it may have lost its "at least" or its "not"."""
    return bool(quotation.strip()) and quotation == flat(claim.words(document.text))


def _telling(lead: str, claim: Claim, documents: Documents, event: Event | None) -> list[Unsupported]:
    """Return what the words before a quotation state beyond ``claim``, or fail to state of it."""
    return [*_manner(lead, claim, documents), *remainder(lead, Bench((claim,), documents, event))]


def _manner(lead: str, claim: Claim, documents: Documents) -> Iterator[Unsupported]:
    voice = voice_of(claim, documents[claim.document])
    if re.search(rf"(?<!\w){re.escape(voice)}(?!\w)", lead, re.IGNORECASE) is None:
        yield Unsupported(voice, "attribution")
    words = [word.casefold() for word in WORD.findall(Bench((claim,), documents, None).without_names(lead))]
    yield from _verb(words, claim)
    yield from _hedge(words, claim)
    yield from _polarity(words, claim)


def _verb(words: Sequence[str], claim: Claim) -> Iterator[Unsupported]:
    own = verb_of(claim)
    if own not in words:
        yield Unsupported(f"without {own!r}", "attribution")
    yield from (Unsupported(word, "stance") for word in words if word in TELLING and word != own)


def _hedge(words: Sequence[str], claim: Claim) -> Iterator[Unsupported]:
    if claim.hedge in HEDGES and HEDGES[claim.hedge] not in words:
        yield Unsupported(f"without {HEDGES[claim.hedge]!r}", "hedge")
    hedges = set(HEDGES.values()) - {HEDGES.get(claim.hedge, "")}
    yield from (Unsupported(word, "hedge") for word in words if word in hedges)


def _polarity(words: Sequence[str], claim: Claim) -> Iterator[Unsupported]:
    if is_denial(claim) and not DENIALS.intersection(words):
        yield Unsupported("a denial told as an affirmation", "polarity")
    if not is_denial(claim) and DENIALS.intersection(words):
        yield Unsupported("a denial that nobody made", "polarity")
