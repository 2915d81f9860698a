"""``train``: make the shipped weights again from annotated texts; needs the ``train`` extra."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import click

from thucydides.errors import InputError


@click.group(epilog="Example: thucydides train attribution --package MODEL_FOLDER --data ../shared/data --out weights")
def train() -> None:
    """Make trained weights again (needs the train extra; a GPU is not needed)."""


@train.command(
    epilog="Example: thucydides train attribution --package MODEL_FOLDER --data ../shared/data --out weights"
)
@click.option("--encoder", type=click.Choice(["minilm", "e5"]), default="minilm", show_default=True)
@click.option(
    "--package",
    type=click.Path(path_type=Path),
    required=True,
    help="folder with the encoder's files, as its package has them",
)
@click.option("--data", type=click.Path(path_type=Path), required=True, help="folder that holds polnear and reconcile")
@click.option("--own", type=click.Path(path_type=Path), multiple=True, help="further annotated texts, JSON lines")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="folder to write the weights into")
@click.option("--seed", type=int, default=3, show_default=True)
@click.option("--epochs", type=click.IntRange(1, 50), default=4, show_default=True)
@click.option("--limit", type=click.IntRange(0), default=0, help="use only the first N texts (0: all), to try it out")
def attribution(
    encoder: str, package: Path, data: Path, own: tuple[Path, ...], out: Path, seed: int, epochs: int, limit: int
) -> None:
    """Train, export to int8 and calibrate the attribution model; prints its calibration error on dev."""
    if any(importlib.util.find_spec(name) is None for name in ("torch", "transformers", "onnx", "safetensors")):
        raise InputError("train.extra", "training needs torch", hint="pip install 'thucydides[train]'")
    for path in (package, data / "polnear", *own):
        if not path.exists():
            raise InputError("train.data", f"{path} does not exist", hint="see --help for what is needed")
    from thucydides.train.attribution import main
    from thucydides.train.loop import Plan

    error = main(encoder, package, data, list(own), out, Plan(seed=seed, epochs=epochs), limit)
    click.echo(f"wrote {out}; expected calibration error on dev {error:.3f}")
