"""Pictures on request: of every view of every page, named and filtered like the page, saying what the page says."""

from urllib.parse import unquote

import pytest

from app import server
from dashboard.exports import pictures
from dashboard.exports.pictures import as_svg, typeface
from dashboard.schema import Selection
from dashboard.views.campaign import MONTHS
from dashboard.views.pages import PAGES, view_of
from dashboard.views.situation import situation, today
from dashboard.web.files import about_page
from tests.exports.pictures.made import pixels, texts

DEZHOU = {"city": "德州", "as_of": "2020-06-30"}
CHOSEN = (
    {"city": "临沂", "indicator": "data_gathered_total"},
    {"city": "临沂", "year": "2021"},
    {"city": "滨州"},
    {"city": "德州", "department": "市大数据局", "indicator": "base_stations_5g"},
)


@pytest.fixture
def client():
    return server.test_client()


@pytest.fixture
def without_packing(monkeypatch):
    """Glyphs are packed for every picture of every city once, in other tests: here it would take most of the time."""
    monkeypatch.setattr(typeface, "embedded", lambda characters: "")


@pytest.mark.parametrize("query", CHOSEN, ids=["指标", "台账", "滨州", "部门"])
def test_every_view_of_every_page_has_its_picture(query, without_packing):
    situated = situation(Selection.from_query(query))
    for page, (_, parts) in PAGES.items():
        for part in parts:
            if view := part.draw(situated):
                assert view.id == part.id, "A part is named by its view"
                said = "".join(texts(as_svg(view, about_page(page, situated)))).replace(" ", "")
                assert all(words.replace(" ", "") in said for words in (view.headline, view.as_of, view.rule)), part.id


def test_a_picture_is_named_after_city_view_and_date(client):
    answer = client.get("/download/overview/quarters.svg", query_string=DEZHOU)
    assert unquote(answer.headers["Content-Disposition"]).endswith("德州_各季度节点完成情况_2020-06-30.svg")
    assert answer.content_type.startswith("image/svg+xml") and answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("asked", "scale"), [("2", 2), ("4", 4), ("", 2), ("999", 2)])
def test_a_png_has_two_or_four_times_the_pixels(client, asked, scale):
    answer = client.get("/download/overview/quarters.png", query_string=DEZHOU | {"scale": asked})
    assert pixels(answer.data).size == (pictures.WIDTH * scale, pictures.HEIGHT * scale)


def test_a_picture_shows_the_figures_of_its_page_under_the_same_filters(client):
    query = DEZHOU | {"department": "市大数据局"}
    said = texts(client.get("/download/overview/indicators.svg", query_string=query).data)
    view = view_of("overview", "indicators", situation(Selection.from_query(query))).view
    shown = [row[name] for row in view.rows for name in ("name", "target", "actual", "share", "expected")]
    assert [word for word in said if word in shown] == shown
    assert view.headline in said and any("筛选：部门：市大数据局" in line for line in said) and view.rule in said


def test_the_matrix_has_a_letter_for_every_step_of_its_page(client):
    said = texts(client.get("/download/overview/campaign.svg", query_string=DEZHOU).data)
    view = view_of("overview", "campaign", situation(Selection.from_query(DEZHOU))).view
    letters = [
        row[month] + (str(row["counts"][month]) if row["counts"][month] > 1 else "")
        for row in view.rows
        for month in MONTHS
        if month in row
    ]
    assert [word for word in said if word in set(letters)] == letters


def test_a_picture_is_light_whatever_the_screen_is(client):
    lit, dark = (client.get("/download/county/counties.svg", query_string=DEZHOU | theme).data for theme in ({}, {"theme": "dark"}))
    assert lit == dark


@pytest.mark.parametrize("path", ["/download/overview/nothing.png", "/download/nothing/quarters.svg"])
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_page_is_one_long_picture_for_a_phone(client):
    answer = client.get("/download/county.png?city=德州")
    assert (answer.status_code, answer.mimetype, pixels(answer.data).width) == (200, "image/png", 1080)
    assert unquote(answer.headers["Content-Disposition"]).endswith("德州_2020年度县区_2020-12-31.png")
    assert client.get("/download/moon.png").status_code == 404


def test_what_is_counted_today_is_named_after_today(client):
    answer = client.get("/download/supervision/supervision-funnel.svg", query_string=DEZHOU)
    assert unquote(answer.headers["Content-Disposition"]).endswith(f"德州_督办事项各环节_{today()}.svg")
    assert any(f"截至 {today()}" in line for line in texts(answer.data))
