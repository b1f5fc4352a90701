"""县区 as its views: map, values of an indicator in official order, the pilot ladder, and what the documents say of each county."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import itemgetter

from dashboard.loaders.rows import Record, grouped
from dashboard.measures import counties as county_measures
from dashboard.reference.words import words
from dashboard.schema import Kind
from dashboard.views.counties import counties
from dashboard.views.filters import places_word
from dashboard.views.leads import lead_words
from dashboard.views.numbers import MISSING, amount, day, stated
from dashboard.views.programmes import Programme, programmes_of
from dashboard.views.situation import Situation
from dashboard.views.view import View

KINDS = {Kind.TARGET: "目标", Kind.STEP: "节点目标", Kind.ACTUAL: "完成数", Kind.BACKGROUND: "背景数"}
SHEET_COLUMNS = {
    "member": words["county"],
    "kind": "类别",
    "text": "文件怎么说",
    "value": "数量或状态",
    "due": words["due"],
    "lead": words["lead"],
}


@dataclass(frozen=True)
class CountyPage:
    """The views of the page; `offered` are the indicators that have county values (id, name), `values` is missing without any."""

    map: View
    ladder: View
    values: View | None
    offered: tuple[tuple[str, str], ...]
    sheet: View
    silent: str


def county_page(situation: Situation) -> CountyPage:
    """All views of the page, drawn from one situation."""
    offered = _with_values(situation)
    asked = situation.chosen.selection.indicator
    shown = next((indicator for indicator, _ in offered if indicator == asked), offered[0][0] if offered else "")
    listed = sheet(situation)
    return CountyPage(
        map=replace(counties(situation), more=""),
        ladder=ladder(situation),
        values=values(situation, shown) if shown else None,
        offered=offered,
        sheet=listed,
        silent=_silent(situation, listed),
    )


def ladder(situation: Situation) -> View:
    """One row a member in official order, one column a programme: the stage it is at."""
    found = programmes_of(situation)
    names = {f"programme{place}": programme.name or words["programme"] for place, programme in enumerate(found)}
    members = _members(situation, found)
    return View(
        id="ladder",
        headline=_ladder_headline(found),
        subtitle="按官方顺序排列；文件没有点名的写“—”",
        columns={"member": places_word(situation.chosen.city), **names},
        rows=tuple(_ladder_row(member, found) for member in members),
        sources=situation.sources(pilot["doc_id"] for pilot in situation.rows("pilots")),
        as_of=situation.as_of_words,
        note="文件没有写明试点或阶段",
    )


def values(situation: Situation, indicator: str) -> View:
    """The newest value and the target of each member that has either, in official order; no ranking."""
    facts = situation.rows("facts")
    actual = {row["member"]: row for row in county_measures.values(facts, situation.rows("documents"), indicator, situation.as_of)}
    target = {member: aims[0] for member, aims in grouped(county_measures.targets(facts, indicator), itemgetter("member"))}
    members = [member for member in situation.choices.counties if member in actual or member in target]
    known, name = situation.indicators[indicator], situation.indicators[indicator].name
    return View(
        id="county-values",
        headline=f"{name}：已报 {len(actual)}/{len(situation.choices.counties)}",
        subtitle=f"{known.basis} · 按官方顺序排列，不排名",
        columns={"member": places_word(situation.chosen.city), "actual": words["accumulated"], "target": words["target"], "date": "数据至"},
        rows=tuple(_value_row(member, actual.get(member), target.get(member)) for member in members),
        sources=situation.sources(fact["doc_id"] for fact in facts if fact["indicator"] == indicator),
        as_of=situation.as_of_words,
    )


def sheet(situation: Situation) -> View:
    """Every quantity, step and pilot that names a county or zone, in official order of the members."""
    order = {member: place for place, member in enumerate(situation.choices.counties)}
    rows = [*_fact_rows(situation), *_step_rows(situation), *_pilot_rows(situation)]
    chosen = set(situation.chosen.county)
    shown = [row for row in rows if not chosen or row["member"] in chosen]
    shown.sort(key=lambda row: order.get(row["member"], len(order)))
    where = "、".join(situation.chosen.county) or f"各{places_word(situation.chosen.city)}"
    return View(
        id="county-sheet",
        headline=f"{where}：文件点名 {len(shown)} 处",
        subtitle="一行一处点名，点开看原句",
        columns=SHEET_COLUMNS,
        rows=tuple(shown),
        sources=situation.sources(row["doc_id"] for row in shown),
        as_of=situation.as_of_words,
        note=f"本年度文件没有点名{where}",
    )


def _members(situation: Situation, found: tuple[Programme, ...]) -> list[str]:
    """The chosen members, or all in official order, then those that only a programme names."""
    named = [row["member"] for programme in found for row in programme.rows]
    return list(situation.chosen.county) or list(dict.fromkeys([*situation.choices.counties, *named]))


def _ladder_row(member: str, found: tuple[Programme, ...]) -> dict:
    row: dict = {"member": member, "origins": {}, "filters": {"member": ("county", member)}, "below": {}}
    for place, programme in enumerate(found):
        column, here = f"programme{place}", next((pilot for pilot in programme.rows if pilot["member"] == member), None)
        row[column] = here["stage"] if here else MISSING
        if here:
            row["origins"][column] = f"pilots:{here['pilot_id']}"
    return row


def _ladder_headline(found: tuple[Programme, ...]) -> str:
    if not found:
        return "文件没有写明试点梯次"
    main = found[0]
    counts = "、".join(f"{stage} {main.count(stage)}" for stage in main.stages)
    return f"{main.name or '试点'}：{len(main.rows)} 个主体（{counts}）"


def _value_row(member: str, done: Record | None, aim: Record | None) -> dict:
    origins = {} if done is None else {"actual": f"facts:{done['fact_id']}"}
    return {
        "member": member,
        "actual": MISSING if done is None else str(amount(done["value"], done["unit"])),
        "target": MISSING if aim is None else str(amount(aim["value"], aim["unit"])),
        "date": "" if done is None else done["true_on"].isoformat(),
        "origins": origins | ({} if aim is None else {"target": f"facts:{aim['fact_id']}"}),
        "filters": {"member": ("county", member)},
        "below": {},
    }


def _with_values(situation: Situation) -> tuple[tuple[str, str], ...]:
    """The indicators of which a county or zone has an actual or a target, in the catalogue's order."""
    present = {fact["indicator"] for fact in _naming(situation.rows("facts")) if fact["kind"] in (Kind.ACTUAL, Kind.TARGET)}
    return tuple((indicator.id, indicator.name) for indicator in situation.indicators.all if indicator.id in present)


