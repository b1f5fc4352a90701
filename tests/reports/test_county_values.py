"""Tables of county values: an empty one out, filled ones in, each fault at its cell and no column left out unsaid."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from dashboard.reports import county_values, entries, uploads
from dashboard.reports.errors import ReportError
from dashboard.reports.people import Role
from dashboard.reports.register import Register
from dashboard.reports.uploads import Verdict
from dashboard.reports.words import Severity
from tests.reports.made import CITY, MENGYIN, YISHUI, tables, value

COUNTIES = ("兰山区", "沂水县")


@pytest.fixture
def both(account):
    return account("li", Role.REPORTER, YISHUI, MENGYIN)


@pytest.fixture
def upload(store, both):
    """`upload(data, file)`: what a reporter of two counties is shown."""
    return lambda data, file="县区.csv": uploads.upload(store, both, register(store), file, data)


def register(store) -> Register:
    return Register.of(store, tables(), CITY, 2022)


def csv(*lines: str) -> bytes:
    return "\n".join(("指标,县区,截至日期,数值,单位", *lines)).encode()


def excel(*lines: tuple, merged: str = "", sheet: str = "县区") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for line in lines:
        book.active.append(line)
    if merged:
        book.active.merge_cells(merged)
    return saved(book)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def said(preview) -> list[tuple[str, str]]:
    return [(fault.address, fault.what) for line in preview.lines for fault in line.faults]


def test_the_empty_table_has_headings_and_a_choice_of_counties_and_no_values():
    sheet = openpyxl.load_workbook(io.BytesIO(county_values.empty_table(COUNTIES))).active
    assert list(sheet.iter_rows(values_only=True)) == [("指标", "县区", "截至日期", "数值", "单位", "说明")]
    assert [(str(choice.sqref), choice.formula1) for choice in sheet.data_validations.dataValidation] == [("B2:B20000", '"兰山区,沂水县"')]


def test_more_counties_than_a_rule_of_excel_holds_are_typed_instead():
    many = tuple(f"第{number}示范县" for number in range(60))
    assert openpyxl.load_workbook(io.BytesIO(county_values.empty_table(many))).active.data_validations.dataValidation == []


def test_an_empty_table_says_nothing_and_a_filled_one_is_taken(upload):
    empty = county_values.empty_table(COUNTIES)
    assert upload(empty, "县区.xlsx").lines == ()
    book = openpyxl.load_workbook(io.BytesIO(empty))
    book.active.append(("5G基站数", "沂水县", datetime(2022, 6, 30), 800.0, "个", "已开通"))
    (line,) = upload(saved(book), "县区.xlsx").lines
    assert (line.verdict, line.entry.value, line.entry.as_of, line.entry.progress) == (Verdict.NEW, 800, date(2022, 6, 30), "已开通")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_county_values_come_in_from_a_table_under_short_names_too(store, upload, both, encoding):
    shown = upload(
        '县市区,指标,日期,累计完成\n沂水,5G基站数,2022-06-30,"1,800"\n蒙阴县,base_stations_5g,2022年6月30日,120.5\n'.encode(encoding)
    )
    uploads.confirm(store, both, register(store), shown.upload_id, answers=True)
    kept = [(entry.county, entry.value, entry.unit, entry.period, entry.as_of) for entry in entries.find(store)]
    assert kept == [
        ("沂水县", Decimal(1800), "个", "2022-06-30", date(2022, 6, 30)),
        ("蒙阴县", Decimal("120.5"), "个", "2022-06-30", date(2022, 6, 30)),
    ]


def test_each_line_is_new_changed_unchanged_or_refused_and_only_good_ones_are_written(store, upload, both, clock):
    for amount, county in ((500, "沂水县"), (40, "蒙阴县")):
        entries.save(store, both, value(amount, "2022-06-30", county=county, openness="内部"))
    clock.pass_by(minutes=5)
    line = "5G基站数,{},2022-06-{},{},个"
    shown = upload(
        csv(*(line.format(*cells) for cells in (("沂水县", 10, 400), ("沂水县", 30, 600), ("蒙阴县", 30, 40), ("蒙阴县", 31, 50))))
    )
    assert [line.verdict for line in shown.lines] == [Verdict.NEW, Verdict.CHANGED, Verdict.UNCHANGED, Verdict.REFUSED]
    uploads.confirm(store, both, register(store), shown.upload_id, answers=True)
    assert [entry.value for entry in entries.find(store)] == [500, 40, 400, 600]


@pytest.mark.parametrize(
    ("line", "address", "what"),
    [
        ("5G基站数,不存在县,2022-06-30,1,个", "第2行第2列", "临沂没有“不存在县”"),
        ("没有的指标,沂水县,2022-06-30,1,个", "第2行第1列", "指标目录中没有“没有的指标”"),
        ("5G基站数,沂水县,2022-06-30,1,万个", "第2行第5列", "单位应为“个”，填的是“万个”"),
        ("5G基站数,沂水县,2022-12-30,1,个", "第2行第3列", "截至日期 2022-12-30 还没有到"),
        ("5G基站数,沂水县,2022-02-30,1,个", "第2行第3列", "“2022-02-30”不是日期，应形如 2022-06-30"),
        ("5G基站数,沂水县,2022-06-30,=A1,个", "第2行第4列", "是公式，请改为填写数值"),
        ("=A1,沂水县,2022-06-30,1,个", "第2行第1列", "是公式，请改为填写数值"),
        ("5G基站数,沂水县,,1,个", "第2行第3列", "缺少截至日期"),
        ("5G基站数,沂水县,2022-06-30, ,个", "第2行第4列", "缺少数值"),
        ("5G基站数,沂水县,2022-06-30,1个,个", "第2行第4列", "“1个”不是数，请只填数字，不带单位"),
        ("5G基站数,兰山区,2022-06-30,1,个", "第2行第2列", "没有权限填报兰山区的进展"),
        ("5G基站数,沂水县,2022-06-30,1,个\n5G基站数,沂水县,2022-06-30,2,个", "第3行第1列", "文件中同一项出现了两次"),
    ],
)
def test_a_faulty_line_is_named_with_its_cell_and_not_written(store, upload, both, line, address, what):
    shown = upload(csv(line))
    assert (address, what) in said(shown)
    assert shown.counts[Verdict.REFUSED] == len(shown.lines)
    uploads.confirm(store, both, register(store), shown.upload_id)
    assert entries.find(store) == ()


def test_every_fault_of_a_line_is_said_at_once(upload):
    assert said(upload(csv("没有的指标,不存在县,2022-06-30,1,个"))) == [
        ("第2行第1列", "指标目录中没有“没有的指标”"),
        ("第2行第2列", "临沂没有“不存在县”"),
    ]


def test_a_county_name_merged_over_two_lines_is_refused_at_both_cells(upload):
    lines = (("指标", "县区", "截至日期", "数值"), ("5G基站数", "沂水县", "2022-05-31", 1), ("5G基站数", None, "2022-06-30", 2))
    merged = "是合并单元格，请取消合并后逐格填写"
    assert said(upload(excel(*lines, merged="B2:B3"), "县区.xlsx")) == [("B2", merged), ("B3", merged)]


def test_a_title_above_the_headings_and_a_column_of_numbers_do_no_harm(upload):
    lines = (("临沂市5G基站",), ("序号", "县区", "指标", "数值", "截至日期"), (1, "沂水县", "5G基站数", "800", "2022/6/30"))
    (line,) = upload(excel(*lines, merged="A1:E1"), "县区.xlsx").lines
    assert (line.row, line.verdict, line.entry.value) == (3, Verdict.NEW, 800)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("5G基站数,沂水县,2022-06-30,15001,个", "超过全市目标 1500个 的 10 倍，请核对单位是否为“个”"),
        ("5G基站数,沂水县,2022-06-30,400,个", "累计数比 2022-05-31 的 500个 减少了"),
        ("5G基站数,沂水县,2022-06-10,600,个\n5G基站数,沂水县,2022-06-30,599,个", "累计数比 2022-06-10 的 600个 减少了"),
    ],
)
def test_an_unlikely_value_is_asked_about_and_waits_for_its_answer(store, upload, both, line, what):
    entries.save(store, both, value(500, "2022-05-31", date(2022, 5, 31)))
    shown = upload(csv(line))
    (fault,) = shown.lines[-1].faults
    assert (fault.address, fault.severity, fault.what) == (f"第{len(shown.lines) + 1}行第4列", Severity.ASK, what)
    with pytest.raises(ReportError, match="有需要确认的内容"):
        uploads.confirm(store, both, register(store), shown.upload_id)
    assert len(entries.find(store)) == 1
    uploads.confirm(store, both, register(store), shown.upload_id, answers=True)
    assert len(entries.find(store)) == 1 + len(shown.lines)


def two_sheets() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(excel(("指标",), sheet="甲")))
    book.create_sheet("乙").append(["草稿"])
    return saved(book)


@pytest.mark.parametrize(
    ("file", "data", "what"),
    [
        ("缺.csv", "指标,县区,数值\n5G基站数,沂水县,1".encode("gb18030"), "第一行应有指标、县区、截至日期、数值"),
        (
            "多.csv",
            "指标,县区,截至日期,数值,备注".encode(),
            "表头“备注”不认识，请删去这些列；可用的表头：指标、县区、截至日期、数值、单位、说明",
        ),
        ("重.csv", "指标,县区,截至日期,数值,累计完成".encode(), "表头“数值”有两列，请只留一列"),
        ("页.xlsx", two_sheets(), "有几张工作表都有内容（甲、乙），请只保留要上传的一张"),
        ("空.xlsx", saved(openpyxl.Workbook()), "第一行应有指标、县区、截至日期、数值"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_in_words(store, upload, file, data, what):
    with pytest.raises(ReportError, match=what):
        upload(data, file)
    assert entries.find(store) == ()


def test_values_on_the_second_sheet_of_a_workbook_are_found(upload):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("数据")
    for line in (("指标", "县区", "截至日期", "数值"), ("5G基站数", "沂水县", "2022-06-30", 800)):
        sheet.append(line)
    assert [line.entry.value for line in upload(saved(book), "县区.xlsx").lines] == [800]
