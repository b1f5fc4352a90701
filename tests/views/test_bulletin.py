"""The bulletin of a made-up city: its sections in their order, honest where nobody reported, short, and without the names left out."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.measures.desk import Desk, StepReport
from dashboard.schema import Selection
from dashboard.views.bulletin import DRAFT, MOST_CHARACTERS, Final, bulletin
from dashboard.views.bulletin_parts import BLANK, Cause, Correction, Kind
from dashboard.views.first_line import first_line
from tests.views import made

STEPS = [
    made.step("m1", "2022-06-30", department="市大数据局"),
    made.step("m2", "2022-07-20", department="市公安局"),
    made.step("m3", "2022-08-20", department="市公安局"),
    made.step("m4", "2022-12-31", department="市大数据局"),
]
DONE = StepReport("r1", date(2022, 7, 5), done=date(2022, 7, 4))
BLOCKED = StepReport("r2", date(2022, 7, 25), blocked=True, reason="资金未到位")
REPORTED = Desk(assigned=frozenset({"市大数据局", "市公安局"}), steps={"m1": DONE, "m2": BLOCKED})
SILENT = Desk(assigned=frozenset({"市公安局"}), closing_day=date(2022, 7, 23))


def drawn(desk=REPORTED, final=DRAFT, chosen=None, **rows):
    return bulletin(made.situation(desk=desk, chosen=chosen, **({"milestones": STEPS} | rows)), final)


def text(found) -> str:
    return "\n".join((found.opening, *(block.text for block in found.body)))


def everything(found) -> str:
    cells = [str(row.get(name, "")) for annex in found.annexes for row in annex.view.rows for name in annex.view.columns]
    return "\n".join((found.title, found.addressees, text(found), *cells, *(figure.name for figure in found.figures)))


def test_the_sections_stand_in_the_official_order():
    found = drawn()
    assert [block.text for block in found.body if block.kind is Kind.HEADING] == [
        "一、总体情况",
        "二、重点任务进展情况",
        "三、存在问题",
        "四、下一步工作要求",
    ]
    assert [block.text for block in found.body if block.kind is Kind.SUBHEADING] == [
        "（一）主要成效和经验做法",
        "（二）主要指标完成情况",
        "（三）各县区、各部门情况",
        "（一）未达到序时进度",
        "（二）逾期未办结",
        "（三）未按时报送",
        "（一）8月到期事项",
        "（二）需协调事项",
    ]
    assert (found.title, found.opening) == ("关于2022年7月份重点工作进展情况的通报", "现将截至7月31日进展情况通报如下。")


def test_counts_and_rate_are_those_of_the_first_line_and_compared_with_the_end_of_last_month():
    found = drawn()
    counts = "，".join(f"{row['name']}{row['count']}项" for row in first_line(made.situation(desk=REPORTED, milestones=STEPS)).rows[:-1])
    assert f"截至7月31日，2022年度工作任务共有4个时间节点，其中{counts}。" in text(found)
    assert "应办结2项，已办结1项，办结率50%；办结总数较上月末增加1项（上月末办结率0%）。" in text(found)


def test_a_quarter_is_compared_with_the_quarter_before():
    chosen = {"selection": Selection(period="2022Q2"), "as_of": date(2022, 6, 30)}
    found = bulletin(made.situation(date(2022, 6, 30), desk=Desk(steps={"m1": StepReport("r", date(2022, 6, 20), date(2022, 6, 20))}),
                                    chosen=chosen, milestones=STEPS))  # fmt: skip
    assert found.title == "关于2022年第二季度重点工作进展情况的通报"
    assert "办结总数较上季度末增加1项" in text(found)
    assert "（一）三季度到期事项" in text(found)


def test_a_reason_is_what_was_reported_and_otherwise_said_to_be_missing():
    assert "完成m2（责任单位：市公安局，完成时限：7月20日），逾期11天；原因：资金未到位。" in text(drawn())
    without = replace(REPORTED, steps={"m2": replace(BLOCKED, reason="")})
    assert "逾期11天；原因：未说明原因。" in text(drawn(without))


def test_what_falls_due_next_month_names_who_is_responsible_and_by_when():
    assert "1．完成m3（责任单位：市公安局，完成时限：8月20日）。" in text(drawn())


def test_who_was_asked_and_did_not_report_is_counted_by_member():
    assert "1项应报未报，涉及1个单位：市公安局1项。" in text(drawn(SILENT))


def test_where_nobody_was_asked_only_the_calendar_speaks_and_nobody_is_blamed():
    found = drawn(Desk())
    assert "其中已到时限2项，30日内到期1项，未到时限1项。" in text(found)
    assert "尚未启用填报" in text(found)
    assert "已到时限的2个节点尚未启用填报，没有完成数，不列为逾期。" in text(found)
    assert "尚未指定填报单位，没有应报未报的事项。" in text(found)
    assert "办结率" not in text(found)
    assert "逾期和未报送清单" not in found.annex_names


def test_progress_is_only_what_was_told_within_the_period():
    task = {"task_id": "t1", "doc_id": "d1", "city": made.CITY, "year": 2022, "task_no": "1", "title": "建平台", "department": "市大数据局"}
    told = {"task_id": "t1", "doc_id": "d1", "city": made.CITY, "department": "市大数据局", "start": 0, "end": 1}
    found = drawn(
        tasks=[task], progress=[told | {"as_of": "2022-07-20", "text": "平台已上线。"}, told | {"as_of": "2022-06-20", "text": "已招标。"}]
    )
    assert "1．建平台（市大数据局）：平台已上线。" in text(found)
    assert "已招标" not in text(found)
    assert "2022年7月份没有已发布的进展报送。" in text(drawn())


def test_a_member_left_out_is_named_nowhere_and_the_counts_stay():
    found = drawn(chosen={"selection": Selection(without=("市大数据局",))})
    assert "市大数据局" not in everything(found)
    assert "逾期11天" in text(found) and "共有4个时间节点" in text(found)
    assert "1个部门牵头有时限的节点，未列出。" in text(found)
    assert found.members == ("乙县", "丙县", "市大数据局")
    assert all("市大数据局" not in figure.members for figure in found.figures)


def test_the_body_stays_within_its_bound_and_says_where_the_rest_stands():
    many = [made.step(f"n{place}", "2022-08-10", department="市公安局", text="完成" + "平台建设" * 20) for place in range(80)]
    found = drawn(milestones=many)
    assert found.length <= MOST_CHARACTERS
    place = found.annex_names.index("下期到期事项清单") + 1
    assert f"见附件{place}。" in text(found)
    assert len(found.annexes[place - 1].view.rows) == 80


def test_a_list_that_fits_has_no_annex_of_its_own():
    assert "下期到期事项清单" not in drawn().annex_names


def test_corrections_of_earlier_issues_stand_in_a_section_of_their_own():
    one = Correction(1, 3, date(2022, 6, 30), "group:done", "已办结", "1项", "2项")
    found = drawn(final=Final(corrections=(one,)))
    assert [block.text for block in found.body][-2:] == [
        "五、更正",
        "1．第3期通报（截至6月30日）中“已办结”原为1项，现更正为2项。",
    ]


def test_what_was_changed_and_what_was_only_reported_late_stand_apart():
    changed = Correction(1, 3, date(2022, 6, 30), "group:done", "已办结", "1项", "2项")
    late = Correction(1, 3, date(2022, 6, 30), "steps", "时间节点总数", "3", "4", Cause.LATE)
    found = drawn(final=Final(corrections=(changed, late)))
    assert [block.text for block in found.body][-5:] == [
        "五、更正、补报",
        "（一）更正",
        "1．第3期通报（截至6月30日）中“已办结”原为1项，现更正为2项。",
        "（二）补报",
        "1．第3期通报（截至6月30日）中“时间节点总数”原为3，补报后为4。",
    ]


def test_what_the_letterhead_does_not_state_is_a_visible_blank():
    found = drawn()
    assert found.addressees == f"{BLANK}（主送机关待填）："
    assert found.issuer == f"{BLANK}（署名待填）"
    assert found.contact == f"联系人：{BLANK}，联系电话：{BLANK}"
    assert (found.number_words, found.issued_words) == (f"2022年第{BLANK}期", f"{BLANK[:3]}年{BLANK[:2]}月{BLANK[:2]}日")


def test_an_issue_has_its_number_and_its_day():
    found = drawn(final=Final(5, date(2022, 8, 3)))
    assert (found.number_words, found.issued_words) == ("2022年第5期", "2022年8月3日")


@pytest.mark.parametrize(
    ("said", "printed"), [("建设,推进(试点);完成", "建设，推进（试点）；完成"), ("1,200个", "1,200个"), ("<办法>", "〈办法〉")]
)
def test_signs_are_those_of_an_official_document(said, printed):
    found = drawn(milestones=[made.step("m9", "2022-08-10", text=said)])
    assert printed in text(found)


def test_a_city_of_which_nothing_was_published_yet_has_a_bulletin_that_says_so():
    found = bulletin(made.situation(documents=[]))
    assert found.opening == "现将截至7月31日进展情况通报如下。"
    assert "文件没有写明部门牵头的时间节点。" in text(found)
