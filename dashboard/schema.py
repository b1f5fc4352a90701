"""The contract of the house: tables and their columns, closed lists, and the small frozen records that rooms hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a quantity is for."""

    TARGET = "target"
    STEP = "step"
    ACTUAL = "actual"
    BACKGROUND = "background"


class Comparator(StrEnum):
    """How a stated value bounds the quantity: 不少于 is GE, 超过 is GT, 不超过 is LE, 约 is APPROX."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"
    RANGE = "range"


class Measure(StrEnum):
    """What a value counts: all there is, what was added, or a share of a whole."""

    TOTAL = "total"
    INCREMENT = "increment"
    SHARE = "share"


class Strength(StrEnum):
    """How firmly a target is meant: promised, 力争, or only to be supported (支持)."""

    FIRM = "firm"
    STRIVE = "strive"
    SUPPORT = "support"


class Part(StrEnum):
    """A department's part in a task."""

    LEAD = "lead"
    CO_LEAD = "co_lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    IMPLEMENT = "implement"


class Grain(StrEnum):
    """How exactly a step's date is stated."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    MID_MONTH = "mid-month"
    DAY = "day"


class DocumentKind(StrEnum):
    """What a document is: 工作要点, 工作台账, 实施方案, 答复, 报告 or another."""

    POINTS = "points"
    LEDGER = "ledger"
    SCHEME = "scheme"
    REPLY = "reply"
    REPORT = "report"
    OTHER = "other"


class Lamp(StrEnum):
    """The colour of a state, always shown with the state's word."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


class State(StrEnum):
    """The state of a task, step or indicator; the value is the word on screen."""

    NO_TARGET = "未设目标"
    NO_DEADLINE = "未定时限"
    MET = "已达标"
    WITHIN = "控制在内"
    DONE = "已办结"
    CLOSED = "已销号"
    STRIVE_MISSED = "未达力争目标"
    OVERDUE = "逾期"
    ON_PACE = "达到序时进度"
    SLIGHTLY_BEHIND = "略低于序时"
    BEHIND = "滞后序时"
    FAR_BEHIND = "严重滞后"
    UNCONFIRMED = "已报送待认定"
    NOT_DUE = "未到时限"
    NOT_ASSIGNED = "未启用填报"
    NOT_REPORTED = "应报未报"
    AWAITED = "待报送"


LAMPS: dict[State, Lamp] = {
    State.NO_TARGET: Lamp.GREY,
    State.NO_DEADLINE: Lamp.GREY,
    State.MET: Lamp.GREEN,
    State.WITHIN: Lamp.GREEN,
    State.DONE: Lamp.GREEN,
    State.CLOSED: Lamp.GREEN,
    State.STRIVE_MISSED: Lamp.YELLOW,
    State.OVERDUE: Lamp.RED,
    State.ON_PACE: Lamp.GREEN,
    State.SLIGHTLY_BEHIND: Lamp.GREEN,
    State.BEHIND: Lamp.YELLOW,
    State.FAR_BEHIND: Lamp.RED,
    State.UNCONFIRMED: Lamp.GREY,
    State.NOT_DUE: Lamp.GREY,
    State.NOT_ASSIGNED: Lamp.GREY,
    State.NOT_REPORTED: Lamp.RED,
    State.AWAITED: Lamp.GREY,
}

# A whole shows the worst of its parts: the first of these that any part has.
WORST_FIRST: tuple[State, ...] = (
    State.OVERDUE,
    State.NOT_REPORTED,
    State.FAR_BEHIND,
    State.BEHIND,
    State.STRIVE_MISSED,
    State.UNCONFIRMED,
    State.SLIGHTLY_BEHIND,
    State.ON_PACE,
    State.AWAITED,
    State.NOT_ASSIGNED,
    State.NO_DEADLINE,
    State.NOT_DUE,
    State.MET,
    State.WITHIN,
    State.DONE,
    State.CLOSED,
    State.NO_TARGET,
)

# Column types: text (missing is ""), whole (Int64), number (Decimal in loaders, Float64 in snapshots), date (datetime64, missing is NaT).
ORIGIN: dict[str, str] = {"doc_id": "text", "start": "whole", "end": "whole", "quote": "text", "page": "text", "cell": "text"}

