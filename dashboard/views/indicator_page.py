"""指标 as its views: every target with its actual and pace, the figures without a target, and one indicator with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.figures.palette import palette
from dashboard.figures.trend import trend
from dashboard.loaders.rows import Record, grouped
from dashboard.measures import summary
from dashboard.measures.matching import actuals
from dashboard.measures.pace import Step
from dashboard.measures.targets import staircase
from dashboard.reference.indicators import Indicator
from dashboard.reference.words import words
from dashboard.schema import Kind, State
from dashboard.views.indicators import COLUMNS as BULLET_COLUMNS
from dashboard.views.indicators import in_order, name_of, named, row
from dashboard.views.leads import scope_words
from dashboard.views.numbers import MISSING, amount, day, points, scale, stated
from dashboard.views.situation import Situation, counted, kept_with_situation
from dashboard.views.view import View

KINDS = {Kind.TARGET: "目标", Kind.STEP: "节点目标", Kind.ACTUAL: "完成数", Kind.BACKGROUND: "背景数"}
OTHERS = "其他"
LIST_COLUMNS = {"domain": "领域", **BULLET_COLUMNS, "gap": words["gap"], "source": "依据文件"}
MEASURED_COLUMNS = {
    "name": words["indicator"],
    "value": words["value"],
    "date": words["data_until"],
    "change": words["change"],
    "basis": words["basis"],
}
HISTORY_COLUMNS = {
    "date": "日期",
    "kind": "类别",
    "value": "数量",
    "due": words["due"],
    "text": "原句",
    "restates": "重申",
    "source": "依据文件",
}


@dataclass(frozen=True)
class IndicatorPage:
    """The views of the page; `sheet` is there when one indicator is chosen."""

    targets: View
    measured: View
    sheet: Sheet | None


@dataclass(frozen=True)
class Sheet:
    """One indicator: its definition, its targets as bullets, its trend and every statement of it."""

    indicator: Indicator
    targets: View
    trend: View
    history: View


def indicator_page(situation: Situation) -> IndicatorPage:
    """All views of the page, drawn from one situation."""
    chosen = situation.indicators.get(situation.chosen.selection.indicator)
    return IndicatorPage(targets(situation), measured(situation), sheet(situation, chosen) if chosen else None)


def targets(situation: Situation) -> View:
    """Every target once, by domain in the catalogue's order, with actual, expected, gap, lamp, lead and source."""
    rows = [_target_row(target, situation) for target in in_order(situation.judged.targets, situation)]
    domains = list(dict.fromkeys(indicator.domain for indicator in situation.indicators.all))
    rows.sort(key=lambda shown: domains.index(shown["domain"]) if shown["domain"] in domains else len(domains))
    return View(
        id="indicator-targets",
        headline=_headline(situation),
        subtitle="按领域排列；点指标看它的历次数据，点数字看原句",
        columns=LIST_COLUMNS,
        rows=tuple(rows),
        sources=situation.sources(target["doc_id"] for target in situation.judged.targets),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="文件没有写明可量化的目标；可换一个年度，或上传写有目标的文件",
    )


def measured(situation: Situation) -> View:
    """The newest actual of everything that has no target here, with the change since the one before."""
    met = {fact_id for target in situation.judged.targets for fact_id in target["history"]}
    known = [fact for fact in _actuals(situation) if fact["fact_id"] not in met]
    things = grouped(known, lambda fact: (named(fact), fact["county"], fact["place"], fact["unit"]))
    rows = [_measured_row(said, situation) for _, said in things]
    return View(
        id="indicator-measured",
        headline=f"{len(rows)} 项数据未设目标，只列数值，不亮灯" if rows else "没有未设目标的数据",
        subtitle="每项取截至日前最新一期",
        columns=MEASURED_COLUMNS,
        rows=tuple(rows),
        sources=situation.sources(fact["doc_id"] for fact in known),
        as_of=situation.as_of_words,
        note="截至日前，文件没有写明完成数",
    )


def sheet(situation: Situation, indicator: Indicator) -> Sheet:
    """One indicator's own page."""
    aims = [target for target in situation.judged.targets if target["indicator"] == indicator.id]
    shown = View(
        id="indicator-own",
        headline=_own_headline(aims, indicator),
        subtitle=f"{indicator.basis} · {indicator.pace} · {words['unit']}：{indicator.unit}",
        columns=BULLET_COLUMNS,
        rows=tuple(row(target, situation) for target in aims),
        sources=situation.sources(target["doc_id"] for target in aims),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note=f"所选年度没有为“{indicator.name}”设目标",
    )
    return Sheet(indicator, shown, _trend(situation, indicator, aims), _history(situation, indicator))


@kept_with_situation
def _actuals(situation: Situation) -> list[Record]:
    """What was done by the day of the situation, oldest first."""
    return actuals(situation.rows("facts"), situation.rows("documents"), situation.as_of)


def _target_row(target: Record, situation: Situation) -> dict:
    indicator = situation.indicators.get(target["indicator"])
    shown = row(target, situation)
    filters = {"name": ("indicator", indicator.id)} if indicator else {}
    return shown | {
        "domain": indicator.domain if indicator else OTHERS,
        "gap": MISSING if target["gap"] is None else points(target["gap"]),
        "source": _source_name(target, situation),
        "filters": filters,
    }


def _measured_row(said: list[Record], situation: Situation) -> dict:
    """The newest of some actuals of one thing, oldest first, beside the one before."""
    *earlier, newest = said
    indicator = situation.indicators.get(newest["indicator"])
    before = earlier[-1] if earlier else None
    return {
        "name": name_of(newest, situation),
        "value": str(stated(newest)),
        "date": newest["true_on"].isoformat(),
        "change": MISSING if before is None else _change(newest, before),
        "basis": indicator.basis if indicator else "",
        "origins": {"value": f"facts:{newest['fact_id']}"},
        "filters": {"name": ("indicator", indicator.id)} if indicator else {},
        "below": {"name": scope_words(newest)},
    }


