"""Bench ``demo``: what following a folder of reports costs a user, in CPU seconds and memory.

Each run is a child process, as a user starts it. The gazetteer is opened once beforehand, so that building it (once
per machine) is not counted. ``second_share`` compares the work of a second run over the same items with that of the
first, the start-up (``thucydides parts``, which opens nothing) taken off both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from thucydides.bench.result import BenchResult

NOW = "2024-05-20T06:00:00Z"


def run(gold: Path, out: Path | None) -> BenchResult:
    """Follow the folder ``gold`` twice in a fresh ledger; nothing is predicted, ``out`` is not written."""
    folder = gold.resolve()
    with tempfile.TemporaryDirectory() as home:
        _child(home, "gazetteer", "info")
        help_s, _ = _child(home, "--help")
        bare_s, _ = _child(home, "parts", "--json")
        first_s, first_mb = _child(home, "follow", str(folder), "--now", NOW)
        second_s, _ = _child(home, "follow", str(folder), "--now", NOW)
    share = max(second_s - bare_s, 0.0) / max(first_s - bare_s, 1e-9)
    scores = {"help_cpu_s": help_s, "follow_cpu_s": first_s, "peak_mb": first_mb, "second_share": share}
    return BenchResult("demo", scores, sum(path.is_file() for path in folder.iterdir()), "files")


def _child(home: str, *args: str) -> tuple[float, float]:
    """Run ``thucydides ARGS`` and return its CPU seconds and peak memory (MiB)."""
    process = subprocess.Popen([sys.executable, "-m", "thucydides", *args], cwd=home, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise ValueError(f"thucydides {args[0]} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
