"""One chart or card as everything that shows it needs it: headline, what is measured, the drawing or the rows, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST_NAME = 22
QUOTED = re.compile(r"《([^》]+)》")


@dataclass(frozen=True)
class Source:
    """A document (or report) that a view draws on, as its foot names it."""

    doc_id: str
    title: str
    issuer: str = ""
    date: str = ""
    doc_no: str = ""

    @property
    def name(self) -> str:
        """What a foot calls it: its number, else its title, of a long title what stands in 《》 or its beginning."""
        if self.doc_no:
            return self.doc_no
        quoted = QUOTED.search(self.title)
        name = self.title if len(self.title) <= LONGEST_NAME or not quoted else f"《{quoted[1]}》"
        return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"

    @property
    def citation(self) -> str:
        """How an export cites it: title, number, date."""
        return f"{self.title}{f'（{self.doc_no}）' if self.doc_no else ''} {self.date}".strip()


@dataclass(frozen=True)
class View:
    """What a page, an export, the API and the command line all draw from.

    `headline` states the finding, `subtitle` measure, unit, area and period, `note` why there is nothing or
    what is uncertain, `rule` the status rule's line where a status is shown. `rows` are plain dicts with
    display texts under the names of `columns` (name -> Chinese heading) in the order to draw; a status is a
    `State`, whose text is its word. `figure` is a plotly figure as a plain dict where the view is a chart.
    `more` names the page (`page`, a path) that shows the rest of a shortened view.

    Beside its texts a row may carry, each by column name: `origins` (`table:row_id` that the text opens),
    `filters` ((parameter, value) that it chooses), `links` (address that it leads to), `below` (a second, smaller line). Bars are
    drawn from `bar` (`done` and `expected` in percent of the row's target) or `states` (State -> count).
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
    more: str = ""
    page: str = ""
