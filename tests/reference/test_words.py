"""The words on screen: none missing, none unused, none that offices do not use."""

import re
from pathlib import Path

import pytest

from dashboard.provenance import SourceError
from dashboard.reference.words import COLUMN, STATE, Words, words
from dashboard.schema import COLUMNS, State


def read(folder, text: str) -> Words:
    path = folder / "words.toml"
    path.write_text(text, encoding="utf-8")
    return Words.load(path)


def test_the_offices_words_stand_under_their_keys():
    assert words["lead"] == "牵头单位"
    assert words["main_indicators"] == "主要指标完成情况"
    assert words["co_lead"] == "其他牵头单位"


def test_every_state_and_every_column_of_every_table_has_a_word():
    assert [words.state(state) for state in State] == [state.value for state in State]
    assert all(words.column(name) for columns in COLUMNS.values() for name in columns)


def test_no_word_on_screen_holds_a_latin_letter_or_a_word_that_offices_do_not_use():
    for key, word in words.items():
        assert not any("a" <= letter.lower() <= "z" for letter in word), key
        assert not any(unwanted in word for unwanted in ("实绩", "热力", "节点数")), key


def test_a_bureau_may_change_a_word(tmp_path):
    changed = read(tmp_path, '[responsibility]\nlead = "主办单位"\n')
    assert changed["lead"] == "主办单位"
    assert list(changed) == ["lead"]


def test_a_lost_word_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"words.toml：缺少用语“support”"):
        read(tmp_path, '[responsibility]\nlead = "主办单位"\n')["support"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[a]\nlead = "甲"\n[b]\nlead = "乙"\n', r"words.toml（\[b\]）：“lead”出现了两次"),
        ('[a]\nlead = ""\n', r"“lead”应为不空的文字"),
        ("[a]\nlead = 3\n", r"“lead”应为不空的文字"),
        ('lead = "甲"\n', "“lead”应写在一个方括号分组之内"),
    ],
)
def test_a_faulty_word_is_refused_with_its_place(tmp_path, text, what):
    with pytest.raises(SourceError, match=what):
        read(tmp_path, text)


def test_a_word_that_nothing_shows_is_not_offered_for_editing():
    house = Path(__file__).resolve().parents[2] / "dashboard"
    source = "\n".join(module.read_text(encoding="utf-8") for module in house.rglob("*.py"))
    offered = [key for key in words if not key.startswith((COLUMN, STATE))]
    assert [key for key in offered if not re.search(rf"[\"']{key}[\"']", source)] == []
