"""The frame around every page: document head, header with navigation, search and switches, and the panel that shows a number's origin.

What clicks and fields do is said by data attributes (dashboard/components/address.py) and done by assets/90-address.js, the one writer of
the address. Dash's own page container draws the page again whenever the address changes; Back and Forward work by themselves.
"""

from __future__ import annotations

import hashlib
from functools import partial, reduce
from pathlib import Path

from dash import ClientsideFunction, Dash, Input, Output, callback, clientside_callback, dcc, html, page_container, page_registry

from dashboard import reports
from dashboard.catalog import resolve, shared
from dashboard.components import address
from dashboard.components.origin_panel import origin_panel
from dashboard.components.part_menu import part_menu
from dashboard.reference import rules
from dashboard.reference.places import Places
from dashboard.reference.words import words
from dashboard.reports import acting
from dashboard.reports.words import WATERMARK
from dashboard.schema import Selection
from dashboard.settings import SETTINGS
from dashboard.views.attachments import attached_to
from dashboard.views.origin import origins
from dashboard.views.situation import today

# Dash's own, inside its page container.
LOCATION = "_pages_location"
TITLE = "shell-title"
CITY = "shell-city"
SEARCH = "shell-search"
ACCOUNT = "shell-account"
NAVIGATION = "shell-navigation"
ORIGIN = "shell-origin"
ORIGIN_ROWS = "shell-origin-rows"
ORIGIN_BODY = "shell-origin-body"
# Filled by the modes' scripts (assets/91-stage.js and the three after it).
PLACE = "shell-place"
UNTIL = "shell-until"
CLOCK = "shell-clock"
NOTICE = "shell-notice"

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

# Two scripts stand in the head, before the first paint, and plotly apart, because it changes least; the rest of assets/ is bundled.
THEME, EARLY, PLOTLY = "05-theme.js", "06-early.js", "20-plotly-4.1.1.min.js"
APART = {THEME, EARLY, PLOTLY}
# Dash fetches it when the first chart is to be drawn.
CHARTS = "_dash-component-suites/dash/dcc/async-graph.js"
INDEX = """<!DOCTYPE html>
<html lang="zh-CN" data-bs-theme="light" data-lamps="LAMPS">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="FAVICON">
{%css%}
<link rel="stylesheet" href="STYLES">
<script src="THEME"></script>
<script src="EARLY"></script>
<link rel="preload" as="script" href="CHARTS">
</head>
<body>
{%app_entry%}
<footer>
{%config%}
<script src="PLOTLY"></script>
<script src="SCRIPTS"></script>
{%scripts%}
{%renderer%}
</footer>
</body>
</html>
"""


def install(app: Dash, styles: str, scripts: str) -> None:
    """Give the app its document head, with the addresses of the bundled style sheets and scripts, and its frame.

    The pages must be registered already.
    """
    files = {"THEME": THEME, "EARLY": EARLY, "PLOTLY": PLOTLY, "FAVICON": "favicon.svg"}
    addresses = {"LAMPS": rules.active().colours, "STYLES": styles, "SCRIPTS": scripts, "CHARTS": f"/{CHARTS}"}
    addresses |= {mark: _versioned(app, name) for mark, name in files.items()}
    app.index_string = reduce(lambda page, mark: page.replace(f'"{mark}"', f'"{addresses[mark]}"'), addresses, INDEX)
    app.layout = html.Div(
        [
            html.A("跳到正文", href="#main", className="skip-link"),
            _header({page["path"] for page in page_registry.values()}),
            _notice(),
            html.Main(page_container, id="main", tabIndex="-1"),
            _origin_panel(),
            part_menu(),
            dcc.Store(id=CITY),
            *([html.Div(WATERMARK, className="watermark", role="note")] if SETTINGS.sample else []),
        ],
        className="frame",
    )


# The city that the address names; asked only when that changes, not at every filter.
clientside_callback(ClientsideFunction("shell", "city"), Output(CITY, "data"), Input(LOCATION, "search"))


@callback(Output(TITLE, "children"), Input(CITY, "data"))
def title(city: str | None) -> str:
    """The program's name with the full name of the city that is shown."""
    shown = resolve(Selection(city=str(city or "")), shared().current, today()).city
    place = Places.load().city(shown)
    return f"{place.name if place else shown}{PRODUCT}"


@callback(Output(ORIGIN_BODY, "children"), Input(ORIGIN_ROWS, "data"), prevent_initial_call=True)
def show_origin(asked: str) -> list:
    """The documents and sentences behind the rows that were clicked: `facts:F1,tasks:T2`, then a blank and the count of openings."""
    links = partial(attached_to, reports.shared(), acting.actor())
    return origin_panel(origins(shared().current, str(asked).partition(" ")[0]), acting.may_edit(), links)


@callback(Output(ACCOUNT, "children"), Input(CITY, "data"))
def account(_city: str | None) -> list:
    """Who is signed in, or where to; the token stands here for the scripts that write."""
    signed_in, token = acting.who(), html.Span(**{"data-token": acting.token()})
    if signed_in is None:
        return [html.A(words["log_in"], href="/login"), token]
    leave = html.Button(words["log_out"], title="退出登录", **{"data-logout": ""})
    manage = [html.A("管理", href="/admin", title="账号与密钥"), "·"] if signed_in.may_administer else []
    return [*manage, html.A(signed_in.person or signed_in.name, href="/password", title="修改密码"), "·", leave, token]


def _versioned(app: Dash, name: str) -> str:
    digest = hashlib.sha256((Path(app.config.assets_folder) / name).read_bytes()).hexdigest()[:12]
    return f"{app.get_asset_url(name)}?v={digest}"


def _header(registered: set[str]) -> html.Header:
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


def _notice() -> html.Div:
    """The line under the header that assets/91-stage.js fills: new data, names that a wall does not know, a server that is gone."""
    return html.Div(
        [html.Span(id="shell-notice-words"), html.Button("刷新", id="shell-notice-refresh")],
        id=NOTICE,
        className="notice",
        role="status",
        hidden=True,
    )


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
            dcc.Store(id=ORIGIN_ROWS),
        ],
        id=ORIGIN,
        className="origin-panel",
        role="dialog",
        hidden=True,
        **{"aria-labelledby": "shell-origin-title"},
    )
