"""The verbs that give a ledger out and take one in: report, export, import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from thucydides.cli.options import ledger_option, now_option, reading, settings, writing
from thucydides.errors import InputError
from thucydides.ports import Exporter


@click.command(epilog="Example: thucydides report --date 2024-05-12 > sitrep.md")
@click.option("--date", "day", default="", metavar="DATE", help="What was published and what happened on this day.")
@click.option("--since", default="", metavar="DATE", help="From this day on.")
@click.option("--until", default="", metavar="DATE", help="Up to and with this day.")
@click.option("--format", "form", type=click.Choice(("md", "html", "json")), default=None, help="Form of the report.")
@ledger_option
def report(day: str, since: str, until: str, form: str | None, ledger: str | None) -> None:
    """Write the situation report to stdout: each sentence cites the claims that carry it, or is withheld."""
    from thucydides.publish.render import render
    from thucydides.publish.report import situation_report

    chosen = settings(ledger, report__format=form).settings.report.format
    with reading(ledger) as view:
        click.echo(render(situation_report(view, day=day, since=since, until=until), chosen), nl=False)


@click.command(epilog="Example: thucydides export jsonl > ledger.jsonl")
@click.argument("form", metavar="FORMAT")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="File (default: stdout).")
@ledger_option
def export(form: str, out: Path | None, ledger: str | None) -> None:
    """Write the ledger as FORMAT (jsonl, csv, or what a plugin brings); say what the format cannot hold."""
    from thucydides.plugins import load

    exporter: Exporter = load("thucydides.export", form)
    with reading(ledger) as view:
        if out is None:
            for piece in exporter.export(view):
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        else:
            with out.open("wb") as file:
                file.writelines(exporter.export(view))
    for loss in exporter.losses():
        click.echo(f"{form} cannot hold: {loss}", err=True)


@click.command(name="import", epilog="Example: thucydides import ledger.jsonl --ledger other")
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
@now_option
def import_(file: Path, ledger: str | None, now: str | None) -> None:
    """Take in what `export jsonl` wrote; every record must agree with its id."""
    from thucydides import pipeline
    from thucydides.cli.follow import told_counts

    try:
        lines = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    except OSError as error:
        raise InputError(
            "capture.missing", f"{file}: {error.strerror}", hint="give a file that export wrote"
        ) from error
    with lines, writing(ledger, now) as writer:
        pipeline.import_export(lines, writer)
        click.echo(told_counts(writer.counts()))
