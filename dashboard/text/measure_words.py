"""Read the measure word behind a number: text and place in, the word and where it ends out.

A word counts only where it is not the head of another one: `134项目` is no 134 项, `10组织` no quantity at all.
"""

from __future__ import annotations

import re

# What is counted in whole things; behind one of these a further number belongs to the name of the thing (70个30亿元以上项目).
COUNTS: dict[str, str] = {
    # measure word: the characters that make it the head of another word
    "个": "体性别",
    "家": "庭居电具乡",
    "名": "录单称义牌片",
    "项": "目下",
    "条": "例件块款目",
    "路": "由径面线网段",
    "人": "民工社大力口文居员",
    "次": "数日年月序生",
    "台": "账风式湾",
    "套": "餐路用",
    "户": "籍外口型均",
    "座": "谈位次",
    "处": "理置罚于室级",
    "所": "有在需属以辖提",
    "间": "接隔",
    "件": "套",
    "份": "额内",
    "类": "别型似",
    "种": "植类子养",
    "场": "所景地馆合",
    "辆": "",
    "列": "为入出席",
    "艘": "",
    "架": "构次",
    "起": "步点草来诉到",
    "宗": "旨教",
    "笔": "试记",
    "张": "贴店床",
    "支": "持撑付行部援出队",
    "栋": "",
    "幢": "",
    "例": "如会行外",
    "款": "项式",
    "棵": "",
    "株": "洲",
    "位": "于置居",
    "轮": "换岗流候",
    "颗": "",
    "篇": "章",
    "册": "",
    "门": "户类槛口",
}
MEASURES: dict[str, str] = {
    "元": "旦宵素数月宇",
    "亩": "均",
    "米": "",
    "吨": "位",
    "克": "服",
    "天": "津气然地河网",
    "倍": "增",
    "折": "叠",
    "秒": "",
    "%": "",
    "‰": "",
    "核": "心算定实查减",
}
LONG_COUNTS = (
    *("个标准机架", "标准机架", "机架", "大类", "大项", "小类", "小项", "人次", "件次", "户次", "家次", "车次", "班次", "场次", "架次", "点位", "床位", "张床位"),
    *("标准箱", "大"),
)
LONG_MEASURES = (
    *("个百分点", "百分点", "个工作日", "工作日", "个小时", "小时", "分钟", "平方公里", "平方千米", "平方米", "立方米", "公顷", "公里", "千米", "厘米", "毫米"),
    *("千兆瓦时", "兆瓦时", "吉瓦时", "千瓦时", "千瓦", "兆瓦", "吉瓦", "千伏安", "千伏", "千克", "公斤", "吨标准煤", "美元", "学时", "课时", "摄氏度"),
    *("kbps", "Mbps", "Gbps", "Tbps", "MHz", "GHz", "KB", "MB", "GB", "TB", "PB", "EB", "TFLOPS", "PFLOPS", "EFLOPS", "Flops", "kWh", "MWh", "GWh", "kW", "MW", "GW"),
)
TIMES = frozenset(("个工作日", "工作日", "天", "个小时", "小时", "分钟", "秒", "月"))
POINTS = frozenset(("个百分点", "百分点"))
# Scores and degrees head too many words (分别, 度假) to stand before anything but the end of a phrase.
ENDING_ONLY = ("分", "度")
ENDS = r"(?=\s*(?:[,，。;；、:：!！?？()（）|]|以上|以下|以内|左右|\Z|\n))"
# Words that no Arabic number is needed for; 两步, 三级 and 五方面 name things rather than count them.
IN_WORDS = frozenset("个家名项条路人次台套户座处所间件份类种场辆起笔张支倍") | {"月", "人次", "%", "‰", "亩", "元", "天", "小时", "个小时", "公里", "吨", "倍"}

_LONG = "|".join(re.escape(word) for word in sorted((*LONG_COUNTS, *LONG_MEASURES), key=len, reverse=True))
_SHORT = "|".join(f"{re.escape(word)}(?![{heads}])" if heads else re.escape(word) for word, heads in (COUNTS | MEASURES).items())
_UNIT = re.compile(
    rf"[ \n]?(?:(?P<months>个月)|(?P<word>(?:{_LONG})|项(?=目标)|(?:{_SHORT})|(?:{'|'.join(ENDING_ONLY)}){ENDS}))",
)
WHOLE_THINGS = frozenset(COUNTS) | frozenset(LONG_COUNTS)


def unit_at(text: str, place: int) -> tuple[str, int] | None:
    """The unit that begins at a place (a blank before it is passed over) and where it ends; 个月 is the unit 月. None where there is none."""
    found = _UNIT.match(text, place)
    if found is None:
        return None
    return ("月" if found["months"] else found["word"]), found.end()
