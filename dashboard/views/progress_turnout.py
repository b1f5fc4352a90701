"""报送情况 and 催报 as views: who has reported for a period and who has not, in official order."""

from __future__ import annotations

from dashboard.reports.people import Account, Role
from dashboard.reports.periods import Period
from dashboard.reports.rhythm import Turnout
from dashboard.views.numbers import MISSING
from dashboard.views.view import View

COLUMNS = {
    "member": "单位",
    "items": "应报",
    "reported": "已报",
    "open": "未报",
    "late": "超过截止天数（到今天）",
    "contact": "填报人和电话",
}
NUMERIC = ("items", "reported", "open", "late")
NO_REPORTER = "还没有指定填报人，所以没有应报单位。维护人员在服务器上为每个县区、部门建立填报账号："
COMMAND = "python -m dashboard user 登录名 --role reporter --county 城市:县区名称 --phone 电话"
ALL_IN = "本期已全部报送，无需催报"


def turnout_view(found: tuple[Turnout, ...], chosen: Period) -> View:
    """Every county and department with a reporter, counties first, in official order."""
    late = [one for one in found if not one.complete]
    headline = f"{chosen.words}报送情况：{len(found)} 个单位，{len(late)} 个未报齐" if found else f"{chosen.words}报送情况"
    return View(
        id="progress-turnout",
        headline=headline,
        subtitle=f"按规定次序排列；{chosen.closing_day} 报送截止",
        columns=COLUMNS,
        rows=tuple(map(_row, found)),
        note=NO_REPORTER,
    )


def chases(account: Account | None) -> bool:
    """Whether an account is shown whom to call: reviewers, editors and administrators."""
    return account is not None and (account.may_edit or account.role is Role.REVIEWER)


def _row(one: Turnout) -> dict:
    return {
        "member": one.member,
        "items": str(one.items),
        "reported": str(one.reported),
        "open": str(max(0, one.items - one.reported)),
        "late": f"{one.days_late} 天" if one.days_late else MISSING,
        "contact": one.contact or MISSING,
    }
