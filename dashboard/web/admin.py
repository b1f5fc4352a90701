"""`/admin`: accounts, keys, the rule under the bureau's own name, its slides and the log, for administrators; plain forms, no script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

from flask import Blueprint, Flask, Response, flash, redirect, render_template, request

from dashboard.loaders import Tables
from dashboard.reference import rules
from dashboard.reports import accounts, acting, adoption, audit, keys
from dashboard.reports.accounts import Policy
from dashboard.reports.errors import NotAllowed, ReportError
from dashboard.reports.people import ROLE_WORDS, Account, Membership, Role, required
from dashboard.reports.store import Store
from dashboard.schema import Lamp
from dashboard.views.admin import FORM_WORDS, LAMP_WORDS, admin_page, members_of
from dashboard.web import slide_templates

ADMIN = "/admin"
WHAT = "管理账号与密钥"
FIRST_IS_ADMINISTRATOR = "第一个账号须为管理员，否则建好以后没有人能管理账号"
LONGEST = 200
# Between city, kind and name of a member, as the form's options write them.
BETWEEN = "|"


@dataclass(frozen=True)
class Asked:
    """What a form asks for, by whom."""

    store: Store
    actor: Account
    policy: Policy
    tables: Tables

    def text(self, name: str) -> str:
        """A field without blanks around it. ReportError for one that is longer than the store keeps."""
        said = request.form.get(name, "").strip()
        if len(said) > LONGEST:
            raise ReportError(f"内容过长，最多 {LONGEST} 字")
        return said


def install(server: Flask, store: Callable[[], Store], policy: Callable[[], Policy], tables: Callable[[], Tables]) -> None:
    """Add the page and its acts."""
    pages = Blueprint("admin", __name__, template_folder="templates")

    @pages.get(ADMIN)
    def show() -> str | tuple[str, int]:
        actor = acting.actor()
        if actor is None or not actor.may_administer:
            return _page(None, refused=f"没有权限：{WHAT}。需要管理员角色。"), 403
        return _page(admin_page(store(), tables()))

    @pages.post(f"{ADMIN}/<act>")
    def carry_out(act: str) -> Response | str | tuple[str, int]:
        asked = Asked(store(), acting.writer(), policy(), tables())
        if act not in ACTS:
            return "没有这项操作\n", 404
        try:
            required(asked.actor.may_administer, WHAT)
            said, secret = ACTS[act](asked)
        except NotAllowed:
            audit.record(asked.store, asked.actor.name, "操作被拒", WHAT)
            raise
        except ReportError as refused:
            return _page(admin_page(asked.store, asked.tables), refused=str(refused)), 409
        if secret:
            # The only answer that ever holds the secret, so that it stands in no cookie and no address.
            return _page(admin_page(asked.store, asked.tables), said=said, secret=secret)
        flash(said)
        return redirect(ADMIN, 303)

    server.register_blueprint(pages)


def _page(page: object, refused: str = "", said: str = "", secret: str = "") -> str:
    from dashboard.exports.slides.template import LARGEST_MB

    signed_out = acting.actor() is None
    return render_template(
        "admin.html",
        page=page,
        refused=refused,
        said=said,
        secret=secret,
        signed_out=signed_out,
        token=acting.token(),
        roles=ROLE_WORDS,
        form_words=FORM_WORDS,
        lamp_words=LAMP_WORDS,
        largest_template=LARGEST_MB,
    )


def _create(asked: Asked) -> tuple[str, str]:
    role, members = _role(asked), _members(asked)
    if role is not Role.ADMINISTRATOR and not accounts.any_exist(asked.store):
        raise ReportError(FIRST_IS_ADMINISTRATOR)
    password = request.form.get("password", "")
    made = accounts.create(
        asked.store, asked.actor, asked.text("name"), asked.text("person"), role, password, asked.policy, asked.text("phone")
    )
    if members:
        accounts.give(asked.store, asked.actor, made.name, members)
    return f"已新建账号“{made.name}”（{ROLE_WORDS[role]}）", ""


def _password(asked: Asked) -> tuple[str, str]:
    name = asked.text("name")
    accounts.set_password(asked.store, asked.actor, name, request.form.get("password", ""), asked.policy)
    return f"已重设“{name}”的密码，原有登录全部失效", ""


def _give(asked: Asked) -> tuple[str, str]:
    given = accounts.give(asked.store, asked.actor, asked.text("name"), _members(asked))
    return f"已更改“{given.name}”的填报范围：{'、'.join(one.member for one in sorted(given.memberships)) or '无'}", ""


def _change_role(asked: Asked) -> tuple[str, str]:
    changed = accounts.change(asked.store, asked.actor, asked.text("name"), role=_role(asked))
    return f"“{changed.name}”现为{ROLE_WORDS[changed.role]}", ""


def _close(asked: Asked) -> tuple[str, str]:
    return f"已停用“{accounts.change(asked.store, asked.actor, asked.text('name'), active=False).name}”", ""


def _open(asked: Asked) -> tuple[str, str]:
    return f"已启用“{accounts.change(asked.store, asked.actor, asked.text('name'), active=True).name}”", ""


def _unlock(asked: Asked) -> tuple[str, str]:
    name = asked.text("name")
    accounts.unlock(asked.store, asked.actor, name)
    return f"已解锁“{name}”", ""


def _make_key(asked: Asked) -> tuple[str, str]:
    known = {city for city in request.form.getlist("cities") if members_of(asked.tables, city)}
    if known != set(request.form.getlist("cities")):
        raise ReportError("所选城市不在依据文件之中")
    made, secret = keys.create(asked.store, asked.actor, asked.text("name"), sorted(known), asked.text("network"))
    return f"第 {made.key_id} 号密钥“{made.name}”只显示这一次，请立即抄存：", secret


def _revoke(asked: Asked) -> tuple[str, str]:
    said = asked.text("key")
    keys.revoke(asked.store, asked.actor, int(said) if said.isascii() and said.isdigit() else 0)
    return f"已作废第 {said} 号密钥", ""


def _adopt(asked: Asked) -> tuple[str, str]:
    city = asked.text("city")
    if not members_of(asked.tables, city):
        raise ReportError("所选城市不在依据文件之中")
    names = {str(lamp): asked.text(lamp) for lamp in Lamp}
    stated = {"form": asked.text("form"), "scope": asked.text("scope"), "lamp_names": names}
    rule = replace(rules.active(), warn=_number(asked.text("warn")), late=_number(asked.text("late")), **stated)
    adopted = adoption.adopt(asked.store, asked.actor, city, rule, asked.text("name"), asked.text("issuer"), _day(asked.text("in_force")))
    return f"{city}已采用“{adopted.name}”，各页面随即按它亮灯", ""


ACTS: dict[str, Callable[[Asked], tuple[str, str]]] = {
    "create": _create,
    "password": _password,
    "give": _give,
    "role": _change_role,
    "close": _close,
    "open": _open,
    "unlock": _unlock,
    "key": _make_key,
    "revoke": _revoke,
    "adopt": _adopt,
    "template": lambda asked: (slide_templates.keep(asked.store, asked.actor), ""),
    "template-off": lambda asked: (slide_templates.drop(asked.store, asked.actor), ""),
}


def _role(asked: Asked) -> Role:
    found = next((role for role in Role if role == asked.text("role")), None)
    if found is None:
        raise ReportError("请选择角色")
    return found


def _members(asked: Asked) -> list[Membership]:
    """The chosen members. ReportError for one that the form does not offer."""
    chosen = [Membership(*parts) for said in request.form.getlist("members") if len(parts := said.split(BETWEEN)) == 3]
    offered = {member for city in {one.city for one in chosen} for member in members_of(asked.tables, city)}
    if len(chosen) != len(request.form.getlist("members")) or not offered.issuperset(chosen):
        raise ReportError("所选单位不在名单之中")
    return chosen


def _number(said: str) -> float:
    try:
        number = float(said)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise ReportError(f"阈值应为数字，填的是“{said}”")
    return number


def _day(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as wrong:
        raise ReportError("请填写施行日期，如 2026-01-01") from wrong
