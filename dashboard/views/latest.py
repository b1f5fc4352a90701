"""Latest progress: what documents and reports say has been done, newest first."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.reference.words import words
from dashboard.views.numbers import day
from dashboard.views.situation import Situation
from dashboard.views.view import View

COLUMNS = {"date": "截至", "text": "进展情况", "task": "任务"}
UNDATED = "未写日期"
NUMBERED = re.compile(r"^[（(]?[0-9一二三四五六七八九十]+[)）]?[.、．]\s*")
PAGE = "/document"


def latest(situation: Situation, limit: int | None = None) -> View:
    """Progress statements up to the as-of date, newest first, as the documents word them."""
    told = situation.tables.progress
    told = told[told["as_of"].isna() | (told["as_of"] <= pd.Timestamp(situation.as_of))].sort_values(
        "as_of", ascending=False, kind="stable", na_position="last"
    )
    rows = told if limit is None else told.head(limit)
    return View(
        id="latest",
        headline=_headline(told),
        subtitle="文件中的进展文字，未量化",
        columns=COLUMNS,
        rows=tuple(_row(statement, situation) for _, statement in rows.iterrows()),
        sources=situation.sources(told["doc_id"] if len(told) else situation.tables.documents["doc_id"]),
        as_of=situation.as_of_words,
        note=f"{situation.nothing('进展情况')}；可在“填报”页录入",
        more=f"全部{len(told)}条" if len(told) > len(rows) else "",
        page=PAGE,
    )


def coordination(situation: Situation) -> View:
    """需协调事项: what departments have reported by the as-of date that others must help with, newest first."""
    told = situation.tables.progress
    told = told[~(told["as_of"] > pd.Timestamp(situation.as_of))]
    asked = (
        told[told["coordination"] != ""].sort_values("as_of", ascending=False, kind="stable") if "coordination" in told else told.iloc[:0]
    )
    rows = tuple(_row(statement, situation) | {"text": statement["coordination"]} for _, statement in asked.iterrows())
    return View(
        id="coordination",
        headline=f"{words['coordination']}：{len(rows)} 项",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(asked["doc_id"]),
        as_of=situation.as_of_words,
        note=f"没有报送{words['coordination']}",
    )


def _headline(told: pd.DataFrame) -> str:
    dates = told["as_of"].dropna()
    if not len(told):
        return "最新进展"
    return f"最新进展：{len(told)} 条" + (f"，最新 {day(dates.max())}" if len(dates) else "")


def _row(statement: pd.Series, situation: Situation) -> dict:
    tasks = situation.tables.tasks
    titles = tasks.loc[tasks["task_id"] == statement["task_id"], "title"]
    task = " ".join(word for word in (statement["task_no"], titles.iloc[0] if len(titles) else "") if word)
    return {
        "date": day(statement["as_of"]) or UNDATED,
        "text": NUMBERED.sub("", statement["text"]),
        "task": task or statement["department"] or statement["county"],
        "origins": {"text": f"progress:{statement['doc_id']}@{statement['start']}-{statement['end']}"},
        "below": {"text": task},
    }
