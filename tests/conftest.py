"""What tests share: the real app on a free port, one Chromium a run, and a page a test that fails on any error or outside request."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

# A run keeps a store of its own: what tests do stands in nobody's log.
FOLDER = tempfile.TemporaryDirectory(prefix="dashboard-tests-", ignore_cleanup_errors=True)
os.environ.setdefault("VAR", FOLDER.name)

from app import server as application  # noqa: E402
from tests import chromium  # noqa: E402

# Milliseconds: CI shares its cores, and a wait ends as soon as the page is there.
PATIENCE = 20_000
BROWSER_TESTS = {Path(__file__).parent / name for name in ("browser", "servers")}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser test be run again, twice at most.

    Browser and server share two busy cores in CI, where a frame or an answer can be late for reasons outside the program. A real
    failure fails three times; every rerun is printed in pytest's summary (`-r R`), so that a test that needs them is seen.
    """
    for item in items:
        if BROWSER_TESTS & set(item.path.parents):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the running app, `http://127.0.0.1:<free port>`."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, once a run."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Chromium for the run."""
    path = chromium.executable()
    running = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS, env=chromium.environment(path))
    yield running
    running.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """`open_page("/department?city=临沂", width=390)` gives a loaded page; at the end no page may have erred or asked another origin."""
    complaints: list[str] = []
    contexts = []

    def open_one(path: str = "/", width: int = 1920, height: int = 1080, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        watch(page, address, complaints)
        page.goto(address + path)
        wait_until_ready(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def watch(page: Page, origin: str, complaints: list[str]) -> None:
    """Append to `complaints` what the page's console, scripts or requests do wrong."""
    page.on("console", lambda message: complaints.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("request", lambda request: complaints.append(f"outside: {request.url}") if is_outside(request.url, origin) else None)


def is_outside(url: str, origin: str) -> bool:
    """Whether a request leaves the origin; addresses made inside the page are not requests."""
    return not url.startswith((origin + "/", "data:", "blob:", "about:"))


def wait_until_ready(page: Page) -> None:
    """Wait until the page shows what its address says and no request of Dash is under way; call it before every click.

    The content policy forbids eval, and with it Playwright's `wait_for_function`: wait for selectors, or use `expect`.
    """
    page.wait_for_selector('html[data-ready="yes"]', state="attached")
