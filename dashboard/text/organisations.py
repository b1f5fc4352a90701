"""Find the bodies (departments, governments, centres, companies) named in official prose, by their shape: clean text in, names as written out.

Glued names are parted (`市大数据局市大数据局` is two); a list's later name that drops its first word gets it back
(`市教育局、卫生健康委` names 市卫生健康委). What a name stands for officially is the reference's affair, not ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from dashboard.text.folding import fold


@dataclass(frozen=True)
class Body:
    """One body named; `text[start:end]` is as written, `name` completed from the list it stands in."""

    start: int
    end: int
    name: str
    is_group: bool = False  # 各县市区政府, 各有关部门: many bodies under one name


PARTY = ("委", "纪委", "纪委监委")
PARTY_OFFICES = (
    *("机构编制委员会办公室", "编办", "组织部", "宣传部", "统战部", "政法委员会", "政法委", "网信办", "网络安全和信息化委员会办公室", "办公室", "办公厅", "改革办", "全面深化改革委员会办公室"),
    *("军民融合办", "农办", "外办", "财办", "国安办", "巡察办", "巡视办", "党校", "老干部局", "机要局", "机要保密局", "保密局", "机关工委", "市直机关工委", "台办", "金融办", "金融委"),
    *("社会工作部", "教育工委", "两新工委", "依法治市办", "审计办"),
)
PEOPLES = ("人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "政府办", "人民政府", "政府", "人大常委会", "人大", "政协", "人民法院", "法院", "人民检察院", "检察院")
# How a department's name ends; a longer ending stands before a shorter one.
LONG_ENDINGS = (
    *("领导小组办公室", "领导小组成员单位", "领导小组", "工作专班", "指挥部办公室", "指挥部", "委员会办公室", "委员会", "管委会", "管理委员会", "监委", "工委", "总工会", "联合会"),
    *("服务中心", "保障中心", "中心支行", "中心", "分公司", "总公司", "有限公司", "公司", "集团", "监管局", "管理局", "分局", "支队", "大队", "总队", "研究院", "学院", "大学", "医院"),
    *("博物馆", "图书馆", "档案馆", "文化馆", "科技馆", "分行", "支行", "银行", "供电公司", "学会", "协会", "商会", "妇联", "残联", "文联", "社科联", "工商联", "科协", "团委"),
)
SHORT_ENDINGS = ("局", "委", "办", "厅", "部", "馆", "院", "社", "站")
# What follows an ending when it ends no name: 部门, 办理, 委托, 站点 …
NOT_ENDINGS = {
    "局": "部面限势域长党",
    "委": "托员派内书",
    "办": "理公事法学好结件证税成案会医",
    "厅": "局",
    "部": "门分署位级件",
    "馆": "藏际",
    "院": "校士落",
    "社": "会区保交",
    "站": "点式在",
    "中心": "城镇区户",
    "集团": "军化",
    "公司": "",
    "政府": "网信部采主数系服",
    "法院": "",
}
# Characters that stand in no body's name before its ending: what is between is prose.
PROSE = "的了在是把将被向对为使让于从由以等并各我本全建推完实提做加强汇落组织开展升级进配按及与或要可到有具责单位部"
ALLOWED = "组织|建设|住房和城乡建设|住房城乡建设|城乡建设|对外|有色|交通运输|进出口|国有资产|配套|国有|水资源|发展和改革|自然资源和规划"
FIRST_LEVEL = "市县区省旗州盟"
GROUPS = (
    r"各(?:县市区|县\(市、区\)|县区|市县区|县\(市\)区|区县|区市县|县|市|区|乡镇|镇街|乡镇\(街道\)|镇\(街\)|街道)、?(?:各?(?:开发区|园区|功能区))?"
    r"(?:人民政府|政府|管委会|大数据局(?:\(大数据主管部门\))?|[\u4e00-\u9fff]{2,8}局)?",
    r"(?:有关|相关)(?:县市区|县区|县\(市、区\)|区县)(?:人民政府|政府)?",
    r"(?:(?:市直|省直|县直|区直|市)?(?:各(?:有关|相关|责任|成员|牵头|配合)?|有关|相关|成员)(?:市直|省直)?)"
    r"(?:部门和?单位|部门、单位|部门|单位)(?=[,，、;；。:：)）(（牵配按分负\s]|等|\Z)",
    r"各(?:基础)?电信(?:运营商|运营企业|企业)|各(?:电信|通信)运营商|各级各部门|各?开发区管委会|各?金融机构|各?有关企业|各通信企业",
)
NATIONAL = (
    *("国务院办公厅", "国家发展改革委", "国家数据局", "中央网信办", "国家网信办", "工业和信息化部", "人力资源社会保障部", "国家医保局", "国家税务总局", "国务院"),
)
_GLUE = "[\u4e00-\u9fffA-Za-z]"


def _endings() -> str:
    guarded = [f"{ending}(?![{NOT_ENDINGS[ending]}])" if NOT_ENDINGS.get(ending) else ending for ending in (*LONG_ENDINGS, *SHORT_ENDINGS)]
    return "|".join(guarded)


_PLACE_WORD = rf"(?:(?![{PROSE}{FIRST_LEVEL}会同请])[\u4e00-\u9fff]){{2,3}}"
_PLACE = rf"(?:(?<![\u4e00-\u9fff]){_PLACE_WORD}|(?<=[由请同向和与及、]){_PLACE_WORD}|)"
_HEAD = rf"(?<![全城各跨超我本都上])[{FIRST_LEVEL}](?![{FIRST_LEVEL}直级场域民内外面辖])|市(?=市场)|(?<=[、,，;；(（。\s])[{FIRST_LEVEL}](?=级机关)"
_MIDDLE = rf"(?:{ALLOWED}|(?![{PROSE}])[\u4e00-\u9fff])"
_NAME = rf"(?:{_MIDDLE}){{1,14}}?(?:{_endings()})"
_OFFICE = rf"委(?:{'|'.join(sorted(PARTY_OFFICES, key=len, reverse=True))})|(?:{'|'.join(PEOPLES)})(?![网信部采主数系服])|纪委监委|纪委|委(?![托员派内书])"
_LEADING_GROUP = rf"[市县区省]{_GLUE}{{4,40}}?领导小组(?:成员单位|办公室)"
_BRANCH = rf"(?:中国)?(?:人民|工商|农业|建设|交通|邮储|邮政储蓄)银行(?:{_GLUE}{{2,8}}?(?:中心支行|分行|支行))?|[\u4e00-\u9fff]{{2,3}}(?:银保监分局|金融监管分局|海关|供电公司)|国网{_GLUE}{{2,4}}供电公司|(?:中国)?(?:移动|联通|电信|铁塔|广电){_GLUE}{{0,6}}?(?:分公司|公司)|国家税务总局{_GLUE}{{2,5}}税务局"
_BODY = re.compile(
    rf"(?P<group>{'|'.join(GROUPS)})|(?P<national>{'|'.join(sorted(NATIONAL, key=len, reverse=True))})|(?P<branch>{_BRANCH})|(?P<leading>{_LEADING_GROUP})"
    rf"|(?P<place>{_PLACE})(?P<level>{_HEAD})(?P<rest>{_OFFICE}|{_NAME}|局(?![部面限势域长]))"
)
_NEXT = re.compile(rf"(?P<name>(?:{_MIDDLE}){{1,14}}?(?:{_endings()}))(?=[、,，;；)）。\s]|[牵配按分负协等具]|\Z)")
_LIST_MARK = re.compile(r"[、]")


def find(text: str) -> list[Body]:
    """The bodies a clean text names, in its order and apart from each other; offsets point into `text`. Takes any text and never raises."""
    folded = fold(text)
    named = [_body(folded, found) for found in _BODY.finditer(folded)]
    limits = [*(body.start for body in named), len(folded)][1:]
    followers = [_followers(folded, body, limit) for body, limit in zip(named, limits, strict=True)]
    return sorted(chain(named, *followers), key=lambda body: body.start)


def _body(text: str, found: re.Match[str]) -> Body:
    return Body(found.start(), found.end(), text[found.start() : found.end()], bool(found["group"]))


def _followers(text: str, body: Body, limit: int) -> list[Body]:
    """The later names of a list that dropped the first one's place: 市教育局、卫生健康委."""
    if body.is_group or not re.match(rf"[\u4e00-\u9fff]{{0,3}}?[{FIRST_LEVEL}]", body.name):
        return []
    prefix = re.match(rf"[\u4e00-\u9fff]{{0,3}}?[{FIRST_LEVEL}]", body.name)[0]
    found, place = [], body.end
    while _LIST_MARK.match(text, place) and (name := _NEXT.match(text, place + 1)) and name.end() <= limit:
        found.append(Body(name.start(), name.end(), prefix + name["name"]))
        place = name.end()
    return found
