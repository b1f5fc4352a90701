"""A made-up city judged on a made-up day, for tests only: nothing here was ever published."""

from __future__ import annotations

from datetime import date

from dashboard.catalog import Choices, Given, Resolved, Snapshot
from dashboard.loaders import Tables
from dashboard.measures.desk import EMPTY, Desk
from dashboard.provenance import Document
from dashboard.reference.indicators import Indicators
from dashboard.schema import COLUMNS, Selection
from dashboard.views.judging import Grounds
from dashboard.views.situation import Situation, assess
from tests.measures.made import RULE, frame

CITY = "甲市"
AS_OF = date(2022, 7, 31)
DOCUMENT = {"doc_id": "d1", "file": "d1.txt", "title": "甲市2022年工作要点", "issuer": "甲市大数据局", "city": CITY, "year": 2022}


def tables(**rows: list[dict]) -> Tables:
    """Tables with the given rows; one document where none is named."""
    rows = {"documents": [DOCUMENT], **rows}
    return Tables(**{name: frame(name, *rows.get(name, [])) for name in COLUMNS})


def situation(
    as_of: date = AS_OF, desk: Desk = EMPTY, earlier: Tables | None = None, chosen: dict | None = None, **rows: list[dict]
) -> Situation:
    """The made city's tables judged; `chosen` are fields of Resolved (county, department, quarter …)."""
    resolved = Resolved(**{"selection": Selection(), "city": CITY, "year": 2022, "as_of": as_of, "known": as_of} | (chosen or {}))
    offered = Choices(
        cities=(CITY,), years=(2022, 2021), counties=("乙县", "丙县"), departments=("市大数据局",), quarters=("2022Q1", "2022Q2")
    )
    grounds = Grounds(RULE, Indicators.load(), desk, len(offered.counties))
    return assess(Given(tables(**rows)), Given(earlier or tables(documents=[])), resolved, offered, grounds)


def step(milestone_id: str, due: str, **columns: object) -> dict:
    return {
        "milestone_id": milestone_id,
        "doc_id": "d1",
        "city": CITY,
        "due": due,
        "grain": "month",
        "text": f"完成{milestone_id}",
    } | columns


def fact(fact_id: str, value: float, unit: str = "个", **columns: object) -> dict:
    return {
        "fact_id": fact_id,
        "doc_id": "d1",
        "city": CITY,
        "label": f"指标{fact_id}",
        "value": value,
        "unit": unit,
        "kind": "target",
        "comparator": "eq",
        "measure": "total",
        "year": 2022,
    } | columns


def snapshot(text: str, doc_id: str = "d1", **rows: list[dict]) -> Snapshot:
    """A snapshot of one document with this text."""
    return Snapshot(tables(**rows), {doc_id: Document(doc_id, f"{doc_id}.txt", text)})
