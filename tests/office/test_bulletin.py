"""LibreOffice lays the bulletin out as it is meant: 22 lines a page, 28 characters a line, tables across whose headings repeat."""

from dataclasses import replace
from datetime import date

import pdfplumber
import pytest

from dashboard.exports.bulletin import as_document
from dashboard.measures.desk import Desk, StepReport
from dashboard.views.bulletin import Final, bulletin
from tests import office
from tests.views import made

LONG = "完成全市公共数据平台的建设和验收并组织各有关单位开展应用培训"
STEPS = [made.step(f"m{place}", "2022-07-20", department="市大数据局", text=f"{LONG * 3}之{place}") for place in range(40)]
DESK = Desk(steps={f"m{place}": StepReport(f"r{place}", date(2022, 7, 25)) for place in range(40)})
POINTS_A_MM = 72 / 25.4


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bulletin")
    source = folder / "bulletin.docx"
    issued = bulletin(made.situation(desk=DESK, milestones=STEPS), Final(1, date(2022, 8, 2)))
    source.write_bytes(as_document(replace(issued, charts=())))
    with pdfplumber.open(office.convert(source, "pdf", folder)) as opened:
        yield opened.pages


def lines(page) -> list[str]:
    """The lines of the type area, top to bottom."""
    area = page.crop((0, 37 * POINTS_A_MM - 1, page.width, 262 * POINTS_A_MM + 1))
    return area.extract_text().splitlines()


def test_a_full_page_of_text_has_22_lines_of_28_characters(pages):
    found = lines(pages[2])
    assert len(found) == 22
    assert max(len(line) for line in found if not any(map(str.isascii, line))) == 28


def test_pages_are_numbered_on_alternate_sides(pages):
    for number, page in enumerate(pages[:4], start=1):
        foot = page.crop((0, page.height - 35 * POINTS_A_MM, page.width, page.height))
        said = "".join(foot.extract_text().split())
        assert said == f"—{number}—"
        middle = (min(char["x0"] for char in foot.chars) + max(char["x1"] for char in foot.chars)) / 2
        assert (middle > page.width / 2) is (number % 2 == 1)


def test_wide_tables_lie_across_and_their_headings_stand_on_every_page(pages):
    across = [page for page in pages if page.width > page.height]
    headed = [page for page in across if "责任单位" in page.extract_text() and "完成时限" in page.extract_text()]
    shown = [page for page in across if LONG[:12] in page.extract_text()]
    assert len(shown) > 1
    assert [page.page_number for page in shown] == [page.page_number for page in headed]


def test_nothing_is_printed_outside_the_paper(pages):
    for page in pages:
        assert all(char["x0"] >= 0 and char["x1"] <= page.width and char["bottom"] <= page.height for char in page.chars)
