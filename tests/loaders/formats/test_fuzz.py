"""Whatever bytes stand under whatever ending: text with cells at true offsets comes out, or a SourceError, nothing else."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.loaders.formats import READERS, parse
from dashboard.loaders.pipeline import load
from dashboard.provenance import Document, SourceError

QUICKLY = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
ENDINGS = sorted(READERS)
WORDS = st.text(alphabet="一二三、。，；：（）①②③年月日前底建成基站0123456789%万亿个项 \n\t|.-“”《》牵头市大数据局", max_size=200)


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_file():
    document = docx.Document()
    document.add_paragraph("2022年工作台账")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "任务"
    return saved(document)


def sheet_file():
    book = openpyxl.Workbook()
    book.active.append(["任务", 0.9])
    return saved(book)


WHOLE = {".docx": word_file(), ".xlsx": sheet_file(), ".html": "<table><tr><td>任务</td><td>基站</td></tr></table>".encode()}


def hold_or_refuse(data, ending):
    try:
        content = parse(data, Path("文件" + ending))
    except SourceError as refused:
        assert refused.file == "文件" + ending
        return
    assert content.text.strip()
    for cell in content.cells:
        assert 0 <= cell.start <= cell.end <= len(content.text)
        assert cell.row >= 1 and cell.column >= 1 and cell.address
    assert [cell.start for cell in content.cells] == sorted(cell.start for cell in content.cells)


@pytest.mark.parametrize("ending", ENDINGS)
@QUICKLY
@given(data=st.binary(max_size=400))
def test_any_bytes_are_held_or_refused(ending, data):
    hold_or_refuse(data, ending)


@pytest.mark.parametrize("ending", sorted(WHOLE))
@QUICKLY
@given(place=st.floats(0, 1), change=st.binary(min_size=1, max_size=8))
def test_a_file_damaged_anywhere_is_held_or_refused(ending, place, change):
    whole = WHOLE[ending]
    start = int(place * (len(whole) - len(change)))
    hold_or_refuse(whole[:start] + change + whole[start + len(change) :], ending)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@QUICKLY
@given(member=st.integers(0, 40), data=st.binary(max_size=60) | st.sampled_from([b"<a/>", b"", b"<w:p xmlns:w='x'/>"]))
def test_a_package_with_one_foreign_part_is_held_or_refused(ending, member, data):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE[ending])) as before, zipfile.ZipFile(buffer, "w") as after:
        names = before.namelist()
        for name in names:
            after.writestr(name, data if name == names[member % len(names)] else before.read(name))
    hold_or_refuse(buffer.getvalue(), ending)


@QUICKLY
@given(text=WORDS)
def test_any_words_become_tables_whose_quotes_stand_in_the_text(text):
    tables = load(Document("杂", "杂.txt", text))
    assert len(tables.documents) == 1
    for name, frame in tables.items():
        if "quote" in frame:
            assert frame["start"].dropna().between(0, len(text)).all(), name


@QUICKLY
@given(rows=st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_table_of_words_is_read(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([said or None for said in row])
    hold_or_refuse(saved(book), ".xlsx")
