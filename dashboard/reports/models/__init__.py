"""The store's tables. Rows of entries, moves, case_moves and audit are only ever added; series and observations follow from them.

Names of cities, counties and departments are the official ones of the reference files; ids of tasks, steps and facts are those of
the loaders, which survive a better reading. Texts are "" when missing, as in the tables of the documents.

The modules do without `from __future__ import annotations`: SQLAlchemy would have to evaluate each of them again at every start.
"""

from dashboard.reports.models.accounts import AccountRow, Attempt, KeyRow, MembershipRow, SessionRow
from dashboard.reports.models.base import Base
from dashboard.reports.models.decided import (
    AdoptedRuleRow,
    CaseMoveRow,
    CaseRow,
    ExtensionRow,
    IssueRow,
    ReadingRow,
    SlideTemplateRow,
    SpecialRow,
)
from dashboard.reports.models.keeping import AuditRow, CityRevision, Revision, UploadRow
from dashboard.reports.models.reported import AttachmentRow, EntryRow, MoveRow, ObservationRow, SeriesRow, WaitingRow

__all__ = [
    "AccountRow",
    "AdoptedRuleRow",
    "AttachmentRow",
    "Attempt",
    "AuditRow",
    "Base",
    "CaseMoveRow",
    "CaseRow",
    "CityRevision",
    "EntryRow",
    "ExtensionRow",
    "IssueRow",
    "KeyRow",
    "MembershipRow",
    "MoveRow",
    "ObservationRow",
    "ReadingRow",
    "Revision",
    "SeriesRow",
    "SessionRow",
    "SlideTemplateRow",
    "SpecialRow",
    "UploadRow",
    "WaitingRow",
]
