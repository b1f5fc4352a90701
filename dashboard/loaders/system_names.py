"""Find the names of platforms, systems and modules in a clean text: text in, mentions with their spans out."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A name ends in one of these; the longer come first.
ENDINGS = (
    "枢纽平台", "分平台", "子平台", "平台", "子系统", "系统", "模块", "中台", "客户端", "小程序", "APP市县分厅", "APP", "App", "分厅", "“城市大脑”", "城市大脑",
)  # fmt: skip
# Words that make an ending part of another word: 平台经济, 系统性, 系统干部.
NOT_A_NAME_BEFORE = (
    "经济", "企业", "遴选", "化", "性", "地", "观", "谋划", "集成、", "集成和", "推进", "总结", "梳理", "干部", "治理", "工程", "学习", "重塑", "上下", "内", "思维", "培育", "类",
)  # fmt: skip
# The name starts behind the last of these, wherever it stands.
OPENERS = (
    "推进", "推动", "搭建", "建成", "构建", "打造", "完善", "依托", "接入", "启动", "推广使用", "推广应用", "融入", "开发", "升级", "加快", "实现", "建立",
    "深化", "强化", "提升", "加强", "优化", "用好", "建好", "上线", "积极", "推广", "引进", "完成", "制定", "开通", "对接融入", "做好", "对接", "印发", "基于",
    "通过", "按照", "召开", "筹备并", "参与", "创建", "全省", "全市", "全国", "全县", "全区", "部门", "结合", "以及", "省级", "形成", "健全", "配合", "统建",
    "的", "与", "和", "及", "向", "在", "以", "对", "将", "等", "由", "或", "被", "把", "从", "我市", "其他", "包含", "包括", "含", "紧抓", "夯实", "打牢", "托清", "成立", "关于实施", "围绕", "落实", "特别是", "扩大", "继续", "明确", "开展", "谋划", "部署", "学习", "分步骤", "根据", "企业上", "引领型", "各", "到", "省厅", "省局", "统筹",
)  # fmt: skip
# The name does not start with these.
STARTERS = ("运用", "利用", "运行", "整合", "编制", "保障", "使用", "级", "内、", "外", "建设", "初步", "管理", "开展", "支撑", "应用", "全面", "逐步", "支持", "指导", "鼓励", "进一步", "推出", "新建", "年内", "抓好", "围绕", "集成、", "集成和", "为", "了", "市级", "市", "本", "该", "现有", "自建", "统一", "级")  # fmt: skip
# What is left of a name that says nothing of its own.
GENERIC = re.compile(
    r"^(?:[0-9]|-|分|云上|系统|云网|镇街|监控|政务云|基本架构|办公应用|数字|普适性|类|市级|县级|省级|省市|市县|国家|省|市|县|区|级|各级|业务|信息|相关|有关|重要|新旧|现有|部门|自建|服务|应用|信息化|一体化|政务信息|数字化|技术|行业|新|大|云|线上|线下|办公|其他|其它|领域|个|类|两个|多个|三级|网络|管理|工作|支撑|综合|特色|科创|开放|创新|专业|学习|交流|合作|互动|各类|资源|企业|行政|一个|共性)*$"
)
COUNTED = re.compile(r"(?:[0-9]|[两三四五六七八九十])余?(?:个|大类|类|套)|(?:类|生态)(?:系统|平台)$")
QUOTED = re.compile(r"[“\"「『][^”\"」』]{0,30}[”\"」』]")
EDGES = ",;。:、()《》|\n！!?？①②③④⑤⑥⑦⑧⑨⑩⑪⑫ +—"
LONGEST = 40
# “爱山东”APP德州分厅 is one name.
LOCAL_PARTS = ("分厅",)
LONGEST_LOCAL = 4
BRAINS = ("“城市大脑”", "城市大脑")


@dataclass(frozen=True)
class Mention:
    """A name where it stands; offsets into the clean text."""

    name: str
    start: int
    end: int


def find(text: str) -> list[Mention]:
    """Every specific name in a clean text, in order, without overlap; bare words such as 平台 or 业务系统 are left out."""
    masked = QUOTED.sub(lambda found: found[0][0] + "□" * (len(found[0]) - 2) + found[0][-1], text)
    ending = re.compile("|".join(map(re.escape, ENDINGS)))
    mentions: list[Mention] = []
    for found in ending.finditer(text):
        if text.startswith(NOT_A_NAME_BEFORE, found.end()) and "大脑" not in found[0]:
            continue
        previous = mentions[-1] if mentions else Mention("", 0, 0)
        if previous.name in BRAINS and previous.end == found.start():
            mentions[-1] = Mention(previous.name + found[0], previous.start, found.end())
            continue
        start = _start(text, masked, found.start(), previous.end)
        if previous.name and start == previous.end and found.start() - start <= LONGEST_LOCAL and found[0] in LOCAL_PARTS:
            start = mentions.pop().start
        end = found.end() + 1 if text.startswith("”", found.end()) and "“" in text[max(0, start - 1) : found.start()] else found.end()
        start = start - 1 if end > found.end() and text[start - 1 : start] == "“" else start
        name = text[start:end]
        if name.count("”") != name.count("“") or _says_nothing(name) or COUNTED.search(name):
            continue
        if mentions and mentions[-1].end > start:
            mentions.pop()
        mentions.append(Mention(name, start, end))
    return mentions


def without_verbs(piece: str) -> str:
    """A list's item without the verbs before it: 启动政法综治 -> 政法综治."""
    verbs = tuple(word for word in (*OPENERS, *STARTERS, "重点", "即") if len(word) > 1 or word == "即")
    while word := next((word for word in verbs if piece.startswith(word) and len(piece) > len(word) + 1), ""):
        piece = piece.removeprefix(word)
    return piece


def _start(text: str, masked: str, ending_start: int, floor: int) -> int:
    """Where the name begins that ends at the ending: behind the nearest edge, opener or starter, quotes kept whole."""
    if text.startswith(BRAINS, ending_start):
        return ending_start
    start = max(floor, ending_start - LONGEST)
    for position in range(ending_start - 1, start - 1, -1):
        if masked[position] in EDGES:
            start = position + 1
            break
    start = max([start, *(_behind(masked, word, start, ending_start) for word in OPENERS)])
    while word := next((word for word in STARTERS if text.startswith(word, start) and start + len(word) < ending_start), ""):
        if word == "市" and text.startswith("市场", start):
            break
        start += len(word)
    return start


def _behind(masked: str, word: str, start: int, ending_start: int) -> int:
    found = masked.rfind(word, start, ending_start)
    return found + len(word) if found >= 0 else start


def _says_nothing(name: str) -> bool:
    if name.startswith("“") and name.endswith("”"):
        return False
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    return "大脑" not in ending and (len(name) - len(ending) < 2 or bool(GENERIC.match(name[: -len(ending)])))
