"""Which filters are clicked: a value, another one beside it, the first taken out, the second too; the pairs have never been seen."""

from __future__ import annotations

from itertools import cycle, islice
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Page

LISTS = ("county", "department", "quarter")


class Click(NamedTuple):
    """One value of one filter that is ticked, or unticked."""

    parameter: str
    value: str

    @property
    def selector(self) -> str:
        return f'[data-toggle-{self.parameter}="{self.value}"]'


def walk(offered: dict[str, list[str]], length: int) -> list[Click]:
    """So many clicks in turns of four: tick a member, tick a quarter beside it, take out the member, take out the quarter."""
    members = [Click(name, value) for name in LISTS[:-1] for value in offered[name]]
    quarters = [Click(LISTS[-1], value) for value in offered[LISTS[-1]]]
    turns = (click for pair in zip(members, cycle(quarters), strict=False) for click in (*pair, *pair))
    return list(islice(turns, length))


def queries(opening: dict[str, str], clicks: list[Click]) -> list[dict[str, str]]:
    """The query before the first click and after each of them."""
    found = [opening]
    for click in clicks:
        query = dict(found[-1])
        values = [value for value in query.pop(click.parameter, "").split(",") if value]
        values = [value for value in values if value != click.value] if click.value in values else [*values, click.value]
        found.append(query | ({click.parameter: ",".join(values)} if values else {}))
    return found


def offered_by(page: Page) -> dict[str, list[str]]:
    """The values that the filter bar of an open page offers, by parameter."""
    return {
        name: page.evaluate(f"Array.from(document.querySelectorAll('[data-toggle-{name}]')).map(one => one.dataset.toggle{name.title()})")
        for name in LISTS
    }


def search(query: dict[str, str]) -> str:
    """A query as an address carries it."""
    return f"?{urlencode(query)}" if query else ""
