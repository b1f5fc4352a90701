"""The sentences of a bulletin: one judged row in, one sentence without its full stop out, with the signs of an official document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pandas as pd

from dashboard.provenance import REPORT
from dashboard.reference.words import words
from dashboard.schema import State
from dashboard.views.bulletin_units import Member
from dashboard.views.deadlines import DATE_AHEAD
from dashboard.views.indicators import row as indicator_row
from dashboard.views.leads import lead_words
from dashboard.views.numbers import MISSING, points
from dashboard.views.situation import Situation

UNEXPLAINED = "未说明原因"
# A blank between a figure and a word, as the screens write it.
GAP = r"(?<=[0-9%+]) (?=[一-鿿])|(?<=[一-鿿]) (?=[0-9+≥≤])"
# Signs that stand beside Chinese as the official style writes them; between figures (1,200) they stay.
HAN = r"[一-鿿》”〉）]"
SIGNS = rf"(?<={HAN})[,;:()!?]|[,;:()](?=[一-鿿《“〈（])"
FULL = str.maketrans(",;:()!?", "，；：（）！？")
INNER_TITLE = r"<([^<>]*[一-鿿][^<>]*)>"
ENDS = "。；;，,、 "


def as_printed(text: str) -> str:
    """A text with the signs of an official document: full-width beside Chinese, no blanks between figures and words."""
    titled = re.sub(INNER_TITLE, r"〈\1〉", re.sub(GAP, "", text))
    return re.sub(SIGNS, lambda sign: sign[0].translate(FULL), titled)


def close(text: str) -> str:
    """A sentence without its own full stop, for one that goes on."""
    return text.strip().rstrip(ENDS)


def led_by(role: str, lead: str) -> str:
    """牵头单位：市大数据局; where none is stated, that."""
    return lead if lead == words["no_lead_stated"] else f"{role}：{lead}"


def told_words(matter: str, member: str, texts: Iterable[str]) -> str:
    """What was told of a matter by a member, every statement once."""
    head = matter + (f"（{member}）" if member and matter else member)
    return (f"{head}：" if head else "") + "；".join(dict.fromkeys(texts))


def target_words(row: dict) -> str:
    """A row of the indicators: 5G基站：年度目标1500个，累计完成563个，完成率37.5%，…."""
    by_time = f"（{row['below']['expected']}）" if row["below"].get("expected") else ""
    said = (
        f"{row['name']}：{words['target']}{row['target']}，{words['accumulated']}{row['actual']}",
        f"{words['completion_rate']}{row['share']}" if row["share"] != MISSING else "",
        f"{words['expected']}{row['expected']}{by_time}" if row["expected"] != MISSING else "",
        f"{row['state']}（{led_by(words['lead'], row['lead'])}）",
    )
    return "，".join(part for part in said if part)


def behind_words(target: pd.Series, situation: Situation) -> str:
    """A target that is behind or overdue, with its gap and the reason as reported."""
    gap = target["gap"]
    below = "" if gap is None or pd.isna(gap) or gap >= 0 else f"，低于序时{points(-gap).lstrip('+')}"
    row = indicator_row(target, situation)
    return f"{target_words(row)}{below}；{words['reason']}：{close(reason_of(target, situation))}"


def reason_of(target: pd.Series, situation: Situation) -> str:
    """Why a target is behind, in the words that came with its value; without such words 未说明原因."""
    told = situation.tables.progress
    if "problems" not in told or not str(target["actual_id"] or "").startswith(REPORT):
        return UNEXPLAINED
    own = told.loc[(told["doc_id"] == target["actual_id"]) & (told["problems"] != ""), "problems"]
    return own.iloc[-1] if len(own) else UNEXPLAINED


def due_words(step: pd.Series) -> str:
    """A dated step with who is responsible and its day."""
    text = close(DATE_AHEAD.sub("", step["text"]) or step["text"])
    due: date = step["deadline"]
    return f"{text}（{led_by(words['responsible'], lead_words(step))}，{words['due']}：{due.month}月{due.day}日）"


def step_words(step: pd.Series) -> str:
    """A dated step that was not done in time, with the reason as reported."""
    late = f"逾期{-int(step['days'])}天" if step["state"] == State.OVERDUE else "已到时限尚未办结"
    return f"{due_words(step)}，{late}；{words['reason']}：{close(step['reason'] or UNEXPLAINED)}"


def member_words(member: Member, *, reported: bool) -> str:
    """A member with its counts; where nobody has reported only what has come due."""
    counts = member.counts
    shown = [name for name in (list(counts)[1:] if reported else ["已到时限"]) if counts[name]]
    return f"{member.name}{member.steps}个节点（{'、'.join(f'{name}{counts[name]}' for name in shown) or '均未到时限'}）"
