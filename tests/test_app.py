"""The app as it is put together: every callback names ids that exist, every page answers."""

import gc
import json
import subprocess
import sys

import pytest

from app import app, main
from dashboard import shell
from dashboard.components.surround import PAGES
from dashboard.settings import ROOT
from tests.pages import PATHS

# Needed by loaders, exports and migrations alone.
LATER = {"alembic", "bs4", "docx", "lxml", "openpyxl", "pdfplumber", "pptx", "resvg_py"}


def ids_in(component: object) -> set[str]:
    """Every id in a layout."""
    data = json.loads(json.dumps(component, default=lambda one: one.to_plotly_json()))
    found, waiting = set(), [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
            if isinstance(one.get("id"), str):
                found.add(one["id"])
        elif isinstance(one, list):
            waiting += one
    return found


def test_what_only_some_requests_need_is_not_loaded_at_the_start():
    command = [sys.executable, "-c", "import sys, app; print(*sys.modules)"]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "dashboard.web" in loaded
    assert LATER & set(loaded) == set()


def test_what_the_start_made_is_not_searched_for_garbage_but_what_comes_later_is():
    assert gc.isenabled()
    assert gc.get_freeze_count() > 100_000


def test_every_callback_names_ids_of_the_frame_or_of_a_page():
    client = app.server.test_client()
    client.get("/")
    layouts = [app.layout, *(app_page["layout"]() for app_page in shell.page_registry.values())]
    known = set().union(*map(ids_in, layouts))
    for callback in app.callback_map.values():
        for argument in [*callback["inputs"], *callback["state"]]:
            assert argument["id"].startswith("{") or argument["id"] in known, argument


def test_the_navigation_shows_registered_pages_in_the_products_order():
    named = [path for path in PAGES if path in PATHS]
    places = [app.index_string.index(f'<a data-carry="" href="{path}">') for path in named]
    assert places == sorted(places)


@pytest.mark.parametrize("value", ["0", "65536", "-1", "八零", ""])
def test_a_port_that_is_none_is_refused_in_words(value, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--port", value])
    assert stopped.value.code == 2
    assert "--port" in capsys.readouterr().err
