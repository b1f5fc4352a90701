"""What a ledger's column is for, by the words of its heading: heading text in, Column or None out."""

from __future__ import annotations

import re
from enum import StrEnum


class Column(StrEnum):
    """The kinds of column that ledgers have."""

    NUMBER = "number"
    SECTION = "section"
    TASK = "task"
    GOAL = "goal"
    PLAN = "plan"
    PROGRESS = "progress"
    DUE = "due"
    LEAD = "lead"
    CO_LEAD = "co_lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    IMPLEMENT = "implement"
    COUNTY = "county"
    OTHER = "other"


# The columns whose cells name bodies, and those whose cells hold sentences.
BODIES = (Column.LEAD, Column.CO_LEAD, Column.RESPONSIBLE, Column.SUPPORT, Column.IMPLEMENT)
PROSE = (Column.TASK, Column.GOAL, Column.PLAN, Column.PROGRESS)

# The first that matches decides, so the narrower words stand before the wider; patterns match a whole heading without blanks.
HEADINGS: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"序号?|编号|任务编号|任务序号|项目编号|项目序号|No\.?|号"),
    (Column.OTHER, r"备注|说明|.*(?:责任人|责任领导|分管领导|包保领导|牵头领导|联系人|负责人|联络员|联系方式|联系电话|电话|总投资|投资|资金来源|责任科室|性质|来源|依据|状态|销号|评价)"),
    (Column.PROGRESS, r".*(?:推进情况|进展情况|完成情况|落实情况|工作情况|进展|成效|工作进度|目前进度|当前进度|完成进度|推进进度|实施情况|存在问题.*|形象进度)"),
    (Column.DUE, r".*(?:时限|完成时间|完成期限|截止时间|截止日期|时间节点|完成日期|时间要求|办结时间|时间安排|计划完成时间|时间)"),
    (Column.CO_LEAD, r"(?:其他|其它|共同|联合|协同)牵头(?:单位|部门|责任单位)?"),
    (Column.IMPLEMENT, r"(?:具体)?(?:实施|落实|执行|承建|建设)(?:单位|部门|主体)"),
    (Column.SUPPORT, r"(?:配合|协办|协同|参与|协助|支持|参加|协作|责任配合|其他|有关|相关)(?:责任)?(?:单位|部门|科室)"),
    (Column.LEAD, r"(?:牵头|主办|主责|主管|责任牵头|总牵头|市级牵头|市直牵头|牵头责任)(?:责任)?(?:单位|部门|科室)?(?:及责任人)?|单位|部门"),
    (Column.RESPONSIBLE, r".*(?:责任|承办|负责|承担|任务)(?:单位|部门|主体|科室)(?:及责任人)?"),
    (Column.COUNTY, r"县区|县市区|县\(市、?区\)|区县|市县|属地|地区|区域|辖区|县市"),
    (Column.SECTION, r"(?:任务|工作|项目|指标)?(?:类别|类型|分类|领域|板块|方面|门类|专项)|一级任务|任务类|目标分类|重点领域"),
    (Column.GOAL, r".*(?:目标|预期成果|预期成效|工作要求|任务要求|成果形式|完成标志|指标值|目标值|成果|标准)(?:任务|要求|值|内容)?|.*目标.{0,4}"),
    (Column.PLAN, r".*(?:计划|措施|举措|步骤|安排|进度要求|阶段任务|节点|推进路径|实施内容|具体任务|具体内容|具体工作|工作内容|建设内容|主要内容|细化任务|分解任务|二级任务|做法)"),
    (Column.TASK, r".*(?:任务|工作|事项|项目|内容|名称|指标|要点)(?:名称|内容|及内容)?"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in HEADINGS)
LONGEST_HEADING = 16

# The words of headings as they stand glued to one another, longest first.
GLUED = tuple(
    sorted(
        (
            "序号 编号 单位 牵头单位 责任单位 其他牵头单位 配合单位 参与单位 实施单位 牵头任务 工作任务 重点任务 主要任务 任务内容 任务名称 任务 "
            "工作目标 年度目标 具体目标 目标任务 工作计划 推进计划 工作措施 具体措施 推进措施 完成时限 完成时间 时间节点 备注 "
            "推进情况 进展情况 目前进展 工作进展 完成情况 牵头部门 责任部门 配合部门"
        ).split(),
        key=len,
        reverse=True,
    )
)


def column_of(heading: str) -> Column | None:
    """The kind of column under a heading, or None where its words are not those of a heading."""
    words = re.sub(r"[\s|:：]+", "", heading)
    if not words or len(words) > LONGEST_HEADING or re.search(r"[。;；,，]", words):
        return None
    return next((column for column, pattern in _PATTERNS if pattern.fullmatch(words)), None)


def is_heading_row(texts: list[str]) -> bool:
    """Whether a row of cells is a ledger's heading: most of it heading words, a task, goal or plan among them, and of three kinds or two."""
    filled = [text for text in texts if text.strip()]
    kinds = [column_of(text) for text in filled]
    known = [kind for kind in kinds if kind]
    return len(set(known)) >= 2 and len(known) * 2 > len(filled) and any(kind in PROSE for kind in known)
