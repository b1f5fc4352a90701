"""Slides and workbooks open in a real LibreOffice, page for page, and every page shows its title within its edges."""

import io

import numpy
import openpyxl
import pypdfium2
import pytest
from pptx import Presentation

from app import server
from tests.exports.made_presentations import bureaus_own
from tests.office import convert

QUERY = {"city": "德州", "as_of": "2020-06-30"}
# Pixels a point, and how much of a page's edge must stay empty, in pixels.
SCALE, EDGE = 1, 6
BLANK = 245


def downloaded(path: str, tmp_path, **query: str):
    """A file as the program gives it."""
    file = tmp_path / f"made.{path.rpartition('.')[2]}"
    file.write_bytes(server.test_client().get(path, query_string=QUERY | query).data)
    return file


def pages(file, tmp_path):
    return pypdfium2.PdfDocument(convert(file, "pdf", tmp_path))


def marks_at_the_edge(page) -> int:
    """Dark pixels in the strips along the sides and the lower edge; the upper edge has a band."""
    pixels = numpy.asarray(page.render(scale=SCALE, grayscale=True).to_numpy())
    return int(sum((strip < BLANK).sum() for strip in (pixels[20:, :EDGE], pixels[20:, -EDGE:], pixels[-EDGE:])))


@pytest.mark.parametrize(("page", "ratio"), [("overview", "16:9"), ("department", "4:3")])
def test_slides_convert_page_for_page_with_nothing_at_their_edges(page, ratio, tmp_path):
    file = downloaded(f"/download/{page}.pptx", tmp_path, ratio=ratio)
    slides, shown = Presentation(file).slides, pages(file, tmp_path)
    assert len(shown) == len(slides)
    for slide, one in zip(slides, shown, strict=True):
        text = one.get_textpage().get_text_bounded().replace("\r\n", "").replace(" ", "")
        assert slide.shapes.title.text_frame.text.replace(" ", "") in text
        assert marks_at_the_edge(one) == 0


def values(path) -> list:
    charts = [shape.chart for slide in Presentation(path).slides for shape in slide.shapes if shape.has_chart]
    return [[tuple(series.values) for series in chart.plots[0].series] for chart in charts]


def test_on_a_bureaus_own_template_native_charts_keep_their_values_through_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.reports.slide_template.content", lambda _store: bureaus_own())
    file = downloaded("/download/quarter.pptx", tmp_path)
    (tmp_path / "again").mkdir()
    saved = convert(file, "pptx", tmp_path / "again")
    assert len(Presentation(saved).slides) == len(Presentation(file).slides)
    assert values(saved) == values(file) != []


def test_a_workbook_opens_with_its_numbers_and_prints_its_headings_on_every_page(tmp_path):
    file = downloaded("/download/department.xlsx", tmp_path)
    (tmp_path / "again").mkdir()
    saved = openpyxl.load_workbook(convert(file, "xlsx", tmp_path / "again"))
    made = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    assert saved.sheetnames == made.sheetnames
    for sheet in made:
        numbers = [cell.value for row in sheet for cell in row if isinstance(cell.value, int | float)]
        assert numbers == [cell.value for row in saved[sheet.title] for cell in row if isinstance(cell.value, int | float)]
    ledger = made["工作台账"]
    shown = [page.get_textpage().get_text_bounded() for page in pages(file, tmp_path)]
    assert sum(ledger["A1"].value in page and ledger["B3"].value in page for page in shown) >= 2
    assert "第 1 页，共" in shown[0]
