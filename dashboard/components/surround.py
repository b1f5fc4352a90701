"""What stands around every page and needs no Dash: header with navigation, search and switches, the notice, the panel of origins."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dash import dcc, html

from dashboard.components import address
from dashboard.components.packed import PAGE
from dashboard.components.part_menu import part_menu
from dashboard.reference.words import words

PRODUCT = "城市大脑一屏总览"
# In the order of the navigation; a page shows once its module is registered under this address.
PAGES: dict[str, str] = {
    "/": words["overview"],
    "/county": words["county_page"],
    "/quarter": words["quarter_page"],
    "/department": words["department_page"],
    "/indicator": words["indicator_page"],
    "/platform": words["platform_page"],
    "/document": words["document_page"],
    "/progress": words["progress_page"],
    "/report": words["report_page"],
    "/quality": words["quality_page"],
}
SEARCH_PAGE = "/search"

TITLE = "shell-title"
SEARCH = "shell-search"
ACCOUNT = "shell-account"
NAVIGATION = "shell-navigation"
ORIGIN = "shell-origin"
ORIGIN_BODY = "shell-origin-body"
# Filled by the modes' scripts (assets/91-stage.js and the three after it).
PLACE = "shell-place"
UNTIL = "shell-until"
CLOCK = "shell-clock"
NOTICE = "shell-notice"


def header(registered: Collection[str]) -> html.Header:
    """The header with links to the pages whose addresses are `registered`; title and account are filled in later."""
    links = [html.A(name, href=path, **{"data-carry": ""}) for path, name in PAGES.items() if path in registered]
    tools = [
        *([_search_field()] if SEARCH_PAGE in registered else []),
        html.Button(className="theme-switch", title="明暗切换", **{"data-theme-switch": "", "aria-label": "明暗切换"}),
        html.Button("大屏", title="大屏轮播，按 Esc 返回", **address.sets(mode="wall")),
        html.Button("汇报", title="逐图汇报，按 Esc 返回", **address.sets(mode="present")),
    ]
    return html.Header(
        [
            html.P(id=PLACE, className="stage-place", hidden=True),
            html.A(PRODUCT, id=TITLE, href="/", className="brand", **{"data-carry": ""}),
            html.Nav(links, id=NAVIGATION, **{"aria-label": "页面"}),
            html.Div([*tools, html.Span(id=ACCOUNT, className="account")], className="header-tools"),
            html.P([html.Span(id=UNTIL, hidden=True), html.B(id=CLOCK, hidden=True)], className="stage-clock"),
        ],
        className="header",
    )


def account_words(who: str, token: str, links: Mapping[str, str]) -> list:
    """Who is signed in with the links he has, or where to do so; the token stands here for the scripts that write."""
    held = html.Span(**{"data-token": token})
    if not who:
        return [html.A(words["log_in"], href="/login"), held]
    leave = html.Button(words["log_out"], title="退出登录", **{"data-logout": ""})
    manage = [part for said, path in links.items() for part in (html.A(said, href=path, title="账号与密钥"), "·")]
    return [*manage, html.A(who, href="/password", title="修改密码"), "·", leave, held]


def skip_link() -> html.A:
    """The first thing that the keyboard reaches."""
    return html.A("跳到正文", href="#main", className="skip-link")


def notice() -> html.Div:
    """The line under the header that assets/91-stage.js fills: new data, names that a wall does not know, a server that is gone."""
    return html.Div(
        [html.Span(id="shell-notice-words"), html.Button("刷新", id="shell-notice-refresh")],
        id=NOTICE,
        className="notice",
        role="status",
        hidden=True,
    )


def page_place() -> html.Div:
    """Where packed pages are drawn."""
    return html.Div(id=PAGE)


def below(watermark: str) -> list:
    """What stands after the page: the panel of origins, the menu of a panel, and a watermark where there is one."""
    return [_origin_panel(), part_menu(), *([html.Div(watermark, className="watermark", role="note")] if watermark else [])]


def _search_field() -> html.Div:
    field = dcc.Input(id=SEARCH, type="search", placeholder="搜索（按 / 键）", debounce=True)
    return html.Div(
        [html.Label("搜索", htmlFor=SEARCH, className="visually-hidden"), field],
        className="search",
        role="search",
        **{"data-input": "q", "data-to": SEARCH_PAGE},
    )


def _origin_panel() -> html.Aside:
    return html.Aside(
        [
            html.Div(
                [
                    html.H2("依据原文", id="shell-origin-title"),
                    html.Button("关闭", id="shell-origin-close", **{"data-close": ""}),
                ],
                className="origin-head",
            ),
            html.Div(id=ORIGIN_BODY, className="origin-body", **{"aria-live": "polite"}),
        ],
        id=ORIGIN,
        className="origin-panel",
        role="dialog",
        hidden=True,
        **{"aria-labelledby": "shell-origin-title"},
    )
