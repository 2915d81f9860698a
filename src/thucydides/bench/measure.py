"""Run one bench task and weigh it: CPU seconds, units per CPU second, peak memory, digest of the gold."""

from __future__ import annotations

import hashlib
import importlib
import resource
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from thucydides.bench.result import BenchResult
from thucydides.errors import InputError

TASKS = ("attribution", "time", "places", "quantity", "reading", "origins", "demo", "hedge", "factuality")


class Measured(Struct, frozen=True):
    """A task's scores with what they cost; ``rate`` is units per CPU second, ``peak_mb`` the process's peak (MiB)."""

    result: BenchResult
    gold_digest: str
    cpu_s: float
    rate: float
    peak_mb: float


def tasks() -> tuple[str, ...]:
    """Return the names of all tasks."""
    return TASKS


def measure(task: str, gold: Path, out: Path | None = None) -> Measured:
    """Run ``task`` on ``gold``; predictions go to ``out`` exactly. ``InputError`` when the gold cannot be read."""
    if not gold.exists():
        raise InputError("bench.gold", f"{gold} does not exist", hint="name the gold file or folder of the task")
    run: Callable[[Path, Path | None], BenchResult] = importlib.import_module(f"thucydides.bench.{task}").run
    began = time.process_time()
    try:
        result = run(gold, out)
    except (KeyError, ValueError, UnicodeDecodeError) as error:
        cause = f"{gold.name}: not a gold file of {task}: {type(error).__name__}: {error}"
        raise InputError("bench.gold", cause, hint="shapes: docs/reference/bench.md") from error
    cpu = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(result, digest_of(gold), cpu, result.units / max(cpu, 1e-9), peak)


def digest_of(gold: Path) -> str:
    """Return ``sha256:`` + 16 hex digits over the gold file, or over a folder's files in order of name."""
    files = sorted(path for path in gold.iterdir() if path.is_file()) if gold.is_dir() else [gold]
    seen = hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files))
    return f"sha256:{seen.hexdigest()[:16]}"
