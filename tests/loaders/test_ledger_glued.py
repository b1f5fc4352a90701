"""A ledger whose cells are glued together is parted at its numbers, its leads and its lists of other leads."""

from tests.loaders.outlined import dated, outlined

SCHEME = (
    "数字泽州实施方案一、数字政府(一)推进在线办公。加强协同办公建设,实现一体化管理。(市大数据局牵头,市财政局配合)"
    "建成招聘系统,实现全市覆盖。(市人力资源和社会保障局牵头)"
)
LEDGER = (
    "序号单位牵头任务工作计划其他牵头单位"
    "1市人力资源和社会保障局配合推进机构编制管理平台升级工作。6月底前,完成对接。市委编办、市财政局建成招聘系统,实现全过程监管。7月底前,系统上线。推动电子社保卡发行应用。"
    "2市大数据局市大数据局加强协同办公系统建设,提高效率。各电信运营商按照统一部署,做好配套。12底前,完成整合。统筹全市政务云建设。5月底前,完成备案;11月底前,推动禹城市中期评估;9月底前,开展检查。"
)


def test_rows_open_with_the_next_number_and_a_body_however_often_it_stands_there():
    found = outlined(LEDGER, "ledger")
    assert [(entry.task_no, entry.title, entry.departments) for entry in found.entries] == [
        ("1", "配合推进机构编制管理平台升级工作", ("市人力资源和社会保障局",)),
        ("1", "建成招聘系统,实现全过程监管", ("市人力资源和社会保障局",)),
        ("2", "加强协同办公系统建设,提高效率", ("市大数据局",)),
        ("2", "统筹全市政务云建设", ("市大数据局",)),
    ]


def test_bodies_at_a_rows_end_lead_the_task_before_and_are_no_subject_of_the_next():
    found = outlined(LEDGER, "ledger")
    assert [[role.department for role in entry.roles if role.role == "co_lead"] for entry in found.entries] == [
        ["市委编办", "市财政局"],
        [],
        [],
        [],
    ]


def test_each_date_governs_to_the_next_even_out_of_order_and_without_its_month_word():
    assert [(due, said[:8]) for due, _, said in dated(LEDGER, outlined(LEDGER, "ledger"))] == [
        ("2024-06-30", "6月底前,完成对"),
        ("2024-07-31", "7月底前,系统上"),
        ("2024-12-31", "12底前,完成整"),
        ("2024-05-31", "5月底前,完成备"),
        ("2024-11-30", "11月底前,推动"),
        ("2024-09-30", "9月底前,开展检"),
    ]


def test_a_ledger_behind_its_scheme_restates_its_tasks():
    found = outlined(SCHEME + "附件:工作台账" + LEDGER, "scheme;ledger")
    keys = {entry.title: entry.key for entry in found.entries if entry.form == "scheme"}
    office = keys["加强协同办公建设,实现一体化管理"]
    hiring = keys["建成招聘系统,实现全市覆盖"]
    assert [entry.restates for entry in found.entries if entry.form == "ledger"] == ["", hiring, office, ""]