def _fact_rows(situation: Situation) -> list[dict]:
    rows = [fact for fact in _naming(situation.rows("facts")) if not fact["restates"]]
    return [_row(fact, "facts", fact["fact_id"], KINDS[fact["kind"]], fact["label"], str(stated(fact))) for fact in rows]


def _naming(facts: list[Record]) -> list[Record]:
    """Those that name a county or a zone."""
    return [fact for fact in facts if fact["county"] or fact["place"]]


def _step_rows(situation: Situation) -> list[dict]:
    rows = [step for step in situation.judged.steps if step["county"]]
    return [_row(step, "milestones", step["milestone_id"], words["milestone"], step["text"], step["state"]) for step in rows]


def _pilot_rows(situation: Situation) -> list[dict]:
    rows = situation.rows("pilots")
    return [_row(pilot, "pilots", pilot["pilot_id"], "试点", pilot["programme"], pilot["stage"]) for pilot in rows]


def _row(named: Record, table: str, row_id: str, kind: str, text: str, value: object) -> dict:
    return {
        "member": named["county"] or named.get("place", ""),
        "kind": kind,
        "text": text,
        "value": value,
        "due": day(named["due"]) or MISSING,
        "lead": lead_words(named) if "department" in named else MISSING,
        "doc_id": named["doc_id"],
        "origins": {"text": f"{table}:{row_id}"},
        "filters": {},
        "below": {},
    }


def _silent(situation: Situation, listed: View) -> str:
    """Which members no document names, said plainly."""
    if situation.chosen.county:
        return ""
    named = {row["member"] for row in listed.rows}
    silent = [member for member in situation.choices.counties if member not in named]
    return f"本年度文件没有点名：{'、'.join(silent)}。" if silent else ""
