"""Read the environment once into `SETTINGS`; what each variable means stands in `VARIABLES` and, held to it by a test, in README.md."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

SAMPLE_ARGUMENT = "--sample"
ROOT = Path(__file__).resolve().parent.parent
# Not the server's own zone: in a container that is UTC, and its day begins at eight in the morning.
CITY_TIME = ZoneInfo("Asia/Shanghai")
Network = IPv4Network | IPv6Network

# Name in the environment -> default as text, meaning as the README prints it.
VARIABLES: dict[str, tuple[str, str]] = {
    "HOST": ("127.0.0.1", "监听地址"),
    "PORT": ("8050", "监听端口"),
    "THREADS": ("8", "同时处理请求的线程数"),
    "HOME_CITY": ("", "本市名称；设置后不再显示城市切换"),
    "DOCUMENTS": ("data/documents", "依据文件所在目录；相对路径从程序目录算起"),
    "DOCUMENT_MB": ("50", "单份文件的大小上限，单位 MB；更大的不读取"),
    "WATCH_SECONDS": ("5", "隔多少秒查看一次文件夹有无新增、更改或移走的文件"),
    "VAR": ("var", "程序自己写入的目录（填报库、密钥）；相对路径从程序目录算起"),
    "DATABASE_URL": ("", "填报库地址，如 postgresql://用户:密码@主机/库名；空为 VAR 目录下的 SQLite 库"),
    "REVIEW_CHAIN": ("提交-审核-发布", "填报上屏前的环节：提交-审核-发布、提交-发布 或 直接发布"),
    "CLOSING_DAYS": ("3,5,10", "旬、月、季结束后几天内报送截止"),
    "ATTACHMENT_MB": ("10", "填报的一个附件的大小上限，单位 MB，最大 20"),
    "PASSWORD_HASH": ("scrypt", "密码存储算法：scrypt 或 sm3（PBKDF2-HMAC-SM3）"),
    "PASSWORD_LENGTH": ("10", "密码最短位数"),
    "PASSWORD_CLASSES": ("3", "密码至少包含小写字母、大写字母、数字、符号中的几类"),
    "PASSWORD_DAYS": ("90", "密码多少天后须更换；0 为不要求"),
    "LOGIN_FAILURES": ("5", "连续登录失败多少次后锁定账号"),
    "LOCK_MINUTES": ("15", "账号锁定多少分钟"),
    "LOGINS_PER_MINUTE": ("10", "同一地址每分钟最多登录失败多少次"),
    "IDLE_MINUTES": ("30", "登录后多少分钟无操作自动退出"),
    "OFFICE_FONT": ("微软雅黑", "幻灯片等办公文件所用中文字体的名称；字体本身不随程序分发"),
    "BULLETIN": ("data/reference/bulletin.toml", "通报的字体、主送、署名、抄送和联系人所在的文件；相对路径从程序目录算起"),
    "TRUSTED_USER_HEADER": ("", "单点登录：反向代理写明登录名的请求头名称，如 X-Remote-User；空为不用"),
    "TRUSTED_PROXIES": ("", "反向代理的地址或网段，逗号隔开：只信它们写的登录名、来访地址和 https 标记；空为都不信"),
    "METRICS_FROM": ("", "除本机外，哪些地址或网段可以读取运行指标 /metrics，逗号隔开"),
    "LOG_LEVEL": ("INFO", "写到标准错误的日志：INFO（每个请求一行）、WARNING（只写异常和拒收）或 ERROR"),
    "CHROMIUM": ("", "命令行生成 PDF 所用浏览器的路径；空为自动查找（Chromium、Chrome 或 Edge）"),
    "PUBLIC": ("0", "1 为不登录也可查看（只看可上屏的内容）；0 为除本机外须登录"),
    "SAMPLE": ("0", "1 为载入示例填报（同 python app.py --sample），另存一库，页面和导出加“示例数据”水印"),
    "MAP_NOTE": ("底图来源与审图号由部署单位核对", "地图脚注"),
}


class SettingError(ValueError):
    """A setting that cannot be used: its name, its value and what it should be, in Chinese."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"设置 {name}={value} 无法使用：应为{expected}")


