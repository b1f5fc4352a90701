"""Lay editors' readings over the tables: tables as read and acts in, tables as they count out, mended rows marked in an added column.

Added columns: `mark` (人工校正, 人工补录, 待核, joined by 、, "" for none) on MARKED tables; `office`, `leader`, `contact` on tasks.
An act whose row is no longer read while its document is there becomes a problem that asks for it to be looked at again.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.loaders import Tables
from dashboard.reports.readings import ADDED, BETWEEN_IDS, COLUMNS, CONFIRMED, PARTS, Act, Reading
from dashboard.reports.words import BETWEEN_MARKS
from dashboard.schema import COLUMNS as CONTRACT
from dashboard.schema import IDS

MARKED = ("facts", "milestones", "pilots", "tasks", "roles")
UNCHECKED = "待核"
CHANGED = "第{number}号{kind}（{what}，{by} {day}）所据的原句已变化或不再读出，请核对后重新处理，或撤销这一条"
# Links that must not lead to a rejected row.
LINKS = {"facts": ("restates", "part_of"), "milestones": ("restates", "parent"), "pilots": ()}


def mended(tables: Tables, acts: Sequence[Reading]) -> Tables:
    """The tables with every standing act laid over them, in the order in which they were done."""
    tables = tables.with_(**{table: _with_columns(table, tables[table]) for table in MARKED})
    tables, lost = _placed(tables, acts)
    kept = [act for act in acts if act not in lost]
    tables = _unchecked(tables, [act for act in kept if act.kind is Act.CONFIRM])
    for act in kept:
        tables = DO[act.kind](tables, act)
    return _asked(tables, lost)


def _with_columns(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    added = ("mark", *(ADDED.values() if table == "tasks" else ()))
    return frame.assign(**{column: pd.Series("", index=frame.index, dtype="str") for column in added})


def _placed(tables: Tables, acts: Sequence[Reading]) -> tuple[Tables, list[Reading]]:
    """The tables, and the acts whose document is there but whose row is not."""
    documents = set(tables.documents["doc_id"])
    ids = {table: set(tables[table][column]) for table, column in IDS.items()}
    lost = [act for act in acts if act.kind is not Act.NAME and act.row_id not in ids[act.table] and act.doc_id in documents]
    return tables, lost


def _unchecked(tables: Tables, confirmations: Sequence[Reading]) -> Tables:
    confirmed = {row_id for act in confirmations for row_id in act.now.split(BETWEEN_IDS)}
    frames = {}
    for table in CONFIRMED:
        frame = tables[table]
        frames[table] = _marked(frame, ~frame[IDS[table]].isin(confirmed), UNCHECKED)
    return tables.with_(**frames)


def _name(tables: Tables, act: Reading) -> Tables:
    """The quantity itself, and those that no indicator claims and that are called the same in the same unit."""
    facts = tables.facts
    own = facts["fact_id"] == act.row_id
    if own.any():
        row = facts[own].iloc[0]
        alike = (facts["label"] == row["label"]) & (facts["unit"] == row["unit"]) & (facts["indicator"] == "") & (row["label"] != "")
        own |= alike
    return tables.with_(facts=facts.assign(indicator=facts["indicator"].mask(own, act.now)))


def _correct(tables: Tables, act: Reading) -> Tables:
    frame = tables[act.table]
    own = frame[IDS[act.table]] == act.row_id
    if not own.any():
        return tables
    now = pd.to_datetime(act.now or None) if CONTRACT[act.table][act.column] == "date" else act.now
    return tables.with_(**{act.table: _marked(frame.assign(**{act.column: frame[act.column].mask(own, now)}), own, str(act.kind))})


def _reject(tables: Tables, act: Reading) -> Tables:
    """Without the row; the first that restated it stands in its place, parts of it stand alone."""
    column, frame = IDS[act.table], tables[act.table]
    frame = frame[frame[column] != act.row_id]
    for link in LINKS[act.table]:
        tied = frame[link] == act.row_id
        heir = frame.loc[tied, column].iloc[0] if link == "restates" and tied.any() else ""
        frame = frame.assign(**{link: frame[link].mask(tied, heir)})
        if heir:
            frame = frame.assign(**{link: frame[link].mask(frame[column] == heir, "")})
    links = tables.system_links
    return tables.with_(**{act.table: frame, "system_links": links[links["row_id"] != act.row_id]})


def _add(tables: Tables, act: Reading) -> Tables:
    tasks = tables.tasks
    own = tasks["task_id"] == act.row_id
    if not own.any():
        return tables
    if act.column in ADDED:
        column = ADDED[act.column]
        return tables.with_(tasks=_marked(tasks.assign(**{column: tasks[column].mask(own, act.now)}), own, str(act.kind)))
    task = tasks[own].iloc[0]
    role = {"task_id": act.row_id, "department": act.now, "role": str(PARTS[act.column]), "as_written": act.now, "mark": str(act.kind)}
    origin = {name: task[name] for name in ("doc_id", "start", "end", "quote", "page", "cell")}
    row = pd.DataFrame([role | origin]).astype(tables.roles.dtypes.to_dict())
    return tables.with_(roles=pd.concat([tables.roles, row[tables.roles.columns]], ignore_index=True))


def _nothing(tables: Tables, _act: Reading) -> Tables:
    return tables


DO = {Act.NAME: _name, Act.CORRECT: _correct, Act.REJECT: _reject, Act.ADD: _add, Act.CONFIRM: _nothing}


def _marked(frame: pd.DataFrame, rows: pd.Series, mark: str) -> pd.DataFrame:
    joined = frame["mark"].where(frame["mark"] == "", frame["mark"] + BETWEEN_MARKS) + mark
    return frame.assign(mark=frame["mark"].where(~rows | frame["mark"].str.contains(mark, regex=False), joined))


def _asked(tables: Tables, lost: Sequence[Reading]) -> Tables:
    if not lost:
        return tables
    rows = [{"doc_id": act.doc_id, "quote": act.quote, "what": _question(act)} for act in lost]
    asked = Tables.from_rows({"problems": rows}).problems
    return tables.with_(problems=pd.concat([tables.problems, asked], ignore_index=True))


def _question(act: Reading) -> str:
    what = COLUMNS.get(act.table, {}).get(act.column, act.column) or "整条"
    return CHANGED.format(number=act.reading_id, kind=act.kind, what=what, by=act.by, day=act.at.date())
