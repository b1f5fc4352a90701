"""Accounts: make them, give them members, log in with lock and rate limit, change passwords; every change stands in the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from dashboard.reports import audit, passwords
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import AccountRow, Attempt, MembershipRow
from dashboard.reports.people import ROLE_WORDS, Account, Membership, Persons, Role, required
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store

WRONG = "登录名或密码不对"
LOCKED = "登录失败次数过多，账号已锁定，请 {minutes} 分钟后再试，或请管理员解锁"
# Column of an account -> its name in the log.
CHANGED = {"role": "角色", "person": "姓名", "phone": "联系电话", "active": "现状"}
TOO_OFTEN = "登录尝试过于频繁，请一分钟后再试"


@dataclass(frozen=True)
class Policy:
    """The settings of passwords and log-ins; `password_days` 0: passwords do not age."""

    method: str = passwords.SCRYPT
    shortest: int = 10
    classes: int = 3
    password_days: int = 90
    failures: int = 5
    lock_minutes: int = 15
    attempts_per_minute: int = 10


def create(store: Store, actor: Account, name: str, person: str, role: Role, password: str, policy: Policy, phone: str = "") -> Account:
    """Make an account. ReportError for a name taken or empty, or a password that the policy refuses."""
    required(actor.may_administer, "管理账号")
    name = name.strip()
    if not name:
        raise ReportError("登录名不能为空")
    _check(password, name, policy)
    with store.writing() as session:
        if session.scalar(select(AccountRow).where(AccountRow.name == name)):
            raise ReportError(f"登录名“{name}”已被使用")
        at = store.clock()
        made = passwords.hashed(password, policy.method)
        row = AccountRow(name=name, person=person, phone=phone, role=str(role), password=made, password_at=at, created_at=at)
        session.add(row)
        session.flush()
        audit.note(session, at, actor.name, "新建账号", f"{name}（{ROLE_WORDS[role]}）")
        return _account(session, row)


def persons(store: Store) -> Persons:
    """What the screens call whoever acted: by his name where the account has one."""
    with store.reading() as session:
        return persons_in(session)


def persons_in(session: Session) -> Persons:
    """The same, within a transaction."""
    named = select(AccountRow.name, AccountRow.person).where(AccountRow.person != "")
    return Persons(map(tuple, session.execute(named)))


def everyone(store: Store) -> tuple[Account, ...]:
    """All accounts by name."""
    with store.reading() as session:
        return tuple(_account(session, row) for row in session.scalars(select(AccountRow).order_by(AccountRow.name)))


def any_exist(store: Store) -> bool:
    """Whether an account was ever made; asked of the table, as at the start (observations.missing)."""
    with store.reading() as session:
        return session.scalar(select(AccountRow.__table__.columns.account_id).limit(1)) is not None


def by_name(store: Store, name: str) -> Account | None:
    """The account of a log-in name, active or not; None for none."""
    with store.reading() as session:
        row = session.scalar(select(AccountRow).where(AccountRow.name == name))
        return _account(session, row) if row else None


def by_id(store: Store, account_id: int) -> Account | None:
    """What a session's account is now; None once it was removed or closed."""
    with store.reading() as session:
        row = session.get(AccountRow, account_id)
        return _account(session, row) if row and row.active else None


def log_in(store: Store, name: str, password: str, address: str, policy: Policy) -> Account:
    """The account behind a name and password. ReportError, in words that tell a stranger nothing, when refused.

    Counts failures by account (lock) and by address (rate limit); both in the store, for all server processes together.
    """
    _slow_down(store, address, policy)
    with store.reading() as session:
        row = session.scalar(select(AccountRow).where(AccountRow.name == name.strip(), AccountRow.active))
    locked = bool(row and is_locked(store, row))
    right = passwords.matches(password[: passwords.LONGEST], row.password if row else _nobodys_password())
    if locked:
        audit.record(store, name, "登录被拒（已锁定）", address=address)
        raise ReportError(LOCKED.format(minutes=policy.lock_minutes))
    if row is None or not right:
        _failed(store, name, address, policy)
        raise ReportError(WRONG)
    with store.writing(shown=False) as session:
        row = session.get(AccountRow, row.account_id)
        row.failures, row.locked_until = 0, None
        audit.note(session, store.clock(), row.name, audit.LOG_IN, address=address)
        return _account(session, row)


def is_locked(store: Store, account: Account | AccountRow) -> bool:
    """Whether failed log-ins keep the account shut for now, by whatever way somebody comes in."""
    return bool(account.locked_until and account.locked_until > store.clock())


def must_change_password(store: Store, account: Account, policy: Policy) -> bool:
    """Whether the password is older than the policy allows."""
    aged = account.password_at and store.clock() - account.password_at > timedelta(days=policy.password_days)
    return bool(policy.password_days and aged)


