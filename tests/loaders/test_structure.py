"""Rows of the structure carry places in the text as received."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loaders.outlined import outlined, rows

TEXT = "实施方案一、任务(一)建平台。11月底前,推动沂水县试\n2、点评估,建成8\n3、0个社区。(市大数据局牵头,市财政局、市财政局配合)"


def test_every_row_points_into_the_text_with_its_page_marks():
    found = rows(TEXT, "scheme")
    step = found["milestones"][0]
    assert step["text"] == "11月底前,推动沂水县试点评估,建成80个社区"
    assert TEXT[step["start"] : step["end"]] == "11月底前,推动沂水县试\n2、点评估,建成8\n3、0个社区"


def test_a_step_names_its_county_its_lead_and_its_task():
    found = rows(TEXT, "scheme")
    step = found["milestones"][0]
    assert (step["county"], step["department"], step["task_key"]) == ("沂水县", "市大数据局", found["tasks"][0]["key"])


def test_a_department_has_each_part_once():
    assert [(row["department"], row["role"], row["as_written"]) for row in rows(TEXT, "scheme")["roles"]] == [
        ("市大数据局", "lead", "市大数据局"),
        ("市财政局", "support", "市财政局"),
    ]


PIECES = st.sampled_from(
    (
        *(
            "一、",
            "二、",
            "(一)",
            "（二）",
            "1.",
            "2.",
            "①",
            "②",
            "、",
            "，",
            "。",
            "；",
            "\n",
            "\t",
            " ",
            "|",
            " |\n",
            "-",
            "“",
            "”",
            "\n2、",
        ),
        *("6月底前", "年底前", "一季度目标:", "全年", "2025年", "截至", "目前", "下一步", "建平台", "完成", "30个", "沂水县", "市大数据局"),
        *("(市大数据局牵头)", "牵头单位：市财政局", "完成时限：10月", "以下任务均需各县区政府落实", "总体要求", "备注："),
        *("序号\n重点任务\n责任单位\n1\n", "序号 重点任务 责任单位\n", "序号单位牵头任务工作计划其他牵头单位1市公安局"),
    )
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(PIECES, max_size=40).map("".join),
    st.sampled_from(["", "points", "scheme", "ledger", "scheme;ledger", "reply", "report", "other"]),
)
def test_whatever_a_text_holds_its_parts_cover_it_in_order_and_its_rows_have_places(text, kind):
    found = outlined(text, kind)
    assert [part.start for part in found.parts[1:]] == [part.end for part in found.parts[:-1]]
    keys = [entry.key for entry in found.entries]
    assert len(set(keys)) == len(keys)
    for table, listed in rows(text, kind).items():
        assert all(0 <= row["start"] < row["end"] <= len(text) for row in listed), table


def test_a_step_whose_subject_lists_counties_is_a_row_for_each():
    found = rows("工作要点\n一、建平台。沂水县、兰山区分平台6月底前建成,郯城县分平台11月底前建成,推广到兰山区。", "points")
    assert [(row["county"], row["due"].month) for row in found["milestones"]] == [("沂水县", 6), ("兰山区", 6), ("郯城县", 11)]
    assert len({row["key"] for row in found["milestones"]}) == 3
