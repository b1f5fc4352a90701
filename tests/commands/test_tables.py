"""`python -m dashboard tables` writes the contract's files, exactly."""

import csv
from decimal import Decimal

import pandas as pd
import pytest

from dashboard.__main__ import main
from dashboard.commands.tables import written
from dashboard.schema import COLUMNS
from dashboard.settings import ROOT
from dashboard.text import cleaning

DOCUMENTS = ROOT / "data" / "documents"
POINTS = "临沂市大数据局\r\n2022年工作要点\r\n一、基础设施\r\n年底前，新建成5G基站1500个。\r\n"


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def five(tmp_path_factory):
    """The tables of the five documents as received, written once."""
    out = tmp_path_factory.mktemp("five")
    assert main(["tables", "--documents", str(DOCUMENTS), "--out", str(out)]) == 0
    return out


def test_every_table_is_written_with_its_columns(five):
    for name, columns in COLUMNS.items():
        with (five / f"{name}.csv").open(encoding="utf-8") as file:
            assert next(csv.reader(file)) == list(columns)


def test_the_five_documents_are_all_there_each_with_its_text_as_received(five):
    files = sorted(DOCUMENTS.glob("*.txt"))
    assert [row["doc_id"] for row in read(five / "documents.csv")] == [path.stem for path in files]
    for path in files:
        assert (five / "texts" / path.name).read_bytes() == path.read_bytes()


def test_for_every_row_of_the_five_the_cleaned_place_gives_the_quote(five):
    checked = 0
    for name, columns in COLUMNS.items():
        if "quote" not in columns:
            continue
        for row in read(five / f"{name}.csv"):
            if row["start"]:
                text = (five / "texts" / f"{row['doc_id']}.txt").read_text(encoding="utf-8")
                assert cleaning.quote(text, int(row["start"]), int(row["end"])) == row["quote"], (name, row)
                assert row["quote"] == row["quote"].strip() != ""
                checked += 1
    assert checked > 300


def test_in_the_five_every_number_stands_within_its_clause_and_every_link_leads_somewhere(five):
    tables = {name: read(five / f"{name}.csv") for name in COLUMNS}
    ids = {
        name: {row[column] for row in tables[name]}
        for name, column in (("facts", "fact_id"), ("tasks", "task_id"), ("milestones", "milestone_id"))
    }
    for row in tables["facts"]:
        assert int(row["start"]) <= int(row["value_start"]) < int(row["value_end"]) <= int(row["end"])
        assert row["restates"] in {"", *ids["facts"]} and row["part_of"] in {"", *ids["facts"]}
        assert row["task_id"] in {"", *ids["tasks"]} and row["milestone_id"] in {"", *ids["milestones"]}
    for name in ("roles", "milestones", "progress"):
        assert {row["task_id"] for row in tables[name]} <= {"", *ids["tasks"]}
    assert {row["parent"] for row in tables["milestones"]} <= {"", *ids["milestones"]}


def test_ids_are_unique(five):
    for name, column in (
        ("facts", "fact_id"),
        ("tasks", "task_id"),
        ("milestones", "milestone_id"),
        ("pilots", "pilot_id"),
        ("systems", "system_id"),
    ):
        found = [row[column] for row in read(five / f"{name}.csv")]
        assert len(set(found)) == len(found) > 0 and "" not in found


def test_an_unreadable_document_gives_status_2_and_one_line_and_the_others_are_written(tmp_path, capsys):
    documents, out = tmp_path / "documents", tmp_path / "out"
    documents.mkdir()
    (documents / "甲.txt").write_bytes(POINTS.encode())
    (documents / "坏.docx").write_bytes(b"x")
    (documents / "空.txt").write_bytes(b"")
    assert main(["tables", "--documents", str(documents), "--out", str(out)]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2 and errors[0].startswith("坏.docx：") and errors[1].startswith("空.txt：")
    assert [row["value"] for row in read(out / "facts.csv")] == ["1500"]
    assert (out / "texts" / "甲.txt").read_bytes().decode() == POINTS


def test_a_folder_that_is_not_there_gives_status_2(tmp_path, capsys):
    assert main(["tables", "--documents", str(tmp_path / "无"), "--out", str(tmp_path / "out")]) == 2
    assert "文件夹打不开" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("1724000000"), "1724000000"),
        (Decimal("1.724E+9"), "1724000000"),
        (Decimal("90.00"), "90"),
        (Decimal("2.50"), "2.5"),
        (Decimal("1E+40"), "1" + "0" * 40),
        (Decimal("-0.3"), "-0.3"),
        (Decimal("123456789012345678901234567890"), "123456789012345678901234567890"),
        (None, ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (pd.Timestamp("2022-06-30"), "2022-06-30"),
        (2022, "2022"),
        ("甲", "甲"),
    ],
)
def test_values_are_written_exactly(value, said):
    assert written(value) == said
