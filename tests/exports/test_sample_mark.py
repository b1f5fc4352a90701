"""示例数据 stands on everything drawn from the sample store, and on nothing else."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.exports import about, sheets
from dashboard.exports.sheets import paper
from dashboard.exports.slides import as_slides, deck
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.pages import Listed
from tests.exports.test_sheets import ABOUT, VIEW


@pytest.fixture(params=[True, False], ids=["sample", "real"])
def marked(request, monkeypatch) -> bool:
    for module in (about, sheets, paper, deck):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, sample=request.param))
    return request.param


def test_every_slide_has_the_mark_turned_across_it(marked):
    show = Presentation(io.BytesIO(as_slides([Listed("主要指标", VIEW)], ABOUT)))
    marks = [
        [shape.rotation for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == WATERMARK] for slide in show.slides
    ]
    assert marks == [[332.0] if marked else []] * 2


def test_every_sheet_names_it_above_its_finding_and_on_paper(marked):
    book = load_workbook(io.BytesIO(sheets.as_workbook([Listed("主要指标", VIEW)], ABOUT)))
    sheet = book["主要指标"]
    assert sheet["A1"].value == ("示例数据：完成 1 项" if marked else "完成 1 项")
    assert sheet.oddHeader.center.text == (WATERMARK if marked else None)
    assert ("示例数据，不是真实填报" in [row[0].value for row in book["说明"]]) is marked


def test_file_names_say_it(marked):
    assert ABOUT.file_name("总览", "xlsx").startswith(WATERMARK) is marked
