"""A page as one picture for a phone: 1080 pixels wide, every view that shows anything, whole."""

import io
from datetime import datetime

import pytest
from PIL import Image

from dashboard.exports.about import About
from dashboard.exports.pictures import as_svg, picture_size
from dashboard.exports.pictures.long import GAP, SCALE, as_long_png
from dashboard.schema import State
from dashboard.views.pages import Listed
from dashboard.views.view import View

ABOUT = About("临沂", "2022年度总览", "2022-07-12", (), "", datetime(2022, 7, 12, 9))
COLUMNS = {"name": "指标", "target": "年度目标", "done": "累计完成", "expected": "序时应完成", "state": "亮灯", "lead": "牵头单位"}
ROW = {
    "name": "主要道路视频接入",
    "target": "10000路",
    "done": "9800路",
    "expected": "9900路",
    "state": State.SLIGHTLY_BEHIND,
    "lead": "市公安局",
}


def listed(*rows, note=""):
    return Listed("清单", View("list", "主要指标", columns=COLUMNS, rows=rows, note=note))


def test_the_views_stand_one_below_the_other_without_the_empty_ones():
    one, other = listed(ROW), listed(ROW, ROW, ROW)
    made = Image.open(io.BytesIO(as_long_png([one, listed(note="没有"), other], ABOUT)))
    heights = [picture_size(part.view, ABOUT, width=720)[1] * SCALE for part in (one, other)]
    assert made.size == (1080, sum(heights) + GAP)


def test_a_page_without_anything_to_draw_is_refused_in_words():
    with pytest.raises(ValueError, match="没有可画的内容"):
        as_long_png([listed()], ABOUT)


def test_at_a_phones_width_a_lamp_keeps_its_word():
    wide = {name: f"{text}，其余各项见附表所列情况说明" for name, text in ROW.items() if name != "state"} | {"state": ROW["state"]}
    assert "● 略低于序时<" in as_svg(listed(wide).view, ABOUT, width=720).decode()
