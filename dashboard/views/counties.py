"""The county map by stage: pilots of a selection in, a shaded map and a row a member out; zones and 主城区 are rows only."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.figures.county_map import Shape, Tint, county_map
from dashboard.figures.palette import palette
from dashboard.reference.outlines import outlines
from dashboard.views.situation import Situation
from dashboard.views.view import View

COLUMNS = {"member": "县区", "stage": "阶段"}
# Stages from the last to the first; a word not among them stands after these, in the order of the text.
STAGES = ("终期验收", "中期评估", "持续提升")
PAGE = "/county"


def counties(situation: Situation) -> View:
    """Each member's stage in the programme, strongest shade for the last stage; every county filters when it is clicked."""
    pilots = _newest(situation.tables.pilots)
    stages = _stages(pilots)
    shapes = [Shape(*_parts(outline)) for outline in outlines(situation.chosen.city)]
    rows = _rows(pilots, stages, {shape.name for shape in shapes})
    return View(
        id="counties",
        headline=_headline(pilots, stages, situation),
        subtitle=_subtitle(pilots, rows),
        columns=COLUMNS,
        rows=rows,
        figure=county_map(shapes, _tints(situation, pilots, stages), palette(situation.chosen.selection.theme)) if shapes else None,
        sources=situation.sources(pilots["doc_id"]),
        as_of=situation.as_of_words,
        note="" if len(pilots) else "文件没有写明各县（市、区）的试点或阶段；点县区可筛选",
        alternative=_alternative(pilots, stages),
        page=PAGE,
        more="县区详情",
    )


def _parts(outline) -> tuple:
    return outline.name, outline.rings, outline.label


def _newest(pilots: pd.DataFrame) -> pd.DataFrame:
    """Of a place named twice, the later statement; each place once."""
    return pilots.assign(member=pilots["county"].where(pilots["county"] != "", pilots["place"])).drop_duplicates("member", keep="last")


def _stages(pilots: pd.DataFrame) -> list[str]:
    named = list(dict.fromkeys(pilots["stage"]))
    return sorted(named, key=lambda stage: STAGES.index(stage) if stage in STAGES else len(STAGES))


def _tints(situation: Situation, pilots: pd.DataFrame, stages: list[str]) -> dict[str, Tint]:
    stage_of = dict(zip(pilots["county"], pilots["stage"], strict=True))
    chosen = set(situation.chosen.county)
    return {
        name: Tint(stages.index(stage_of[name]) if name in stage_of else None, stage_of.get(name, ""), f"county={name}", name in chosen)
        for name in situation.choices.counties
    }


def _rows(pilots: pd.DataFrame, stages: list[str], drawn: set[str]) -> tuple[dict, ...]:
    ordered = sorted((row for _, row in pilots.iterrows()), key=lambda row: stages.index(row["stage"]))
    return tuple(
        {
            "member": row["member"],
            "stage": row["stage"],
            "step": stages.index(row["stage"]),
            "on_map": row["county"] in drawn,
            "origins": {"stage": f"pilots:{row['pilot_id']}"},
            "filters": {"member": ("county", row["member"])},
            "below": {},
        }
        for row in ordered
    )


def _headline(pilots: pd.DataFrame, stages: list[str], situation: Situation) -> str:
    """The last stage while it is still ahead, all stages once the year is over."""
    if not stages:
        return "各县（市、区）"
    counts = Counter(pilots["stage"])
    year = max((int(one) for one in pilots["year"].dropna()), default=situation.as_of.year)
    if year >= situation.as_of.year and stages[0] == STAGES[0]:
        return f"{counts[stages[0]]} 地冲刺{stages[0]}"
    return "、".join(f"{stage} {counts[stage]} 地" for stage in stages)


def _subtitle(pilots: pd.DataFrame, rows: tuple[dict, ...]) -> str:
    programmes = "、".join(dict.fromkeys(name for name in pilots["programme"] if name))
    beside = [row["member"] for row in rows if not row["on_map"]]
    words = [f"{programmes}（{len(rows)}个主体）" if programmes else ""]
    words += [f"{'、'.join(beside)}文件未写明所辖，单列"] if beside else []
    return " · ".join(word for word in words if word)


def _alternative(pilots: pd.DataFrame, stages: list[str]) -> str:
    members = {stage: "、".join(pilots.loc[pilots["stage"] == stage, "member"]) for stage in stages}
    return "；".join(f"{stage}：{names}" for stage, names in members.items()) or "没有各县（市、区）的阶段"
