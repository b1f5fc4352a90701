"""The status rule's file: what is shipped, what may be changed, what is refused."""

import pytest

from dashboard.provenance import SourceError
from dashboard.reference import rules
from dashboard.reference.rules import Rules

COMPLETE = """
active = "own"
[rules.own]
name = "本局规则"
issuer = "市大数据局"
in_force = "2024-01-01"
scope = "全部任务"
form = "percentage of E"
warn = 5
late = 20.5
confirmed = true
colours = "红黄蓝"
lamps = { green = "蓝灯", yellow = "黄灯", red = "红灯", grey = "不亮灯" }
"""


def read(folder, text: str) -> Rules:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return Rules.load(path)


def test_the_shipped_rule_has_ten_and_thirty_points_and_is_not_confirmed():
    rule = rules.active()
    assert (rule.name, rule.form, rule.warn, rule.late, rule.confirmed) == ("通用规则（参照银川2025）", "points of T", 10, 30, False)


def test_a_bureau_may_adopt_another_form_and_its_own_lamp_names(tmp_path):
    rule = read(tmp_path, COMPLETE).active
    assert (rule.form, rule.warn, rule.late, rule.confirmed) == ("percentage of E", 5, 20.5, True)
    assert (rule.lamp_names["green"], rule.colours) == ("蓝灯", "红黄蓝")


@pytest.mark.parametrize(
    ("was", "now", "what"),
    [
        ('active = "own"', 'active = "other"', "active 写成了“other”"),
        ('issuer = "市大数据局"\n', "", "规则“own”）：缺少 issuer"),
        ("warn = 5", 'warn = "五"', "warn 写成了“五”，类型不对"),
        ("confirmed = true", "confirmed = 1", "confirmed 写成了“1”，类型不对"),
        ("warn = 5", "warn = 30", "warn 应大于0并小于 late"),
        ("percentage of E", "per cent", "form 只能是"),
        ("红黄蓝", "五彩", "colours 只能是：红黄绿、红黄蓝"),
        (', grey = "不亮灯"', "", "lamps 应恰有：green、yellow、red、grey"),
    ],
)
def test_a_faulty_rule_is_refused_by_name_and_key(tmp_path, was, now, what):
    with pytest.raises(SourceError, match=what):
        read(tmp_path, COMPLETE.replace(was, now))
