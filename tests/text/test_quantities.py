"""Quantities are found with their unit, comparator and firmness, and what only looks like one is not."""

from decimal import Decimal

import pytest

from dashboard.schema import Comparator, Kind, Strength
from dashboard.text.quantities import find


def only(text):
    (quantity,) = find(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("共汇聚17.24亿条数据", "1724000000", "条", "eq"),
        ("接入资源10万路以上", "100000", "路", "ge"),
        ("培训千名左右技术人员", "1000", "名", "approx"),
        ("服务百家企业", "100", "家", "eq"),
        ("历时两个半月时间", "2.5", "月", "eq"),
        ("占比约四成", "40", "%", "approx"),
        ("手工填报的数据约占60%", "60", "%", "approx"),
        ("申领量1.2亿,", "120000000", "", "eq"),
        ("PUE值降至1.25以下", "1.25", "", "le"),
        ("承诺时限压缩率达到85%", "85", "%", "eq"),
        ("年产20千兆瓦时锂离子储能电池", "20", "千兆瓦时", "eq"),
        ("装机30万千瓦", "300000", "千瓦", "eq"),
        ("先后赴30余家单位", "30", "家", "gt"),
        ("办理10多万件", "100000", "件", "gt"),
        ("覆盖率超过90%", "90", "%", "gt"),
        ("覆盖率达到百分之九十以上", "90", "%", "ge"),
        ("集成服务不少于 100 项", "100", "项", "ge"),
        ("推出 1 500个应用", "1500", "个", "eq"),
        ("建设1,200个点位", "1200", "个", "eq"),
        ("接入不低于200项", "200", "项", "ge"),
        ("至少建成5个平台", "5", "个", "ge"),
        ("时限压缩至3个工作日以内", "3", "个工作日", "le"),
        ("3天内办结", "3", "天", "le"),
        ("费用控制在30%以内", "30", "%", "le"),
        ("不超过5次", "5", "次", "le"),
        ("占比不足5%", "5", "%", "lt"),
        ("企业不到总数的四成", "40", "%", "lt"),
        ("近百个部门", "100", "个", "approx"),
        ("数据突破20亿条", "2000000000", "条", "gt"),
        ("达5.5亿条以上", "550000000", "条", "ge"),
        ("100项(含)以上", "100", "项", "ge"),
        ("智慧综治等10大类应用", "10", "大类", "eq"),
        ("指数达到85.6,居前", "85.6", "", "eq"),
        ("算力规模达到300P", "300", "P", "eq"),
        ("接入１００％", "100", "%", "eq"),
        ("两家企业", "2", "家", "eq"),
        ("十二个主题库", "12", "个", "eq"),
        ("每万人拥有5G基站数26.8个", "26.8", "个", "eq"),
        ("建筑面积3.6万㎡", "36000", "㎡", "eq"),
        ("1.2万余项目录编制", "12000", "项", "gt"),
        ("统一两个平台", "2", "个", "eq"),
        ("数字化档案300万页,", "3000000", "页", "eq"),
        ("组织3批次干部", "3", "批次", "eq"),
        ("改造1.2万余车位", "12000", "车位", "gt"),
        ("敷设光缆120皮长公里", "120", "皮长公里", "eq"),
        ("进出车辆26万辆次", "260000", "辆次", "eq"),
        ("新增路灯1200盏。", "1200", "盏", "eq"),
    ],
)
def test_a_quantity_is_read_with_its_unit_and_comparator(text, value, unit, comparator):
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.comparator.value) == (Decimal(value), unit, comparator)


@pytest.mark.parametrize("dash", ["-", "—", "–", "～", "~", "至", "到", "——"])
def test_a_range_has_two_ends_whatever_its_dash(dash):
    quantity = only(f"支持建设3{dash}5个平台")
    assert (quantity.value, quantity.high, quantity.unit, quantity.comparator) == (3, 5, "个", Comparator.RANGE)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("三至五家", 3, 5), ("10%-15%", 10, 15), ("5万—10万条", 50000, 100000), ("3-5万个", 30000, 50000)]
)
def test_the_ends_of_a_range_share_their_unit_and_scale(text, low, high):
    quantity = only(text)
    assert (quantity.value, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "(鲁政办字202047号)",
        "临政办字〔2020〕135号",
        "索引号 1560037521/dsjj/2022-0000055 公开目录",
        "(一)推进 1.完善 ①加强 一是 第二条",
        "2022年3月28日至6月30日",
        "2023-2025年行动方案",
        "“1+3+N”思路和1+838格局、“123456”思路",
        "一窗受理、一网通办、一张图、一个平台一个号",
        "5G网络、IPv6、12345热线、1000M极速体验、一朵云2.0",
        "四星级试点、三级等保、第三代社保卡",
        "第一批、首批、第414号提案、第2个",
        "市人大四次会议、十四届三次会议",
        "西江千户苗寨、30户以上自然村",
        "十四五、二十大、一二三产业、省市县三级",
        "“两张清单”“三个转变”《三年百项行动计划》",
        "坚决做到两个维护,增强四个意识",
        "打造10分钟便民服务圈,7×24小时服务",
        "千家万户、百家企业上云行动、每万人",
        "全覆盖、应接尽接",
        "134项目 10组织 5条例 零件 数百家 两三个",
        "集“监控、防护、溯源”三位一体",
    ],
)
def test_what_counts_nothing_is_no_quantity(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("总数居全省第2位", 2, "位", "eq"),
        ("稳居全省第三位", 3, "位", "eq"),
        ("进入全省地级市前20位", 20, "位", "le"),
        ("进入全省前三名", 3, "名", "le"),
    ],
)
def test_a_rank_is_read_with_the_group_it_reaches(text, value, unit, comparator):
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.comparator.value) == (value, unit, comparator)


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("联网设备10万台(套)以上", 100000, "台", "ge"),
        ("压缩两成以上", -20, "%", "ge"),
        ("服务380余万人口", 3800000, "人口", "gt"),
        ("制定标准百余部", 100, "部", "gt"),
        ("控制在40微克/立方米以内", 40, "微克/立方米", "le"),
        ("培训6期", 6, "期", "eq"),
    ],
)
def test_units_with_brackets_strokes_and_words_are_read(text, value, unit, comparator):
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.comparator.value) == (value, unit, comparator)


