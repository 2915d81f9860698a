"""Parts found through entry points; built-in parts register in the same way, there is no second way in.

Names are listed without importing anything; a part is imported when it is first used.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from thucydides.errors import ConfigError, PartError

GROUPS = ("thucydides.read", "thucydides.export")


@cache
def registered(group: str) -> dict[str, EntryPoint]:
    """Return the entry points of ``group`` by name, sorted by name, nothing imported."""
    return {point.name: point for point in sorted(entry_points(group=group), key=lambda p: p.name)}


def load(group: str, name: str) -> Any:  # noqa: ANN401  the group's Protocol; callers annotate it
    """Import and build the part ``name``; ``ConfigError`` when unknown, ``PartError`` when it cannot be imported."""
    known = registered(group)
    if name not in known:
        raise ConfigError("part.unknown", f"no part named {name!r} in {group}", hint=f"known: {', '.join(known)}")
    try:
        return known[name].load()()
    except ImportError as error:
        raise PartError(
            "part.failed", f"{name} could not be imported: {error}", hint="reinstall its package"
        ) from error
