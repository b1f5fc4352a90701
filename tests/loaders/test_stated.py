"""Whatever a document says, what is stated in it holds together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.loaders import pipeline
from dashboard.provenance import Document, Sidecar

WORDS = (
    *("潍坊市", "奎文区、潍城区", "高新区", "市大数据局", "“城市大脑”", "综合指挥平台", "3个子系统", "智慧社区75个"),
    *("5G基站1500个", "17.24亿条数据", "年底前", "6月底前", "截至5月底", "一季度目标:", "①3月,", "⑩12月,", "力争", "其中", "分别"),
    *("由85%提高到97%", "增长1.1%", "通过终期验收", "试点", "(包括:", ")", "(牵头单位:", "、", ",", ";", "。", "\n", " |\n"),
    *("序号 |", "工作任务 |", "工作目标 |", "牵头单位 |", "1", "一、", "(一)", "二是"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join), st.sampled_from(["points", "ledger", "report", ""]))
@settings(max_examples=80, deadline=None)
def test_any_document_becomes_tables_whose_links_lead_to_their_own_rows(text, kind):
    document = Document("d", "d.txt", text, sidecar=Sidecar(city="潍坊", year=2023, kind=kind))
    tables = pipeline.load(document)
    facts, systems = tables.facts, tables.systems
    ids = set(facts["fact_id"])
    assert set(facts["restates"]) | set(facts["part_of"]) <= ids | {""}
    assert (facts["fact_id"] != facts["part_of"]).all()
    assert ((facts["start"] <= facts["value_start"]) & (facts["value_end"] <= facts["end"])).all()
    assert set(tables.system_links["system_id"]) <= set(systems["system_id"])
    assert set(systems["parent"]) <= set(systems["system_id"]) | {""}
