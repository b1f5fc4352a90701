"""The six key figures: facts, ratios and pilots in, one card each out; an actual before its target, never both."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.measures.matching import actuals
from dashboard.measures.ratios import ratios
from dashboard.reference.words import words
from dashboard.schema import Kind
from dashboard.views.indicators import name_of
from dashboard.views.numbers import amount, day, percent, stated
from dashboard.views.situation import Situation, counted
from dashboard.views.view import View

KEY_FIGURES = 6
COLUMNS = {"name": words["indicator"], "said": words["value"], "caption": "说明"}
# What the catalogue's `show` is worth when six are chosen; an indicator it does not know comes last.
WORTH = {"key": 0, "gauge": 1, "table": 2}
UNKNOWN_WORTH = 3
PILOTS = "pilots"


def key_figures(situation: Situation, limit: int = KEY_FIGURES) -> View:
    """The first six of: actuals, then targets without an actual, each in the catalogue's order; the last place is the pilots' where there are any."""
    pilots = _pilots(situation)
    places = limit - bool(pilots)
    facts = _candidates(situation).head(places)
    rows = tuple(_card(fact, situation) for _, fact in facts.iterrows()) + pilots
    return View(
        id="key-figures",
        headline="关键数据",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(row["doc_id"] for row in rows),
        as_of=situation.as_of_words,
        note="文件中没有读到可列出的数据",
    )


def _candidates(situation: Situation) -> pd.DataFrame:
    """City-wide quantities, one an indicator, the best first."""
    facts = situation.tables.facts
    known = actuals(facts, situation.tables.documents, situation.as_of).sort_values("true_on", ascending=False, kind="stable")
    rows = pd.concat([known, situation.targets[situation.targets["actual"].isna()]])
    rows = rows[rows["value"].notna() & (rows["county"] == "") & (rows["place"] == "") & (rows["part_of"].map(lambda whole: not _inside(whole, facts)))]
    rows = rows.assign(_worth=[_worth(fact, situation) for _, fact in rows.iterrows()]).sort_values("_worth", kind="stable")
    named = rows["indicator"].where(rows["indicator"] != "", rows["fact_id"])
    return rows[~named.duplicated() & (rows["_worth"].map(lambda worth: worth[1] >= 0))]


def _inside(whole: str, facts: pd.DataFrame) -> bool:
    """Whether a quantity is part of another actual (17.24亿 ⊃ 8.52亿); a part of a denominator stands for itself."""
    return bool(whole) and bool(((facts["fact_id"] == whole) & (facts["kind"] != Kind.BACKGROUND)).any())


def _worth(fact: pd.Series, situation: Situation) -> tuple[int, int, int]:
    """Actual before target, then the catalogue's wish and order; -1 as order keeps what is drawn beside another out."""
    indicator = situation.indicators.get(fact["indicator"])
    waits = int(fact["kind"] != Kind.ACTUAL)
    if indicator is None:
        return (UNKNOWN_WORTH + waits, 0, 0)
    if indicator.beside:
        return (UNKNOWN_WORTH, -1, 0)
    return (WORTH[indicator.show] + waits, indicator.order, 0)


def _card(fact: pd.Series, situation: Situation) -> dict:
    said = stated(fact)
    ratio = ratios(situation.tables.facts).get(fact["fact_id"])
    caption = _actual_caption(fact, situation) if fact["kind"] == Kind.ACTUAL else _target_caption(fact)
    return {
        "doc_id": fact["doc_id"],
        "name": name_of(fact, situation),
        "said": str(said),
        "before": said.before,
        "figures": said.figures,
        "unit": said.unit,
        "after": f" / {amount(ratio.whole, ratio.unit)}" if ratio else "",
        "caption": f"占 {percent(ratio.percent)} · {caption}" if ratio else caption,
        "origin": f"facts:{fact['fact_id']}",
    }


def _actual_caption(fact: pd.Series, situation: Situation) -> str:
    indicator = situation.indicators.get(fact["indicator"])
    beside = _beside(fact, situation)
    basis = beside or (indicator.basis if indicator else fact["label"])
    return " · ".join(word for word in (basis, f"截至 {day(fact['true_on'])}") if word)


def _beside(fact: pd.Series, situation: Situation) -> str:
    """The first quantity that the catalogue draws beside this one (在建数据中心 4个)."""
    facts = counted(situation.tables.facts)
    for indicator in situation.indicators.beside(fact["indicator"]) if fact["indicator"] else ():
        rows = facts[(facts["indicator"] == indicator.id) & (facts["restates"] == "") & (facts["kind"] == Kind.ACTUAL)]
        if len(rows):
            return f"{indicator.short} {stated(rows.iloc[0])}"
    return ""


def _target_caption(target: pd.Series) -> str:
    until = f"{day(target['deadline'])} 前" if target["stated"] else words["no_deadline_stated"]
    return f"目标 · {until} · {target['state']}"


def _pilots(situation: Situation) -> tuple[dict, ...]:
    pilots = situation.tables.pilots
    if not len(pilots):
        return ()
    programmes = Counter(pilots["programme"])
    programme, _ = programmes.most_common(1)[0]
    rows = pilots[pilots["programme"] == programme]
    stages = " · ".join(f"{stage} {count}" for stage, count in Counter(rows["stage"]).items())
    return (
        {
            "doc_id": rows.iloc[0]["doc_id"],
            "name": f"{programme}主体" if programme else "试点",
            "said": f"{len(rows)}个",
            "before": "",
            "figures": str(len(rows)),
            "unit": "个",
            "caption": stages,
            "origin": ",".join(f"pilots:{pilot}" for pilot in rows["pilot_id"]),
        },
    )
