"""Read who does what: (市档案局牵头,市大数据局配合), 责任单位：… and blanket clauses; clean text in, one role a body out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.schema import Part
from dashboard.text.folding import fold
from dashboard.text.organisations import Body
from dashboard.text.organisations import find as find_bodies

LABELS: dict[str, Part] = {
    "其他牵头": Part.CO_LEAD,
    "共同牵头": Part.CO_LEAD,
    "牵头责任": Part.LEAD,
    "主要责任": Part.LEAD,
    "牵头": Part.LEAD,
    "主办": Part.LEAD,
    "主责": Part.LEAD,
    "责任": Part.RESPONSIBLE,
    "落实": Part.RESPONSIBLE,
    "完成": Part.RESPONSIBLE,
    "承办": Part.RESPONSIBLE,
    "配合": Part.SUPPORT,
    "协办": Part.SUPPORT,
    "协同": Part.SUPPORT,
    "协助": Part.SUPPORT,
    "参与": Part.SUPPORT,
    "参加": Part.SUPPORT,
    "支持": Part.SUPPORT,
    "具体实施": Part.IMPLEMENT,
    "实施": Part.IMPLEMENT,
    "建设": Part.IMPLEMENT,
}
VERBS: dict[str, Part] = {
    "分别牵头": Part.LEAD,
    "共同牵头": Part.LEAD,
    "牵头": Part.LEAD,
    "按照?(?:各自)?(?:职责|职能|任务)(?:分工)?(?:分别)?(?:负责|落实|推进|抓好落实)": Part.RESPONSIBLE,
    "分工负责|分别负责|共同负责|负责落实|组织落实|负责|落实": Part.RESPONSIBLE,
    "具体实施|组织实施|负责实施|实施": Part.IMPLEMENT,
    "(?:予以|积极|协同|协助)?配合|协办|协助|参与|参加": Part.SUPPORT,
}


@dataclass(frozen=True)
class Role:
    """One body's part; `start:end` is the body as written, `scope` the bracket, line or clause that gives the part."""

    start: int
    end: int
    department: str
    role: Part
    as_written: str  # the body as the text names it
    words: str  # the words that give the part: 牵头, 按职责分工负责, 责任单位
    scope: tuple[int, int]
    is_group: bool = False  # 各县市区政府
    is_blanket: bool = False  # governs every task behind it


_BRACKET = re.compile(r"[(（【\[]((?:[^()（）【】\[\]\n]|[(（][^()（）\n]{0,30}[)）]){2,400})[)）】\]]")
_UNITS = "单位|部门|科室|领导|主体|责任人"
_LABEL = re.compile(rf"(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})(?:{_UNITS})\s*[:：]")
_LABEL_LINE = re.compile(rf"(?:(?:{'|'.join(sorted(LABELS, key=len, reverse=True))})(?:{_UNITS}))\s*[:：][^\n]{{1,400}}")
_VERB = re.compile("|".join(f"(?P<v{place}>{words})" for place, words in enumerate(VERBS)))
_BLANKET = re.compile(r"(?:以下|下列|以上|上述)(?:各?项)?(?:工作)?(?:任务|事项|工作|措施)[^。;；\n]{0,8}?(?:均|都|全部)?[需由请][^。;；\n()（）]{2,80}?(?:落实|负责|实施|配合|参与|推进)")
_PLAIN = re.compile(r"(?:牵头(?:负责)?|配合|具体实施|分工负责)(?=[,，;；。\n]|\Z)")
_PARTS = list(VERBS.values())


def find(text: str) -> list[Role]:
    """The roles a clean text gives, in its order; a bracket without a role word gives none. Takes any text and never raises."""
    folded = fold(text)
    roles: list[Role] = []
    taken = 0
    for start, end, is_blanket in scopes(folded):
        if start >= taken:
            roles += _roles_within(folded, start, end, is_blanket)
            taken = end
    return roles


def scopes(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, is_blanket) of each stretch that gives roles: blanket clause, bracket, labelled line or clause ending in 牵头."""
    stretches = [(*found.span(), True) for found in _BLANKET.finditer(text)]
    stretches += [(*found.span(), bool(_BLANKET.search(found[1]))) for found in _BRACKET.finditer(text) if _LABEL.search(found[1]) or _ends_in_verb(found[1])]
    stretches += [(*found.span(), False) for found in _LABEL_LINE.finditer(text)]
    stretches += [(_clause_start(text, found.start()), found.end(), False) for found in _PLAIN.finditer(text)]
    yield from sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1]))


def _clause_start(text: str, place: int) -> int:
    return max(text.rfind(mark, max(0, place - 120), place) for mark in ",，;；。\n") + 1


def _ends_in_verb(written: str) -> bool:
    return any(_VERB.search(segment[-16:]) for segment in re.split("[,，;；。]", written)) and bool(find_bodies(written))


def _roles_within(text: str, start: int, end: int, is_blanket: bool) -> list[Role]:
    """The roles of one scope: a label holds until the next, a verb for the bodies since the last verb."""
    bodies = [Body(start + body.start, start + body.end, body.name, body.is_group) for body in find_bodies(text[start:end])]
    labels = list(_LABEL.finditer(text, start, end))
    verbs = [verb for verb in _VERB.finditer(text, start, end) if not any(label.start() <= verb.start() < label.end() for label in labels)]
    roles = []
    for body in bodies:
        part, words = _part_of(text, body, labels, verbs)
        if part:
            roles.append(Role(body.start, body.end, body.name, part, text[body.start : body.end], words, (start, end), body.is_group, is_blanket))
    return roles


def _part_of(text: str, body: Body, labels: list[re.Match[str]], verbs: list[re.Match[str]]) -> tuple[Part | None, str]:
    label = next((label for label in reversed(labels) if label.end() <= body.start), None)
    verb = next((verb for verb in verbs if verb.start() >= body.end), None)
    if verb and (label is None or not re.search("[;；。]", text[body.end : verb.start()])):
        return _PARTS[int(verb.lastgroup[1:])], verb[0]
    return (LABELS[label["label"]], label[0].rstrip(":： ")) if label else (None, "")
