"""What 数据质量 shows: what was read, what failed, what contradicts, what nobody claims."""

import pandas as pd

from dashboard.catalog import Snapshot
from dashboard.loaders import Failure
from dashboard.provenance import Document
from dashboard.views.quality import place_in, quality_page
from tests.views import made

TEXT = "第一行\n建成基站30个，年底前完成"
FACTS = [
    made.fact("f1", 30, label="基站", quote="建成基站30个", start=4, end=11),
    made.fact("f2", 12, kind="actual", period="2022-02", indicator="smart_communities", label="智慧社区"),
    made.fact("f3", 30, label="基站", restates="f1"),
]
PROBLEMS = [
    {
        "doc_id": "d1",
        "start": 4,
        "end": 11,
        "quote": "建成基站30个",
        "what": "同一目标两个时限：此处为10月31日，另处为12月31日",
    },
    {"doc_id": "d1", "quote": "", "what": "没有读出发布日期"},
]
ROLES = [
    {"task_id": "t1", "department": "市大数据局", "role": "lead", "doc_id": "d1", "quote": "市大数据局"},
    {"task_id": "t1", "department": "奇妙事务筹备组", "role": "lead", "doc_id": "d1", "quote": "奇妙事务筹备组", "start": 4},
]


def page(**rows):
    tables = made.tables(**rows)
    snapshot = Snapshot(tables, {"d1": Document("d1", "d1.txt", TEXT)}, (Failure("坏.docx", "坏.docx：是空文件"),))
    return quality_page(made.situation(**rows), snapshot)


def test_each_document_says_what_was_read_from_it():
    (row,) = page(facts=FACTS, problems=PROBLEMS).documents.rows
    assert (row["title"], row["city"], row["year"], row["facts"], row["tasks"], row["problems"]) == (
        "甲市2022年工作要点",
        "甲市",
        "2022",
        "3",
        "0",
        "2",
    )
    assert row["filters"] == {"open": ("doc", "d1")}


def test_a_document_whose_rows_wait_for_checking_says_how_many():
    tables = made.tables(facts=FACTS)
    marked = tables.with_(facts=tables.facts.assign(mark=["待核", "", "人工校正、待核"]))
    documents = quality_page(made.situation(), Snapshot(marked, {})).documents
    assert documents.rows[0]["checked"] == "待核 2 条"
    assert documents.headline == "依据文件 1 份，1 份待核对"


def test_a_file_that_failed_is_named_with_its_reason():
    assert page().failures.rows == ({"file": "坏.docx", "message": "坏.docx：是空文件"},)


def test_contradictions_stand_apart_from_what_was_not_understood_each_with_its_place():
    found = page(problems=PROBLEMS)
    assert [row["what"] for row in found.problems.rows] == ["没有读出发布日期"]
    (row,) = found.contradictions.rows
    assert (row["place"], row["links"]["quote"]) == ("第2行", "/document?doc=d1#at-4")


def test_a_city_value_that_is_not_the_sum_of_its_counties_is_a_contradiction():
    same = {"kind": "actual", "period": "2022-06", "indicator": "smart_communities"}
    facts = [made.fact("w", 30, **same), made.fact("a", 10, county="乙县", **same), made.fact("b", 15, county="丙县", **same)]
    (row,) = page(facts=facts).contradictions.rows
    assert row["what"] == "全市 30个，2 个县区合计 25个"
    assert row["origins"] == {"quote": "facts:w"}


def test_a_quantity_that_no_indicator_claims_leads_to_its_sentence_and_its_form():
    (row,) = page(facts=FACTS).unclaimed.rows
    assert (row["label"], row["value"], row["kind"]) == ("基站", "30个", "目标")
    assert row["links"] == {"quote": "/document?doc=d1#at-4"}
    assert row["filters"] == {"open": ("row", "facts:f1")}


def test_a_department_that_the_file_does_not_know_is_named():
    assert [(row["name"], row["count"]) for row in page(roles=ROLES).departments.rows] == [("奇妙事务筹备组", "1")]


def test_a_figure_older_than_the_quarter_is_stale_and_a_newer_one_is_not():
    newer = made.fact("f4", 14, kind="actual", period="2022-07-20", indicator="smart_communities", label="智慧社区")
    assert [row["date"] for row in page(facts=FACTS).stale.rows] == ["2022-02-28"]
    assert page(facts=[*FACTS, newer]).stale.rows == ()


def test_a_page_without_anything_says_so_everywhere():
    empty = page(documents=[])
    assert [bool(view.rows) for view in empty.all] == [False, True, False, False, False, False, False]
    assert all(view.note for view in empty.all)


def test_a_problem_without_a_place_is_of_the_whole_text():
    assert place_in(Document("d1", "d1.txt", TEXT), pd.NA) == "全文"
    assert place_in(None, 4) == "全文"
