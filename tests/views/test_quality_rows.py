"""The rows of one document as an editor mends them, and the acts that can be withdrawn."""

from datetime import UTC, datetime

from dashboard.reports.readings import Act, Reading
from dashboard.views.quality_rows import acts_of, chosen_row, rows_of
from tests.views import made

FACT = made.fact("f1", 30, label="基站", quote="建成基站30个", start=0, end=7, department="市大数据局")
TASK = {"task_id": "t1", "doc_id": "d1", "city": made.CITY, "title": "建基站", "quote": "建基站"}
SNAPSHOT = made.snapshot("建成基站30个", facts=[FACT], tasks=[TASK])
AT = datetime(2022, 7, 1, tzinfo=UTC)
ACTS = (
    Reading(1, Act.CORRECT, "d1", "facts", "f1", "kind", "actual", "target", "建成基站30个", "看错", "张三", AT),
    Reading(2, Act.CONFIRM, "d1", "documents", "d1", "", "", "f1;t1", "", "", "李四", AT, "张三", AT),
)


def test_every_row_of_a_document_can_be_opened_for_mending():
    view = rows_of(SNAPSHOT, "d1")
    assert [(row["table"], row["kind"], row["department"]) for row in view.rows] == [("数据", "目标", "市大数据局"), ("任务", "", "")]
    assert view.rows[0]["filters"] == {"open": ("row", "facts:f1")}


def test_a_document_there_is_not_has_no_rows():
    assert rows_of(SNAPSHOT, "d9") is None


def test_a_fact_may_be_named_corrected_and_rejected_but_not_added_to():
    chosen = chosen_row(SNAPSHOT, (), "facts:f1")
    assert dict(chosen.says) | {"数量": "30个", "类别": "目标"} == dict(chosen.says)
    assert [word for _, word in chosen.correctable] == ["类别", "部门", "县区", "区域", "完成时限", "指标"]
    assert chosen.rejectable and chosen.indicators and not chosen.addable


def test_a_task_takes_what_its_text_lacks():
    chosen = chosen_row(SNAPSHOT, (), "tasks:t1")
    assert chosen.addable == ("牵头单位", "其他牵头单位", "责任单位", "配合单位", "责任科室", "责任领导", "联系人")
    assert not chosen.rejectable and not chosen.indicators


def test_an_act_can_be_withdrawn_once():
    assert chosen_row(SNAPSHOT, ACTS, "readings:1").withdrawable
    assert not chosen_row(SNAPSHOT, ACTS, "readings:2").withdrawable


def test_a_row_there_is_not_is_none():
    for row in ("", "facts:f9", "nothing:f1", "readings:9", "facts"):
        assert chosen_row(SNAPSHOT, ACTS, row) is None


def test_acts_stand_newest_first_in_the_words_of_the_screen():
    view = acts_of(ACTS, frozenset({"d1"}))
    assert [(row["number"], row["change"], row["state"]) for row in view.rows] == [
        ("第 2 号", "—", "张三 已撤销"),
        ("第 1 号", "类别：实际 → 目标", "有效"),
    ]
    assert acts_of(ACTS, frozenset()).rows == ()
