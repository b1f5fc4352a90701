"""Departments: one official name and one place in the order for every body."""

import pytest

from dashboard.provenance import SourceError
from dashboard.reference.departments import Departments

DEPARTMENTS = Departments.load()


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("市发改委", "市发展改革委"),
        ("市发展改革委", "市发展改革委"),
        ("市发展和改革委员会", "市发展改革委"),
        ("市工信局", "市工业和信息化局"),
        ("市人社局", "市人力资源和社会保障局"),
        ("市人力资源社会保障局", "市人力资源和社会保障局"),
        ("市卫健委", "市卫生健康委"),
        ("卫生健康委", "市卫生健康委"),
        ("市网信办", "市委网信办"),
        ("市教体局", "市教育和体育局"),
        ("市行政审批服务局", "市审批服务局"),
        ("市住建局", "市住房城乡建设局"),
        ("共青团市委", "团市委"),
        ("档案局", "市档案局"),
        ("临沂市大数据局", "市大数据局"),
        ("德州市档案局", "市档案局"),
        ("枣庄市市中区发改局", "枣庄市市中区发展和改革局"),
        ("沂水县工信局", "沂水县工业和信息化局"),
        ("邹平市大数据局", "邹平市大数据局"),
        ("县发改局", "县发展和改革局"),
        ("团县委", "团县委"),
        ("省工信厅", "省工业和信息化厅"),
        ("山东省大数据局", "省大数据局"),
        ("人民银行德州市中心支行", "人民银行德州市中心支行"),
        ("各有关部门", "各有关部门"),
        ("市某某局", "市某某局"),
        ("省厅", "省厅"),
    ],
)
def test_one_body_has_one_official_name_and_unknown_names_are_kept(written, official):
    assert DEPARTMENTS.official(written) == official


def test_a_list_of_counties_bodies_is_completed_at_its_own_level():
    assert DEPARTMENTS.official("卫健委", level="县") == "县卫生健康委"


def test_full_names_are_those_of_letterheads():
    assert DEPARTMENTS.full_name("市发改委") == "市发展和改革委员会"
    assert DEPARTMENTS.full_name("市某某局") == "市某某局"


def test_the_official_order_runs_from_the_party_over_government_and_units_to_companies_and_collective_names():
    ordered = [
        *("市委网信办", "市政府办公室", "市发改委", "市财政局", "市大数据局", "人民银行德州市中心支行", "德州银保监分局"),
        *("市供电公司", "各电信运营商", "市某某局", "各有关部门", "各县市区政府", "沂水县发改局"),
    ]
    assert sorted(reversed(ordered), key=DEPARTMENTS.order) == ordered


def test_groups_say_what_the_file_knows():
    assert DEPARTMENTS.group("市委编办") == "党委"
    assert DEPARTMENTS.group("某某投资集团有限公司") == "企业"
    assert DEPARTMENTS.group("沂水县发改局") == "政府"
    assert DEPARTMENTS.knows("市档案馆")
    assert not DEPARTMENTS.knows("市某某局")


HEADING = "name,full_name,group,order,aliases\n"


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("市发展改革委,,政府,1,", "第2行）：“full_name”不能为空"),
        ("市发展改革委,市发展和改革委员会,政府,首位,", "第2行）：“order”应为整数，写成了“首位”"),
        (
            "市发展改革委,市发展和改革委员会,政府,1,市发改委\n市改革委,市改革委,政府,2,市发改委",
            "第3行）：名称“市发改委”与第2行的“市发展改革委”重复",
        ),
    ],
)
def test_a_broken_row_is_refused_with_its_place(tmp_path, lines, what):
    path = tmp_path / "departments.csv"
    path.write_text(HEADING + lines + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=what):
        Departments.load(path)
