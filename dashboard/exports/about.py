"""What every export says of itself: city, page, filters, date, rule, sources; and what its file is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.view import View

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
LONGEST_NAME = 60


@dataclass(frozen=True)
class About:
    """The lines that stand with everything exported. `filters` are words (县区：沂水县), `made` is when the file was written."""

    city: str
    title: str
    as_of: str
    filters: tuple[str, ...]
    rule: str
    made: datetime

    def on_its_day(self, view: View) -> About:
        """The same for a view that counts on a day of its own: ages of 督办事项 count today, whatever day the page shows."""
        own = DAY.search(view.as_of)
        return replace(self, as_of=own[0]) if own else self

    def file_name(self, name: str, ending: str) -> str:
        """城市_图名_截至日.ending, without what a file system refuses."""
        stem = FORBIDDEN.sub("", name)[:LONGEST_NAME]
        marked = f"{WATERMARK}_" if SETTINGS.sample else ""
        return f"{marked}{self.city}_{stem}_{self.as_of}.{ending}"

    @property
    def marked(self) -> str:
        """What stands with everything drawn from the sample store; "" otherwise."""
        return f"{WATERMARK}，不是真实填报" if SETTINGS.sample else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """One line each: page, date, filters, rule, when it was made."""
        chosen = "；".join(self.filters) or "无（全市）"
        return (
            f"{self.city} {self.title}",
            *([self.marked] if self.marked else []),
            f"截至：{self.as_of}",
            f"筛选：{chosen}",
            self.rule,
            f"导出时间：{self.made:%Y-%m-%d %H:%M}",
        )
