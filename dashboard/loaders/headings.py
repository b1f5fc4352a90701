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
    NOTE = "note"
    UNIT = "unit"
    ACTUAL = "actual"
    BASE = "base"
    PROBLEM = "problem"
    OTHER = "other"


# The columns whose cells name bodies, and those whose cells hold sentences.
BODIES = (Column.LEAD, Column.CO_LEAD, Column.RESPONSIBLE, Column.SUPPORT, Column.IMPLEMENT)
PROSE = (Column.TASK, Column.GOAL, Column.PLAN, Column.PROGRESS)

# The first that matches decides, so the narrower words stand before the wider; patterns match a whole heading without blanks.
_ABOUT_PEOPLE = "责任人|责任领导|分管领导|包保领导|牵头领导|联系人|负责人|联络员|联系方式|联系电话|电话|责任科室"
_ABOUT_MONEY = "总投资|投资额|投资|资金来源|性质|来源|依据|状态|销号|评价"
_DONE = "(?:推进|进展|完成|落实|工作|实施)情况|(?:工作|目前|当前|完成|推进|形象)进度|进展|成效"
_DATES = "时限|完成时间|完成期限|截止时间|截止日期|时间节点|完成日期|时间要求|办结时间|时间安排|时间"
_AIMS = "目标|预期成果|预期成效|工作要求|任务要求|成果形式|完成标志|指标值|成果|标准|(?:具体|主要|工作|建设)内容"
_MEANS = "计划|措施|举措|步骤|安排|进度要求|节点|推进路径|做法|(?:具体|细化|分解|二级|阶段)任务|实施内容|具体工作"
_PERIODS = "上半年|下半年|全年|年度|第?[一二三四1-4]季度|[0-9]{1,2}月份?"
HEADINGS: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"序号?|(?:任务|项目)?编号|(?:任务|项目)序号|No\.?|号"),
    (Column.NOTE, r"备注|说明|.*备注"),
    (Column.OTHER, rf".*(?:{_ABOUT_PEOPLE}|{_ABOUT_MONEY})|(?:开工|启动|开始).{{0,2}}时间"),
    (Column.PROGRESS, rf".*(?:{_DONE})(?:(?:及|和|、)存在.*)?"),
    (Column.PROBLEM, r"(?:存在的?)?(?:主要)?(?:困难|问题).*"),
    (Column.UNIT, r"计量单位|数据单位|指标单位"),
    (Column.BASE, r"(?:[0-9]{4}年|上年|去年|上一年度?)?(?:基数|基期|基准|基线)(?:值|数)?"),
    (Column.ACTUAL, r"(?:[0-9]{4}年|上年|去年|上一年度?)?(?:实际|实绩|现状|完成|已完成)(?:值|数|量|水平|完成值?|完成数)?"),
    (Column.DUE, rf".*(?:{_DATES})"),
    (Column.CO_LEAD, r"(?:其他|其它|共同|联合|协同)牵头(?:单位|部门|责任单位)?"),
    (Column.IMPLEMENT, r"(?:具体)?(?:实施|落实|执行|承建|建设)(?:单位|部门|主体)"),
    (Column.SUPPORT, r"(?:配合|协办|协同|参与|协助|支持|参加|协作|责任配合|其他|有关|相关)(?:责任)?(?:单位|部门|科室)"),
    (Column.LEAD, r"(?:总|市级|市直|责任)?(?:牵头|主办|主责|主管)(?:责任)?(?:单位|部门|科室)?(?:及责任人)?|单位|部门"),
    (Column.RESPONSIBLE, r".*(?:责任|承办|负责|承担|任务)(?:单位|部门|主体|科室)(?:及责任人)?"),
    (Column.COUNTY, r"县区|县市区|县[（(]市、?区[）)]|区县|市县|属地|地区|区域|辖区|县市"),
    (Column.SECTION, r"(?:任务|工作|项目|指标)?(?:类别|类型|分类|领域|板块|方面|门类|专项)|一级任务|任务类|目标分类|重点领域"),
    (Column.GOAL, rf".*(?:{_AIMS})(?:任务|要求|值|内容)?|.*目标.{{0,4}}"),
    (Column.PLAN, rf".*(?:{_MEANS})|{_PERIODS}"),
    (Column.TASK, r".*(?:任务|工作|事项|项目|内容|名称|指标|要点)(?:名称|内容|及内容)?"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in HEADINGS)
LONGEST_HEADING = 16
REMARK = re.compile(r"[（(][^（）()]*[）)]")

# The words of headings as they may stand glued to one another.
_GLUED = (
    *("序号", "编号", "单位", "任务", "备注", "牵头任务", "工作任务", "重点任务", "主要任务", "任务内容", "任务名称"),
    *("牵头单位", "责任单位", "其他牵头单位", "配合单位", "参与单位", "实施单位", "牵头部门", "责任部门", "配合部门"),
    *("工作目标", "年度目标", "具体目标", "目标任务", "工作计划", "推进计划", "工作措施", "具体措施", "推进措施"),
    *("完成时限", "完成时间", "时间节点", "推进情况", "进展情况", "目前进展", "工作进展", "完成情况"),
)
GLUED = tuple(sorted(_GLUED, key=len, reverse=True))


def column_of(heading: str) -> Column | None:
    """The kind of column under a heading, or None where its words are not those of a heading."""
    words = re.sub(r"[\s|:：]+", "", heading)
    for written in (words, REMARK.sub("", words)):
        if written and len(written) <= LONGEST_HEADING and not re.search(r"[。;；,，]", written):
            found = next((column for column, pattern in _PATTERNS if pattern.fullmatch(written)), None)
            if found:
                return found
    return None


def is_heading_row(texts: list[str]) -> bool:
    """Whether a row of cells is a ledger's heading: most of it heading words, of two kinds or more, a column of sentences among them."""
    filled = [text for text in texts if text.strip()]
    kinds = [column_of(text) for text in filled]
    known = [kind for kind in kinds if kind]
    return len(set(known)) >= 2 and len(known) * 2 > len(filled) and any(kind in PROSE for kind in known)
