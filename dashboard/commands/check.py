"""`check`: say what would be read from some files before they are put into the folder, and what would not be understood."""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from dashboard import loaders
from dashboard.commands.tables import written
from dashboard.loaders import Failure, Tables
from dashboard.provenance import Document

HELP = "检查文件能读出什么、哪里读不懂，不改动任何内容"
READ, READ_WITH_PROBLEMS, UNREADABLE = 0, 1, 2
FIRST_ROWS = 3
ABOUT = {
    "title": "标题",
    "kind": "种类",
    "city": "城市",
    "year": "年度",
    "issuer": "发布机构",
    "doc_no": "文号",
    "published": "发布日期",
    "as_of": "数据截至",
}
KINDS = {"points": "工作要点", "ledger": "工作台账", "scheme": "实施方案", "reply": "答复", "report": "报告", "other": "其他"}
COUNTED = {
    "tasks": "任务",
    "roles": "部门分工",
    "milestones": "时间节点",
    "facts": "数据",
    "pilots": "试点",
    "progress": "进展",
    "systems": "平台系统",
}
NOT_STATED = "（文中未写明）"
LONGEST_QUOTE = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="要检查的文件")


def run(given: argparse.Namespace) -> int:
    """Print a report per file; 0 all read without a problem, 1 read with problems, 2 some file cannot be read."""
    return max(_check(path) for path in given.files)


def _check(path: Path) -> int:
    taken = loaders.take_in(path)
    print(f"■ {path.name}")
    if isinstance(taken, Failure):
        print(f"  不能读取：{taken.message}")
        return UNREADABLE
    document, tables = taken
    for line in report(document, tables):
        print(f"  {line}")
    return READ_WITH_PROBLEMS if len(tables.problems) else READ


def report(document: Document, tables: Tables) -> list[str]:
    """What was read from one document, line by line in Chinese: about it, counts, the first rows, every problem with its place."""
    about = tables.documents.iloc[0]
    inferred = about["inferred"].split(";")
    lines = [
        f"{word}：{_about(name, about[name])}{'（推断）' if name in inferred and written(about[name]) else ''}"
        for name, word in ABOUT.items()
    ]
    lines.append("读出：" + "，".join(f"{word} {len(tables[name])}" for name, word in COUNTED.items()))
    for name, word in COUNTED.items():
        lines += [
            f"{word} {number}：{_short(row['quote'])}" for number, (_, row) in enumerate(tables[name].head(FIRST_ROWS).iterrows(), start=1)
        ]
    lines += [f"问题：{_place(document, row)}{row['what']}" for _, row in tables.problems.iterrows()]
    return lines


def _about(name: str, value: object) -> str:
    if name == "kind":
        return "、".join(KINDS.get(kind, kind) for kind in str(value).split(";") if kind) or NOT_STATED
    return written(value) or NOT_STATED


def _place(document: Document, row: pd.Series) -> str:
    """第N行 and the sentence, for a problem that has a place."""
    if pd.isna(row["start"]):
        return ""
    line = document.text.count("\n", 0, row["start"]) + 1
    where = document.cell_at(row["start"]) or (f"第{document.page_at(row['start'])}页" if document.pages else f"第{line}行")
    return f"{where}“{_short(row['quote'])}”："


def _short(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + "…"
