"""督办 as its views: the items of one flow counted by stage, listed, and those that the status rule proposes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard import reports
from dashboard.catalog import Resolved
from dashboard.measures.steps import by_month_steps
from dashboard.provenance import REPORT
from dashboard.reference.words import words
from dashboard.reports import cases
from dashboard.reports.cases import Case
from dashboard.reports.flows import FLOWS, SUPERVISION, Flow
from dashboard.reports.people import Account
from dashboard.reports.publishing import day_of
from dashboard.reports.store import Store
from dashboard.reports.supervision import OPENED_FOR, Late
from dashboard.schema import State
from dashboard.views.anonymous import SOME_UNIT
from dashboard.views.indicators import name_of
from dashboard.views.numbers import MISSING, distance
from dashboard.views.progress import SEVERAL, short
from dashboard.views.situation import Situation, counted
from dashboard.views.view import Source, View

# What the address holds beside the filters: the flow that is shown and the item that is open.
FLOW, CASE = "flow", "case"
FUNNEL_COLUMNS = {"stage": "环节", "reached": "到过", "now": "现有", "longest": "停留最久"}
COLUMNS = {
    "title": "事项",
    "member": words["responsible"],
    "state": "环节",
    "due": words["due"],
    "lamp": "距时限",
    "age": "已办",
    "waiting": "本环节停留",
    "urged": "催办",
}
NO_UNIT = "未定责任单位"
NO_DUE = "未定时限"


def flow_of(name: str) -> Flow:
    """The flow of an address by its title (督办事项, 事件); 督办事项 without one."""
    return next((flow for flow in FLOWS.values() if flow.title == name), SUPERVISION)


def today_of(store: Store) -> date:
    """The day on which ages are counted, in the cities' own time."""
    return day_of(store.clock())


def chosen_cases(store: Store, flow: Flow, chosen: Resolved) -> tuple[Case, ...]:
    """The items of the chosen city, counties and departments that the running request may see; none without a city."""
    found = cases.all_of(store, flow, chosen.city) if chosen.city else ()
    return tuple(as_shown(case, chosen, today_of(store)) for case in found if _is_chosen(case, chosen))


def as_shown(case: Case, chosen: Resolved, today: date) -> Case:
    """An item as it may be shown: without its unit's name where it is overdue and the address leaves out the names of late units."""
    return replace(case, department=SOME_UNIT, county="") if chosen.names_hidden and case.overdue(today) else case


def overdue_words(store: Store, chosen: Resolved) -> str:
    """督办逾期 3 件, as the one screen says it; "" where none is, or where the address asks for a past day: ages count today."""
    today = today_of(store)
    if chosen.selection.known or (chosen.selection.as_of and chosen.as_of < today):
        return ""
    count = sum(case.overdue(today) for case in chosen_cases(store, SUPERVISION, chosen))
    return f"督办逾期 {count} 件" if count else ""


def drawn_now(draw: Callable[[tuple[Case, ...], Flow, date], View], flow: Flow, situation: Situation) -> View:
    """A view of the items that the running request may see, counted today."""
    store = reports.shared()
    return draw(chosen_cases(store, flow, situation.chosen), flow, today_of(store))


def funnel_view(found: tuple[Case, ...], flow: Flow, today: date) -> View:
    """How many items reached each stage, how many stand there now, and how long the oldest has stood there."""
    return View(
        id=f"{flow.name}-funnel",
        headline=_headline(found, flow, today),
        subtitle="按环节：条长为到过该环节的件数，右边为现在停在该环节的件数和停留最久的天数",
        columns=FUNNEL_COLUMNS,
        rows=tuple(_stage(found, today, *counts) for counts in cases.funnel(found, flow)),
        sources=_register(flow),
        as_of=f"截至 {today}",
    )


def list_view(found: tuple[Case, ...], flow: Flow, today: date) -> View:
    """The items: overdue first, then by deadline, the closed ones last."""
    ordered = sorted(found, key=lambda case: (case.closed, not case.overdue(today), case.due or date.max, case.case_id))
    return View(
        id=f"{flow.name}-list",
        headline=f"{flow.title}清单 {len(found)} 件",
        subtitle="点事项看办理过程；逾期的在前，已了结的在后",
        columns=COLUMNS,
        rows=tuple(_row(case, today) for case in ordered),
        sources=_register(flow),
        as_of=f"截至 {today}",
        note=f"所选范围没有可以查看的{flow.title}",
    )


