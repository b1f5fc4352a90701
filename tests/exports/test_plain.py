"""A view's rows and lines as plain values."""

import pytest

from dashboard.exports.plain import on_paper


@pytest.mark.parametrize(
    ("on_screen", "printed"),
    [
        ("▏目标 ▾ 序时应完成 · 点任一数字看依据文件原句", "▏目标 ▾ 序时应完成"),
        ("按领域排列；点指标看它的历次数据，点数字看原句", "按领域排列"),
        ("一行一项任务，点任务看它的节点、目标和进展；状态取各部分中最差的", "一行一项任务；状态取各部分中最差的"),
        ("点事项看办理过程；逾期的在前，已了结的在后", "逾期的在前，已了结的在后"),
        ("数字为共同承担的任务数，点格只看两个单位", "数字为共同承担的任务数"),
        ("一点一个月度节点，点开看原句；竖线为截至日", "一点一个月度节点；竖线为截至日"),
        ("重点任务 12 项，试点 3 个", "重点任务 12 项，试点 3 个"),
    ],
)
def test_what_a_subtitle_says_of_clicking_is_not_printed(on_screen, printed):
    assert on_paper(on_screen) == printed
