"""数据质量 as its views: what was read from each document, what failed, was not understood, contradicts, or nobody claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

import pandas as pd

from dashboard.catalog import Snapshot
from dashboard.measures import counties as county_measures
from dashboard.measures.matching import actuals
from dashboard.provenance import REPORT, Document
from dashboard.reference.departments import Departments
from dashboard.reference.words import words
from dashboard.reports import audience
from dashboard.views.numbers import MISSING, amount, day, stated
from dashboard.views.situation import NO_TITLE, Situation
from dashboard.views.view import View

COUNTED = {"tasks": "任务", "milestones": "节点", "facts": "数据", "pilots": "试点", "progress": "进展", "systems": "平台系统"}
CHECKED_TABLES = ("facts", "milestones", "pilots", "tasks")
UNCHECKED = "待核"
# How a loader words what contradicts itself (dashboard/loaders/contradictions.py); every other problem was not understood.
CONTRADICTORY = ("两个时限", "未达到年度目标", "的目标低于")
LONGEST_QUOTE = 90
LINE_BREAK = "\n"
PROBLEM_COLUMNS = {"document": words["document"], "place": "位置", "quote": "原文", "what": "问题"}


@dataclass(frozen=True)
class QualityPage:
    """The views of the page, in the order to draw; those without rows say so in their note."""

    documents: View
    failures: View
    problems: View
    contradictions: View
    unclaimed: View
    departments: View
    stale: View

    @property
    def all(self) -> tuple[View, ...]:
        return (
            self.documents,
            self.failures,
            self.problems,
            self.contradictions,
            self.unclaimed,
            self.departments,
            self.stale,
        )


def quality_page(situation: Situation, snapshot: Snapshot) -> QualityPage:
    """All views, drawn from the newest snapshot: every document of the city of any year, and those whose city is not known."""
    rows = snapshot.tables.documents
    shown = rows[rows["city"].isin((situation.chosen.city, "")) & ~rows["doc_id"].str.startswith(REPORT)]
    titles = {row["doc_id"]: row["title"] or NO_TITLE for _, row in shown.iterrows()}
    found = snapshot.problems[snapshot.problems["doc_id"].isin(titles)]
    contradicts = found["what"].map(lambda what: any(word in what for word in CONTRADICTORY)).astype(bool)
    return QualityPage(
        documents=_documents(shown, snapshot),
        failures=_failures(snapshot),
        problems=_problems("not-understood", "没有读懂", found[~contradicts], titles, snapshot),
        contradictions=_contradictions(found[contradicts], titles, situation, snapshot),
        unclaimed=_unclaimed(titles, snapshot),
        departments=_departments(titles, snapshot),
        stale=_stale(situation),
    )


def sentence_address(doc_id: str, start: object) -> str:
    """The document's page, scrolled to a place; to its beginning where the place is not known."""
    place = "" if pd.isna(start) else f"#at-{int(start)}"
    return f"/document?doc={quote(doc_id)}{place}"


