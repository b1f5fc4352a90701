"""The bureau's own presentation that slides are made on: the newest one kept, until it is taken away; every change stands in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.reports import audit
from dashboard.reports.errors import NotFound
from dashboard.reports.models import SlideTemplateRow
from dashboard.reports.people import Account, required
from dashboard.reports.store import Store

WHAT = "更换幻灯片模板"
KEPT, TAKEN_AWAY = "更换幻灯片模板", "停用幻灯片模板"


@dataclass(frozen=True)
class SlideTemplate:
    """What is told of the template that is in use; moments in UTC."""

    file: str
    kept_by: str
    kept_at: datetime


def keep(store: Store, actor: Account, file: str, content: bytes) -> SlideTemplate:
    """Use a presentation, already checked, from now on. NotAllowed for whoever is no editor."""
    required(actor.may_edit, WHAT)
    with store.writing(shown=False) as session:
        row = SlideTemplateRow(file=file, content=content, kept_by=actor.name, kept_at=store.clock())
        session.add(row)
        audit.note(session, row.kept_at, actor.name, KEPT, file)
        return SlideTemplate(row.file, row.kept_by, row.kept_at)


def take_away(store: Store, actor: Account) -> None:
    """Go back to the program's own slides. NotFound where that is so already."""
    required(actor.may_edit, WHAT)
    with store.writing(shown=False) as session:
        row = _newest(session)
        if row is None:
            raise NotFound("没有在用的幻灯片模板")
        row.taken_away_at = store.clock()
        audit.note(session, row.taken_away_at, actor.name, TAKEN_AWAY, row.file)


def current(store: Store) -> SlideTemplate | None:
    """The template in use; None where slides are the program's own."""
    with store.reading() as session:
        row = _newest(session)
        return SlideTemplate(row.file, row.kept_by, row.kept_at) if row else None


def content(store: Store) -> bytes | None:
    """The template in use, byte for byte; None where there is none."""
    with store.reading() as session:
        row = _newest(session)
        return row.content if row else None


def _newest(session: Session) -> SlideTemplateRow | None:
    """The row that was kept last, unless it was taken away."""
    row = session.scalars(select(SlideTemplateRow).order_by(SlideTemplateRow.template_id.desc()).limit(1)).first()
    return None if row is None or row.taken_away_at else row