def test_a_line_s_bandwidth_is_measured_and_a_generation_named():
    assert [(item.value, item.unit, item.is_start) for item in find("由10G扩容至40G,覆盖5G网络")] == [(10, "G", True), (40, "G", False)]


def test_what_is_added_holds_for_the_whole_list():
    assert [item.is_increment for item in find("新增品牌200家、个体1000家,建成30家")] == [True, True, False]


def test_a_threshold_inside_a_name_belongs_to_the_name():
    assert [(item.value, item.unit) for item in find("70个30亿元以上项目")] == [(70, "个")]
    assert [(item.value, item.unit) for item in find("落地过亿元项目3个以上")] == [(3, "个")]
    assert [(item.value, item.unit) for item in find("引进5000万元以上工业项目20个")] == [(20, "个")]


def test_a_growth_beside_a_level_is_told_from_it():
    level, growth = find("产值达到5000亿元,同比增长1.1%")
    assert (level.value, level.is_growth) == (500000000000, False)
    assert (growth.value, growth.is_growth, growth.is_share) == (Decimal("1.1"), True, False)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("能耗下降10%以上", -10, "%"),
        ("时限压缩50%", -50, "%"),
        ("减少3项", -3, "项"),
        ("降幅3%", -3, "%"),
        ("增速达到8%", 8, "%"),
        ("提高2个百分点", 2, "个百分点"),
        ("增长一倍", 1, "倍"),
        ("规模翻一番", 1, "倍"),
        ("比增20%", 20, "%"),
        ("增长率达5%", 5, "%"),
    ],
)
def test_a_fall_is_negative_and_a_doubling_is_once_more(text, value, unit):
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert quantity.is_growth or quantity.is_increment


def test_a_fall_of_nothing_has_no_sign():
    assert str(only("减少0项").value) == "0"


def test_a_fall_to_a_level_is_the_level():
    quantity = only("材料减少至3项")
    assert (quantity.value, quantity.is_increment) == (3, False)


def test_what_a_quantity_rises_from_is_its_start():
    start, reached = find("掌上办理率由30%提高到50%以上")
    assert (start.value, start.is_start) == (30, True)
    assert (reached.value, reached.from_value, reached.is_growth, reached.comparator) == (50, 30, False, Comparator.GE)


def test_a_growth_lends_itself_to_the_next_of_its_list():
    assert [item.is_growth for item in find("同比分别增长5%、8%")] == [True, True]


def test_a_value_may_hold_for_each_of_two_indicators():
    assert only("覆盖率、办结率均超90%").for_each
    assert not only("覆盖率超90%").for_each


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("力争年底前建成8个左右基地", Strength.STRIVE),
        ("年底前争创1个以上中心", Strength.STRIVE),
        ("力争到2025年,建成8个基地", Strength.STRIVE),
        ("支持建设3-5个园区", Strength.SUPPORT),
        ("支持龙头企业发展,年内孵化10个团队", Strength.FIRM),
        ("建成8个基地,力争更多", Strength.FIRM),
    ],
)
def test_strength_is_that_of_the_words_before_in_its_clause(text, strength):
    assert only(text).strength is strength


def test_more_than_a_round_number_is_at_least_it_in_a_target():
    quantity = only("完成20余项任务")
    assert quantity.comparator_in(Kind.ACTUAL) is Comparator.GT
    assert quantity.comparator_in(Kind.TARGET) is Comparator.GE
    assert only("超过20项").comparator_in(Kind.TARGET) is Comparator.GT


def test_the_expression_holds_the_words_and_the_value_the_number():
    text = "接入不低于 200 项以上服务"
    quantity = only(text)
    assert text[quantity.start : quantity.end] == "不低于 200 项以上"
    assert text[quantity.value_start : quantity.value_end] == "200"


def test_a_number_behind_a_sum_sign_with_a_unit_counts():
    assert [item.value for item in find("14个重大专项+78个数据科")] == [14, 78]
