"""Pilots by programme, the county map and the six key figures."""

from dashboard.reference.indicators import Indicators
from dashboard.views.counties import counties
from dashboard.views.key_figures import key_figures, other_figures
from dashboard.views.programmes import longest_shared, programmes
from tests.measures.made import frame
from tests.views import made


def pilot(county, stage, programme="省级新型智慧城市试点", **columns):
    return {"pilot_id": county, "doc_id": "d1", "county": county, "stage": stage, "programme": programme, "year": 2022} | columns


THREE = [pilot("乙县", "终期验收"), pilot("丙县", "中期评估"), pilot("丁县", "持续提升", "新型智慧城市建设")]


def test_programmes_that_share_their_name_are_one():
    found = programmes(frame("pilots", *THREE, pilot("乙县", "建设", "数字农业示范县")))
    assert [(one.name, len(one.rows), one.stages) for one in found] == [
        ("新型智慧城市", 3, ("终期验收", "中期评估", "持续提升")),
        ("数字农业示范县", 1, ("建设",)),
    ]
    assert longest_shared("省级新型智慧城市试点", "新型智慧城市建设") == "新型智慧城市"


def test_the_headline_says_who_strives_for_the_last_stage_while_the_year_runs():
    assert counties(made.situation(pilots=THREE)).headline == "1 地冲刺终期验收"


def test_the_headline_counts_the_stages_once_the_year_is_over():
    late = made.situation(pilots=[one | {"year": 2021} for one in THREE])
    assert counties(late).headline == "终期验收 1 地、中期评估 1 地、持续提升 1 地"


def test_a_place_without_outline_is_a_row_that_says_the_text_does_not_name_its_districts():
    view = counties(made.situation(pilots=[*THREE, pilot("", "终期验收", place="主城区", pilot_id="p4")]))
    assert [row["member"] for row in view.rows] == ["乙县", "主城区", "丙县", "丁县"]
    assert "主城区" in view.subtitle
    assert view.rows[0]["filters"] == {"member": ("county", "乙县")}


def test_without_pilots_the_view_says_why():
    view = counties(made.situation())
    assert view.rows == ()
    assert view.note.startswith("文件没有写明")


def test_key_figures_take_actuals_before_targets_and_end_with_the_pilots():
    facts = [
        made.fact("t", 75, indicator="smart_communities", comparator="ge", due="2022-12-31"),
        made.fact("a", 1_724_000_000, "条", indicator="data_gathered_total", kind="actual", period="2022-07-12"),
        made.fact("part", 852_000_000, "条", indicator="data_channel_gathered", kind="actual", period="2022-07-12", part_of="a"),
    ]
    rows = key_figures(made.situation(facts=facts, pilots=THREE)).rows
    assert [(row["name"], row["said"]) for row in rows] == [
        ("汇聚数据", "17.24亿条"),
        ("智慧社区", "≥75个"),
        ("新型智慧城市创建主体", "3个"),
    ]
    assert rows[0]["caption"] == "高速通道汇聚 8.52亿条 · 截至 2022-07-12"
    assert rows[1]["caption"] == "目标 · 2022-12-31 前 · 未到时限"
    assert rows[2]["origin"] == "pilots:乙县,pilots:丙县,pilots:丁县"


def test_without_facts_the_key_figures_say_so():
    view = key_figures(made.situation())
    assert (view.rows, view.note) == ((), "文件没有写明可列出的数据")


def test_actuals_beyond_the_key_figures_are_listed_apart():
    ids = [indicator.id for indicator in Indicators.load().all if not indicator.beside][:8]
    told = [made.fact(f"a{place}", place, indicator=name, kind="actual", period="2022-07-12") for place, name in enumerate(ids)]
    situation = made.situation(facts=[*told, made.fact("b", 2.5, "月", label="历时", kind="actual", period="2022-07-12")])
    shown = [row["origin"] for row in (*key_figures(situation).rows, *other_figures(situation).rows)]
    assert sorted(shown) == [f"facts:a{place}" for place in range(8)]
    assert len(key_figures(situation).rows) == 6
