"""Read the measure word behind a number: text and place in, the word and where it ends out.

A word counts only where it is not the head of another one: `134项目` is no 134 项, `10人民银行` no quantity at all.
"""

from __future__ import annotations

import re

# What is counted in whole things, with the characters before which it is the head of another word.
COUNTS: dict[str, str] = {
    "个": "体性别",
    "家": "庭居电具乡",
    "名": "录单称义牌片",
    "项": "目下",
    "条": "例件块款目",
    "路": "由径面线网段",
    "人": "民工社大力口文居员",
    "次": "数日年月序生产",
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
    "期": "间内末初中满望限货刊权盼",
    "部": "门分署队委长件级属位落",
    "根": "据本源基治植",
    "只": "有要能是为在",
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
    "P": "0-9A-Za-z",
    "G": "0-9A-Za-z网基信通移用技产商时应终-",
}
LONG_COUNTS = (
    "个标准机架 标准机架 机架 大类 大项 小类 小项 人次 件次 户次 家次 车次 班次 场次 架次 点位 床位 张床位 标准箱 大 人口"
    " 批次 航次 辆次 门次 节次 人天 车位 泊位 学位 端口 接口 图斑 标箱"
)
LONG_MEASURES = (
    "个百分点 百分点 个工作日 工作日 个小时 小时 分钟 平方公里 平方千米 平方米 ㎡ ㎢ 立方米 m³ 公顷 公里 千米 厘米 毫米 千克 公斤"
    " 皮长公里 芯公里 吨标准煤 微克/立方米 毫克/升 吨/天 吨/日"
    " 美元 千兆瓦时 兆瓦时 吉瓦时 千瓦时 千瓦 兆瓦 吉瓦 千伏安 千伏 学时 课时 摄氏度 kWh MWh GWh kW MW GW MHz GHz"
    " kbps Mbps Gbps Tbps KB MB GB TB PB EB TFLOPS PFLOPS EFLOPS Flops"
)
# Behind one of these a further number belongs to the counted thing's name: 70个30亿元以上项目.
WHOLE_THINGS = frozenset(COUNTS) | frozenset(LONG_COUNTS.split())
SHARES = frozenset(("%", "‰"))
POINTS = frozenset(("个百分点", "百分点"))
TIMES = frozenset(("个工作日", "工作日", "天", "个小时", "小时", "分钟", "秒", "月"))
# What a number in words may count; 三级, 五方面 and 两地 name things rather than count them.
COUNTED_IN_WORDS = frozenset("个家名项条路人次台套户座处所间件份类种场辆起笔张支倍月亩元天吨%‰") | {"人次", "小时", "个小时", "公里"}
# These head too many words (分别, 度假, 本市, 片区) to stand before more than a phrase's end; 共12页 is a page's foot, 300万页 are counted.
ENDING_ONLY = (
    r"(?:[分度本卷幅块片批节盏枚面口道段床村单票对组队站井桩层]|(?<=[百千万亿余])页)"
    r"(?=\s*(?:[,，。;；、:：!！?？()（）|\n]|以上|以下|以内|左右|\Z))"
)


def _words(heads: dict[str, str]) -> str:
    return "|".join(f"{word}(?![{others}])" if others else word for word, others in heads.items())


_LONG = "|".join(sorted(f"{LONG_COUNTS} {LONG_MEASURES}".split(), key=len, reverse=True))
_UNIT = re.compile(rf"[ \n]?(?:(?P<months>个月)|(?P<word>{_LONG}|项(?=目标|目录)|{_words(COUNTS | MEASURES)}|{ENDING_ONLY}))")


def unit_at(text: str, place: int) -> tuple[str, int] | None:
    """The unit at a place (a blank before it is passed over) and where it ends; 个月 is the unit 月; None where there is none."""
    found = _UNIT.match(text, place)
    if found is None:
        return None
    return ("月" if found["months"] else found["word"]), found.end()
