"""The county map by stage: pilots of a selection in, a shaded map and a row a member out; zones and 主城区 are rows only."""

from __future__ import annotations

from dashboard.figures.county_map import Shape, Tint, county_map
from dashboard.figures.palette import palette
from dashboard.reference.outlines import outlines
from dashboard.reference.places import Places
from dashboard.reference.words import words
from dashboard.views.filters import places_word
from dashboard.views.programmes import STAGES, Programme, programmes_of
from dashboard.views.situation import Situation
from dashboard.views.view import View

COLUMNS = {"member": words["county"], "programme": words["programme"], "stage": words["stage"]}
PAGE = "/county"


def counties(situation: Situation) -> View:
    """Each member's stage in the city's largest programme, strongest shade for the last stage; other programmes are rows."""
    found = programmes_of(situation)
    main = found[0] if found else None
    shapes = [Shape(outline.name, outline.rings, outline.label) for outline in outlines(situation.chosen.city)]
    rows = _rows(found, {shape.name for shape in shapes})
    return View(
        id="counties",
        headline=_headline(main, situation),
        subtitle=_subtitle(main, rows),
        columns=COLUMNS,
        rows=rows,
        figure=county_map(shapes, _tints(situation, main), palette(situation.chosen.selection.theme)) if shapes else None,
        sources=situation.sources(row["doc_id"] for row in situation.rows("pilots" if main else "documents")),
        as_of=situation.as_of_words,
        note="" if main else situation.nothing(f"各{places_word(situation.chosen.city)}的试点或阶段"),
        alternative=_alternative(main),
        page=PAGE,
        more=f"{places_word(situation.chosen.city)}详情",
    )


def _tints(situation: Situation, main: Programme | None) -> dict[str, Tint]:
    stage_of = {row["county"]: row["stage"] for row in main.rows} if main else {}
    chosen = set(situation.chosen.county)
    return {
        name: Tint(
            main.stages.index(stage_of[name]) if name in stage_of else None, stage_of.get(name, ""), f"county={name}", name in chosen
        )
        for name in situation.choices.counties
    }


def _rows(found: tuple[Programme, ...], drawn: set[str]) -> tuple[dict, ...]:
    """Every member of every programme, by stage; `on_map` says that the map shows it already."""
    return tuple(
        {
            "member": pilot["member"],
            "programme": programme.name,
            "stage": stage,
            "step": step if programme is found[0] else None,
            "on_map": programme is found[0] and pilot["county"] in drawn,
            "origins": {"stage": f"pilots:{pilot['pilot_id']}"},
            "filters": {"member": ("county", pilot["member"])},
            "below": {},
        }
        for programme in found
        for step, stage in enumerate(programme.stages)
        for pilot in programme.rows
        if pilot["stage"] == stage
    )


def _headline(main: Programme | None, situation: Situation) -> str:
    """The last stage while its deadline is ahead, all stages afterwards."""
    if main is None:
        return f"{len(Places.load().counties_of(situation.chosen.city))} 个{places_word(situation.chosen.city)}"
    if len(main.rows) == 1:
        return f"{main.rows[0]['member']}：{main.stages[0]}"
    ends = [row["due"].year for row in main.rows if row["due"]] or [row["year"] for row in main.rows if row["year"]]
    if main.stages[0] == STAGES[0] and (
        not ends or (max(ends), 12, 31) > (situation.as_of.year, situation.as_of.month, situation.as_of.day)
    ):
        return f"{main.count(main.stages[0])} 地冲刺{main.stages[0]}"
    return "、".join(f"{stage} {main.count(stage)} 地" for stage in main.stages)


def _subtitle(main: Programme | None, rows: tuple[dict, ...]) -> str:
    if main is None:
        return ""
    named = f"{main.name} · " if main.name else ""
    apart = [row["member"] for row in rows if row["step"] is not None and not row["on_map"]]
    return f"{named}{len(main.rows)} 个主体" + (f" · {'、'.join(apart)}文件未写明所辖，单列" if apart else "")


def _alternative(main: Programme | None) -> str:
    if main is None:
        return "没有各县区的阶段"
    members = {stage: [row["member"] for row in main.rows if row["stage"] == stage] for stage in main.stages}
    return "；".join(f"{stage}：{'、'.join(names)}" for stage, names in members.items())
