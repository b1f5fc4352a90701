"""Read who does what: (市档案局牵头,市大数据局配合), 责任单位：… and blanket clauses; clean text in, one role a body out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.schema import Part
from dashboard.text.breaks import Stretch
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
    "具体实施": Part.IMPLEMENT,
    "实施": Part.IMPLEMENT,
}
LABELLED = "单位|部门|科室|主体"
LABELS_ALONE = "其他牵头|牵头|责任|配合|主办|协办"
LONGEST_CLAUSE = 150  # characters
# In the order of reading: 负责实施 is no 负责. All whom 牵头 names lead; 按职责分工负责 makes each of those named responsible.
VERBS: dict[str, Part] = {
    r"(?:分别|共同)?牵头(?:负责)?": Part.LEAD,
    r"(?:负责)?(?:具体|组织)?实施": Part.IMPLEMENT,
    r"按照?(?:各自)?(?:职责|职能|任务)(?:分工)?(?:分别)?(?:负责|落实|推进|抓好落实)": Part.RESPONSIBLE,
    r"(?:分工|分别|共同)?负责(?:落实)?|(?:组织|抓好)?落实": Part.RESPONSIBLE,
    r"(?:予以|积极|协同|协助)?配合|协办|协助|参与|参加": Part.SUPPORT,
}


@dataclass(frozen=True)
class Role:
    """One body's part; `start:end` is the body as written, `scope` the bracket, line or clause that gives the part."""

    start: int
    end: int
    department: str  # completed from its list: 市卫生健康委
    role: Part
    as_written: str  # the body in the text's words: 卫生健康委
    words: str  # what gives the part: 牵头, 按职责分工负责, 责任单位
    scope: tuple[int, int]
    is_group: bool = False  # 各县市区政府
    is_blanket: bool = False  # governs every task behind it


_ANY_LABEL = "|".join(sorted(LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"(?:(?P<label>{_ANY_LABEL})(?:{LABELLED})|(?P<alone>{LABELS_ALONE}))\s*[:：]")
_LABEL_LINE = re.compile(rf"(?:(?:{_ANY_LABEL})(?:{LABELLED})|(?:{LABELS_ALONE}))\s*[:：][^\n|]{{1,400}}")
_BRACKET = re.compile(r"[(（【\[]((?:[^()（）【】\[\]\n]|[(（][^()（）\n]{0,30}[)）]){2,400})[)）】\]]")
_VERB = re.compile("|".join(f"(?P<v{place}>{words})" for place, words in enumerate(VERBS)))
_PARTS = tuple(VERBS.values())
_PLAIN = re.compile(r"(?:牵头(?:负责)?|配合|具体实施|分工负责)(?=[,，;；。\n|]|\Z)")
_BLANKET = re.compile(
    r"(?:以下|下列|以上|上述)(?:各?项)?(?:工作)?(?:任务|事项|工作|措施)[^。;；\n]{0,8}?(?:均|都|全部)?[需由请]"
    r"(?:[^。;；\n()（）]|[(（][^()（）\n]{1,12}[)）]){2,80}?(?:落实|负责|实施|配合|参与|推进)"
)
_SEGMENT = re.compile(r"[^,，;；。\n]+")
_TOKEN = re.compile(r"[^、\s:：|()（）【】\[\]]+")
_NAME_SHAPED = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,20}\Z")


def find(text: str) -> list[Role]:
    """The roles a clean text gives, in its order; a bracket without a role word gives none. Takes any text and never raises."""
    folded = fold(text)
    roles: list[Role] = []
    taken = 0
    blankets = [found.span() for found in _BLANKET.finditer(folded)]
    for start, end in _scopes(folded, blankets):
        if start >= taken:
            roles += _roles_within(folded, start, end, blankets)
            taken = end
    return roles


def _scopes(text: str, blankets: list[Stretch]) -> list[Stretch]:
    """The stretches that give roles: blanket clauses, brackets, labelled lines, clauses ending in 牵头; an outer before its inner."""
    stretches = list(blankets)
    for found in _BRACKET.finditer(text):
        if _LABEL.search(found[1]) or (_VERB.search(found[1]) and find_bodies(found[1])):
            stretches.append(found.span())
    stretches += [found.span() for found in _LABEL_LINE.finditer(text)]
    stretches += [(_clause_start(text, found.start()), found.end()) for found in _PLAIN.finditer(text)]
    return sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1]))


def _clause_start(text: str, place: int) -> int:
    window = max(0, place - LONGEST_CLAUSE)
    start = max(window, *(text.rfind(mark, window, place) + 1 for mark in ",，;；。\n|"))
    return place - len(text[start:place].lstrip())


def _roles_within(text: str, start: int, end: int, blankets: list[Stretch]) -> list[Role]:
    """The roles of one scope: a label holds until the next, a verb for the bodies since the last verb."""
    labels = list(_LABEL.finditer(text, start, end))
    verbs = [verb for verb in _VERB.finditer(text, start, end) if not any(label.start() <= verb.start() < label.end() for label in labels)]
    roles = []
    for body in _names(text, start, end, labels):
        part, words = _part_of(text, body, labels, verbs)
        if part:
            written = text[body.start : body.end]
            is_blanket = any(first <= body.start < last for first, last in blankets)
            roles.append(Role(body.start, body.end, body.name, part, written, words, (start, end), body.is_group, is_blanket))
    return roles


def _names(text: str, start: int, end: int, labels: list[re.Match[str]]) -> list[Body]:
    """The bodies of a scope and, beside them in a list or behind a label, names without a body's shape (德州联通, 综合科)."""
    bodies = [Body(start + body.start, start + body.end, body.name, body.is_group) for body in find_bodies(text[start:end])]
    names = list(bodies)
    for segment in _SEGMENT.finditer(text, start, end):
        labelled = any(label.start() <= segment.end() for label in labels)
        first_body = next((body.start for body in bodies if segment.start() <= body.start < segment.end()), len(text))
        opening = segment.start() if labelled else first_body
        names += [token for token in _tokens(text, segment) if token.start >= opening and not _overlaps(token, bodies)]
    return sorted(names, key=lambda body: body.start)


def _overlaps(name: Body, bodies: list[Body]) -> bool:
    return any(name.start < body.end and body.start < name.end for body in bodies)


def _tokens(text: str, segment: re.Match[str]) -> Iterator[Body]:
    if "、" not in segment[0] and not _LABEL.search(segment[0]):
        return
    for token in _TOKEN.finditer(text, segment.start(), segment.end()):
        verb = _VERB.search(token[0])
        name = token[0][: verb.start()] if verb else token[0]
        name = name.removesuffix("等")
        if _NAME_SHAPED.match(name) and not _LABEL.match(text, token.start()):
            yield Body(token.start(), token.start() + len(name), name)


def _part_of(text: str, body: Body, labels: list[re.Match[str]], verbs: list[re.Match[str]]) -> tuple[Part | None, str]:
    label = next((label for label in reversed(labels) if label.end() <= body.start and "。" not in text[label.end() : body.start]), None)
    verb = next((verb for verb in verbs if verb.start() >= body.end), None)
    if verb and (label is None or not re.search("[,，;；。]", text[body.end : verb.start()])):
        return _PARTS[int(verb.lastgroup[1:])], verb[0]
    if label is None:
        return None, ""
    return LABELS[label["label"] or label["alone"]], label[0].rstrip(":： ")
