"""`python -m dashboard check` says in Chinese what would be read, and its exit status tells."""

from dashboard.__main__ import main

POINTS = "临沂市大数据局关于印发《2022年全市大数据工作要点》的通知\n一、基础设施\n年底前，新建成5G基站1500个。\n"


def check(tmp_path, capsys, name, said):
    path = tmp_path / name
    path.write_bytes(said.encode())
    return main(["check", str(path)]), capsys.readouterr().out


def test_a_document_is_reported_with_kind_city_year_counts_and_first_rows(tmp_path, capsys):
    _, said = check(tmp_path, capsys, "要点.txt", POINTS)
    for line in ("■ 要点.txt", "种类：工作要点", "城市：临沂", "年度：2022", "数据 1", "数据 1：", "新建成5G基站1500个"):
        assert line in said


def test_a_problem_is_named_and_gives_status_1(tmp_path, capsys):
    status, said = check(tmp_path, capsys, "杂.txt", "今天天气很好。")
    assert status == 1
    assert "问题：" in said and "（文中未写明）" in said


def test_a_file_that_cannot_be_read_gives_status_2(tmp_path, capsys):
    status, said = check(tmp_path, capsys, "坏.docx", "x")
    assert status == 2
    assert "不能读取：坏.docx" in said


def test_the_worst_of_several_files_decides_and_all_are_reported(tmp_path, capsys):
    for name, said in (("甲.txt", POINTS), ("乙.docx", "x"), ("丙.txt", "天气。")):
        (tmp_path / name).write_bytes(said.encode())
    status = main(["check", *(str(tmp_path / name) for name in ("甲.txt", "乙.docx", "丙.txt"))])
    said = capsys.readouterr().out
    assert status == 2
    assert [line for line in said.splitlines() if line.startswith("■")] == ["■ 甲.txt", "■ 乙.docx", "■ 丙.txt"]
