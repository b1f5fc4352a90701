"""The words by which the name of a body is known: how it ends, what it never holds, and names that stand for many bodies at once.

Words are parted by blanks; the patterns that use them stand in `organisations`.
"""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """The words of a text parted by blanks."""
    return tuple(words.split())


PARTY_OFFICES = listed(
    "机构编制委员会办公室 编办 组织部 宣传部 统战部 政法委员会 政法委 网信办 网络安全和信息化委员会办公室 办公室 办公厅"
    " 全面深化改革委员会办公室 改革办 军民融合办 农办 外办 财办 国安办 巡察办 巡视办 党校 老干部局 机要局 机要保密局 保密局"
    " 市直机关工委 机关工委 教育工委 两新工委 社会工作部 台办 金融办 金融委 依法治市办 审计办"
)
PEOPLES = listed(
    "人民政府办公室 人民政府办公厅 政府办公室 政府办公厅 政府办 人民政府 政府 人大常委会 人大 政协 人民法院 法院 人民检察院 检察院"
)

# How a department's name ends, with at least one character before it.
LONG_ENDINGS = listed(
    "办公室 领导小组办公室 领导小组成员单位 领导小组 工作专班 指挥部办公室 指挥部 委员会办公室 委员会 管委会 管理委员会 监委 工委"
    " 总工会 联合会 服务中心 保障中心 中心支行 中心 分公司 总公司 有限公司 公司 集团 监管局 管理局 分局 支队 大队 总队"
    " 研究院 设计院 科学院 学院 大学 医院 博物馆 图书馆 档案馆 文化馆 科技馆 规划馆 分行 支行 银行 学会 协会 商会 妇联 残联"
    " 文联 社科联 工商联 科协 团委 供销社 日报社 报社 广播电视台 融媒体中心 电视台 人武部 工作部"
)
SHORT_ENDINGS = listed("局 委 办 厅")
# These follow the place directly: 市档案馆, 省公司.
BARE_ENDINGS = listed(
    "档案馆 图书馆 博物馆 文化馆 科技馆 规划馆 总工会 妇联 残联 文联 社科联 工商联 科协 团委 供销社 医院 融媒体中心 电视台"
    " 公司 检察院 管委会"
)
# What follows an ending when it ends no name: 局长, 办理, 委托, 中心城区.
NOT_ENDINGS = {
    "局": "部面限势域长党",
    "委": "托员派内书",
    "办": "理公事法学好结件证税成案会医",
    "厅": "局",
    "中心": "城镇区户",
    "集团": "军化",
    "政府": "网信部采主数系服",
}

# Characters and words that stand in no body's name: where one stands between, it is prose.
PROSE = "的了在是把将被使让于从以并各我全等向对为由请至"
PROSE_WORDS = listed(
    "实现 推动 推进 加强 开展 落实 完成 建成 提升 打造 按照 围绕 依托 统筹 优化 汇聚 接入 根据 结合 分别 配合 积极 加快 提高"
    " 形成 构建 建立 推广 做好 指导 实施 对接 牵头 负责 会议 系统 平台 项目 部署 决策 要求 启动 制定 印发 联合 发布 召开 已经"
    " 协助 报送 提交 会同 督促 支持 成立 对照 通过 参照 包括 以及 分厅 内部 布局 县级 辖区 居民 范围 及时 持续 全面 深入"
)

FIRST_LEVEL = "市县区省"
LEVELS_IN_NAMES = listed("城市 市场 市政 市容 区域 开发区 园区 新区 社区 片区 灌区 县域 省会")
ZONES = listed("开发区 高新区 经开区 新区 度假区 示范区 保税区 园区 产业园")

# Patterns of names that stand for many bodies: 各县市区政府, 各区(县、市), 有关县区, 市直有关部门、单位, 各电信运营商.
_COUNTIES = r"(?:乡镇|镇街|街道|[县市区旗](?![场级域直内长])){1,4}(?:\([县市区旗镇街道、]{1,6}\))?"
_OF_COUNTIES = r"(?:人民政府|政府|管委会|大数据局(?:\(大数据主管部门\))?|[\u4e00-\u9fff]{2,8}局)"
GROUPS = (
    r"各[县市区旗](?:、(?:特区|开发区|[县市区旗])){1,3}(?:人民政府|政府)",
    r"各(?:经济技术|经济|高新技术)?(?:开发区|园区|功能区)(?:管委会?|管理委员会)",
    rf"各{_COUNTIES}(?:、各?(?:开发区|园区|功能区)(?!管委))?{_OF_COUNTIES}?",
    rf"(?:有关|相关){_COUNTIES}(?:人民政府|政府)?",
    r"(?:县市区|县区|县\(市、区\)|市县区|区县|区市|乡镇|镇街)(?:人民政府|政府)",
    r"(?:(?:市直|省直|县直|区直|市)?(?:各(?:有关|相关|责任|成员|牵头|配合)?|有关|相关|成员)(?:市直|省直)?)"
    r"(?:部门和?单位|部门、单位|部门|单位)(?=[,，、;；。:：)）(（牵配按分负\s]|等|\Z)",
    r"各(?:基础)?电信(?:运营商|运营企业|企业)|各(?:电信|通信)运营商|各级各部门|各金融机构|各?有关企业|各通信企业",
)
NATIONAL = listed(
    "国务院办公厅 国务院 国家发展改革委 国家数据局 中央网信办 国家网信办 工业和信息化部 人力资源社会保障部 国家医保局 国家税务总局"
)
# Bodies that hang from above and so carry their place inside their name.
BRANCHES = (
    r"(?:中国)?(?:人民|工商|农业|建设|交通|邮储|邮政储蓄)银行(?:[\u4e00-\u9fff]{2,8}?(?:中心支行|分行|支行))?",
    r"[\u4e00-\u9fff]{2,3}(?:银保监分局|金融监管分局|海关|供电公司)|国网[\u4e00-\u9fff]{2,4}供电公司",
    r"(?:中国)?(?:移动|联通|电信|铁塔|广电)[\u4e00-\u9fff]{0,6}?(?:分公司|公司)|国家税务总局[\u4e00-\u9fff]{2,5}税务局",
)
