"""主要指标完成情况: judged targets and ratios in, gauges for the few and bullets for all out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.loaders.rows import Record, firsts
from dashboard.measures.ratios import Ratio
from dashboard.reference.words import words
from dashboard.schema import LAMPS, Comparator, Lamp, State
from dashboard.views.leads import lead_words, scope_words
from dashboard.views.numbers import MISSING, adjusted_words, amount, day, moved_words, percent, stated
from dashboard.views.situation import Situation, counted, kept_with_situation
from dashboard.views.view import View

GAUGES = 4
FEWEST_ROWS = 3
# Marks an expected value that follows time (按时间进度折算).
BY_TIME = "折算"
# From this size on numbers are said in 万, with two decimals.
LARGE = 10_000
# What the catalogue wants to see first.
FIRST_SHOWN = ("key", "gauge")
COLUMNS = {
    "name": words["indicator"],
    "target": words["target"],
    "actual": words["accumulated"],
    "share": words["completion_rate"],
    "expected": words["expected"],
    "state": words["lamp"],
    "lead": words["lead"],
}
GAUGE_COLUMNS = {name: COLUMNS[name] for name in ("name", "actual", "target", "share", "expected", "state")} | {"caption": "说明"}
PAGE = "/indicator"


def indicators(situation: Situation, limit: int | None = None, leave_out: frozenset[str] = frozenset()) -> View:
    """One row a target: what is to be reached, what is done, what should be done by now, its lamp and who leads.

    What gauges show (`leave_out`, by fact id) is left out where enough rows remain.
    """
    ordered = main_targets(situation)
    rest = [target for target in ordered if target["fact_id"] not in leave_out]
    rest = rest if len(rest) >= FEWEST_ROWS else ordered
    return View(
        id="indicators",
        headline=_headline(ordered),
        subtitle="▏目标 ▾ 序时应完成（折算＝按时间进度折算） · 点任一数字看依据文件原句",
        columns=COLUMNS,
        rows=tuple(row(target, situation) for target in rest[:limit]),
        sources=situation.sources(target["doc_id"] for target in ordered),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note=situation.nothing("可量化的目标"),
        more=f"全部{len(situation.judged.targets)}项指标",
        page=PAGE,
    )


def gauges(situation: Situation, limit: int = GAUGES) -> View:
    """The few that an official asks about first: ratios of an actual to its whole, then targets, those with an actual before the others."""
    shares = [_ratio_gauge(ratio, situation) for ratio in situation.ratios.values()]
    able = [target for target in main_targets(situation) if _can_be_gauge(target)]
    rows = (shares + [_target_gauge(target, situation) for target in firsts(able, named)[:limit]])[:limit]
    return View(
        id="gauges",
        headline=_headline(able),
        columns=GAUGE_COLUMNS,
        rows=tuple(rows),
        sources=situation.sources(row["doc_id"] for row in rows),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note=situation.nothing("可量化的目标"),
    )


@kept_with_situation
def main_targets(situation: Situation) -> list[Record]:
    """The targets of indicators that the catalogue knows, in order; all targets where it knows none of them."""
    ordered = in_order(situation.judged.targets, situation)
    return [target for target in ordered if target["indicator"]] or ordered


def in_order(targets: list[Record], situation: Situation) -> list[Record]:
    """Targets as they are read: with an actual first, then the catalogue's indicators, its gauges first, then the others as written."""
    ranked = sorted(situation.indicators.all, key=lambda indicator: (indicator.show not in FIRST_SHOWN, indicator.order))
    places = {indicator.id: place for place, indicator in enumerate(ranked)}
    return sorted(targets, key=lambda target: (target["actual"] is None, places.get(target["indicator"], len(places))))


def named(fact: Record) -> str:
    """What tells a quantity from others: its indicator, else its own id."""
    return fact["indicator"] or fact["fact_id"]


def name_of(fact: Record, situation: Situation) -> str:
    """What a quantity is called: its indicator's name, else what the text calls it."""
    indicator = situation.indicators.get(fact["indicator"])
    name = indicator.short if indicator else fact["label"] or "未命名指标"
    member = fact["county"] or fact["place"]
    return f"{name}（{member}）" if member else name