def set_password(store: Store, actor: Account, name: str, password: str, policy: Policy) -> None:
    """Give an account a new password, its own or as an administrator; its sessions end, a lock is lifted."""
    required(actor.may_administer or actor.name == name, f"修改 {name} 的密码")
    _check(password, name, policy)
    with store.writing(shown=False) as session:
        row = _row(session, name)
        if passwords.matches(password, row.password):
            raise ReportError("新密码不能与原密码相同")
        row.password, row.password_at = passwords.hashed(password, policy.method), store.clock()
        row.failures, row.locked_until, row.version = 0, None, row.version + 1
        audit.note(session, store.clock(), actor.name, "修改密码", name)


def change(
    store: Store,
    actor: Account,
    name: str,
    *,
    role: Role | None = None,
    person: str | None = None,
    phone: str | None = None,
    active: bool | None = None,
) -> Account:
    """Change what is given and leave the rest; the account's sessions end. The last active administrator stays one."""
    required(actor.may_administer, "管理账号")
    given = {"role": None if role is None else str(role), "person": person, "phone": phone, "active": active}
    with store.writing() as session:
        row = _row(session, name)
        administered = row.role == Role.ADMINISTRATOR
        for column, value in given.items():
            if value is not None:
                setattr(row, column, value)
        row.version += 1
        session.flush()
        if administered:
            _keep_an_administrator(session)
        audit.note(session, store.clock(), actor.name, "修改账号", f"{name}：{_said(given)}")
        return _account(session, row)


def unlock(store: Store, actor: Account, name: str) -> None:
    """Lift a lock before its time."""
    required(actor.may_administer, "管理账号")
    with store.writing(shown=False) as session:
        row = _row(session, name)
        row.failures, row.locked_until = 0, None
        audit.note(session, store.clock(), actor.name, "解锁账号", name)


def give(store: Store, actor: Account, name: str, memberships: Iterable[Membership]) -> Account:
    """Replace an account's members by these."""
    required(actor.may_administer, "管理账号")
    wanted = sorted(set(memberships))
    with store.writing() as session:
        row = _row(session, name)
        session.execute(delete(MembershipRow).where(MembershipRow.account_id == row.account_id))
        session.add_all(MembershipRow(account_id=row.account_id, city=one.city, kind=one.kind, member=one.member) for one in wanted)
        row.version += 1
        session.flush()
        audit.note(
            session, store.clock(), actor.name, "指定填报范围", f"{name}：{'、'.join(one.city + one.member for one in wanted) or '无'}"
        )
        return _account(session, row)


@cache
def _nobodys_password() -> str:
    """What a log-in with an unknown name is checked against, so that it takes as long as one with a known name."""
    return passwords.hashed("")


def _check(password: str, name: str, policy: Policy) -> None:
    found = passwords.faults(password, name, policy.shortest, policy.classes)
    if found:
        raise ReportError("；".join(found))


def _slow_down(store: Store, address: str, policy: Policy) -> None:
    since = store.clock() - timedelta(minutes=1)
    with store.reading() as session:
        recent = session.scalar(select(func.count()).select_from(Attempt).where(Attempt.address == address, Attempt.at > since))
    if recent >= policy.attempts_per_minute:
        raise ReportError(TOO_OFTEN)


def _failed(store: Store, name: str, address: str, policy: Policy) -> None:
    at = store.clock()
    with store.writing(shown=False) as session:
        session.execute(delete(Attempt).where(Attempt.at < at - timedelta(days=1)))
        session.add(Attempt(address=address, at=at))
        row = session.scalar(select(AccountRow).where(AccountRow.name == name))
        if row is not None:
            row.failures += 1
            if row.failures >= policy.failures:
                row.failures, row.locked_until = 0, at + timedelta(minutes=policy.lock_minutes)
        audit.note(session, at, name, "登录失败", address=address)


def _keep_an_administrator(session: Session) -> None:
    administrators = select(AccountRow.account_id).where(AccountRow.role == Role.ADMINISTRATOR.value, AccountRow.active)
    if session.scalar(administrators.limit(1)) is None:
        raise ReportError("至少要保留一个可用的管理员账号")


def _said(given: dict[str, str | bool | None]) -> str:
    """What an account was changed to, in the log's words."""
    spoken = given | {
        "role": given["role"] and ROLE_WORDS[Role(given["role"])],
        "active": None if given["active"] is None else "启用" if given["active"] else "停用",
    }
    return "，".join(f"{CHANGED[column]}改为{value or '空'}" for column, value in spoken.items() if value is not None)


def _row(session: Session, name: str) -> AccountRow:
    row = session.scalar(select(AccountRow).where(AccountRow.name == name))
    if row is None:
        raise NotFound(f"没有账号“{name}”")
    return row


def _account(session: Session, row: AccountRow) -> Account:
    members = session.scalars(select(MembershipRow).where(MembershipRow.account_id == row.account_id))
    return as_read(Account, row, role=Role(row.role), memberships=frozenset(as_read(Membership, one) for one in members))
