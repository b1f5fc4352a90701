"""特别呈报 shows what waits for an answer first, leads back to its row, and takes a row over from wherever it stands."""

from datetime import UTC, date, datetime

import pytest

from dashboard.catalog import Resolved
from dashboard.reports import Store, cases, special
from dashboard.reports.audience import seen_by
from dashboard.reports.flows import SUPERVISION
from dashboard.reports.people import Persons, at_the_command_line
from dashboard.reports.words import Openness
from dashboard.schema import Selection
from dashboard.views.special import CLOSED, HIDDEN, Subject, list_view, open_special, overview_words, shown_to, subject_of
from tests.reports.made import CITY, tables

TODAY = date(2022, 7, 2)
ACTOR = at_the_command_line("甲")
NOTHING_CHOSEN = Selection()


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def two(store):
    """The first is answered for reviewers alone, the second waits."""
    special.present(store, ACTOR, CITY, "平台试运行", "资金未到", Openness.SCREEN, "milestones", "step2")
    special.present(store, ACTOR, CITY, "完成方案", "需要协调", Openness.SCREEN, "cases", "7")
    special.answer(store, ACTOR, 1, "请落实", "王副市长", TODAY, Openness.REVIEWERS)


def chosen(selection=NOTHING_CHOSEN, city=CITY, as_of=TODAY, known=TODAY):
    return Resolved(selection, city, 2022, as_of, known)


def test_what_waits_stands_first_and_the_one_screen_names_it(store, two):
    with seen_by(ACTOR):
        found = shown_to(store, chosen())
    view = list_view(found)
    assert view.headline == "特别呈报 2 件：待批示 1 件，已批示 1 件"
    assert [(row["title"], row["state"], row["filters"]) for row in view.rows] == [
        ("完成方案", "待批示", {"title": ("special", "2")}),
        ("平台试运行", "王副市长 2022-07-02：请落实", {"title": ("special", "1")}),
    ]
    assert overview_words(found) == "特别呈报 2 件：完成方案（待批示）等"
    assert overview_words(found[1:]) == "特别呈报 1 件：平台试运行（已批示）"
    assert (overview_words(()), list_view(()).headline) == ("", "没有特别呈报")


def test_a_past_day_of_the_address_shows_what_was_there_then(store, two):
    earlier = date(2022, 7, 1)
    assert [one.title for one in shown_to(store, chosen())] == ["完成方案", "平台试运行"]
    assert shown_to(store, chosen(Selection(as_of="2022-07-01"), as_of=earlier)) == ()
    assert shown_to(store, chosen(Selection(known="2022-07-01"), known=earlier)) == ()
    assert shown_to(store, chosen(city="")) == ()


def test_an_open_item_says_what_its_reader_may_know_and_offers_what_he_may_do(store, two):
    public = open_special(shown_to(store, chosen()), "1", None, edits=False)
    assert dict(public.says) == {
        "呈报说明": "资金未到",
        "呈报时间": "2022-07-02 09:00",
        "公开范围": "可上屏",
        "批示": HIDDEN,
    }
    assert (public.way, public.answers, public.withdraws) == (("origin", "milestones:step2"), False, False)
    with seen_by(ACTOR):
        found = shown_to(store, chosen())
    answered, waiting = (open_special(found, key, Persons(甲="王五"), edits=True) for key in ("1", "2"))
    assert dict(answered.says)["批示公开范围"] == "仅审核人"
    assert dict(answered.says)["呈报人"] == "王五"
    assert (answered.answers, answered.withdraws, waiting.answers, waiting.way) == (False, True, True, ("case", "7"))
    assert open_special(found, "9", Persons(), True) == CLOSED


def test_an_address_puts_forward_a_row_of_its_city_that_its_reader_may_see(store):
    made = cases.open_case(store, ACTOR, SUPERVISION, CITY, "路灯改造")
    words = {about: subject_of(store, tables(), CITY, about).title for about in ("milestones:step2", "tasks:task1", "facts:fact1")}
    assert words == {"milestones:step2": "平台试运行", "tasks:task1": "建设5G基站", "facts:fact1": "5G基站"}
    with seen_by(ACTOR):
        assert subject_of(store, tables(), CITY, f"cases:{made.case_id}") == Subject("cases", "1", "路灯改造")
        assert subject_of(store, tables(), "德州", "cases:1") == Subject()
    for about in ("cases:1", "cases:x", "milestones:none", "roles:1", "", "别的"):
        assert subject_of(store, tables(), CITY, about) == Subject()
    assert subject_of(store, tables(), "德州", "tasks:task1") == Subject()
