"""A reporter gets templates of his own members only; a preview says line by line what would be written and what would not, and where."""

import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest

from dashboard.catalog import Resolved
from dashboard.reports import Store, entries, uploads
from dashboard.reports.entries import Conflict
from dashboard.reports.errors import NotAllowed, NotFound
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.template import FIRST_ROW, LOCKED, WRITTEN
from dashboard.schema import Selection
from dashboard.views.progress_files import MOST_SHOWN, conflict_words, filled_template, members_of, preview_view, writes, written_words
from tests.reports.made import CITY, YISHUI, tables, value

ACTOR = at_the_command_line("甲")
LI = Account(1, "li", "李四", Role.REPORTER, frozenset({YISHUI}))
JUNE = period("2022-06")
VALUE = len(LOCKED) + list(WRITTEN).index("累计完成") + 1


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def register(store):
    return lambda: Register.of(store, tables(), CITY, 2022)


def chosen(**filters):
    return Resolved(Selection(), CITY, 2022, date(2022, 7, 2), date(2022, 7, 2), **filters)


def filled(register, value):
    """沂水县's template with a value in its first line."""
    book = openpyxl.load_workbook(io.BytesIO(filled_template(register(), LI, "沂水县", JUNE)[1]))
    book.worksheets[0].cell(FIRST_ROW, VALUE).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_members_are_the_accounts_own_and_the_filter_narrows_them(register):
    assert [one.member for one in members_of(register(), LI, chosen())] == ["沂水县"]
    assert [one.member for one in members_of(register(), ACTOR, chosen(department=("市公安局",)))] == ["市公安局"]
    assert members_of(register(), Account(2, "v", "", Role.VIEWER, frozenset({YISHUI})), chosen()) == ()


def test_a_template_is_named_after_its_member_and_period(register):
    assert filled_template(register(), LI, "沂水县", JUNE)[0] == "临沂_沂水县_2022年6月_填报模板.xlsx"


@pytest.mark.parametrize(("member", "refusal"), [("蒙阴县", NotAllowed), ("市公安局", NotAllowed), ("甲县", NotFound), ("", NotFound)])
def test_nobody_gets_anothers_template(register, member, refusal):
    with pytest.raises(refusal):
        filled_template(register(), LI, member, JUNE)


def test_a_preview_names_the_cell_of_what_is_refused(register, store):
    seen = uploads.upload(store, LI, register(), "六月.xlsx", filled(register, "八百"))
    view = preview_view(seen)
    assert view.headline == "六月.xlsx：拒绝 1 条，新增 0 条，更改 0 条，不变 0 条"
    assert view.rows[0]["faults"].startswith("K4 拒绝：“八百”不是数")
    assert not writes(seen)


def test_what_is_confirmed_is_counted_and_the_same_file_again_changes_nothing(register, store):
    seen = uploads.upload(store, LI, register(), "六月.xlsx", filled(register, 800))
    assert (writes(seen), [row["now"] for row in preview_view(seen).rows]) == (True, ["800个"])
    assert written_words(uploads.confirm(store, LI, register(), seen.upload_id)) == "已写入 1 条；未写入 0 条"
    again = uploads.upload(store, LI, register(), "六月.xlsx", filled(register, 800))
    assert preview_view(again).headline == "六月.xlsx：拒绝 0 条，新增 0 条，更改 0 条，不变 1 条"
    assert not writes(again)


def test_of_a_long_file_the_lines_that_matter_are_shown_and_all_are_counted(register, store):
    lines = [f"5G基站数,沂水县,{date(2020, 1, 1) + timedelta(days=day)},{1 + day}" for day in range(MOST_SHOWN + 5)]
    data = "\n".join(["指标,县区,截至日期,数值", *lines, "5G基站数,沂水县,2020-12-31,0", "5G基站数,甲县,2022-06-30,1"]).encode()
    view = preview_view(uploads.upload(store, ACTOR, register(), "长.csv", data))
    assert view.headline == f"长.csv：拒绝 1 条，新增 {MOST_SHOWN + 6} 条，更改 0 条，不变 0 条"
    assert view.subtitle.endswith(f"共 {MOST_SHOWN + 7} 行，下面只列出前 {MOST_SHOWN} 行，拒绝和请确认的在前")
    assert [row["faults"][:2] for row in view.rows[:2]] == ["第3", "第3"] and len(view.rows) == MOST_SHOWN
    assert [row["verdict"] for row in view.rows[:3]] == ["拒绝", "新增", "新增"] and "请确认" in view.rows[1]["faults"]


def test_who_confirms_second_is_told_what_the_first_wrote_and_about_what(register, store):
    seen = uploads.upload(store, LI, register(), "六月.xlsx", filled(register, 800))
    store.clock = lambda: datetime(2022, 7, 2, 2, tzinfo=UTC)
    entries.save(store, ACTOR, value(700))
    with pytest.raises(Conflict) as faster:
        uploads.confirm(store, LI, register(), seen.upload_id)
    said = conflict_words(faster.value)
    assert said.startswith("未写入任何内容：沂水县“5G基站数”，甲 刚刚填报了同一项")
    assert "他填的是：700个。重新上传这份文件" in said
    assert [entry.value for entry in entries.find(store)] == [700]
