"""Pictures opened again: the texts of an SVG, and the pixels of a PNG."""

from __future__ import annotations

import io
from datetime import datetime

from lxml import etree
from PIL import Image

from dashboard.exports.about import About
from dashboard.exports.pictures.sheet import NAMESPACE
from dashboard.schema import State
from dashboard.views.view import Source, View

ABOUT = About("甲市", "2022年度总览", "2022-07-31", ("县区：乙县",), "亮灯规则：通用规则", datetime(2022, 8, 1, 9, 30))
ROWS = (
    {"name": "基站", "value": "1500个", "share": "61.6%", "state": State.DONE, "below": {"name": "12-31 前"}},
    {"name": "社区", "value": "—", "share": "—", "state": State.NOT_DUE},
)
TABLE = View(
    id="made",
    headline="完成 1 项",
    subtitle="全市 · 点数字看原句",
    unit="个",
    columns={"name": "指标", "value": "数量", "share": "完成率", "state": "亮灯"},
    rows=ROWS,
    sources=(Source("d1", "甲市工作要点", date="2022-03-01", doc_no="甲发〔2022〕1号"),),
    as_of="截至 2022-07-31",
    rule="亮灯规则：通用规则 · 未经本单位确认",
)


def texts(svg: bytes) -> list[str]:
    """What is written in a picture, in the order of drawing."""
    return [element.text or "" for element in etree.fromstring(svg).iter(f"{{{NAMESPACE}}}text")]


def pixels(png: bytes) -> Image.Image:
    """A PNG in grey."""
    return Image.open(io.BytesIO(png)).convert("L")


def ink(png: bytes, places: int) -> list[bytes]:
    """A row of equally wide places cut apart: the pixels of each."""
    image = pixels(png)
    wide = image.width // places
    return [image.crop((place * wide, 0, (place + 1) * wide, image.height)).tobytes() for place in range(places)]
