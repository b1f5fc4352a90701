"""A drawn picture as PNG, rasterised with the shipped font alone; other fonts are asked only for characters that it lacks."""

from __future__ import annotations

from dashboard.exports.pictures import typeface


def rasterised(svg: str, scale: float) -> bytes:
    """PNG of an SVG of this package at a scale."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_files=[str(typeface.unpacked())],
        font_family=typeface.FAMILY,
        sans_serif_family=typeface.FAMILY,
    )
