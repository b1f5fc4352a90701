"""Latest progress: what documents and reports say has been done, newest first."""

from __future__ import annotations

import re

from dashboard.loaders.rows import Record, ordered
from dashboard.reference.words import words
from dashboard.views.numbers import day
from dashboard.views.situation import Situation, kept_with_situation
from dashboard.views.view import View

COLUMNS = {"date": "截至", "text": "进展情况", "task": "任务"}
UNDATED = "未写日期"
NUMBERED = re.compile(r"^[（(]?[0-9一二三四五六七八九十]+[)）]?[.、．]\s*")
PAGE = "/document"


def latest(situation: Situation, limit: int | None = None) -> View:
    """Progress statements up to the as-of date, newest first, as the documents word them."""
    told = _told(situation)
    rows = told[:limit]
    return View(
        id="latest",
        headline=_headline(told),
        subtitle="文件中的进展文字，未量化",
        columns=COLUMNS,
        rows=tuple(_row(statement, situation) for statement in rows),
        sources=situation.sources(row["doc_id"] for row in told or situation.rows("documents")),
        as_of=situation.as_of_words,
        note=f"{situation.nothing('进展情况')}；可在“填报”页录入",
        more=f"全部{len(told)}条" if len(told) > len(rows) else "",
        page=PAGE,
    )


def coordination(situation: Situation) -> View:
    """需协调事项: what departments have reported by the as-of date that others must help with, newest first."""
    asked = [statement for statement in _told(situation) if statement.get("coordination")]
    rows = tuple(_row(statement, situation) | {"text": statement["coordination"]} for statement in asked)
    return View(
        id="coordination",
        headline=f"{words['coordination']}：{len(rows)} 项",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(row["doc_id"] for row in asked),
        as_of=situation.as_of_words,
        note=f"没有报送{words['coordination']}",
    )


@kept_with_situation
def _told(situation: Situation) -> list[Record]:
    """What was told by the as-of date, newest first, the undated last."""
    told = [row for row in situation.rows("progress") if row["as_of"] is None or row["as_of"] <= situation.as_of]
    return ordered(told, "as_of", descending=True)


@kept_with_situation
def _titles(situation: Situation) -> dict[str, str]:
    return {task["task_id"]: task["title"] for task in reversed(situation.rows("tasks"))}


def _headline(told: list[Record]) -> str:
    dates = [row["as_of"] for row in told if row["as_of"]]
    if not told:
        return "最新进展"
    return f"最新进展：{len(told)} 条" + (f"，最新 {day(max(dates))}" if dates else "")


def _row(statement: Record, situation: Situation) -> dict:
    task = " ".join(word for word in (statement["task_no"], _titles(situation).get(statement["task_id"], "")) if word)
    return {
        "date": day(statement["as_of"]) or UNDATED,
        "text": NUMBERED.sub("", statement["text"]),
        "task": task or statement["department"] or statement["county"],
        "origins": {"text": f"progress:{statement['doc_id']}@{statement['start']}-{statement['end']}"},
        "below": {"text": task},
    }
