"""One chart or card as everything that shows it needs it: headline, what is measured, the drawing or the rows, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """A document (or report) that a view draws on, as its foot names it."""

    doc_id: str
    title: str
    issuer: str = ""
    date: str = ""
    doc_no: str = ""


@dataclass(frozen=True)
class View:
    """What a page, an export, the API and the command line all draw from.

    `headline` states the finding, `subtitle` measure, unit, area and period, `note` why there is nothing or
    what is uncertain, `rule` the status rule's line where a status is shown. `rows` are plain dicts with
    display texts under the names of `columns` (name -> Chinese heading) in the order to draw; `figure` is a
    plotly figure as a plain dict where the view is a chart.
    """

    id: str
    headline: str
    subtitle: str = ""
    unit: str = ""
    figure: dict | None = None
    columns: dict[str, str] = field(default_factory=dict)
    rows: tuple[dict, ...] = ()
    sources: tuple[Source, ...] = ()
    as_of: str = ""
    rule: str = ""
    note: str = ""
    alternative: str = ""
