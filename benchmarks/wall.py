"""Memory of a wall over many turns at half a second each: `python benchmarks/wall.py [TURNS]` prints heap and nodes as they go by."""

from __future__ import annotations

import logging
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import CDPSession, Page, sync_playwright  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

from app import server  # noqa: E402
from tests import chromium  # noqa: E402

WALL = "/?mode=wall&cycle=0.5&pages=overview,quarter,county,indicator&cities=临沂,德州"
LOOKS = 10
# Of the first tenth, in which scripts and fonts come in, to the last: more growth than this is a leak.
MOST_GROWTH = 1.25


def main(turns: int) -> int:
    """Turn a wall so many times; print a row every tenth of them. Gives 0 when its memory stayed flat."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = make_server("127.0.0.1", 0, server, threaded=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    path = chromium.executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS, env=chromium.environment(path))
        page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
        session = page.context.new_cdp_session(page)
        page.goto(f"http://127.0.0.1:{running.server_port}{WALL}")
        print("turns  heap MB  nodes  listeners", flush=True)
        heaps = []
        for goal in range(0, turns + 1, max(1, turns // LOOKS)):
            _wait_for(page, goal)
            heaps.append(_print(session, goal))
        browser.close()
    running.shutdown()
    growth = max(heaps[-3:]) / max(heaps[1:4])
    print(f"last three looks / first three after the start: {growth:.2f} (at most {MOST_GROWTH})")
    return int(growth > MOST_GROWTH)


def _wait_for(page: Page, goal: int) -> None:
    while int(page.evaluate("document.documentElement.dataset.turns || 0")) < goal:
        time.sleep(0.5)


def _print(session: CDPSession, turns: int) -> float:
    """After a collection, so that only what is really held counts; gives the heap in MB."""
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    heap = found["JSHeapUsedSize"] / 1e6
    print(f"{turns:5d}  {heap:7.1f}  {found['Nodes']:5.0f}  {found['JSEventListeners']:9.0f}", flush=True)
    return heap


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
