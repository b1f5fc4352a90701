"""Files on request: named, filtered and filled like the page they belong to."""

import io
from urllib.parse import unquote

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from app import server
from dashboard.exports.sheets.cells import content
from dashboard.schema import Selection
from dashboard.views.indicators import indicators
from dashboard.views.pages import PAGES, view_of
from dashboard.views.situation import situation
from tests.exports.made_presentations import HEIGHT, WIDTH, bureaus_own


@pytest.fixture
def client():
    return server.test_client()


def test_a_file_is_named_after_city_page_and_date(client):
    answer = client.get("/download/overview.xlsx", query_string={"city": "德州", "as_of": "2020-06-30"})
    assert unquote(answer.headers["Content-Disposition"]).endswith("德州_2020年度总览_2020-06-30.xlsx")


def test_a_workbook_shows_the_figures_of_the_page_under_the_same_filters(client):
    query = {"city": "德州", "as_of": "2020-06-30"}
    book = load_workbook(io.BytesIO(client.get("/download/overview.xlsx", query_string=query).data))
    view = indicators(situation(Selection.from_query(query)))
    sheet = book["主要指标完成情况"]
    assert sheet["A1"].value == view.headline
    assert [sheet.cell(4 + place, 2).value for place in range(len(view.rows))] == [content(row["target"]).value for row in view.rows]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_workbook_and_slides(client, page):
    book = load_workbook(io.BytesIO(client.get(f"/download/{page}.xlsx").data))
    assert book.sheetnames[0] == "说明"
    slides = Presentation(io.BytesIO(client.get(f"/download/{page}.pptx").data)).slides
    assert len(slides) >= 2


def test_a_csv_is_read_in_one_line(client):
    rows = pd.read_csv(io.BytesIO(client.get("/download/quarter/quarter-steps.csv", query_string={"city": "德州"}).data))
    assert rows.columns[0] == "完成时限" and len(rows) > 0


@pytest.mark.parametrize(
    "path", ["/download/nothing.xlsx", "/download/overview.exe", "/download/overview/nothing.csv", "/download/x/y.csv"]
)
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_slides_stand_on_the_bureaus_own_template_unless_a_shape_is_asked_for(client, monkeypatch):
    monkeypatch.setattr("dashboard.reports.slide_template.content", lambda _store: bureaus_own())

    def size(**query: str) -> tuple[int, int]:
        show = Presentation(io.BytesIO(client.get("/download/quarter/quarter-planned.pptx", query_string=query).data))
        return show.slide_width, show.slide_height

    assert size() == (WIDTH, HEIGHT)
    assert size(ratio="4:3") == (Inches(10), Inches(7.5))


def test_one_chart_is_slides_or_a_workbook_of_its_own(client):
    query = {"city": "德州", "as_of": "2020-06-30"}
    show = Presentation(io.BytesIO(client.get("/download/quarter/quarter-planned.pptx", query_string=query).data))
    book = load_workbook(io.BytesIO(client.get("/download/quarter/quarter-planned.xlsx", query_string=query).data))
    view = view_of("quarter", "quarter-planned", situation(Selection.from_query(query))).view
    assert show.slides[0].shapes.title.text_frame.text == view.headline
    assert book.sheetnames == ["说明", "各季度节点完成情况"]
