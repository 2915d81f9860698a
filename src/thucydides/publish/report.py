"""The situation report: what is most attested, what is contested, what is one side's word, what is only possible.

Sentences are made by templates from the claims' own words (:mod:`thucydides.publish.phrase`) and pass the checker
(:mod:`thucydides.publish.check`) or are withheld, visibly, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from thucydides.model.claim import Claim
from thucydides.model.document import Document
from thucydides.model.event import Alert, Event
from thucydides.ports import LedgerView
from thucydides.publish.check import check
from thucydides.publish.phrase import Claims, Documents, of_claim, of_event, of_field
from thucydides.publish.report_model import Report, Section, Sentence, SourceLine, Withheld

HYPOTHETICAL = frozenset({"conditional", "planned", "expected"})
LEGEND = (
    "at least N origins: independent acts of knowing, counted strictly; copies and relays of one statement count once.",
    "single-origin: one live origin. corroborated: two or more, not all of one side, or an admission against interest. "
    "contested: a live origin denies it or differs. uncertain: only hedged words. origin-unknown: nobody is named who "
    "could know. retracted: withdrawn by its origin.",
    "The state is that of the field 'what'; other fields (killed, where, ...) have their own.",
    "Words between curly marks are those of the captured reports; (fiction example) marks invented scenes.",
    "Place names: GeoNames (CC BY 4.0). No number here is an average, no outlet is rated.",
)


class Slice(Struct, frozen=True):
    """What a report covers: documents published, and events that happened, within ``[since, until]`` (days)."""

    since: str
    until: str

    def holds(self, start: str, end: str = "") -> bool:
        """Tell whether a date or an interval ``[start, end)`` meets the period; no period holds everything."""
        if not (self.since or self.until):
            return True
        return bool(start) and (not self.until or start[:10] <= self.until) and self._ends_later(end or start + "~")

    def _ends_later(self, end: str) -> bool:
        return not self.since or end > f"{self.since}T00:00:00Z"


def situation_report(view: LedgerView, *, day: str = "", since: str = "", until: str = "") -> Report:
    """Write the report on a day, a range of days, or the whole ledger."""
    period = Slice(since or day, until or day)
    documents = view.documents()
    claims = {claim.id: claim for claim in view.claims()}
    events = view.events()
    published = {key: d for key, d in documents.items() if period.holds(d.published.value)}
    writer = _Writer(claims, documents, {event.id: event for event in events})
    sections = _sections(view, period, writer, published, events)
    cited = dict.fromkeys(claim for section in sections for sentence in section.sentences for claim in sentence.claims)
    return Report(
        title=f"Situation report: {view.theatre().name}",
        period=" to ".join(dict.fromkeys(filter(None, (period.since, period.until)))) or "everything in the ledger",
        theatre=view.theatre().name,
        sections=tuple(section for section in sections if section.sentences or section.notes),
        sources=tuple(_source(claims[identity], documents) for identity in cited),
        withheld=tuple(writer.withheld),
        legend=LEGEND,
    )


class _Writer:
    """Lets through what the checker passes and keeps what it does not."""

    def __init__(self, claims: Claims, documents: Documents, events: dict[str, Event]) -> None:
        self.claims, self.documents, self.events = claims, documents, events
        self.withheld: list[Withheld] = []

    def keep(self, sentences: Iterable[Sentence | None]) -> tuple[Sentence, ...]:
        kept: dict[str, Sentence] = {}
        for sentence in sentences:
            if sentence is None:
                continue
            found = check(sentence, self.claims, self.documents, self.events.get(sentence.event))
            if found:
                self.withheld.append(Withheld(sentence, found))
            else:
                kept.setdefault(sentence.text, sentence)
        return tuple(kept.values())

    def events_told(self, events: Iterable[Event]) -> tuple[Sentence, ...]:
        return self.keep(of_event(event, self.claims, self.documents) for event in events)

    def claims_told(self, claims: Iterable[Claim]) -> tuple[Sentence, ...]:
        ordered = sorted(
            claims, key=lambda c: (self.documents[c.document].published.value or "~", c.document, c.content)
        )
        return self.keep(of_claim(claim, self.documents[claim.document]) for claim in ordered)


def _sections(
    view: LedgerView, period: Slice, writer: _Writer, published: Documents, events: Sequence[Event]
) -> list[Section]:
    happened = [e for e in ranked(events) if period.holds(e.start, e.end)]
    touched = [e for e in ranked(events) if set(e.documents) & set(published) and e not in happened]
    contested = [event for event in (*happened, *touched) if is_contested(event)]
    mine = [claim for claim in writer.claims.values() if claim.document in published]
    alerts = [a for a in view.reconciled().alerts if not a.documents or set(a.documents) & set(published)]
    fields = [
        of_field(event, field, writer.claims, writer.documents)
        for event in contested
        for field in event.fields
        if field.state == "contested"
    ]
    grouped = {claim for event in events for claim in event.claims}
    return [
        Section("What happened" + _on(period), writer.events_told(happened)),
        Section("Published" + _on(period) + ", of other days", writer.events_told(touched)),
        Section("Contested", writer.keep(fields)),
        Section("Of one side only", writer.events_told(e for e in (*happened, *touched) if one_sided(e))),
        Section(
            "Not certain: unconfirmed, possible, conditional, threatened, planned", writer.claims_told(_open(mine))
        ),
        Section("Quotations and changes to look at", notes=tuple(_alert(alert) for alert in alerts)),
        Section(
            "Said, and not about a dated event", writer.claims_told(c for c in _plain(mine) if c.id not in grouped)
        ),
        Section("What is missing", notes=tuple(_missing(view, published, mine))),
    ]


def _on(period: Slice) -> str:
    days = " to ".join(dict.fromkeys(filter(None, (period.since, period.until))))
    return f" on {days}" if days else ""


def ranked(events: Sequence[Event]) -> list[Event]:
    """Return the happenings, most attested first: by origins, then outlets, then date and id."""
    happenings = [event for event in events if not event.hypothetical]
    return sorted(happenings, key=lambda e: (-e.at_least, -len(e.outlets), e.start or "~", e.id))


def is_contested(event: Event) -> bool:
    """Tell whether the event or one of its fields is contested."""
    return event.state == "contested" or any(field.state == "contested" for field in event.fields)


def one_sided(event: Event) -> bool:
    """Tell whether every live origin belongs to one and the same side."""
    sides = {origin.side for origin in event.origins if origin.counts}
    return len(sides) == 1 and sides != {""}


def _uncertain(claim: Claim) -> bool:
    return claim.hedge != "asserted" or claim.stance in ("threatens", "promises", "demands", "orders", "predicts")


def _open(claims: Iterable[Claim]) -> Iterable[Claim]:
    return (claim for claim in claims if _uncertain(claim))


def _plain(claims: Iterable[Claim]) -> Iterable[Claim]:
    return (claim for claim in claims if not _uncertain(claim))


def _alert(alert: Alert) -> str:
    return f"{alert.kind}: {alert.text}"


def _missing(view: LedgerView, published: Documents, claims: Sequence[Claim]) -> Iterable[str]:
    for refusal in view.refusals():
        yield f"not taken: {refusal.address} ({refusal.cause}) [{refusal.code}]"
    silent = set(published) - {claim.document for claim in claims}
    for key, document in view.documents().items():
        name = f"{document.outlet or 'outlet not said'}, {document.title or key}"
        if not document.published.value:
            yield f"no date of publication: {name}; its relative dates stay unresolved"
        if key in silent:
            yield f"no claim was read from: {name} (language {document.language or 'not detected'})"
        yield from (f"{name}: {note}" for note in document.notes if key in published)
    unresolved = {
        facet.span.of(view.documents()[claim.document].text)
        for claim in claims
        for facet in claim.facets.places
        if facet.precision == "unresolved"
    }
    if unresolved:
        yield f"places not found in the gazetteer: {', '.join(sorted(unresolved))}"
    yield f"nothing is known here of outlets that were not captured; {len(claims)} claims, none reviewed by a person"


def _source(claim: Claim, documents: Documents) -> SourceLine:
    document: Document = documents[claim.document]
    return SourceLine(
        claim.id, document.outlet or "outlet not said", document.published.value or "no date",
        document.published.basis, " <- ".join(link.name or "outlet not said" for link in claim.chain),
        " ".join(claim.words(document.text).split()), document.id, document.capture, document.fiction,
    )  # fmt: skip
