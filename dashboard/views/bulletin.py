"""The monthly or quarterly bulletin (通报) of a situation: a pure view; its page, its document and the store draw from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dashboard.catalog import shared
from dashboard.measures.steps import by_month_steps
from dashboard.measures.summary import nearness
from dashboard.reference.letterheads import Letterhead, Letterheads
from dashboard.reports import audience
from dashboard.reports.periods import Period
from dashboard.reports.words import Openness
from dashboard.settings import SETTINGS
from dashboard.views import quarter_page
from dashboard.views.bulletin_choice import period_of
from dashboard.views.bulletin_figures import figures
from dashboard.views.bulletin_parts import BLANK, Annex, Block, Bulletin, Correction, period_words
from dashboard.views.bulletin_tables import OVERFLOW, annexes
from dashboard.views.bulletin_text import Told, body, opening
from dashboard.views.bulletin_units import named_in, unnamed, without_names
from dashboard.views.counties import counties
from dashboard.views.filters import chosen_words
from dashboard.views.situation import Situation, assessed, counted, on, today
from dashboard.views.view import View

MOST_CHARACTERS = 4000
# How names of no single member begin (各有关部门).
COLLECTIVE = "各"
# How many items a list of the body may have; the first with which the body is short enough is taken.
LIST_LENGTHS = (20, 15, 12, 10, 8, 6, 5, 4, 3, 2, 1, 0)


@dataclass(frozen=True)
class Final:
    """What only an issue has: its number, its day, the corrections that it brings."""

    number: int | None = None
    issued: date | None = None
    corrections: tuple[Correction, ...] = ()


DRAFT = Final()


def at_its_end(situation: Situation) -> Situation:
    """The situation as the bulletin of its address sees it: on the period's last day (of a running one today), by whom it is open to."""
    chosen = situation.chosen
    last = min(period_of(chosen.selection, chosen.as_of, today()).last, today())
    # Paper is white under any theme, and a period is no filter by quarter.
    chosen = replace(chosen, selection=replace(chosen.selection, theme=""), quarter=())
    with audience.narrowed_to(openness_of(chosen.selection.openness)):
        return assessed(shared().current, replace(chosen, as_of=last))


def bulletin(situation: Situation, final: Final = DRAFT) -> Bulletin:
    """The bulletin of a situation, without the members that its address leaves out; the situation stands at the end of its period."""
    chosen = situation.chosen
    period = period_of(chosen.selection, chosen.as_of, today())
    return _drawn(situation, period, Letterheads.load(SETTINGS.bulletin).of(chosen.city), final)


def table(situation: Situation, view_id: str) -> View | None:
    """One table of the annexes, whole, by its view's id, for the exports of the page."""
    seen = at_its_end(situation)
    chosen = seen.chosen
    period = period_of(chosen.selection, chosen.as_of, today())
    tables = (annex.view for annex in annexes(seen, period, (), chosen.selection.without))
    found = next((view for view in tables if view.id == view_id), None)
    return found and without_names(found, unnamed(chosen.selection.without))


@lru_cache(maxsize=32)
def _drawn(situation: Situation, period: Period, letterhead: Letterhead, final: Final) -> Bulletin:
    chosen = situation.chosen
    named = dict.fromkeys((*situation.choices.counties, *situation.choices.departments))
    offered = tuple(name for name in named if not name.startswith(COLLECTIVE))
    without = tuple(name for name in offered if name in chosen.selection.without)
    said = unnamed(without)
    tables = tuple(annex for annex in annexes(situation, period, final.corrections, without) if annex.view.rows)
    before = on(situation, period.previous.last)
    told = Told(situation, before, period, final.corrections, frozenset(without), tables, LIST_LENGTHS[0])
    blocks, tables = _short_enough(told, said)
    names = named_in(offered, (*(block.text for block in blocks), *_texts(tables)))
    return Bulletin(
        city=chosen.city,
        year=period.first.year,
        period=period,
        as_of=situation.as_of,
        known=chosen.known,
        title=f"关于{period_words(period)}{letterhead.subject}工作进展情况的通报",
        addressees=f"{letterhead.addressees or f'{BLANK}（主送机关待填）'}：",
        opening=said(opening(situation)),
        body=blocks,
        annexes=tuple(Annex(annex.name, without_names(annex.view, said)) for annex in tables),
        charts=charts(situation, without),
        letterhead=letterhead,
        filters=chosen_words(situation),
        rule=situation.rule_words,
        figures=tuple(
            replace(figure, name=said(figure.name))
            for figure in figures(situation)
            if figure.printed and not set(figure.members) & set(without)
        ),
        corrections=final.corrections,
        members=tuple(name for name in offered if name in {*names, *without}),
        without=without,
        openness=openness_of(chosen.selection.openness),
        number=final.number,
        issued=final.issued,
    )


def charts(situation: Situation, without: Sequence[str] = ()) -> tuple[View, ...]:
    """The charts of the last annex: planned and done by quarter, the curve once anything came due, the map unless a county is left out."""
    drawn = [quarter_page.planned(situation)]
    if nearness(by_month_steps(counted(situation.steps))).due:
        drawn.append(quarter_page.curve(situation))
    if not set(without) & set(situation.choices.counties):
        drawn.append(counties(situation))
    return tuple(view for view in drawn if view.figure and view.figure["data"] and view.rows)


def openness_of(said: str) -> Openness:
    """The openness that an address names; 内部 without one."""
    return next((one for one in Openness if one == said), Openness.INTERNAL)


def _short_enough(told: Told, said: Callable[[str], str]) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """The body with lists as long as its bound allows, and the annexes that it needs: what does not fit stands there, and it says so."""
    first, blocks = len(said(opening(told.now))), ()
    for most in LIST_LENGTHS:
        told = replace(told, most=most)
        blocks = _blocks(told, said)
        if first + sum(len(block.text) for block in blocks) <= MOST_CHARACTERS:
            break
    whole = "".join(block.text for block in blocks)
    needed = tuple(annex for annex in told.annexes if annex.name not in OVERFLOW or told.see(annex.name) in whole)
    return _blocks(replace(told, annexes=needed), said), needed


def _blocks(told: Told, said: Callable[[str], str]) -> tuple[Block, ...]:
    return tuple(Block(block.kind, said(block.text)) for block in body(told))


def _texts(tables: Iterable[Annex]) -> list[str]:
    return [str(row.get(name, "")) for annex in tables for row in annex.view.rows for name in annex.view.columns]
