"""One small made-up plan of 临沂 2022 for the tests of reporting: two tasks, three dated steps, two targets, nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dashboard.catalog import Snapshot
from dashboard.catalog.leads import with_all_leads
from dashboard.catalog.snapshot import measured
from dashboard.loaders import Tables
from dashboard.reports import Store
from dashboard.reports.entries import Entry
from dashboard.reports.overlay import StoreOverlay
from dashboard.reports.people import COUNTY, DEPARTMENT, Membership
from dashboard.reports.words import Openness, Status, Subject

CITY = "临沂"
YISHUI = Membership(CITY, COUNTY, "沂水县")
MENGYIN = Membership(CITY, COUNTY, "蒙阴县")
BUREAU = Membership(CITY, DEPARTMENT, "市大数据局")
POLICE = Membership(CITY, DEPARTMENT, "市公安局")
DOC = "plan"


def tables() -> Tables:
    return Tables.from_rows(
        {
            "documents": [
                {
                    "doc_id": DOC,
                    "file": "plan.txt",
                    "title": "要点",
                    "issuer": "临沂市大数据局",
                    "city": CITY,
                    "year": 2022,
                    "kind": "points",
                }
            ],
            "tasks": [_task("task1", "1", "建设5G基站"), _task("task2", "2", "建设视频平台")],
            "roles": [_role("task1", "市大数据局", "lead"), _role("task1", "市财政局", "support"), _role("task2", "市公安局", "lead")],
            "milestones": [
                _step("step1", "task1", date(2022, 3, 31), "完成方案", "市大数据局"),
                _step("step2", "task2", date(2022, 6, 30), "平台试运行", "市公安局"),
                _step("step3", "task2", date(2022, 12, 31), "平台验收", "市公安局"),
            ],
            "facts": [
                _target("fact1", "task1", "base_stations_5g", "5G基站", Decimal(1500), "个"),
                _target("fact2", "task2", "", "接入视频", Decimal(2000), "路"),
            ],
        }
    )


def snapshot(store: Store) -> Snapshot:
    """The plan with a store laid over it and answering beside it."""
    overlay = StoreOverlay(store)
    laid = overlay(tables())
    return Snapshot(measured(with_all_leads(laid)), entered=overlay.entered(laid))


def value(amount: object, period: str = "2022-06", as_of: date = date(2022, 6, 30), **columns: object) -> Entry:
    """沂水县's 5G stations, unless said otherwise."""
    plain = {
        "city": CITY,
        "subject": Subject.INDICATOR,
        "subject_id": "base_stations_5g",
        "indicator": "base_stations_5g",
        "title": "5G基站数",
        "county": "沂水县",
        "value": Decimal(str(amount)),
        "unit": "个",
        "measure": "total",
        "openness": Openness.SCREEN,
        "period": period,
        "as_of": as_of,
    }
    return Entry(**plain | columns)


def step(status: Status, subject_id: str = "step2", period: str = "2022-06", as_of: date = date(2022, 6, 30), **columns: object) -> Entry:
    """市公安局 about the trial run, unless said otherwise."""
    plain = {
        "city": CITY,
        "subject": Subject.STEP,
        "subject_id": subject_id,
        "title": "平台试运行",
        "department": "市公安局",
        "status": status,
        "openness": Openness.SCREEN,
        "period": period,
        "as_of": as_of,
    }
    return Entry(**plain | columns)


def _task(task_id: str, number: str, title: str) -> dict:
    return {"task_id": task_id, "city": CITY, "year": 2022, "task_no": number, "title": title} | _origin(title)


def _role(task_id: str, department: str, role: str) -> dict:
    return {"task_id": task_id, "department": department, "role": role, "as_written": department} | _origin(department)


def _step(milestone_id: str, task_id: str, due: date, text: str, department: str) -> dict:
    return {
        "milestone_id": milestone_id,
        "task_id": task_id,
        "task_no": task_id[-1],
        "city": CITY,
        "due": due,
        "grain": "month",
        "text": text,
        "department": department,
    } | _origin(text)


def _target(fact_id: str, task_id: str, indicator: str, label: str, amount: Decimal, unit: str) -> dict:
    return {
        "fact_id": fact_id,
        "city": CITY,
        "task_id": task_id,
        "task_no": task_id[-1],
        "indicator": indicator,
        "label": label,
        "value": amount,
        "unit": unit,
        "comparator": "eq",
        "kind": "target",
        "measure": "total",
        "year": 2022,
        "period": "2022",
        "due": date(2022, 12, 31),
    } | _origin(f"{label}{amount}{unit}")


def _origin(quote: str) -> dict:
    return {"doc_id": DOC, "start": 0, "end": len(quote), "quote": quote}
