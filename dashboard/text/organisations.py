"""Find the bodies (departments, governments, centres, companies) that official prose names, by their shape: clean text in, names out.

Glued names are parted (`市大数据局市大数据局` is two); a list's later name that drops its first word gets it back
(`市教育局、卫生健康委` names 市卫生健康委). What a name stands for officially is the reference's affair, not ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from dashboard.text import organisation_words as words
from dashboard.text.folding import fold


@dataclass(frozen=True)
class Body:
    """One body named; `text[start:end]` is as written, `name` completed from the list it stands in."""

    start: int
    end: int
    name: str
    is_group: bool = False  # 各县市区政府, 各有关部门: many bodies under one name


def _either(choices: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; the endings among them watch what follows."""
    longest_first = sorted(choices, key=len, reverse=True)
    return "|".join(f"{word}(?![{words.NOT_ENDINGS[word]}])" if word in words.NOT_ENDINGS else word for word in longest_first)


_LEVEL = words.FIRST_LEVEL
_PROSE = rf"[{words.PROSE}]|{_either(words.PROSE_WORDS)}"
_ENDING = f"{_either(words.LONG_ENDINGS)}|{_either(words.SHORT_ENDINGS)}"
# A place may stand before 市 where a name can begin: after no ideograph, or after a word that leads to a name.
_PLACE_WORD = rf"(?:(?!{_PROSE}|[{_LEVEL}])[\u4e00-\u9fff]){{2,3}}"
_PLACE = rf"(?:(?<![\u4e00-\u9fff]){_PLACE_WORD}|(?<=[由请同向和与及、经]){_PLACE_WORD}|)"
_NOT_AFTER = rf"(?<![全城各跨超我本都上强园地{_LEVEL}])"
_HEAD = rf"{_NOT_AFTER}(?:[{_LEVEL}](?![{_LEVEL}直级域内外辖长]|场(?!监)|民(?![政族宗]))|市(?=市场|市政))"
_MIDDLE = rf"(?:{_either(words.LEVELS_IN_NAMES)}|(?!{_PROSE}|[{_LEVEL}])[\u4e00-\u9fff])"
_NAME = rf"{_MIDDLE}{{1,14}}?(?:{_ENDING})"
_OFFICE = rf"委(?:{_either(words.PARTY_OFFICES)})|(?:{_either(words.PEOPLES)})|纪委监委|纪委|{_either(['委', '局', '厅'])}"
_LEADING = rf"(?<![强全])[{_LEVEL}][\u4e00-\u9fffA-Za-z]{{4,40}}?领导小组(?:成员单位|办公室)"
_ZONE = rf"(?:(?!{_PROSE}|[{_LEVEL}])[\u4e00-\u9fff]){{0,8}}?(?:{_either(words.ZONES)})(?:管委会?|管理委员会)"
_BODY = re.compile(
    rf"(?P<group>{'|'.join(words.GROUPS)})|{_either(words.NATIONAL)}|{'|'.join(words.BRANCHES)}|{_ZONE}|{_LEADING}"
    rf"|{_PLACE}{_HEAD}(?:{_OFFICE}|{_either(words.BARE_ENDINGS)}|{_NAME})"
)
_NEXT = re.compile(rf"、(?P<name>{_NAME})(?=[、,，;；)）。\s]|[牵配按分负协等具]|\Z)")
_FIRST_WORD = re.compile(rf"[\u4e00-\u9fff]{{0,3}}?[{_LEVEL}]")


def find(text: str) -> list[Body]:
    """The bodies a clean text names, in its order and apart from each other; offsets point into `text`. Takes any text and never raises."""
    folded = fold(text)
    named = [Body(*found.span(), found[0], bool(found["group"])) for found in _BODY.finditer(folded)]
    limits = [*(body.start for body in named), len(folded)][1:]
    followers = [_followers(folded, body, limit) for body, limit in zip(named, limits, strict=True)]
    return sorted(chain(named, *followers), key=lambda body: body.start)


def _followers(text: str, body: Body, limit: int) -> list[Body]:
    """The later names of a list that dropped the first one's place: 市教育局、卫生健康委."""
    first_word = _FIRST_WORD.match(body.name)
    if body.is_group or not first_word:
        return []
    found, place = [], body.end
    while (following := _NEXT.match(text, place)) and following.end() <= limit:
        found.append(Body(*following.span("name"), first_word[0] + following["name"]))
        place = following.end()
    return found
