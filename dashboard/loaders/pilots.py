"""Read which place stands at which stage of which programme (试点, 示范, 创建): a Reading in, rows of `pilots` out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.loaders.localities import CORE, Locality
from dashboard.loaders.outline import PartRole
from dashboard.loaders.reading import Reading, Row, Stretch

STAGES = (
    "终期验收", "中期评估", "中期验收", "期末评估", "终期评估", "评估验收", "持续提升", "上线运行", "投入使用", "试运行", "验收", "评估",
    "申报", "遴选", "命名", "挂牌", "复审", "达标",
)  # fmt: skip
# Without such a word the verb tells the stage.
VERB_STAGES = {"争创": "创建", "创建": "创建", "入选": "入选", "获批": "入选", "列入": "入选"} | {
    "开展": "开展",
    "启动": "启动",
    "推进": "建设",
    "建成": "建成",
    "建设": "建设",
}
PROGRAMME = re.compile(r"试点|示范|创建|智慧城市|标杆|先行区|样板")
STRONG = re.compile(r"试点|示范[县市区城乡镇村点项基园带]|智慧城市")
VERBS = re.compile(
    r"^(?:的|等|地|市|分别|全部|均|要|将|争取|力争|确保|顺利|通过|完成|参加|列入|获批|入选|开展|推进|推动|启动|创建|争创|建设|做好|"
    r"建成|打造|各|持续|加快|积极|深入|组织|申报|参与|实施|编制|扎实|支持)+"
)
TAIL = re.compile(r"(?:工作|的)+$")
BATCH_ONLY = re.compile(r"^(?:第[一二三四五]批|首批|省级|市级|国家级)?(?:省级|市级|国家级)?(?:试点|示范)(?:建设|创建|县|区)?$")
TOPIC = re.compile(r"([^,;。:、(]{2,30}?)(?:第[一二三四五]批|市级|省级|国家级)?(?:试点|示范)")
LIST_SIGNS = re.compile(r"\s*(?:、|和|及|与|,|等)\s*")
# Dates between a programme and its stage.
DATES = re.compile(
    r"(?:20[0-9]{2}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|年|第?[一二三四]季度|[上下]半年)?(?:底|末|中旬|内)?(?:之前|以前|前)?"
    r"(?:顺利|全部|全面|正式)?(?:通过|完成|实现|达到)?(?:国家级?|省级?|市级?)?$"
)
LOOK_BACK = 200


@dataclass(frozen=True)
class Listed:
    """A list of places in a clause; offsets into the clean text."""

    start: int
    end: int
    localities: tuple[Locality, ...]


def rows(reading: Reading) -> list[Row]:
    """One row per place and stage, in reading order."""
    return [row for clause in reading.clauses for row in _of_clause(reading, clause)]


def _of_clause(reading: Reading, clause: Stretch) -> list[Row]:
    listed = _places(reading, clause)
    if listed is None or reading.text[slice(*clause)].strip() in str(reading.about.get("title") or ""):
        return []
    if reading.outline.part_at(listed.start).role in (PartRole.HEADING, PartRole.PROGRESS):
        return []
    behind = reading.text[listed.end : clause[1]]
    stage = next((stage for stage in STAGES if stage in behind), "")
    said = behind.split(stage)[0] if stage else re.split("[0-9]", behind)[0]
    programme = _programme(reading, listed, DATES.sub("", said))
    if not stage:
        named = STRONG.search(said)
        stage = next((stage for verb, stage in VERB_STAGES.items() if verb in behind), "") if named else ""
    if not programme or not stage:
        return []
    due = _due(reading, listed)
    start, end = reading.clean.span(*clause)
    return [
        {"county": one.county, "place": one.place, "programme": programme, "stage": stage, "due": due, "start": start, "end": end}
        for one in listed.localities
    ]


def _places(reading: Reading, clause: Stretch) -> Listed | None:
    """The last list of places of a clause, the city's core among them."""
    text = reading.text
    cores = [(match.start(), match.end(), Locality(place=match[0])) for match in re.finditer("|".join(CORE), text[slice(*clause)])]
    named = [(start + clause[0], end + clause[0], locality) for start, end, locality in cores]
    named += [(mention.start, mention.end, locality) for mention, locality in reading.localities.within(*clause)]
    if not named:
        return None
    named.sort(key=lambda one: one[:2])
    listed = [named[-1]]
    for one in reversed(named[:-1]):
        if not LIST_SIGNS.fullmatch(text[one[1] : listed[0][0]]):
            break
        listed.insert(0, one)
    return Listed(listed[0][0], listed[-1][1], tuple(dict.fromkeys(one[2] for one in listed)))


def _programme(reading: Reading, listed: Listed, between: str) -> str:
    """What stands between the places and the stage, else the programme that the words before the places name."""
    said = VERBS.sub("", between.strip())
    own = TAIL.sub("", said) or said
    if own and PROGRAMME.search(own) and not BATCH_ONLY.match(own):
        return own
    before = reading.text[max(0, listed.start - LOOK_BACK) : listed.start]
    earlier = [found for found in TOPIC.finditer(before)]
    if not earlier:
        return ""
    topic = VERBS.sub("", earlier[-1][1])
    if own and BATCH_ONLY.match(own):
        return topic + own
    return VERBS.sub("", earlier[-1][0]) if not own else ""


def _due(reading: Reading, listed: Listed) -> object:
    found = reading.date_behind(listed.end) or reading.date_before(listed.start) or reading.date_behind(listed.end, clauses=2)
    step = reading.outline.step_at(listed.start)
    if found and found.due:
        return found.due
    return step.due if step else reading.outline.part_at(listed.start).due
