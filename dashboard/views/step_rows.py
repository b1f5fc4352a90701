"""What lists of judged steps share: the view of them with its sources, date and rule, and a step as a row, in display texts."""

from __future__ import annotations

import pandas as pd

from dashboard.measures.periods import quarter_of
from dashboard.measures.steps import FINISHED
from dashboard.reference.words import words
from dashboard.schema import Grain
from dashboard.views.leads import lead_words, scope_words
from dashboard.views.numbers import MISSING, day, distance, moved_words
from dashboard.views.situation import Situation
from dashboard.views.view import View

STEP_COLUMNS = {
    "due": words["due"],
    "quarter": words["quarter"],
    "grain": "层级",
    "text": words["milestone"],
    "task": words["task"],
    "lead": words["lead"],
    "state": words["lamp"],
    "days": "距时限",
}
GRAINS = {Grain.YEAR: "年度", Grain.QUARTER: "季度目标", Grain.MONTH: "月度", Grain.MID_MONTH: "旬", Grain.DAY: "按日"}


def items_view(situation: Situation, items: pd.DataFrame, name: str, headline: str, subtitle: str, **drawn: object) -> View:
    """A view drawn from some tasks or steps of a situation, with what such views share; `drawn` are further fields of View."""
    return View(
        id=name,
        headline=headline,
        subtitle=subtitle,
        unit="项",
        sources=situation.sources(items["doc_id"]),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        **drawn,
    )


def step_view(situation: Situation, name: str, headline: str, subtitle: str, **drawn: object) -> View:
    """A view that is drawn from the steps of a situation; `drawn` are further fields of View."""
    return items_view(situation, situation.steps, name, headline, subtitle, **drawn)


def step_row(step: pd.Series, titles: dict[str, str]) -> dict:
    """The row of one step under STEP_COLUMNS; `titles` names the tasks. An approved extension shows both dates."""
    dated = not pd.isna(step["deadline"])
    return {
        "due": day(step["deadline"]) or MISSING,
        "quarter": quarter_of(step["deadline"]) if dated else "",
        "grain": GRAINS.get(step["grain"], ""),
        "text": step["text"],
        "task": titles.get(step["task_id"], ""),
        "lead": lead_words(step),
        "state": step["state"],
        "days": distance(int(step["days"])) if dated and step["state"] not in FINISHED else "",
        "origins": {"text": f"milestones:{step['milestone_id']}"},
        "below": {name: said for name, said in (("due", moved_words(step)), ("lead", scope_words(step))) if said},
    }
