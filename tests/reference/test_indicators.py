"""The catalogue of indicators: which one a clause speaks of, and what a row must state."""

import pytest

from dashboard.provenance import SourceError
from dashboard.reference.indicators import COLUMNS, Indicators, recognise

# Clause, unit, label, indicator ("" where the catalogue knows none).
CLAUSES = [
    ("市一体化大数据平台共汇聚12个县区41个部门,2105项,17.24亿条数据", "条", "数据", "data_gathered_total"),
    ("市级政务数据高速通道累计汇聚数据8.52亿条", "条", "累计汇聚数据", "data_channel_gathered"),
    ("包含核酸检测结果数据4.52亿条", "条", "核酸检测结果数据", "nucleic_test_records"),
    ("市一体化大数据平台共汇聚12个县区41个部门", "个", "部门", "gathering_departments"),
    ("市一体化大数据平台共汇聚12个县区", "个", "县区", "gathering_counties"),
    ("共汇聚12个县区41个部门,2105项", "项", "", "gathered_items"),
    ("目前共为全市89个单位的652个业务系统提供云计算服务", "个", "单位", "cloud_units"),
    ("目前共为全市89个单位的652个业务系统提供云计算服务", "个", "业务系统", "cloud_systems"),
    ("目前全市在用数据中心30个、在建数据中心4个", "个", "在用数据中心", "data_centres_in_use"),
    ("目前全市在用数据中心30个、在建数据中心4个", "个", "在建数据中心", "data_centres_under_construction"),
    ("目前全市73个数字基础设施重点项目已完工45个", "个", "数字基础设施重点项目", "infrastructure_projects"),
    ("目前全市73个数字基础设施重点项目已完工45个", "个", "已完工", "infrastructure_projects_done"),
    ("年内建设75个以上群众满意、特色鲜明的智慧社区(村居)", "个", "智慧社区(村居)", "smart_communities"),
    ("年底前争创1个以上省级边缘数据中心", "个", "省级边缘数据中心", "edge_data_centres"),
    ("共核对市级人口相关数据1223万条", "条", "人口相关数据", "population_records_checked"),
    ("重点打造智慧防疫、智慧政务、智慧应急、智慧综治等10大类智慧化场景应用", "类", "智慧化场景应用", "scene_categories"),
    ("年度汇聚数据突破20亿条", "条", "年度汇聚数据", "data_gathered_year"),
    ("调用服务突破1亿次", "次", "调用服务", "data_calls_year"),
    ("开放数据达5.5亿条以上", "条", "开放数据", "data_opened"),
    ("拓展电子证照证明应用100项以上", "项", "电子证照证明应用", "certificate_uses"),
    ("启动城市生命线安全管理平台、重点车辆安全监管服务平台等10余个场景打造", "个", "场景", "scenes"),
    ("加快提升7个省级试点数据中心云边算力服务能力", "个", "省级试点数据中心", "pilot_data_centres"),
    ("实施10个边缘型数据中心提质增效行动", "个", "边缘型数据中心", "edge_data_centres_improved"),
    ("完善提升101个已建成智慧社区服务层级", "个", "已建成智慧社区", "smart_communities_built"),
    ("力争新增10个省支持社区试点", "个", "省支持社区试点", "smart_communities_provincial"),
    ("年内物联感知平台接入设备5000个以上", "个", "接入设备", "iot_devices"),
    ("视频赋能平台接入资源10万路以上", "路", "接入资源", "video_sources"),
    ("建设运维平台监控系统不少于100个", "个", "监控系统", "monitored_systems"),
    ("构建经济运行、应急安全、营商环境等17个专题模块", "个", "专题模块", "topic_modules"),
    ("年底前全市开通5G基站1500个", "个", "5G基站", "base_stations_5g"),
    ("年底前数字校园建设覆盖率超过90%", "%", "数字校园建设覆盖率", "digital_campus"),
    ("移动宽带用户普及率达到90%", "%", "移动宽带用户普及率", "broadband_mobile"),
    ("固定宽带家庭普及率达93%", "%", "固定宽带家庭普及率", "broadband_fixed"),
    ("FTTH/O用户占比达到92%", "%", "FTTH/O用户占比", "fibre_users_share"),
    ("“一链办理”集成服务不少于 100 项", "项", "“一链办理”集成服务", "one_chain_services"),
    ("推出 100 项“一链办理”集成服务事项", "项", "“一链办理”集成服务事项", "one_chain_services"),
    ("全市服务事项接入不低于200项", "项", "服务事项接入", "mobile_services"),
    ("全面启动12个主题库建设", "个", "主题库", "theme_databases"),
    ("年内孵化10个以上创业团队", "个", "创业团队", "startup_teams"),
    ("为小微企业培训千名左右技术人员", "名", "技术人员", "technicians_trained"),
    ("力争年底前建成8个左右的智慧农业应用基地", "个", "智慧农业应用基地", "smart_farms"),
    ("支持建设3-5个市级数字经济园区", "个", "市级数字经济园区", "economy_parks"),
    ("支持建设3-5个市级数字经济平台", "个", "市级数字经济平台", "economy_platforms"),
    ("推进沂蒙云谷创智中心建设并招引30家企业入驻", "家", "企业", "companies_attracted"),
    ("完成创智中心首批10家企业的入驻", "家", "企业", "companies_attracted"),
    ("培育大数据人才300人", "人", "大数据人才", "people_trained"),
    ("完成大数据人才培训150人", "人", "大数据人才培训", "people_trained"),
    ("接入市级部门的业务系统5个", "个", "业务系统", "department_systems"),
    ("接入县级重要领域的业务系统10个", "个", "业务系统", "county_systems"),
    ("完成5个以上部门业务系统和数据资源梳理工作", "个", "部门业务系统", "department_systems"),
    ("启动政法综治、公安、应急、公共卫生、城管等5个分平台主体框架构建", "个", "分平台", "sub_platforms"),
    ("完成指挥调度、综合运行、辅助决策3个子系统建设", "个", "子系统", "subsystems"),
    ("我市正在开展和计划开展的应用场景共有56个", "个", "应用场景", "scenes_started"),
    ("110个大数据创新应用场景在我市的开展情况", "个", "大数据创新应用场景", "scenes"),
    ("完成20余项重点任务", "项", "重点任务", "key_tasks"),
    ("14个数字强市重大专项", "个", "数字强市重大专项", "task_forces"),
    ("78个数据管理(保障)科", "个", "数据管理(保障)科", "data_officers"),
    ("先后赴30余家市直部门、单位", "家", "市直部门、单位", "units_surveyed"),
    ("聚焦年产20千兆瓦时锂离子储能电池", "千兆瓦时", "锂离子储能电池", ""),
    ("打造10分钟便民惠民智慧服务圈", "分钟", "便民惠民智慧服务圈", ""),
    ("完成四星级建设", "个", "", ""),
    ("全市生产总值增长6.5%", "%", "生产总值", ""),
    ("实现6个方面突破", "个", "方面", ""),
    ("数字经济核心产业增加值占GDP比重达到10%", "%", "数字经济核心产业增加值占GDP比重", "core_industry_share"),
    ("累计建成5G基站3.2万个", "个", "5G基站", "base_stations_5g"),
    ("新建5G基站2000个", "个", "5G基站", "base_stations_5g_new"),
    ("政务服务事项网上可办率达到95%", "%", "网上可办率", "online_rate"),
    ("新增上云企业500家", "家", "上云企业", "cloud_companies"),
    ("归集电子证照1200万个", "个", "电子证照", "certificates_issued"),
    ("标准机架达到5万个", "个", "标准机架", "racks"),
    ("网络零售额突破300亿元", "元", "网络零售额", "ecommerce_sales"),
]


