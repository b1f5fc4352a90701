"""What the filter bar of a page shows: a situation in, one field a filter and what was not understood out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.reference.places import Places
from dashboard.reference.words import words
from dashboard.settings import SETTINGS
from dashboard.views.situation import Situation

# What a reset leaves in the address.
KEPT = frozenset({"city", "theme", "mode", "cycle", "names", "pages", "cities"})
QUARTER_NAMES = {"Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}


@dataclass(frozen=True)
class Field:
    """One filter: its parameter, its label, what is chosen and what can be (value, words)."""

    parameter: str
    label: str
    chosen: tuple[str, ...]
    offered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Span:
    """The plan's year as a slider counts it: its first day, how many days follow, and which of them the as-of date is (the nearest)."""

    start: date
    days: int
    at: int


@dataclass(frozen=True)
class Filters:
    """The bar: fields with one choice, the date and its year (None: the page has its own), those with several, words on unknown values."""

    single: tuple[Field, ...]
    as_of: Field | None
    span: Span | None
    several: tuple[Field, ...]
    unknown: tuple[str, ...]
    narrowed: bool


def filters(situation: Situation) -> Filters:
    """The fields that have something to choose; the city is not offered where the program serves one (HOME_CITY)."""
    chosen, offered = situation.chosen, situation.choices
    cities = () if SETTINGS.home_city else offered.cities
    single = (
        _field("city", words["city"], (chosen.city,), cities),
        _field("year", words["year"], (str(chosen.year or ""),), offered.years),
    )
    several = (
        _field("county", places_word(chosen.city), chosen.county, offered.counties),
        _field("department", words["department_filter"], chosen.department, offered.departments),
        _field("quarter", words["quarter_filter"], chosen.quarter, offered.quarters),
    )
    return Filters(
        single=tuple(field for field in single if field.offered),
        as_of=Field("as_of", "截至", (chosen.as_of.isoformat(),)),
        span=_span(chosen.year, chosen.as_of) if chosen.year else None,
        several=tuple(field for field in several if field.offered),
        unknown=tuple(f"“{value}”：{words['unknown_value']}" for _, value in chosen.unknown),
        narrowed=bool(set(chosen.selection.to_query()) - KEPT),
    )


def places_word(city: str) -> str:
    """What a city calls its members together: 县区, 区市 or 县市区, by the kinds it has."""
    kinds = {place.kind for place in Places.load().counties_of(city)}
    said = ("县" if kinds & {"县", "自治县"} else "") + ("市" if "县级市" in kinds else "") + ("区" if "区" in kinds else "")
    return {"市区": "区市", "县": "县", "区": "区"}.get(said, said or words["county_filter"])


def quarter_words(quarter: str) -> str:
    """2022Q2 as 2022年二季度; another word as it is."""
    name = QUARTER_NAMES.get(quarter[4:])
    return f"{quarter[:4]}年{name}" if name else quarter


def chosen_words(situation: Situation) -> tuple[str, ...]:
    """What is filtered, as an export says it: 县区：沂水县、费县."""
    chosen = situation.chosen
    said = (
        (places_word(chosen.city), chosen.county),
        (words["department_filter"], chosen.department),
        (words["quarter_filter"], tuple(map(quarter_words, chosen.quarter))),
    )
    return tuple(f"{label}：{'、'.join(names)}" for label, names in said if names)


def _span(year: int, as_of: date) -> Span:
    start, end = date(year, 1, 1), date(year, 12, 31)
    return Span(start, (end - start).days, (min(max(as_of, start), end) - start).days)


def _field(parameter: str, label: str, chosen: tuple[str, ...], offered: tuple) -> Field:
    said = quarter_words if parameter == "quarter" else str
    return Field(parameter, label, chosen, tuple((str(value), said(str(value))) for value in offered))
