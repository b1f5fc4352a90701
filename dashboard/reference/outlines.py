"""County outlines of the cities that have them: GeoJSON files in `geo/` in, rings and label points on a plain grid out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

from dashboard.reference.files import FOLDER
from dashboard.reference.places import Places

GRID = 1000
# Points nearer than this to the one before, in grid steps, cannot be seen on a map of half a screen.
NEAREST = 3


@dataclass(frozen=True)
class Outline:
    """One county: its rings and label point on a grid `GRID` steps wide or high (whichever is longer), x to the east, y to the north."""

    name: str
    rings: tuple[tuple[tuple[int, int], ...], ...]
    label: tuple[int, int]


@cache
def outlines(city: str, folder: Path = FOLDER / "geo") -> tuple[Outline, ...]:
    """The counties of a city (full or short name) in official order; () for a city without an outline file."""
    counties = [place.code for place in Places.load().counties_of(city)]
    features = [feature for path in sorted(folder.glob("*.geojson")) for feature in _features(path) if feature["id"] in counties]
    features.sort(key=lambda feature: counties.index(feature["id"]))
    return _on_grid(features) if features else ()


@cache
def _features(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def _on_grid(features: list[dict]) -> tuple[Outline, ...]:
    """Longitudes shortened by the cosine of the middle latitude, so that shapes keep their proportions."""
    points = [point for feature in features for ring in _rings(feature) for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowing = cos(radians((south + north) / 2))
    step = max((east - west) * narrowing, north - south) / GRID

    def placed(point: list[float]) -> tuple[int, int]:
        return round((point[0] - west) * narrowing / step), round((point[1] - south) / step)

    return tuple(
        Outline(
            feature["properties"]["name"],
            tuple(_thinned([placed(point) for point in ring]) for ring in _rings(feature)),
            placed(feature["properties"]["c"]),
        )
        for feature in features
    )


def _rings(feature: dict) -> list[list[list[float]]]:
    return [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon]


def _thinned(ring: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept = [ring[0]]
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= NEAREST:
            kept.append(point)
    return (*kept, ring[0])
