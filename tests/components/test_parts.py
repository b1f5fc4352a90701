"""The parts that pages are put together from."""

import json
from datetime import date

from dash import html

from dashboard.components.cards import bullets, gauge, key_figure
from dashboard.components.filter_bar import filter_bar
from dashboard.components.frame import framed
from dashboard.components.origin_panel import origin_panel, place_address
from dashboard.components.parts import empty, lamp, member, number, table
from dashboard.schema import State
from dashboard.views.filters import Field, Filters, Span
from dashboard.views.origin import Origin
from dashboard.views.view import Source, View

SOURCE = Source("d1", "甲市2022年工作要点", "甲市大数据局", "2022-03-28")


def words(component: object) -> str:
    """All text of a component, in order."""
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return "".join(map(words, component))
    return words(component.children) if hasattr(component, "children") else str(component)


def attributes(component: object) -> dict:
    return component.to_plotly_json()["props"]


def test_a_lamp_carries_symbol_word_and_colour():
    made = lamp(State.OVERDUE)
    assert (words(made), made.className) == ("■逾期", "lamp lamp-late")
    assert lamp(State.NOT_REPORTED).className == "lamp lamp-late lamp-outlined"


def test_a_number_with_an_origin_opens_it_and_one_without_is_plain_text():
    assert attributes(number("17.24", "facts:f1", "亿条"))["data-origin"] == "facts:f1"
    assert isinstance(number("—"), html.Span)


def test_a_member_filters():
    assert attributes(member("费县", "county"))["data-filter-county"] == "费县"


def test_a_table_is_one_component_with_its_cells_as_data():
    row = {"name": "<b>", "state": State.DONE, "origins": {"name": "tasks:k1"}, "filters": {}, "below": {"name": "下"}}
    view = View(id="v", headline="表", columns={"name": "名称", "state": "亮灯"}, rows=(row,))
    spec = json.loads(attributes(table(view, numeric=("name",), sortable=True))["data-table"])
    assert spec["heads"] == [{"t": "名称", "n": 1, "c": "name"}, {"t": "亮灯", "n": 0, "c": "state"}]
    assert spec["rows"] == [[{"t": "<b>", "o": "tasks:k1", "b": "下"}, {"t": "已办结", "s": "ok", "m": "●", "x": 0}]]


def test_a_table_without_rows_says_why():
    assert words(table(View(id="v", headline="表", note="没有节点"))) == "没有节点"
    assert words(empty("没有", "请录入")) == "没有请录入"


def test_a_panel_says_headline_source_date_and_where_the_rest_is():
    view = View(
        id="v", headline="结论", subtitle="单位：项", sources=(SOURCE,) * 5, as_of="截至 2022-07-31", more="全部9项", page="/department"
    )
    assert (
        words(framed(view, "内容"))
        == "结论单位：项全部9项 ›内容来源：甲市2022年工作要点；甲市2022年工作要点；甲市2022年工作要点 等5份 · 截至 2022-07-31"
    )


def test_a_key_figure_shows_bound_figures_unit_whole_and_caption():
    row = {"name": "完工", "before": "≥", "figures": "45", "unit": "个", "after": " / 73个", "caption": "占 61.6%", "origin": "facts:f1"}
    assert words(key_figure(row)) == "完工≥45个 / 73个占 61.6%"


def test_a_gauge_without_an_actual_draws_no_arc_and_opens_its_target():
    row = {
        "name": "培训人数",
        "figures": "—",
        "unit": "",
        "actual": "—",
        "caption": "目标 300人",
        "bar": {"done": None, "expected": 50.0},
        "origins": {"target": "facts:t"},
        "state": State.NOT_DUE,
    }
    arc, tick, said = gauge(row).children[1].children
    assert (arc.style, tick.style) == ({"--turn": "0.0deg"}, {"transform": "rotate(90.0deg)"})
    assert attributes(said)["data-origin"] == "facts:t"


