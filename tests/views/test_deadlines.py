"""临期与逾期事项 and 上年结转."""

from datetime import date

from dashboard.measures.desk import Desk
from dashboard.views.deadlines import carried, deadlines
from tests.views import made


def test_items_sixty_days_around_the_date_are_listed_soonest_first():
    steps = [
        made.step("far", "2022-12-31"),
        made.step("ahead", "2022-09-20"),
        made.step("past", "2022-06-30"),
        made.step("old", "2022-03-31"),
    ]
    view = deadlines(made.situation(milestones=steps))
    assert [(row["due"], row["days"]) for row in view.rows] == [("06-30", "过 31 天"), ("09-20", "剩 51 天")]
    assert view.headline == "已过时限 1 项、60天内到期 1 项"


def test_what_was_owed_and_not_reported_stays_however_old():
    desk = Desk(assigned=frozenset({"市大数据局"}), closing_day=date(2022, 5, 1))
    view = deadlines(made.situation(milestones=[made.step("old", "2022-03-31", department="市大数据局")], desk=desk))
    assert [(row["text"], row["state"], row["lead"]) for row in view.rows] == [("完成old", "应报未报", "市大数据局")]


def test_of_many_items_the_nearest_are_shown_and_the_rest_is_counted():
    view = deadlines(made.situation(milestones=[made.step(f"m{day}", f"2022-08-{day:02}") for day in range(1, 11)]), limit=3)
    assert [row["due"] for row in view.rows] == ["08-01", "08-02", "08-03"]
    assert (view.more, view.page) == ("全部10项", "/department")


def test_without_items_the_next_deadline_is_named():
    view = deadlines(made.situation(milestones=[made.step("far", "2022-12-31")]))
    assert (view.headline, view.note) == ("前后60天内没有待办节点", "最近的时限是 2022-12-31")


def test_a_step_without_a_lead_says_so():
    view = deadlines(made.situation(milestones=[made.step("m", "2022-07-31")]))
    assert view.rows[0]["lead"] == "未写明牵头单位"
    assert view.rows[0]["origins"] == {"text": "milestones:m"}


def test_unfinished_steps_of_earlier_years_stand_apart():
    before = made.tables(milestones=[made.step("m0", "2021-11-30"), made.step("m1", "2021-12-31")])
    view = carried(made.situation(earlier=before))
    assert view.headline == "上年结转：2021年计划中 2 个节点未见办结"
    assert [row["due"] for row in view.rows] == ["2021-11-30", "2021-12-31"]


def test_a_step_does_not_say_its_month_twice():
    texts = {"m1": "8月,完成主体框架", "m2": "12月底前,建成平台", "m3": "年内孵化10个团队", "m4": "8月", "m5": "推进5G建设"}
    view = deadlines(made.situation(milestones=[made.step(name, "2022-08-31", text=text) for name, text in texts.items()]))
    assert [row["text"] for row in view.rows] == ["完成主体框架", "建成平台", "孵化10个团队", "8月", "推进5G建设"]


def test_of_many_items_what_is_owed_comes_before_what_is_merely_near():
    desk = Desk(assigned=frozenset({"市财政局"}), closing_day=date(2022, 5, 1))
    near = [made.step(f"m{day}", f"2022-08-{day:02}") for day in range(1, 6)]
    view = deadlines(made.situation(milestones=[made.step("owed", "2022-02-28", department="市财政局"), *near], desk=desk), limit=2)
    assert [row["text"] for row in view.rows] == ["完成owed", "完成m1"]
    assert view.headline == "应报未报 1 项、60天内到期 5 项"
