"""A native chart on slides: what `exports.native` found, drawn by Office itself and editable there."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from dashboard.exports.native import Chart, Kind
from dashboard.exports.native import Series as Values
from dashboard.exports.slides.colours import INK, fill, letters_on, paint
from dashboard.exports.slides.deck import Deck
from dashboard.exports.slides.letters import name_font

# Categories a slide: names beside lying bars need a line each, months below standing ones do not.
MOST_FLAT, MOST_UPRIGHT = 12, 24
LARGE, SMALL, CROWDED = 14, 12, 8
WHOLE, SHARE = "#,##0", '0.0"%"'
DAYS = "yyyy-mm"
GRID = "DFE4EC"
WIDE_LINE, LINE = 2.5, 2.0


def chart_pages(chart: Chart) -> Iterator[Chart]:
    """A chart in parts that can each be read on a slide."""
    most = len(chart.categories) if chart.kind is Kind.LINES else MOST_FLAT if chart.flat else MOST_UPRIGHT
    pages = ceil(len(chart.categories) / most)
    each = ceil(len(chart.categories) / pages)
    for start in range(0, len(chart.categories), each):
        yield chart.slice(start, start + each)


def draw_chart(slide, chart: Chart, deck: Deck, alternative: str) -> None:
    """Put a chart into the slide's place for content, with its words for those who cannot see it."""
    frame = slide.shapes.add_chart(_form(chart), *deck.places.body, _data(chart))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alternative)
    drawn = frame.chart
    drawn.has_title = False
    _letters(drawn, chart, deck)
    _legend(drawn, chart)
    _axes(drawn, chart, deck)
    _plot(drawn, chart, deck)
    for series, values in zip(drawn.plots[0].series, chart.series, strict=True):
        (_line if chart.kind is Kind.LINES else _bars)(series, values)
        if chart.kind is Kind.STACKED:
            _inside(series, values, chart, deck)


def _form(chart: Chart):
    from pptx.enum.chart import XL_CHART_TYPE as FORM

    if chart.kind is Kind.LINES:
        return FORM.LINE_MARKERS
    if chart.kind is Kind.STACKED:
        return FORM.BAR_STACKED if chart.flat else FORM.COLUMN_STACKED
    return FORM.BAR_CLUSTERED if chart.flat else FORM.COLUMN_CLUSTERED


def _data(chart: Chart):
    from pptx.chart.data import CategoryChartData

    data = CategoryChartData(number_format=_number_format(chart))
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    return data


def _number_format(chart: Chart) -> str:
    return SHARE if chart.is_bullets else WHOLE if _all_whole(chart) else "General"


def _all_whole(chart: Chart) -> bool:
    return all(value is None or float(value).is_integer() for series in chart.series for value in series.values)


def _letters(drawn, chart: Chart, deck: Deck) -> None:
    from pptx.util import Pt

    drawn.font.size = Pt(LARGE if len(chart.categories) <= CROWDED or chart.kind is Kind.LINES else SMALL)
    paint(drawn.font.color, INK)
    name_font(drawn.font, deck.letters)


def _legend(drawn, chart: Chart) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION

    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _axes(drawn, chart: Chart, deck: Deck) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    names, values = drawn.category_axis, drawn.value_axis
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.has_major_gridlines = False
    paint(names.format.line.color, GRID)
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.format.line.fill.background()
    values.minimum_scale = min(0, *(value for series in chart.series for value in series.values if value is not None))
    values.has_major_gridlines = chart.kind is Kind.LINES or chart.is_bullets
    if chart.flat:
        names.reverse_order = True
    if chart.kind is Kind.LINES:
        _days(drawn, chart)
    else:
        # Every bar says its value, so that an axis would say it twice.
        values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if chart.is_bullets:
        _target_line(values, chart, deck)
    elif values.has_major_gridlines:
        paint(values.major_gridlines.format.line.color, GRID)


def _days(drawn, chart: Chart) -> None:
    """Days on their own axis, a month apart or, over more than two years, a year."""
    axis = drawn.category_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = DAYS, False
    drawn.value_axis.tick_labels.number_format_is_linked = False
    drawn.value_axis.tick_labels.number_format = WHOLE if _all_whole(chart) else "General"
    _append(axis._element, "c:baseTimeUnit", "days")
    span = (max(chart.categories) - min(chart.categories)).days
    _append(axis._element, "c:majorUnit", str(max(1, round(span / 365))))
    _append(axis._element, "c:majorTimeUnit", "months" if span <= 730 else "years")
    gaps = drawn._chartSpace.chart.find(_name("c:dispBlanksAs"))
    if gaps is not None:
        gaps.set("val", "span" if any(series.joined for series in chart.series) else "gap")


def _append(element, name: str, value: str) -> None:
    """A property of a date axis, which stand last in it and in this order."""
    for old in element.findall(_name(name)):
        element.remove(old)
    element.append(element.makeelement(_name(name), {"val": value}))


def _name(name: str) -> str:
    from pptx.oxml.ns import qn

    return qn(name)


def _target_line(values, chart: Chart, deck: Deck) -> None:
    """The one line of the axis is 100 %, the target."""
    from pptx.enum.dml import MSO_LINE

    longest = max(value for series in chart.series for value in series.values if value is not None)
    values.major_unit, values.maximum_scale = 100, max(112.0, longest * 1.12)
    line = values.major_gridlines.format.line
    paint(line.color, deck.muted)
    line.dash_style = MSO_LINE.DASH


def _plot(drawn, chart: Chart, deck: Deck) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    plot = drawn.plots[0]
    if chart.kind is Kind.LINES:
        return
    plot.gap_width = 45
    plot.overlap = 100 if chart.kind is Kind.STACKED else -5
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = _number_format(chart), False
    labels.font.size = Pt(SMALL)
    name_font(labels.font, deck.letters)
    labels.position = XL_LABEL_POSITION.CENTER if chart.kind is Kind.STACKED else XL_LABEL_POSITION.OUTSIDE_END


def _bars(series, values: Values) -> None:
    fill(series.format, values.colour)
    series.invert_if_negative = False
    if values.edge:
        paint(series.format.line.color, values.edge)
    for place, colour in enumerate(values.colours):
        if values.values[place] is not None and colour != values.colour:
            fill(series.points[place].format, colour)


def _inside(series, values: Values, chart: Chart, deck: Deck) -> None:
    """Numbers inside the parts of a bar, in letters that read on the part's colour."""
    from pptx.util import Pt

    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = _number_format(chart), False
    labels.font.size = Pt(SMALL)
    paint(labels.font.color, letters_on(values.colour))
    name_font(labels.font, deck.letters)


def _line(series, values: Values) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    line = series.format.line
    paint(line.color, values.colour)
    line.width = Pt(LINE if values.dashed else WIDE_LINE)
    if values.dashed:
        line.dash_style = MSO_LINE.ROUND_DOT
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.CIRCLE if values.joined else XL_MARKER_STYLE.NONE
    if values.joined:
        series.marker.size = 8
        fill(series.marker.format, values.colour)
