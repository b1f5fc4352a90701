"""What a browser sees: loads with an empty and a full cache, and changes of a filter, until the last frame is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.overview.walk import Click
from tests import chromium

WATCH = (Path(__file__).resolve().parent / "watch.js").read_text(encoding="utf-8")
SCREEN = {"width": 1920, "height": 1080}

Milliseconds = dict[str, list[float]]


class Transfer(NamedTuple):
    """What a load takes from the network: kilobytes as transferred, with headers, and requests."""

    kilobytes: float
    requests: int


@contextmanager
def browser() -> Iterator[Browser]:
    """One headless Chromium."""
    path = chromium.executable()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS, env=chromium.environment(path))
        yield running
        running.close()


def reader(opened: Browser, script: str = "") -> BrowserContext:
    """A reader with an empty cache; `script` runs before that which watches."""
    context = opened.new_context(viewport=SCREEN, locale="zh-CN")
    context.add_init_script(f"{script}\n{WATCH}")
    return context


def load(context: BrowserContext, address: str) -> tuple[Page, float]:
    """An opened page and the milliseconds until it was painted."""
    page = context.new_page()
    page.goto(address, wait_until="commit")
    return page, page.evaluate("watch.loaded()")


def cold_loads(opened: Browser, addresses: Mapping[str, str], runs: int, script: str = "") -> Milliseconds:
    """Each address by turns, every time by a new reader."""
    times: Milliseconds = {name: [] for name in addresses}
    for _ in range(runs):
        for name, address in addresses.items():
            context = reader(opened, script)
            times[name].append(load(context, address)[1])
            context.close()
    return times


def warm_loads(opened: Browser, addresses: Mapping[str, str], runs: int) -> Milliseconds:
    """Each address by turns, every time by a reader who has been there before."""
    times: Milliseconds = {name: [] for name in addresses}
    contexts = {name: reader(opened) for name in addresses}
    for run in range(runs + 1):
        for name, address in addresses.items():
            page, spent = load(contexts[name], address)
            page.close()
            times[name] += [spent] if run else []
    for context in contexts.values():
        context.close()
    return times


def transfers(opened: Browser, address: str) -> tuple[Transfer, Transfer]:
    """What the first and the second load of one reader take."""
    context = reader(opened)
    found = tuple(_transfer(context, address) for _ in range(2))
    context.close()
    return found


def changes(pages: Mapping[str, Page], clicks: list[Click], spent: Callable[[], float]) -> tuple[Milliseconds, list[float]]:
    """Milliseconds of each click on each page, by turns, and what the first page's clicks each added to `spent`, a counter of seconds."""
    times: Milliseconds = {name: [] for name in pages}
    seconds = []
    first = next(iter(pages))
    for click in clicks:
        for name, page in pages.items():
            before = spent()
            times[name].append(page.evaluate("selector => watch.clicked(selector)", click.selector))
            seconds += [spent() - before] if name == first else []
    return times, seconds


def _transfer(context: BrowserContext, address: str) -> Transfer:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on("Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="commit")
    page.evaluate("watch.loaded()")
    page.close()
    asked = [request for request, url in addresses.items() if url.startswith("http")]
    return Transfer(sum(sizes.get(request, 0) for request in asked) / 1000, len(asked))