def _change(newest: Record, before: Record) -> str:
    difference = float(newest["value"]) - float(before["value"])
    sign = "+" if difference > 0 else ""
    return f"{sign}{amount(difference, newest['unit'])}（{before['true_on'].isoformat()}）"


def _trend(situation: Situation, indicator: Indicator, aims: list[Record]) -> View:
    known = [fact for fact in _actuals(situation) if fact["indicator"] == indicator.id and not (fact["county"] or fact["place"])]
    plan = _plan(aims, situation)
    size, unit = scale([*(fact["value"] for fact in known), *plan["value"]], indicator.unit)
    dots = pd.DataFrame({
        "date": [fact["true_on"].isoformat() for fact in known],
        "value": [fact["value"] / size for fact in known],
        "act": [f"origin=facts:{fact['fact_id']}" for fact in known],
    })  # fmt: skip
    drawing = trend(
        dots, plan.assign(value=plan["value"] / size), unit, situation.as_of.isoformat(), palette(situation.chosen.selection.theme)
    )
    return View(
        id="indicator-trend",
        headline=f"{indicator.name}：{_trend_headline(dots, plan)}",
        subtitle=f"{words['unit']}：{unit} · 计划画成阶梯，未报的日期不连线推算",
        unit=unit,
        figure=drawing if drawing["data"] else None,
        columns={"date": "日期", "kind": "类别", "value": words["value"]},
        rows=(
            *_points("完成数", [(fact["true_on"], fact["value"]) for fact in known], indicator),
            *_points("计划", zip(plan["date"], plan["value"], strict=True), indicator),
        ),
        sources=situation.sources(fact["doc_id"] for fact in (*known, *aims)),
        as_of=situation.as_of_words,
        note="所选年度没有带日期的目标或完成数",
    )


def _points(kind: str, points: Iterable[tuple[object, float]], indicator: Indicator) -> list[dict]:
    """What a trend draws, as rows: each day with its value."""
    return [{"date": str(when), "kind": kind, "value": str(amount(value, indicator.unit))} for when, value in points]


def _trend_headline(dots: pd.DataFrame, plan: pd.DataFrame) -> str:
    known = f"{len(dots)} 期完成数" if len(dots) else "尚无完成数"
    stairs = int((plan["value"].diff() > 0).sum())
    return f"{known}；计划分 {stairs} 步到位" if stairs else known


def _plan(aims: list[Record], situation: Situation) -> pd.DataFrame:
    """The city-wide target's staircase over the whole year: its steps summed up, else all of it at its deadline."""
    target = next((aim for aim in aims if _is_whole(aim)), None)
    if target is None:
        return pd.DataFrame({"date": [], "value": pd.Series(dtype=float)})
    steps = staircase(target, situation.rows("facts")) or [Step(target["deadline"], target["value"])]
    year = steps[0].due.year
    stairs = [Step(date(year, 1, 1), 0.0), *steps, Step(max(steps[-1].due, date(year, 12, 31)), 0.0)]
    reached = pd.Series([step.amount for step in stairs]).cumsum()
    return pd.DataFrame({"date": [step.due.isoformat() for step in stairs], "value": reached})


def _is_whole(aim: Record) -> bool:
    """Whether a target is the whole city's, with a number and a day."""
    return not (aim["county"] or aim["place"]) and aim["value"] is not None and aim["deadline"] is not None


def _history(situation: Situation, indicator: Indicator) -> View:
    """Every statement of the indicator in any year up to now, restatements too, newest document first."""
    rows = [fact for when in (situation.now, situation.past) for fact in when.rows("facts") if fact["indicator"] == indicator.id]
    shown = [_history_row(fact, situation) for fact in rows]
    shown.sort(key=lambda statement: statement["date"], reverse=True)
    again = sum(fact["restates"] != "" for fact in rows)
    return View(
        id="indicator-history",
        headline=f"文件中说到 {len(rows)} 次" + (f"，其中重申 {again} 次" if again else ""),
        subtitle="重申的是同一个目标，只计一次",
        columns=HISTORY_COLUMNS,
        rows=tuple(shown),
        sources=situation.sources(fact["doc_id"] for fact in rows),
        as_of=situation.as_of_words,
        note="文件没有说到这个指标",
    )


def _history_row(fact: Record, situation: Situation) -> dict:
    document = situation.documents.get(fact["doc_id"])
    return {
        "date": (document.date if document else "") or str(fact["year"] or ""),
        "kind": KINDS[fact["kind"]],
        "value": str(stated(fact)),
        "due": day(fact["due"]) or MISSING,
        "text": fact["quote"],
        "restates": "重申" if fact["restates"] else "",
        "source": _source_name(fact, situation),
        "origins": {"value": f"facts:{fact['fact_id']}"},
        "filters": {},
        "below": {},
    }


def _source_name(fact: Record, situation: Situation) -> str:
    document = situation.documents.get(fact["doc_id"])
    return document.name if document else ""


def _headline(situation: Situation) -> str:
    own = counted(situation.judged.targets)
    counts = summary.by_state(own)
    said = "、".join(f"{state} {count}" for state, count in counts.items())
    return f"{len(own)} 项目标：{said}" if len(own) else "没有可量化的目标"


def _own_headline(aims: list[Record], indicator: Indicator) -> str:
    return f"{indicator.name}：{aims[0]['state'] if aims else State.NO_TARGET}"
