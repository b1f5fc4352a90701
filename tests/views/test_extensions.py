"""延期 and 调整 show both dates from the application to the lists, and only to those whose matter they are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.measures.desk import Desk
from dashboard.reports import Store, accounts, extensions
from dashboard.reports.accounts import Policy
from dashboard.reports.audience import seen_by
from dashboard.reports.extensions import Change
from dashboard.reports.items import items
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.views.deadlines import deadlines
from dashboard.views.extensions import CLOSED, applied_view, applying, open_extension, waiting_view
from dashboard.views.indicators import indicators
from dashboard.views.numbers import adjusted_words
from tests.reports.made import CITY, POLICE, YISHUI, tables
from tests.views import made

TODAY = date(2022, 7, 2)
ACTOR = at_the_command_line("甲")
LI = Account(2, "li", "李四", Role.REPORTER, frozenset({POLICE}))
MA = Account(3, "ma", "", Role.REVIEWER, frozenset({YISHUI}))
ITEMS = {item.subject_id: item for item in items(tables(), CITY, 2022)}
BOTH = "原定 2022-12-31，经批准延至 2023-03-31"


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def applied(store):
    return extensions.apply(store, LI, ITEMS["step3"], Change.DEADLINE, "2023-03-31", "设备未到", "会议纪要3号")


def test_what_may_be_applied_for_depends_on_what_the_documents_set_and_on_the_day(store, applied):
    def kinds(item, today=TODAY):
        return applying(store, item, today).kinds

    assert [kinds(ITEMS[name]) for name in ("step3", "fact2", "task1")] == [("延期",), ("延期", "调整"), ()]
    assert (kinds(ITEMS["step2"]), applying(store, ITEMS["step2"], TODAY).why_not) == (
        (),
        "完成时限 2022-06-30 已过，延期和调整须在到期前申请",
    )
    (row,) = applying(store, ITEMS["step3"], TODAY).so_far.rows
    assert (row["change"], row["state"], row["decided"]) == ("原定 2022-12-31，申请延至 2023-03-31", "申请中", "—")
    assert applying(store, ITEMS["fact2"], TODAY).so_far.rows == ()


def test_an_application_waits_for_its_reviewer_and_not_for_anothers(store, applied):
    with seen_by(ACTOR):
        assert waiting_view(store, ACTOR).headline == "待我办理的延期和调整 1 件，已办理 0 件"
    assert waiting_view(store, MA).rows == ()
    assert (open_extension(store, MA, "1"), open_extension(store, ACTOR, "9"), open_extension(store, ACTOR, "x")) == (CLOSED,) * 3
    opened = open_extension(store, ACTOR, "1")
    assert opened.decides
    assert dict(opened.says)["申请"] == "延期：原定 2022-12-31，申请延至 2023-03-31"
    assert dict(opened.says)["申请依据"] == "会议纪要3号"


def test_who_applied_and_who_decided_are_called_by_their_names(store, applied):
    for name, person in (("li", "李四"), ("甲", "赵六")):
        accounts.create(store, ACTOR, name, person, Role.EDITOR, "Sesam-2022x", Policy())
    extensions.decide(store, ACTOR, 1, True, "王副市长", "8号")
    assert applied_view(store, LI, CITY).rows[0]["by"] == "李四 2022-07-02 09:00"
    assert dict(open_extension(store, ACTOR, "1").says)["办理人"] == "赵六 2022-07-02 09:00"


def test_what_was_decided_says_by_whom_and_on_which_document(store, applied):
    extensions.decide(store, ACTOR, 1, True, "王副市长", "8号")
    (row,) = applied_view(store, LI, CITY).rows
    assert (row["change"], row["state"], row["decided"]) == (BOTH, "已批准", "王副市长，8号")
    assert applied_view(store, replace(LI, memberships=frozenset({YISHUI})), CITY).rows == ()
    opened = open_extension(store, ACTOR, "1")
    assert (opened.decides, dict(opened.says)["批准人和依据"]) == (False, "王副市长，8号")
    assert waiting_view(store, ACTOR).headline == "待我办理的延期和调整 0 件，已办理 1 件"


def test_both_dates_stand_wherever_the_deadline_does():
    desk = Desk(extensions={"s1": date(2022, 8, 1), "f1": date(2022, 9, 30)})
    judged = made.situation(
        milestones=[made.step("s1", "2022-07-20", task_id="t1"), made.step("s2", "2022-07-21")],
        facts=[made.fact("f1", 10, due="2022-06-30")],
        desk=desk,
    )
    step = "原定 07-20，经批准延至 08-01"
    assert [row["below"]["text"].startswith(step) for row in deadlines(judged).rows] == [False, True]
    (target,) = indicators(judged).rows
    assert target["below"]["name"] == "原定 06-30，经批准延至 09-30"
    assert (adjusted_words({"mark": "待核、经批准调整（原20个）"}), adjusted_words({"mark": "待核"})) == ("经批准调整（原20个）", "")
