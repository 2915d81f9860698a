"""The verbs that keep house: verify, gazetteer, theatre, parts, config."""

from __future__ import annotations

from pathlib import Path

import click

from thucydides.cli.options import json_option, ledger_option, reading, settings
from thucydides.cli.render import json_line, table


@click.command(epilog="Example: thucydides verify")
@ledger_option
@json_option
def verify(ledger: str | None, as_json: bool) -> int:
    """Re-hash the bytes, walk the journal, re-derive the ids, re-read each span; exit 1 when anything differs."""
    from thucydides.read.anchor import reread
    from thucydides.store.verify import verify as check

    found = check(Path(settings(ledger).settings.ledger.path), reread)
    if as_json:
        json_line(found)
    else:
        for problem in found.problems:
            click.echo(
                f"{problem.code}: {problem.where}: {problem.what}" + (f" ({problem.hint})" if problem.hint else "")
            )
        checked = ", ".join(f"{count} {name}" for name, count in found.checked.items())
        click.echo(f"checked {checked}: " + (f"{len(found.problems)} problems" if found.problems else "all agree"))
    return 1 if found.problems else 0


@click.group(epilog="Example: thucydides gazetteer info")
def gazetteer() -> None:
    """Where place names come from."""


@gazetteer.command(epilog="Example: thucydides gazetteer info")
def info() -> None:
    """Show the gazetteer's contents and credits (it is built now when it is not there yet)."""
    from thucydides.lang.gazetteer import open_gazetteer

    found = open_gazetteer(lambda text: click.echo(text, err=True))
    for line in found.credits():
        click.echo(line)


@click.command(epilog="Example: thucydides theatre --ledger demo-ledger")
@ledger_option
@json_option
def theatre(ledger: str | None, as_json: bool) -> None:
    """Show which war the ledger follows: its sides and who belongs to them."""
    with reading(ledger) as view:
        found = view.theatre()
    if as_json:
        json_line(found)
        return
    click.echo(f"{found.name} (places first looked for in: {', '.join(found.countries) or 'anywhere'})")
    for side in found.sides:
        click.echo(f"  {side.name}: {'; '.join((*side.party, *side.civil, *side.outlets))}")


@click.command(epilog="Example: thucydides parts")
@json_option
def parts(as_json: bool) -> None:
    """List the registered readers and exporters and where each comes from."""
    from thucydides.plugins import GROUPS, registered

    rows = [
        {"group": group, "name": name, "from": point.value, "package": point.dist.name if point.dist else ""}
        for group in GROUPS
        for name, point in registered(group).items()
    ]
    if as_json:
        for row in rows:
            json_line(row)
    else:
        table("", rows, ("group", "name", "from", "package"))


@click.group(epilog="Example: thucydides config show --origin")
def config() -> None:
    """Settings: thucydides.toml, THUCYDIDES_SECTION__KEY, options."""


@config.command(epilog="Example: thucydides config show --origin")
@click.option("--origin", is_flag=True, help="Show where each value came from.")
@json_option
def show(origin: bool, as_json: bool) -> None:
    """Show every setting in force."""
    import msgspec

    configured = settings()
    if as_json:
        json_line(configured)
        return
    for section, values in msgspec.to_builtins(configured.settings).items():
        for key, value in values.items():
            name = f"{section}.{key}"
            click.echo(f"{name} = {value}" + (f"  ({configured.origins[name]})" if origin else ""))
