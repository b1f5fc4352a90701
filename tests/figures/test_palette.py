"""One palette: the style sheet and the figures agree, and every text can be read."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.figures.palette import BLUE, LETTERS, SHADES, TOKENS, empty, mark, palette
from dashboard.reference import rules
from dashboard.reference.rules import Rules
from dashboard.schema import LAMPS, State

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_style_sheet_has_the_same_colours():
    style = (ASSETS / "10-base.css").read_text(encoding="utf-8")
    light, dark = style.split('[data-bs-theme="dark"] {', 1)
    for token, (in_light, in_dark) in TOKENS.items():
        assert re.search(rf"--{token}: {in_light};", light), token
        assert re.search(rf"--{token}: {in_dark};", dark), token


def test_the_shades_of_the_map_key_are_those_of_the_map():
    style = (ASSETS / "20-overview.css").read_text(encoding="utf-8")
    for step, ((light, _), (dark, _)) in enumerate(SHADES):
        assert re.findall(rf"--shade-{step}: (#[0-9a-f]{{6}});", style) == [light, dark]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_reads_on_its_ground(theme):
    colours = palette(theme)
    texts = ["ink", "muted", "brand", "ok", "warn", "late", "none"]
    grounds = [contrast(colours[text], colours["panel"]) for text in texts] + [contrast(*colours.shade(step)) for step in range(3)]
    assert min(grounds) >= 4.5


@pytest.fixture
def with_blue(monkeypatch):
    """A bureau that works with 红黄蓝."""
    monkeypatch.setattr(rules, "active", lambda: replace(Rules.load().active, colours=rules.WITH_BLUE))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_where_a_bureau_works_with_blue_what_goes_well_is_blue_in_figures_and_style_sheets_alike(theme, with_blue):
    colours = palette(theme)
    assert colours["ok"] == BLUE[theme == "dark"] == colours.state(State.ON_PACE)
    assert colours["late"] == TOKENS["late"][theme == "dark"]
    assert contrast(colours["ok"], colours["panel"]) >= 4.5
    style = (ASSETS / "10-base.css").read_text(encoding="utf-8")
    assert re.findall(rf'\[data-lamps="{rules.WITH_BLUE}"\].*?--ok: (#\w+);', style, re.DOTALL) == list(BLUE)
    assert f"--ok: {BLUE[0]};" in (ASSETS / "80-print.css").read_text(encoding="utf-8")


def test_a_later_stage_shares_the_lightest_shade():
    assert palette("light").shade(7) == palette("light").shade(2)


def test_every_state_has_its_word_symbol_colour_and_letter():
    looks = [mark(state) for state in State]
    assert [look.word for look in looks] == [state.value for state in State]
    assert {look.token for look in looks} == {"ok", "warn", "late", "none"}
    assert set(LETTERS) == set(LAMPS) == set(State)
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert mark(State.NOT_ASSIGNED).legend == "到＝已到时限未启用填报"


def test_a_figure_without_rows_says_why():
    assert empty("没有节点", palette("dark"))["layout"]["annotations"][0]["text"] == "没有节点"
