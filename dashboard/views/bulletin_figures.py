"""The figures that a bulletin states, under keys that stay the same: what 定稿 freezes and a later reading is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dashboard.measures import summary
from dashboard.measures.steps import by_month_steps
from dashboard.reference.words import words
from dashboard.views.bulletin_parts import Correction, Figure
from dashboard.views.bulletin_tables import reported
from dashboard.views.bulletin_units import by_county, by_department
from dashboard.views.first_line import GROUPS
from dashboard.views.indicators import indicators
from dashboard.views.leads import leads
from dashboard.views.numbers import percent
from dashboard.views.situation import Situation, counted

GONE = "不再列出"
PRESUMED = f"（{words['inferred']}）"
# Column of an indicator's row -> the word for it.
INDICATOR_COLUMNS = {"target": "target", "actual": "accumulated", "share": "completion_rate", "state": "lamp"}


def figures(situation: Situation) -> tuple[Figure, ...]:
    """Counts of the whole, of each county and department, each main indicator's row, each task's state."""
    return (*_overall(situation), *_indicators(situation), *_members(situation), *_tasks(situation))


def changed(issued: Iterable[Figure], today: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """Those of an issue's figures that read otherwise today, with what they read; one that is no longer there reads 不再列出."""
    now: Mapping[str, str] = {figure.key: figure.value for figure in today}
    for figure in issued:
        value = now.get(figure.key, GONE)
        if value != figure.value:
            yield figure, value


def after_corrections(issued: Iterable[Figure], said: Iterable[Correction]) -> tuple[Figure, ...]:
    """An issue's figures as later issues have corrected them already."""
    values = {one.key: one.now for one in said}
    return tuple(Figure(one.key, one.name, values.get(one.key, one.value), one.members, one.printed) for one in issued)


def _overall(situation: Situation) -> Iterator[Figure]:
    steps = by_month_steps(counted(situation.steps))
    told, near, rate = reported(situation), summary.nearness(steps), summary.done_rate(steps)
    yield Figure("steps", "时间节点总数", str(len(steps)))
    for key, name, count in (("due", "已到时限", near.due), ("soon", "30日内到期", near.soon), ("later", "未到时限", near.later)):
        yield Figure(f"near:{key}", name, f"{count}项", printed=not told)
    for group, count in summary.by_group(steps).items():
        yield Figure(f"group:{group}", GROUPS[group][0], f"{count}项", printed=told)
    yield Figure("rate", "办结率", percent(rate.share), printed=told and rate.share is not None)


def _indicators(situation: Situation) -> Iterator[Figure]:
    for row in indicators(situation).rows:
        members = tuple(name.removesuffix(PRESUMED) for name in row["lead"].split("、"))
        for column, word in INDICATOR_COLUMNS.items():
            yield Figure(f"fact:{row['fact_id']}:{column}", f"{row['name']}{words[word]}", str(row[column]), members)


def _members(situation: Situation) -> Iterator[Figure]:
    told = reported(situation)
    for kind, members in (("county", by_county(situation)), ("department", by_department(situation))):
        for member in members:
            for name, count in member.counts.items():
                shown = told or name in ("时间节点", "已到时限")
                yield Figure(f"{kind}:{member.name}:{name}", f"{member.name}{name}", str(count), (member.name,), shown)


def _tasks(situation: Situation) -> Iterator[Figure]:
    for _, task in counted(situation.tasks).iterrows():
        title = f"{task['task_no']} {task['title']}".strip()
        yield Figure(f"task:{task['task_id']}", f"任务“{title}”{words['state']}", str(task["state"]), leads(task))
