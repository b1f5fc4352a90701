"""Tell the kind of a document from its title and its table headings: text in, kinds of `schema.DocumentKind` out, main kind first."""

from __future__ import annotations

import re

from dashboard.schema import DocumentKind

# Words of a title, the deciding ones first: a reply names the plan that it is about.
TITLE_WORDS: tuple[tuple[DocumentKind, tuple[str, ...]], ...] = tuple(
    (kind, tuple(" ".join(words).split()))
    for kind, words in (
        (DocumentKind.REPLY, ["提案的答复 建议的答复 的答复 答复的函 答复意见 提案答复 办理答复 建议办理 答复"]),
        (
            DocumentKind.LEDGER,
            [
                "台账 任务清单 工作清单 项目清单 责任清单 工程清单 任务分解 责任分解 分解方案 分解表 分工表 任务分工 指标表 目标表 责任表",
                "计划表 推进计划 一览表 任务表 明细表 重点任务表 调度表 推进表 情况表 进度表",
            ],
        ),
        (
            DocumentKind.REPORT,
            [
                "工作报告 执行情况 统计公报 公报 工作总结 总结 工作情况 进展情况 推进情况 完成情况 通报 汇报 简报",
                "情况报告 情况的报告 半年报 季报 月报 述职 运行情况 报告",
            ],
        ),
        (DocumentKind.POINTS, ["工作要点 重点工作 工作计划 工作安排 工作思路 要点 重点任务 年度计划 任务目标 工作打算"]),
        (DocumentKind.SCHEME, ["方案 行动计划 规划 实施意见 攻坚行动 若干措施 政策措施 意见 计划 办法"]),
    )
)
FIRST_COLUMN = ("序号", "编号")
LEDGER_COLUMNS = (
    "任务", "牵头", "责任单位", "责任部门", "责任科室", "目标", "计划", "时限", "措施", "进展", "推进情况", "配合", "完成时间",
    "完成情况", "工作内容", "项目名称", "存在问题",
)  # fmt: skip
HEADING_LENGTH = 90
COLUMNS_NEEDED = 2


def kinds_of(title: str, text: str) -> list[str]:
    """The kinds that the title and the table headings state, in that order; [] when they state none."""
    kinds = [kind for kind in [_of_title(title)] if kind]
    if ledger_heading_at(text) < len(text) and DocumentKind.LEDGER not in kinds:
        kinds.append(DocumentKind.LEDGER)
    return [str(kind) for kind in kinds]


def _of_title(title: str) -> DocumentKind | None:
    """The kind whose word stands in the title; the whole title is of one kind, whatever plan it is about."""
    return next((kind for kind, words in TITLE_WORDS if any(word in title for word in words)), None)


def ledger_heading_at(text: str) -> int:
    """Where a ledger's table heading starts (序号 or 编号 and names of columns, no sentence between); the text's length without one."""
    for found in re.finditer("|".join(FIRST_COLUMN), text):
        heading = re.split("[。;；:]|[0-9]", text[found.end() : found.end() + HEADING_LENGTH], maxsplit=1)[0]
        if sum(word in heading for word in LEDGER_COLUMNS) >= COLUMNS_NEEDED:
            return found.start()
    return len(text)
