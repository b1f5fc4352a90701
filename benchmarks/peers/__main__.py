"""Measure first loads and filter changes of the program, Vizro and Streamlit by turns: `python -m benchmarks.peers PYTHON [--runs 20]`.

PYTHON is the interpreter of a virtual environment with benchmarks/peers/requirements.txt.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.overview import browsing, processes
from benchmarks.peers.content import content

HERE = Path(__file__).resolve().parent
CITY = "临沂"
OWN = "本程序"
# The whole document is watched, of the program the page, beside which Dash only keeps what it was told; a page is done after a second of
# silence: these frameworks pause between their steps.
WATCHED = "window.watchContent = '#page, body > :not(.frame)'; window.watchQuiet = 1000; window.watchWords = '最新进展';"
CHOOSE = """county => watch.after(() => {
    if (window.address) {
        window.address.go('/', new URLSearchParams({county: county}));
    } else {
        Array.from(document.querySelectorAll('label')).find(label => label.textContent.trim() === county).click();
    }
})"""


def main() -> int:
    """Print a table of medians and their ratios to the program's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python")
    parser.add_argument("--runs", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder) / "content.json"
        file.write_text(content(CITY), encoding="utf-8")
        streamlit = ["-m", "streamlit", "run", str(HERE / "with_streamlit.py"), "--server.headless", "true"]
        options = ["--browser.gatherUsageStats", "false", "--", str(file)]
        vizro = processes.running([str(HERE / "with_vizro.py"), str(file)], {}, given.python)
        servers = {
            OWN: stack.enter_context(processes.running(["app.py"], {"VAR": folder})),
            "Vizro": stack.enter_context(vizro),
            "Streamlit": stack.enter_context(processes.running([*streamlit, *options], {}, given.python, "STREAMLIT_SERVER_PORT")),
        }
        # Rested, it has drawn ahead what is usually asked for, as the others' answers are computed beforehand.
        browsing.load(browsing.reader(opened := stack.enter_context(browsing.browser())), servers[OWN].address)[0].context.close()
        servers[OWN].rest()
        addresses = {name: f"{server.address}/" for name, server in servers.items()}
        cold = browsing.cold_loads(opened, addresses, given.runs, WATCHED)
        changed = changes(opened, addresses, list(json.loads(file.read_text(encoding="utf-8")))[1:], given.runs)
    print("| | 首次打开 | 是本程序的 | 改变筛选 | 是本程序的 |\n|---|---|---|---|---|")
    for name in servers:
        print(f"| {name} | {_beside(cold, name)} | {_beside(changed, name)} |")
    return 0


def changes(opened: Browser, addresses: Mapping[str, str], counties: list[str], runs: int) -> browsing.Milliseconds:
    """One county after another, on each page by turns."""
    pages = {name: browsing.load(browsing.reader(opened, WATCHED), address)[0] for name, address in addresses.items()}
    times: browsing.Milliseconds = {name: [] for name in pages}
    for county in islice(cycle(counties), runs):
        for name, page in pages.items():
            times[name].append(page.evaluate(CHOOSE, county))
    return times


def _beside(times: browsing.Milliseconds, name: str) -> str:
    median = statistics.median(times[name])
    return f"{median:.0f} 毫秒 | {median / statistics.median(times[OWN]):.1f} 倍"


if __name__ == "__main__":
    sys.exit(main())
