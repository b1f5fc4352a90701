"""`python -m dashboard report` writes the files of a month as a reader gets them, and says which it could not write and why."""

import io
import os
import subprocess
import sys

import openpyxl
import pypdfium2
import pytest
from docx import Document
from PIL import Image
from pptx import Presentation

from dashboard.settings import ROOT
from tests import chromium


def report(out, *words, **settings):
    command = [sys.executable, "-m", "dashboard", "report", "--city", "德州", "--month", "2020-06", "--out", str(out), *words]
    environment = os.environ | {"VAR": str(out.parent / "var"), "PYTHONIOENCODING": "utf-8"} | settings
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=200)


def test_a_month_in_every_format_says_the_same(tmp_path):
    done = report(tmp_path / "out", CHROMIUM=chromium.executable())
    assert (done.returncode, done.stderr) == (0, "")
    files = {path.suffix: path for path in (tmp_path / "out").iterdir()}
    assert sorted(map(str, files.values())) == sorted(done.stdout.split())
    title = "关于2020年6月份"
    paper = pypdfium2.PdfDocument(files[".pdf"].read_bytes())
    texts = [page.get_textpage().get_text_bounded().replace("\r\n", "") for page in paper]
    assert title in texts[0]
    assert "城市大脑一屏总览" not in texts[0]
    assert "— 1 —" in texts[0]
    assert any(title in paragraph.text for paragraph in Document(files[".docx"]).paragraphs)
    assert len(Presentation(files[".pptx"]).slides) > 2
    assert "任务进展一览表" in "".join(openpyxl.load_workbook(files[".xlsx"]).sheetnames)
    assert Image.open(io.BytesIO(files[".png"].read_bytes())).width == 1080


def test_without_a_browser_everything_but_the_pdf_is_written(tmp_path):
    done = report(tmp_path / "out", "--format", "pdf", "--format", "xlsx", CHROMIUM="/nowhere/chromium")
    assert done.returncode == 1
    assert "没有找到 Chromium" in done.stderr
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".xlsx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "nobody", "--format", "xlsx"], "登录"),
        (["--page", "county", "--format", "docx"], "只有通报有 Word 文件"),
        (["--city", "火星"], "没有城市“火星”"),
    ],
)
def test_what_cannot_be_had_is_said_and_nothing_is_written(tmp_path, words, said):
    done = report(tmp_path / "out", *words)
    assert done.returncode == 1
    assert said in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("period", ["2020-13", "2999-01", "六月"])
def test_a_period_that_there_is_not_is_refused(tmp_path, period):
    done = report(tmp_path / "out", "--month", period)
    assert (done.returncode, f"“{period}”：没有这一期" in done.stderr) == (1, True)
    assert not (tmp_path / "out").exists()
