"""The one screen as its views, all drawn from one situation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard.views.campaign import campaign
from dashboard.views.counties import counties
from dashboard.views.deadlines import carried, deadlines, near_steps
from dashboard.views.first_line import first_line
from dashboard.views.indicators import gauges, indicators
from dashboard.views.key_figures import key_figures, other_figures
from dashboard.views.latest import coordination, latest
from dashboard.views.quarters import quarters
from dashboard.views.situation import Situation
from dashboard.views.view import View

# How many rows fit a screen of 1440 lines; the style sheet hides the last ones on lower screens.
MOST_BULLETS, MOST_DEADLINES, MOST_CARRIED, MOST_ROWS, MOST_LATEST = 12, 12, 4, 6, 3
# When what is due and what earlier years left share their panel.
SHARED_DEADLINES, SHARED_CARRIED = 3, 2


@dataclass(frozen=True)
class Overview:
    """The views of the one screen, by where they stand."""

    title: str
    first_line: View
    key_figures: View
    counties: View
    gauges: View
    indicators: View
    other_figures: View
    deadlines: View
    carried: View
    campaign: View
    quarters: View
    latest: View
    coordination: View


@lru_cache(maxsize=8)
def overview(situation: Situation) -> Overview:
    """All views of the one screen; lists are as long as the screen shows. Drawn once for a situation."""
    dials = gauges(situation)
    shared = bool(near_steps(situation) and situation.judged.carried)
    return Overview(
        title=title(situation),
        first_line=first_line(situation),
        key_figures=key_figures(situation),
        counties=counties(situation),
        gauges=dials,
        indicators=indicators(situation, MOST_BULLETS, frozenset(row["fact_id"] for row in dials.rows)),
        other_figures=other_figures(situation),
        deadlines=deadlines(situation, SHARED_DEADLINES if shared else MOST_DEADLINES),
        carried=carried(situation, SHARED_CARRIED if shared else MOST_CARRIED),
        campaign=campaign(situation, MOST_ROWS),
        quarters=quarters(situation),
        latest=latest(situation, MOST_LATEST),
        coordination=coordination(situation),
    )


def title(situation: Situation) -> str:
    """What the screen shows: 2022年度总览."""
    return f"{situation.chosen.year}年度总览" if situation.chosen.year else "总览"
