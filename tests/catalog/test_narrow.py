"""A narrowed table holds the rows of one city and year that were public by then; rows that belong to nobody in particular stay, marked."""

from dataclasses import replace
from datetime import date

from dashboard.catalog import Snapshot, earlier, narrow, resolve
from dashboard.catalog.snapshot import measured
from dashboard.loaders import Tables
from dashboard.schema import Selection

TODAY = date(2026, 11, 22)


def document(doc_id, city, year, published=None, issuer=""):
    return {"doc_id": doc_id, "city": city, "year": year, "published": published, "issuer": issuer}


def task(task_id, doc_id, department=""):
    return {"task_id": task_id, "doc_id": doc_id, "city": "临沂", "year": 2022, "department": department}


def fact(fact_id, doc_id="要点", **columns):
    return {"fact_id": fact_id, "doc_id": doc_id, "city": "临沂", "year": 2022} | columns


SNAPSHOT = Snapshot(
    measured(
        Tables.from_rows(
            {
                "documents": [
                    document("要点", "临沂", 2022, date(2022, 3, 29), "临沂市大数据局"),
                    document("台账", "临沂", 2022),
                    document("答复", "临沂", 2022, date(2022, 7, 12)),
                    document("去年", "临沂", 2021),
                    document("报告", "临沂", 2023, date(2023, 2, 1)),
                    document("外地", "德州", 2022),
                ],
                "tasks": [
                    task("教育", "要点", "市教育局"),
                    task("公安", "要点", "市公安局"),
                    task("无主", "要点"),
                    task("无人", "台账"),
                    task("旧", "去年", "市教育局") | {"year": 2021},
                ],
                "roles": [
                    {"task_id": "教育", "doc_id": "要点", "department": "市教育局", "role": "lead"},
                    {"task_id": "公安", "doc_id": "要点", "department": "市教育局", "role": "support"},
                ],
                "facts": [
                    fact("兰山", county="兰山区", due=date(2022, 6, 30)),
                    fact("费县", county="费县", due=date(2022, 9, 30)),
                    fact("全市", due=date(2022, 4, 1)),
                    fact("经开", place="经开区"),
                    fact("追记", "报告"),
                    fact("今年", "报告", year=2023),
                    fact("外地", "外地", city="德州"),
                ],
                "milestones": [{"milestone_id": "步", "doc_id": "要点", "city": "临沂", "task_id": "公安", "department": "市公安局"}],
                "systems": [{"system_id": "台", "doc_id": "答复", "city": "临沂"}],
                "system_links": [
                    {"system_id": "台", "table": "facts", "row_id": "兰山"},
                    {"system_id": "别", "table": "facts", "row_id": "外地"},
                ],
                "problems": [{"doc_id": "外地", "what": "不懂"}, {"doc_id": "台账", "what": "没有写明发布日期"}],
            }
        )
    )
)


def narrowed(**said):
    chosen = resolve(Selection.from_query({"city": "临沂", "year": "2022", "as_of": "2023-03-01"} | said), SNAPSHOT, TODAY, "")
    return narrow(SNAPSHOT, chosen)


def scopes(frame, column):
    return dict(zip(frame[column], frame["scope"], strict=True))


def test_only_the_citys_and_years_documents_and_their_rows_stay():
    tables = narrowed()
    assert tables.documents["doc_id"].tolist() == ["要点", "台账", "答复"]
    assert tables.tasks["task_id"].tolist() == ["教育", "公安", "无主", "无人"]
    assert tables.problems["doc_id"].tolist() == ["台账"]
    assert tables.system_links["row_id"].tolist() == ["兰山"]


def test_a_later_document_that_tells_of_the_year_adds_its_facts():
    assert "追记" in set(narrowed().facts["fact_id"]) and "今年" not in set(narrowed().facts["fact_id"])


def test_a_document_counts_from_its_publication_and_one_without_a_date_always():
    assert narrowed(as_of="2022-03-28").documents["doc_id"].tolist() == ["台账"]
    assert narrowed(as_of="2022-03-29").documents["doc_id"].tolist() == ["要点", "台账"]
    assert narrowed(known="2022-07-11").documents["doc_id"].tolist() == ["要点", "台账"]
    assert "追记" not in set(narrowed(known="2023-01-31").facts["fact_id"])


def test_a_county_hides_other_counties_and_keeps_the_citys_own_rows_marked():
    assert scopes(narrowed(county="兰山区").facts, "fact_id") == {"兰山": "", "全市": "全市口径", "追记": "全市口径"}


def test_a_zone_is_a_member_like_a_county():
    assert scopes(narrowed(county="经开区").facts, "fact_id") == {"全市": "全市口径", "经开": "", "追记": "全市口径"}


def test_a_department_keeps_what_it_leads_supports_and_what_nobody_leads():
    assert scopes(narrowed(department="市教育局").tasks, "task_id") == {"教育": "", "公安": "配合", "无人": "全市口径"}
    assert scopes(narrowed(department="市教育局").milestones, "milestone_id") == {"步": "配合"}


def test_a_task_without_a_lead_belongs_to_the_documents_issuer():
    tables = narrowed()
    presumed = dict(zip(tables.tasks["task_id"], tables.tasks["presumed"], strict=True))
    assert presumed == {"教育": "", "公安": "", "无主": "市大数据局", "无人": "未写明牵头单位"}
    assert tables.tasks["department"].tolist() == ["市教育局", "市公安局", "", ""]
    assert scopes(narrowed(department="市大数据局").tasks, "task_id") == {"无主": "", "无人": "全市口径"}


def test_a_quarter_hides_what_is_due_in_others_and_keeps_the_undated_marked():
    found = scopes(narrowed(quarter="2022Q2", county="兰山区").facts, "fact_id")
    assert found == {"兰山": "", "全市": "全市口径", "追记": "全市口径、未写时限"}


def test_earlier_years_stand_apart():
    chosen = resolve(Selection(city="临沂", year="2022"), SNAPSHOT, TODAY, "")
    assert earlier(SNAPSHOT, chosen).tasks["task_id"].tolist() == ["旧"]


def test_the_snapshot_itself_is_never_changed():
    narrowed(county="兰山区", department="市教育局")
    assert "scope" not in SNAPSHOT.tables.facts and len(SNAPSHOT.tables.facts) == 7


def test_another_selection_is_not_given_the_remembered_one():
    chosen = resolve(Selection(city="临沂", year="2022"), SNAPSHOT, TODAY, "")
    assert narrow(SNAPSHOT, chosen) is narrow(SNAPSHOT, chosen)
    assert narrow(SNAPSHOT, replace(chosen, county=("费县",))) is not narrow(SNAPSHOT, chosen)
