"""Hostile callback requests, as hypothesis strategies: what a page sends, with any value, then with any part left out, doubled or bent."""

from __future__ import annotations

import copy
from base64 import b64encode
from functools import cache
from urllib.parse import urlencode

from hypothesis import strategies as st

from app import app
from dashboard import reports
from dashboard.catalog import shared
from dashboard.reports.register import Register
from dashboard.schema import QUERY
from dashboard.views.progress import BETWEEN
from tests.pages import PATHS

ADDRESS = "/_dash-update-component"
HOSTILE = (
    "",
    " ",
    "\x00",
    "\ud800",
    "../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "%00%ff",
    "９" * 400,
    "很" * 300,
    "-1e999",
    "NaN",
    "2022-13-45",
    "9999999-01-01",
    "?city=" + "临" * 3000,
    "?as_of=0000-00-00&known=99999-1-1&year=1e9&quarter=2022Q9&mode=wall&cycle=-1",
    "data:;base64,AAAA",
    "data:application/zip;base64,UEsDBA==",
    "facts:" + "F," * 500,
)
TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.integers(min_value=10**30) | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


# What addresses really say, so that hostile values come as far as honest ones do.
HONEST = (
    "临沂",
    "德州",
    "滨州",
    "沂水县",
    "2022",
    "2022Q2",
    "2022-06-30",
    "ten",
    "wall",
    "overview",
    "市大数据局",
    "公开",
    "内部",
    "直接立项",
)
NAMES = (*QUERY, "item", "case", "flow", "rhythm", "entry", "period", "member", "open")
WORDS = st.sampled_from(HONEST) | st.deferred(lambda: st.sampled_from(ids())) | TEXTS
QUERIES = st.dictionaries(st.sampled_from(NAMES) | TEXTS, WORDS | st.lists(WORDS, max_size=3), max_size=5)


@cache
def ids() -> list[str]:
    """What documents, their rows and items to be reported are called."""
    tables = shared().current.tables
    rows = [f"{name}:{row}" for name in ("facts", "milestones", "pilots") for row in tables[name].iloc[:2, 0]]
    items = [BETWEEN.join(item.key) for city in ("临沂", "德州") for item in Register.of(reports.shared(), tables, city, 2022).items[:3]]
    return [*tables.documents["doc_id"], *tables.tasks["task_id"][:3], *rows, *items]


def addresses() -> st.SearchStrategy[str]:
    """The part of an address behind the path, written as a browser writes it or as nobody does."""
    written = QUERIES.map(lambda query: "?" + urlencode(query, doseq=True, encoding="utf-8", errors="replace"))
    return written | TEXTS.map("?{}".format)


def of_kind(one: dict) -> st.SearchStrategy:
    """Values of the kind that a browser sends for an input; None is of every kind."""
    if one["id"].endswith("query"):
        return st.none() | QUERIES
    kinds = {
        "pathname": st.sampled_from(PATHS) | TEXTS.map("/{}".format),
        "search": addresses(),
        "n_clicks": st.none() | st.integers(),
        "contents": st.none() | TEXTS | st.binary(max_size=60).map(lambda data: "data:x;base64," + b64encode(data).decode()),
        "filename": st.none() | WORDS | st.sampled_from(("a.xlsx", "a.csv", "a.txt", "a.pdf", "a.docx", "a.html")),
        "value": st.none() | WORDS | st.integers() | st.floats() | st.lists(WORDS, max_size=3),
    }
    return kinds.get(one["property"], VALUES | WORDS)


def server_callbacks() -> list[str]:
    """The outputs of every callback that the server answers."""
    app.server.test_client().get("/")
    return sorted(name for name, one in app.callback_map.items() if "callback" in one)


def honest(output: str) -> dict:
    """The request that a page sends for a callback whose fields are empty."""
    known = app.callback_map[output]
    outputs = [{"id": name.rpartition(".")[0], "property": name.rpartition(".")[2]} for name in output.strip(".").split("...")]
    filled = {part: [{**one, "value": {} if one["id"].endswith("query") else None} for one in known[part]] for part in ("inputs", "state")}
    changed = [f"{one['id']}.{one['property']}" for one in known["inputs"][:1]]
    return {"output": output, "outputs": outputs if output.startswith("..") else outputs[0], "changedPropIds": changed} | filled


@st.composite
def with_any_values(draw: st.DrawFn, outputs: list[str]) -> dict:
    """A page's own request with values of any kind, and any of its inputs said to have changed."""
    asked = honest(draw(st.sampled_from(outputs)))
    for one in [*asked["inputs"], *asked["state"]]:
        one["value"] = draw(of_kind(one))
    names = [f"{one['id']}.{one['property']}" for one in asked["inputs"]]
    return asked | {"changedPropIds": draw(st.lists(st.sampled_from(names), min_size=1, max_size=2))}


@st.composite
def bent(draw: st.DrawFn, outputs: list[str]) -> dict:
    """A request of which one part is left out, doubled, cut or replaced."""
    asked = draw(with_any_values(outputs))
    part = draw(st.sampled_from(sorted(asked)))
    how = draw(st.sampled_from(("out", "twice", "cut", "other", "inside")))
    if how == "out":
        del asked[part]
    elif how == "twice" and isinstance(asked[part], list):
        asked[part] = [*asked[part], *copy.deepcopy(asked[part])]
    elif how == "cut" and isinstance(asked[part], list):
        asked[part] = asked[part][: draw(st.integers(0, 2))]
    elif how == "inside" and isinstance(asked[part], list) and asked[part] and isinstance(asked[part][0], dict):
        asked[part][0][draw(st.sampled_from(("id", "property", "value", "more")))] = draw(VALUES)
    else:
        asked[part] = draw(VALUES)
    return asked
