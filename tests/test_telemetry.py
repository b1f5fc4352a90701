"""A document that is taken in, refused or goes leaves one line, and is counted."""

import logging

import pytest

from dashboard.catalog.holding import Holding
from dashboard.reports import ReportError, received
from dashboard.reports.people import at_the_command_line
from dashboard.telemetry import REGISTRY
from dashboard.views.upload import preview

PLAN = "临沂市2023年大数据工作要点\n一、新建5G基站2000个，9月底前完成。\n"
EDITOR = at_the_command_line("root")


def lines(caplog) -> list[tuple[str, str, str]]:
    """Level, what was said, of which file."""
    told = [record for record in caplog.records if record.name == "dashboard.telemetry"]
    return [(record.levelname, str(record.msg), record.fields["file"]) for record in told]


def count(result: str) -> float:
    return REGISTRY.get_sample_value("documents_read_total", {"result": result}) or 0


@pytest.fixture
def heard(caplog):
    caplog.set_level(logging.INFO)
    return caplog


def test_a_folder_tells_of_each_document_once_when_it_comes_changes_or_goes(tmp_path, heard):
    (tmp_path / "要点.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    before = count("taken_in"), count("refused")
    holding = Holding(tmp_path)
    assert holding.newest is None
    holding.refresh()
    assert lines(heard) == [("INFO", "文件已读入", "要点.txt"), ("WARNING", "文件被拒", "空.txt")]
    assert (count("taken_in") - before[0], count("refused") - before[1]) == (1, 1)
    heard.clear()
    (tmp_path / "要点.txt").write_text(PLAN.replace("2000", "2100"), encoding="utf-8")
    holding.refresh()
    assert lines(heard) == [("INFO", "文件已读入", "要点.txt")]
    heard.clear()
    (tmp_path / "要点.txt").unlink()
    holding.refresh()
    assert lines(heard) == [("INFO", "文件已移走", "要点.txt")]


def test_an_upload_that_cannot_be_read_leaves_a_line_with_the_reason(heard):
    failure = preview("空.txt", b"").failure
    assert lines(heard) == [("WARNING", "文件被拒", "空.txt")]
    assert heard.records[-1].fields["reason"] == failure


@pytest.mark.parametrize("name", ["../逃走.txt", "很" * 121 + ".txt", "要点.toml"])
def test_an_upload_whose_name_is_refused_leaves_a_line(name, heard):
    with pytest.raises(ReportError, match="不能使用"):
        received.receive(None, EDITOR, name, b"", 1)
    assert lines(heard) == [("WARNING", "文件被拒", name[:120])]
