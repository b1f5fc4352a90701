"""`user`: make and change accounts; the first administrator is made here."""

from __future__ import annotations

import argparse
import getpass
import sys

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import accounts
from dashboard.reports.people import COUNTY, DEPARTMENT, ROLE_WORDS, Account, Membership, Role, at_the_command_line

HELP = "账号：列出、新建、修改、指定填报范围、重设密码、停用"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("name", nargs="?", metavar="NAME", help="登录名；不写则列出全部账号")
    parser.add_argument(
        "--role", choices=[str(role) for role in Role], help="角色：" + "、".join(f"{role} {word}" for role, word in ROLE_WORDS.items())
    )
    parser.add_argument("--person", metavar="TEXT", help="姓名")
    parser.add_argument("--phone", metavar="TEXT", help="联系电话")
    parser.add_argument("--county", action="append", metavar="CITY:COUNTY", help="填报的县区，如 临沂:沂水县；可多次")
    parser.add_argument("--department", action="append", metavar="CITY:NAME", help="填报的部门，如 临沂:市大数据局；可多次")
    parser.add_argument("--password", action="store_true", help="重设密码（从终端或标准输入读取）")
    parser.add_argument("--unlock", action="store_true", help="解除登录锁定")
    parser.add_argument("--active", choices=["yes", "no"], help="启用或停用")


@refusing
def run(given: argparse.Namespace) -> int:
    """Print the accounts, or make or change one."""
    store, actor = reports.shared(), at_the_command_line(given.by)
    if not given.name:
        for account in accounts.everyone(store):
            print(_line(account))
        return 0
    if accounts.by_name(store, given.name) is None:
        accounts.create(
            store,
            actor,
            given.name,
            given.person or "",
            Role(given.role or Role.REPORTER),
            _password(),
            reports.policy(),
            given.phone or "",
        )
    else:
        _change(store, actor, given)
    if given.county is not None or given.department is not None:
        accounts.give(store, actor, given.name, _memberships(given))
    print(_line(accounts.by_name(store, given.name)))
    return 0


def _change(store: reports.Store, actor: Account, given: argparse.Namespace) -> None:
    if given.password:
        accounts.set_password(store, actor, given.name, _password(), reports.policy())
    if given.unlock:
        accounts.unlock(store, actor, given.name)
    changed = {"person": given.person, "phone": given.phone, "role": Role(given.role) if given.role else None}
    changed["active"] = None if given.active is None else given.active == "yes"
    if any(value is not None for value in changed.values()):
        accounts.change(store, actor, given.name, **changed)


def _memberships(given: argparse.Namespace) -> list[Membership]:
    return [_membership(COUNTY, said) for said in given.county or ()] + [_membership(DEPARTMENT, said) for said in given.department or ()]


def _membership(kind: str, said: str) -> Membership:
    city, _, member = said.replace("：", ":").partition(":")
    if not (city and member):
        raise reports.ReportError(f"“{said}”应写成 城市:名称，例如 临沂:沂水县")
    return Membership(city, kind, member)


def _password() -> str:
    return getpass.getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _line(account: Account) -> str:
    members = "、".join(one.city + one.member for one in sorted(account.memberships))
    marks = "" if account.active else "（已停用）"
    return " ".join(part for part in (account.name, account.person, ROLE_WORDS[account.role], members, account.phone, marks) if part)
