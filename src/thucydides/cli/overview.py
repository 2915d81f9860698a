"""What the demo shows: counts, the most attested and most contested events, the report's opening, what to try next."""

from __future__ import annotations

import click

from thucydides.cli.follow import told_counts
from thucydides.cli.options import reading
from thucydides.cli.render import short, table
from thucydides.publish.table import Overview, event_rows, overview

COLUMNS = ("what", "where", "when", "state", "origins", "says", "denies", "id")


def show_overview(ledger: str) -> None:
    """Print what a ledger holds at a glance."""
    with reading(ledger) as view:
        counts, seen = view.counts(), overview(view)
    click.echo(f"\n{told_counts(counts)}\n")
    table("Most attested events", event_rows(seen.most_attested), COLUMNS)
    table("Most contested events", event_rows(seen.most_contested), COLUMNS)
    if seen.hypothetical:
        table("Threats, plans and conditions (not happenings)", event_rows(seen.hypothetical), ("what", "says", "id"))
    _show_alerts(seen)
    click.echo("The situation report begins:\n")
    for sentence in seen.opening:
        click.echo(f"  {sentence.text} [{', '.join(short(claim) for claim in sentence.claims)}]")
    _show_next(ledger, seen)


def _show_alerts(seen: Overview) -> None:
    click.echo("To look at:")
    for alert in seen.alerts:
        click.echo(f"  {alert.kind}: {alert.text}")
    click.echo("")
    for line in seen.legend:
        click.echo(f"  {line}")
    click.echo("")


def _show_next(ledger: str, seen: Overview) -> None:
    click.echo("\nNext:")
    events = seen.most_contested or seen.most_attested
    if events:
        click.echo(f"  ./run show {short(events[0].id)} --ledger {ledger}")
        click.echo(f"  ./run show {short(events[0].claims[0])} --ledger {ledger}")
    click.echo(f"  ./run claims --hedge unconfirmed --ledger {ledger}")
    click.echo(f"  ./run quotes --conflicts --ledger {ledger}")
    click.echo(f"  ./run report --ledger {ledger} > sitrep.md")
    click.echo(f"  ./run verify --ledger {ledger}")
