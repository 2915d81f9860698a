"""The verbs that bring reports in: follow, capture, read, reconcile, demo."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thucydides.cli.options import TOOL, clock, json_option, ledger_option, now_option, settings, writing
from thucydides.cli.render import json_line, progress
from thucydides.errors import ConfigError
from thucydides.model.document import Hints, Refusal
from thucydides.ports import Capturer, Found

if TYPE_CHECKING:
    from thucydides.pipeline import Parts

DEMO = "kharkiv-may-2024"


def _item_options(command: Any) -> Any:  # noqa: ANN401  click decorators
    for option in (
        click.option("--outlet", default="", help="Who published the items, where they do not say."),
        click.option("--published", default="", metavar="DATE", help="When, where they do not say (EDTF)."),
        click.option("--title", default="", help="Their title, where they do not say."),
        click.option("--language", default="", metavar="CODE", help="Their language (ISO 639-1)."),
        click.option("--allow-private", is_flag=True, default=None, help="Allow addresses in private networks."),
        click.option("--limit-mb", type=float, default=None, help="Refuse items larger than this (MiB)."),
        click.option("--timeout", "timeout_s", type=float, default=None, help="Seconds for each address."),
        click.option("--theatre", default=None, metavar="FILE", help="Which war: a built-in name or a TOML file."),
    ):
        command = option(command)
    return command


def _capturer(now: str | None, given: dict[str, Any]) -> Capturer:
    from thucydides.capture.items import ItemCapturer

    flags = {f"capture__{key}": given[key] for key in ("allow_private", "limit_mb", "timeout_s")}
    chosen = settings(**flags).settings.capture
    hints = Hints(**{key: given[key] for key in ("outlet", "published", "title", "language")})
    return ItemCapturer(
        hints=hints, now=clock(now), tool=TOOL, limit_bytes=int(chosen.limit_mb * 2**20),
        allow_private=chosen.allow_private, timeout_s=chosen.timeout_s,
    )  # fmt: skip


def _theatre(items: tuple[str, ...], named: str | None) -> str | None:
    """Return the theatre asked for, else the one that lies in the single folder given."""
    beside = Path(items[0]) / "theatre.toml"
    return str(beside) if named is None and len(items) == 1 and beside.is_file() else named


@click.command(epilog="Example: thucydides follow reports/ --outlet example.org")
@click.argument("items", nargs=-1, required=True)
@_item_options
@ledger_option
@json_option
@now_option
def follow(items: tuple[str, ...], ledger: str | None, as_json: bool, now: str | None, **given: Any) -> int:  # noqa: ANN401  click hands options over
    """Capture, read and reconcile ITEMS (files, folders, addresses, '-'), then say what is new."""
    from thucydides import pipeline

    with writing(ledger, now, _theatre(items, given["theatre"])) as writer, progress(as_json=as_json) as listen:
        outcome = pipeline.follow(items, capturer=_capturer(now, given), writer=writer, listen=listen)
        counts = writer.counts()
    if as_json:
        json_line({"new": outcome, "ledger": counts})
    else:
        click.echo(f"new: {outcome.sightings} captures, {outcome.documents} documents; refused: {outcome.refused}")
        click.echo(told_counts(counts))
    return 1 if outcome.refused else 0


def told_counts(counts: dict[str, int]) -> str:
    """Return the size of a ledger in words."""
    names = ("captures", "documents", "claims", "events", "refusals")
    return "ledger: " + ", ".join(f"{counts.get(name, 0)} {name}" for name in names)


@click.command(epilog="Example: thucydides capture https://example.org/report.html")
@click.argument("items", nargs=-1, required=True)
@_item_options
@ledger_option
@json_option
@now_option
def capture(items: tuple[str, ...], ledger: str | None, as_json: bool, now: str | None, **given: Any) -> int:  # noqa: ANN401  click hands options over
    """Take ITEMS into the ledger, untouched, without reading them."""
    from thucydides import pipeline

    with writing(ledger, now, given["theatre"]) as writer, progress(as_json=as_json) as listen:
        added, refused = pipeline.capture_items(items, _capturer(now, given), writer, listen)
    click.echo(f"new: {added} captures; refused: {refused}")
    return 1 if refused else 0


@click.command(epilog="Example: thucydides read report.md --show")
@click.argument("files", nargs=-1)
@click.option("--show", is_flag=True, help="Only show how FILES are read; write nothing.")
@_item_options
@ledger_option
@json_option
@now_option
def read(files: tuple[str, ...], show: bool, ledger: str | None, as_json: bool, now: str | None, **given: Any) -> int:  # noqa: ANN401  click hands options over
    """Read, attribute and normalise what is pending; with --show, show how FILES are read and write nothing."""
    from thucydides import pipeline

    if show or files:
        return _show(files, given, now, as_json=as_json)
    with writing(ledger, now, given["theatre"]) as writer, progress(as_json=as_json) as listen:
        outcome = pipeline.catch_up(writer, listen)
    click.echo(f"read: {outcome.documents} documents; refused: {outcome.refused}")
    return 1 if outcome.refused else 0


def _show(files: tuple[str, ...], given: dict[str, Any], now: str | None, *, as_json: bool) -> int:
    from thucydides import pipeline
    from thucydides.cli.render import told
    from thucydides.lang.theatre import load as load_theatre
    from thucydides.progress import Refused

    parts = pipeline.parts_for(load_theatre(settings(theatre__file=given["theatre"]).settings.theatre.file))
    refused = 0
    for got in _capturer(now, given).capture(files):
        if isinstance(got, Refusal):
            refusal: Refusal | None = got
        else:
            refusal = _show_one(got, parts, as_json=as_json)
        if refusal:
            click.echo(told(Refused(refusal)), err=True)
            refused += 1
    return 1 if refused else 0


def _show_one(got: Found, parts: Parts, *, as_json: bool) -> Refusal | None:
    from thucydides import pipeline
    from thucydides.cli.showing import show_document
    from thucydides.errors import InputError
    from thucydides.model.document import Capture

    seen = got.sighting
    try:
        document = pipeline.read(Capture(seen.capture, len(got.data)), got.data, seen.hints)
    except InputError as error:
        return Refusal(seen.address, error.code, error.cause, error.hint, seen.capture)
    show_document(document, pipeline.analyse_document(document, parts), as_json=as_json)
    return None


@click.command(epilog="Example: thucydides reconcile")
@ledger_option
@json_option
@now_option
@click.option("--theatre", default=None, metavar="FILE", help="Set the theatre: a built-in name or a TOML file.")
def reconcile(ledger: str | None, as_json: bool, now: str | None, theatre: str | None) -> None:
    """Group the ledger's claims into events again (nothing is done when nothing changed)."""
    from thucydides import pipeline

    with writing(ledger, now, theatre) as writer, progress(as_json=as_json) as listen:
        changed = pipeline.reconcile_ledger(writer, listen)
        click.echo(("regrouped; " if changed else "nothing changed; ") + told_counts(writer.counts()))


