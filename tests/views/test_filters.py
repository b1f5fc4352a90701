"""What the filter bar offers, latest progress, and how documents are named."""

import pytest

from dashboard.views.filters import filters, places_word, quarter_words
from dashboard.views.latest import latest
from dashboard.views.view import Source
from tests.views import made


def test_a_field_with_nothing_to_choose_is_left_out_and_unknown_values_are_said():
    bar = filters(made.situation(chosen={"county": ("乙县",), "unknown": (("department", "不存在局"),)}))
    assert [field.parameter for field in (*bar.single, *bar.several)] == ["city", "year", "county", "department", "quarter"]
    assert bar.unknown == ("“不存在局”：无此选项，未采用",)
    assert bar.several[0].chosen == ("乙县",)
    assert bar.as_of.chosen == ("2022-07-31",)


@pytest.mark.parametrize(("city", "word"), [("临沂", "县区"), ("滨州", "县市区"), ("青岛", "区市"), ("无此市", "县区")])
def test_a_city_calls_its_members_by_the_kinds_it_has(city, word):
    assert places_word(city) == word


def test_quarters_are_said_in_words():
    assert [quarter_words(quarter) for quarter in ("2022Q2", "2022")] == ["2022年二季度", "2022"]


def test_the_newest_progress_comes_first_and_none_is_said():
    told = [
        {"doc_id": "d1", "as_of": "2022-04-30", "text": "1.已完成甲", "start": 3, "end": 9},
        {"doc_id": "d1", "as_of": "2022-06-30", "text": "已完成乙", "start": 10, "end": 14},
        {"doc_id": "d1", "as_of": "2022-09-30", "text": "以后的事", "start": 20, "end": 24},
    ]
    view = latest(made.situation(progress=told))
    assert [(row["date"], row["text"]) for row in view.rows] == [("2022-06-30", "已完成乙"), ("2022-04-30", "已完成甲")]
    assert view.rows[0]["origins"] == {"text": "progress:d1@10-14"}
    assert latest(made.situation()).note == "文件没有写明进展情况；可在“填报”页录入"
    chosen = made.situation(chosen={"county": ("乙县",)})
    assert latest(chosen).note.startswith("所选范围没有进展情况，可清除筛选查看全市")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source("d", "关于印发要点的通知", doc_no="甲数发〔2022〕1号"), "甲数发〔2022〕1号"),
        (Source("d", "短标题"), "短标题"),
        (Source("d", "对市政协十六届一次会议第414号提案《关于推进的建议》的答复"), "《关于推进的建议》"),
        (Source("d", "很" * 30), "很" * 21 + "…"),
    ],
)
def test_a_foot_names_a_document_by_its_number_or_briefly(source, name):
    assert source.name == name
