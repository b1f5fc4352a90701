"""The page of search: its field, its results by kind, and what it says when there is nothing."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import href
from dashboard.components.parts import empty
from dashboard.views.search import KINDS, Found, Results

ADVICE = "可输入文件、指标、任务、部门、县区、时间节点或平台系统里的词；几个词用空格隔开，结果须全部含有。按 / 键可随时搜索"
NOTHING_ADVICE = "请减少词数或换一种说法；只找得到依据文件里写着的内容"


def search_page(results: Results, said: str) -> list:
    """The field, then one panel a kind of results, or why there are none."""
    return [_field(said), *([_group(*group) for group in results.groups] or [_nothing(results, said)])]


def headline(results: Results) -> str:
    """What the page says it found."""
    return f"搜索“{' '.join(results.sought)}”：{results.total} 处" if results.sought else "搜索"


def _field(said: str) -> html.Div:
    entry = dcc.Input(id="search-words", type="search", value=said, placeholder="搜索全部文件和数据", debounce=True)
    label = html.Label("搜索的词", htmlFor="search-words", className="visually-hidden")
    return html.Div([label, entry], className="search-wide", role="search", **{"data-input": "q"})


def _nothing(results: Results, said: str) -> html.Div:
    words = empty(f"没有找到“{said}”", NOTHING_ADVICE) if results.sought else empty("请输入要找的词", ADVICE)
    return html.Div([words, html.P(f"可找到：{'、'.join(KINDS.values())}", className="panel-note")], className="panel", role="status")


def _group(name: str, count: int, found: tuple[Found, ...]) -> html.Section:
    rest = count - len(found)
    return html.Section(
        [
            html.H2(f"{name}（{count}）", className="panel-title"),
            html.Ul([_result(one) for one in found], className="results"),
            html.P(f"另有 {rest} 处未列出，加一个词可缩小范围", className="panel-note") if rest else None,
        ],
        className="panel",
    )


def _result(found: Found) -> html.Li:
    entry = found.entry
    words = [html.Mark(text) if hit else text for text, hit in found.pieces]
    address = href(entry.path, **dict(entry.query)) + (f"#{entry.at}" if entry.at else "")
    return html.Li([html.A(words, href=address, **{"data-carry": ""}), html.Span(entry.about, className="result-about")])
