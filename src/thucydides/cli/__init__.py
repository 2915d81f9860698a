"""The command line: one verb per stage and one for all of them. Bodies parse, call and render; no logic lives here.

Exit codes: 0 fine (lists and reports too, whatever they hold); 1 refused documents or failed checks; 2 usage,
configuration or a ledger that cannot be used. Every error is one line of cause, a hint and a stable code.
"""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from typing import Any, NoReturn

import click

from thucydides import __version__
from thucydides.errors import InputError, ThucydidesError

#: verb -> (module, attribute, help shown in the list); a module is imported when its verb is used.
VERBS: dict[str, tuple[str, str, str]] = {
    "demo": ("follow", "demo", "follow the example reports and show what they say"),
    "follow": ("follow", "follow", "capture, read and reconcile items, then say what is new"),
    "capture": ("follow", "capture", "take items into the ledger, untouched"),
    "read": ("follow", "read", "read what was captured; --show FILE only shows"),
    "reconcile": ("follow", "reconcile", "group claims into events again"),
    "claims": ("look", "claims", "who says what: list and search claims"),
    "events": ("look", "events", "what happened, by how many independent origins"),
    "quotes": ("look", "quotes", "quotations, and the same words given to two speakers"),
    "sources": ("look", "sources", "voices and outlets of the ledger"),
    "show": ("look", "show", "one claim, event or document, down to its captured bytes"),
    "refusals": ("look", "refusals", "what could not be taken, and why"),
    "report": ("publish", "report", "the situation report, every sentence cited"),
    "export": ("publish", "export", "the ledger as JSON lines or CSV"),
    "import": ("publish", "import_", "take in what `export jsonl` wrote"),
    "decide": ("decide", "decide", "a person's decisions: split, merge, undo, correct, reject"),
    "verify": ("keep", "verify", "re-hash the bytes, walk the journal, re-read each span"),
    "gazetteer": ("keep", "gazetteer", "where place names come from"),
    "theatre": ("keep", "theatre", "which war is followed, and its sides"),
    "parts": ("keep", "parts", "the registered readers and exporters"),
    "config": ("keep", "config", "settings and where each came from"),
    "train": ("train", "train", "make the trained weights again (train extra)"),
    "bench": ("bench", "bench", "measure the real parts on labelled texts"),
}


class LazyGroup(click.Group):
    """Commands that are imported when used, so that ``--help`` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's module and return its command."""
        if cmd_name not in VERBS:
            return None
        module, attribute, _ = VERBS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"thucydides.cli.{module}"), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest verb when there is none of the name given."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], VERBS, n=1)
            raise click.UsageError(f"no command {args[0]!r}" + (f"; did you mean {near[0]}?" if near else ""), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, text) for verb, (_, _, text) in VERBS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="thucydides")
def cli() -> None:
    """Follow a war through its reporting: who claims what, on whose word, through whom.

    \b
    Try:  thucydides demo
          thucydides follow reports/ --outlet example.org
          thucydides events --contested
    """


def main() -> NoReturn:
    """Run the command line; every failure is told in three lines and by the exit code."""
    try:
        status = cli.main(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.UsageError as error:
        _tell("usage", _usage(error), f"see: {error.ctx.command_path if error.ctx else 'thucydides'} --help")
        sys.exit(2)
    except click.ClickException as error:
        _tell("usage", error.format_message(), "")
        sys.exit(2)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("stopped; what was acknowledged is kept, run the same command again to go on", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except ThucydidesError as error:
        _tell(error.code, str(error), error.hint)
        sys.exit(1 if isinstance(error, InputError) else 2)


def _usage(error: click.UsageError) -> str:
    return " ".join(error.format_message().split())


def _tell(code: str, cause: str, hint: str) -> None:
    click.echo(f"error: {cause}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    click.echo(f"  code: {code}", err=True)


def exit_with(status: int) -> Any:  # noqa: ANN401  click hands a command's return value through
    """End a command with an exit code."""
    return status
