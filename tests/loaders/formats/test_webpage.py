"""Saved government pages: the main part in reading order, data tables as cells, menus left out."""

import pytest

from dashboard.loaders.formats import webpage
from dashboard.provenance import SourceError


def read(html, encoding="utf-8"):
    return webpage.read(html.encode(encoding), "网页.html")


def test_paragraphs_are_lines_and_inline_marks_do_not_cut_words():
    content = read("<body><h1>工作要点</h1><p>建成<b>5G</b>基站<span>1500</span>个。</p><p>第二段<br>换行</p></body>")
    assert content.text == "工作要点\n建成5G基站1500个。\n第二段\n换行\n"


def test_scripts_menus_and_feet_are_left_out():
    menu = "<ul>" + "".join(f'<li><a href="{number}">栏目{number}</a></li>' for number in range(6)) + "</ul>"
    content = read(f"<head><title>题</title><script>var a=1;</script></head><body>{menu}<p>正文。</p><footer>备案号</footer></body>")
    assert content.text == "正文。\n"


def test_a_data_table_becomes_cells_with_spans():
    content = read(
        "<table><tr><th rowspan='2'>任务</th><th colspan='2'>目标</th></tr><tr><th>上半年</th><th>全年</th></tr>"
        "<tr><td>基站</td><td><p>800个</p></td><td>1500个</td></tr></table>"
    )
    cells = {content.text[cell.start : cell.end]: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in content.cells}
    assert cells["任务"] == (1, 1, 2, 1) and cells["目标"] == (1, 2, 1, 2)
    assert cells["上半年"] == (2, 2, 1, 1) and cells["全年"] == (2, 3, 1, 1)
    assert cells["1500个"] == (3, 3, 1, 1)
    assert content.cells[-1].address == "表1 第3行第3列"


def test_a_table_that_only_lays_out_the_page_is_read_as_prose():
    content = read("<table><tr><td><table><tr><td>序号</td><td>任务</td></tr></table></td><td><p>正文。</p></td></tr></table>")
    assert [content.text[cell.start : cell.end] for cell in content.cells] == ["序号", "任务"]
    assert content.text.endswith("正文。\n")


def test_standard_labels_give_what_the_page_does_not_show():
    head = '<head><meta name="PubDate" content="2022-03-29"><meta name="ContentSource" content="某市大数据局"></head>'
    assert read(f"{head}<body><p>某市大数据局：正文。</p></body>").text == "发布日期：2022-03-29\n某市大数据局：正文。\n"


def test_a_page_in_gbk_is_read():
    assert read('<meta charset="gb2312"><p>推进数字政府建设</p>', "gbk").text == "推进数字政府建设\n"


def test_hidden_blocks_and_comments_are_left_out():
    assert read("<p style='display: none'>藏</p><!-- 注 --><p>见</p>").text == "见\n"


def test_a_page_nested_absurdly_deep_is_refused():
    with pytest.raises(SourceError, match="嵌套"):
        read("<div>" * 1000 + "文" + "</div>" * 1000)


def test_a_span_beyond_reason_is_cut():
    content = read("<table><tr><td colspan='99999999999'>甲</td><td rowspan='x'>乙</td></tr></table>")
    assert [(cell.column, cell.column_span, cell.row_span) for cell in content.cells] == [(1, 1000, 1), (1001, 1, 1)]


@pytest.mark.parametrize("html", ["<html></html>", "<p>", "<table><tr></tr></table>", "</div></div>"])
def test_a_page_without_words_gives_no_words(html):
    assert read(html).text == ""
