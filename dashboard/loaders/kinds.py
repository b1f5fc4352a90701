"""Tell what a quantity is for (target, step, actual, background) from the part it stands in and the words around it."""

from __future__ import annotations

import re

from dashboard.loaders.outline import Part, PartRole
from dashboard.schema import Kind
from dashboard.text.quantities import RANKS, Quantity

PLAN_FORMS = ("points", "scheme", "ledger")
# Numbers of others, thresholds and what a project is by nature.
OF_OTHERS = re.compile(
    r"(?<!高于)(?<!低于)(?<!占)(?<!居)(?<!列)(?:全省|全国|省内|国内|国家(?!级)|省里|省级层面|《[^》]*》中?|方案中|部署的|下达的|确定的)[^,;。、]{0,12}$"
)
BY_NATURE = re.compile(r"(?:年产|日产|产能|占地|总建筑面积|建筑面积|总面积|规划面积|注册资本|设计处理能力)(?:约|为|达)?$")
BASE = re.compile(r"^(?:余|多)?(?:已建成|已建|已建的|既有|现有|存量|原有)")
BASE_AHEAD = re.compile(r"(?:现有|原有|既有|存量|在[^,;。]{0,20}基础上)[^,;。]{0,6}$")
DONE = re.compile(
    r"目前|现已|已经|(?<![个家项处所座条名])已(?!列入计划)|截至|截止|现有|累计完成|过去一年|[一两三四五]年来|以来|(?<!比)(?<!较)(?:去年|上年)(?!末|底|同期|增长|提高|水平|度)"
)
AIM = re.compile(r"目标[是为]|达到.{0,8}目标")
SO_FAR = re.compile(r"目前|截至|截止|过去一年|[一两三四五]年来|以来")
AHEAD = re.compile(
    r"预期目标|主要目标|发展目标|总体目标|重点任务|(?:工作|重点)安排|工作打算|下一?步|工作思路|目标任务|工作计划|"
    r"20[0-9]{2}年(?:重点)?(?:工作|任务)$"
)
BACK = re.compile(r"回顾|(?:总体|工作|完成|进展|推进|开展|基本|运行)情况|主要成效|工作成效|工作总结|取得的?成绩|存在问题|过去")
COMPARED = re.compile(r"同比|较上年|比上年|较去年|比去年")
AIMED = re.compile(
    r"力争|争取(?!上级|到位|中央|省级|国家|资金|政策|各类)|争创|确保|将(?!.{0,12}(?:列为|作为|打造成))|拟|计划(?:到|在|新增|建设|完成|投资|实施)|预计(?!实现|完成|可|全年)|预期目标|下一步|下步|接下来|明年|力求|要(?:达到|新增|完成|实现)|建设思路"
)
OVER_TIME = re.compile(r"今年(?:要|将)|年[底末]前|月底?前|年内(?!.{0,10}已)")


def kind_of(text: str, part: Part, clause: tuple[int, int], sentence_start: int, quantity: Quantity) -> Kind:
    """The kind of one quantity; offsets point into the clean `text`."""
    before, said = text[clause[0] : quantity.start], text[clause[0] : clause[1]]
    sentence = text[sentence_start : clause[1]]
    if quantity.is_start or _is_background(text, before, quantity):
        return Kind.BACKGROUND
    if part.role is PartRole.BASE:
        return Kind.BACKGROUND
    if part.role is PartRole.PLAN:
        return Kind.STEP
    if part.role in (PartRole.GOAL, PartRole.TITLE):
        return Kind.ACTUAL if _is_told(said, sentence) else Kind.TARGET
    if AHEAD.search(part.section) and part.role is not PartRole.PROGRESS:
        return Kind.ACTUAL if DONE.search(said) else Kind.TARGET
    if BACK.search(part.section):
        return Kind.TARGET if AIMED.search(said) and not DONE.search(sentence) else Kind.ACTUAL
    if part.role is PartRole.PROGRESS:
        return Kind.TARGET if _is_aimed(said, sentence) else Kind.ACTUAL
    if part.form in PLAN_FORMS:
        return Kind.ACTUAL if _is_told(said, sentence) else Kind.TARGET
    return Kind.TARGET if _is_aimed(said, sentence) else Kind.ACTUAL


def _is_background(text: str, before: str, quantity: Quantity) -> bool:
    behind = text[quantity.end : quantity.end + 12]
    ranked = quantity.unit in RANKS and before.endswith(("第", "前"))
    return bool(BY_NATURE.search(before) or (OF_OTHERS.search(before) and not ranked) or BASE.match(behind) or BASE_AHEAD.search(before))


def _is_told(said: str, sentence: str) -> bool:
    """Whether a plan tells here what has been done: a word of the past and none of intent."""
    return bool(DONE.search(said) or (SO_FAR.search(sentence) and not OVER_TIME.search(sentence))) and not AIMED.search(sentence)


def _is_aimed(said: str, sentence: str) -> bool:
    """Whether a report tells here what is to come; 目标为20亿条 holds up to the next `;`."""
    if AIM.search(sentence[sentence.rfind(";") + 1 :]) and not DONE.search(said):
        return True
    return bool(AIMED.search(said) or OVER_TIME.search(said) or AIMED.search(sentence)) and not (DONE.search(said) or COMPARED.search(said))