@dataclass(frozen=True)
class Settings:
    """The program's settings; paths are absolute."""

    host: str
    port: int
    threads: int
    home_city: str
    documents: Path
    document_mb: int
    watch_seconds: int
    var: Path
    map_note: str
    office_font: str
    bulletin: Path
    database_url: str
    review_chain: str
    closing_days: tuple[int, int, int]
    attachment_mb: int
    password_hash: str
    password_length: int
    password_classes: int
    password_days: int
    login_failures: int
    lock_minutes: int
    logins_per_minute: int
    idle_minutes: int
    trusted_user_header: str
    trusted_proxies: tuple[Network, ...]
    metrics_from: tuple[Network, ...]
    log_level: str
    chromium: str
    public: bool
    sample: bool

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read VARIABLES from a mapping; an empty value means the default. Raises SettingError."""
        value = {name: environment.get(name, "").strip() or default for name, (default, _) in VARIABLES.items()}
        return cls(
            host=value["HOST"],
            port=whole("PORT", value["PORT"], 1, 65535),
            threads=whole("THREADS", value["THREADS"], 1, 256),
            home_city=value["HOME_CITY"],
            documents=ROOT / value["DOCUMENTS"],
            document_mb=whole("DOCUMENT_MB", value["DOCUMENT_MB"], 1, 2000),
            watch_seconds=whole("WATCH_SECONDS", value["WATCH_SECONDS"], 1, 3600),
            var=ROOT / value["VAR"],
            map_note=value["MAP_NOTE"],
            office_font=value["OFFICE_FONT"],
            bulletin=ROOT / value["BULLETIN"],
            database_url=value["DATABASE_URL"],
            review_chain=_one_of("REVIEW_CHAIN", value["REVIEW_CHAIN"], ("提交-审核-发布", "提交-发布", "直接发布")),
            closing_days=_three_days("CLOSING_DAYS", value["CLOSING_DAYS"]),
            attachment_mb=whole("ATTACHMENT_MB", value["ATTACHMENT_MB"], 1, 20),
            password_hash=_one_of("PASSWORD_HASH", value["PASSWORD_HASH"], ("scrypt", "sm3")),
            password_length=whole("PASSWORD_LENGTH", value["PASSWORD_LENGTH"], 6, 64),
            password_classes=whole("PASSWORD_CLASSES", value["PASSWORD_CLASSES"], 1, 4),
            password_days=whole("PASSWORD_DAYS", value["PASSWORD_DAYS"], 0, 3650),
            login_failures=whole("LOGIN_FAILURES", value["LOGIN_FAILURES"], 1, 100),
            lock_minutes=whole("LOCK_MINUTES", value["LOCK_MINUTES"], 1, 1440),
            logins_per_minute=whole("LOGINS_PER_MINUTE", value["LOGINS_PER_MINUTE"], 1, 1000),
            idle_minutes=whole("IDLE_MINUTES", value["IDLE_MINUTES"], 1, 1440),
            sample=_one_of("SAMPLE", value["SAMPLE"], ("0", "1")) == "1",
            trusted_user_header=value["TRUSTED_USER_HEADER"],
            trusted_proxies=_networks("TRUSTED_PROXIES", value["TRUSTED_PROXIES"]),
            metrics_from=_networks("METRICS_FROM", value["METRICS_FROM"]),
            log_level=_one_of("LOG_LEVEL", value["LOG_LEVEL"], ("INFO", "WARNING", "ERROR")),
            chromium=value["CHROMIUM"],
            public=_one_of("PUBLIC", value["PUBLIC"], ("0", "1")) == "1",
        )


def whole(name: str, text: str, lowest: int, highest: int) -> int:
    """A whole number between two bounds; SettingError otherwise."""
    if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
        raise SettingError(name, text, f" {lowest} 到 {highest} 之间的整数")
    return int(text)


def _one_of(name: str, text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise SettingError(name, text, "、".join(allowed) + " 之一")
    return text


def _three_days(name: str, text: str) -> tuple[int, int, int]:
    parts = text.replace("，", ",").split(",")
    if len(parts) != 3:
        raise SettingError(name, text, "逗号隔开的三个整数（旬、月、季）")
    return tuple(whole(name, part.strip(), 0, 60) for part in parts)


def _networks(name: str, text: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(part.strip(), strict=False) for part in text.replace("，", ",").split(",") if part.strip())
    except ValueError as wrong:
        raise SettingError(name, text, "逗号隔开的地址或网段，如 10.1.2.3,10.1.3.0/24") from wrong


# What a process runs on must be known before anything is imported that reads it.
SETTINGS = Settings.from_environment(os.environ | ({"SAMPLE": "1"} if SAMPLE_ARGUMENT in sys.argv[1:] else {}))
