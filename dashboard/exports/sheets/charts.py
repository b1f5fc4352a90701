"""A view's native chart in a workbook: its numbers as a block of cells, and Excel's own chart drawn from them."""

from __future__ import annotations

from datetime import date

from dashboard.exports.native import Chart, Kind, Series

TITLE = "图表数据"
# In cm; a page across takes a chart of the tallest.
WIDTH, HEIGHT, TALLEST, A_BAR = 25.0, 10.0, 15.0, 0.6
# Lines of a sheet that a chart covers, by its height in cm.
LINES_A_CM = 1.85
DAYS, SHARE = "yyyy-mm-dd", '0.0"%"'


def add_chart(sheet, line: int, chart: Chart) -> None:
    """Draw the chart from a line on, and its numbers below it."""
    high = min(TALLEST, max(HEIGHT, A_BAR * len(chart.categories) * len(chart.series))) if chart.flat else HEIGHT
    first = line + round(high * LINES_A_CM) + 2
    _block(sheet, first, chart)
    drawn = _lines(chart) if chart.kind is Kind.LINES else _bars(chart)
    drawn.width, drawn.height = WIDTH, high
    _connect(drawn, sheet, first + 1, chart)
    for shown, series in zip(drawn.series, chart.series, strict=True):
        (_paint_line if chart.kind is Kind.LINES else _paint_bars)(shown, series)
    sheet.add_chart(drawn, f"A{line}")


def _block(sheet, first: int, chart: Chart) -> None:
    """Categories in the first column, a series in each of the next."""
    from openpyxl.styles import Font

    sheet.cell(first, 1, TITLE).font = Font(bold=True)
    for column, series in enumerate(chart.series, start=2):
        _text(sheet.cell(first + 1, column), series.name)
    for place, name in enumerate(chart.categories):
        cell = sheet.cell(first + 2 + place, 1)
        if isinstance(name, date):
            cell.value, cell.number_format = name, DAYS
        else:
            _text(cell, name)
        for column, series in enumerate(chart.series, start=2):
            value = sheet.cell(first + 2 + place, column, series.values[place])
            if chart.is_bullets:
                value.number_format = SHARE


def _text(cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"


def _bars(chart: Chart):
    from openpyxl.chart import BarChart
    from openpyxl.chart.label import DataLabelList

    drawn = BarChart()
    drawn.type = "bar" if chart.flat else "col"
    stacked = chart.kind is Kind.STACKED
    drawn.grouping, drawn.overlap = ("stacked", 100) if stacked else ("clustered", None)
    drawn.gapWidth = 60
    drawn.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    drawn.x_axis.scaling.orientation = "maxMin" if chart.flat else "minMax"
    drawn.y_axis.delete, drawn.x_axis.delete, drawn.y_axis.majorGridlines = True, False, None
    return drawn


def _lines(chart: Chart):
    from openpyxl.chart import LineChart
    from openpyxl.chart.axis import DateAxis

    drawn = LineChart()
    drawn.x_axis = DateAxis(crossAx=100, baseTimeUnit="days")
    drawn.x_axis.number_format = DAYS
    drawn.y_axis.crossAx = 500
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.display_blanks = "span" if any(series.joined for series in chart.series) else "gap"
    return drawn


def _connect(drawn, sheet, head: int, chart: Chart) -> None:
    from openpyxl.chart import Reference

    last = head + len(chart.categories)
    drawn.add_data(Reference(sheet, min_col=2, max_col=1 + len(chart.series), min_row=head, max_row=last), titles_from_data=True)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=last))
    if len(chart.series) > 1:
        drawn.legend.position = "t"
    else:
        drawn.legend = None


def _paint_bars(shown, series: Series) -> None:
    from openpyxl.chart.marker import DataPoint

    shown.graphicalProperties.solidFill = series.colour
    shown.graphicalProperties.line.solidFill = series.edge or series.colour
    for place, colour in enumerate(series.colours):
        point = DataPoint(idx=place)
        point.graphicalProperties.solidFill = colour
        shown.dPt.append(point)


def _paint_line(shown, series: Series) -> None:
    shown.smooth = False
    shown.graphicalProperties.line.solidFill = series.colour
    shown.graphicalProperties.line.width = 25_400
    if series.dashed:
        shown.graphicalProperties.line.dashStyle = "sysDash"
    shown.marker.symbol = "circle" if series.joined else "none"
    if series.joined:
        shown.marker.graphicalProperties.solidFill = series.colour
