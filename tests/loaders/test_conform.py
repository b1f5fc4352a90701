"""Plain rows become tables: origin, ids that survive, links between rows, and faults of a loader refused."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.loaders.conform import conform
from dashboard.loaders.tables import ContractError
from dashboard.provenance import Cell, Document, Page

TEXT = "一、新型基础设施。\n新建成5G基站1500个。\n新建成5G基站1500个。"
CLAUSE = "新建成5G基站1500个"
FIRST, SECOND = TEXT.index(CLAUSE), TEXT.rindex(CLAUSE)
ABOUT = {"city": "临沂", "year": 2022}


def document(text=TEXT, **parts):
    return Document(doc_id="要点", file="要点.txt", text=text, **parts)


def fact(start, **columns):
    value = start + CLAUSE.index("1500")
    return {"start": start, "end": start + len(CLAUSE), "value_start": value, "value_end": value + 4, "value": 1500, "unit": "个"} | columns


def facts(*rows, text=TEXT, about=ABOUT, **parts):
    return conform({"documents": [about], "facts": rows}, document(text, **parts)).facts


def test_quote_document_city_and_exact_value_are_filled():
    row = facts(fact(FIRST)).iloc[0]
    assert (row["doc_id"], row["quote"], row["city"], row["value"]) == ("要点", CLAUSE, "临沂", Decimal(1500))


def test_blanks_at_the_edges_of_a_place_are_trimmed():
    row = facts(fact(FIRST) | {"start": FIRST - 1}).iloc[0]
    assert (row["start"], row["quote"]) == (FIRST, CLAUSE)


def test_page_and_cell_come_from_the_place():
    pages = (Page(0, FIRST, "3"), Page(FIRST, len(TEXT), "4"))
    cells = (Cell(FIRST, FIRST + len(CLAUSE), "Sheet1!B2", 1, 2, 2),)
    found = facts(fact(FIRST), fact(SECOND), pages=pages, cells=cells)
    assert found[["page", "cell"]].values.tolist() == [["4", "Sheet1!B2"], ["4", ""]]


def test_temporary_keys_become_ids():
    tables = conform(
        {
            "documents": [ABOUT],
            "tasks": [{"key": "甲", "task_no": "7", "start": 0, "end": 8}],
            "milestones": [
                {"key": "季", "task_key": "甲", "start": FIRST, "end": FIRST + 5, "due": date(2022, 6, 30)},
                {"key": "月", "task_key": "甲", "parent_key": "季", "start": SECOND, "end": SECOND + 5},
            ],
            "roles": [{"task_key": "甲", "department": "市大数据局", "role": "lead", "start": 0, "end": 8}],
            "facts": [fact(FIRST, key=1, task_key="甲", milestone_key="季"), fact(SECOND, key=2, restates_key=1, part_of_key=1)],
            "systems": [{"key": "台", "name": "平台", "start": 0, "end": 8}],
            "system_links": [{"system_key": "台", "table": "facts", "row_key": 2}],
        },
        document(),
    )
    task, (quarter, month) = tables.tasks.iloc[0], (row for _, row in tables.milestones.iterrows())
    first, second = (row for _, row in tables.facts.iterrows())
    assert quarter["task_id"] == task["task_id"] == tables.roles["task_id"].iloc[0] == first["task_id"]
    assert (quarter["task_no"], first["task_no"]) == ("7", "7")
    assert month["parent"] == quarter["milestone_id"] == first["milestone_id"]
    assert second["restates"] == second["part_of"] == first["fact_id"]
    link = tables.system_links.iloc[0]
    assert (link["system_id"], link["row_id"]) == (tables.systems["system_id"].iloc[0], second["fact_id"])


def test_an_id_survives_new_offsets_another_file_name_and_other_punctuation():
    longer = "通知正文在后。\n" + TEXT.replace("，", ",")
    start = longer.index(CLAUSE)
    moved = conform({"documents": [ABOUT], "facts": [fact(start)]}, Document("另名", "另名.docx", longer)).facts
    assert moved["fact_id"].iloc[0] == facts(fact(FIRST))["fact_id"].iloc[0]


def test_equal_statements_have_different_ids_and_another_city_or_year_too():
    same = facts(fact(FIRST), fact(SECOND))["fact_id"]
    elsewhere = facts(fact(FIRST), about={"city": "德州", "year": 2022})["fact_id"]
    later = facts(fact(FIRST), about={"city": "临沂", "year": 2023})["fact_id"]
    assert len({*same, *elsewhere, *later}) == 4


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (fact(FIRST) | {"end": len(TEXT) + 1}, "no such place"),
        (fact(FIRST) | {"start": FIRST + len(CLAUSE)}, "no such place"),
        (fact(FIRST) | {"value_end": SECOND}, "not within its clause"),
        (fact(FIRST) | {"colour": "红"}, "unknown columns"),
        (fact(FIRST) | {"kind": "目标"}, "not among"),
        (fact(FIRST) | {"value": 0.5}, "is not number"),
        (fact(FIRST) | {"due": "2022-06-30"}, "is not date"),
        (fact(FIRST) | {"task_key": "无"}, "no row of tasks has the key"),
        ({"value": 1}, "without its place"),
    ],
)
def test_a_row_that_breaks_the_contract_is_refused(row, complaint):
    with pytest.raises(ContractError, match=complaint):
        facts(row)


def test_two_rows_with_one_key_and_a_missing_document_row_are_refused():
    with pytest.raises(ContractError, match="two rows with the key"):
        facts(fact(FIRST, key=1), fact(SECOND, key=1))
    with pytest.raises(ContractError, match="expected 1"):
        conform({"facts": []}, document())


def test_a_problem_may_concern_the_whole_document():
    problems = conform({"documents": [ABOUT], "problems": [{"what": "没有写明城市"}]}, document()).problems
    assert problems[["doc_id", "quote", "what"]].values.tolist() == [["要点", "", "没有写明城市"]]
    assert problems["start"].isna().all()