@pytest.mark.parametrize(("clause", "unit", "label", "indicator"), CLAUSES)
def test_a_clause_is_recognised_by_its_words_and_unit(clause, unit, label, indicator):
    found = recognise(clause, unit, label)
    assert (found.id if found else "") == indicator


@pytest.mark.parametrize(
    ("clause", "number", "indicator"),
    [
        ("目前全市在用数据中心30个、在建数据中心4个", "30", "data_centres_in_use"),
        ("目前全市在用数据中心30个、在建数据中心4个", "4", "data_centres_under_construction"),
        ("目前共为全市89个单位的652个业务系统提供云计算服务", "89", "cloud_units"),
        ("目前共为全市89个单位的652个业务系统提供云计算服务", "652", "cloud_systems"),
        ("目前全市73个数字基础设施重点项目已完工45个", "73", "infrastructure_projects"),
        ("目前全市73个数字基础设施重点项目已完工45个", "45", "infrastructure_projects_done"),
        ("平台共汇聚12个县区41个部门", "12", "gathering_counties"),
        ("平台共汇聚12个县区41个部门", "41", "gathering_departments"),
    ],
)
def test_of_two_numbers_in_a_clause_each_takes_the_words_nearest_to_it(clause, number, indicator):
    assert recognise(clause, "个", at=clause.index(number)).id == indicator


