"""Views as slides: a title slide, one view a slide (native, editable charts and tables), and a slide of sources."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from dashboard.exports.about import About
from dashboard.exports.plain import heads, texts
from dashboard.exports.sheets import sources
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.pages import Listed
from dashboard.views.view import View

# Inches, 16 : 9.
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
TITLE_TOP, BODY_TOP, FOOT_TOP = 0.4, 1.55, 6.85
ROWS_A_SLIDE, COLUMNS_A_SLIDE = 10, 8
LONGEST_CELL = 60
BLANK_LAYOUT = 6
# 示例数据 across a slide, behind everything else: colour, and degrees it is turned.
FAINT, SLANT = "F3D6D2", -28
INK, MUTED, BRAND, LINE = "14213D", "5B6780", "1D4F91", "E4EDF7"


def as_slides(listed: Sequence[Listed], about: About) -> bytes:
    """A presentation of all views that have rows, 16 : 9, as .pptx bytes."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    show.slide_width, show.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _cover(show, about)
    for _, view in listed:
        if view.rows:
            _view_slides(show, view)
    _last(show, listed, about)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _cover(show, about: About) -> None:
    slide = _blank(show)
    _text(slide, about.lines[0], 2.4, 1.0, size=40, bold=True)
    _text(slide, "\n".join(about.lines[1:]), 3.6, 2.0, size=18, colour=MUTED)


def _last(show, listed: Sequence[Listed], about: About) -> None:
    slide = _blank(show)
    _text(slide, "依据文件", TITLE_TOP, 0.8, size=28, bold=True)
    named = dict.fromkeys(line for _, view in listed for line in sources(view).split("；") if line)
    _text(slide, "\n".join(named) or "没有依据文件", BODY_TOP, 4.8, size=16)
    _text(slide, "；".join(about.lines[1:]), FOOT_TOP, 0.4, size=12, colour=MUTED)


def _view_slides(show, view: View) -> None:
    chart = _series(view)
    if chart:
        slide = _headed(show, view)
        _chart(slide, *chart)
        return
    for rows in _pages(texts(view)):
        _table(_headed(show, view), heads(view), rows)


def _headed(show, view: View):
    """A slide with the finding as its title, measure and period below, source and date at its foot."""
    slide = _blank(show)
    _text(slide, view.headline, TITLE_TOP, 0.6, size=28, bold=True)
    _text(slide, view.subtitle, 1.0, 0.45, size=14, colour=MUTED)
    foot = " · ".join(word for word in (f"来源：{sources(view)}" if view.sources else "", view.as_of, view.rule) if word)
    _text(slide, foot, FOOT_TOP, 0.4, size=11, colour=MUTED)
    return slide


def _series(view: View) -> tuple[str, list[str], list[tuple[str, list]]] | None:
    """A figure's bars or lines as categories and series; None for what has no native chart (map, heat map, dots)."""
    traces = view.figure["data"] if view.figure else []
    bars = [trace for trace in traces if trace["type"] == "bar" and trace.get("orientation", "v") == "v"]
    lines = [trace for trace in traces if trace["type"] == "scatter" and "lines" in trace["mode"] and trace.get("fill") is None]
    if bars and len(bars) == len(traces):
        return "bar", *_aligned(bars)
    if lines and len(lines) == len(traces):
        return "line", *_aligned(lines)
    return None


def _aligned(traces: list[dict]) -> tuple[list[str], list[tuple[str, list]]]:
    """All categories in their order, and each trace's values at them; None where it has none."""
    categories = list(dict.fromkeys(str(x) for trace in traces for x in trace["x"]))
    if all(category[:4].isdigit() for category in categories):
        categories.sort()
    return categories, [(trace.get("name", ""), _at(trace, categories)) for trace in traces]


def _at(trace: dict, categories: list[str]) -> list:
    known = dict(zip(map(str, trace["x"]), trace["y"], strict=True))
    return [known.get(category) for category in categories]


def _chart(slide, kind: str, categories: list[str], series: list[tuple[str, list]]) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    data = CategoryChartData()
    data.categories = categories
    for name, values in series:
        data.add_series(name, values)
    form = XL_CHART_TYPE.COLUMN_CLUSTERED if kind == "bar" else XL_CHART_TYPE.LINE_MARKERS
    box = (Inches(MARGIN), Inches(BODY_TOP), Inches(WIDTH - 2 * MARGIN), Inches(FOOT_TOP - BODY_TOP - 0.1))
    chart = slide.shapes.add_chart(form, *box, data).chart
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.font.size = Pt(14)
    _font(chart.font)
    if kind == "bar":
        chart.plots[0].has_data_labels = True


def _table(slide, names: list[str], rows: list[list[str]]) -> None:
    from pptx.util import Inches

    names = names[:COLUMNS_A_SLIDE]
    box = (Inches(MARGIN), Inches(BODY_TOP), Inches(WIDTH - 2 * MARGIN), Inches(0.4 * (len(rows) + 1)))
    grid = slide.shapes.add_table(len(rows) + 1, len(names), *box).table
    for place, name in enumerate(names):
        _cell(grid.cell(0, place), name, bold=True, fill=BRAND, colour="FFFFFF")
    for line, row in enumerate(rows, start=1):
        for place, text in enumerate(row[: len(names)]):
            _cell(grid.cell(line, place), _short(text), fill=LINE if line % 2 == 0 else "FFFFFF")


def _cell(cell, text: str, *, bold: bool = False, fill: str, colour: str = INK) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    cell.text = text
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(fill)
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(12), bold
            run.font.color.rgb = RGBColor.from_string(colour)
            _font(run.font)


def _text(slide, words: str, top: float, height: float, *, size: int, bold: bool = False, colour: str = INK) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Inches, Pt

    frame = slide.shapes.add_textbox(Inches(MARGIN), Inches(top), Inches(WIDTH - 2 * MARGIN), Inches(height)).text_frame
    frame.word_wrap = True
    for place, line in enumerate(words.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour)
        _font(run.font)


def _font(font) -> None:
    """Set the font for Latin and for East Asian text: without the second, Chinese falls back to whatever the machine has."""
    from pptx.oxml.ns import qn

    name = SETTINGS.office_font
    font.name = name
    properties = font._element if hasattr(font, "_element") else font._rPr
    east_asian = properties.find(qn("a:ea"))
    if east_asian is None:
        east_asian = properties.makeelement(qn("a:ea"), {})
        latin = properties.find(qn("a:latin"))
        latin.addnext(east_asian)
    east_asian.set("typeface", name)


def _blank(show):
    from pptx.enum.text import PP_ALIGN

    slide = show.slides.add_slide(show.slide_layouts[BLANK_LAYOUT])
    if SETTINGS.sample:
        _text(slide, WATERMARK, HEIGHT / 2 - 1, 2.0, size=96, colour=FAINT)
        slide.shapes[-1].rotation = SLANT
        slide.shapes[-1].text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    return slide


def _pages(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    for start in range(0, len(rows), ROWS_A_SLIDE):
        yield rows[start : start + ROWS_A_SLIDE]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
