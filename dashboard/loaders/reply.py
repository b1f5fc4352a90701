"""Read a reply or report in prose: a stretch of clean text in, an outline out that parts what has been done from what is to be done.

What stands under 下一步 or a heading of coming work is goal; what stands before it, under a heading of work done or after 截至, 目前 and
已 is progress.
"""

from __future__ import annotations

import re

from dashboard.loaders.parts import Outline, Part, PartRole, Step
from dashboard.loaders.prose import paragraphs
from dashboard.loaders.steps import dated_steps

# At the start of a clause: 为下步工作提供支撑 is no turn to what is to come.
_NEXT = r"下一步|下步|下一阶段|今后一|今后[,，]|接下来|下半年(?:工作)?(?:安排|打算|计划|重点|主要)|预期目标|重点(?:任务|工作)|目标任务"
_PLANS = (
    r"(?:工作|总体|主要)(?:安排|打算|计划|思路|要求|目标|预期目标)|今年(?:工作|要|将|是)|[0-9]{4}年(?:工作(?:安排|打算|计划)|要|将|重点|是)"
)
_OPENS = r"(?<![^\n,，。；;：:、（( ])|\A|(?<=[）)])"
_WE_WILL = r"(?:我局|我们|我市|市大数据局|局)将(?:认真|进一步|继续|重点|着力)"
_AIM = r"(?:预期|主要|奋斗|总体|发展)目标(?:是|为|[:：])"
AHEAD = re.compile(rf"(?:{_OPENS})(?:{_NEXT}|{_PLANS})|{_WE_WILL}|{_AIM}")
_SINCE = r"(?:今年|去年|近年|年初|[0-9]月)以?来[,，]|过去[一五]年|截至|截止|上半年.{0,12}情况"
_DONE = (
    r"(?:[0-9]{4}年)?工作(?:回顾|总结|开展情况|进展情况|完成情况)|[0-9]{4}年工作情况|主要(?:做法|工作情况|成效)|(?:取得|工作)成效|做了以下"
)
BEHIND = re.compile(rf"{_SINCE}|{_DONE}|进展情况|开展情况|完成情况")
LETTER = re.compile(r"收悉|答复如下|感谢您|您提出|索引号|发布机构|公开方式|标\s*题|当前位置")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def read(text: str, start: int, end: int, year: int | None, form: str) -> Outline:
    """The outline of a reply's or report's prose in `text[start:end]`."""
    parts, steps = [], []
    role = PartRole.BODY
    for first, last in paragraphs(text, start, end):
        for found in SENTENCE.finditer(text, first, last):
            role = _role(found[0], role)
            here = PartRole.BODY if LETTER.search(found[0]) else role
            parts.append(Part(*found.span(), here, form))
        if role is PartRole.GOAL:
            steps.extend(Step.of(dated) for dated in dated_steps(text, first, last, year))
    return Outline(tuple(parts), (), tuple(steps))


def _role(sentence: str, role: PartRole) -> PartRole:
    """What a sentence turns the text to: later words of the sentence win."""
    ahead = max((found.start() for found in AHEAD.finditer(sentence)), default=-1)
    behind = max((found.start() for found in BEHIND.finditer(sentence)), default=-1)
    if ahead == behind:
        return role
    return PartRole.GOAL if ahead > behind else PartRole.PROGRESS
