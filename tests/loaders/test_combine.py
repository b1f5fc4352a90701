"""Several documents together: unique ids, and a ledger that repeats itself next month restates the first."""

from datetime import date

from dashboard.loaders.combine import combine, without
from dashboard.loaders.conform import conform
from dashboard.provenance import Document

TEXT = "1.建设基站。\n新建成5G基站1500个。\n已开工。"


def ledger(doc_id, published, text=TEXT):
    clause = text.index("新建成")
    rows = {
        "documents": [{"city": "临沂", "year": 2022, "published": published}],
        "tasks": [{"key": "甲", "start": 0, "end": 7}],
        "roles": [{"task_key": "甲", "department": "市大数据局", "role": "lead", "start": 0, "end": 7}],
        "facts": [{"start": clause, "end": clause + 12, "value_start": clause + 7, "value_end": clause + 11, "task_key": "甲"}],
        "progress": [{"task_key": "甲", "start": text.rindex("\n") + 1, "end": len(text), "text": "已开工。"}],
        "systems": [{"key": "台", "name": "基站平台", "start": 0, "end": 7}, {"parent_key": "台", "name": "模块", "start": 0, "end": 7}],
        "system_links": [{"system_key": "台", "table": "tasks", "row_key": "甲"}],
    }
    return conform(rows, Document(doc_id, f"{doc_id}.txt", text))


MARCH, APRIL = ledger("四月在前", date(2022, 3, 31)), ledger("三月", date(2022, 4, 30), TEXT.replace("已开工", "已完工"))


def test_every_id_is_unique_and_the_later_document_restates_the_earlier():
    tables = combine([APRIL, MARCH])
    assert tables.tasks["task_id"].is_unique and tables.facts["fact_id"].is_unique and tables.systems["system_id"].is_unique
    april, march = tables.tasks.to_dict("records")
    assert (march["restates"], april["restates"]) == ("", march["task_id"])
    assert tables.facts["restates"].tolist() == [tables.facts["fact_id"].iloc[1], ""]


def test_new_progress_hangs_on_the_first_statement_of_its_task_and_roles_on_their_own():
    tables = combine([MARCH, APRIL])
    first, second = tables.tasks["task_id"]
    assert tables.progress["task_id"].tolist() == [first, first]
    assert tables.roles["task_id"].tolist() == [first, second]


def test_systems_and_their_links_stay_within_their_document():
    tables = combine([MARCH, APRIL])
    names = tables.systems.set_index("system_id")["doc_id"]
    assert names[tables.systems["parent"].iloc[3]] == "三月"
    assert names[tables.system_links["system_id"]].tolist() == ["四月在前", "三月"]
    assert tables.system_links["row_id"].tolist() == tables.tasks["task_id"].tolist()


def test_ids_do_not_depend_on_the_order_of_files():
    one, other = combine([MARCH, APRIL]).tasks, combine([APRIL, MARCH]).tasks
    assert dict(zip(one["doc_id"], one["task_id"], strict=True)) == dict(zip(other["doc_id"], other["task_id"], strict=True))


def test_a_documents_rows_can_be_taken_out_with_their_links():
    tables = without(combine([MARCH, APRIL]), ["三月"])
    assert tables.documents["doc_id"].tolist() == ["四月在前"]
    assert len(tables.system_links) == 1 and len(tables.facts) == 1


def test_no_documents_make_empty_tables():
    assert combine([]).documents.empty
