"""Rows of the structure carry places in the text as received."""

from tests.loaders.outlined import rows

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
