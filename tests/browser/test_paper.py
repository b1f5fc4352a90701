"""What the print dialog, and the server's own Chromium, put on paper: sizes, page numbers, text that can be selected."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from dashboard.exports.paper import PaperError, browser, printed
from tests import chromium

A4, A3_LYING, WIDE = (595, 842), (1191, 842), (960, 540)


def pages(body: bytes) -> list[tuple[tuple[int, int], str]]:
    """Size in points and text of each page."""
    paper = pypdfium2.PdfDocument(body)
    return [((round(page.get_width()), round(page.get_height())), page.get_textpage().get_text_bounded()) for page in paper]


def test_the_ledger_lies_on_a3_with_its_headings_and_its_number_on_every_page(address):
    made = pages(printed(f"{address}/department?city=德州", browser(chromium.executable())))
    assert {size for size, _ in made} == {A3_LYING}
    assert sum("工作任务" in text and "牵头单位" in text and "下一时限" in text for _, text in made) > 1
    assert [re.search(r"(\d+) / (\d+)", text).groups() for _, text in made] == [(str(n + 1), str(len(made))) for n in range(len(made))]


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("a3", A3_LYING), ("wide", WIDE)])
def test_the_whole_page_goes_on_the_paper_that_is_asked_for(address, paper, size):
    made = pages(printed(f"{address}/quarter?city=临沂&year=2021", browser(chromium.executable()), paper))
    assert {found for found, _ in made} == {size}
    assert "时间节点" in "".join(text for _, text in made)


def test_a_browser_that_is_not_there_is_named():
    with pytest.raises(PaperError, match=r"没有找到 Chromium.*CHROMIUM=/nowhere/chromium"):
        browser("/nowhere/chromium")
