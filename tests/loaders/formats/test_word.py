"""Word documents: reading order, merged cells, and what a reader does not see."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dashboard.loaders.formats import word
from dashboard.provenance import SourceError


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def ledger():
    document = docx.Document()
    document.add_paragraph("2022年工作台账")
    table = document.add_table(rows=3, cols=3)
    for row, words in enumerate([("任务", "目标", ""), ("", "上半年", "全年"), ("建设基站", "800个", "1500个")]):
        for column, said in enumerate(words):
            table.cell(row, column).text = said
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_paragraph("注：年底前完成。")
    return document


def test_paragraphs_and_tables_stand_in_reading_order():
    text = word.read(saved(ledger()), "台账.docx").text
    assert text.index("工作台账") < text.index("建设基站") < text.index("注：年底前完成。")


def test_a_merged_cell_stands_once_with_its_spans():
    content = word.read(saved(ledger()), "台账.docx")
    cells = {content.text[cell.start : cell.end]: cell for cell in content.cells}
    assert len(content.cells) == 7
    assert (cells["任务"].row_span, cells["任务"].column_span) == (2, 1)
    assert (cells["目标"].row_span, cells["目标"].column_span, cells["目标"].column) == (1, 2, 2)
    assert cells["全年"].address == "表1 第2行第3列"
    assert (cells["1500个"].row, cells["1500个"].column) == (3, 3)


def test_a_table_inside_a_cell_is_words_of_that_cell():
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).add_table(rows=1, cols=1).cell(0, 0).text = "内层"
    outer.cell(0, 1).text = "外层"
    content = word.read(saved(document), "a.docx")
    assert [content.text[cell.start : cell.end] for cell in content.cells] == ["内层", "外层"]


def test_deleted_words_are_left_out_and_inserted_words_are_read():
    document = docx.Document()
    paragraph = document.add_paragraph("建成")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>900</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>1500个</w:t></w:r></w:ins>"))
    assert word.read(saved(document), "a.docx").text == "建成1500个\n"


def test_words_in_a_content_control_are_read():
    document = docx.Document()
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>市大数据局</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(control))
    assert word.read(saved(document), "a.docx").text == "市大数据局\n"


def test_a_package_that_is_no_word_document_is_refused():
    import openpyxl

    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    with pytest.raises(SourceError, match="Word 文件结构不完整"):
        word.read(buffer.getvalue(), "改名.docx")
