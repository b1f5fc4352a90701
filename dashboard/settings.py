"""Read the environment once into `SETTINGS`; what each variable means stands in `VARIABLES` and, held to it by a test, in README.md."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

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
        )


def whole(name: str, text: str, lowest: int, highest: int) -> int:
    """A whole number between two bounds; SettingError otherwise."""
    if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
        raise SettingError(name, text, f" {lowest} 到 {highest} 之间的整数")
    return int(text)


SETTINGS = Settings.from_environment(os.environ)
