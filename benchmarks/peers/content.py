"""What the peers show: the views of the one screen for a city and each of its counties, as plain JSON, ready made."""

from __future__ import annotations

import json

from dashboard.catalog import choices, resolve, shared
from dashboard.schema import Selection
from dashboard.views.overview import Overview, overview
from dashboard.views.situation import situation, today

TABLES = ("indicators", "deadlines", "carried", "campaign", "latest")
CITYWIDE = "全市"


def content(city: str) -> str:
    """County (or 全市) -> title, cards, chart of the map, bars by quarter, and tables as lists of rows."""
    snapshot = shared().current
    offered = choices(snapshot, resolve(Selection(city=city), snapshot, today())).counties
    selections = {CITYWIDE: Selection(city=city)} | {name: Selection(city=city, county=(name,)) for name in offered}
    return json.dumps({name: _of(overview(situation(chosen))) for name, chosen in selections.items()}, ensure_ascii=False)


def _of(views: Overview) -> dict:
    return {
        "title": views.title,
        "line": [f"{row['name']} {row['count']}" for row in views.first_line.rows],
        "cards": [[row["name"], row["said"], row["caption"]] for row in views.key_figures.rows],
        "map": views.counties.figure,
        "bars": [[row["quarter"], int(row["count"])] for row in views.quarters.rows],
        "tables": {
            getattr(views, name).headline: [
                {said: str(row.get(column, "")) for column, said in getattr(views, name).columns.items()}
                for row in getattr(views, name).rows
            ]
            for name in TABLES
        },
    }
