"""Dates and the clauses that they govern."""

import pytest

from dashboard.loaders.steps import dated_steps


def found(text: str, year: int | None = 2024) -> list[tuple[str, str]]:
    return [(step.due.isoformat()[5:], text[step.start : step.end]) for step in dated_steps(text, 0, len(text), year)]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("加快建设,年底前覆盖率超过90%。", [("12-31", "年底前覆盖率超过90%")]),
        ("12月底前,普及率达到90%,占比达93%;比例92%。", [("12-31", "12月底前,普及率达到90%,占比达93%;比例92%")]),
        ("10月底前,甲;11月底前,乙;7月底前,丙。", [("10-31", "10月底前,甲"), ("11-30", "11月底前,乙"), ("07-31", "7月底前,丙")]),
        ("12底前,实现对接。", [("12-31", "12底前,实现对接")]),
        ("7月中旬前完成招标。", [("07-20", "7月中旬前完成招标")]),
        ("力争年底前建成8个。", [("12-31", "力争年底前建成8个")]),
        ("1.6月底前,出方案; 2.12月底前,上线。", [("06-30", "6月底前,出方案"), ("12-31", "12月底前,上线")]),
        ("①3月,启动。抓培训。②4月,完成", [("03-31", "3月,启动。抓培训"), ("04-30", "4月,完成")]),
        ("年度汇聚数据突破20亿条。", [("12-31", "年度汇聚数据突破20亿条")]),
        ("年度目标:建平台。完成2020年省里确定的任务。截至6月底,已建成。", []),
        ("开展对接;积极推进临邑县项目建设,争取年底完成建设任务。", [("12-31", "积极推进临邑县项目建设,争取年底完成建设任务")]),
        ("市大数据局\n2024年5月24日", []),
        ("2024年5月24日印发", []),
        ("", []),
    ],
)
def test_a_date_governs_its_clause_and_those_behind_it(text, steps):
    assert found(text) == steps


def test_without_a_year_only_a_stated_one_dates():
    assert found("6月底前,出方案。", year=None) == []
    assert found("2025年6月底前,出方案。", year=None) == [("06-30", "2025年6月底前,出方案")]
