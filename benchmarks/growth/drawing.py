"""The plot of a run: how many times the smallest size a change, a start and the memory cost, sizes on a logarithmic axis."""

from __future__ import annotations

from html import escape
from math import log10

WIDTH, HEIGHT, LEFT, TOP, GOAL, MOST = 320, 260, 44, 46, 2.0, 9.0
GRID = (1, 2, 4, 6, 8)
LINES = {
    "filter": ("换筛选", "#1f6feb"),
    "date": ("换日期", "#0e8a8a"),
    "county": ("县区页", "#8250df"),
    "indicator": ("指标页", "#bf3989"),
    "start": ("启动", "#1a7f37"),
    "memory": ("内存", "#bc4c00"),
}
NAMES = {"sqlite": "填报行数（SQLite）", "postgresql": "填报行数（PostgreSQL）", "documents": "文件份数"}


def plot(found: dict[str, list[dict]]) -> str:
    """One small chart for each engine, side by side."""
    charts = [_chart(name, rows, place) for place, (name, rows) in enumerate(found.items())]
    width, height = (WIDTH + LEFT + 30) * len(charts), HEIGHT + TOP + 40
    style = "text{font:12px sans-serif;fill:#333}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><style>{style}</style>{"".join(charts)}</svg>\n'


def _chart(name: str, rows: list[dict], place: int) -> str:
    sizes = [row["rows"] if "rows" in row else row["documents"] for row in rows]
    low, high = log10(sizes[0]), max(log10(sizes[-1]), log10(sizes[0]) + 1)
    across = [LEFT + WIDTH * (log10(size) - low) / (high - low) for size in sizes]
    pieces = [f'<text x="{LEFT}" y="16" font-weight="bold">{NAMES[name]}</text>']
    for times in GRID:
        colour = "#c00" if times == GOAL else "#ddd"
        pieces.append(f'<line x1="{LEFT}" x2="{LEFT + WIDTH}" y1="{_up(times)}" y2="{_up(times)}" stroke="{colour}"/>')
        pieces.append(f'<text x="{LEFT - 30}" y="{_up(times) + 4}">{times} ×</text>')
    pieces += [f'<text x="{x}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{size:,}</text>' for x, size in zip(across, sizes, strict=True)]
    for number, (key, (said, colour)) in enumerate(LINES.items()):
        points = " ".join(f"{x:.0f},{_up(_value(row, key) / _value(rows[0], key)):.0f}" for x, row in zip(across, rows, strict=True))
        pieces.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        pieces.append(f'<text x="{LEFT + 52 * number}" y="34" style="fill:{colour}">{escape(said)}</text>')
    return f'<g transform="translate({place * (WIDTH + LEFT + 30)},0)">{"".join(pieces)}</g>'


def _up(times: float) -> float:
    return TOP + HEIGHT * (1 - min(times, MOST) / MOST)


def _value(row: dict, key: str) -> float:
    return row[key]["processor"] if isinstance(row[key], dict) else row[key]
