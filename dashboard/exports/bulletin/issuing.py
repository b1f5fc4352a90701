"""定稿: the bulletin that an address asks for, drawn, written and kept for good under the next number, in that order."""

from __future__ import annotations

from dashboard.exports.bulletin import as_document
from dashboard.reports import issues
from dashboard.reports.issues import Issue, Taken
from dashboard.reports.people import Account, required
from dashboard.reports.store import Store
from dashboard.views.bulletin_issues import issuing, year_of
from dashboard.views.situation import Situation, today


def issue(store: Store, actor: Account, asked: Situation) -> Issue:
    """Issue the bulletin of a situation. NotAllowed for whoever is no editor; ReportError where this period was issued already.

    The document is written before the store is locked; where somebody else takes the number meanwhile it is written again.
    """
    required(actor.may_edit, issues.ISSUE)
    while True:
        number = issues.next_number(store, asked.chosen.city, year_of(asked))
        made, kept = issuing(store, asked, number, today())
        try:
            return issues.keep(store, actor, kept, as_document(made))
        except Taken:
            continue
