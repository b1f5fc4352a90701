"""An editor's wish about a row: carried out, refused in words, or shown what was faster."""

import pytest

from dashboard.reports import readings
from dashboard.reports.acting import NotGenuine, NotSignedIn, Visit, editor, visited_by, who
from dashboard.reports.editing import Asked, Faster, Wish, carry_out, newest_of
from dashboard.reports.errors import NotAllowed, ReportError
from dashboard.reports.people import Account, Role
from tests.views import made

FIRST = Account(1, "zhang", "张三", Role.EDITOR)
SECOND = Account(2, "li", "李四", Role.EDITOR)
VIEWER = Account(3, "wang", "王五", Role.VIEWER)
TABLES = made.tables(
    facts=[made.fact("f1", 30, quote="建成基站30个")], tasks=[{"task_id": "t1", "doc_id": "d1", "city": made.CITY, "title": "建基站"}]
)
ROW = "facts:f1"


def test_words_of_the_screen_become_what_the_tables_hold(store):
    carry_out(store, FIRST, TABLES, Asked(Wish.CORRECT, ROW, "类别", "实际"))
    carry_out(store, FIRST, TABLES, Asked(Wish.CORRECT, ROW, "指标", "5G基站数", known=newest_of(store, ROW)))
    assert [act.now for act in readings.standing(store)] == ["actual", "base_stations_5g"]


def test_the_second_of_two_editors_is_shown_the_firsts_entry_and_may_then_go_on(store):
    known = newest_of(store, ROW)
    carry_out(store, FIRST, TABLES, Asked(Wish.CORRECT, ROW, "due", "2022-06-30", known=known))
    with pytest.raises(Faster, match=r"zhang .*2022-06-30") as faster:
        carry_out(store, SECOND, TABLES, Asked(Wish.CORRECT, ROW, "due", "2022-09-30", known=known))
    carry_out(store, SECOND, TABLES, Asked(Wish.CORRECT, ROW, "due", "2022-09-30", known=faster.value.newest.reading_id))
    assert [act.by for act in readings.standing(store)] == ["zhang", "li"]


def test_a_task_is_added_to_a_fact_rejected_a_document_confirmed_and_an_act_withdrawn(store):
    carry_out(store, FIRST, TABLES, Asked(Wish.ADD, "tasks:t1", "联系人", "赵六"))
    carry_out(store, FIRST, TABLES, Asked(Wish.REJECT, ROW, reason="误读"))
    assert carry_out(store, FIRST, TABLES, Asked(Wish.CONFIRM, "documents:d1")) == "已记录（第 3 号）：核对确认"
    assert carry_out(store, FIRST, TABLES, Asked(Wish.WITHDRAW, "readings:2")) == "已撤销第 2 号，原文的读法重新有效"
    assert [act.reading_id for act in readings.standing(store)] == [1, 3]


@pytest.mark.parametrize(
    "asked",
    [
        Asked(Wish.NAME, ROW, now="没有的指标"),
        Asked(Wish.CORRECT, ROW, "kind", "别的"),
        Asked(Wish.CORRECT, ROW, "", ""),
        Asked(Wish.REJECT, ROW),
        Asked(Wish.ADD, "tasks:t1", "", "x"),
        Asked(Wish.WITHDRAW, "readings:x"),
        Asked(Wish.CONFIRM, "documents:d9"),
        Asked(Wish.NAME, "facts:f9", now="5G基站数"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_leaves_nothing(store, asked):
    with pytest.raises(ReportError):
        carry_out(store, FIRST, TABLES, asked)
    assert readings.all_of(store) == ()


def test_only_a_proven_request_of_an_editor_may_write():
    with pytest.raises(NotSignedIn):
        editor()
    with visited_by(Visit(FIRST)), pytest.raises(NotGenuine):
        editor()
    with visited_by(Visit(VIEWER, genuine=True)), pytest.raises(NotAllowed):
        editor()
    with visited_by(Visit(FIRST, genuine=True)):
        assert editor() is FIRST
    assert who() is None
