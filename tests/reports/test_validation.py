"""The one validation: each finding with its field, whether it refuses or asks, and its words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.reports.items import items
from dashboard.reports.validation import Context, refusals, validate
from dashboard.reports.words import Severity, Status, Subject
from tests.reports.made import CITY, step, tables, value

COUNTIES, DEPARTMENTS = frozenset({"沂水县", "蒙阴县"}), frozenset({"市公安局", "市大数据局"})
ITEMS = {item.key: item for item in items(tables(), CITY, 2022)}
MAY = value(500, period="2022-05", as_of=date(2022, 5, 31))


def found(entry, last=None, today=date(2022, 7, 1)) -> list[tuple[Severity, str, str]]:
    item = ITEMS.get((str(entry.subject), entry.subject_id, entry.county, entry.place))
    return [(one.severity, one.where, one.what) for one in validate(entry, Context(item, COUNTIES, DEPARTMENTS, today, last))]


CITYWIDE = {"county": "", "department": "市大数据局"}


@pytest.mark.parametrize(
    "entry",
    [
        value(800),
        value("0"),
        value("800.5", **CITYWIDE),
        step(Status.UNDERWAY, progress="正在调试\n已通电"),
        step(Status.DONE, done_on=date(2022, 6, 30), evidence="https://a.example/1"),
        step(Status.BLOCKED, reason="资金未到", next_step="协调财政"),
    ],
)
def test_a_sound_entry_has_no_finding(entry):
    assert found(entry) == []


@pytest.mark.parametrize(
    ("entry", "where", "what"),
    [
        (value(800, subject_id="no_such"), "subject_id", "没有这一填报事项"),
        (value(800, county="不存在县"), "county", "临沂没有“不存在县”"),
        (value(800, county="", department="市某局"), "department", "临沂的依据文件中没有“市某局”"),
        (value(800, unit="万个"), "unit", "单位应为“个”，填的是“万个”"),
        (value(800, unit=""), "unit", "单位应为“个”，填的是“空”"),
        (value("NaN"), "value", "数值无法识别或过大"),
        (value("1e30"), "value", "数值无法识别或过大"),
        (value(800, as_of=date(2022, 7, 2)), "as_of", "截至日期 2022-07-02 还没有到"),
        (value(800, as_of=date(2022, 5, 31)), "as_of", "截至日期 2022-05-31 不在报送期 2022年6月 之内"),
        (value(800, period="六月"), "period", "报送期“六月”无法识别"),
        (value(800, status=Status.DONE), "status", "只有时间节点可填完成情况"),
        (value(800, no_change=True), "no_change", "上期没有填报，不能勾选本期无变化"),
        (value(800, evidence="javascript:alert(1)"), "evidence", "依据链接应以 http:// 或 https:// 开头"),
        (value(800, progress="字" * 2001), "progress", "进展情况有 2001 字，最多 2000 字"),
        (value(800, problems="a\x00b"), "problems", "存在问题中有不可见的控制字符"),
        (step(Status.NONE, progress="正在调试"), "status", "请选择已完成、推进中或受阻"),
        (step(Status.DONE), "done_on", "已完成的节点须填完成日期"),
        (step(Status.DONE, done_on=date(2022, 7, 1)), "done_on", "完成日期 2022-07-01 晚于截至日期 2022-06-30"),
        (step(Status.UNDERWAY, done_on=date(2022, 6, 1)), "done_on", "未完成的节点不能填完成日期"),
        (step(Status.BLOCKED, next_step="协调"), "reason", "受阻的节点须写明原因"),
        (step(Status.BLOCKED, reason="资金"), "next_step", "受阻的节点须写明下一步打算"),
        (step(Status.UNDERWAY, value=Decimal(1)), "value", "只有指标可填数值"),
        (replace(value(800), value=None, unit=""), "progress", "没有填写任何进展"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(entry, where, what):
    severities = {(severity, place) for severity, place, said in found(entry) if what in said}
    assert severities == {(Severity.REFUSE, where)}


@pytest.mark.parametrize(
    ("entry", "last", "what"),
    [
        (value(15_001, **CITYWIDE), None, "超过目标 1500个 的 10 倍，请核对单位是否为“个”"),
        (value(499), MAY, "累计数比 2022-05-31 的 500个 减少了"),
        (value(-1), None, "数值为负（-1个）"),
    ],
)
def test_what_is_unlikely_is_asked_about(entry, last, what):
    assert found(entry, last) == [(Severity.ASK, "value", what)]


@pytest.mark.parametrize(
    ("entry", "last"),
    [
        (value(15_000, **CITYWIDE), None),
        (value(500), MAY),
        (value(100, measure="increment"), replace(MAY, measure="increment")),
        (value(400, as_of=date(2022, 6, 30)), replace(MAY, as_of=date(2022, 7, 1))),
    ],
)
def test_what_is_just_likely_is_not_asked_about(entry, last):
    assert found(entry, last) == []


def test_refusals_stand_first_and_can_be_told_apart():
    findings = validate(
        value(-1, unit="个", progress="字" * 3000),
        Context(ITEMS["indicator", "base_stations_5g", "沂水县", ""], COUNTIES, DEPARTMENTS, date(2022, 7, 1)),
    )
    assert [(one.severity, one.word) for one in findings] == [(Severity.REFUSE, "进展情况"), (Severity.ASK, "累计完成")]
    assert refusals(findings) == findings[:1]


def test_any_subject_is_refused_when_its_item_is_gone():
    for subject in Subject:
        assert ("subject_id", Severity.REFUSE) in [
            (where, severity) for severity, where, _ in found(value(1, subject=subject, subject_id="gone"))
        ]
