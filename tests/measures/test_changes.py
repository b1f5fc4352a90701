"""What changes between two dates."""

from datetime import date

import pandas as pd

from dashboard.measures.changes import Change, between
from dashboard.schema import State

SINCE, AS_OF = date(2022, 6, 30), date(2022, 7, 31)


def judged(*rows: tuple[str, State, str | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["milestone_id", "state", "deadline"])
    return frame.assign(deadline=pd.to_datetime(frame["deadline"]))


def changed(before: pd.DataFrame, after: pd.DataFrame) -> list[tuple]:
    rows = between(before, after, "milestone_id", SINCE, AS_OF)
    return list(zip(rows["milestone_id"], rows["change"], rows["state_before"], strict=True))


def test_a_row_is_new_came_due_or_changed_its_state_and_else_is_left_out():
    before = judged(("due", State.NOT_DUE, "2022-07-15"), ("done", State.NOT_DUE, "2022-09-30"), ("same", State.NOT_DUE, "2022-12-31"))
    after = judged(
        ("new", State.NOT_DUE, "2022-07-01"),
        ("due", State.OVERDUE, "2022-07-15"),
        ("done", State.DONE, "2022-09-30"),
        ("same", State.NOT_DUE, "2022-12-31"),
    )
    assert changed(before, after) == [
        ("new", Change.NEW, None),
        ("due", Change.DUE, State.NOT_DUE),
        ("done", Change.STATE, State.NOT_DUE),
    ]


def test_a_deadline_counts_from_the_day_after_the_first_date_to_the_last_day():
    rows = judged(*((day, State.NOT_ASSIGNED, day) for day in ("2022-06-30", "2022-07-01", "2022-07-31", "2022-08-01")))
    assert [name for name, *_ in changed(rows, rows)] == ["2022-07-01", "2022-07-31"]


def test_a_row_without_a_deadline_never_comes_due_and_no_rows_give_no_changes():
    rows = judged(("open", State.NO_DEADLINE, None))
    assert changed(rows, rows) == []
    assert changed(judged(), judged()) == []
