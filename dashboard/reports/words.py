"""The closed lists of reporting, each value the word on screen."""

from __future__ import annotations

from enum import StrEnum


class Subject(StrEnum):
    """What an entry is about: an indicator (or a target without one, by its fact_id), a dated step, a task."""

    INDICATOR = "indicator"
    STEP = "step"
    TASK = "task"


class Status(StrEnum):
    """How a step stands."""

    DONE = "已完成"
    UNDERWAY = "推进中"
    BLOCKED = "受阻"
    NONE = ""


class Stage(StrEnum):
    """Where an entry stands in its review."""

    DRAFT = "草稿"
    SUBMITTED = "已提交"
    REVIEWED = "审核"
    PUBLISHED = "已发布"
    RETURNED = "退回"


class Openness(StrEnum):
    """公开范围: who may see it once it is published."""

    SCREEN = "可上屏"
    INTERNAL = "内部"
    REVIEWERS = "仅审核人"


def openness_of(text: str) -> Openness:
    """The openness that a word names; 内部 for anything else."""
    return next((one for one in Openness if one == text), Openness.INTERNAL)


class Severity(StrEnum):
    """A finding refuses an entry, or asks: then it is taken when the writer says so."""

    REFUSE = "拒绝"
    ASK = "请确认"


# Shown as 未审定 to its author as long as an entry has not reached the screens.
UNREVIEWED = "未审定"
# How a row is marked whose target was changed by 调整, and what stands between two marks.
ADJUSTED, BETWEEN_MARKS = "经批准调整", "、"
SECRETS = "严禁录入、上传涉密信息"
# Stands across every page and export as long as the sample store is shown.
WATERMARK = "示例数据"
