"""The city brain's anatomy: names, parts, purposes, and the rows that speak of them."""

import pytest

from dashboard.loaders import facts, system_names, systems
from tests.loaders.made import reading


def anatomy(text: str) -> list[tuple[str, str]]:
    """Name and whole of each system."""
    read = reading(text)
    named, _ = systems.rows(read, facts.rows(read))
    names = {row["key"]: row["name"] for row in named}
    return [(row["name"], names.get(row.get("parent_key"), "")) for row in named]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建成市级“城市大脑”枢纽平台。", ["“城市大脑”枢纽平台"]),
        ("9月底前市域治理“一网统管”平台上线,企业纳入信用监管平台。", ["市域治理“一网统管”平台", "信用监管平台"]),
        ("推广应用农民工工资支付监管系统,加快建设。", ["农民工工资支付监管系统"]),
        ("推进电子政务协同办公系统与“山东通”协同办公平台集成对接。", ["电子政务协同办公系统", "“山东通”协同办公平台"]),
        ("推广“爱山东”APP德州分厅。", ["“爱山东”APP德州分厅"]),
        ("各级各部门业务系统接入平台,发展平台经济。", []),
        ("构建17个专题模块、3个子系统和数字产业生态系统。", []),
    ],
)
def test_only_names_that_say_something_are_names(text, names):
    assert [mention.name for mention in system_names.find(text)] == names


def test_a_counted_list_names_parts_of_the_brain():
    assert anatomy("依托“城市大脑”,构建经济运行、应急安全等17个专题模块。") == [
        ("“城市大脑”", ""),
        ("经济运行专题模块", "“城市大脑”"),
        ("应急安全专题模块", "“城市大脑”"),
    ]


def test_joined_functions_are_parts_of_the_platform():
    assert anatomy("建设集指挥调度、风险预警等功能于一体的综合指挥平台。") == [
        ("指挥调度功能", "综合指挥平台"),
        ("风险预警功能", "综合指挥平台"),
        ("综合指挥平台", ""),
    ]


def test_brackets_behind_a_name_hold_its_parts():
    assert anatomy("建设智慧人社服务平台(包括:数据资源中心、数据交换平台)。") == [
        ("智慧人社服务平台", ""),
        ("数据资源中心", "智慧人社服务平台"),
        ("数据交换平台", "智慧人社服务平台"),
    ]


def test_a_system_is_entered_once_and_links_every_quantity_about_it():
    read = reading("建设物联感知平台,实现设备统管。年内物联感知平台接入设备5000个以上。")
    counted = facts.rows(read)
    named, links = systems.rows(read, counted)
    assert [(row["name"], row["purpose"]) for row in named] == [("物联感知平台", "实现设备统管")]
    assert {(link["table"], link["row_key"]) for link in links} == {("tasks", "task"), ("facts", counted[0]["key"])}
