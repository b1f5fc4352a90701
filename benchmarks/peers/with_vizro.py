"""The one screen's content with Vizro: `PORT=… python with_vizro.py CONTENT`."""

import json
import os
import sys
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
from dash import html
from vizro import Vizro
from vizro.models.types import capture
from waitress import serve

CONTENT = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
FIRST = next(iter(CONTENT))
NOTHING = pd.DataFrame({"a": [1]})


@capture("graph")
def county_map(data_frame: pd.DataFrame, county: str) -> go.Figure:
    """The map of the counties."""
    return go.Figure(CONTENT[county]["map"])


@capture("graph")
def bars(data_frame: pd.DataFrame, county: str) -> go.Figure:
    """Time nodes by quarter."""
    names, counts = zip(*CONTENT[county]["bars"], strict=True)
    return go.Figure(go.Bar(x=counts, y=names, orientation="h"))


@capture("figure")
def card(data_frame: pd.DataFrame, county: str, place: int) -> html.Div:
    """One key figure."""
    cards = CONTENT[county]["cards"]
    name, said, caption = cards[place] if place < len(cards) else ("", "", "")
    return html.Div([html.P(name), html.H2(said), html.P(caption)])


@capture("figure")
def listing(data_frame: pd.DataFrame, county: str, place: int) -> html.Div:
    """One list."""
    headline, rows = list(CONTENT[county]["tables"].items())[place]
    head = html.Tr([html.Th(name) for name in (rows[0] if rows else {})])
    lines = [html.Tr([html.Td(said) for said in row.values()]) for row in rows]
    return html.Div([html.H3(headline), html.Table([head, *lines])])


cards = [vm.Figure(id=f"card{place}", figure=card(NOTHING, county=FIRST, place=place)) for place in range(6)]
graphs = [vm.Graph(id="map", figure=county_map(NOTHING, county=FIRST)), vm.Graph(id="bars", figure=bars(NOTHING, county=FIRST))]
tables = [vm.Figure(id=f"table{place}", figure=listing(NOTHING, county=FIRST, place=place)) for place in range(5)]
shown = [*cards, *graphs, *tables]
page = vm.Page(
    title=CONTENT[FIRST]["title"],
    components=shown,
    controls=[
        vm.Parameter(
            targets=[f"{one.id}.county" for one in shown],
            selector=vm.RadioItems(id="county", options=list(CONTENT), value=FIRST, title="县区"),
        )
    ],
)

if __name__ == "__main__":
    app = Vizro().build(vm.Dashboard(pages=[page]))
    serve(app.dash.server, host="127.0.0.1", port=int(os.environ["PORT"]), threads=8, _quiet=True)
