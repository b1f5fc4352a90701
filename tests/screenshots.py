"""Write a picture of every page, city, theme and size, for a person to look at: `python -m tests.screenshots DIR [PATH …]`."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from app import server
from dashboard.catalog import shared
from dashboard.catalog.resolve import cities_of
from tests import chromium
from tests.pages import PATHS

THEMES = ("light", "dark")
SIZES = ((1920, 1080), (390, 844))


def main(folder: str, *paths: str) -> int:
    """Take the pictures of the given paths, or of all; gives the exit code."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = make_server("127.0.0.1", 0, server, threaded=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    Path(folder).mkdir(parents=True, exist_ok=True)
    path = chromium.executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS, env=chromium.environment(path))
        for size in SIZES:
            _take(browser, f"http://127.0.0.1:{running.server_port}", Path(folder), paths or PATHS, size)
        browser.close()
    running.shutdown()
    return 0


def _take(browser: Browser, origin: str, folder: Path, paths: tuple[str, ...] | list[str], size: tuple[int, int]) -> None:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN", reduced_motion="reduce")
    for path in paths:
        for city in cities_of(shared().current.tables):
            for theme in THEMES:
                page.goto(f"{origin}{path}?{urlencode({'city': city, 'theme': theme})}")
                page.wait_for_selector('html[data-ready="yes"]', state="attached")
                name = f"{path.strip('/') or 'overview'}-{city}-{theme}-{width}x{height}.png"
                page.screenshot(path=folder / name, full_page=width < 1000)
                print(folder / name, flush=True)
    page.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
