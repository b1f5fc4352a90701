"""Give a quantity the name that the text calls it: clean text, clause and the number's place in, the counted noun phrase out."""

from __future__ import annotations

import re

from dashboard.loaders.label_words import (
    CONTINUES,
    COUNTY_FORMS,
    FLOWS,
    FLOWS_OF_DATA,
    NOMINAL_ENDS,
    NOUN_HEADS,
    OPENERS_OF_SHARE,
    SHORT_OPENERS,
    VERBS_AHEAD,
    VERBS_BEHIND,
)
from dashboard.text.measure_words import TIMES
from dashboard.text.quantities import Quantity

# What stands between a noun phrase and its number.
BETWEEN = re.compile(
    r"(?:达到|达|到|至|为|是|共有|共计|共|约|近|有|突破|超过|超|不少于|不低于|不超过|不高于|高于|低于|控制在|保持在|稳定在|提升|提高|完成|实现|增加|增至|增长|下降|降低|减少|降|"
    r"新增|接入|总数|总量|数量|均|分别|各|已|仅|了|在|:|的|已完工|分别为|由|从|压减|压缩|缩短|降至|压至|缩至|减至|提速|共|累计|总计|合计|逾|近|严格|至少|建成|开工|建设|落地|上线)+$"
)
TAIL_WORDS = re.compile(r"(?:建设|构建|编制|工作|打造|主体框架|以上|左右|左右的|中|等|内|试点示范创建|及以上|任务目标完成|梳理)+$")
LEADING = re.compile(r"^(?:以上|左右|以内|余|多|及以上|的|了|左右的|以上的|已建成的?|已建的?|新建的?|在建的?(?=项目)|新|\(含\)|,)+")
DATES = re.compile(
    r"(?:截至|截止到?|到|至|较|比)?(?:20[0-9]{2}年?[底末初]?|[0-9]{1,2}月(?:[0-9]{1,2}日|底|中旬|末|份)?|年[底末内]|全年|年度(?:目标|任务)?|上半年|下半年|"
    r"[一二三四]季度|今年|本年|明年|去年|上年|次年|第?[一二三四]批|首批)(?:之?前|以前|内)?"
)
SUBJECT = re.compile(r"(?P<subject>[^,;。:\n]{2,20}?)(?:突破|达到|迈上|跃上|跨越|首次|迈入|再创|再上)[^,;。\n]{0,16}[,]$")
LONGEST_SUBJECT = 60
CUT_FROM = 7
SHORTEST = 2  # 改造项目 is not cut to 项目, 新增就业 not to 就业
EDGES = r"[,;。:!?\n|]"
JOINTS = re.compile(r"[、+]|以及|和|(?<![普涉以])及|与")
# 办理时限由法定的18.5个工作日压缩至3.2个工作日 is about 办理时限.
STARTS_FROM = re.compile("(?<=.)[由从](?!业)[^,;。]{0,8}$")
QUOTED = re.compile("“[^“”]*”")
CLOSED_BRACKETS = re.compile(r"[(（〔][^()（）〔〕]*[)）〕]")
BRACKETS = re.compile(r"[(（〔][^()（）〔〕]*[)）〕]?")


def label(text: str, clause: tuple[int, int], quantity: Quantity, earlier: int, following: int) -> str:
    """The counted noun phrase; `earlier` is where the quantity before it ends, `following` where the next one starts.

    "" where the words name nothing of their own, so that the quantity goes on about what the one before it counted.
    """
    if quantity.from_value is not None:
        return ""
    of_things = text.startswith("的", quantity.end) and not quantity.is_start
    from_before = not of_things and (quantity.is_share or quantity.is_growth or quantity.is_start or quantity.unit in TIMES)
    behind = "" if from_before else _behind(text[quantity.end : min(clause[1], max(following, quantity.end))])
    if behind:
        return behind
    start = earlier if clause[0] < earlier <= quantity.start else clause[0]
    named = _ahead(text[start : quantity.start], bool(from_before))
    return named if not _names_nothing(named) else _subject(text[max(earlier, start - LONGEST_SUBJECT) : start])


