"""One judged situation, and what departments ask others to help with."""

from dataclasses import replace
from datetime import date

from dashboard.catalog import Given
from dashboard.measures.desk import Desk, StepReport
from dashboard.schema import State
from dashboard.views.latest import coordination
from dashboard.views.situation import counted, on
from tests.views import made


def test_a_situation_is_judged_again_on_another_date():
    desk = Desk(steps={"m1": StepReport("r1", date(2022, 7, 20), done=date(2022, 7, 18))})
    situation = made.situation(milestones=[made.step("m1", "2022-07-31")], desk=desk)
    assert list(situation.steps["state"]) == [State.DONE]
    assert list(on(situation, date(2022, 6, 30)).steps["state"]) == [State.NOT_DUE]


def test_rows_shown_with_a_mark_are_not_counted():
    situation = made.situation(milestones=[made.step("m1", "2022-07-31"), made.step("m2", "2022-07-31")])
    assert len(counted(situation.steps.assign(scope=["", "全市口径"]))) == 1


def test_documents_are_named_newest_first_and_reports_as_one():
    reports = [{"doc_id": f"report:{n}", "title": "填报", "published": f"2022-07-0{n}", "city": made.CITY} for n in (1, 2)]
    read = made.DOCUMENT | {"published": "2022-03-28"}
    situation = made.situation(documents=[read, *reports])
    found = situation.sources(["d1", "report:1", "report:2", "d1", "gone"])
    assert [(source.title, source.date) for source in found] == [("已发布填报 2 条", "2022-07-02"), ("甲市2022年工作要点", "2022-03-28")]


def test_what_has_to_be_coordinated_is_listed_only_where_it_was_reported():
    situation = made.situation(progress=[{"doc_id": "d1", "as_of": "2022-06-30", "text": "推进中", "start": 0, "end": 3}])
    asked = situation.tables.progress.assign(coordination="请市财政局明确资金")
    view = coordination(replace(situation, now=Given(replace(situation.tables, progress=asked))))
    assert (view.headline, view.rows[0]["text"]) == ("需协调事项：1 项", "请市财政局明确资金")
    assert coordination(situation).rows == ()
