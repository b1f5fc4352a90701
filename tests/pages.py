"""The addresses of all pages that are registered, in the order of the navigation, the others after them."""

from __future__ import annotations

from dash import page_registry

from app import server
from dashboard.components.surround import PAGES

assert server  # Pages are registered once the app exists.
_REGISTERED = {page["path"] for page in page_registry.values() if page["module"].rpartition(".")[2] != "not_found_404"}
PATHS = [*(path for path in PAGES if path in _REGISTERED), *sorted(_REGISTERED - PAGES.keys())]
