"""The static twin: the running overview saved as files, page by page as its filters show it, and a plain server for them.

A page is its panels as HTML and its figures as plotly takes them. The twin loads the same style sheets, the same plotly and the same
scripts that draw tables; `twin.js` takes the place of Dash.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote, urlencode

from playwright.sync_api import Page
from waitress import serve

from benchmarks.overview.walk import search

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parent.parent / "assets"
# Without these the twin would not look or behave the same; the others belong to other pages and modes.
SCRIPTS = ("10-hosts.js", "21-plotly-locale-zh-cn.js", "22-charts.js", "24-table-tools.js", "24-tables.js", "25-filters.js")
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
YEAR = "public, max-age=31536000, immutable"
# The page as its components draw it, before plotly and the tables have filled their places.
SAVE = """() => {
    const figures = {};
    const screen = document.querySelector('#page .overview').cloneNode(true);
    screen.querySelectorAll('[data-table]').forEach(host => host.replaceChildren());
    screen.querySelectorAll('[data-figure]').forEach(chart => {
        const given = JSON.parse(chart.dataset.figure);
        figures[chart.id] = Object.assign(given, {layout: Object.assign({autosize: true}, given.layout)});
        delete chart.dataset.figure;
        chart.className = 'chart-graph';
        chart.replaceChildren();
    });
    return {panels: Array.from(screen.children).map(panel => panel.outerHTML), figures: figures};
}"""
FRAME = """() => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelectorAll('script, footer').forEach(one => one.remove());
    copy.querySelector('#content').innerHTML = '<div id="page"><div class="overview">PANELS</div></div>';
    return '<!DOCTYPE html>' + copy.outerHTML;
}"""


def save(page: Page, address: str, queries: Iterable[dict[str, str]], folder: Path) -> None:
    """Write the twin of some queries of the overview, the first of which it opens with; the page must carry `watch.js`."""
    (folder / "pages").mkdir(parents=True)
    opening, frame, files = {}, "", {}
    for place, query in enumerate(queries):
        page.goto(f"{address}/{search(query)}")
        page.evaluate("watch.loaded()")
        saved = page.evaluate(SAVE)
        opening, frame = opening or saved, frame or page.evaluate(FRAME)
        files[urlencode(query)] = place
        (folder / "pages" / f"{place}.json").write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
    _write_document(page, address, frame, opening, files, folder)


def _write_document(page: Page, address: str, frame: str, opening: dict, files: dict[str, str], folder: Path) -> None:
    styles, theme, plotly = (
        re.search(pattern, page.request.get(address).text())[1]
        for pattern in (
            r'(/assets/all\.css[^"]*)',
            r'(/assets/05-theme[^"]*)',
            r'(/assets/20-plotly[^"]*)',
        )
    )
    for name, source in (("styles.css", styles), ("theme.js", theme), ("plotly.js", plotly)):
        (folder / name).write_bytes(page.request.get(address + source).body())
    own = [(ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS] + [(HERE / "twin.js").read_text(encoding="utf-8")]
    (folder / "all.js").write_text("\n;\n".join([f"window.twinPages={json.dumps(files)}", *own]), encoding="utf-8")
    head, rest = frame.replace(styles, "/styles.css").split("</head>")
    scripts = '<script src="/plotly.js"></script><script src="/all.js"></script>'
    data = json.dumps(opening, ensure_ascii=False).replace("</", "<\\/")
    body = rest.replace("PANELS", "".join(opening["panels"])).replace(
        "</body>", f'<script type="application/json" id="twin-page">{data}</script>{scripts}</body>'
    )
    (folder / "index.html").write_text(f'{head}<script src="/theme.js"></script></head>{body}', encoding="utf-8")


def files(folder: Path) -> Callable:
    """A WSGI application that answers from memory: every file of a folder, compressed beforehand as the program does."""
    ready = {}
    for file in folder.rglob("*.*"):
        body = gzip.compress(file.read_bytes(), 9)
        kept = YEAR if file.suffix in (".css", ".js") else "no-cache"
        headers = [("Content-Type", TYPES[file.suffix]), ("Content-Encoding", "gzip"), ("Cache-Control", kept)]
        ready["/" + file.relative_to(folder).as_posix()] = body, [*headers, ("Content-Length", str(len(body)))]
    ready["/"] = ready["/index.html"]

    def application(environ: dict, start_response: Callable) -> list[bytes]:
        found = ready.get(unquote(environ["PATH_INFO"]))
        if found is None:
            start_response("404 Not Found", [("Content-Length", "0")])
            return [b""]
        start_response("200 OK", found[1])
        return [found[0]]

    return application


if __name__ == "__main__":
    serve(files(Path(sys.argv[1])), host="127.0.0.1", port=int(os.environ["PORT"]), threads=8, _quiet=True)
