"""Templates and uploads of 填报 as views: for which members an account fills in a template, and what a filled one would write."""

from __future__ import annotations

from dashboard.catalog import Resolved
from dashboard.reports.county_values import empty_table
from dashboard.reports.entries import Conflict
from dashboard.reports.errors import NotFound
from dashboard.reports.people import COUNTY, DEPARTMENT, Account, Membership, required
from dashboard.reports.periods import Period
from dashboard.reports.register import Register
from dashboard.reports.template import template
from dashboard.reports.uploads import Line, Preview, Verdict
from dashboard.views.numbers import MISSING
from dashboard.views.progress import said
from dashboard.views.view import View

COLUMNS = {"row": "行", "verdict": "处理", "item": "事项", "before": "原内容", "now": "填报内容", "faults": "单元格和原因"}
MOST_SHOWN = 300
ORDER = (Verdict.REFUSED, Verdict.NEW, Verdict.CHANGED, Verdict.UNCHANGED)


def members_of(register: Register, account: Account, chosen: Resolved) -> tuple[Membership, ...]:
    """The counties and departments that an account may fill in a template for, in official order; the filter narrows them."""
    everybody = [Membership(register.city, COUNTY, name) for name in register.counties]
    everybody += [Membership(register.city, DEPARTMENT, name) for name in register.departments]
    picked = {*chosen.county, *chosen.department}
    own = [one for one in everybody if _may_fill(account, one) and any(item.is_of(one) for item in register.items)]
    return tuple(one for one in own if not picked or one.member in picked)


def filled_template(register: Register, account: Account, member: str, period: Period) -> tuple[str, bytes]:
    """The name and bytes of a member's template. NotFound for a name that the city does not have, NotAllowed for another's."""
    kinds = ((COUNTY, register.counties), (DEPARTMENT, register.departments))
    found = next((Membership(register.city, kind, member) for kind, names in kinds if member in names), None)
    if found is None:
        raise NotFound(f"{register.city}没有“{member}”")
    required(_may_fill(account, found), f"下载{member}的填报模板")
    name = f"{register.city}_{member}_{period.words}_填报模板.xlsx"
    return name, template(member, register.city, register.year, period, register.due_of(found, period))


def county_table(register: Register) -> tuple[str, bytes]:
    """The name and bytes of the city's empty table of county values."""
    return f"{register.city}_县区数据表.xlsx", empty_table(register.counties)


def preview_view(preview: Preview) -> View:
    """What an upload would write line by line, refused lines first, then those that ask, each fault with its cell.

    Of a long file the first MOST_SHOWN lines; all of it is counted, and written.
    """
    counts = "，".join(f"{verdict} {preview.counts[verdict]} 条" for verdict in ORDER)
    lines = sorted(preview.lines, key=lambda line: (ORDER.index(line.verdict), not line.asks, line.row))
    longer = f"；共 {len(lines)} 行，下面只列出前 {MOST_SHOWN} 行，拒绝和请确认的在前" if len(lines) > MOST_SHOWN else ""
    return View(
        id="progress-preview",
        headline=f"{preview.file}：{counts}",
        subtitle=f"确认后一次写入新增和更改的；拒绝的不写入，请改正后再传{longer}",
        columns=COLUMNS,
        rows=tuple(map(_row, lines[:MOST_SHOWN])),
        note="文件里没有填写任何内容",
    )


def conflict_words(faster: Conflict) -> str:
    """Whose entry came first, about what, and what it says; nothing of the file was written."""
    first = faster.entry
    what = f"{first.member}“{first.title or first.subject_id}”"
    return f"未写入任何内容：{what}，{faster}；他填的是：{said(first)}。重新上传这份文件，可以对照原内容后再确认"


def writes(preview: Preview) -> bool:
    """Whether there is anything to confirm."""
    return bool(preview.counts[Verdict.NEW] or preview.counts[Verdict.CHANGED])


def written_words(kept: Preview) -> str:
    """What a confirmed upload wrote."""
    return f"已写入 {kept.counts[Verdict.NEW] + kept.counts[Verdict.CHANGED]} 条；未写入 {kept.counts[Verdict.REFUSED]} 条"


def _may_fill(account: Account, member: Membership) -> bool:
    county, departments = (member.member, ()) if member.kind == COUNTY else ("", (member.member,))
    return account.may_report(member.city, county, departments)


def _row(line: Line) -> dict:
    return {
        "row": str(line.row),
        "verdict": str(line.verdict),
        "item": line.title,
        "before": said(line.before) if line.before else MISSING,
        "now": said(line.entry) if line.entry else MISSING,
        "faults": "；".join(f"{fault.address} {fault.severity}：{fault.what}" for fault in line.faults) or MISSING,
    }
