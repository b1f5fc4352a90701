"""报送情况 names every member with a reporter in official order, and whom to call is shown to those who chase."""

from dashboard.reports.people import COUNTY, Account, Role, at_the_command_line
from dashboard.reports.periods import period
from dashboard.reports.rhythm import Turnout
from dashboard.views.progress_turnout import NO_REPORTER, chases, turnout_view

LI = Account(1, "li", "李四", Role.REPORTER, phone="0539-1")
FOUND = (Turnout("沂水县", COUNTY, 3, 1, (LI,), 4), Turnout("蒙阴县", COUNTY, 2, 2, (), 0))


def test_members_keep_their_order_with_what_is_missing_and_how_late():
    view = turnout_view(FOUND, period("2022-06"))
    assert view.headline == "2022年6月报送情况：2 个单位，1 个未报齐"
    assert [(row["member"], row["open"], row["late"], row["contact"]) for row in view.rows] == [
        ("沂水县", "2", "4 天", "李四 0539-1"),
        ("蒙阴县", "0", "—", "—"),
    ]


def test_without_reporters_it_says_how_to_make_them():
    view = turnout_view((), period("2022-06-1"))
    assert (view.headline, view.note) == ("2022年6月上旬报送情况", NO_REPORTER)


def test_whom_to_call_is_for_those_who_chase():
    accounts = (at_the_command_line("甲"), Account(2, "z", "", Role.REVIEWER), Account(3, "e", "", Role.EDITOR), LI, None)
    assert [chases(account) for account in accounts] == [True, True, True, False, False]
