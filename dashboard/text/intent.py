"""Read what a clause is for: a target, a dated step, what is already so, or background; clean text in, a Kind and a Strength out."""

from __future__ import annotations

import re

from dashboard.schema import Kind, Strength
from dashboard.text.comparators import STRENGTHS

ACTUAL = r"目前|截至|截止|已经|已(?!有)|累计|共(?=[有为汇收完建核计])|现有|今年以来|去年|以来|先后|达到了|完成了|收到|上半年历时|在用|在建"
STEP = r"[①-⑳]|[0-9一二三四]季度目标|[0-9]月(?:底|末|中旬|上旬|下旬)?前|月底前|季度末?前"
TARGET = r"力争|争取|争创|确保|年底前|年内|全年|到20[0-9]{2}年|目标|不低于|不少于|以上|突破|实现|建成|打造|新增|培育|将"
BACKGROUND = r"《[^》]{1,60}》(?:中|明确|提出)|全省共|全国共|由(?=[^,，。]{1,20}提[高升]到)"

_WORDS = tuple((kind, re.compile(words)) for kind, words in ((Kind.BACKGROUND, BACKGROUND), (Kind.ACTUAL, ACTUAL), (Kind.STEP, STEP), (Kind.TARGET, TARGET)))
_STRENGTHS = tuple((strength, re.compile(words)) for strength, words in STRENGTHS)


def kind_of(clause: str, default: Kind = Kind.TARGET) -> Kind:
    """What a clause is for by its own words; `default`, the document's habit, where they do not say."""
    return next((kind for kind, words in _WORDS if words.search(clause)), default)


def strength_of(clause: str) -> Strength:
    """How firmly a clause means it: 力争 and 争取 strive, 支持 and 鼓励 support, anything else is firm."""
    return next((strength for strength, words in _STRENGTHS if words.search(clause)), Strength.FIRM)
