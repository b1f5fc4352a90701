"""One city's year as the desk sees it: its items, members and entries; makes new entries and the context they are held against.

A Register is a moment: make a new one for every request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from dashboard.catalog.members import counties_of, departments_of
from dashboard.loaders import Tables
from dashboard.reference.indicators import Indicator, Indicators
from dashboard.reports import entries, extensions
from dashboard.reports.entries import Entry
from dashboard.reports.items import Item, for_account, for_member, items
from dashboard.reports.models import EntryRow
from dashboard.reports.people import DEPARTMENT, Account, Membership
from dashboard.reports.periods import Period
from dashboard.reports.publishing import day_of
from dashboard.reports.store import Store
from dashboard.reports.validation import Context, unchanged_value
from dashboard.reports.words import Stage, Status, Subject
from dashboard.schema import Measure

# Databases bound the parameters of a statement.
AT_ONCE = 500
NOT_COUNTED = (Stage.DRAFT, Stage.RETURNED)


@dataclass(frozen=True)
class Due:
    """One item as a reporter meets it in a period: `now` is what stands for this period, `last` what was said before it."""

    item: Item
    period: Period
    now: Entry | None
    last: Entry | None

    @property
    def reported(self) -> bool:
        """Whether this period's report was handed in."""
        return self.now is not None and self.now.stage not in NOT_COUNTED

    @property
    def expected(self) -> str:
        """本期应完成: the step when it falls due by the period's end, an indicator's or task's goal; "" when nothing falls due yet."""
        if self.item.subject is not Subject.STEP:
            return self.item.goal
        return "" if self.item.due and self.item.due > self.period.last else self.item.title


@dataclass(frozen=True)
class Register:
    """`items` in the order of the documents, `today` in the city's own time; entries are read from the `store` thing by thing."""

    city: str
    year: int
    items: tuple[Item, ...]
    counties: tuple[str, ...]
    departments: tuple[str, ...]
    store: Store
    today: date

    @classmethod
    def of(cls, store: Store, tables: Tables, city: str, year: int) -> Register:
        """The register at this moment; `tables` are those of the newest snapshot."""
        return cls(
            city=city,
            year=year,
            items=extended(items(tables, city, year), extensions.deadlines(store, city, day_of(store.clock()))),
            counties=counties_of(tables, city),
            departments=departments_of(tables, city),
            store=store,
            today=day_of(store.clock()),
        )

    def item(self, subject: str, subject_id: str, county: str = "", place: str = "") -> Item | None:
        """The item of a key; a catalogue indicator that the plans do not name can still be reported for a county."""
        found = self._by_key.get((str(subject), subject_id, county, place))
        indicator = Indicators.load().get(subject_id) if found is None and subject == Subject.INDICATOR and county else None
        return self._unplanned(indicator, county) if indicator else found

    def due(self, account: Account, period: Period) -> tuple[Due, ...]:
        """What an account is to report for a period: what is not yet reported first, soonest deadline first; done steps left out."""
        found = (self._due(item, self.department(account, item), period) for item in for_account(self.items, account))
        return _sorted(one for one in found if self._wanted(one))

    def due_of(self, member: Membership, period: Period) -> tuple[Due, ...]:
        """The same for one county or department, whoever reports for it."""
        department = member.member if member.kind == DEPARTMENT else ""
        found = (self._due(item, department, period) for item in for_member(self.items, member))
        return _sorted(one for one in found if self._wanted(one))

    def entry(self, item: Item, account: Account, period: Period, as_of: date | None = None, **written: object) -> Entry:
        """A new entry about an item; `written` are fields of Entry. 本期无变化 repeats what was last reported.

        As of the period's last day, or today while the period still runs, unless said otherwise.
        """
        plain = Entry(
            city=item.city,
            subject=item.subject,
            subject_id=item.subject_id,
            period=period.name,
            as_of=as_of or min(period.last, self.today),
            indicator=item.indicator,
            title=item.title,
            county=item.county,
            place=item.place,
            department=self.department(account, item),
            unit=item.unit if written.get("value") is not None else "",
            measure=item.measure if written.get("value") is not None else "",
        )
        made = replace(plain, **written)
        return _repeated(made, self.last(made)) if made.no_change else made

    def context(self, entry: Entry) -> Context:
        """What `validation.validate` holds an entry against."""
        item = self.item(entry.subject, entry.subject_id, entry.county, entry.place)
        return Context(
            item,
            self._counties,
            self._departments.union(item.departments if item else ()),
            self.today,
            self.last(entry),
            self._city_target(item),
        )

    def last(self, entry: Entry) -> Entry | None:
        """What was last reported of the same thing by the same member for an earlier period, drafts and returned ones apart."""
        same = [one for one in self._about(entry) if one.period != entry.period and one.stage not in NOT_COUNTED]
        earlier = [one for one in same if one.as_of <= entry.as_of]
        return max(earlier, key=lambda one: (one.as_of, one.recorded_at), default=None)

    def now(self, entry: Entry, by: datetime | None = None) -> Entry | None:
        """The newest entry of the same key, recorded until `by`."""
        same = [one for one in self._about(entry) if one.period == entry.period and (by is None or one.recorded_at <= by)]
        return same[-1] if same else None

    def department(self, account: Account, item: Item) -> str:
        """For which department an account reports an item: its own of those in charge, else the first of them; "" for a county's item."""
        if item.county or item.place:
            return ""
        own = {one.member for one in account.memberships if one.kind == DEPARTMENT and one.city == item.city}
        return next((name for name in item.departments if name in own), next(iter(item.departments), ""))

    def _about(self, entry: Entry) -> list[Entry]:
        """Everything said about the same thing by the same member, oldest first."""
        thing = (str(entry.subject), entry.subject_id)
        if thing not in self._said_about:
            self._said_about[thing] = _by_member(entries.history(self.store, self.city, *thing))
        return self._said_about[thing].get(entry.key[:-1], [])

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str, str], Item]:
        return {one.key: one for one in reversed(self.items)}

    @cached_property
    def _counties(self) -> frozenset[str]:
        return frozenset(self.counties)

    @cached_property
    def _departments(self) -> frozenset[str]:
        return frozenset(self.departments)

    @cached_property
    def _said_about(self) -> dict[tuple[str, str], dict[tuple[str, ...], list[Entry]]]:
        """What was said of every item's thing, by member; of other things it is added when they are asked for."""
        things = sorted({item.subject_id for item in self.items})
        # With all subjects named the index by key finds each thing.
        of_city = (EntryRow.city == self.city, EntryRow.subject.in_([str(one) for one in Subject]))
        parts = [things[first : first + AT_ONCE] for first in range(0, len(things), AT_ONCE)]
        said = [one for part in parts for one in entries.find(self.store, *of_city, EntryRow.subject_id.in_(part))]
        found: dict[tuple[str, str], dict] = {(str(item.subject), item.subject_id): {} for item in self.items}
        for one in said:
            found.setdefault((str(one.subject), one.subject_id), {}).setdefault(one.key[:-1], []).append(one)
        return found

    def _due(self, item: Item, department: str, period: Period) -> Due:
        blank = Entry(
            item.city, item.subject, item.subject_id, period.name, period.last, county=item.county, place=item.place, department=department
        )
        return Due(item, period, self.now(blank), self.last(blank))

    def _wanted(self, due: Due) -> bool:
        done = due.last is not None and due.last.status is Status.DONE
        return not done and (due.item.subject is not Subject.STEP or due.now is not None or bool(due.expected))

    def _city_target(self, item: Item | None) -> Decimal | None:
        """What the whole city is to reach where a county's item has no target of its own."""
        if item is None or item.target or not (item.county or item.place):
            return None
        whole = self._by_key.get((str(item.subject), item.subject_id, "", ""))
        return whole.target if whole and whole.unit == item.unit else None

    def _unplanned(self, indicator: Indicator, county: str) -> Item:
        measure = Measure.SHARE if indicator.is_share else Measure.TOTAL
        return Item(
            self.city,
            self.year,
            Subject.INDICATOR,
            indicator.id,
            indicator.name,
            indicator.id,
            county=county,
            unit=indicator.unit,
            measure=str(measure),
        )


