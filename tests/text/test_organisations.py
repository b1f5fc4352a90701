"""Bodies are found by the shape of their names, parted where they are glued and completed where a list drops their place."""

import pytest

from dashboard.text.organisations import find


def names(text):
    return [body.name for body in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教育局、卫生健康委", ["市教育局", "市卫生健康委"]),
        ("市委编办、市委组织部、市财政局建成市人力资源市场招聘系统", ["市委编办", "市委组织部", "市财政局"]),
        ("28市大数据局市大数据局市大数据局围绕", ["市大数据局"] * 3),
        ("由临沂市大数据局负责", ["临沂市大数据局"]),
        ("市委市政府决策部署", ["市委", "市政府"]),
        ("市发展改革委会同市住房和城乡建设局", ["市发展改革委", "市住房和城乡建设局"]),
        ("市市场监管局、市城市管理局、市民政局", ["市市场监管局", "市城市管理局", "市民政局"]),
        ("市公安局、教育局、民政局等部门", ["市公安局", "市教育局", "市民政局"]),
        ("人民银行德州市中心支行、德州银保监分局、国网德州供电公司", ["人民银行德州市中心支行", "德州银保监分局", "国网德州供电公司"]),
        ("市机关事务保障中心、市档案馆、市水务集团", ["市机关事务保障中心", "市档案馆", "市水务集团"]),
        ("根据省工信厅部署,配合省局", ["省工信厅", "省局"]),
        ("邹平市政府、惠民县人民政府", ["邹平市政府", "惠民县人民政府"]),
        ("国务院办公厅的部署", ["国务院办公厅"]),
        ("高新区管委会、南海新区管委", ["高新区管委会", "南海新区管委"]),
        ("杭州市数据资源管理局、区大数据中心", ["杭州市数据资源管理局", "区大数据中心"]),
    ],
)
def test_bodies_are_named(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各县市区政府",
        "各有关部门",
        "各县(市、区)人民政府",
        "各电信运营商",
        "有关县市区政府",
        "市直各部门",
        "各区(县、市)政府",
        "各市、特区、区人民政府",
    ],
)
def test_a_group_is_named_as_a_group(text):
    (body,) = find(text)
    assert (body.name, body.is_group) == (text, True)


@pytest.mark.parametrize(
    "text", ["全市政务服务", "城市大脑", "市级平台", "市民中心建成", "建设数据中心", "市场监管", "推动区域协同", "县级节点"]
)
def test_what_only_begins_like_a_body_is_none(text):
    assert find(text) == []


def test_the_span_is_as_written_and_the_name_completed():
    text = "市教育局、卫生健康委"
    second = find(text)[1]
    assert (text[second.start : second.end], second.name, second.is_group) == ("卫生健康委", "市卫生健康委", False)
