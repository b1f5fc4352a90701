"""Every chart and card offers what its page can give, and nothing that it cannot."""

import re
from collections.abc import Iterator

import pytest
from dash import page_registry
from dash.development.base_component import Component

from app import server
from dashboard.components.part_menu import FILES, part_button, part_menu
from dashboard.views.pages import PAGES
from dashboard.views.view import View

assert server  # Pages are registered once the app exists.
# Of a page that stands in one attribute, see dashboard/components/packed.py.
PART = re.compile(r'"data-part":"([^"]+)"')
QUERIES = ({"city": "临沂", "indicator": "data_gathered_total"}, {"city": "德州", "department": "市大数据局"})


def within(component: object) -> Iterator[Component]:
    """A component and everything in it."""
    if isinstance(component, list | tuple):
        for child in component:
            yield from within(child)
    elif isinstance(component, Component):
        yield component
        yield from within(getattr(component, "children", None))


def buttons(page: str, query: dict) -> list[str]:
    layout = next(one["layout"] for one in page_registry.values() if one["path"] == ("/" if page == "overview" else f"/{page}"))
    drawn = layout(**query)
    packed = PART.findall(getattr(drawn, "data-packed", ""))
    return packed or [getattr(one, "data-part") for one in within(drawn) if hasattr(one, "data-part")]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "report"])
@pytest.mark.parametrize("query", QUERIES, ids=["临沂", "德州"])
def test_every_button_of_a_page_names_a_view_of_that_page_once(page, query):
    found = buttons(page, query)
    offered = {part.id for part in PAGES[page][1]}
    assert found and len(found) == len(set(found)) and set(found) <= offered


def test_the_one_screen_offers_every_chart_and_card_that_it_shows():
    assert set(buttons("overview", QUERIES[1])) >= {
        "first-line",
        "key-figures",
        "gauges",
        "indicators",
        "deadlines",
        "counties",
        "campaign",
    }


def test_a_view_without_pictures_has_no_button():
    assert part_button(View(id="progress-mine", headline="我的填报")) is None


def test_the_menu_has_pictures_of_two_sizes_a_drawing_a_slide_the_data_and_the_way_into_a_report():
    entries = [one for one in within(part_menu()) if getattr(one, "role", "") == "menuitem"]
    said = ["图片（PNG 2 倍）", "图片（PNG 4 倍）", "复制图片", "矢量图（SVG）", "幻灯片（PPT）", "数据（CSV）", "加入汇报"]
    assert [entry.children for entry in entries] == said
    assert set(FILES.values()) == {("png", "2"), ("png", "4"), ("svg", ""), ("pptx", ""), ("csv", "")}
