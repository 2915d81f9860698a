"""``bench TASK GOLD``: run the real parts on labelled texts; ``--floors`` compares with the pinned floors."""

from __future__ import annotations

from pathlib import Path

import click

from thucydides.cli.options import json_option
from thucydides.cli.render import json_line


@click.command(epilog="Example: thucydides bench attribution gold.jsonl --predictions out.jsonl")
@click.argument("task", required=False)
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.option("--predictions", "out", type=click.Path(path_type=Path), default=None, help="Write predictions here.")
@click.option("--floors", is_flag=True, help="Run every pinned floor; exit 1 when one is missed.")
@json_option
def bench(task: str | None, gold: Path | None, out: Path | None, floors: bool, as_json: bool) -> int:
    """Measure TASK on GOLD: scores, digest of the gold, CPU seconds, rate and peak memory."""
    from thucydides.bench.floors import check_floors
    from thucydides.bench.measure import measure, tasks

    if floors:
        return check_floors(Path("bench/floors.toml"), click.echo)
    if task not in tasks() or gold is None:
        raise click.UsageError(f"give a TASK ({', '.join(tasks())}) and its GOLD file, or --floors")
    found = measure(task, gold, out)
    if as_json:
        json_line(found)
        return 0
    for name, score in found.result.scores.items():
        click.echo(f"{name:<28} {score:.4f}")
    click.echo(f"gold {found.gold_digest}; {found.result.units} {found.result.unit} in {found.cpu_s:.2f} CPU s "
               f"= {found.rate:.1f} {found.result.unit}/CPU s; peak memory {found.peak_mb:.0f} MB")  # fmt: skip
    return 0