def short(text: str) -> str:
    """A sentence cut to what a table's cell holds."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def _documents(shown: pd.DataFrame, snapshot: Snapshot) -> View:
    rows = tuple(_document_row(row, snapshot) for _, row in shown.sort_values("year", ascending=False).iterrows())
    waiting = sum(row["checked"] != "已核对" for row in rows)
    return View(
        id="quality-documents",
        headline=f"依据文件 {len(rows)} 份" + (f"，{waiting} 份待核对" if waiting else "，都已核对"),
        subtitle="读出的条数；点“逐条查看”核对、更正这份文件读出的内容",
        columns={"title": words["document"], "kind": words["document_kind"], "city": words["city"], "year": words["year"]}
        | COUNTED
        | {"problems": "问题", "checked": "核对", "open": "更正"},
        rows=rows,
        note="没有这座城市的依据文件",
    )


def _document_row(row: pd.Series, snapshot: Snapshot) -> dict:
    doc_id = row["doc_id"]
    own = {table: snapshot.tables[table].loc[snapshot.tables[table]["doc_id"] == doc_id] for table in (*COUNTED, "problems")}
    waiting = sum(_marked(own[table], UNCHECKED) for table in CHECKED_TABLES)
    return {
        "title": row["title"] or NO_TITLE,
        "kind": "、".join(words[f"kind_{kind}"] for kind in row["kind"].split(";") if f"kind_{kind}" in words),
        "city": row["city"] or MISSING,
        "year": MISSING if pd.isna(row["year"]) else str(row["year"]),
        **{table: str(len(own[table])) for table in COUNTED},
        "problems": str(len(own["problems"])),
        "checked": f"{UNCHECKED} {waiting} 条" if waiting else "已核对",
        "open": "逐条查看",
        "doc_id": doc_id,
        "links": {"title": sentence_address(doc_id, None)},
        "filters": {"open": ("doc", doc_id)},
        "below": {"title": row["file"]},
    }


def _marked(frame: pd.DataFrame, mark: str) -> int:
    return int(frame["mark"].str.contains(mark, regex=False).sum()) if "mark" in frame else 0


def _failures(snapshot: Snapshot) -> View:
    # Of a file that could not be read nobody knows the city.
    failures = () if audience.CITIES.get() else snapshot.failures
    rows = tuple({"file": failure.file, "message": failure.message} for failure in failures)
    return View(
        id="quality-failures",
        headline=f"{len(rows)} 份文件没有读成" if rows else "文件都已读成",
        subtitle="改好或移走后自动重读，不用重启",
        columns={"file": "文件", "message": "原因和办法"},
        rows=rows,
        note="依据文件夹里没有读不了的文件",
    )


def _problems(view_id: str, name: str, found: pd.DataFrame, titles: dict[str, str], snapshot: Snapshot) -> View:
    rows = tuple(_problem_row(row, titles, snapshot) for _, row in found.iterrows())
    return View(
        id=f"quality-{view_id}",
        headline=f"{name} {len(rows)} 处",
        subtitle="点原文看上下文",
        columns=PROBLEM_COLUMNS,
        rows=rows,
        note="没有发现这样的地方",
    )


def _problem_row(row: pd.Series, titles: dict[str, str], snapshot: Snapshot) -> dict:
    said = short(row["quote"])
    return {
        "document": titles[row["doc_id"]],
        "place": place_in(snapshot.documents.get(row["doc_id"]), row["start"]),
        "quote": said or MISSING,
        "what": row["what"],
        "links": {"quote": sentence_address(row["doc_id"], row["start"])} if said else {},
    }


def place_in(document: Document | None, start: object) -> str:
    """Where in a document an offset is: its cell, page or line; 全文 where it has no place."""
    if document is None or pd.isna(start):
        return "全文"
    page = document.page_at(int(start))
    return document.cell_at(int(start)) or (f"第{page}页" if page else f"第{document.text.count(LINE_BREAK, 0, int(start)) + 1}行")


def _contradictions(found: pd.DataFrame, titles: dict[str, str], situation: Situation, snapshot: Snapshot) -> View:
    """What documents contradict in their own targets, and city values that are not the sum of their counties."""
    listed = _problems("contradictions", "互相矛盾", found, titles, snapshot)
    rows = (*listed.rows, *_sums(situation))
    headline = f"互相矛盾 {len(rows)} 处"
    return View(id=listed.id, headline=headline, subtitle=listed.subtitle, columns=listed.columns, rows=rows, note=listed.note)


def _sums(situation: Situation) -> tuple[dict, ...]:
    additive = frozenset(indicator.id for indicator in situation.indicators.all if indicator.adds_up == "sum")
    facts, documents = situation.tables.facts, situation.tables.documents
    found = county_measures.differences(facts, documents, additive, situation.as_of)
    return tuple(
        {
            "document": "全市与县区",
            "place": day(row["true_on"]),
            "quote": situation.indicators[row["indicator"]].name,
            "what": f"全市 {amount(row['city_value'], row['unit'])}，{row['counties']} 个县区合计 {amount(row['county_sum'], row['unit'])}",
            "origins": {"quote": f"facts:{row['city_id']}"},
        }
        for _, row in found.iterrows()
    )


def _unclaimed(titles: dict[str, str], snapshot: Snapshot) -> View:
    facts = snapshot.tables.facts
    rows = facts[facts["doc_id"].isin(titles) & (facts["indicator"] == "") & (facts["restates"] == "")]
    return View(
        id="quality-unclaimed",
        headline=f"没有归入指标的数据 {len(rows)} 个",
        subtitle="点“指认”说明它是哪个指标，页面随即更新；指认结果可用命令导出为指标目录文件",
        columns={"label": "文件里的叫法", "value": "数量", "kind": "类别", "quote": "原文", "document": words["document"], "open": "指认"},
        rows=tuple(_unclaimed_row(row, titles) for _, row in rows.iterrows()),
        note="每个数据都有所属指标",
    )


def _unclaimed_row(row: pd.Series, titles: dict[str, str]) -> dict:
    return {
        "label": row["label"] or MISSING,
        "value": str(stated(row)),
        "kind": words[f"kind_{row['kind']}"],
        "quote": short(row["quote"]),
        "document": titles[row["doc_id"]],
        "open": "指认",
        "origins": {"value": f"facts:{row['fact_id']}"},
        "links": {"quote": sentence_address(row["doc_id"], row["start"])},
        "filters": {"open": ("row", f"facts:{row['fact_id']}")},
    }


def _departments(titles: dict[str, str], snapshot: Snapshot) -> View:
    """Departments that the file of departments does not know, each with the first place that names it."""
    roles = snapshot.tables.roles
    roles = roles[roles["doc_id"].isin(titles)]
    known = Departments.load()
    strange = roles[~roles["department"].map(known.knows).astype(bool)]
    rows = tuple(
        {
            "name": name,
            "count": str(len(group)),
            "quote": short(group.iloc[0]["quote"]),
            "document": titles[group.iloc[0]["doc_id"]],
            "links": {"quote": sentence_address(group.iloc[0]["doc_id"], group.iloc[0]["start"])},
        }
        for name, group in strange.groupby("department", sort=False)
    )
    return View(
        id="quality-departments",
        headline=f"部门名录里没有的单位 {len(rows)} 个",
        subtitle="按文件的写法显示，排在名录单位之后；要归并或排序，请在部门名录中登记",
        columns={"name": words["department"], "count": "出现次数", "quote": "第一处原文", "document": words["document"]},
        rows=rows,
        note="文件点名的单位名录里都有",
    )


def _stale(situation: Situation) -> View:
    """The newest actual of each thing counted, where it was true before the as-of date's own quarter."""
    begins = date(situation.as_of.year, (situation.as_of.month - 1) // 3 * 3 + 1, 1)
    rows = actuals(situation.tables.facts, situation.tables.documents, situation.as_of)
    named = rows["indicator"].where(rows["indicator"] != "", rows["label"])
    newest = rows.assign(named=named).drop_duplicates(["named", "county", "place", "unit"], keep="last")
    old = newest.loc[[true_on < begins for true_on in newest["true_on"]]]
    return View(
        id="quality-stale",
        headline=f"早于本季度的数据 {len(old)} 个",
        subtitle=f"最新的完成数停在 {day(begins)} 之前",
        columns={"name": words["indicator"], "value": "数量", "county": words["county"], "date": "数据至"},
        rows=tuple(_stale_row(row, situation) for _, row in old.iterrows()),
        as_of=situation.as_of_words,
        note="没有早于本季度的数据",
    )


def _stale_row(row: pd.Series, situation: Situation) -> dict:
    indicator = situation.indicators.get(row["indicator"])
    return {
        "name": indicator.name if indicator else row["label"],
        "value": str(stated(row)),
        "county": row["county"] or row["place"] or "全市",
        "date": day(row["true_on"]),
        "origins": {"value": f"facts:{row['fact_id']}"},
    }