def test_a_bullet_never_leaves_its_track():
    row = {name: "" for name in ("name", "target", "actual", "share", "expected", "lead")} | {"state": State.DONE}
    rows = (row | {"bar": {"done": 140.0, "expected": None}},)
    spec = json.loads(attributes(bullets(View(id="v", headline="指标", columns=dict.fromkeys(row, ""), rows=rows)))["data-table"])
    assert spec["rows"][0][1]["bar"] == {"done": 100.0, "expected": None}


def test_the_filter_bar_offers_what_can_be_chosen_and_says_what_is_unknown():
    county = Field("county", "县区", ("费县", "沂水县"), (("费县", "费县"), ("沂水县", "沂水县"), ("平邑县", "平邑县")))
    city = Field("city", "城市", ("临沂",), (("临沂", "临沂"), ("德州", "德州")))
    made = filter_bar(
        Filters(
            (city,),
            Field("as_of", "截至", ("2022-07-31",)),
            Span(date(2022, 1, 1), 364, 211),
            (county,),
            ("“火星”：无此选项，未采用",),
            True,
        )
    )
    fields = made.children[0].children
    ticks = fields[3].children[1].children
    assert words(fields[3].children[0]) == "县区费县等2项"
    assert [attributes(tick)["aria-pressed"] for tick in ticks] == ["false", "true", "true", "false"]
    assert attributes(ticks[1])["data-toggle-county"] == "费县"
    assert attributes(fields[2].children[1])["data-start"] == "2022-01-01"
    assert fields[2].children[1].children.value == 211
    assert words(made.children[1]) == "“火星”：无此选项，未采用"


def test_the_origin_panel_tells_document_sentence_and_place():
    origin = Origin("数据", SOURCE, "年内建设", "75", "个以上。", "第3页", 40)
    assert words(origin_panel([origin])) == "甲市2022年工作要点甲市大数据局 · 2022-03-28 · 第3页年内建设75个以上。在原文中查看 ›"
    assert place_address(origin) == "/document?doc=d1#at-40"
    assert "另有 2 处" in words(origin_panel([origin] * 14))
    assert words(origin_panel([])).startswith("这条数据的依据已不在")


def test_an_editor_is_led_from_an_origin_to_its_mending_and_to_the_leadership_where_it_can_be_late():
    def addresses(row, **edits):
        (entry,) = [one for one in origin_panel([Origin("节点", SOURCE, "", "完成方案", "", "", 3, row)], **edits) if one]
        return [link.href for link in entry.children[-1].children]

    assert addresses("milestones:M1") == ["/document?doc=d1#at-3"]
    assert addresses("milestones:M1", edits=True) == [
        "/document?doc=d1#at-3",
        "/quality?doc=d1&row=milestones%3AM1",
        "/special?about=milestones%3AM1",
    ]
    assert len(addresses("pilots:P1", edits=True)) == 2


def test_notes_too_long_to_stand_beside_a_name_stand_below_it_and_leave_room_for_fewer_rows():
    def drawn(*notes, of_target=""):
        plain = dict.fromkeys(("target", "actual", "share", "expected", "lead"), "") | {"name": "基站", "state": State.DONE, "bar": {}}
        rows = tuple(plain | {"below": {"name": note, "target": of_target}} for note in notes)
        return attributes(bullets(View(id="v", headline="指标", columns=dict.fromkeys(plain, ""), rows=rows)))

    moved = "原定 12-31，经批准延至 2023-02-28"
    kinds = [drawn(*[moved] * count, *["12-31 前"] * (6 - count))["className"] for count in (0, 1, 2, 6)]
    assert kinds == ["rows bullets bullets-6", "rows bullets bullets-5", "rows bullets bullets-4", "rows bullets bullets-3"]
    assert json.loads(drawn(moved, of_target="经批准调整")["data-table"])["rows"][0][0]["b"] == f"{moved} · 经批准调整"
