"""Colours on slides by what they are for: the theme's own for letters and grounds, so that a bureau's template stays in its colours."""

from __future__ import annotations

# Names of the theme's colours in python-pptx; the number is how far towards white (below zero: black).
INK, GROUND, BRAND = ("TEXT_1", 0.0), ("BACKGROUND_1", 0.0), ("ACCENT_1", 0.0)
BAND, SOFT = ("BACKGROUND_1", -0.05), ("TEXT_1", 0.35)
WHITE, DARK = "FFFFFF", "14213D"
# From this luminance on dark letters read better than white ones.
LIGHT_FROM = 0.36


def paint(colour, value: tuple[str, float] | str) -> None:
    """Set a colour of python-pptx to one of the above or to RRGGBB."""
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_THEME_COLOR

    if isinstance(value, str):
        colour.rgb = RGBColor.from_string(value)
        return
    name, brightness = value
    colour.theme_color = MSO_THEME_COLOR[name]
    colour.brightness = brightness


def fill(shape, value: tuple[str, float] | str) -> None:
    """Fill a shape, cell or series evenly."""
    shape.fill.solid()
    paint(shape.fill.fore_color, value)


def letters_on(ground: str) -> str:
    """White or dark letters, whichever reads on a ground given as RRGGBB."""
    linear = [_linear(int(ground[place : place + 2], 16) / 255) for place in (0, 2, 4)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return DARK if luminance > LIGHT_FROM else WHITE


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
