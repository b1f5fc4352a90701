"""The views of each page under their names: what a page's exports and the command line draw from, whole and not shortened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from dashboard.reference.words import words
from dashboard.reports.flows import FLOWS
from dashboard.views import bulletin, bulletin_tables, county_page, department_page, indicator_page, quarter_page, workload
from dashboard.views.battle import battle
from dashboard.views.campaign import campaign
from dashboard.views.changes import since
from dashboard.views.counties import counties
from dashboard.views.deadlines import carried, deadlines
from dashboard.views.first_line import first_line
from dashboard.views.indicators import gauges, indicators
from dashboard.views.key_figures import key_figures, other_figures
from dashboard.views.latest import coordination, latest
from dashboard.views.ledger import ledger, roles_of
from dashboard.views.platform_page import platform_page
from dashboard.views.quarters import quarters
from dashboard.views.situation import Situation
from dashboard.views.supervision import drawn_now, funnel_view, list_view
from dashboard.views.view import View


class Part(NamedTuple):
    """A view of a page: its own id, which names it in an address, what it is called, and how it is drawn (None: not in this situation)."""

    id: str
    name: str
    draw: Callable[[Situation], View | None]


class Listed(NamedTuple):
    """A view and what it is called where it stands beside others (a sheet, a slide, a file)."""

    name: str
    view: View


def _annex(view_id: str, name: str) -> Part:
    """A table of the bulletin as a part of its page."""
    return Part(view_id, name, lambda situation: bulletin.table(situation, view_id))


def _one_department(situation: Situation) -> View | None:
    """The sheet of the only department that is chosen."""
    return department_page.sheet(situation) if len(situation.chosen.department) == 1 else None


def _of_indicator(situation: Situation, name: str) -> View | None:
    """One view of the chosen indicator's sheet."""
    sheet = indicator_page.indicator_page(situation).sheet
    return getattr(sheet, name) if sheet else None


def _boards() -> tuple[Part, ...]:
    """Funnel and list of both flows."""
    boards = (("funnel", funnel_view, "各环节"), ("list", list_view, "清单"))
    return tuple(
        Part(f"{flow.name}-{kind}", f"{flow.title}{said}", partial(drawn_now, draw, flow))
        for flow in FLOWS.values()
        for kind, draw, said in boards
    )


# A page's name in addresses -> its name on screen and its views.
PAGES: dict[str, tuple[str, tuple[Part, ...]]] = {
    "overview": (
        "总览",
        (
            Part("first-line", words["first_line"], first_line),
            Part("key-figures", words["key_figures"], key_figures),
            Part("gauges", "重点指标", gauges),
            Part("indicators", words["main_indicators"], indicators),
            Part("other-figures", "其他已公布数据", other_figures),
            Part("deadlines", words["due_and_overdue"], deadlines),
            Part("carried", words["carried_over"], carried),
            Part("counties", words["county_map"], counties),
            Part("campaign", words["campaign"], campaign),
            Part("quarters", words["by_quarter"], quarters),
            Part("latest", words["latest_progress"], latest),
            Part("coordination", words["coordination"], coordination),
        ),
    ),
    "county": (
        "县区",
        (
            Part("counties", words["county_map"], counties),
            Part("ladder", "创建梯次", county_page.ladder),
            Part("county-values", "各县区数据", lambda situation: county_page.county_page(situation).values),
            Part("county-sheet", "文件点名", county_page.sheet),
        ),
    ),
    "quarter": (
        "季度",
        (
            Part("quarter-axis", words["milestone"], quarter_page.axis),
            Part("quarter-planned", words["by_quarter"], quarter_page.planned),
            Part("quarter-curve", words["accumulated_curve"], quarter_page.curve),
            Part("quarter-steps", "节点清单", quarter_page.steps),
        ),
    ),
    "department": (
        "部门",
        (
            Part("ledger", words["ledger"], lambda situation: ledger(situation).view),
            Part("department-sheet", "本部门节点", _one_department),
            Part("department-parts", words["workload"], lambda situation: workload.parts(situation, roles_of(situation))),
            Part("department-load", words["due_by_department_month"], workload.load),
            Part("department-pairs", words["leads_and_supports"], lambda situation: workload.pairs(situation, roles_of(situation))),
            Part("battle", words["campaign"], battle),
        ),
    ),
    "indicator": (
        "指标",
        (
            Part("indicator-own", "本指标完成情况", lambda situation: _of_indicator(situation, "targets")),
            Part("indicator-trend", "本指标走势", lambda situation: _of_indicator(situation, "trend")),
            Part("indicator-history", words["history"], lambda situation: _of_indicator(situation, "history")),
            Part("indicator-targets", words["main_indicators"], indicator_page.targets),
            Part("indicator-measured", "未设目标的数据", indicator_page.measured),
        ),
    ),
    "platform": (
        "平台",
        (
            Part("anatomy", words["anatomy"], lambda situation: platform_page(situation).anatomy),
            Part("systems", "平台清单", lambda situation: platform_page(situation).listing),
        ),
    ),
    "report": (
        words["report_page"],
        (
            _annex("ledger", bulletin_tables.TASKS),
            _annex("indicator-targets", bulletin_tables.TARGETS),
            _annex("bulletin-counties", bulletin_tables.COUNTIES.format(places=words["county"])),
            _annex("bulletin-late", bulletin_tables.LATE),
            _annex("bulletin-departments", bulletin_tables.DEPARTMENTS),
            _annex("bulletin-told", bulletin_tables.PROGRESS),
            _annex("bulletin-slow", bulletin_tables.SLOW),
            _annex("bulletin-due", bulletin_tables.DUE),
            _annex("bulletin-asked", bulletin_tables.ASKED),
        ),
    ),
    "battle": ("挂图作战", (Part("battle", words["campaign"], battle),)),
    "supervision": ("督办", _boards()),
    "changes": (
        "变化",
        (
            Part("changes-steps", words["milestone"], lambda situation: since(situation).steps),
            Part("changes-targets", "目标", lambda situation: since(situation).targets),
            Part("changes-tasks", words["task"], lambda situation: since(situation).tasks),
        ),
    ),
}


def views_of(page: str, situation: Situation) -> list[Listed]:
    """The views of a page that there are in a situation, in their order; KeyError for a page without exports."""
    drawn = [Listed(part.name, part.draw(situation)) for part in PAGES[page][1]]
    return [listed for listed in drawn if listed.view is not None]


def view_of(page: str, part_id: str, situation: Situation) -> Listed | None:
    """One view of a page; None for a page or view that does not exist here."""
    part = next((part for part in PAGES.get(page, ("", ()))[1] if part.id == part_id), None)
    view = part.draw(situation) if part else None
    return Listed(part.name, view) if view else None
