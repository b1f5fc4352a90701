"""What a bulletin takes from the bureau's own file: fonts by name, and for each city issuer and 主送 (a pair), 抄送, contact, subject."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

from dashboard.provenance import SourceError
from dashboard.reference.files import read_toml

SUBJECT = "重点"


@dataclass(frozen=True)
class Fonts:
    """Names of the fonts of an official document; the fonts themselves belong to the machine that prints it."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    heading: str = "黑体"
    subheading: str = "楷体_GB2312"
    number: str = "宋体"


@dataclass(frozen=True)
class Letterhead:
    """One city's standing words; what is "" stays a blank to be filled by hand."""

    subject: str = SUBJECT
    issuer: str = ""
    addressees: str = ""
    copies: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Letterheads:
    """All letterheads of the file by the city's short name, and its fonts."""

    fonts: Fonts = Fonts()
    by_city: dict[str, Letterhead] = field(default_factory=dict)

    @classmethod
    @cache
    def load(cls, path: Path) -> Letterheads:
        """Read the file once. SourceError for an unknown word, a value that is no text, or one of issuer and 主送 without the other."""
        stated = read_toml(path)
        if unknown := sorted(stated.keys() - {"fonts", "cities"}):
            raise SourceError(path.name, f'不认识的内容：{"、".join(unknown)}；只能有 [fonts] 和 [cities."城市"]')
        fonts = _filled(Fonts, stated.get("fonts", {}), path.name, "[fonts]")
        cities = {city: _filled(Letterhead, said, path.name, f"[{city}]") for city, said in stated.get("cities", {}).items()}
        for city, letterhead in cities.items():
            if bool(letterhead.issuer) != bool(letterhead.addressees):
                raise SourceError(path.name, "署名（issuer）和主送（addressees）须同时填写", f"[{city}]")
        return cls(fonts, cities)

    def of(self, city: str) -> Letterhead:
        """A city's letterhead; one with nothing but blanks where the file does not name the city."""
        return self.by_city.get(city, Letterhead())


def _filled(kind: type, said: object, file: str, where: str):
    names = {one.name for one in fields(kind)}
    if not isinstance(said, dict) or not said.keys() <= names:
        raise SourceError(file, f"只能写：{'、'.join(sorted(names))}", where)
    for name, value in said.items():
        if not isinstance(value, str):
            raise SourceError(file, f"“{name}”应为加引号的文字", where)
    return kind(**{name: value.strip() for name, value in said.items() if value.strip()})
