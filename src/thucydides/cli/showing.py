"""How one claim, event or document is shown, down to the captured bytes."""

from __future__ import annotations

from collections.abc import Sequence

import click

from thucydides.cli.render import json_line, short, visible
from thucydides.model.claim import Claim, Link, QuantityFacet, plain
from thucydides.model.document import Document
from thucydides.model.event import Event, FieldState


def chain_of(claim: Claim) -> str:
    """Return the chain as words: ``outlet <- relay <- voice``."""
    return " <- ".join(_link(link) for link in claim.chain)


def _link(link: Link) -> str:
    medium = f" (on {link.medium})" if link.medium else ""
    return (link.name or "outlet not said") + medium


def judgement(claim: Claim) -> str:
    """Return stance, hedge and polarity in words: ``admits, asserted``; a denial says so."""
    return f"{claim.stance}, {claim.hedge}" + (", denied" if claim.polarity == "denied" else "")


def claim_record(claim: Claim, document: Document) -> dict[str, object]:
    """Return what ``--json`` prints of a claim: its value with words, id, outlet, date and speaker beside the spans."""
    return {
        "id": claim.id, "document": document.id, "capture": document.capture, "outlet": document.outlet,
        "published": document.published.value, "published_basis": document.published.basis,
        "words": claim.words(document.text), "source": [span.of(document.text) for span in claim.source],
        "cue": [span.of(document.text) for span in claim.cue], "voice": claim.speaker.name, "chain": claim.chain,
        "kind": claim.kind, "stance": claim.stance, "hedge": claim.hedge, "polarity": claim.polarity,
        "content": claim.content, "facets": claim.facets, "reasons": claim.reasons,
    }  # fmt: skip


def claim_row(claim: Claim, document: Document) -> dict[str, str]:
    """Return a claim's row of the claims table."""
    return {
        "claim": short(claim.id), "who says": chain_of(claim), "how": judgement(claim),
        "what": claim.words(document.text), "published": document.published.value[:10] or "no date",
    }  # fmt: skip


def show_claim(claim: Claim, document: Document, ranges: Sequence[tuple[int, int]]) -> None:
    """Print one claim with its words, chain, facets and the bytes it was read from."""
    text = document.text
    click.echo(f"{claim.id}\n  words:  {visible(claim.words(text))}\n  chain:  {visible(chain_of(claim))}")
    click.echo(f"  how:    {claim.kind}; {judgement(claim)}")
    for label, spans in (("source", claim.source), ("cue", claim.cue), ("hedged by", claim.hedge_spans)):
        if spans:
            click.echo(f"  {label}: " + visible(" ... ".join(span.of(text) for span in spans)))
    for line in facet_lines(claim, text):
        click.echo(f"  {visible(line)}")
    click.echo(f"  read from: {document.id} ({document.outlet or 'outlet not said'}, "
               f"{document.published.value or 'no date'}, date {document.published.basis})")  # fmt: skip
    places = ", ".join(f"{start}..{end}" for start, end in ranges)
    click.echo(f"  capture: {document.capture}, bytes {places}")
    for reason in claim.reasons:
        click.echo(f"  why:    {visible(reason)}")


def facet_lines(claim: Claim, text: str) -> list[str]:
    """Return one line a facet: the words, then the value, or 'unresolved'."""
    facets = claim.facets
    lines = [
        f"when:   {t.span.of(text)!r} = {t.edtf or t.value or 'unresolved'} ({t.role}, {t.anchor})"
        for t in facets.times
    ]
    lines += [
        f"where:  {p.span.of(text)!r} = {p.name or 'unresolved'} {p.place} ({p.precision}, {p.role})"
        for p in facets.places
    ]
    lines += [_count_line(q, text) for q in facets.quantities]
    lines += [f"type:   {t.span.of(text)!r} = {t.type}" for t in facets.types]
    return lines


def _count_line(count: QuantityFacet, text: str) -> str:
    counted = f"{count.counted or count.unit} {count.role}"
    return f"count:  {count.span.of(text)!r} = [{bound(count.low)}, {bound(count.high)}] {counted}"


def bound(value: float | None) -> str:
    """Return a bound in words; an open end is an ellipsis."""
    return "..." if value is None else plain(value)


def show_event(event: Event, by_id: dict[str, Claim], documents: dict[str, Document]) -> None:
    """Print an event: state, counts, fields with their readings, origins with their edges, claims."""
    mark = " (fiction example)" if event.fiction else ""
    click.echo(
        f"{event.id}  {event.type}{mark}\n  what:   {visible(event.what)}\n"
        f"  where:  {event.where or 'not said'} {event.place}"
    )
    click.echo(f"  when:   {event.start or 'not said'} .. {event.end}\n  state:  {event.state}")
    click.echo(f"  count:  at least {event.at_least}, likely {event.likely}, at most {event.at_most} origins "
               f"from {len(event.outlets)} outlets")  # fmt: skip
    for field in event.fields:
        _show_field(field)
    for origin in event.origins:
        derived = ", derived from the name" if origin.derived else ""
        counts = "" if origin.counts else ", counts 0"
        click.echo(
            f"  origin: {visible(origin.name)} ({origin.standing}, side {origin.side or 'none known'}{derived}{counts})"
        )
        for edge in origin.edges:
            click.echo(f"    {edge.kind} ({edge.probability:.2f}): {visible(edge.reason)}")
    for alert in event.alerts:
        click.echo(f"  note:   {alert.kind}: {visible(alert.text)}")
    for identity in event.claims:
        claim = by_id[identity]
        click.echo(
            f"  {short(identity)}  {visible(chain_of(claim))}: {visible(claim.words(documents[claim.document].text))}"
        )
    for reason in event.reasons:
        click.echo(f"  why:    {visible(reason)}")


def _show_field(field: FieldState) -> None:
    click.echo(f"  field {field.name}: {field.state}")
    for reading in field.readings:
        late = ", replaced by a later word" if reading.superseded else ""
        denied = ", denied" if reading.denied else ""
        click.echo(f"    {visible(reading.value)} - {visible('; '.join(reading.by) or 'origin unknown')}{denied}{late}")


def show_document(document: Document, claims: Sequence[Claim], *, as_json: bool) -> None:
    """Print how a document was read: head, parts that were left out, claims."""
    if as_json:
        json_line({"document": document, "claims": [claim_record(claim, document) for claim in claims]})
        return
    for label, value in _head(document):
        click.echo(f"  {label + ':':<11}{visible(value)}")
    for note in document.notes:
        click.echo(f"  note:      {note}")
    for part in document.parts:
        if part.kind in ("furniture", "byline", "dateline"):
            click.echo(f"  not read ({part.kind}: {part.reason}): {visible(part.span.of(document.text))[:100]}")
    for claim in claims:
        click.echo("")
        click.echo(f"  {visible(chain_of(claim))} [{claim.kind}; {judgement(claim)}]")
        click.echo(f"    {visible(claim.words(document.text))}")
        for line in facet_lines(claim, document.text):
            click.echo(f"      {visible(line)}")


def _head(document: Document) -> list[tuple[str, str]]:
    date = document.published
    return [
        ("document", document.id),
        ("title", document.title or "not said"),
        ("outlet", f"{document.outlet or 'not said'} ({document.outlet_basis})"),
        ("authors", ", ".join(document.authors) or "not said"),
        ("published", f"{date.value or 'not said'} ({date.basis})"),
        ("language", document.language or "not detected"),
        ("encoding", document.encoding),
        ("capture", document.capture),
    ]
