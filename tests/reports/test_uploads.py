"""Files in: the template out and in again, and everything that can be wrong with a file, each at its cell."""

import io
import zipfile
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from sqlalchemy import event

from dashboard.reports import audit, entries, sheets, template, uploads
from dashboard.reports.entries import Conflict
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Role
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.uploads import Verdict
from dashboard.reports.words import SECRETS, Openness, Severity, Stage, Status
from tests.reports.made import CITY, POLICE, YISHUI, step, tables, value

JUNE = period("2022-06")
HEADINGS = (*template.LOCKED, *template.WRITTEN)


@pytest.fixture
def police(account):
    return account("li", Role.REPORTER, POLICE)


def register(store) -> Register:
    return Register.of(store, tables(), CITY, 2022)


def filled(data: bytes, *cells: tuple[str, str, object]) -> bytes:
    """The template with cells written by line title and heading."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    lines = {sheet.cell(row, template.KEY_COLUMN).value: row for row in range(template.FIRST_ROW, sheet.max_row + 1)}
    for subject, heading, written in cells:
        row = next(row for key, row in lines.items() if key and subject in key)
        sheet.cell(row, HEADINGS.index(heading) + 1).value = written
    return saved(book)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def blank(store, account) -> bytes:
    return template.template("市公安局", CITY, 2022, JUNE, register(store).due(account, JUNE))


def said(preview) -> list[tuple[str, str]]:
    return [(fault.address, fault.what) for line in preview.lines for fault in line.faults]


def test_the_template_is_filled_with_what_is_known_and_locked_but_for_what_is_asked(store, police):
    entries.save(store, police, step(Status.UNDERWAY, period="2022-05", as_of=date(2022, 5, 31), progress="已招标"))
    sheet = openpyxl.load_workbook(io.BytesIO(blank(store, police))).worksheets[0]
    assert [cell.value for cell in sheet[3]][: len(HEADINGS)] == list(HEADINGS)
    line = {heading: sheet.cell(4, column) for column, heading in enumerate(HEADINGS, start=1)}
    known = [line[heading].value for heading in ("序号", "工作任务", "牵头单位", "本期应完成", "上期进展情况")]
    assert known == [1, "建设视频平台", "市公安局", "平台试运行", "已招标"]
    assert line["完成时限"].value.date() == date(2022, 6, 30)
    assert [heading for heading in HEADINGS if not line[heading].protection.locked] == list(template.WRITTEN)
    assert sheet.protection.sheet
    assert SECRETS in sheet["A2"].value
    assert {choice.formula1 for choice in sheet.data_validations.dataValidation} >= {'"已完成,推进中,受阻"', '"是"'}
    assert sheet.page_setup.orientation == "landscape"


def test_what_is_due_comes_first_and_what_is_not_yet_due_is_left_out(store, police):
    due = register(store).due(police, JUNE)
    assert [one.item.subject_id for one in due] == ["step2", "fact2", "task2"]
    entries.save(store, police, step(Status.UNDERWAY))
    assert [(one.item.subject_id, one.reported) for one in register(store).due(police, JUNE)][-1] == ("step2", True)


def test_a_step_that_was_done_is_not_asked_for_again(store, police):
    entries.save(store, police, step(Status.DONE, done_on=date(2022, 6, 1)))
    assert "step2" not in [one.item.subject_id for one in register(store).due(police, period("2022-07"))]


def test_a_filled_template_is_previewed_and_written_only_after_confirmation(store, police):
    data = filled(
        blank(store, police), ("step2", "完成情况", "已完成"), ("step2", "完成日期", date(2022, 6, 28)), ("fact2", "累计完成", 900)
    )
    shown = uploads.upload(store, police, register(store), "填报.xlsx", data)
    assert shown.counts == {Verdict.NEW: 2, Verdict.CHANGED: 0, Verdict.UNCHANGED: 0, Verdict.REFUSED: 0}
    assert entries.find(store) == ()
    uploads.confirm(store, police, register(store), shown.upload_id)
    kept = {entry.subject_id: entry for entry in entries.find(store)}
    assert (kept["step2"].status, kept["step2"].done_on, kept["step2"].stage) == (Status.DONE, date(2022, 6, 28), Stage.SUBMITTED)
    assert (kept["fact2"].value, kept["fact2"].unit, kept["fact2"].department) == (Decimal(900), "路", "市公安局")


def test_the_same_file_twice_and_a_second_confirmation_change_nothing(store, police):
    data = filled(blank(store, police), ("fact2", "累计完成", 900))
    for expected in (Verdict.NEW, Verdict.UNCHANGED):
        shown = uploads.upload(store, police, register(store), "填报.xlsx", data)
        assert [line.verdict for line in shown.lines] == [expected]
        uploads.confirm(store, police, register(store), shown.upload_id)
        uploads.confirm(store, police, register(store), shown.upload_id)
    assert len(entries.find(store)) == 1


def test_a_changed_value_is_shown_beside_the_one_before(store, police, clock):
    entries.save(store, police, value(800, subject_id="fact2", indicator="", title="接入视频", county="", department="市公安局", unit="路"))
    clock.pass_by(minutes=5)
    shown = uploads.upload(store, police, register(store), "填报.xlsx", filled(blank(store, police), ("fact2", "累计完成", 900)))
    assert [(line.verdict, line.entry.value, line.before.value) for line in shown.lines] == [(Verdict.CHANGED, 900, 800)]


def test_an_untouched_template_says_nothing(store, police):
    assert uploads.upload(store, police, register(store), "填报.xlsx", blank(store, police)).lines == ()


def test_no_change_repeats_what_was_last_said(store, police):
    entries.save(
        store,
        police,
        value(850, "2022-05", date(2022, 5, 31), subject_id="fact2", indicator="", county="", department="市公安局", unit="路"),
    )
    shown = uploads.upload(store, police, register(store), "填报.xlsx", filled(blank(store, police), ("fact2", "本期无变化", "是")))
    (line,) = shown.lines
    assert (line.verdict, line.entry.value, line.entry.unit, line.entry.as_of) == (Verdict.NEW, 850, "路", date(2022, 6, 30))


@pytest.mark.parametrize(
    ("subject", "heading", "written", "address", "what"),
    [
        ("fact2", "累计完成", "=SUM(A1:A9)", "K5", "是公式，请改为填写数值"),
        ("fact2", "累计完成", "很多", "K5", "“很多”不是数，请只填数字，不带单位"),
        ("step2", "完成情况", "差不多", "M4", "只能是：已完成、推进中、受阻，填的是“差不多”"),
        ("step2", "完成情况", "已完成", "N4", "已完成的节点须填完成日期"),
        ("step2", "完成日期", "明天", "N4", "“明天”不是日期，应形如 2022-06-30"),
        ("step2", "本期无变化", "否", "S4", "只能填“是”或留空，填的是“否”"),
        ("task2", "累计完成", 3, "K6", "只有指标可填数值；任务和节点请填完成情况和进展"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell_and_not_written(store, police, subject, heading, written, address, what):
    shown = uploads.upload(store, police, register(store), "填报.xlsx", filled(blank(store, police), (subject, heading, written)))
    assert (address, what) in said(shown)
    uploads.confirm(store, police, register(store), shown.upload_id)
    assert entries.find(store) == ()


def test_a_merged_cell_is_refused_at_its_address(store, police):
    book = openpyxl.load_workbook(io.BytesIO(filled(blank(store, police), ("fact2", "累计完成", 900))))
    book.worksheets[0].merge_cells("K5:K6")
    shown = uploads.upload(store, police, register(store), "填报.xlsx", saved(book))
    assert ("K5", "是合并单元格，请取消合并后逐格填写") in said(shown)


def test_good_lines_are_written_and_refused_ones_left_out(store, police):
    data = filled(blank(store, police), ("fact2", "累计完成", 900), ("step2", "完成情况", "已完成"))
    shown = uploads.upload(store, police, register(store), "填报.xlsx", data)
    assert (shown.counts[Verdict.NEW], shown.counts[Verdict.REFUSED]) == (1, 1)
    uploads.confirm(store, police, register(store), shown.upload_id)
    assert [entry.subject_id for entry in entries.find(store)] == ["fact2"]


def test_an_unlikely_value_is_written_only_when_its_question_was_answered(store, police):
    shown = uploads.upload(store, police, register(store), "填报.xlsx", filled(blank(store, police), ("fact2", "累计完成", 20_001)))
    assert [(fault.address, fault.severity) for fault in shown.lines[0].faults] == [("K5", Severity.ASK)]
    with pytest.raises(ReportError, match="有需要确认的内容"):
        uploads.confirm(store, police, register(store), shown.upload_id)
    uploads.confirm(store, police, register(store), shown.upload_id, answers=True)
    assert [entry.value for entry in entries.find(store)] == [20_001]


def test_what_somebody_reported_meanwhile_is_not_written_over(store, police, actor, clock):
    shown = uploads.upload(store, police, register(store), "填报.xlsx", filled(blank(store, police), ("step2", "完成情况", "推进中")))
    clock.pass_by(minutes=5)
    entries.save(store, actor, step(Status.DONE, done_on=date(2022, 6, 30)))
    with pytest.raises(Conflict):
        uploads.confirm(store, police, register(store), shown.upload_id)
    assert [entry.author for entry in entries.find(store)] == ["甲"]


def test_a_template_of_another_department_year_or_city_is_refused(store, police, account):
    yishui = account("wang", Role.REPORTER, YISHUI)
    data = filled(blank(store, police), ("fact2", "累计完成", 900))
    shown = uploads.upload(store, yishui, register(store), "填报.xlsx", data)
    assert [what for _, what in said(shown)] == ["没有权限填报市公安局的进展"]
    other = Register.of(store, tables(), CITY, 2021)
    with pytest.raises(ReportError, match="这是临沂2022年度的模板"):
        uploads.upload(store, police, other, "填报.xlsx", data)


def test_an_upload_belongs_to_who_made_it(store, police, account):
    shown = uploads.upload(store, police, register(store), "填报.xlsx", filled(blank(store, police), ("fact2", "累计完成", 900)))
    assert uploads.place(store, police, shown.upload_id) == (CITY, 2022)
    with pytest.raises(NotAllowed):
        uploads.confirm(store, account("wang", Role.REPORTER, POLICE), register(store), shown.upload_id)
    with pytest.raises(NotFound):
        uploads.preview(store, police, register(store), "no-such")


def test_a_preview_that_nobody_confirmed_is_forgotten_after_a_week(store, police, clock):
    shown = uploads.upload(store, police, register(store), "填报.xlsx", blank(store, police))
    clock.pass_by(days=8)
    again = uploads.upload(store, police, register(store), "填报.xlsx", blank(store, police))
    assert uploads.place(store, police, again.upload_id) == (CITY, 2022)
    with pytest.raises(NotFound, match="没有这次上传"):
        uploads.place(store, police, shown.upload_id)


def with_macros() -> bytes:
    out = io.BytesIO(saved(openpyxl.Workbook()))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "data", "what"),
    [
        ("宏.xlsx", with_macros(), "文件含宏，不予接收"),
        ("宏.xlsm", b"", "不接收 .xlsm 文件（可能含宏）"),
        ("旧.xls", b"", "不接收 .xls 文件"),
        ("坏.xlsx", b"PK\x03\x04 broken", "文件已损坏，或不是 .xlsx 文件"),
        ("图.png", b"", "只接收 .xlsx 和 .csv 文件"),
        ("空.csv", b"", "不是本系统的填报模板，也没有县区数据的表头：第一行应有指标、县区、截至日期、数值"),
        ("乱.csv", bytes(range(256)), "不是文本文件"),
        ("引号.csv", '指标,县区\n"5G'.encode(), "CSV 的引号不成对"),
        ("长.csv", b"1,2\n" * 100_000, "超过 20000 行，请分成几个文件上传"),
        ("大.csv", b"1" * (uploads.LARGEST_MB * 1024 * 1024 + 1), "超过 20 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(store, actor, file, data, what):
    with pytest.raises(ReportError, match=what):
        uploads.upload(store, actor, register(store), file, data)
    assert entries.find(store) == ()


def test_a_hundred_thousand_rows_are_refused_before_they_are_read():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(100_000):
        sheet.append([1])
    with pytest.raises(ReportError, match="超过 20000 行"):
        sheets.read(saved(book), "长.xlsx")


def test_text_that_looks_like_a_formula_goes_out_as_text(store, police):
    entries.save(
        store,
        police,
        step(Status.UNDERWAY, period="2022-05", as_of=date(2022, 5, 31), progress="=HYPERLINK(1)", openness=Openness.INTERNAL),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(blank(store, police))).worksheets[0]
    assert sheet.cell(4, 9).data_type == "s"
    assert sheet.cell(4, 9).value == " =HYPERLINK(1)"


def daily(days: int, first: int = 1) -> bytes:
    """A table of 沂水县's stations for so many days on, one more each day."""
    start = date(2022, 1, 1)
    lines = [f"5G基站数,沂水县,{start + timedelta(days=day)},{first + day}" for day in range(days)]
    return "\n".join(["指标,县区,截至日期,数值", *lines]).encode()


@contextmanager
def counted(store):
    """Within: how many statements the database is given, as the one number of a list."""
    count = [0]

    def one_more(*_given):
        count[0] += 1

    event.listen(store.engine, "before_cursor_execute", one_more)
    yield count
    event.remove(store.engine, "before_cursor_execute", one_more)


def test_a_longer_file_is_written_by_no_more_statements(store, actor):
    needed = []
    for days in (20, 180):
        seen = uploads.upload(store, actor, register(store), "日.csv", daily(days))
        now = register(store)
        with counted(store) as statements:
            uploads.confirm(store, actor, now, seen.upload_id)
        needed.append(statements[0])
    assert len(entries.find(store)) == 180
    # PostgreSQL takes the rows in pages.
    assert needed[1] <= needed[0] + 6
    assert audit.broken_at(store) is None


def test_each_line_is_held_against_the_one_before_it_in_time_wherever_it_stands(store, actor):
    first, *rest = daily(4).splitlines()
    data = b"\n".join([first, *reversed(rest), "5G基站数,沂水县,2022-01-05,2".encode()])
    assert said(uploads.upload(store, actor, register(store), "乱.csv", data)) == [("第6行第4列", "累计数比 2022-01-04 的 4个 减少了")]
