"""Plans in prose: headings, role brackets and opening sentences give the tasks."""

from datetime import date

from dashboard.loaders.outline import PartRole
from tests.loaders.outlined import dated, outlined, rows


def tasks(text: str, kind: str = "points") -> list[tuple[str, str, str]]:
    return [(entry.task_no, entry.title, entry.section) for entry in outlined(text, kind).entries]


def test_numbered_items_are_tasks_under_their_sections():
    text = (
        "2024年工作要点\n\n一、数字政府\n\n(一)建设平台。汇聚数据。年底前,完成对接。\n\n(二)推进“一网通办”。优化流程。\n\n"
        "二、数字社会\n\n(三)建设社区。开展试点。"
    )
    assert tasks(text) == [("(一)", "建设平台", "数字政府"), ("(二)", "推进“一网通办”", "数字政府"), ("(三)", "建设社区", "数字社会")]
    assert dated(text, outlined(text, "points")) == [("2024-12-31", "year", "年底前,完成对接")]


def test_glued_headings_are_found_inside_a_line():
    text = (
        "制定本方案。一、加快建设数字政府(一)推进“一次办好”。优化流程。(市审批服务局牵头)"
        "(二)推进协同办公。上线系统。(市大数据局牵头)加强会议管理。(市财政局牵头)"
    )
    assert tasks(text, "scheme") == [
        ("(一)", "推进“一次办好”", "加快建设数字政府"),
        ("(二)", "上线系统", "加快建设数字政府"),
        ("(二)", "加强会议管理", "加快建设数字政府"),
    ]


def test_a_bracket_gives_lead_support_and_implement_and_shared_duty_is_responsible():
    text = (
        "一、重点任务(一)建设档案系统。推进系统建设。(市档案局牵头,市大数据局配合,市档案馆具体实施)"
        "(二)建设网络。开通基站。(市工业和信息化局、市文化和旅游局按职责分工负责)"
    )
    found = rows(text, "scheme")
    assert [(row["department"], row["role"]) for row in found["roles"]] == [
        ("市档案局", "lead"),
        ("市大数据局", "support"),
        ("市档案馆", "implement"),
        ("市工业和信息化局", "responsible"),
        ("市文化和旅游局", "responsible"),
    ]
    assert [row["department"] for row in found["tasks"]] == ["市档案局", ""]


def test_labelled_lines_give_roles_and_a_time_limit_dates_the_task():
    text = (
        "实施方案\n一、重点任务\n1.提升效能。网办率达到95%以上。\n牵头单位：市行政审批服务局；配合单位：市财政局\n"
        "完成时限：2024年10月\n2.建设机房。6月底前开工。"
    )
    found = outlined(text, "scheme")
    assert [(entry.title, entry.departments) for entry in found.entries] == [("提升效能", ("市审批服务局",)), ("建设机房", ())]
    assert [step.due for step in found.steps] == [date(2024, 10, 31), date(2024, 6, 30)]


def test_lines_of_lead_responsible_and_time_limit_below_an_item_belong_to_it():
    text = (
        "分解方案\n一、提升行动\n1.推进“全程网办”。网办率达到80%以上。\n牵头单位：市行政审批局\n责任单位：市公安局、各县（区、市）人民政府\n"
        "完成时限：2024年10月底\n2.优化审批。平均用时不超过40天。\n牵头单位：市发改委\n完成时限：全年\n三、2024年主要预期目标\n规模增长12%。"
    )
    found = outlined(text, "ledger")
    assert [(entry.task_no, entry.title, len(entry.roles)) for entry in found.entries] == [("1", "推进“全程网办”", 3), ("2", "优化审批", 1)]
    assert dated(text, found) == [
        ("2024-10-31", "month", "网办率达到80%以上"),
        ("2024-12-31", "year", "平均用时不超过40天"),
    ]


def test_a_blanket_clause_reaches_every_task_behind_it():
    text = "实施方案\n一、任务\n1.建平台。出方案。\n2.建网络。以下任务均需各县区政府落实。\n3.建社区。抓试点。"
    assert [[role.department for role in entry.roles] for entry in outlined(text, "scheme").entries] == [[], [], ["各县区政府"]]


def test_a_blanket_clause_that_looks_back_reaches_every_task_before_it_and_leads_none():
    text = "实施方案\n一、任务\n1.建平台。出方案。(责任单位:市财政局)\n2.建网络。以上任务均需各县(市、区)落实。\n3.建社区。抓试点。"
    entries = outlined(text, "scheme").entries
    assert [[role.department for role in entry.roles] for entry in entries] == [["市财政局", "各县(市、区)"], ["各县(市、区)"], []]
    assert [entry.departments for entry in entries] == [("市财政局",), (), ()]


def test_an_item_that_opens_with_its_month_or_year_is_numbered():
    text = "工作要点\n一、任务\n1.6月底前完成扩容。\n2.2025年事项达到40项。"
    assert [number for number, _, _ in tasks(text)] == ["1", "2"]


def test_heading_lines_and_short_opening_sentences_stand_for_numbers():
    text = (
        "2024年，我们将完成20余项任务。\n紧抓创新，确保“有果”\n做实机制创新。对标先进，构建新的体系，推动任务落实。做活应用创新。打造场景，提升水平，完成100项应用。\n"
        "紧抓提升，确保“有为”\n持续开展建设，年内接入设备5000个以上，完成各项任务，提升整体水平。"
    )
    assert tasks(text) == [
        ("", "做实机制创新", "紧抓创新,确保“有果”"),
        ("", "做活应用创新", "紧抓创新,确保“有果”"),
        ("", "紧抓提升,确保“有为”", "紧抓提升,确保“有为”"),
    ]


def test_general_requirements_are_no_task_but_what_they_aim_at_is_read():
    text = "行动方案\n一、总体要求\n坚持统筹，到2024年底，占比达到8%。\n二、重点任务\n(一)建平台。出方案。"
    found = outlined(text, "scheme")
    assert [entry.title for entry in found.entries] == ["建平台"]
    assert [(step.task_key, step.due) for step in found.steps] == [("", date(2024, 12, 31))]
    assert [part.role for part in found.parts if "占比" in text[part.start : part.end]] == [PartRole.GOAL]


def test_what_stands_around_a_schemes_tasks_is_no_task_unless_a_bracket_says_whose():
    text = (
        "行动方案\n一、总体要求\n(一)指导思想。坚持统筹。\n(二)工作目标。到2024年底，接入30个。\n二、主要任务\n(一)建平台。出方案。\n"
        "三、保障措施\n(一)加强领导。成立专班。\n(二)加强督导。按月通报。(市委督查室牵头)"
    )
    assert [title for _, title, _ in tasks(text, "scheme")] == ["建平台", "加强督导"]
    assert [title for _, title, _ in tasks(text, "points")][-2:] == ["加强领导", "加强督导"]


def test_parts_cover_the_whole_text_in_order():
    text = "标题\n一、任务\n(一)建平台。出方案。(市大数据局牵头)\n(二)建网络。"
    parts = outlined(text, "scheme").parts
    assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == len(text)


def test_an_empty_text_has_an_empty_outline():
    assert outlined("", "points").entries == ()
    assert outlined("没有标题的一句话", "points").entries == ()
