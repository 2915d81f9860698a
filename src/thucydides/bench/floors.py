"""The quality gate: pinned floors with the digest of their gold; they only rise.

``bench/floors.toml`` holds one table per run: ``task``, ``gold`` (path below the shared folder; ``here``: below the
checkout), ``digest`` of the gold, ``floors`` (score -> least value; ``rate`` is units per CPU second) and ``ceilings``
(score -> greatest value). A changed gold is an error, not a pass.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from thucydides.bench.measure import Measured, measure

SHARED = Path("../shared")


def check_floors(file: Path, tell: Callable[[str], Any], shared: Path | None = None) -> int:
    """Run every pinned task and tell each figure beside its floor; return 1 when one is missed, else 0.

    Where the shared folder is absent nothing can be measured: that is said, and 0 returned. CI has the folder.
    """
    shared = shared or SHARED
    if not shared.is_dir():
        tell(f"floors not measured: no folder {shared}")
        return int(bool(os.environ.get("CI")))
    missed = [line for name, row in tomllib.loads(file.read_text()).items() for line in _judge(name, row, shared, tell)]
    for line in missed:
        tell(f"MISSED {line}")
    return int(bool(missed))


def _judge(name: str, row: dict[str, Any], shared: Path, tell: Callable[[str], Any]) -> Iterator[str]:
    found = measure(row["task"], Path(row["here"]) if "here" in row else shared / row["gold"])
    if "digest" in row and found.gold_digest != row["digest"]:
        yield f"{name}: the gold changed ({found.gold_digest}, pinned {row['digest']}); pin new floors with a reason"
    for word, limits in (("floor", row.get("floors", {})), ("ceiling", row.get("ceilings", {}))):
        for score, limit in limits.items():
            value = _value(found, score)
            tell(f"{name:<20} {score:<24} {value:9.4f}  {word} {limit}")
            if not (value >= limit if word == "floor" else value <= limit):
                yield f"{name} {score}: {value:.4f} does not keep its {word} {limit}"


def _value(found: Measured, score: str) -> float:
    return found.rate if score == "rate" else found.result.scores.get(score, float("nan"))
