"""审核 shows each reviewer what he may take on, beside what it corrects; nobody else sees an entry by guessing its address."""

from datetime import UTC, datetime

import pytest

from dashboard.reports import Store, entries, review
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.reports.words import Openness, Stage
from dashboard.views.progress_review import CLOSED, official_order, published_view, queue_view, reviewed, reviews
from tests.reports.made import MENGYIN, YISHUI, tables, value

ACTOR = at_the_command_line("甲")
REVIEWER = Account(1, "zhao", "赵", Role.REVIEWER, frozenset({YISHUI}))
OTHER = Account(2, "qian", "钱", Role.REVIEWER, frozenset({MENGYIN}))
REPORTER = Account(3, "li", "李", Role.REPORTER, frozenset({YISHUI}))
EDITOR = Account(4, "sun", "孙", Role.EDITOR)


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def entry(store):
    return entries.save(store, REPORTER, value(800, progress="开通", openness=Openness.INTERNAL))


def rows(view):
    return [(row["city"], row["member"], row["said"], row["stage"]) for row in view.rows]


def test_what_is_submitted_waits_for_the_reviewer_of_its_county_only(store, entry):
    assert rows(queue_view(store, REVIEWER)) == [("临沂", "沂水县", "800个；开通", "已提交（未审定）")]
    assert (queue_view(store, OTHER).rows, queue_view(store, EDITOR).rows) == ((), ())
    assert queue_view(store, OTHER).note == "没有等待审核的填报"


def test_an_entry_goes_from_reviewer_to_editor_to_the_screens_and_may_be_taken_back(store, entry):
    shown = reviewed(store, REVIEWER, entry.entry_id)
    assert (shown.to, shown.passes, shown.returns) == (Stage.REVIEWED, "审核通过", True)
    review.move(store, REVIEWER, entry.entry_id, Stage.REVIEWED)
    assert (reviewed(store, EDITOR, entry.entry_id).passes, reviewed(store, REVIEWER, entry.entry_id).passes) == ("发布", "")
    review.move(store, EDITOR, entry.entry_id, Stage.PUBLISHED)
    assert [row[3] for row in rows(published_view(store, EDITOR))] == ["已发布"]
    assert published_view(store, REVIEWER).rows == ()
    shown = reviewed(store, EDITOR, entry.entry_id)
    assert (shown.passes, shown.returns) == ("", True)


def test_a_correction_stands_beside_what_it_corrects(store, entry):
    assert list(reviewed(store, REVIEWER, entry.entry_id).comparison.columns) == ["field", "now"]
    later = entries.save(store, REPORTER, value(810, progress="开通", problems="供电", openness=Openness.INTERNAL))
    compared = {row["field"]: (row["before"], row["now"]) for row in reviewed(store, REVIEWER, later.entry_id).comparison.rows}
    assert compared["累计完成"] == ("800", "810")
    assert compared["存在问题"] == ("—", "供电")
    assert compared["公开范围"] == ("内部", "内部")


@pytest.mark.parametrize("account", [OTHER, REPORTER, Account(5, "wu", "吴", Role.VIEWER)])
def test_nobody_else_opens_an_entry_by_its_address(store, entry, account):
    assert reviewed(store, account, entry.entry_id) == CLOSED


@pytest.mark.parametrize("entry_id", ["", "none"])
def test_an_address_without_entry_opens_nothing(store, entry_id):
    assert reviewed(store, ACTOR, entry_id) == CLOSED


def test_who_reviews(store):
    assert [reviews(account) for account in (ACTOR, REVIEWER, EDITOR, REPORTER, None)] == [True, True, True, False, False]


def test_members_stand_in_official_order_counties_first():
    assert official_order(tables())[:2] == ("兰山区", "罗庄区")
    assert official_order(tables())[-1] in ("市公安局", "市大数据局", "市财政局")
