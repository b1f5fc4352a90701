"""From a row to its sentence, and a document with its marks."""

from dataclasses import replace

from dashboard.catalog.entered import NothingEntered
from dashboard.loaders import Tables
from dashboard.views.document import read_document
from dashboard.views.origin import in_three, origins
from tests.views import made

TEXT = "总体要求。年内建设75个以上智慧社区,全面推广。(一)下一项工作。"
FACT = made.fact("f1", 75, start=5, end=17, value_start=9, value_end=11, quote="年内建设75个以上智慧社区", due="2022-12-31")


def test_a_number_is_marked_in_its_sentence():
    (origin,) = origins(made.snapshot(TEXT, facts=[FACT]), "facts:f1")
    assert (origin.before, origin.marked, origin.after) == ("年内建设", "75", "个以上智慧社区,全面推广。")
    assert (origin.what, origin.source.title, origin.source.issuer, origin.start) == ("数据", "甲市2022年工作要点", "甲市大数据局", 5)


def test_several_rows_keep_their_order_and_are_told_once():
    task = {"task_id": "k1", "doc_id": "d1", "start": 0, "end": 4, "quote": "总体要求"}
    found = origins(made.snapshot(TEXT, facts=[FACT], tasks=[task]), "tasks:k1,facts:f1,tasks:k1")
    assert [origin.marked for origin in found] == ["总体要求", "75"]


def test_rows_that_no_longer_exist_are_left_out():
    assert origins(made.snapshot(TEXT, facts=[FACT]), "facts:gone,nothing,documents:d1,progress:d1@1-2") == ()


def test_a_page_mark_inside_a_number_is_not_shown():
    raw = "1、" + "甲" * 90 + "覆盖率超过9\n2、0%。" + "乙" * 90 + "未\n3、完的工作。"
    start = raw.index("覆")
    assert in_three(raw, start, raw.index("%") + 1, raw.index("9"), raw.index("%"))[1] == "90"


def test_a_document_is_cut_into_paragraphs_and_marked_pieces():
    reading = read_document(
        made.snapshot("标题\n" + TEXT, facts=[FACT | {"start": 8, "end": 20, "value_start": 12, "value_end": 14}]), "d1"
    )
    assert [block.start for block in reading.blocks] == [0, 3]
    pieces = reading.blocks[1].cells[0]
    assert [(piece.text, piece.notes) for piece in pieces] == [
        ("总体要求。年内建设", ()),
        ("75", (0,)),
        ("个以上智慧社区,全面推广。(一)下一项工作。", ()),
    ]
    assert reading.notes[0].words == "目标：指标f1 75个 · 2022-12-31 前"
    assert (reading.places, reading.counts) == ((8,), {"facts": 1})


def test_a_paragraph_that_lost_its_breaks_is_broken_at_sections_and_at_the_rows_of_its_ledger():
    long = "甲" * 300 + "。一、乙部分的要求。20市卫生健康委推进工作。"
    start = long.index("推进工作")
    task = {"task_id": "k1", "doc_id": "d1", "start": start, "end": start + 4, "title": "推进工作"}
    reading = read_document(made.snapshot(long, tasks=[task]), "d1")
    assert ["".join(piece.text for piece in block.cells[0])[:6] for block in reading.blocks] == [
        "甲甲甲甲甲甲",
        "一、乙部分的",
        "20市卫生健",
    ]


def test_the_number_of_a_heading_stays_with_it():
    text = "(一)建设枢纽平台。" + "甲" * 300
    task = {"task_id": "k1", "doc_id": "d1", "start": 3, "end": 10, "title": "建设枢纽平台"}
    assert len(read_document(made.snapshot(text, tasks=[task]), "d1").blocks) == 1


def test_the_cells_of_a_ledger_are_rows():
    reading = read_document(made.snapshot("编号 |\n工作任务 |\n具体目标 |\n推进计划 |\n1 |\n建平台 |\n建成 |\n3月,启动 |\n"), "d1")
    assert [len(block.cells) for block in reading.blocks] == [4, 4]
    assert [block.heading for block in reading.blocks] == [True, False]


def test_an_unknown_document_is_none():
    assert read_document(made.snapshot(TEXT), "gone") is None


def test_what_was_reported_shows_its_own_sentence():
    told = "截至2022-07-31，市大数据局智慧社区累计完成80个"
    report = {"doc_id": "report:e1", "title": "市大数据局填报（7月）", "issuer": "市大数据局", "city": made.CITY, "year": 2022}
    fact = made.fact(
        "report:e1", 80, doc_id="report:e1", start=0, end=len(told), value_start=len(told) - 3, value_end=len(told) - 1, quote=told
    )

    class Reported(NothingEntered):
        def one(self, doc_id):
            return made.tables(documents=[report], facts=[fact]) if doc_id == "report:e1" else Tables.empty()

    said = replace(made.snapshot(TEXT), entered=Reported())
    assert origins(said, "facts:report:e2,tasks:report:e1") == ()
    (origin,) = origins(said, "facts:report:e1")
    assert (origin.marked, origin.after, origin.source.issuer) == ("80", "个", "市大数据局")
