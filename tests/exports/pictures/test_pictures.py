"""A picture stands alone: it says what it is, asks for nothing, and is right on a machine without Chinese fonts."""

from dataclasses import replace

import pytest
from lxml import etree

from dashboard.exports import about, pictures
from dashboard.exports.pictures import HEIGHT, TALLEST, WIDTH, as_png, as_svg, missing, picture_size
from dashboard.exports.pictures.raster import rasterised
from dashboard.figures.palette import palette
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from tests.exports.pictures.made import ABOUT, ROWS, TABLE, ink, pixels, texts

LONG = replace(TABLE, rows=ROWS * 60)


def test_a_picture_says_finding_measure_unit_filters_date_rule_and_source():
    said = texts(as_svg(TABLE, ABOUT))
    assert said[-5:] == [
        "甲市 2022年度总览 · 截至 2022-07-31 · 筛选：县区：乙县",
        "完成 1 项",
        "全市 · 单位：个",
        "亮灯规则：通用规则 · 未经本单位确认",
        "来源：甲市工作要点（甲发〔2022〕1号） 2022-03-01",
    ]


def test_a_picture_holds_the_words_of_the_view_and_each_lamp_its_word():
    said = texts(as_svg(TABLE, ABOUT))
    assert said[:4] == ["指标", "数量", "完成率", "亮灯"]
    assert said[4:12] == ["基站", "12-31 前", "1500个", "61.6%", "● 已办结", "社区", "—", "—"]


@pytest.mark.parametrize("scale", [2, 4])
def test_a_png_is_a_slide_of_twice_or_four_times_the_pixels(scale):
    assert picture_size(TABLE, ABOUT) == (WIDTH, HEIGHT)
    assert pixels(as_png(TABLE, ABOUT, scale)).size == (WIDTH * scale, HEIGHT * scale)


def test_a_size_that_is_asked_for_is_the_size_that_is_drawn():
    assert pixels(as_png(TABLE, ABOUT, 1, width=960, height=720)).size == (960, 720)


def test_a_long_table_makes_a_tall_picture_and_what_it_leaves_out_is_said():
    width, height = picture_size(LONG, ABOUT)
    assert (width, height) == (WIDTH, round(WIDTH * TALLEST))
    said = texts(as_svg(LONG, ABOUT))
    shown = said.count("基站") + said.count("社区")
    assert f"共120行，此处列前{shown}行。" in said


def test_a_view_without_rows_says_why():
    assert "文件没有写明" in texts(as_svg(replace(TABLE, rows=(), note="文件没有写明"), ABOUT))


def test_hostile_words_stay_words():
    name = "<script>alert(1)</script>]]>&\x00\x1b\ud800"
    svg = as_svg(replace(TABLE, headline=name, rows=({"name": name},), columns={"name": "指标"}), ABOUT)
    root = etree.fromstring(svg)
    assert {etree.QName(element).localname for element in root.iter()} == {"svg", "title", "style", "rect", "text", "line"}
    assert texts(svg).count("<script>alert(1)</script>]]>&") == 2


def test_a_picture_asks_for_nothing_outside_itself():
    root = etree.fromstring(as_svg(TABLE, ABOUT))
    style = root.find("{*}style").text
    assert style.count("url(") == style.count("url(data:font/woff;base64,") == 1
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if "href" in name or name.startswith("on")]
    assert not [value for element in root.iter() for value in element.attrib.values() if "//" in value]


def test_what_is_drawn_from_made_up_reports_carries_the_mark(monkeypatch):
    assert WATERMARK not in texts(as_svg(TABLE, ABOUT))
    for module in (about, pictures):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, sample=True))
    said = texts(as_svg(TABLE, ABOUT))
    assert f"{WATERMARK}，不是真实填报" in said
    assert said.count(WATERMARK) > 4


def test_chinese_is_drawn_from_the_shipped_font_alone():
    """Without one system font every character has its own shape, and none is the box of a missing one."""
    characters = "棣沭莒郯中1%\U0010fffd"
    shown = "".join(f'<text x="{40 * place + 4}" y="30" font-size="28">{one}</text>' for place, one in enumerate(characters))
    paper = f'<rect width="{40 * len(characters)}" height="40" fill="#fff"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{40 * len(characters)}" height="40">{paper}{shown}</svg>'
    assert len(set(ink(rasterised(svg, 1), len(characters)))) == len(characters)


def test_a_character_that_no_font_has_is_said_and_never_a_box(monkeypatch):
    monkeypatch.setattr(missing, "elsewhere", lambda character: False)
    said = texts(as_svg(replace(TABLE, headline="王\U00030000局长"), ABOUT))
    assert "王〓局长" in said
    assert "〓 处的字本机字体没有（U+30000）。" in said


def test_a_character_of_the_machines_own_fonts_is_kept(monkeypatch):
    monkeypatch.setattr(missing, "elsewhere", lambda character: True)
    assert "王\U00030000局长" in texts(as_svg(replace(TABLE, headline="王\U00030000局长"), ABOUT))


def test_a_dark_picture_is_dark():
    svg = as_svg(TABLE, ABOUT, theme="dark").decode()
    assert palette("dark")["panel"] in svg and palette("light")["panel"] not in svg
