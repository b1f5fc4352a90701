"""Passwords: salted and slow, both methods, and what is wrong with a new one."""

import pytest

from dashboard.reports import passwords
from dashboard.reports.passwords import SCRYPT, SM3, faults, hashed, matches


@pytest.mark.parametrize("method", [SCRYPT, SM3])
def test_a_hash_names_its_method_and_only_its_own_password_matches(method):
    kept = hashed("Sesam-2022x", method)
    assert kept.startswith(f"{method}$")
    assert "Sesam" not in kept
    assert matches("Sesam-2022x", kept)
    assert not matches("Sesam-2022X", kept)
    assert not matches("", kept)


def test_the_same_password_is_never_kept_the_same():
    assert hashed("Sesam-2022x") != hashed("Sesam-2022x")


def test_a_real_hash_costs_32_megabytes_at_least(monkeypatch):
    monkeypatch.undo()
    assert 128 * passwords.COST * passwords.BLOCK >= 32 * 1024 * 1024


@pytest.mark.parametrize(
    ("password", "what"),
    [
        ("Ab1-", ["密码至少 10 位，最多 200 位"]),
        ("A1-" * 100, ["密码至少 10 位，最多 200 位"]),
        ("abcdefghij1", ["密码至少要有小写字母、大写字母、数字、符号中的 3 类"]),
        ("Zhangsan-2022", ["密码不能含登录名"]),
        ("Sesam-2022x", []),
        ("密码Aa-123456", []),
    ],
)
def test_what_is_wrong_with_a_password_is_said(password, what):
    assert faults(password, "zhangsan", 10, 3) == what
