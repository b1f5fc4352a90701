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
    *("服务中心", "保障中心", "中心支行", "中心", "分公司", "总公司", "有限公司", "公司", "集团", "监管局", "管理局", "分局", "支队", "大队", "总队", "研究院", "设计院", "科学院"),
    *("学院", "大学", "医院", "博物馆", "图书馆", "档案馆", "文化馆", "科技馆", "规划馆", "分行", "支行", "银行", "学会", "协会", "商会", "妇联", "残联", "文联", "社科联", "工商联"),
    *("科协", "团委", "供销社", "日报社", "报社", "广播电视台", "融媒体中心", "电视台", "人武部", "工作部"),
)
# These follow the place directly: 市档案馆, 省公司.
BARE_ENDINGS = (
    *("档案馆", "图书馆", "博物馆", "文化馆", "科技馆", "规划馆", "总工会", "妇联", "残联", "文联", "社科联", "工商联", "科协", "团委", "供销社", "医院", "融媒体中心", "电视台"),
    *("公司", "检察院", "管委会"),
)
ZONES = "开发区|高新区|经开区|新区|度假区|示范区|保税区|园区|产业园"
SHORT_ENDINGS = ("局", "委", "办", "厅")
# What follows an ending when it ends no name: 局长, 办理, 委托, 中心城区 …
NOT_ENDINGS = {"局": "部面限势域长党", "委": "托员派内书", "办": "理公事法学好结件证税成案会医", "厅": "局", "中心": "城镇区户", "集团": "军化"}
# Characters and words that stand in no body's name: where one stands between, it is prose.
PROSE = "的了在是把将被使让于从以并各我全"
PROSE_WORDS = (
    *("实现", "推动", "推进", "加强", "开展", "落实", "完成", "建成", "提升", "打造", "按照", "围绕", "依托", "统筹", "优化", "汇聚", "接入", "根据", "结合", "分别", "配合", "积极"),
    *("加快", "提高", "形成", "构建", "建立", "推广", "做好", "指导", "实施", "对接", "牵头", "负责", "会议", "系统", "平台", "项目", "部署", "决策", "要求", "启动", "制定", "印发"),
    *("联合", "发布", "召开", "已经", "经", "协助", "报请", "提请", "会同", "督促", "支持", "成立", "对照", "通过", "参照", "报送", "包括", "以及", "分厅", "内部", "布局", "县级"),
    *("辖区", "居民", "范围", "向", "对", "为", "由", "请", "被", "至", "及时", "持续", "全面", "深入", "等"),
)
FIRST_LEVEL = "市县区省"
LEVELS_IN_NAMES = "城市|市场|市政|市容|区域|开发区|园区|新区|社区|片区|灌区|县域|省会"
GROUPS = (
    r"各(?:县市区|县\(市、区\)|县区|市县区|县\(市\)区|区县|区市县|县|市|区|乡镇|镇街|乡镇\(街道\)|镇\(街\)|街道)(?:、各?(?:开发区|园区|功能区))?"
    r"(?:人民政府|政府|管委会|大数据局(?:\(大数据主管部门\))?|[\u4e00-\u9fff]{2,8}局)?",
    r"(?:有关|相关)(?:县市区|县区|县\(市、区\)|区县)(?:人民政府|政府)?",
    r"(?:县市区|县区|县\(市、区\)|市县区|区县|乡镇|镇街)(?:人民政府|政府)",
    r"(?:(?:市直|省直|县直|区直|市)?(?:各(?:有关|相关|责任|成员|牵头|配合)?|有关|相关|成员)(?:市直|省直)?)"
    r"(?:部门和?单位|部门、单位|部门|单位)(?=[,，、;；。:：)）(（牵配按分负\s]|等|\Z)",
    r"各(?:基础)?电信(?:运营商|运营企业|企业)|各(?:电信|通信)运营商|各级各部门|各开发区管委会|各金融机构|各?有关企业|各通信企业",
)
NATIONAL = (
    *("国务院办公厅", "国家发展改革委", "国家数据局", "中央网信办", "国家网信办", "工业和信息化部", "人力资源社会保障部", "国家医保局", "国家税务总局", "国务院"),
)
_GLUE = "[\u4e00-\u9fffA-Za-z]"


def _endings() -> str:
    guarded = [f"{ending}(?![{NOT_ENDINGS[ending]}])" if NOT_ENDINGS.get(ending) else ending for ending in (*LONG_ENDINGS, *SHORT_ENDINGS)]
    return "|".join(guarded)


_PROSE = rf"[{PROSE}]|{'|'.join(PROSE_WORDS)}"
_PLACE_WORD = rf"(?:(?!{_PROSE}|[{FIRST_LEVEL}])[\u4e00-\u9fff]){{2,3}}"
_PLACE = rf"(?:(?<![\u4e00-\u9fff]){_PLACE_WORD}|(?<=[由请同向和与及、经]){_PLACE_WORD}|)"
_HEAD = rf"(?<![全城各跨超我本都上强{FIRST_LEVEL}])(?<!园)(?<!地)[{FIRST_LEVEL}](?![{FIRST_LEVEL}直级域内外辖]|场(?!监)|民(?![政族宗])|长)|(?<![全城各跨超我本都上强])市(?=市场|市政)"
_MIDDLE = rf"(?:{LEVELS_IN_NAMES}|(?!{_PROSE}|[{FIRST_LEVEL}])[\u4e00-\u9fff])"
_NAME = rf"(?:{_MIDDLE}){{1,14}}?(?:{_endings()})"
_OFFICE = rf"委(?:{'|'.join(sorted(PARTY_OFFICES, key=len, reverse=True))})|(?:{'|'.join(PEOPLES)})(?![网信部采主数系服])|纪委监委|纪委|委(?![托员派内书])"
_LEADING_GROUP = rf"(?<![强全])[市县区省]{_GLUE}{{4,40}}?领导小组(?:成员单位|办公室)"
_BRANCH = rf"(?:中国)?(?:人民|工商|农业|建设|交通|邮储|邮政储蓄)银行(?:{_GLUE}{{2,8}}?(?:中心支行|分行|支行))?|[\u4e00-\u9fff]{{2,3}}(?:银保监分局|金融监管分局|海关|供电公司)|国网{_GLUE}{{2,4}}供电公司|(?:中国)?(?:移动|联通|电信|铁塔|广电){_GLUE}{{0,6}}?(?:分公司|公司)|国家税务总局{_GLUE}{{2,5}}税务局"
_ZONE = rf"(?:(?!{_PROSE}|[{FIRST_LEVEL}各])[\u4e00-\u9fff]){{0,8}}?(?:{ZONES})(?:管委会|管理委员会)"
_BODY = re.compile(
    rf"(?P<group>{'|'.join(GROUPS)})|(?P<national>{'|'.join(sorted(NATIONAL, key=len, reverse=True))})|(?P<branch>{_BRANCH}|{_ZONE})|(?P<leading>{_LEADING_GROUP})"
    rf"|(?P<place>{_PLACE})(?P<level>{_HEAD})(?P<rest>{_OFFICE}|{'|'.join(BARE_ENDINGS)}|{_NAME}|[局厅](?![部面限势域长]))"
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
