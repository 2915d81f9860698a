"""The verbs that look into a ledger: claims, events, quotes, sources, show, refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from thucydides.cli.options import json_option, ledger_option, reading
from thucydides.cli.render import joined, json_line, table
from thucydides.cli.showing import claim_record, claim_row, show_claim, show_event
from thucydides.errors import InputError
from thucydides.model.claim import Claim
from thucydides.model.event import Event

HEDGES = ("asserted", "probable", "possible", "unconfirmed", "conditional", "planned", "expected")
STATES = ("origin-unknown", "retracted", "uncertain", "single-origin", "corroborated", "contested")


def _filters(command: Any) -> Any:  # noqa: ANN401  click decorators
    for option in (
        click.option("--text", default="", help='Full-text search: words, "phrases", AND, OR, NOT.'),
        click.option("--voice", default="", help="Who says it (part of a name)."),
        click.option("--outlet", default="", help="Who published it (part of a name)."),
        click.option("--place", default="", help="A place that the claim names."),
        click.option("--type", "type_", default="", help="Event type, like strike."),
        click.option("--hedge", type=click.Choice(HEDGES), default=None, help="How sure its words are."),
        click.option("--since", default="", metavar="DATE", help="Published on or after."),
        click.option("--until", default="", metavar="DATE", help="Published on or before."),
        click.option("--limit", type=click.IntRange(min=0), default=0, help="At most so many (0: all)."),
    ):
        command = option(command)
    return command


@click.command(epilog="Example: thucydides claims --voice Syrskii --json | head")
@_filters
@ledger_option
@json_option
def claims(ledger: str | None, as_json: bool, hedge: str | None, **given: Any) -> None:  # noqa: ANN401  click hands options over
    """List claims: who says what, on whose word, with their exact words."""
    with reading(ledger) as view:
        found = view.find_claims(hedge=hedge or "", **given)
        documents = view.documents()
    if as_json:
        for claim in found:
            json_line(claim_record(claim, documents[claim.document]))
        return
    rows = [claim_row(claim, documents[claim.document]) for claim in found]
    table(f"{len(rows)} claims", rows, ("claim", "who says", "how", "what", "published"))


@click.command(epilog="Example: thucydides events --contested")
@click.option("--contested", is_flag=True, help="Only events of which some field is contested.")
@click.option("--state", type=click.Choice(STATES), default=None, help="Only events in this state.")
@click.option("--type", "type_", default="", help="Only events of this type.")
@click.option("--place", default="", help="Only events at this place.")
@click.option("--since", default="", metavar="DATE", help="Happened on or after.")
@click.option("--until", default="", metavar="DATE", help="Happened on or before.")
@click.option("--hypothetical", is_flag=True, help="Threats, plans and conditionals instead of happenings.")
@ledger_option
@json_option
def events(ledger: str | None, as_json: bool, contested: bool, hypothetical: bool, **given: Any) -> None:  # noqa: ANN401  click hands options over
    """List events with their state, by how many independent origins, who says and who denies."""
    from thucydides.publish.table import event_rows

    with reading(ledger) as view:
        reconciled = view.reconciled()
    found = [e for e in reconciled.events if e.hypothetical == hypothetical and _matches(e, **given)]
    found = [
        e for e in found if not contested or e.state == "contested" or any(f.state == "contested" for f in e.fields)
    ]
    if as_json:
        for event in found:
            json_line(event)
        return
    columns = ("what", "where", "when", "state", "origins", "says", "denies", "id")
    table(f"{len(found)} events", event_rows(sorted(found, key=lambda e: (e.start or "~", e.id))), columns)
    for alert in reconciled.alerts:
        click.echo(f"{alert.kind}: {alert.text}")


def _matches(event: Event, *, state: str | None, type_: str, place: str, since: str, until: str) -> bool:
    return (
        (state is None or event.state == state)
        and (not type_ or event.type == type_)
        and (not place or place.casefold() in event.where.casefold() or place == event.place)
        and (not since or (event.end or "~") > since)
        and (not until or (bool(event.start) and event.start[: len(until)] <= until))
    )


@click.command(epilog="Example: thucydides quotes --conflicts")
@click.option("--conflicts", is_flag=True, help="Only the same words given to two speakers.")
@click.option("--voice", default="", help="Who says it (part of a name).")
@ledger_option
@json_option
def quotes(ledger: str | None, as_json: bool, conflicts: bool, voice: str) -> None:
    """List quotations; with --conflicts, the same words given to two speakers, both places side by side."""
    with reading(ledger) as view:
        documents, alerts = view.documents(), view.reconciled().alerts
        found = [claim for claim in view.find_claims(voice=voice) if claim.kind in ("direct", "mixed")]
    if conflicts:
        for alert in (a for a in alerts if a.kind == "two-speakers"):
            if as_json:
                json_line(alert)
                continue
            click.echo(alert.text)
            for evidence in alert.evidence:
                document = documents[evidence.document]
                click.echo(f"  {document.outlet or document.id}: {evidence.span.of(document.text)}")
        return
    for claim in found if as_json else ():
        json_line(claim_record(claim, documents[claim.document]))
    if not as_json:
        rows = [claim_row(claim, documents[claim.document]) for claim in found]
        table(f"{len(rows)} quotations", rows, ("claim", "who says", "what", "published"))


@click.command(epilog="Example: thucydides sources")
@ledger_option
@json_option
def sources(ledger: str | None, as_json: bool) -> None:
    """List voices, most quoted first, with the outlets that carry them; no ranking of trust is meant or made."""
    with reading(ledger) as view:
        documents, found = view.documents(), view.claims()
    rows = list(_voices(found, {key: document.outlet for key, document in documents.items()}))
    if as_json:
        for row in rows:
            json_line(row)
    else:
        table(
            f"{len(rows)} voices", [{k: str(v) for k, v in row.items()} for row in rows], ("voice", "claims", "through")
        )


def _voices(found: Sequence[Claim], outlets: dict[str, str]) -> Iterator[dict[str, object]]:
    keys = {claim.id: claim.speaker.voice or f"{claim.document} {claim.speaker.name}" for claim in found}
    names: dict[str, str] = {}
    through: dict[str, set[str]] = {}
    for claim in found:
        key = keys[claim.id]
        names[key] = min(names.get(key, claim.speaker.name), claim.speaker.name)
        through.setdefault(key, set()).add(outlets[claim.document] or "outlet not said")
    for key, count in sorted(Counter(keys.values()).items(), key=lambda item: (-item[1], item[0])):
        yield {"voice": names[key] or "not said", "claims": count, "through": joined(sorted(through[key]))}


@click.command(epilog="Example: thucydides show event:1a2b3c4d5e")
@click.argument("identity")
@ledger_option
@json_option
def show(identity: str, ledger: str | None, as_json: bool) -> None:
    """Show one claim, event or document by its id (a prefix will do), down to its captured bytes."""
    from thucydides.cli.showing import show_document
    from thucydides.read.anchor import source_bytes

    with reading(ledger) as view:
        documents = dict(view.documents())
        if identity.startswith("doc"):
            document = next((d for key, d in documents.items() if key.startswith(identity)), None)
            if document is None:
                raise InputError("decide.unknown-id", f"no document {identity}", hint="see: thucydides claims --json")
            show_document(document, [c for c in view.claims() if c.document == document.id], as_json=as_json)
        elif identity.startswith("event"):
            event = view.event(identity)
            if as_json:
                json_line(event)
            else:
                show_event(event, {claim.id: claim for claim in view.claims()}, documents)
        else:
            claim = view.claim(identity)
            document = documents[claim.document]
            if as_json:
                json_line(claim_record(claim, document))
            else:
                show_claim(claim, document, [r for span in claim.content for r in source_bytes(document, span)])


@click.command(epilog="Example: thucydides refusals")
@ledger_option
@json_option
def refusals(ledger: str | None, as_json: bool) -> None:
    """List what could not be taken: where, why, and what to do."""
    with reading(ledger) as view:
        found = view.refusals()
    if as_json:
        for refusal in found:
            json_line(refusal)
    else:
        rows = [{"address": r.address, "cause": r.cause, "hint": r.hint, "code": r.code} for r in found]
        table(f"{len(rows)} refusals", rows, ("address", "cause", "hint", "code"))