def _sorted(found: Iterable[Due]) -> tuple[Due, ...]:
    """What is not yet reported first, soonest deadline first."""
    return tuple(sorted(found, key=lambda one: (one.reported, one.item.due or date.max)))


def extended(found: Iterable[Item], deadlines: Mapping[str, date]) -> tuple[Item, ...]:
    """The items with the deadlines that were approved for their rows, beside those of the plan."""
    return tuple(
        replace(item, due=deadlines[item.row_id], planned=item.due) if item.row_id and item.row_id in deadlines else item for item in found
    )


def seen_before(register: Register, written: Iterable[Entry], by: datetime) -> dict[tuple[str, ...], str]:
    """The newest entry_id of some entries' keys at a moment: what their writer had before him then."""
    found = {entry.key: register.now(entry, by) for entry in written}
    return {key: one.entry_id for key, one in found.items() if one is not None}


def _by_member(said: Iterable[Entry]) -> dict[tuple[str, ...], list[Entry]]:
    found: dict[tuple[str, ...], list[Entry]] = {}
    for one in said:
        found.setdefault(one.key[:-1], []).append(one)
    return found


def _repeated(entry: Entry, last: Entry | None) -> Entry:
    """An entry whose empty fields say what was last reported; `validation` refuses what was written and is something else."""
    if last is None:
        return entry
    return replace(
        entry,
        value=unchanged_value(last) if entry.value is None else entry.value,
        unit=last.unit,
        measure=last.measure,
        status=entry.status or last.status,
        done_on=entry.done_on or last.done_on,
        reason=entry.reason or last.reason,
        next_step=entry.next_step or last.next_step,
    )
