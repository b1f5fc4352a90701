"""Read the status rules of `rules.toml` into `schema.Rule`, and say which of them is in use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.provenance import SourceError
from dashboard.reference.files import FOLDER, read_toml
from dashboard.schema import Lamp, Rule

# The forms that dashboard.measures.status computes; a rule of another form would be judged wrongly, so it is refused.
FORMS = ("points of T", "percentage of E", "consecutive periods")
# What lights for what goes well: green, or blue where a bureau works with 红黄蓝.
WITH_BLUE = "红黄蓝"
COLOURS = ("红黄绿", WITH_BLUE)
# Key of a rule in the file -> what it must be.
TYPES = {
    **dict.fromkeys(("name", "issuer", "in_force", "scope", "form", "colours"), str),
    **dict.fromkeys(("warn", "late"), int | float),
    "confirmed": bool,
    "lamps": dict,
}


@dataclass(frozen=True)
class Rules:
    """All rules of the file by their key, and the one in use."""

    by_key: dict[str, Rule]
    active: Rule

    @classmethod
    @cache
    def load(cls, path: Path = FOLDER / "rules.toml") -> Rules:
        """Read the file once. SourceError names the rule and the key that is missing or wrong."""
        contents = read_toml(path)
        rules = {key: _rule(path.name, key, stated) for key, stated in contents.get("rules", {}).items()}
        active = contents.get("active", "")
        if active not in rules:
            raise SourceError(path.name, f"active 写成了“{active}”，文件中没有这条规则")
        return cls(rules, rules[active])


def active() -> Rule:
    """The shipped rule in use."""
    return Rules.load().active


def _rule(file: str, key: str, stated: dict) -> Rule:
    where = f"规则“{key}”"
    for name, wanted in TYPES.items():
        _refuse(name not in stated, file, f"缺少 {name}", where)
        is_of_type = isinstance(stated[name], wanted) and (wanted is bool or not isinstance(stated[name], bool))
        _refuse(not is_of_type, file, f"{name} 写成了“{stated[name]}”，类型不对", where)
    _refuse(not stated["name"], file, "name 不能为空", where)
    _refuse(stated["form"] not in FORMS, file, f"form 只能是：{'、'.join(FORMS)}", where)
    _refuse(stated["colours"] not in COLOURS, file, f"colours 只能是：{'、'.join(COLOURS)}", where)
    _refuse(not 0 < stated["warn"] < stated["late"], file, "warn 应大于0并小于 late", where)
    _refuse(set(stated["lamps"]) != set(Lamp), file, f"lamps 应恰有：{'、'.join(Lamp)}", where)
    numbers = {"warn": float(stated["warn"]), "late": float(stated["late"]), "lamp_names": dict(stated["lamps"])}
    return Rule(**{name: value for name, value in stated.items() if name in TYPES and name != "lamps"} | numbers)


def _refuse(wrong: bool, file: str, what: str, where: str) -> None:
    if wrong:
        raise SourceError(file, what, where)
