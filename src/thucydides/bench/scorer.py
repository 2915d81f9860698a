"""The shared scorers, called and not copied, so that our figures and theirs cannot disagree."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def scored(script: str, gold: Path, predicted: Path) -> dict[str, float]:
    """Run ``bench/SCRIPT`` of the shared folder that the gold lies in; return its numbers by dotted name.

    Empty where the gold or the script is absent: predictions are then written and nothing is scored.
    """
    scorers = (parent / "bench" / script for parent in gold.resolve().parents)
    found = next((path for path in scorers if path.is_file()), None)
    if found is None or not gold.exists():
        return {}
    command = [sys.executable, str(found), str(gold), str(predicted), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(_flat(json.loads(done.stdout), ""))


def _flat(value: Any, name: str) -> Iterator[tuple[str, float]]:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name.removesuffix(".value"), float(value)