def late(situation: Situation) -> tuple[Late, ...]:
    """The steps and targets of a situation that the rule names, steps first, each once; those outside the counts left out."""
    steps = counted(by_month_steps(situation.steps))
    steps = steps[steps["state"].isin(OPENED_FOR)]
    targets = counted(situation.targets)
    targets = targets[targets["state"].isin(OPENED_FOR) & ~targets["milestone_id"].isin(set(steps["milestone_id"]) - {""})]
    return (
        *(_late(step, "step", step["milestone_id"], step["text"], step["county"]) for _, step in steps.iterrows()),
        *(
            _late(target, "target", target["fact_id"], name_of(target, situation), target["county"] or target["place"])
            for _, target in targets.iterrows()
        ),
    )


def proposed(store: Store, account: Account | None, situation: Situation) -> tuple[Late, ...]:
    """What the rule proposes to an editor: late, and not under supervision now; nothing to anybody else, or without the units' names."""
    if account is None or not account.may_edit or situation.chosen.names_hidden:
        return ()
    under_way = {case.subject_id for case in cases.all_of(store, SUPERVISION, situation.chosen.city) if not case.closed}
    return tuple(one for one in late(situation) if one.subject_id not in under_way)


def proposal_words(one: Late) -> str:
    """A proposal in one line: state, item, who answers for it, deadline."""
    due = f"{one.due} 到期" if one.due else NO_DUE
    return " · ".join((str(one.state), short(one.title), unit_words(one.department, one.county), due))


def unit_words(department: str, county: str) -> str:
    """Who answers for an item."""
    names = [name for name in (*department.split(";"), county) if name]
    return SEVERAL.join(names) or NO_UNIT


def _register(flow: Flow) -> tuple[Source, ...]:
    """Where items come from: what people have entered here."""
    return (Source(f"{REPORT}{flow.name}", f"本系统{flow.title}登记"),)


def _headline(found: tuple[Case, ...], flow: Flow, today: date) -> str:
    if not found:
        return f"没有可以查看的{flow.title}"
    closed, overdue = sum(case.closed for case in found), sum(case.overdue(today) for case in found)
    parts = (f"办理中 {len(found) - closed} 件", f"其中逾期 {overdue} 件" if overdue else "", f"已{flow.last} {closed} 件")
    return f"{flow.title} {len(found)} 件：" + "，".join(part for part in parts if part)


def _stage(found: tuple[Case, ...], today: date, stage: str, reached: int, now: int) -> dict:
    stays = [case.waiting(today) for case in found if case.state == stage and not case.closed]
    return {
        "stage": stage,
        "reached": str(reached),
        "now": str(now),
        "longest": f"{max(stays)} 天" if stays else MISSING,
        "share": 100 * reached / len(found) if found else 0.0,
    }


def _row(case: Case, today: date) -> dict:
    return {
        "title": short(case.title),
        "member": unit_words(case.department, case.county),
        "state": case.state,
        "due": case.due.isoformat() if case.due else NO_DUE,
        "lamp": State.OVERDUE if case.overdue(today) else _distance(case, today),
        "age": f"{case.age(today)} 天",
        "waiting": MISSING if case.closed else f"{case.waiting(today)} 天",
        "urged": f"{case.urged} 次" if case.urged else MISSING,
        "filters": {"title": (CASE, str(case.case_id))},
    }


def _distance(case: Case, today: date) -> str:
    return MISSING if case.closed or case.due is None else distance((case.due - today).days)


def _is_chosen(case: Case, chosen: Resolved) -> bool:
    if not chosen.county and not chosen.department:
        return True
    return case.county in chosen.county or bool(set(case.department.split(";")) & set(chosen.department))


def _late(row: pd.Series, subject: str, subject_id: str, title: str, county: str) -> Late:
    due = None if pd.isna(row["deadline"]) else row["deadline"]
    return Late(subject, subject_id, title, row["department"], county, due, row["state"])
