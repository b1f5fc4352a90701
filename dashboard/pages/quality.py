"""数据质量: what was read, what was not, and the form in which an editor mends it; a change shows at once."""

from __future__ import annotations

from dash import Input, Output, State, callback, ctx, dcc, html, register_page

from dashboard import catalog, reports
from dashboard.components import quality_form as fields
from dashboard.components.filter_bar import filter_bar
from dashboard.components.parts import page_link
from dashboard.components.quality import panels
from dashboard.pages._desk import word_of
from dashboard.reports import acting, editing, readings
from dashboard.reports.editing import Asked, Faster, Wish
from dashboard.reports.people import Account
from dashboard.schema import Selection
from dashboard.views.document import of_its_city
from dashboard.views.filters import filters
from dashboard.views.quality import quality_page
from dashboard.views.quality_rows import acts_of, chosen_row, rows_of
from dashboard.views.situation import situation

QUERY, PANELS, CONFIRM, CONFIRMED = "quality-query", "quality-panels", "quality-confirm", "quality-confirmed"
# What the address holds beside the filters: the row that is being mended, as `table:row_id`.
CHOSEN_ROW = "row"

register_page(__name__, path="/quality", name="数据质量", order=10)


def layout(**query) -> html.Div:
    """Draw the page of a query."""
    snapshot = catalog.shared().current
    judged = situation(of_its_city(Selection.from_query(query), snapshot))
    row, doc_id = word_of(query, CHOSEN_ROW), judged.chosen.selection.doc
    chosen = chosen_row(snapshot, readings.all_of(reports.shared()), row)
    confirm = html.Button(str(Wish.CONFIRM), id=CONFIRM, className="action", hidden=not (doc_id and acting.may_edit()))
    told = html.Span(id=CONFIRMED, className="panel-note", role="status", **{"data-refused": ""})
    actions = html.Div([page_link("上传文件 ›", "/upload"), confirm, told], className="page-actions")
    return html.Div(
        [
            html.Div([html.H1("数据质量", className="page-title"), filter_bar(filters(judged))], className="page-head"),
            actions,
            html.Div(_panels(query), id=PANELS, className="page"),
            fields.form(chosen, editing.newest_of(reports.shared(), row), acting.may_edit()),
            dcc.Store(id=QUERY, data=query),
        ],
        className="page quality-page",
    )


@callback(
    Output(PANELS, "children"),
    Output(fields.SAYS, "children"),
    Output(fields.KNOWN, "data"),
    Output(fields.MESSAGE, "children"),
    inputs={"_clicks": [Input(button, "n_clicks") for button in fields.BUTTONS]},
    state={
        "query": State(QUERY, "data"),
        "row": State(fields.ROW, "data"),
        "known": State(fields.KNOWN, "data"),
        "indicator": State(fields.INDICATOR, "value"),
        "column": State(fields.COLUMN, "value"),
        "value": State(fields.VALUE, "value"),
        "part": State(fields.PART, "value"),
        "added": State(fields.ADDED, "value"),
        "reason": State(fields.REASON, "value"),
    },
    prevent_initial_call=True,
)
def mend(_clicks, query, row, known, indicator, column, value, part, added, reason):
    """Carry out what the button says and draw the page again; what is refused is said beside it."""
    actor, wish = acting.editor(), fields.BUTTONS[ctx.triggered_id]
    what = {Wish.CORRECT: column, Wish.ADD: part}.get(wish)
    now = {Wish.NAME: indicator, Wish.CORRECT: value, Wish.ADD: added}.get(wish)
    asked = Asked(wish, *(str(text or "") for text in (row, what, now, reason)), known=known if isinstance(known, int) else 0)
    said, known = _carried_out(actor, asked)
    chosen = chosen_row(catalog.shared().current, readings.all_of(reports.shared()), asked.row)
    return _panels(query), fields.says(chosen) if chosen else [], known, said


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(CONFIRMED, "children"),
    Input(CONFIRM, "n_clicks"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def confirm(_clicks: int, query: dict):
    """Say that the chosen document was checked."""
    actor, row = acting.editor(), f"documents:{Selection.from_query(query).doc}"
    said, _ = _carried_out(actor, Asked(Wish.CONFIRM, row, known=editing.newest_of(reports.shared(), row)))
    return _panels(query), said


def _carried_out(actor: Account, asked: Asked) -> tuple[str, int]:
    """The sentence to show, and the newest act on the row that the form now knows."""
    store = reports.shared()
    try:
        said = editing.carry_out(store, actor, catalog.shared().current.tables, asked)
    except Faster as faster:
        return str(faster), faster.newest.reading_id
    except reports.ReportError as refused:
        return str(refused), asked.known
    return said, editing.newest_of(store, asked.row)


def _panels(query: dict) -> list:
    snapshot = catalog.shared().current
    judged = situation(of_its_city(Selection.from_query(query), snapshot))
    page = quality_page(judged, snapshot)
    shown = frozenset(row["doc_id"] for row in page.documents.rows)
    return panels(page, rows_of(snapshot, judged.chosen.selection.doc), acts_of(readings.all_of(reports.shared()), shown))
