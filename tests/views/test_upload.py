"""What is shown of an uploaded document before it counts."""

from dashboard.views.upload import preview

PLAN = "甲州市2023年大数据工作要点\n一、新建智慧社区20个，12月底前完成。\n".encode()


def test_a_document_is_shown_as_it_would_be_read():
    seen = preview("要点.txt", PLAN)
    assert dict(seen.about)["年度"] == "2023"
    assert dict(seen.counts)["数据"] == 1
    assert "新建智慧社区20个" in [row["quote"] for row in seen.first.rows]
    assert seen.failure == ""


def test_what_cannot_be_read_says_why():
    assert preview("空.txt", b"").failure == "空.txt：是空文件"
    assert "不能读取" in preview("a.exe", b"MZ").failure


def test_what_was_not_understood_stands_with_its_place():
    seen = preview("无.txt", "这里什么数都没有".encode())
    assert seen.problems.rows
    assert seen.problems.headline == f"问题 {len(seen.problems.rows)} 处"
