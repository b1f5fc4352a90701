"""The frame around every page: document head, what stands around a page, and the callbacks that fill its title, account and origins.

The frame and the pages that no callback names are no components of Dash (dashboard/components/packed.py): the frame stands in the
document, a page comes in one attribute, so that both are there before Dash's own scripts are. What clicks and fields do is said by data
attributes (dashboard/components/address.py) and done by assets/90-address.js, the one writer of the address.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from functools import partial, reduce, wraps
from pathlib import Path

from dash import ClientsideFunction, Dash, Input, Output, callback, clientside_callback, dcc, html, page_container, page_registry
from dash.development.base_component import Component

from dashboard import reports
from dashboard.catalog import resolve, shared
from dashboard.components import surround
from dashboard.components.origin_panel import origin_panel
from dashboard.components.packed import carrier, markup, nodes, packed
from dashboard.components.surround import PRODUCT
from dashboard.reference import rules
from dashboard.reference.places import Places
from dashboard.reports import acting
from dashboard.reports.words import WATERMARK
from dashboard.schema import Selection
from dashboard.settings import SETTINGS
from dashboard.views.attachments import attached_to
from dashboard.views.origin import origins
from dashboard.views.situation import today

# Dash's own, inside its page container.
LOCATION = "_pages_location"
CITY = "shell-city"
ORIGIN_ROWS = "shell-origin-rows"
# What a page says when it registers itself and no callback names its parts.
PACKED = "packed"

ICON = "favicon.svg"
# Two scripts stand in the head, before the first paint, and plotly apart, because it changes least; the rest of assets/ is bundled.
THEME, EARLY, PLOTLY = "05-theme.js", "06-early.js", "20-plotly-4.1.1.min.js"
APART = {THEME, EARLY, PLOTLY}
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
</head>
<body>
<div class="frame">
<!-- above -->
<main id="main" tabindex="-1">
<div id="content">
<!-- page -->
{%app_entry%}
</div>
</main>
<!-- below -->
</div>
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
    """Give the app its document, with the addresses of the bundled style sheets and scripts, and pack the pages that allow it.

    The pages must be registered already.
    """
    files = {"THEME": THEME, "EARLY": EARLY, "PLOTLY": PLOTLY}
    addresses = {"LAMPS": rules.active().colours, "STYLES": styles, "SCRIPTS": scripts, "FAVICON": _inline(app, ICON)}
    addresses |= {mark: _versioned(app, name) for mark, name in files.items()}
    document = reduce(lambda page, mark: page.replace(f'"{mark}"', f'"{addresses[mark]}"'), addresses, INDEX)
    app.index_string = reduce(lambda page, part: page.replace(f"<!-- {part[0]} -->", markup(part[1])), _frame().items(), document)
    app.layout = html.Div(
        [
            page_container,
            *(carrier(into, id=_carrier(into)) for into in (surround.TITLE, surround.ACCOUNT, surround.ORIGIN_BODY)),
            dcc.Store(id=ORIGIN_ROWS),
            dcc.Store(id=CITY),
        ]
    )
    for page in page_registry.values():
        if page.get(PACKED):
            page["layout"] = _packed(page["layout"])


def _frame() -> dict[str, object]:
    """What stands around the page in the document."""
    return {
        "above": [surround.skip_link(), surround.header({page["path"] for page in page_registry.values()}), surround.notice()],
        "page": surround.page_place(),
        "below": surround.below(WATERMARK if SETTINGS.sample else ""),
    }


def _carrier(into: str) -> str:
    """The id of what carries nodes to an element of the frame."""
    return f"{into}-carrier"


# The city that the address names; asked only when that changes, not at every filter.
clientside_callback(ClientsideFunction("shell", "city"), Output(CITY, "data"), Input(LOCATION, "search"))


@callback(Output(_carrier(surround.TITLE), "data-packed"), Input(CITY, "data"))
def title(city: str | None) -> str:
    """The program's name with the full name of the city that is shown, as nodes."""
    shown = resolve(Selection(city=str(city or "")), shared().current, today()).city
    place = Places.load().city(shown)
    return nodes(f"{place.name if place else shown}{PRODUCT}")


@callback(Output(_carrier(surround.ORIGIN_BODY), "data-packed"), Input(ORIGIN_ROWS, "data"), prevent_initial_call=True)
def show_origin(asked: str) -> str:
    """The documents and sentences behind the rows that were clicked: `facts:F1,tasks:T2`, then a blank and the count of openings."""
    links = partial(attached_to, reports.shared(), acting.actor())
    return nodes(origin_panel(origins(shared().current, str(asked).partition(" ")[0]), acting.may_edit(), links))


@callback(Output(_carrier(surround.ACCOUNT), "data-packed"), Input(CITY, "data"))
def account(_city: str | None) -> str:
    """Who is signed in, or where to; the token stands there for the scripts that write."""
    who = acting.who()
    links = {"管理": "/admin"} if who is not None and who.may_administer else {}
    return nodes(surround.account_words("" if who is None else who.person or who.name, acting.token(), links))


def _packed(layout: Callable[..., Component]) -> Callable[..., Component]:
    return wraps(layout)(lambda **query: packed(layout(**query)))


def _inline(app: Dash, name: str) -> str:
    """A drawing as an address: browsers look at a page's icon again at every address, and would ask for it each time."""
    drawing = (Path(app.config.assets_folder) / name).read_bytes()
    return f"data:image/svg+xml;base64,{b64encode(drawing).decode()}"


def _versioned(app: Dash, name: str) -> str:
    digest = hashlib.sha256((Path(app.config.assets_folder) / name).read_bytes()).hexdigest()[:12]
    return f"{app.get_asset_url(name)}?v={digest}"