def _subject(before: str) -> str:
    """The subject of a clause without a number before this one: 一般公共预算收入突破百亿大关,达到102.3亿元."""
    found = SUBJECT.search(before)
    named = _ahead(found["subject"], True) if found else ""
    return "" if _names_nothing(named) else named


def _names_nothing(named: str) -> bool:
    """Whether a phrase only goes on: 比上年, 高于全省, 累计."""
    rest = named
    if named.endswith("率") and len(named) > SHORTEST:
        return False
    while word := next((word for word in (*CONTINUES, *VERBS_AHEAD, *FLOWS) if rest.startswith(word)), ""):
        rest = rest.removeprefix(word)
    return len(rest) < 2


def _behind(after: str) -> str:
    """The noun phrase that opens the text behind a number, or ""."""
    for written, plain in COUNTY_FORMS:
        after = after.replace(written, plain)
    phrase = LEADING.sub("", re.split(EDGES, BRACKETS.sub("", after))[0])
    if phrase.startswith(("、", "和", "及", "与", "“")) and not phrase.startswith("“"):
        return ""
    if phrase.startswith(VERBS_BEHIND):
        return ""
    return _short(_head_of(phrase))


def _head_of(phrase: str, opens: bool = True) -> str:
    """群众满意、特色鲜明的智慧社区 -> 智慧社区; 企业的入驻 -> 企业; 单位的业务系统 -> 单位 where the phrase `opens` behind a number."""
    pieces: list[str] = []
    for piece in filter(None, phrase.split("的")):
        pieces.append(_until_verb(piece) if opens else piece)
        if opens and (pieces[-1] != piece or pieces[-1].endswith(NOUN_HEADS)):
            break
    while len(pieces) > 1 and (pieces[-1].endswith(NOMINAL_ENDS) or len(pieces[-1]) < 2):
        pieces.pop()
    return JOINTS.split(pieces[-1])[0 if opens else -1] if pieces else ""


def _until_verb(phrase: str) -> str:
    cuts = [found for found in (phrase.find(verb, 2) for verb in VERBS_BEHIND) if found > 0]
    return phrase[: min(cuts)] if cuts else phrase


def _short(phrase: str) -> str:
    phrase = TAIL_WORDS.sub("", phrase.strip(" ,.·"))
    if len(phrase) >= CUT_FROM:
        ends = [phrase.find(head) + len(head) for head in NOUN_HEADS if phrase.find(head) >= 0]
        phrase = phrase[: min(ends)] if ends and "“" not in phrase else phrase
    return phrase if len(phrase) > 1 else ""


def _ahead(before: str, relative: bool) -> str:
    """The noun phrase that closes the text before a number, or ""; of a share the whole subject."""
    phrase = re.split(EDGES, CLOSED_BRACKETS.sub("", DATES.sub("", before)))[-1].strip()
    phrase = BETWEEN.sub("", re.split("[(（]", phrase)[-1]).strip()
    phrase = re.split(r"、(?=[^、]*$)", phrase)[-1] if len(phrase) > CUT_FROM else phrase
    phrase = STARTS_FROM.sub("", phrase) or phrase
    verbs = OPENERS_OF_SHARE if relative else VERBS_AHEAD
    plain = QUOTED.sub(lambda found: "□" * len(found[0]), phrase)
    starts = [plain.rfind(verb) + len(verb) for verb in verbs if 0 <= plain.rfind(verb) < len(plain) - len(verb) - SHORTEST]
    opened = [plain.find(verb) + len(verb) for verb in verbs if plain.startswith(verb)]
    phrase = phrase[max(starts) :] if starts else phrase[max(opened, default=0) :]
    phrase = re.sub("^.*”(?=“)", "", phrase)
    flows = [] if relative or starts or any(opened) else [found.start() for found in FLOWS_OF_DATA.finditer(phrase)]
    phrase = phrase[flows[-1] :] if flows else phrase
    while len(phrase) > SHORTEST and SHORT_OPENERS.match(phrase):
        phrase = phrase[1:]
    named = phrase if relative else TAIL_WORDS.sub("", _head_of(phrase, opens=False)) or phrase
    return named.strip("了 ") if len(phrase) > 1 else ""
