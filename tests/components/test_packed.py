"""What stands in one attribute is the same page: tags, attributes, texts; what needs Dash is refused."""

import json

import pytest
from dash import dcc, html

from dashboard.components.packed import PAGE, carrier, markup, nodes, packed


def test_a_page_is_carried_as_tags_attributes_and_texts():
    page = html.Section(
        [html.H2("数字", className="a"), None, [html.P(["共 ", html.B(3)], style={"--share": "5%"}, **{"data-origin": "f1"})]], id="p"
    )
    found = packed(page)
    assert getattr(found, "data-into") == PAGE
    assert json.loads(getattr(found, "data-packed")) == [
        [
            "section",
            {"id": "p"},
            [
                ["h2", {"class": "a"}, ["数字"]],
                ["p", {"data-origin": "f1", "style": {"--share": "5%"}}, ["共 ", ["b", {}, ["3"]]]],
            ],
        ]
    ]


def test_a_field_keeps_what_html_knows_of_it():
    field = dcc.Input(id="day", type="range", min=0, max=9, value=3, debounce=True, autoComplete="off")
    assert json.loads(nodes(field)) == [
        ["input", {"id": "day", "type": "range", "min": 0, "max": 9, "value": 3, "autocomplete": "off"}, []]
    ]


def test_a_component_that_needs_dash_is_refused_by_its_name():
    with pytest.raises(TypeError, match="Store"):
        packed(html.Div([html.P("一"), dcc.Store(id="kept")]))


def test_a_carrier_has_its_own_id_and_names_its_place():
    found = carrier("shell-title", id="title-carrier")
    assert (found.id, getattr(found, "data-into"), getattr(found, "data-packed")) == ("title-carrier", "shell-title", "[]")


@pytest.mark.parametrize(
    ("content", "written"),
    [
        (html.A("总览", href="/?a=1&b=2", **{"data-carry": ""}), '<a data-carry="" href="/?a=1&amp;b=2">总览</a>'),
        (html.P(hidden=True), "<p hidden></p>"),
        (html.P("甲", hidden=False), "<p>甲</p>"),
        (dcc.Input(type="search", placeholder='"搜"'), '<input placeholder="&quot;搜&quot;" type="search">'),
        ([html.B("<img src=x onerror=f()>"), "乙"], "<b>&lt;img src=x onerror=f()&gt;</b>乙"),
    ],
)
def test_markup_is_html_in_which_words_stay_words(content, written):
    assert markup(content) == written


def test_markup_refuses_a_style_of_its_own():
    with pytest.raises(TypeError, match="style"):
        markup(html.P(style={"color": "red"}))


@pytest.mark.parametrize(
    "component",
    [
        html.Button("填报", id="b", className="c", title="说明", hidden=False, disabled=True, **{"data-x": "1", "aria-label": "填"}),
        dcc.Input(id="q", type="search", value="基站", autoComplete="off", style={"width": "5px"}),
    ],
    ids=["button", "input"],
)
def test_the_attributes_are_those_that_dash_would_send(component):
    sent = component.to_plotly_json()["props"]
    ((_, attributes, _),) = json.loads(nodes(component))
    assert sorted(attributes) == sorted({"className": "class"}.get(name, name.lower()) for name in sent if name != "children")