COLUMNS: dict[str, dict[str, str]] = {
    "documents": {
        "doc_id": "text",
        "file": "text",
        "title": "text",
        "issuer": "text",
        "doc_no": "text",
        "city": "text",
        "year": "whole",
        "kind": "text",
        "published": "date",
        "as_of": "date",
        "inferred": "text",
    },
    "facts": {
        "fact_id": "text",
        "city": "text",
        "county": "text",
        "place": "text",
        "department": "text",
        "task_id": "text",
        "milestone_id": "text",
        "task_no": "text",
        "indicator": "text",
        "label": "text",
        "value": "number",
        "value_high": "number",
        "unit": "text",
        "comparator": "text",
        "kind": "text",
        "measure": "text",
        "strength": "text",
        "year": "whole",
        "period": "text",
        "due": "date",
        "restates": "text",
        "part_of": "text",
        **ORIGIN,
        "value_start": "whole",
        "value_end": "whole",
    },
    "tasks": {
        "task_id": "text",
        "city": "text",
        "year": "whole",
        "task_no": "text",
        "title": "text",
        "section": "text",
        "department": "text",
        "restates": "text",
        **ORIGIN,
    },
    "roles": {"task_id": "text", "department": "text", "role": "text", "as_written": "text", **ORIGIN},
    "milestones": {
        "milestone_id": "text",
        "task_id": "text",
        "task_no": "text",
        "city": "text",
        "county": "text",
        "department": "text",
        "due": "date",
        "grain": "text",
        "parent": "text",
        "text": "text",
        "restates": "text",
        **ORIGIN,
    },
    "pilots": {
        "pilot_id": "text",
        "city": "text",
        "county": "text",
        "place": "text",
        "programme": "text",
        "stage": "text",
        "year": "whole",
        "due": "date",
        **ORIGIN,
    },
    "progress": {
        "city": "text",
        "year": "whole",
        "task_id": "text",
        "task_no": "text",
        "department": "text",
        "county": "text",
        "as_of": "date",
        "text": "text",
        **ORIGIN,
    },
    "systems": {"system_id": "text", "city": "text", "name": "text", "parent": "text", "purpose": "text", **ORIGIN},
    "system_links": {"system_id": "text", "table": "text", "row_id": "text"},
    "problems": {"doc_id": "text", "start": "whole", "end": "whole", "quote": "text", "what": "text"},
}

# The id of a row, by table; the other tables have none.
IDS: dict[str, str] = {
    "documents": "doc_id",
    "facts": "fact_id",
    "tasks": "task_id",
    "milestones": "milestone_id",
    "pilots": "pilot_id",
    "systems": "system_id",
}


@dataclass(frozen=True)
class Rule:
    """A status rule as its file, or who adopted it, states it: warn < late, in what `form` says; `colours` name the lamps' colours."""

    name: str
    issuer: str
    in_force: str
    scope: str
    form: str
    warn: float
    late: float
    lamp_names: dict[str, str] = field(default_factory=dict)
    confirmed: bool = False
    colours: str = "红黄绿"


MANY = ("county", "department", "quarter", "pages", "cities", "without")
QUERY: tuple[str, ...] = (
    "city",
    "year",
    "county",
    "department",
    "quarter",
    "as_of",
    "known",
    "since",
    "indicator",
    "task",
    "doc",
    "q",
    "theme",
    "mode",
    "cycle",
    "names",
    "pages",
    "cities",
    "period",
    "without",
    "openness",
)
SINGLE = tuple(name for name in QUERY if name not in MANY)


@dataclass(frozen=True)
class Selection:
    """What the address says, word for word: nothing is resolved or checked here.

    Texts are "" and lists are () when the address is silent. `dashboard.catalog.resolve` turns
    a Selection into one with defaults filled in and says which values are unknown.
    """

    city: str = ""
    year: str = ""
    county: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    quarter: tuple[str, ...] = ()
    as_of: str = ""
    known: str = ""
    since: str = ""
    indicator: str = ""
    task: str = ""
    doc: str = ""
    q: str = ""
    theme: str = ""
    mode: str = ""
    cycle: str = ""
    names: str = ""
    pages: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    period: str = ""
    without: tuple[str, ...] = ()
    openness: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, object] | None) -> Selection:
        """Read a query as Dash hands it over: values are texts or, for a repeated parameter, lists; unknown names are left out."""
        query = query or {}
        chosen: dict[str, object] = {name: _many(query[name]) for name in MANY if query.get(name)}
        chosen |= {name: _one(query[name]) for name in SINGLE if query.get(name)}
        return cls(**chosen)

    def to_query(self) -> dict[str, str]:
        """The parameters that differ from silence, in the order of QUERY, several values joined by commas."""
        values = {name: getattr(self, name) for name in QUERY}
        return {name: ",".join(value) if isinstance(value, tuple) else value for name, value in values.items() if value}


def _one(value: object) -> str:
    return str(value[0] if isinstance(value, list | tuple) else value).strip()


def _many(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(word.strip() for part in parts for word in str(part).replace("，", ",").split(",") if word.strip()))
