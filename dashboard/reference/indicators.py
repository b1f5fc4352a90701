"""The catalogue of indicators: what a city's quantities are called, how they add up and are paced, and which one a clause speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from dashboard.reference.files import FOLDER, Row, read_rows

COLUMNS = (
    *("id", "name", "short", "unit", "units", "domain", "direction", "basis", "adds_up", "pace"),
    *("heads", "context", "without", "show", "order"),
)
DIRECTIONS = ("up", "down")
ADDITIONS = ("sum", "none", "ratio")
PACES = ("按序时", "按时限")
SHOWS = ("key", "gauge", "table")
BESIDE = "beside:"
# Between the parts of a word that must all be present: 汇聚+数据.
ALL_OF = "+"
SHARE_UNITS = ("%", "个百分点", "百分点")
# What counts for an indicator: each character of its head found in the label, or only in the clause; the usual unit.
LABEL_WEIGHT, CLAUSE_WEIGHT, USUAL_UNIT = 10, 4, 2
# A label that is the head itself outweighs a longer head of which two characters stand elsewhere in the clause.
EXACT_LABEL = 9
# What counts when the number's place is known: each character by which the thing counted is nearer than FAR. A noun
# after the number (89个单位) has the number's own characters and its measure word in between.
NEAR_WEIGHT, FAR, NUMBER_ITSELF = 2, 20, 4
# Characters before and behind the number that are looked at; the longest clause of the documents has 220.
AROUND = 300
LIST_SIGNS = re.compile("[、,，;；。]")


@dataclass(frozen=True)
class Indicator:
    """One row of the catalogue; it holds no value of any fact.

    `units` are the units a quantity of it may carry, () when any may. `heads`: of these words one must be in the clause and
    have a part in common with the label, when there is one. `context`: of these one must be in the clause, unless there are
    none. `without`: none of these may be in the label (in the clause when there is no label). A word with `+` needs all its parts.
    `show` is key, gauge, table or beside:<id>, the indicator beside which it is drawn.
    """

    id: str
    name: str
    short: str
    unit: str
    units: tuple[str, ...]
    domain: str
    direction: str
    basis: str
    adds_up: str
    pace: str
    heads: tuple[str, ...]
    context: tuple[str, ...]
    without: tuple[str, ...]
    show: str
    order: int

    @property
    def beside(self) -> str:
        """The id of the indicator beside which this one is drawn, or ""."""
        return self.show.removeprefix(BESIDE) if self.show.startswith(BESIDE) else ""

    @property
    def is_share(self) -> bool:
        """Whether its values are percentages."""
        return self.unit in SHARE_UNITS

    def score(self, clause: str, unit: str, label: str, at: int | None = None) -> int:
        """How well it fits a quantity, 0 when it does not; see `Indicators.recognise` for the arguments."""
        if unit and self.units and unit not in self.units:
            return 0
        words = f"{label}\n{clause}"
        found = [word for word in self.heads if _has(word, words) and _shares(word, label)]
        if not found or (self.context and not any(_has(word, words) for word in self.context)):
            return 0
        if any(_has(word, label or _list_member(clause, at)) for word in self.without):
            return 0
        head = max(_weight(word, label) + _nearness(word, clause, at) for word in found)
        return head + (USUAL_UNIT if unit and unit == self.unit else 0)


@dataclass(frozen=True)
class Indicators:
    """The whole catalogue, in the order of its `order` column."""

    all: tuple[Indicator, ...]

    @classmethod
    @cache
    def load(cls, path: Path = FOLDER / "indicators.csv") -> Indicators:
        """Read the file once. SourceError for a line that is not understood, an id twice, or `beside:` an id there is not."""
        rows = read_rows(path, COLUMNS)
        first: dict[str, int] = {}
        for row in rows:
            if row["id"] in first:
                raise row.error(f"编号“{row['id']}”与第{first[row['id']]}行重复")
            first[row["id"]] = row.line
        for row in rows:
            if row["show"].startswith(BESIDE) and row["show"].removeprefix(BESIDE) not in first:
                raise row.error(f"“show”所指的指标“{row['show'].removeprefix(BESIDE)}”不存在")
        return cls(tuple(sorted(map(_indicator, rows), key=lambda indicator: indicator.order)))

    def __getitem__(self, indicator_id: str) -> Indicator:
        """The indicator of an id; KeyError when there is none (`get` answers None)."""
        return self._by_id[indicator_id]

    def get(self, indicator_id: str) -> Indicator | None:
        return self._by_id.get(indicator_id)

    def beside(self, indicator_id: str) -> tuple[Indicator, ...]:
        """The indicators drawn beside this one, in order."""
        return self._beside.get(indicator_id, ())

    def recognise(self, clause: str, unit: str, label: str = "", at: int | None = None) -> Indicator | None:
        """The indicator a quantity belongs to, or None when the catalogue does not know it.

        `clause` is the quantity's own clause, `unit` its base unit (条, 个, %), `label` what the text calls it, `at` where in the
        clause the number starts: of two quantities in one clause each then takes the words nearest to it.
        Fold full-width signs first: the words of the catalogue are compared as they stand.
        """
        if at is not None:
            clause, at = clause[max(0, at - AROUND) : at + AROUND], min(at, AROUND)
            at = len(_plain(clause[:at]))
        clause, label = _plain(clause), _plain(label)
        candidates = self._by_unit.get(unit, self._of_any_unit) if unit else self.all
        scored = [(indicator.score(clause, unit, label, at), -indicator.order, indicator) for indicator in candidates]
        best = max(scored, key=lambda entry: entry[:2], default=None)
        return best[2] if best and best[0] else None

    @cached_property
    def _of_any_unit(self) -> tuple[Indicator, ...]:
        return tuple(indicator for indicator in self.all if not indicator.units)

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Indicator, ...]]:
        units = {unit for indicator in self.all for unit in indicator.units}
        return {unit: tuple(one for one in self.all if not one.units or unit in one.units) for unit in units}

    @cached_property
    def _beside(self) -> dict[str, tuple[Indicator, ...]]:
        hosts = {indicator.beside for indicator in self.all} - {""}
        return {host: tuple(one for one in self.all if one.beside == host) for host in hosts}

    @cached_property
    def _by_id(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.all}


def recognise(clause: str, unit: str, label: str = "", at: int | None = None) -> Indicator | None:
    """`Indicators.recognise` on the shipped catalogue."""
    return Indicators.load().recognise(clause, unit, label, at)


def _indicator(row: Row) -> Indicator:
    heads = row.many("heads")
    if not heads:
        raise row.error("“heads”不能为空：至少要有一个识别词")
    return Indicator(
        id=row.required("id"),
        name=row.required("name"),
        short=row.required("short"),
        unit=row["unit"],
        units=row.many("units"),
        domain=row.required("domain"),
        direction=row.choice("direction", DIRECTIONS),
        basis=row.required("basis"),
        adds_up=row.choice("adds_up", ADDITIONS),
        pace=row.choice("pace", PACES),
        heads=tuple(map(_plain, heads)),
        context=tuple(map(_plain, row.many("context"))),
        without=tuple(map(_plain, row.many("without"))),
        show=_show(row),
        order=row.whole("order"),
    )


def _show(row: Row) -> str:
    return row["show"] if row["show"].startswith(BESIDE) else row.choice("show", SHOWS)


def _plain(text: str) -> str:
    """Without blanks, in one width of brackets and one case of letters (5g基站, 智慧社区(村居))."""
    return "".join(text.split()).replace("（", "(").replace("）", ")").replace("“", "").replace("”", "").upper()


@cache
def _parts(word: str) -> tuple[str, ...]:
    return tuple(word.split(ALL_OF))


def _has(word: str, text: str) -> bool:
    """Whether each part of the word stands in the text."""
    return all(part in text for part in _parts(word))


def _shares(word: str, label: str) -> bool:
    """Whether label and word have a part in common; words elsewhere in a clause say nothing of a thing that is called otherwise."""
    return not label or any(part in label or label in part for part in _parts(word))


def _weight(word: str, label: str) -> int:
    """The points of a head that was found: characters shared with the label count more than those only the clause has."""
    parts = _parts(word)
    shared = sum(len(part) for part in parts if part in label or (label and label in part))
    return LABEL_WEIGHT * shared + CLAUSE_WEIGHT * (_length(word) - shared) + (EXACT_LABEL if word == label else 0)


def _list_member(clause: str, at: int | None) -> str:
    """The member of a list in which the number stands (在建数据中心4个), or the whole clause when its place is not known."""
    if at is None:
        return clause
    return LIST_SIGNS.split(clause[:at])[-1] + LIST_SIGNS.split(clause[at:])[0]


def _length(word: str) -> int:
    return sum(map(len, _parts(word)))


def _nearness(word: str, clause: str, at: int | None) -> int:
    """Points for the distance between the number and the thing counted, which is the word's last part."""
    counted = _parts(word)[-1]
    if at is None or counted not in clause:
        return 0
    before, after = clause.rfind(counted, 0, at), clause.find(counted, at)
    gaps = [at - before - len(counted)] * (before >= 0) + [max(0, after - at - NUMBER_ITSELF)] * (after >= 0)
    return NEAR_WEIGHT * max(0, FAR - min(gaps))
