"""A person's decisions: journalled with who, when and why; they outrank the program and can be undone."""

from __future__ import annotations

import getpass
from typing import Any

import click

from thucydides.cli.options import clock, ledger_option, now_option, writing
from thucydides.cli.render import short
from thucydides.errors import InputError
from thucydides.model.event import Decision

CORRECTABLE = ("voice", "hedge", "place", "when", "quantity")


@click.group(epilog="Example: thucydides decide split event:1a2b claim:3c4d --reason 'two strikes'")
def decide() -> None:
    """Split, merge, undo, correct, reject."""


def _signed(command: Any) -> Any:  # noqa: ANN401  click decorators
    who = click.option("--who", default=None, help="Who decides (default: the user's login name).")
    why = click.option("--reason", required=True, help="Why; it is kept with the decision.")
    return who(why(ledger_option(now_option(command))))


def _carry_out(kind: Any, ledger: str | None, now: str | None, who: str | None, reason: str, make: Any) -> None:  # noqa: ANN401
    from thucydides import pipeline

    with writing(ledger, now) as writer:
        signed = {"kind": kind, "who": who or getpass.getuser(), "when": clock(now)(), "reason": reason}
        decision = Decision(**signed, **make(writer))
        writer.decide(decision)
        pipeline.catch_up(writer)
    click.echo(f"{short(decision.id)}: {kind} journalled; undo it with: thucydides decide undo {short(decision.id)}")


@decide.command(epilog="Example: thucydides decide split event:1a2b claim:3c4d --reason 'another day'")
@click.argument("event")
@click.argument("claims", nargs=-1, required=True)
@_signed
def split(
    event: str, claims: tuple[str, ...], ledger: str | None, now: str | None, who: str | None, reason: str
) -> None:
    """Take CLAIMS out of EVENT; they form an event of their own."""

    def make(view: Any) -> dict[str, Any]:  # noqa: ANN401  a ledger
        found = view.event(event)
        leaving = tuple(sorted(view.claim(claim).id for claim in claims))
        staying = tuple(claim for claim in found.claims if claim not in leaving)
        if not set(leaving) <= set(found.claims) or not staying:
            raise InputError("decide.invalid", "the claims must be some, not all, of the event's", hint=f"show {event}")
        return {"claims": leaving, "apart_from": staying}

    _carry_out("split", ledger, now, who, reason, make)


@decide.command(epilog="Example: thucydides decide merge event:1a2b event:5e6f --reason 'same strike'")
@click.argument("events", nargs=-1, required=True)
@_signed
def merge(events: tuple[str, ...], ledger: str | None, now: str | None, who: str | None, reason: str) -> None:
    """Make EVENTS one."""

    def make(view: Any) -> dict[str, Any]:  # noqa: ANN401  a ledger
        found = {view.event(event).id: view.event(event) for event in events}
        if len(found) < 2:
            raise InputError("decide.invalid", "merge needs two different events", hint="see: thucydides events")
        return {"claims": tuple(sorted({claim for event in found.values() for claim in event.claims}))}

    _carry_out("merge", ledger, now, who, reason, make)


@decide.command(epilog="Example: thucydides decide reject claim:3c4d --reason 'misread headline'")
@click.argument("claims", nargs=-1, required=True)
@_signed
def reject(claims: tuple[str, ...], ledger: str | None, now: str | None, who: str | None, reason: str) -> None:
    """Set CLAIMS aside as misread; they are kept and marked, not deleted."""
    _carry_out("reject", ledger, now, who, reason, lambda view: {"claims": _claims(view, claims)})


@decide.command(epilog="Example: thucydides decide correct claim:3c4d voice 'Ministry of Defence' --reason 'see text'")
@click.argument("claim")
@click.argument("field", type=click.Choice(CORRECTABLE))
@click.argument("value")
@_signed
def correct(
    claim: str, field: str, value: str, ledger: str | None, now: str | None, who: str | None, reason: str
) -> None:
    """Set FIELD of CLAIM to VALUE; what the program read stays beside it."""

    def make(view: Any) -> dict[str, Any]:  # noqa: ANN401  a ledger
        return {"claims": _claims(view, (claim,)), "field": field, "value": value}

    _carry_out("correct", ledger, now, who, reason, make)


@decide.command(epilog="Example: thucydides decide undo decision:9a8b --reason 'mistaken'")
@click.argument("decision")
@_signed
def undo(decision: str, ledger: str | None, now: str | None, who: str | None, reason: str) -> None:
    """Take an earlier decision back; both stay in the journal."""

    def make(view: Any) -> dict[str, Any]:  # noqa: ANN401  a ledger
        found = [d.id for d in view.decisions() if d.id.startswith(decision)]
        if len(found) != 1:
            raise InputError(
                "decide.unknown-id", f"{len(found)} decisions begin with {decision}", hint="give more of it"
            )
        return {"target": found[0]}

    _carry_out("undo", ledger, now, who, reason, make)


def _claims(view: Any, given: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ANN401  a ledger
    return tuple(sorted(view.claim(claim).id for claim in given))
