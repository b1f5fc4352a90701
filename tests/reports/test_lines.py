"""Filled templates as people's programs and hands leave them: moved, sorted, re-saved, copied; read all the same, or refused in words."""

import io
from datetime import date

import openpyxl
import pytest

from dashboard.reports import entries, template, uploads
from dashboard.reports.errors import ReportError
from dashboard.reports.people import Role
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.uploads import Verdict
from dashboard.reports.words import Severity, Status
from tests.reports.made import CITY, POLICE, step, tables, value

JUNE = period("2022-06")
WRITTEN_AT = dict(zip((*template.LOCKED, *template.WRITTEN), "ABCDEFGHIJKLMNOPQRSTUV", strict=True))
VIDEOS = {"subject_id": "fact2", "indicator": "", "title": "接入视频", "county": "", "department": "市公安局", "unit": "路"}


@pytest.fixture
def police(account):
    return account("li", Role.REPORTER, POLICE)


@pytest.fixture
def book(store, police):
    """The template of June, in which 900 is filled in for the videos, line 5."""
    data = template.template("市公安局", CITY, 2022, JUNE, register(store).due(police, JUNE))
    opened = openpyxl.load_workbook(io.BytesIO(data))
    opened["填报"][f"{WRITTEN_AT['累计完成']}5"] = 900
    return opened


@pytest.fixture
def shown(store, police, book):
    """What the reporter is shown when he uploads the book as it is now."""
    return lambda file="填报.xlsx": uploads.upload(store, police, register(store), file, saved(book))


def register(store) -> Register:
    return Register.of(store, tables(), CITY, 2022)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def said(preview) -> list[tuple[str, Severity, str]]:
    return [(fault.address, fault.severity, fault.what) for line in preview.lines for fault in line.faults]


def column_before(book):
    book["填报"].insert_cols(10)


def row_above(book):
    book["填报"].insert_rows(1)


def sheet_in_front(book):
    book.create_sheet("草稿", 0)["A1"] = "随手记"


def hidden_sheet_shown(book):
    book["说明"].sheet_state = "visible"


def hidden_sheet_first(book):
    book["说明"].sheet_state = "hidden"
    book.move_sheet("说明", -1)


def number_as_text(book):
    book["填报"]["K5"] = " 900 "


def choices_gone(book):
    book["填报"].data_validations.dataValidation = []
    book["填报"].protection.sheet = False


CHANGES = (column_before, row_above, sheet_in_front, hidden_sheet_shown, hidden_sheet_first, number_as_text, choices_gone)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_hands_and_other_programs_do_to_a_template_is_read_all_the_same(book, shown, change):
    change(book)
    (line,) = shown().lines
    assert (line.verdict, line.entry.subject_id, line.entry.value, line.entry.unit) == (Verdict.NEW, "fact2", 900, "路")


def test_a_fault_in_a_moved_column_is_named_where_it_stands_now(book, shown):
    book["填报"]["K5"] = "很多"
    book["填报"].insert_cols(10)
    assert [address for address, _, _ in said(shown())] == ["L5"]


def heading_gone(book):
    book["填报"]["K3"] = None


def sheet_renamed(book):
    book["填报"].title = "六月"


def hidden_sheet_gone(book):
    book.remove(book["说明"])


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (heading_gone, "模板的表头不全，缺少累计完成，请重新下载模板"),
        (sheet_renamed, "模板里没有“填报”工作表，请重新下载模板"),
        (hidden_sheet_gone, "已不是原来的模板文件（复制到了新文件，或另存成了 .csv），请填在下载的模板里上传"),
    ],
)
def test_a_template_that_lost_what_it_is_known_by_is_refused_in_words(store, book, shown, change, what):
    change(book)
    with pytest.raises(ReportError) as refused:
        shown()
    assert what in str(refused.value)
    assert entries.find(store) == ()


def test_a_template_saved_as_csv_is_refused_in_words(store, police, book):
    lines = [",".join(str(cell or "").replace(",", "，").replace("\n", "") for cell in row) for row in book["填报"].values]
    with pytest.raises(ReportError, match=r"另存成了 \.csv"):
        uploads.upload(store, police, register(store), "填报.csv", "\n".join(lines).encode("gb18030"))


def test_a_line_added_by_hand_is_refused_and_not_passed_over(book, shown):
    book["填报"]["J7"] = "自己加的一行"
    assert ("第7行", Severity.REFUSE, "这一行不是模板原有的事项，请填在原有的行里，或重新下载模板") in said(shown())


def test_names_written_beside_the_signatures_are_no_line(book, shown):
    sheet = book["填报"]
    signed = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "填报人：")
    sheet.cell(signed, 2).value, sheet.cell(signed, 11).value = "填报人：张三", "7月1日"
    assert [line.row for line in shown().lines] == [5]


@pytest.mark.parametrize(
    ("heading", "written", "severity", "what"),
    [
        ("单位", "万路", Severity.REFUSE, "单位应为“路”，填的是“万路”"),
        ("单位", None, Severity.REFUSE, "单位应为“路”，填的是“空”"),
        ("累计完成", 20_001, Severity.ASK, "超过目标 2000路 的 10 倍，请核对单位是否为“路”"),
        ("累计完成", 849, Severity.ASK, "累计数比 2022-05-31 的 850路 减少了"),
        ("公开范围", "公开", Severity.REFUSE, "只能是：可上屏、内部、仅审核人，填的是“公开”"),
    ],
)
def test_a_wrong_or_unlikely_cell_of_a_template_is_named(store, police, book, shown, heading, written, severity, what):
    entries.save(store, police, value(850, "2022-05", date(2022, 5, 31), **VIDEOS))
    address = f"{WRITTEN_AT[heading]}5"
    book["填报"][address] = written
    assert said(shown()) == [(address, severity, what)]


def test_a_day_of_completion_that_is_yet_to_come_is_refused_at_its_cell(store, police, book, shown):
    entries.save(store, police, step(Status.UNDERWAY, period="2022-05", as_of=date(2022, 5, 31)))
    book["填报"]["M4"], book["填报"]["N4"] = "已完成", date(2022, 12, 1)
    assert ("N4", Severity.REFUSE, "完成日期 2022-12-01 晚于截至日期 2022-06-30") in said(shown())
