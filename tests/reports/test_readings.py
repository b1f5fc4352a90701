"""Mended readings: kept with who, when and the original; they hold while the sentence stands and ask when it has changed."""

from datetime import date

import pandas as pd
import pytest

from dashboard.loaders import Tables
from dashboard.reports import catalogue_file, readings
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.mending import mended
from dashboard.reports.people import Role
from dashboard.reports.readings import Act
from tests.reports.made import DOC, tables


def laid(store, on: Tables | None = None) -> Tables:
    return mended(on or tables(), readings.standing(store))


def row(frame: pd.DataFrame, column: str, row_id: str) -> pd.Series:
    return frame[frame[column] == row_id].iloc[0]


def test_everything_carries_待核_until_an_editor_has_confirmed_the_document(store, actor):
    assert set(laid(store).facts["mark"]) == {"待核"}
    kept = readings.confirm(store, actor, tables(), DOC)
    assert (kept.kind, kept.by) == (Act.CONFIRM, "甲")
    for table in ("facts", "milestones", "tasks"):
        assert set(laid(store)[table]["mark"]) == {""}


def test_what_a_later_reading_adds_is_待核_again(store, actor):
    before = tables()
    readings.confirm(store, actor, before.with_(facts=before.facts.iloc[:1]), DOC)
    assert laid(store).facts["mark"].tolist() == ["", "待核"]


def test_a_correction_shows_with_its_mark_and_keeps_the_original(store, actor, clock):
    kept = readings.correct(store, actor, tables(), "facts", "fact2", "due", "2022-11-30", "原文为11月底")
    assert (kept.was, kept.now, kept.by, kept.at, kept.quote) == ("2022-12-31", "2022-11-30", "甲", clock.now, "接入视频2000路")
    fact = row(laid(store).facts, "fact_id", "fact2")
    assert fact["due"] == pd.Timestamp("2022-11-30")
    assert fact["mark"] == "待核、人工校正"
    assert tables().facts["due"].tolist() == [pd.Timestamp("2022-12-31")] * 2


@pytest.mark.parametrize(
    ("table", "row_id", "column", "now", "then"),
    [
        ("facts", "fact2", "kind", "background", "background"),
        ("facts", "fact2", "county", "沂水县", "沂水县"),
        ("facts", "fact2", "indicator", "base_stations_5g", "base_stations_5g"),
        ("facts", "fact2", "department", "发改委；市公安局", "市发展改革委;市公安局"),
        ("milestones", "step2", "department", "大数据局", "市大数据局"),
        ("facts", "fact1", "due", "", pd.NaT),
    ],
)
def test_each_column_takes_a_value_that_can_stand_there_under_official_names(store, actor, table, row_id, column, now, then):
    readings.correct(store, actor, tables(), table, row_id, column, now)
    found = row(laid(store)[table], {"facts": "fact_id", "milestones": "milestone_id"}[table], row_id)[column]
    assert found == then or (pd.isna(found) and pd.isna(then))


@pytest.mark.parametrize(
    ("column", "now", "what"),
    [
        ("kind", "目标", "类别只能是"),
        ("county", "不存在县", "临沂没有“不存在县”"),
        ("due", "年底", "完成时限“年底”应形如 2022-06-30"),
        ("indicator", "no_such", "指标目录中没有“no_such”"),
        ("value", "3", "这一项不能校正；可校正的有：类别、部门"),
        ("kind", "target", "新内容与现有内容相同"),
    ],
)
def test_a_value_that_cannot_stand_there_is_refused(store, actor, column, now, what):
    with pytest.raises(ReportError, match=what):
        readings.correct(store, actor, tables(), "facts", "fact1", column, now)
    assert readings.all_of(store) == ()


def test_a_second_correction_keeps_the_documents_own_reading_as_the_original(store, actor):
    readings.correct(store, actor, tables(), "facts", "fact2", "due", "2022-11-30")
    second = readings.correct(store, actor, laid(store), "facts", "fact2", "due", "2022-10-31")
    assert second.was == "2022-12-31"
    assert row(laid(store).facts, "fact_id", "fact2")["due"] == pd.Timestamp("2022-10-31")


def test_a_re_read_keeps_the_correction_while_the_sentence_stands(store, actor):
    readings.correct(store, actor, tables(), "facts", "fact2", "due", "2022-11-30")
    moved = tables().facts.assign(start=500, end=520)
    again = laid(store, tables().with_(facts=moved))
    assert row(again.facts, "fact_id", "fact2")["due"] == pd.Timestamp("2022-11-30")
    assert again.problems.empty


def test_a_changed_sentence_is_asked_about_and_the_new_reading_stands(store, actor):
    kept = readings.correct(store, actor, tables(), "facts", "fact2", "due", "2022-11-30")
    changed = tables().facts.assign(fact_id=["fact1", "fact3"], quote=["5G基站1500个", "接入视频2500路"])
    again = laid(store, tables().with_(facts=changed))
    assert row(again.facts, "fact_id", "fact3")["due"] == pd.Timestamp("2022-12-31")
    asked = again.problems.iloc[0]
    assert (asked["doc_id"], asked["quote"]) == (DOC, "接入视频2000路")
    assert (
        asked["what"]
        == f"第{kept.reading_id}号人工校正（完成时限，甲 2022-07-02）所据的原句已变化或不再读出，请核对后重新处理，或撤销这一条"
    )