def example_folder() -> Path:
    """Return the example reports: of the checkout, or those that the wheel carries."""
    import thucydides

    package = Path(thucydides.__file__).parent
    checkout = package.parents[1] / "examples" / DEMO
    return checkout if checkout.is_dir() else package / "examples" / DEMO


def _clear_demo(ledger: Path, *, keep: bool) -> None:
    """Remove an earlier demo's ledger; a ledger that no demo made is never touched."""
    mark = ledger / "made-by-demo"
    if ledger.exists() and not mark.exists() and any(ledger.iterdir()):
        raise ConfigError("store.not-a-ledger", f"{ledger} was not made by the demo", hint="give another --ledger")
    if not keep and mark.exists():
        shutil.rmtree(ledger)
    ledger.mkdir(parents=True, exist_ok=True)
    mark.write_text("This ledger was made by `thucydides demo` and is replaced by the next one.\n", encoding="utf-8")


@click.command(epilog="Example: thucydides demo")
@click.option("--ledger", metavar="DIR", default="demo-ledger", show_default=True, help="Where the demo's ledger goes.")
@click.option("--keep", is_flag=True, help="Go on with an earlier demo's ledger instead of beginning anew.")
@click.option("--now", default="2024-05-20T06:00:00Z", show_default=True, help="The present time of the demo.")
def demo(ledger: str, keep: bool, now: str) -> int:
    """Follow the example reports into a ledger of their own and show what they say."""
    from thucydides import pipeline
    from thucydides.cli.overview import show_overview

    folder = example_folder()
    _clear_demo(Path(ledger), keep=keep)
    given = dict.fromkeys(("outlet", "published", "title", "language"), "")
    limits = dict.fromkeys(("allow_private", "limit_mb", "timeout_s"))
    click.echo(f"$ thucydides follow examples/{DEMO} --ledger {ledger}", err=True)
    with writing(ledger, now, str(folder / "theatre.toml")) as writer, progress(as_json=False) as listen:
        outcome = pipeline.follow([str(folder)], capturer=_capturer(now, given | limits), writer=writer, listen=listen)
    show_overview(ledger)
    return 1 if outcome.refused else 0
