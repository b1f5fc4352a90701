"""通报 as its page shows it beside the paper: what may be chosen, what is still blank, who may issue under which number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.reports import issues
from dashboard.reports.people import Account
from dashboard.reports.store import Store
from dashboard.reports.words import Openness
from dashboard.settings import ROOT, SETTINGS
from dashboard.views.bulletin import MOST_CHARACTERS, openness_of
from dashboard.views.bulletin_choice import asked_period, offered
from dashboard.views.bulletin_issues import drafted
from dashboard.views.bulletin_parts import Bulletin, period_words
from dashboard.views.filters import Field, Filters, filters
from dashboard.views.situation import Situation, today

NO_PERIOD = "“{period}”：没有这一期（应为已开始的月份或季度，如 2020-06、2020Q2），未采用"
NO_MEMBER = "“{name}”：通报中没有这个单位，未采用"
BLANK_NAMES = {"issuer": "署名", "addressees": "主送", "copies": "抄送", "contact": "联系人", "phone": "联系电话"}


@dataclass(frozen=True)
class ReportPage:
    """Everything beside the list of issues; `issues_as` is the number that 定稿 would give, "" for whoever may not issue."""

    bulletin: Bulletin
    bar: Filters
    length: str
    blanks: str
    issues_as: str


def report_page(store: Store, asked: Situation, actor: Account | None) -> ReportPage:
    """The page as a reader sees it; an editor may issue."""
    made = drafted(store, asked)
    may_issue = bool(actor and actor.may_edit)
    number = issues.next_number(store, made.city, made.year) if may_issue else 0
    return ReportPage(
        bulletin=made,
        bar=_bar(asked, made, actor is not None),
        length=f"正文 {made.length} 字，上限 {MOST_CHARACTERS} 字",
        blanks=_blanks(made),
        issues_as=f"{made.year}年第{number}期" if may_issue else "",
    )


def _bar(asked: Situation, made: Bulletin, signed_in: bool) -> Filters:
    bar, selection = filters(asked), asked.chosen.selection
    periods = tuple((one.name, period_words(one)) for one in offered(asked.chosen.year or made.year, today()))
    single = (*bar.single, Field("period", "通报期", (made.period.name,), periods))
    if signed_in:
        readers = tuple((str(one), str(one)) for one in Openness)
        single = (*single, Field("openness", "公开范围", (str(openness_of(selection.openness)),), readers))
    several = tuple(field for field in bar.several if field.parameter != "quarter")
    unknown = (*bar.unknown, *_unknown(asked, made))
    return replace(bar, single=single, as_of=None, span=None, several=several, unknown=unknown)


def _unknown(asked: Situation, made: Bulletin) -> tuple[str, ...]:
    selection = asked.chosen.selection
    periods = (selection.period,) if selection.period and asked_period(selection, today()) is None else ()
    members = [name for name in selection.without if name not in made.members]
    return (*(NO_PERIOD.format(period=said) for said in periods), *(NO_MEMBER.format(name=name) for name in members))


def _blanks(made: Bulletin) -> str:
    """Which places of the letterhead are still blank, and where to fill them."""
    missing = [said for name, said in BLANK_NAMES.items() if not getattr(made.letterhead, name)]
    path = SETTINGS.bulletin
    where = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(path.name)
    return f"{'、'.join(missing)}未设置，文件中留空待填；可在 {where} 中填写" if missing else ""