def test_nothing_is_asked_about_a_document_that_was_taken_away(store, actor):
    readings.correct(store, actor, tables(), "facts", "fact2", "due", "2022-11-30")
    assert laid(store, Tables.empty()).problems.empty


def test_a_rejected_quantity_is_gone_and_what_restated_it_stands_in_its_place(store, actor):
    twice = tables().facts.assign(restates=["", "fact1"])
    readings.reject(store, actor, tables(), "facts", "fact1", "不是目标")
    left = laid(store, tables().with_(facts=twice)).facts
    assert left[["fact_id", "restates"]].values.tolist() == [["fact2", ""]]
    with pytest.raises(ReportError, match="不采用须写明原因"):
        readings.reject(store, actor, tables(), "facts", "fact2", " ")
    with pytest.raises(ReportError, match="只有数据、时间节点和试点"):
        readings.reject(store, actor, tables(), "tasks", "task1", "重复")


def test_what_the_text_lacks_is_added_as_a_role_or_a_column(store, actor):
    readings.add(store, actor, tables(), "task1", "责任单位", "公安局")
    readings.add(store, actor, tables(), "task1", "联系人", "张三 0539-1")
    after = laid(store)
    added = after.roles.iloc[-1]
    assert (added["task_id"], added["department"], added["role"], added["mark"], added["doc_id"]) == (
        "task1",
        "市公安局",
        "responsible",
        "人工补录",
        DOC,
    )
    task = row(after.tasks, "task_id", "task1")
    assert (task["contact"], task["leader"], task["mark"]) == ("张三 0539-1", "", "待核、人工补录")
    with pytest.raises(ReportError, match="可补录的有：牵头单位"):
        readings.add(store, actor, tables(), "task1", "天气", "晴")
    with pytest.raises(ReportError, match="联系人应有 1 到 500 字"):
        readings.add(store, actor, tables(), "task1", "联系人", " ")


def test_a_named_quantity_and_all_called_the_same_belong_to_the_indicator(store, actor):
    named = tables().facts.assign(indicator="", label="新词", unit="个")
    on = tables().with_(facts=named)
    readings.name(store, actor, on, "fact1", "5G基站数")
    assert laid(store, on).facts["indicator"].tolist() == ["base_stations_5g"] * 2
    other = on.with_(facts=named.assign(fact_id=["x", "y"], label=["新词", "旧词"]))
    assert laid(store, other).facts["indicator"].tolist() == ["", ""]


@pytest.mark.parametrize(
    ("indicator", "what"), [("没有的指标", "指标目录中没有“没有的指标”"), ("base_stations_5g", "的单位是个、座、处，这一数据的单位是“路”")]
)
def test_a_quantity_is_not_named_after_no_indicator_or_one_of_another_unit(store, actor, indicator, what):
    with pytest.raises(ReportError, match=what):
        readings.name(store, actor, tables(), "fact2", indicator)


def test_what_was_named_can_be_put_into_the_catalogues_file(store, actor, tmp_path):
    on = tables().with_(facts=tables().facts.assign(indicator="", label="新词"))
    readings.name(store, actor, on, "fact1", "base_stations_5g")
    path = tmp_path / "indicators.csv"
    path.write_text("id,name,units,heads\nbase_stations_5g,5G基站数,个;座,5G基站\nother,别的,,词\n", encoding="utf-8")
    assert catalogue_file.with_namings(on, readings.standing(store), path) == (
        "id,name,units,heads\nbase_stations_5g,5G基站数,个;座,5G基站;新词\nother,别的,,词\n"
    )


def test_withdrawn_acts_no_longer_count_and_stay_in_the_history(store, actor, clock):
    kept = readings.correct(store, actor, tables(), "facts", "fact2", "due", "2022-11-30")
    clock.set("2022-08-01")
    readings.withdraw(store, actor, kept.reading_id)
    assert row(laid(store).facts, "fact_id", "fact2")["due"] == pd.Timestamp("2022-12-31")
    (one,) = readings.all_of(store, DOC)
    assert (one.withdrawn_by, one.withdrawn_at.date()) == ("甲", date(2022, 8, 1))
    with pytest.raises(NotFound, match="或已撤销"):
        readings.withdraw(store, actor, kept.reading_id)


def test_only_editors_mend_and_what_is_not_there_is_not_found(store, account, actor):
    reviewer = account("zhao", Role.REVIEWER)
    with pytest.raises(NotAllowed):
        readings.correct(store, reviewer, tables(), "facts", "fact2", "due", "2022-11-30")
    with pytest.raises(NotFound, match="没有编号为“nothing”的数据"):
        readings.reject(store, actor, tables(), "facts", "nothing", "重复")
    with pytest.raises(NotFound, match="没有依据文件“nothing”"):
        readings.confirm(store, actor, tables(), "nothing")
