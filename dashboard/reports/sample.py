"""Made-up reports for every city whose plans are there, in a store of their own: to show the program before anybody has reported.

Values are shares of the plans' own targets, drawn from the row ids, so that every start shows the same. Everything is 可上屏 and stands
under a watermark (`SETTINGS.sample`); no real store is ever filled by this.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from dashboard import catalog
from dashboard.loaders import Tables
from dashboard.reports import accounts, cases, entries, special
from dashboard.reports.accounts import Policy
from dashboard.reports.entries import Entry
from dashboard.reports.flows import EVENTS, SUPERVISION
from dashboard.reports.items import Item
from dashboard.reports.people import COUNTY, DEPARTMENT, Account, Membership, Role, at_the_command_line
from dashboard.reports.periods import Rhythm, containing
from dashboard.reports.register import Register
from dashboard.reports.store import Store
from dashboard.reports.words import WATERMARK, Openness, Stage, Status, Subject

WHO = "示例"
MONTHS = (3, 6)
# Of a hundred items so many stay without a report, and so many steps are blocked or under way.
SILENT, BLOCKED, UNDERWAY = 20, 8, 25
PROGRESS = ("已完成方案制定，正在组织实施。", "按计划推进，已完成阶段性任务。", "已完成招标，进入建设阶段。", "正在试运行，同步开展培训。")
REASON, NEXT = "资金尚未到位，招标推迟", "协调财政部门落实资金，倒排工期"
COORDINATION = "需市财政局协调解决建设资金"


def store(url: str) -> Store:
    """The store of made-up reports, filled when it is empty."""
    opened = Store(url)
    if not accounts.everyone(opened):
        fill(opened, catalog.shared().current.tables)
    return opened


def fill(store: Store, tables: Tables) -> None:
    """Make up reports for the newest plan of each city; the store's clock stands in that plan's year meanwhile."""
    running = store.clock
    try:
        for city in sorted(set(tables.documents["city"]) - {""}):
            years = tables.documents.loc[tables.documents["city"] == city, "year"].dropna()
            if len(years):
                _city(store, tables, city, int(years.max()))
    finally:
        store.clock = running


def _city(store: Store, tables: Tables, city: str, year: int) -> None:
    _set_clock(store, date(year, 1, 4))
    actor = at_the_command_line(WHO)
    _reporter(store, actor, tables, city, year)
    for month in MONTHS:
        day = containing(date(year, month, 1), Rhythm.MONTH).last
        _set_clock(store, day + timedelta(days=2))
        register = Register.of(store, tables, city, year)
        made = [entry for item in register.items if (entry := _entry(register, actor, item, day))]
        entries.save_all(store, actor, made, Stage.PUBLISHED)
    _loops(store, actor, Register.of(store, tables, city, year), city)


def _reporter(store: Store, actor: Account, tables: Tables, city: str, year: int) -> None:
    """One reporter for every county and department, whose password nobody knows."""
    name = f"{WHO}{city}"
    accounts.create(store, actor, name, "示例填报人", Role.REPORTER, secrets.token_urlsafe(24) + "aA1!", Policy(), "0000-0000000")
    register = Register.of(store, tables, city, year)
    members = [(COUNTY, county) for county in register.counties] + [(DEPARTMENT, department) for department in register.departments]
    accounts.give(store, actor, name, [Membership(city, kind, member) for kind, member in members])


def _entry(register: Register, actor: Account, item: Item, day: date) -> Entry | None:
    drawn = _drawn(item)
    if drawn < SILENT or (item.subject is Subject.TASK and drawn % 3):
        return None
    period = containing(day, Rhythm.MONTH)
    plain = replace(register.entry(item, actor, period, day), openness=Openness.SCREEN, progress=PROGRESS[drawn % len(PROGRESS)])
    if item.subject is Subject.INDICATOR:
        return _amount(plain, item, _target(register, item), day, drawn)
    return _step(plain, item, day, drawn) if item.subject is Subject.STEP else plain


def _target(register: Register, item: Item) -> Decimal | None:
    """An item's own target; a county without one has its share of the city's."""
    citywide = register.item(item.subject, item.subject_id) if item.target is None else None
    return citywide.target / len(register.counties) if citywide and citywide.target else item.target


def _amount(plain: Entry, item: Item, target: Decimal | None, day: date, drawn: int) -> Entry | None:
    if not target:
        return None
    pace = Decimal(day.month) / 12 * (Decimal(60 + drawn // 2) / 100)
    value = (target * pace).quantize(Decimal(1), ROUND_HALF_UP)
    return replace(plain, value=value, unit=item.unit, measure=item.measure)


def _step(plain: Entry, item: Item, day: date, drawn: int) -> Entry | None:
    if item.due is None or item.due > day:
        return None
    if drawn < SILENT + BLOCKED:
        return replace(plain, status=Status.BLOCKED, reason=REASON, next_step=NEXT, coordination=COORDINATION)
    if drawn < SILENT + BLOCKED + UNDERWAY:
        return replace(plain, status=Status.UNDERWAY)
    return replace(plain, status=Status.DONE, done_on=item.due - timedelta(days=drawn % 10))


def _loops(store: Store, actor: Account, register: Register, city: str) -> None:
    """A few supervised items and events at different places of their flow, and one item before the leadership."""
    steps = [item for item in register.items if item.due and item.due < register.today][:4]
    for moves, item in enumerate(steps):
        about = {"subject": str(item.subject), "subject_id": item.subject_id, "department": ";".join(item.departments), "due": item.due}
        opened = cases.open_case(store, actor, SUPERVISION, city, item.title, source=WATERMARK, openness=Openness.SCREEN, **about)
        for action in ("交办", "承办", "反馈")[:moves]:
            cases.move(store, actor, opened.case_id, action, WATERMARK)
    for number in range(1, 4):
        cases.open_case(store, actor, EVENTS, city, f"示例事件{number}", source=WATERMARK, openness=Openness.SCREEN)
    if steps:
        special.present(store, actor, city, steps[0].title, COORDINATION, Openness.INTERNAL, "milestones", steps[0].subject_id)


def _drawn(item: Item) -> int:
    """A number from 0 to 99 that is always the same for an item."""
    return int(hashlib.sha256("".join(item.key).encode()).hexdigest(), 16) % 100


def _set_clock(store: Store, day: date) -> None:
    moment = datetime.combine(day, time(4), UTC)
    store.clock = lambda: moment
