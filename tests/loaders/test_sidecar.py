"""A sidecar says what a text lacks about itself, and nothing else."""

import pytest

from dashboard.loaders import sidecar
from dashboard.provenance import Sidecar, SourceError


def read(folder, said):
    (folder / "要点.toml").write_text(said, encoding="utf-8")
    return sidecar.read(folder / "要点.txt")


def test_no_sidecar_is_a_silent_one(tmp_path):
    assert sidecar.read(tmp_path / "要点.txt") == Sidecar()


def test_city_year_kind_and_publication_are_taken(tmp_path):
    said = 'city = "滨州"\nyear = 2023\nkind = "scheme;ledger"\npublished = 2023-02-01\n'
    assert read(tmp_path, said) == Sidecar(city="滨州", year=2023, kind="scheme;ledger", published="2023-02-01")


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("stations = 1500", "不能写 stations"),
        ("[facts]\nvalue = 1", "不能写 facts"),
        ('year = "2023"', "year 应为年份"),
        ("year = 23", "year 应为年份"),
        ('kind = "要点"', "kind 只能是"),
        ('published = "二月"', "published 应为日期"),
        ("city = 3717", "city 应为文字"),
        ("city = ", "不是有效的 UTF-8 TOML"),
    ],
)
def test_anything_else_is_refused_with_the_sidecars_name(tmp_path, said, complaint):
    with pytest.raises(SourceError, match=f"要点.toml.*{complaint}"):
        read(tmp_path, said)
