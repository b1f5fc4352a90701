"""Every figure of a bulletin is the page's own, for any city, period and filter; what later reads otherwise is found."""

import pytest

from dashboard.schema import Selection
from dashboard.views import indicator_page
from dashboard.views.bulletin import at_its_end, bulletin
from dashboard.views.bulletin_figures import GONE, changed, figures
from dashboard.views.bulletin_parts import Figure
from dashboard.views.bulletin_units import by_county, by_department
from dashboard.views.first_line import first_line
from dashboard.views.indicators import indicators
from dashboard.views.ledger import ledger
from dashboard.views.situation import situation

CHOSEN = [
    Selection(city="临沂", period="2021-04"),
    Selection(city="临沂", period="2022Q2"),
    Selection(city="滨州", period="2023-12", county=("滨城区",)),
    Selection(city="德州", period="2020-06"),
    Selection(city="德州", period="2020Q3", department=("市大数据局", "市水利局")),
]


@pytest.fixture(params=CHOSEN, ids=lambda one: f"{one.city} {one.period} {''.join(one.county + one.department)}".strip())
def asked(request):
    return at_its_end(situation(request.param))


def table(found, name):
    return next(annex.view for annex in found.annexes if annex.name == name)


def test_the_counts_of_the_text_are_those_of_the_first_line(asked):
    text = "".join(block.text for block in bulletin(asked).body)
    view = first_line(asked)
    assert view.rows
    assert "，".join(f"{row['name']}{row['count']}项" for row in view.rows) in text or "0 个时间节点" in view.subtitle


def test_the_tables_hold_the_pages_rows(asked):
    found = bulletin(asked)
    tasks, page = table(found, "任务进展一览表"), ledger(asked).view
    assert [(row["title"], row["due"], row["state"]) for row in tasks.rows] == [
        (row["title"], row["due"], row["state"]) for row in page.rows
    ]
    targets, page = table(found, "指标完成情况表"), indicator_page.targets(asked)
    shown = ("name", "target", "actual", "share", "expected", "state")
    assert [[row[name] for name in shown] for row in targets.rows] == [[row[name] for name in shown] for row in page.rows]


def test_the_figures_that_are_frozen_are_the_pages(asked):
    values = {figure.key: figure.value for figure in bulletin(asked).figures}
    for row in indicators(asked).rows:
        assert values[f"fact:{row['fact_id']}:actual"] == row["actual"]
        assert values[f"fact:{row['fact_id']}:state"] == row["state"]
    printed = {figure.name: figure.value for figure in figures(asked) if figure.printed}
    assert {row["name"]: f"{row['count']}项" for row in first_line(asked).rows}.items() <= printed.items()


@pytest.mark.parametrize("department", ["市大数据局", "市工业和信息化局", "市水利局"])
def test_a_departments_counts_are_those_of_the_page_when_it_alone_is_chosen(department):
    whole = at_its_end(situation(Selection(city="德州", period="2020-06")))
    alone = at_its_end(situation(Selection(city="德州", period="2020-06", department=(department,))))
    (member,) = [one for one in by_department(whole) if one.name == department]
    assert first_line(alone).subtitle == f"共 {member.steps} 个时间节点"
    assert {"name": "已到时限", "count": str(member.due)}.items() <= first_line(alone).rows[0].items()


def test_a_countys_counts_are_those_of_the_page_when_it_alone_is_chosen():
    whole = at_its_end(situation(Selection(city="德州", period="2020-06")))
    counts = {member.name: member.steps for member in by_county(whole)}
    for county in ("临邑县", "禹城市", "德城区"):
        alone = situation(Selection(city="德州", period="2020-06", county=(county,)))
        assert first_line(alone).subtitle == f"共 {counts[county]} 个时间节点"


def test_a_quarter_that_another_page_filtered_by_does_not_narrow_the_bulletin():
    whole, narrowed = (at_its_end(situation(Selection(city="德州", period="2020-06", quarter=quarter))) for quarter in ((), ("2020Q1",)))
    assert bulletin(narrowed).body == bulletin(whole).body


def test_what_reads_otherwise_today_is_found_and_what_is_gone_is_said():
    issued = (Figure("a", "甲", "1项"), Figure("b", "乙", "2项"), Figure("c", "丙", "3项"))
    today = (Figure("a", "甲", "1项"), Figure("b", "乙", "4项", printed=False), Figure("d", "丁", "9项"))
    assert [(figure.name, now) for figure, now in changed(issued, today)] == [("乙", "4项"), ("丙", GONE)]
