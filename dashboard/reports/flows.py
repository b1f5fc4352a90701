"""The two closed loops as plain data: which states an item goes through, which action leads from where to where, and who may do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """Whose turn an action is."""

    DESK = "desk"
    MEMBER = "member"


@dataclass(frozen=True)
class Action:
    """`name` is the word on the button; without `to` the item stays where it is (催办). `note`: a note is compulsory."""

    name: str
    at: tuple[str, ...]
    to: str
    who: Who
    note: bool = False


@dataclass(frozen=True)
class Flow:
    """`states` in their order, as a board's columns and a funnel's steps; the first is where an item begins, the last where it ends."""

    name: str
    title: str
    states: tuple[str, ...]
    actions: tuple[Action, ...]

    @property
    def last(self) -> str:
        return self.states[-1]


SUPERVISION = Flow(
    "supervision",
    "督办事项",
    ("立项", "交办", "承办", "反馈", "审核", "办结", "销号"),
    (
        Action("交办", ("立项",), "交办", Who.DESK),
        Action("承办", ("交办",), "承办", Who.MEMBER),
        Action("反馈", ("承办",), "反馈", Who.MEMBER, note=True),
        Action("审核", ("反馈",), "审核", Who.DESK),
        Action("办结", ("审核",), "办结", Who.DESK),
        Action("销号", ("办结",), "销号", Who.DESK),
        Action("催办", ("交办", "承办"), "", Who.DESK),
        Action("退回", ("反馈", "审核", "办结"), "承办", Who.DESK, note=True),
    ),
)
EVENTS = Flow(
    "events",
    "事件",
    ("受理", "交办", "处置", "反馈", "核查"),
    (
        Action("交办", ("受理",), "交办", Who.DESK),
        Action("处置", ("交办",), "处置", Who.MEMBER),
        Action("反馈", ("处置",), "反馈", Who.MEMBER, note=True),
        Action("核查", ("反馈",), "核查", Who.DESK),
        Action("催办", ("交办", "处置"), "", Who.DESK),
        Action("退回", ("反馈",), "处置", Who.DESK, note=True),
    ),
)
FLOWS: dict[str, Flow] = {flow.name: flow for flow in (SUPERVISION, EVENTS)}
