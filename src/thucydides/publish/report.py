"""The situation report: what is most attested, what is contested, what is one side's word, what is only possible.

Sentences are made by templates from the claims' own words (:mod:`thucydides.publish.phrase`) and pass the checker
(:mod:`thucydides.publish.check`) or are withheld, visibly, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from thucydides.model.claim import Claim
from thucydides.model.document import Document
from thucydides.model.event import Event
from thucydides.ports import LedgerView
from thucydides.publish.check import check
from thucydides.publish.phrase import Claims, Documents, of_alert, of_claim, of_event, of_field, published_of
from thucydides.publish.report_model import Report, Section, Sentence, SourceLine, Withheld

UNSURE = frozenset({"uncertain", "origin-unknown", "retracted"})
LOOK_AT, NOT_DATED = "Quotations and changes to look at", "Said, and not about a dated event"
NOT_CERTAIN = "Not certain: unconfirmed, possible, conditional, threatened, planned"
#: Sections that list claims one by one; their first entry stands for nothing.
LISTS = frozenset({NOT_DATED, NOT_CERTAIN})
LEGEND = (
    "at least N origins: independent acts of knowing, counted strictly; copies and relays of one statement count once.",
    "single-origin: one live origin. corroborated: two or more, not all of one side, or an admission against interest. "
    "contested: a live origin denies it or differs. uncertain: only hedged words. origin-unknown: nobody is named who "
    "could know. retracted: withdrawn by its origin.",
    "The state is that of the field 'what'; other fields (killed, where, ...) have their own.",
    "Words between curly marks are those of the captured reports. Marks inside them are the report's own: the voice's "
    "very words; without them the outlet tells it in its words. (fiction example) marks invented scenes.",
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
    order = ranked(events)
    happened = [event for event in order if period.holds(event.start, event.end)]
    touched = [event for event in order if set(event.documents) & set(published) and event not in happened]
    mine = [claim for claim in writer.claims.values() if claim.document in published]
    inside = frozenset(claim for event in events for claim in event.claims)
    body = [
        *_happenings(happened, period, writer),
        Section(f"Published{_on(period)}, of other days", writer.events_told(touched)),
        Section("Contested", writer.keep(_fields_told([*happened, *touched], writer))),
        Section(NOT_CERTAIN, writer.claims_told(_open(mine))),
        _to_look_at(view, published, writer),
        Section(NOT_DATED, writer.claims_told(c for c in _plain(mine) if c.id not in inside)),
    ]
    missing = Section("What is missing", notes=tuple(_missing(view, published, mine, body)))
    return [_opening(body, published, mine, [*happened, *touched]), *body, missing]


def _happenings(happened: Sequence[Event], period: Slice, writer: _Writer) -> list[Section]:
    """Tell each happening once: by several sides or none, by one side only, or by nobody who could know."""
    unsure = [event for event in happened if event.state in UNSURE]
    lone = [event for event in happened if event not in unsure and one_sided(event)]
    rest = [event for event in happened if event not in unsure and event not in lone]
    head = f"What happened{_on(period)}"
    return [
        Section(head, writer.events_told(rest)),
        Section(f"{head}, on one side's word only", writer.events_told(lone)),
        Section(f"{head}, uncertain or of unknown origin", writer.events_told(unsure)),
    ]


def _fields_told(events: Sequence[Event], writer: _Writer) -> Iterable[Sentence | None]:
    for event in events:
        for field in event.fields:
            if field.state == "contested":
                yield of_field(event, field, writer.claims, writer.documents)


def _to_look_at(view: LedgerView, published: Documents, writer: _Writer) -> Section:
    """Tell alerts by their claims; those about whole reports are the program's own words on the ledger."""
    alerts = [a for a in view.reconciled().alerts if not a.documents or set(a.documents) & set(published)]
    told = [(alert, of_alert(alert, writer.claims, writer.documents)) for alert in alerts]
    notes = tuple(f"{alert.kind}: {alert.text}" for alert, sentence in told if sentence is None)
    return Section(LOOK_AT, writer.keep(sentence for _, sentence in told), notes)


def _opening(
    body: Sequence[Section], published: Documents, claims: Sequence[Claim], events: Sequence[Event]
) -> Section:
    """Return counts of the ledger and the first sentence of each section that tells happenings or changes."""
    outlets = {document.outlet for document in published.values()} - {""}
    states = Counter(event.state for event in events)
    told = ", ".join(f"{states[state]} {state}" for state in sorted(states, key=lambda s: (-states[s], s)))
    count = f"{len(published)} reports by {len(outlets)} named outlets, {len(claims)} claims, {len(events)} events"
    note = count + (f": {told}" if told else "")
    return Section("In short", tuple(_firsts(body)), (note,))


def _firsts(body: Sequence[Section]) -> Iterable[Sentence]:
    """Yield the first sentence of each section of happenings, readings and changes, no claims twice."""
    seen: set[tuple[str, ...]] = set()
    for section in body:
        told = [s for s in section.sentences if s.claims not in seen and section.heading not in LISTS]
        seen |= {sentence.claims for sentence in told[:1]}
        yield from told[:1]


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


def _missing(view: LedgerView, published: Documents, claims: Sequence[Claim], body: Sequence[Section]) -> Iterable[str]:
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
    yield from _unresolved(view, claims)
    told = {identity for section in body for sentence in section.sentences for identity in sentence.claims}
    behind = sum(claim.id not in told for claim in claims)
    if behind:
        yield f"{behind} more claims stand behind the events told here; `thucydides show EVENT` opens all of them"
    yield f"nothing is known here of outlets that were not captured; {len(claims)} claims, none reviewed by a person"


def _unresolved(view: LedgerView, claims: Sequence[Claim]) -> Iterable[str]:
    documents = view.documents()
    facets = ((f, documents[claim.document].text) for claim in claims for f in claim.facets.places)
    found = sorted({facet.span.of(text) for facet, text in facets if facet.precision == "unresolved"})
    names = {name.casefold(): name for name in found}
    if names:
        yield f"places not found in the gazetteer: {', '.join(names[key] for key in sorted(names))}"


def _source(claim: Claim, documents: Documents) -> SourceLine:
    document: Document = documents[claim.document]
    return SourceLine(
        claim.id, document.outlet or "outlet not said", published_of(document),
        document.published.basis, " <- ".join(link.name or "outlet not said" for link in claim.chain),
        " ".join(claim.words(document.text).split()), document.id, document.capture, document.fiction,
    )  # fmt: skip
