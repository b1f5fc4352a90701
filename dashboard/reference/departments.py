"""Departments of any city: an organ's one official name whatever a document calls it, and its place in the official order."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path

from dashboard.reference.files import FOLDER, Row, read_rows
from dashboard.reference.places import Places

COLUMNS = ("name", "full_name", "group", "order", "aliases")
# The file writes every organ as a city's; the same organ of another level differs by this character only.
CITY = "市"
LEVELS = (CITY, "县", "区", "省", "州", "盟", "旗")
PROVINCE = "省"
# A province's 工信厅 is a city's 工信局.
PROVINCIAL_BUREAU, BUREAU = "厅", "局"
WILDCARD = "*"
# Organs the file does not know stand between the known ones and collective names (各有关部门); organs of other levels come last.
ORDER_OF_UNKNOWN = 890
ORDER_OF_OTHER_LEVELS = 10_000


@dataclass(frozen=True)
class Department:
    """One organ: `name` is what tables and screens say, `full_name` what letterheads say.

    `shapes` are names with `*` (人民银行*): what fits one keeps its own name and takes only order and group from here.
    """

    name: str
    full_name: str
    group: str
    order: int
    aliases: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a name stands for: the official name at its own level, and the organ of the file."""

    name: str
    department: Department


@dataclass(frozen=True)
class Departments:
    """All departments that the file knows, in its order."""

    all: tuple[Department, ...]

    @classmethod
    @cache
    def load(cls, path: Path = FOLDER / "departments.csv") -> Departments:
        """Read the file once. SourceError for a line that is not understood or a name that two organs claim."""
        rows = read_rows(path, COLUMNS)
        _refuse_shared_names(rows)
        return cls(tuple(sorted(map(_department, rows), key=lambda department: department.order)))

    def official(self, name: str, level: str = CITY) -> str:
        """The official name of what a document calls `name`; unknown names come back as they are.

        市发改委 → 市发展改革委; 卫生健康委 → 市卫生健康委 (the `level` of a list whose members share their first word);
        临沂市大数据局 → 市大数据局; 沂水县工信局 → 沂水县工业和信息化局.
        """
        name = name.strip()
        known = self._known(name) or self._by_form.get(level + name)
        return known.name if known else name

    def order(self, name: str) -> int:
        """The sort key of a department in the official order: the city's own organs, unknown ones, organs of other levels."""
        known = self._known(self.official(name))
        if known:
            return known.department.order + (0 if known.name == known.department.name else ORDER_OF_OTHER_LEVELS)
        shape = self._shape_of(name)
        return shape.order if shape else ORDER_OF_UNKNOWN

    def group(self, name: str) -> str:
        """The group of the file (党委, 政府, 企业 …) the department belongs to, or "" when the file does not know it."""
        known = self._known(self.official(name))
        department = known.department if known else self._shape_of(name)
        return department.group if department else ""

    def full_name(self, name: str) -> str:
        """The organ's full name (市发展和改革委员会), or the official name when the file does not give one for its level."""
        official = self.official(name)
        known = self._known(official)
        return known.department.full_name if known and known.name == known.department.name else official

    def knows(self, name: str) -> bool:
        """Whether the file has the organ, itself, at another level, or by its shape."""
        return bool(self.group(name))

    @cached_property
    def _by_form(self) -> dict[str, Known]:
        """Every name of every level; a name the file states wins over one derived from it."""
        stated = {form: Known(department.name, department) for department in self.all for form in _forms(department)}
        derived: dict[str, Known] = {}
        for form, known in stated.items():
            for level in LEVELS[1:]:
                derived.setdefault(_at_level(form, level), Known(_at_level(known.name, level), known.department))
        halls = {_hall(form): Known(_hall(known.name), known.department) for form, known in derived.items() if form.startswith(PROVINCE)}
        return halls | derived | stated

    def _known(self, name: str) -> Known | None:
        """The organ of this name as it stands, or behind the name of its place (德州市档案局, 沂水县工信局)."""
        if name in self._by_form:
            return self._by_form[name]
        for split in (index for index, character in enumerate(name) if index and character in LEVELS):
            known = self._by_form.get(name[split:])
            if known:
                place = name[: split + 1]
                return known if _is_city_or_province(place) else Known(place[:-1] + known.name, known.department)
        return None

    def _shape_of(self, name: str) -> Department | None:
        return next((department for department in self.all for shape in department.shapes if fnmatchcase(name, shape)), None)


def _department(row: Row) -> Department:
    forms = row.many("aliases")
    return Department(
        name=row.required("name"),
        full_name=row.required("full_name"),
        group=row.required("group"),
        order=row.whole("order"),
        aliases=tuple(form for form in forms if WILDCARD not in form),
        shapes=tuple(form for form in forms if WILDCARD in form),
    )


def _refuse_shared_names(rows: list[Row]) -> None:
    first: dict[str, Row] = {}
    for row in rows:
        for form in {row["name"], *row.many("aliases")}:
            if form in first:
                raise row.error(f"名称“{form}”与第{first[form].line}行的“{first[form]['name']}”重复")
            first[form] = row


def _forms(department: Department) -> tuple[str, ...]:
    return (department.name, department.full_name, *department.aliases)


def _hall(form: str) -> str:
    return form[: -len(BUREAU)] + PROVINCIAL_BUREAU if form.endswith(BUREAU) else form


def _at_level(form: str, level: str) -> str:
    """The same organ of another level: 市委编办 → 县委编办, 团市委 → 团县委; a form without the city's character stays as it is."""
    return form.replace(CITY, level, 1) if CITY in form[:4] else form


def _is_city_or_province(name: str) -> bool:
    places = Places.load()
    return places.city(name) is not None or any(name == province.name for province in places.provinces)
