"""Gather the systems of one document: names and lists of names in, each system once with its whole, its purpose and its places out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.loaders import system_names
from dashboard.loaders.outline import PartRole
from dashboard.loaders.reading import Reading
from dashboard.loaders.system_names import BRAINS, Mention
from dashboard.loaders.system_words import ENDINGS

KINDS_OF_PARTS = "子系统|分平台|子平台|专题模块|模块|支撑体系|场景应用|应用场景|业务平台"
PARTS_BY_NAME = re.compile(r"(?:中台|模块|子系统|分平台|子平台)”?$")
COUNTED = re.compile(
    rf"(?P<items>[^,;。:()\n、0-9]{{1,16}}(?:、[^,;。:()\n、0-9]{{1,14}}?){{1,40}})等?(?:[0-9]+|[两三四五六七八九十]+)余?(?:个|大类|类|大)(?P<kind>[^,;。、\n的]{{0,8}}?(?:{KINDS_OF_PARTS}))"
)
JOINED = re.compile(r"集(?P<items>[^,;。]{4,80}?)等?(?:功能)?于一体的$")
ENCLOSED = re.compile(r"[(](?:包括|包含|含|其中):?(?P<items>[^()]{2,80})[)]")
SPLIT = re.compile(r"、|以及|和|及")
PURPOSE = re.compile(
    r"^\s*(?:进一步|全面|有效|逐步|初步)?"
    r"(?:实现|提升|支撑|提供|用于|为|对|打造|加强|汇聚|形成|满足|保障|提高|接入|构建|联结|完善|优化|开发|推动)"
)
JUST_USED = re.compile(r"(?:依托|结合|基于|对接|接入|利用)[^,;。]{0,6}$")
OWN = re.compile(r"^(?:市级|全市|市|我市)|[“”\"]")
SHORTEST_ALIAS, SHORTEST_NAME = 5, 3
FOUR = 4  # a four-character word is two words of two: 政法综治 is 综治政法
CLAUSES_OF_PURPOSE = 2


@dataclass
class System:
    """One system as it is gathered: its first mention, what it belongs to, and all rows that speak of it."""

    name: str
    start: int
    end: int
    task: str
    parent: System | None = None
    purpose: str = ""
    spoken: list[int] = field(default_factory=list)

    def speaks(self, start: int, end: int) -> bool:
        """Whether a place between two offsets speaks of it."""
        return bisect_left(self.spoken, start) < bisect_left(self.spoken, end)

    @property
    def key(self) -> tuple[int, str]:
        """Where the name first stands, and the name: one clause may name a whole and its part."""
        return self.start, self.name


class Register:
    """Gathers the systems of one document; each is entered once, under its first and fullest name."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.systems = reading, []
        self.city = str(reading.about.get("city") or "")
        self.titles = {entry.key: entry.title for entry in reading.outline.entries}
        self.entries = sorted((entry.start, entry.key) for entry in reading.outline.entries)

    def task_at(self, place: int) -> str:
        """The key of the task around a place, or of the task whose heading stands there; "" outside tasks."""
        part = self.reading.outline.part_at(place)
        if part.task_key or part.role is not PartRole.HEADING:
            return part.task_key
        next_one = bisect_left(self.entries, (part.start, ""))
        if next_one == len(self.entries):
            return ""
        start, key = self.entries[next_one]
        return key if start <= part.end and self.titles[key] in self.reading.text[part.start : part.end] else ""

    def may_name(self, mention: Mention) -> bool:
        """Whether a mention may be one: in prose, cells and the headings of tasks, and more than a place's 平台."""
        if len(self.reading.localities.without_places(mention.name)) < SHORTEST_NAME:
            return False
        return self.reading.outline.part_at(mention.start).role is not PartRole.HEADING or bool(self.task_at(mention.start))

    def enter(self, name: str, start: int, end: int, parent: System | None = None) -> System:
        """The system of this name, entered if it is new; `start:end` is noted as a place that speaks of it."""
        task = self.task_at(start)
        known = next((system for system in self.systems if self._same(system, name, task)), None)
        if known is None:
            known = System(name, start, end, task, parent)
            self.systems.append(known)
        if parent is not known and known.parent is None and not _is_above(known, parent):
            known.parent = parent
        insort(known.spoken, start)
        known.purpose = known.purpose or self._purpose(end)
        return known

    def named(self, mention: Mention) -> None:
        """A name that stands by itself; within a task on the city brain it is a part of the brain."""
        parent = None if mention.name in BRAINS else self._brain_above(mention) or self._platform_above(mention)
        self.enter(mention.name, mention.start, mention.end, parent)

    def counted(self, found: re.Match[str]) -> None:
        """The items of a counted list: parts of the brain or platform that their task is about."""
        if self.reading.outline.part_at(found.start()).role is PartRole.HEADING:
            return
        kind = re.search(KINDS_OF_PARTS, found["kind"])[0]
        parent = self._whole_at(found.start())
        for start, item in _items(found["items"], found.start("items")):
            name = item if item.endswith((kind, *ENDINGS)) else item + kind
            self.enter(name, start, start + len(item), parent).purpose = ""

    def uncounted(self) -> None:
        """A list of known parts without its number (综治政法、应急分平台): the words of each may stand in another order."""
        parts = [system for system in self.systems if system.parent and re.search(rf"(?:{KINDS_OF_PARTS})$", system.name)]
        for found in re.finditer(rf"[^,;。:\n0-9]{{2,40}}?(?:{KINDS_OF_PARTS})", self.reading.text):
            for system in parts:
                stem = re.sub(rf"(?:{KINDS_OF_PARTS})$", "", system.name)
                halves = {stem[: len(stem) // 2], stem[len(stem) // 2 :]} if len(stem) == FOUR else {stem}
                if system.name.endswith(found[0][-2:]) and all(half in found[0] for half in halves):
                    insort(system.spoken, found.start())

    def enclosed(self, mention: Mention) -> None:
        """The parts in brackets right behind a name."""
        if found := ENCLOSED.match(self.reading.text, mention.end):
            parent = self.enter(mention.name, mention.start, mention.end)
            for start, item in _items(found["items"], found.start("items")):
                self.enter(item, start, start + len(item), parent)

    def joined(self, mention: Mention) -> None:
        """The functions that a platform joins."""
        opening = max(0, mention.start - 120)
        if found := JOINED.search(self.reading.text[opening : mention.start]):
            parent = self.enter(mention.name, mention.start, mention.end)
            parent.purpose = found[0].removesuffix("的")
            for start, item in _items(found["items"], opening + found.start("items")):
                self.enter(item + "功能", start, start + len(item), parent).purpose = ""

    def _same(self, system: System, name: str, task: str) -> bool:
        left, right = self._core(system.name), self._core(name)
        if left == right:
            return True
        shorter, longer = sorted((left, right), key=len)
        if any(brain.strip("“”") in (shorter, longer) for brain in BRAINS) or re.search(rf"(?:{KINDS_OF_PARTS}|功能)$", longer):
            return sorted(left) == sorted(right)
        near = bool(task) and system.task == task
        return longer.endswith(shorter) and not longer.startswith("省") and (near or len(shorter) > SHORTEST_ALIAS)

    def _core(self, name: str) -> str:
        bare = OWN.sub("", name.removeprefix(self.city).removeprefix("市"))
        return OWN.sub("", bare) or name

    def _brain(self) -> System | None:
        return next((system for system in self.systems if system.name in BRAINS), None)

    def _brain_above(self, mention: Mention) -> System | None:
        brain, part = self._brain(), self.reading.outline.part_at(mention.start)
        if brain is None or JUST_USED.search(self.reading.text[max(0, mention.start - 12) : mention.start]):
            return None
        title = self.titles.get(self.task_at(mention.start), "")
        inside = "大脑" in mention.name or ("大脑" in title and brain.speaks(part.start, mention.start))
        return brain if inside else None

    def _platform_above(self, mention: Mention) -> System | None:
        """The platform that its task is about, for what by its name is a part (服务中台, 数据模块)."""
        if not PARTS_BY_NAME.search(mention.name):
            return None
        task = self.task_at(mention.start)
        title = self.titles.get(task, "")
        return next((system for system in self.systems if self._core(system.name) in title and system.start < mention.start), None)

    def _whole_at(self, place: int) -> System | None:
        """What a list of parts belongs to: the brain where its sentence or task names it, else the first system of its task."""
        part = self.reading.outline.part_at(place)
        before = [system for system in self.systems if system.speaks(part.start, place)]
        of_task = [system for system in self.systems if part.task_key and system.task == part.task_key]
        brain = self._brain()
        if brain is not None and (brain in before or brain in of_task):
            return brain
        candidates = [system for system in (*of_task, *before) if not re.search(KINDS_OF_PARTS, system.name)]
        return min(candidates, key=lambda system: system.start, default=None)

    def _purpose(self, end: int) -> str:
        """What for: the first of the two clauses behind a name, in its sentence and before any `;`, that opens as a purpose does."""
        closing = min(self.reading.sentence_around(end - 1, end)[1], *self._marks(end))
        first = bisect_right(self.reading.clauses, (end, 0))
        for clause in self.reading.clauses[first : first + CLAUSES_OF_PURPOSE]:
            said = self.reading.text[slice(*clause)]
            if clause[1] <= closing and PURPOSE.match(said) and not re.search("[0-9]", said):
                return said.strip()
        return ""

    def _marks(self, end: int) -> list[int]:
        return [place for place in [self.reading.text.find(";", end)] if place >= 0] or [len(self.reading.text)]


def _is_above(system: System, parent: System | None) -> bool:
    while parent is not None:
        if parent is system:
            return True
        parent = parent.parent
    return False


def _items(listed: str, start: int) -> Iterator[tuple[int, str]]:
    """The items of a list with their offsets, without the verbs before the first."""
    position = 0
    for piece in SPLIT.split(listed):
        at = listed.index(piece, position)
        position = at + len(piece)
        own = system_names.without_verbs(piece)
        if len(own) > 1:
            yield start + at + len(piece) - len(own), own.removesuffix("等")