def test_a_unit_that_does_not_fit_leaves_the_quantity_without_indicator():
    assert recognise("全市开通5G基站1500个", "个", "5G基站").id == "base_stations_5g"
    assert recognise("全市5G基站用电1500度", "度", "5G基站") is None


def test_words_elsewhere_in_a_clause_say_nothing_of_a_thing_called_otherwise():
    clause = "所有办公应用全部接入协同办公平台三个任务目标"
    assert recognise(clause, "个", "任务目标") is None
    assert recognise(clause, "个", "办公应用").id == "office_apps"


def test_letters_blanks_and_brackets_of_either_width_are_the_same_word():
    assert recognise("建设智慧社区（村居）75个", "个", "智慧社区（村居）").id == "smart_communities"
    assert recognise("开通5g 基站1500个", "个", "5g 基站").id == "base_stations_5g"


def test_blanks_before_a_number_do_not_move_it_away_from_its_words():
    clause = "目前全市   在用数据中心 30 个、   在建数据中心 4 个"
    assert recognise(clause, "个", at=clause.index("4")).id == "data_centres_under_construction"


def test_yearly_and_cumulative_gathering_are_different_indicators_with_their_own_basis():
    catalogue = Indicators.load()
    assert catalogue["data_gathered_year"].basis != catalogue["data_gathered_total"].basis


def test_the_catalogue_is_in_order_and_says_what_stands_beside_what():
    catalogue = Indicators.load()
    orders = [indicator.order for indicator in catalogue.all]
    assert orders == sorted(set(orders))
    assert [indicator.id for indicator in catalogue.beside("cloud_systems")] == ["cloud_units"]
    assert catalogue.get("no_such_indicator") is None


def test_a_share_never_adds_up_and_an_amount_is_never_called_a_ratio():
    for indicator in Indicators.load().all:
        assert not (indicator.is_share and indicator.adds_up == "sum"), indicator.id


def test_every_indicator_is_recognised_by_its_own_name():
    catalogue = Indicators.load()
    found = {one.id: catalogue.recognise(one.name, one.unit, one.name) for one in catalogue.all}
    assert [name for name, indicator in found.items() if indicator is None or indicator.id != name] == []


GOOD = {
    **dict.fromkeys(COLUMNS, ""),
    **{"id": "a", "name": "甲", "short": "甲", "domain": "数据", "direction": "up", "basis": "累计", "adds_up": "sum"},
    **{"pace": "按序时", "heads": "甲", "show": "table", "order": "1"},
}


def catalogue_of(folder, *rows: dict):
    path = folder / "indicators.csv"
    path.write_text("\n".join([",".join(COLUMNS), *(",".join(row.values()) for row in rows)]), encoding="utf-8")
    return Indicators.load(path)


def test_a_row_that_states_everything_is_read(tmp_path):
    assert catalogue_of(tmp_path, GOOD)["a"].pace == "按序时"


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"direction": "sideways"}, "indicators.csv（第2行）：“direction”写成了“sideways”，只能是：up、down"),
        ({"pace": "随时"}, "“pace”写成了“随时”"),
        ({"adds_up": ""}, "“adds_up”写成了“”"),
        ({"heads": ""}, "“heads”不能为空"),
        ({"basis": ""}, "“basis”不能为空"),
        ({"show": "beside:b"}, "“show”所指的指标“b”不存在"),
        ({"order": "x"}, "“order”应为整数"),
    ],
)
def test_a_broken_row_is_refused_with_its_place(tmp_path, changed, what):
    with pytest.raises(SourceError, match=what):
        catalogue_of(tmp_path, GOOD | changed)


def test_an_id_twice_is_refused_with_both_lines(tmp_path):
    with pytest.raises(SourceError, match="（第3行）：编号“a”与第2行重复"):
        catalogue_of(tmp_path, GOOD, GOOD)
