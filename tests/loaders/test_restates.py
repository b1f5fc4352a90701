"""One quantity said again is one quantity, and parts make a whole only where the text says so."""

from dashboard.loaders.parts import PartRole
from tests.loaders.made import pick, said, told


def links(rows: list[dict], name: str) -> list[str]:
    """For each row the number that its link leads to, "" without one."""
    values = {row["key"]: str(row["value"]) for row in rows}
    return [values.get(row.get(name), "") for row in rows]


def test_a_target_stated_again_restates_the_first():
    rows = said("年底前开通5G基站1500个。12月底前,建成5G基站1500个。")
    assert links(rows, "restates_key") == ["", "1500"]


def test_equal_numbers_of_other_things_or_places_restate_nothing():
    rows = told("建成智慧社区20个,数据中心20个。奎文区建成智慧社区20个。")
    assert links(rows, "restates_key") == ["", "", ""]


def test_equal_steps_of_different_months_are_two_portions():
    rows = said("6月,接入业务系统5个;9月,接入业务系统5个。", PartRole.PLAN)
    assert links(rows, "restates_key") == ["", ""]


def test_portions_that_add_up_are_parts_of_the_target():
    rows = said("年度目标招引企业30家。10月,入驻企业10家;11月,入驻企业10家;12月,入驻企业10家。")
    assert links(rows, "part_of_key") == ["", "30", "30", "30"]


def test_portions_that_do_not_add_up_stand_alone():
    rows = said("招引企业30家。10月,入驻企业10家;11月,入驻企业15家。")
    assert links(rows, "part_of_key") == ["", "", ""]


def test_running_totals_are_no_parts():
    rows = said("年内新增5G基站1600个。一季度,新增5G基站500个;二季度,新增5G基站1100个;四季度,新增5G基站1600个。", PartRole.PLAN)
    assert links(rows, "part_of_key") == ["", "", "", ""]


def test_a_breakdown_in_brackets_and_one_that_opens_the_next_sentence_are_parts():
    assert links(said("建成养老院16家(奎文区9家、潍城区7家)。"), "part_of_key") == ["", "16", "16"]
    rows = said("新建5G基站2,200个,累计建成1.68万个。其中奎文区1200个、潍城区1000个。")
    assert links(rows, "part_of_key") == ["", "", "2200", "2200"]


def test_what_a_sentence_calls_its_parts_are_parts():
    rows = told("共汇聚17.24亿条数据,其中高速通道累计汇聚数据8.52亿条(包含检测结果数据4.52亿条)。")
    assert links(rows, "part_of_key") == ["", "1724000000", "852000000"]


def test_a_denominator_is_background_and_the_whole_of_what_is_done():
    rows = told("全市73个重点项目已完工45个。")
    assert pick(rows, "value", "kind") == [("73", "background"), ("45", "actual")]
    assert links(rows, "part_of_key") == ["", "73"]


def test_a_part_of_a_restated_whole_belongs_to_the_first_statement():
    rows = told("《方案》中110个应用场景已经印发。110个应用场景中,我市正在开展的应用场景共有56个。")
    assert links(rows, "restates_key") == ["", "110", ""]
    assert rows[2]["part_of_key"] == rows[0]["key"]
