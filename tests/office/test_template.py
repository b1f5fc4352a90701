"""The filling template in a real LibreOffice: filled and saved anew it is taken back, and it prints as a form to sign.

WPS cannot be had for tests: `tests/reports/test_lines.py` imitates what it does to a file.
"""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pypdfium2
import pytest

from dashboard.reports import Store, entries, uploads
from dashboard.reports.people import at_the_command_line
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.template import CHOICES, FIRST_ROW, KEY_COLUMN, LOCKED, SIGNED, WRITTEN, template
from dashboard.reports.uploads import Verdict
from dashboard.reports.words import SECRETS, Openness, Status
from tests.office import convert
from tests.reports.made import CITY, POLICE, tables

ACTOR, JUNE = at_the_command_line("甲"), period("2022-06")
HEADINGS = (*LOCKED, *WRITTEN)
STEP = {
    "本期进展情况": "试运行正常",
    "完成情况": "已完成",
    "完成日期": date(2022, 6, 28),
    "公开范围": "可上屏",
    "联系人及电话": "李四 0539-1",
}
TARGET = {"本期进展情况": "又接入三百路\n其中社会单位一百路", "累计完成": 1200.5, "下一步打算": "接入余下的"}


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


def register(store):
    return Register.of(store, tables(), CITY, 2022)


@pytest.fixture
def blank(store, tmp_path):
    """市公安局's template of June as a file."""
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template(POLICE.member, CITY, 2022, JUNE, register(store).due_of(POLICE, JUNE)))
    return path


def fill(path, **lines):
    """Write into the lines whose key names a thing, as a person would."""
    book = openpyxl.load_workbook(path)
    sheet = book["填报"]
    keys = {str(sheet.cell(row, KEY_COLUMN).value).split("|")[1]: row for row in range(FIRST_ROW, FIRST_ROW + 3)}
    for subject, written in lines.items():
        for heading, said in written.items():
            sheet.cell(keys[subject], HEADINGS.index(heading) + 1).value = said
    book.save(path)


def saved_anew(path, folder):
    folder.mkdir()
    return convert(path, "xlsx", folder)


def test_a_template_that_libreoffice_saved_anew_is_previewed_written_and_read_back(store, blank, tmp_path):
    fill(blank, step2=STEP, fact2=TARGET)
    data = saved_anew(blank, tmp_path / "anew").read_bytes()
    seen = uploads.upload(store, ACTOR, register(store), blank.name, data)
    assert [(line.verdict, line.faults) for line in seen.lines] == [(Verdict.NEW, ()), (Verdict.NEW, ())]
    uploads.confirm(store, ACTOR, register(store), seen.upload_id)
    step, target = entries.find(store)
    assert (step.status, step.done_on, step.openness, step.contact) == (Status.DONE, date(2022, 6, 28), Openness.SCREEN, "李四 0539-1")
    assert (target.value, target.unit, target.progress) == (Decimal("1200.5"), "路", TARGET["本期进展情况"])
    again = uploads.upload(store, ACTOR, register(store), blank.name, data)
    assert again.counts[Verdict.UNCHANGED] == 2


def test_libreoffice_keeps_what_is_locked_hidden_and_chosen_from_lists(blank, tmp_path):
    book = openpyxl.load_workbook(saved_anew(blank, tmp_path / "anew"))
    sheet = book["填报"]
    assert sheet.protection.sheet
    free = [heading for column, heading in enumerate(HEADINGS, start=1) if not sheet.cell(FIRST_ROW, column).protection.locked]
    assert free == list(WRITTEN)
    lists = {choice.formula1.strip('"') for choice in sheet.data_validations.dataValidation}
    assert lists == {",".join(allowed) for allowed in CHOICES.values()}
    assert book["说明"].sheet_state != "visible"


def test_it_prints_on_two_pages_of_a4_landscape_with_title_tasks_and_lines_to_sign(blank, tmp_path):
    pages = list(pypdfium2.PdfDocument(io.BytesIO(convert(blank, "pdf", tmp_path).read_bytes())))
    assert [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pages] == [(297, 210)] * 2
    first, second = (page.get_textpage().get_text_range() for page in pages)
    for words in ("临沂 市公安局 2022年6月 进展情况填报表", SECRETS, "工作任务", "建设视频平台"):
        assert words in first and words in second
    assert all(words in first and words not in second for words in (*SIGNED, "本期应完成", "本期进展情况"))
    assert all(words in second and words not in first for words in ("累计完成", "下一步打算", "需协调事项", "联系人及电话"))
    assert "第 1 页，共 2 页" in first
