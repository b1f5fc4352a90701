"""The status rule a city's administrator adopted under the bureau's own name; without one the shipped rule stands, marked as such."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import select

from dashboard.reference.rules import FORMS
from dashboard.reports import audit
from dashboard.reports.errors import ReportError
from dashboard.reports.models import AdoptedRuleRow
from dashboard.reports.people import Account, required
from dashboard.reports.store import Store
from dashboard.schema import Rule


def adopt(store: Store, actor: Account, city: str, rule: Rule, name: str, issuer: str, in_force: str) -> Rule:
    """Adopt a rule for a city under a name, issuer and date in force; it counts from now on. ReportError for thresholds out of order.

    The lamps' colours stay those of the rule in use: one program has one palette.
    """
    required(actor.may_administer, "确认亮灯规则")
    if not (name.strip() and issuer.strip()):
        raise ReportError("规则须写明名称和发布单位")
    if not 0 < rule.warn < rule.late:
        raise ReportError(f"阈值应为 0 < 黄灯 < 红灯，填的是 {rule.warn:g} 和 {rule.late:g}")
    if rule.form not in FORMS:
        raise ReportError("请选择差距的算法")
    if not all(name.strip() for name in rule.lamp_names.values()):
        raise ReportError("四种灯都须有名称")
    adopted = replace(rule, name=name.strip(), issuer=issuer.strip(), in_force=in_force, confirmed=True)
    with store.writing() as session:
        said = json.dumps(asdict(adopted), ensure_ascii=False)
        session.add(AdoptedRuleRow(city=city, rule=said, adopted_by=actor.name, adopted_at=store.clock()))
        about = f"{city} {adopted.name} {adopted.form} {adopted.warn:g}/{adopted.late:g} {'、'.join(adopted.lamp_names.values())}"
        audit.note(session, store.clock(), actor.name, "确认亮灯规则", about)
    return adopted


def adopted(store: Store, city: str, until: datetime | None = None) -> Rule | None:
    """The rule a city adopted last, of those adopted until a moment where one is given; or None."""
    with store.reading() as session:
        newest = select(AdoptedRuleRow.rule).where(AdoptedRuleRow.city == city).order_by(AdoptedRuleRow.adoption_id.desc()).limit(1)
        if until is not None:
            newest = newest.where(AdoptedRuleRow.adopted_at <= until)
        said = session.scalar(newest)
    return Rule(**json.loads(said)) if said else None