def row(target: Record, situation: Situation) -> dict:
    """One judged target as the table every official knows shows it; `bar` gives done and expected in percent of the target."""
    origin = f"facts:{target['fact_id']}"
    actual_origin = f"facts:{target['actual_id']}" if target["actual_id"] else ""
    return {
        "fact_id": target["fact_id"],
        "name": name_of(target, situation),
        "target": str(stated(target)),
        "actual": str(amount(target["actual"], target["unit"])),
        "share": percent(_share(target["actual"], target)),
        "expected": str(amount(_whole(target["expected"], target), target["unit"])),
        "state": target["state"],
        "lead": lead_words(target),
        "bar": {"done": _share(target["actual"], target), "expected": _share(target["expected"], target)},
        "origins": {"target": origin} | ({"actual": actual_origin} if actual_origin else {}),
        "below": {
            "name": " · ".join(word for word in (_reach(target), scope_words(target)) if word),
            "target": adjusted_words(target),
            "actual": f"{words['data_until']} {_in_its_year(target['actual_as_of'], target)}" if actual_origin else "",
            "expected": BY_TIME if _by_time(target) else "",
        },
    }


def _reach(target: Record) -> str:
    """By when: month and day within the plan's year; both dates of an extension."""
    if moved := moved_words(target, target["year"]):
        return moved
    if pd.isna(target["deadline"]) or not target["stated"]:
        return words["no_deadline_stated"]
    return f"{_in_its_year(target['deadline'], target)} 前"


def _in_its_year(when: date, target: Record) -> str:
    """A day as month and day within the plan's year, whole otherwise."""
    return day(when).removeprefix(f"{target['year']}-")


def _by_time(target: Record) -> bool:
    """Whether what is expected was reckoned from the time gone by, and lies on no step of the plan."""
    between = not pd.isna(target["expected"]) and 0 < abs(target["expected"]) < abs(target["value"])
    return between and not target["stepped"]


def _whole(expected: float | None, target: Record) -> float | None:
    """An expected number of things is a whole number, as its target is."""
    whole = not pd.isna(target["value"]) and float(target["value"]).is_integer() and target["unit"] != "%" and not pd.isna(expected)
    return round(expected) if whole and abs(target["value"]) < LARGE else expected


def _share(value: object, target: Record) -> float | None:
    """A value as percent of the target; None where either is missing or the target is zero."""
    if value is None or pd.isna(value) or pd.isna(target["value"]) or not target["value"]:
        return None
    return round(100 * float(value) / float(target["value"]), 1)


def _headline(targets: list[Record]) -> str:
    """How many targets there are, and of those with an actual how many are on pace."""
    if not targets:
        return "没有可量化的目标"
    whole, targets = len(targets), counted(targets)
    known = [LAMPS[target["state"]] for target in targets if target["actual"] is not None]
    if not targets:
        return f"所选范围没有单列的指标，列出{words['citywide']} {whole} 项"
    if not known:
        return f"{len(targets)} 项主要指标已定目标，尚无完成数报送"
    green = known.count(Lamp.GREEN)
    behind = known.count(Lamp.YELLOW) + known.count(Lamp.RED)
    pace = f"{green} 项不低于序时" + (f"、{behind} 项滞后" if behind else "")
    return f"{len(targets)} 项主要指标中 {len(known)} 项有完成数：{pace}"


def _can_be_gauge(target: Record) -> bool:
    countable = target["comparator"] not in (Comparator.LE, Comparator.LT) and target["state"] != State.NO_TARGET
    return countable and not pd.isna(target["value"]) and target["value"] > 0


def _target_gauge(target: Record, situation: Situation) -> dict:
    shown = row(target, situation)
    expected = _without_unit(shown["expected"], shown["target"], target["unit"])
    shown["caption"] = f"目标 {shown['target']} · {words['expected']} {expected}" + f"（{BY_TIME}）" * _by_time(target)
    shown["figures"], shown["unit"] = _split(amount(target["actual"], target["unit"]))
    return shown | {"doc_id": target["doc_id"]}


def _ratio_gauge(ratio: Ratio, situation: Situation) -> dict:
    part = next(fact for fact in situation.rows("facts") if fact["fact_id"] == ratio.part_id)
    figures, unit = _split(amount(ratio.part, ratio.unit))
    return {
        "fact_id": ratio.part_id,
        "doc_id": part["doc_id"],
        "name": name_of(part, situation),
        "actual": f"{figures}{unit}",
        "figures": figures,
        "unit": unit,
        "target": MISSING,
        "share": percent(ratio.percent),
        "expected": MISSING,
        "state": State.NO_TARGET,
        "caption": f"共 {amount(ratio.whole, ratio.unit)} · 占 {percent(ratio.percent)}",
        "remark": "不设目标，不亮灯",
        "bar": {"done": ratio.percent, "expected": None},
        "origins": {"actual": f"facts:{ratio.part_id}"},
        "below": {},
    }


def _without_unit(said: str, beside: str, unit: str) -> str:
    """A number beside one of the same unit and size says neither again."""
    number = said.removesuffix(unit)
    sized = number.rstrip("万亿")
    return number if unit != "%" and beside.endswith(said[len(sized) :]) else said


def _split(said) -> tuple[str, str]:
    return f"{said.before}{said.figures}", said.unit
