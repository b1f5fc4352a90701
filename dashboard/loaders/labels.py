"""Give a quantity the name that the text calls it: clean text, clause and the number's place in, the counted noun phrase out."""

from __future__ import annotations

import re

from dashboard.text.quantities import Quantity

# The noun phrase behind a number ends before one of these.
VERBS_BEHIND = (
    "入驻", "提供", "开展", "实现", "完成", "通过", "达到", "达", "纳入", "列入", "接入", "上线", "投入", "获评", "获批", "入选", "建成", "开工", "竣工", "投产", "落地", "运行",
    "正在", "已经", "已", "均", "全部", "进行", "给予", "参加", "参与", "争取", "成为", "迁移", "上云", "位居", "居", "排名", "占", "同比", "较", "比", "增长", "下降", "在我", "在全", "共享", "用于",
)  # fmt: skip
# The noun phrase before a number starts behind the last of these.
VERBS_AHEAD = (
    "开通", "建成", "新建", "接入", "完成", "实施", "培育", "培训", "孵化", "引进", "招引", "新增", "推出", "实现", "打造", "启动", "上线", "建设", "培养", "改造", "发展", "拥有", "共有", "共为",
    "推广", "组织", "举办", "开展", "办理", "归集", "发布", "认定", "创建", "争创", "形成", "梳理", "拓展", "布设", "部署", "安装", "新建成", "支持", "确保", "力争", "推动", "推进", "发放", "惠及",
    "服务了", "收到", "收集到了", "收集到", "整合", "提升", "优化", "配备", "设立", "成立", "落实", "筛选", "储备", "签约", "帮助", "解决", "参与", "涉及", "压减", "减少", "缩短", "取消", "精简",
    "包含", "包括", "全市", "我市", "全省", "全国", "全县", "全区", "其中", "目前", "累计", "共", "总计", "合计", "分别", "对", "为", "使", "将", "由", "从", "到", "以",
)  # fmt: skip
# What stands between a noun phrase and its number.
BETWEEN = re.compile(
    r"(?:达到|达|到|至|为|是|共有|共计|共|约|近|有|突破|超过|超|不少于|不低于|不超过|不高于|高于|低于|控制在|保持在|稳定在|提升|提高|完成|实现|增加|增至|增长|下降|降低|减少|降|"
    r"新增|接入|总数|总量|数量|均|分别|各|已|仅|了|在|:|的|已完工|分别为)+$"
)
TAIL_WORDS = re.compile(r"(?:建设|构建|工作|打造|主体框架|以上|左右|左右的|中|等|内|试点示范创建|及以上|任务目标完成|梳理)+$")
LEADING = re.compile(r"^(?:以上|左右|以内|余|多|及以上|的|了|左右的|以上的|已建成的?|已建的?|新建的?|在建的?(?=项目)|新|\(含\)|,)+")
DATES = re.compile(r"(?:20[0-9]{2}年?|[0-9]{1,2}月(?:[0-9]{1,2}日|底|中旬|末|份)?|年[底末内]|全年|年度|上半年|下半年|[一二三四]季度|今年|本年|第?[一二三四]批|首批)(?:之?前|以前|内)?")
NOUN_HEADS = ("数据中心", "平台", "系统", "社区", "基地", "应用场景", "场景", "企业", "项目", "园区", "单位", "部门", "模块", "人员", "主题库", "基站", "团队", "子系统", "分平台", "人才", "设备", "智慧社区", "县区", "创新创业平台")  # fmt: skip
CUT_FROM = 7
EDGES = r"[,;。:!?\n|]"
JOINTS = re.compile(r"[、+]|以及|和|(?<![普涉以])及|与")
COUNTY_FORMS = (("县(市、区)", "县市区"), ("县(市区)", "县市区"), ("县(区)", "县区"))
NOMINAL_ENDS = ("入驻", "建设", "构建", "目标", "任务", "验收", "开展情况", "数创工作开展情况", "情况", "推广", "改造", "认定", "创建", "工作", "对接", "接入")
# A share's subject keeps its verbs: 数字校园建设覆盖率.
STARTS_OF_SHARE = ("其中", "全市", "我市", "全省", "全国", "确保", "力争", "争取", "实现", "推动", "使", "将", "目前", "累计", "全县", "全区", "要求", "预计")
QUOTED = re.compile("“[^“”]*”")
CLOSED_BRACKETS = re.compile(r"[(（〔][^()（）〔〕]*[)）〕]")
BRACKETS = re.compile(r"[(（〔][^()（）〔〕]*[)）〕]?")


def label(text: str, clause: tuple[int, int], quantity: Quantity, earlier: int, following: int) -> str:
    """The counted noun phrase; `earlier` is where the quantity before it ends, `following` where the next one starts. "" for none."""
    relative = quantity.is_share or quantity.is_growth
    behind = "" if relative else _behind(text[quantity.end : min(clause[1], max(following, quantity.end))])
    if behind:
        return behind
    start = clause[0]
    if start < earlier <= quantity.start and (named := _ahead(text[earlier : quantity.start], relative)):
        return named
    return _ahead(text[start : quantity.start] if earlier <= start else text[start:earlier], relative)


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
    verbs = STARTS_OF_SHARE if relative else VERBS_AHEAD
    plain = QUOTED.sub(lambda found: "□" * len(found[0]), phrase)
    starts = [plain.rfind(verb) + len(verb) for verb in verbs if 0 <= plain.rfind(verb) < len(plain) - len(verb) - 1]
    phrase = re.sub("^.*”(?=“)", "", phrase[max(starts) :] if starts else phrase)
    return (phrase.strip("了 ") if relative else _head_of(phrase, opens=False).strip("了 ")) if len(phrase) > 1 else ""
