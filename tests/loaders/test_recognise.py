"""What a document is: city, year, kind, title, issuer, number and dates, and what of these its text does not state."""

from datetime import date

import pytest

from dashboard.loaders import recognise
from dashboard.provenance import Document, Sidecar
from dashboard.text.cleaning import clean

POINTS = "聊城市大数据局2024年工作要点\n聊数发〔2024〕3号\n一、夯实底座\n推进汇聚。\n聊城市大数据局\n2024年2月26日\n"
REPORT = "政府工作报告\n——2023年1月10日在潍坊市第十八届人民代表大会第二次会议上\n截至2022年12月底,完工18个。\n"
PAGE = "发布机构 临沂市大数据局 发布日期 2022-07-12\n标  题 对市政协第414号提案的答复\n正文。\n"


def described(text: str, sidecar: Sidecar | None = None) -> dict:
    return recognise.describe(Document("d", "d.txt", text, sidecar=sidecar or Sidecar()), clean(text))[0]


def test_points_state_everything_in_head_and_foot():
    assert described(POINTS) == {
        "title": "聊城市大数据局2024年工作要点",
        "issuer": "聊城市大数据局",
        "doc_no": "聊数发〔2024〕3号",
        "published": date(2024, 2, 26),
        "city": "聊城",
        "year": 2024,
        "kind": "points",
        "as_of": None,
        "inferred": "",
    }


def test_a_report_given_at_a_session_is_published_that_day():
    row = described(REPORT)
    assert (row["title"], row["city"], row["published"], row["as_of"]) == ("政府工作报告", "潍坊", date(2023, 1, 10), date(2022, 12, 31))


def test_the_months_of_a_half_year_report_tell_its_date():
    assert described("潍坊市2023年上半年工作总结\n1—6月,归集数据5亿条。\n")["as_of"] == date(2023, 6, 30)


def test_a_web_page_s_head_is_read_by_its_labels():
    row = described(PAGE)
    assert (row["issuer"], row["published"], row["kind"], row["year"]) == ("临沂市大数据局", date(2022, 7, 12), "reply", 2022)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("济宁市数字政府建设重点任务台账", "ledger"),
        ("关于印发《数字潍坊建设行动计划》的通知", "scheme"),
        ("关于2022年工作情况的通报", "report"),
        ("对市人大第25号建议的答复", "reply"),
        ("2023年重点工作任务清单", "ledger"),
        ("数字政府重点任务进展情况表（截至6月30日）", "ledger"),
    ],
)
def test_the_title_tells_the_kind(title, kind):
    assert described(f"{title}\n正文写在这里。\n")["kind"] == kind


def test_a_title_may_open_with_its_issuer():
    row = described("淄博市张店区大数据局2023年工作计划\n推进汇聚。\n")
    assert (row["issuer"], row["city"], row["inferred"]) == ("淄博市张店区大数据局", "淄博", "published")


def test_a_table_heading_tells_a_ledger_without_a_title():
    assert described("序号 |\n工作任务 |\n牵头单位 |\n完成时限 |\n1 |\n甲 |\n")["kind"] == "ledger"


def test_what_the_text_lacks_comes_from_the_sidecar_and_is_said():
    row = described("建成基站30个。", Sidecar(city="德州市", year=2020, kind="scheme", published="2020-05-01"))
    assert (row["city"], row["year"], row["kind"], row["published"]) == ("德州", 2020, "scheme", date(2020, 5, 1))
    assert row["inferred"] == "title;issuer;city;year;kind;published"


def test_an_unknown_publication_stays_empty_and_a_missing_city_is_a_problem():
    text = "建成基站30个。"
    row, problems = recognise.describe(Document("d", "d.txt", text), clean(text))
    assert row["published"] is None
    assert [problem["what"][:9] for problem in problems] == ["文件没有写明城市，", "文件没有写明年度，"]
