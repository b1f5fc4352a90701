"""Hash and check passwords, and say what is wrong with a new one.

scrypt with OWASP's parameters (N 2^15, r 8, p 3: 32 MB) by default; PBKDF2 with HMAC-SM3 (GM/T 0091) where the setting asks for it and
this Python's OpenSSL has SM3. A hash names its method, so that old ones are still read after the setting changed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

from dashboard.reports.errors import ReportError

SCRYPT, SM3 = "scrypt", "sm3"
COST, BLOCK, PARALLEL = 2**15, 8, 3
MEMORY = 64 * 1024 * 1024
ROUNDS = 600_000
SALT_BYTES, HASH_BYTES = 16, 32
LONGEST = 200
# Shorter log-in names stand in words by chance.
SHORTEST_NAME = 3
CLASSES = {
    "小写字母": str.islower,
    "大写字母": str.isupper,
    "数字": str.isdigit,
    "符号": lambda character: not character.isalnum(),
}


def hashed(password: str, method: str = SCRYPT) -> str:
    """A salted hash as `method$salt$hash`. ReportError where the method is not to be had."""
    salt = secrets.token_bytes(SALT_BYTES)
    return "$".join((method, b64encode(salt).decode(), b64encode(_derived(password, salt, method)).decode()))


def matches(password: str, kept: str) -> bool:
    """Whether a password gives the kept hash; takes as long either way."""
    method, salt, digest = kept.split("$")
    return hmac.compare_digest(_derived(password, b64decode(salt), method), b64decode(digest))


def faults(password: str, name: str, shortest: int, classes: int) -> list[str]:
    """What is wrong with a new password, in Chinese; [] when nothing is."""
    found = []
    if not shortest <= len(password) <= LONGEST:
        found.append(f"密码至少 {shortest} 位，最多 {LONGEST} 位")
    if sum(any(map(has, password)) for has in CLASSES.values()) < classes:
        found.append(f"密码至少要有{'、'.join(CLASSES)}中的 {classes} 类")
    if len(name) >= SHORTEST_NAME and name.lower() in password.lower():
        found.append("密码不能含登录名")
    return found


def _derived(password: str, salt: bytes, method: str) -> bytes:
    if method == SM3:
        try:
            return hashlib.pbkdf2_hmac("sm3", password.encode(), salt, ROUNDS, HASH_BYTES)
        except ValueError as missing:
            raise ReportError("本机的 OpenSSL 不支持 SM3，设置 PASSWORD_HASH 请用 scrypt") from missing
    return hashlib.scrypt(password.encode(), salt=salt, n=COST, r=BLOCK, p=PARALLEL, maxmem=MEMORY, dklen=HASH_BYTES)
