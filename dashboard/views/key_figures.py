"""The six key figures: facts, ratios and pilots in, one card each out; an actual before its target, never both."""

from __future__ import annotations

import pandas as pd

from dashboard.measures.matching import actuals
from dashboard.reference.words import words
from dashboard.schema import Kind
from dashboard.views.indicators import name_of
from dashboard.views.numbers import amount, day, percent, stated
from dashboard.views.programmes import programmes_of
from dashboard.views.situation import Situation, counted_facts, kept_with_situation
from dashboard.views.view import View

KEY_FIGURES = 6
OTHERS = 8
# A programme of fewer places is no figure, it stands on the map.
FEWEST_PILOTS = 2
# What a plan tells as standing already is neither its target nor reported for its year.
EXISTING = "文件写明的已有数"
COLUMNS = {"name": words["indicator"], "said": words["value"], "caption": "说明"}
# What is chosen first, by the catalogue's `show`; an indicator that the catalogue does not know comes last.
CHOSEN_FIRST = (
    ("key", Kind.ACTUAL),
    ("gauge", Kind.ACTUAL),
    ("key", Kind.TARGET),
    ("gauge", Kind.TARGET),
    ("table", Kind.ACTUAL),
    ("table", Kind.TARGET),
    ("", Kind.ACTUAL),
    ("", Kind.TARGET),
)


def key_figures(situation: Situation, limit: int = KEY_FIGURES) -> View:
    """Actuals, then targets without an actual, each in the catalogue's order; the last place is the pilots' where there are any."""
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
        note=situation.nothing("可列出的数据"),
    )


def other_figures(situation: Situation, limit: int = OTHERS) -> View:
    """What else has been published: actuals that are neither key figures nor drawn beside one, and what stands already (101个已建成)."""
    candidates = _candidates(situation)
    rest = candidates.iloc[KEY_FIGURES - bool(_pilots(situation)) :]
    known = rest[(rest["kind"] == Kind.ACTUAL) & (rest["indicator"] != "")]
    rows = tuple(_card(fact, situation) for _, fact in known.iterrows()) + _before_targets(situation)
    rows = rows[:limit]
    return View(
        id="other-figures",
        headline="其他已公布数据",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(row["doc_id"] for row in rows),
        as_of=situation.as_of_words,
    )


def _before_targets(situation: Situation) -> tuple[dict, ...]:
    """What the catalogue draws beside an indicator with a target, where the document tells it as a thing that stands already."""
    facts = counted_facts(situation)
    hosts = dict.fromkeys(indicator for indicator in situation.targets["indicator"] if indicator)
    ids = [beside.id for host in hosts for beside in situation.indicators.beside(host)]
    standing = facts[facts["indicator"].isin(ids) & (facts["kind"] == Kind.BACKGROUND) & facts["value"].notna()]
    alone = standing[(standing["restates"] == "") & (standing["county"] == "") & (standing["place"] == "")]
    return tuple(
        {
            "doc_id": fact["doc_id"],
            "name": name_of(fact, situation),
            "said": str(stated(fact)),
            "figures": stated(fact).figures,
            "unit": stated(fact).unit,
            "caption": EXISTING,
            "origin": f"facts:{fact['fact_id']}",
        }
        for _, fact in alone.drop_duplicates("indicator").iterrows()
    )


@kept_with_situation
def _candidates(situation: Situation) -> pd.DataFrame:
    """City-wide quantities, one an indicator, the best first."""
    facts = situation.tables.facts
    known = actuals(facts, situation.tables.documents, situation.as_of).sort_values("true_on", ascending=False, kind="stable")
    rows = pd.concat([known, situation.targets[situation.targets["actual"].isna()]])
    wholes = set(facts.loc[facts["kind"] != Kind.BACKGROUND, "fact_id"])
    shown = [_can_be_shown(fact, wholes, situation) for _, fact in rows.iterrows()]
    rows = rows[pd.Series(shown, index=rows.index, dtype=bool)]
    places = [_place(*fact, situation) for fact in zip(rows["indicator"], rows["kind"], strict=True)]
    rows = rows.assign(_place=places).sort_values("_place", kind="stable")
    named = rows["indicator"].where(rows["indicator"] != "", rows["fact_id"])
    return rows[~named.duplicated()]


def _can_be_shown(fact: pd.Series, wholes: set[str], situation: Situation) -> bool:
    """Whether a quantity is the whole city's and stands for itself: drawn beside no other, and no part of one that is no mere denominator.

    `wholes` are the ids of those that are none (17.24亿 ⊃ 8.52亿).
    """
    if pd.isna(fact["value"]) or fact["county"] or fact["place"]:
        return False
    indicator = situation.indicators.get(fact["indicator"])
    return not (indicator and indicator.beside) and fact["part_of"] not in wholes


def _place(indicator_id: str, said: str, situation: Situation) -> tuple[int, int]:
    """Where a quantity stands in the choice: by CHOSEN_FIRST, then in the catalogue's order."""
    indicator = situation.indicators.get(indicator_id)
    kind = Kind.ACTUAL if said == Kind.ACTUAL else Kind.TARGET
    return CHOSEN_FIRST.index((indicator.show if indicator else "", kind)), indicator.order if indicator else 0


def _card(fact: pd.Series, situation: Situation) -> dict:
    said = stated(fact)
    ratio = situation.ratios.get(fact["fact_id"])
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
    facts = counted_facts(situation)
    for indicator in situation.indicators.beside(fact["indicator"]) if fact["indicator"] else ():
        rows = facts[(facts["indicator"] == indicator.id) & (facts["restates"] == "") & (facts["kind"] == Kind.ACTUAL)]
        if len(rows):
            return f"{indicator.short} {stated(rows.iloc[0])}"
    return ""


def _target_caption(target: pd.Series) -> str:
    until = f"{day(target['deadline'])} 前" if target["stated"] else words["no_deadline_stated"]
    return f"目标 · {until} · {target['state']}"


@kept_with_situation
def _pilots(situation: Situation) -> tuple[dict, ...]:
    found = programmes_of(situation)
    if not found or len(found[0].rows) < FEWEST_PILOTS:
        return ()
    main = found[0]
    return (
        {
            "doc_id": main.rows.iloc[0]["doc_id"],
            "name": f"{main.name}{'主体' if main.name.endswith('试点') else '创建主体'}",
            "said": f"{len(main.rows)}个",
            "before": "",
            "figures": str(len(main.rows)),
            "unit": "个",
            "caption": " · ".join(f"{stage} {main.count(stage)}" for stage in main.stages),
            "origin": ",".join(f"pilots:{pilot}" for pilot in main.rows["pilot_id"]),
        },
    )
