"""A reply tells what has been done before it tells what is to come."""

from datetime import date

from dashboard.loaders.outline import PartRole
from tests.loaders.outlined import outlined, rows

TEXT = (
    "李某委员：\n您提出的提案收悉，现答复如下：\n今年以来，我局做了以下方面的工作：\n一是加强领导。成立了工作专班，为下步工作提供支撑。\n"
    "二是汇聚数据。截至6月底，共汇聚数据5亿条。目前在用数据中心30个。\n下一步，我局将做好以下工作：\n一是建设平台。年底前打造10大类应用。\n"
)


def test_statements_of_work_done_are_progress_with_the_day_they_speak_of():
    found = rows(TEXT, "reply", published=date(2024, 7, 12))["progress"]
    assert [(row["as_of"], row["text"]) for row in found] == [
        (date(2024, 7, 12), "成立了工作专班,为下步工作提供支撑"),
        (date(2024, 6, 30), "截至6月底,共汇聚数据5亿条"),
        (date(2024, 7, 12), "目前在用数据中心30个"),
    ]


def test_what_is_to_come_is_goal_and_its_dates_are_steps():
    found = outlined(TEXT, "reply")
    roles = {part.role for part in found.parts if "10大类" in TEXT[part.start : part.end]}
    assert roles == {PartRole.GOAL}
    assert [step.due for step in found.steps] == [date(2024, 12, 31)]


def test_a_reports_second_half_is_what_is_to_come():
    text = "政府工作报告\n一、2023年工作回顾\n新建基站1200个，总量达到4500个。\n二、2024年工作安排\n上半年建成平台一期。"
    found = rows(text, "report")
    assert [row["text"] for row in found["progress"]] == ["新建基站1200个,总量达到4500个"]
    assert [(row["due"], row["grain"], row["text"]) for row in found["milestones"]] == [
        (date(2024, 6, 30), "quarter", "上半年建成平台一期")
    ]


def test_sharing_and_public_are_not_all_told_and_a_count_is():
    text = "答复\n一、工作开展情况\n推进共享交换和公共服务。开放数据集1200个。\n"
    assert [row["text"] for row in rows(text, "reply")["progress"]] == ["开放数据集1200个"]


def test_an_items_opening_sentence_is_no_statement():
    text = (
        "答复\n一、工作开展情况\n（一）数据体系基本形成。截至4月底，已接入63个部门。\n"
        "二、下一步工作计划\n（一）12月底前，完成一期。\n市大数据局\n2024年5月24日"
    )
    found = rows(text, "reply")
    assert [row["text"] for row in found["progress"]] == ["截至4月底,已接入63个部门"]
    assert [row["text"] for row in found["milestones"]] == ["12月底前,完成一期"]
