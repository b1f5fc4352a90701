"""Measure the one screen beside its static twin and print the table of goals: `python -m benchmarks.overview [--runs 20] [--city 临沂]`."""

from __future__ import annotations

import argparse
import compileall
import os
import re
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.overview import asking, browsing, processes, twin
from benchmarks.overview.goals import Goal, ratio, table
from benchmarks.overview.processes import Running
from benchmarks.overview.walk import Click, offered_by, queries, search, walk

BARE = "import dash, dash_bootstrap_components, plotly.graph_objects, pandas"
CITIES = ("临沂", "滨州", "德州")
PATH = re.compile(r'register_page\(.*?path="([^"]+)"', re.DOTALL)
MILLISECONDS = 1000
HASTE = 0.95
# A month whose days nobody has asked for.
AS_OF = "2022-03"


def main() -> int:
    """Print each part as it is done and the whole table in the end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--city", default="", help="默认为首页打开的城市")
    given = parser.parse_args()
    goals = []
    with tempfile.TemporaryDirectory() as folder, browsing.browser() as opened:
        for goal in chain(measured(opened, Path(folder), given.city, given.runs), starts(Path(folder), given.runs)):
            print(goal.line, flush=True)
            goals.append(goal)
    print(f"\n{table(goals)}")
    return 0 if all(goal.met for goal in goals) else 1


def measured(opened: Browser, place: Path, city: str, runs: int) -> Iterator[Goal]:
    """All goals that need the running program: one process is saved as the twin, another, that has never been asked, is measured."""
    opening = {"city": city} if city else {}
    environment = {"VAR": str(place / "var")}
    with_an_account(environment)
    with processes.running(["app.py"], environment) as app:
        page, _ = browsing.load(browsing.reader(opened), f"{app.address}/{search(opening)}")
        clicks = walk(offered_by(page), runs)
        visited = queries(opening, clicks)
        twin.save(page, app.address, visited, place / "twin")
        page.context.close()
    with ExitStack() as stack:
        app = stack.enter_context(processes.running(["app.py"], environment))
        static = stack.enter_context(processes.running(["-m", "benchmarks.overview.twin", str(place / "twin")], {}))
        # Rested, it has drawn ahead what is usually asked for: its first readers find it so.
        app.rest()
        addresses = {name: f"{server.address}/{search(visited[0])}" for name, server in (("app", app), ("twin", static))}
        yield from loads(opened, addresses, runs)
        yield from changing(app, opened, addresses, clicks)
        yield from costs(app, visited)
        yield from pages_goals(app, opened, opening, runs)
        yield from throughput(app, place, visited, runs)


def changing(app: Running, opened: Browser, addresses: dict[str, str], clicks: list[Click]) -> Iterator[Goal]:
    """A walk through the filters, in which single values have been drawn ahead and pairs have never been seen."""
    pages = {name: browsing.load(browsing.reader(opened), address)[0] for name, address in addresses.items()}
    times, seconds = browsing.changes(pages, clicks, app.cpu_seconds)
    for page in pages.values():
        page.context.close()
    yield ratio("改变筛选到画完，中位", 1.5, times["app"], times["twin"], "毫秒")
    yield ratio("改变筛选到画完，95%", 2, times["app"], times["twin"], "毫秒", HASTE)
    yield Goal("每次改变的服务器处理器时间（浏览器中的一串点击，中位）", 15, statistics.median(seconds) * MILLISECONDS, unit=" 毫秒")


def with_an_account(environment: dict[str, str]) -> None:
    """Make the store of an installation in use: as long as nobody has an account, whoever sits at the server may do everything."""
    asked = ["-m", "dashboard", "user", "benchmark", "--role", "administrator"]
    password = f"{secrets.token_urlsafe(16)}aA1".encode()
    subprocess.run(
        [sys.executable, *asked], cwd=processes.ROOT, env=os.environ | environment, check=True, capture_output=True, input=password
    )


def loads(opened: Browser, addresses: dict[str, str], runs: int) -> Iterator[Goal]:
    """First and later loads."""
    cold, warm = browsing.transfers(opened, addresses["app"])
    times = browsing.cold_loads(opened, addresses, runs)
    yield ratio("首次打开（空缓存）", 1.8, times["app"], times["twin"], "毫秒")
    yield Goal("首次打开传输量", 1400, cold.kilobytes, unit=" kB")
    yield Goal("首次打开请求数", 30, cold.requests)
    yield Goal("再次打开传输量", 100, warm.kilobytes, unit=" kB")
    again = browsing.warm_loads(opened, addresses, runs)
    print(f"再次打开：{statistics.median(again['app']):.0f} 毫秒，静态页 {statistics.median(again['twin']):.0f} 毫秒", flush=True)


def costs(app: Running, visited: list[dict[str, str]]) -> Iterator[Goal]:
    """Processor time and bytes of a change without a browser: seen before, and never seen (the same filters on another day)."""
    other_day = [query | {"as_of": f"{AS_OF}-{place % 28 + 1:02}"} for place, query in enumerate(visited[1:])]
    seen, unseen = (asking.answers(app, [asking.body_for("/", search(query)) for query in some]) for some in (visited[1:], other_day))
    for name, found in (("见过的筛选", seen), ("从未见过的筛选和日期", unseen)):
        print(f"每次改变的处理器时间，{name}：中位 {asking.median_seconds(found) * MILLISECONDS:.1f} 毫秒", flush=True)
    yield Goal("每次改变的回答", 30, max(answer.size for answer in seen + unseen) / 1000, unit=" kB")


def pages_goals(app: Running, opened: Browser, opening: dict[str, str], runs: int) -> Iterator[Goal]:
    """Memory after every page of every city, and how long the slowest page takes beside the overview."""
    own = map(_path, (processes.ROOT / "dashboard" / "pages").glob("[a-z]*.py"))
    paths = ["/", *sorted({path for path in own if path} - {"/"})]
    every = [asking.body_for(path, search({"city": name})) for path in paths for name in CITIES]
    asking.answers(app, every)
    app.rest()
    yield Goal("各城市各页都打开过之后的内存", 220, app.memory_mb(), unit=" MB")
    times = browsing.warm_loads(opened, {path: f"{app.address}{path}{search(opening)}" for path in paths}, runs)
    medians = {path: statistics.median(found) for path, found in times.items()}
    print("各页再次打开：" + "，".join(f"{path} {spent:.0f}" for path, spent in medians.items()) + " 毫秒", flush=True)
    slowest = max(medians, key=medians.__getitem__)
    yield ratio(f"最慢的一页（{slowest}）与总览", 2, times[slowest], times["/"], "毫秒")


def throughput(app: Running, place: Path, visited: list[dict[str, str]], runs: int) -> Iterator[Goal]:
    """Answers a second beside a callback that returns a constant of the same size, by turns."""
    bodies = [asking.body_for("/", search(query)) for query in visited]
    content = place / "content.txt"
    sample = sorted((asking.plain(app, body) for body in bodies), key=len)[len(bodies) // 2]
    content.write_text(sample.decode().replace('"', "'"), encoding="utf-8")
    with processes.running(["-m", "benchmarks.overview.constant", str(content)], {}) as constant:
        rates: dict[str, list[float]] = {"app": [], "constant": []}
        for _ in range(runs):
            rates["app"].append(asking.per_second(app, bodies))
            rates["constant"].append(asking.per_second(constant, bodies))
    yield ratio("每秒回答数，与返回常量的 Dash 程序相比", 0.6, rates["app"], rates["constant"], "次", at_most=False)


def starts(place: Path, runs: int) -> Iterator[Goal]:
    """From the start of the process to the first answer, beside the bare imports, all of it compiled as `./run` leaves it."""
    compileall.compile_dir(processes.ROOT / "dashboard", quiet=1)
    ours, bare = [], []
    for _ in range(runs):
        with processes.running(["app.py"], {"VAR": str(place / "var")}) as app:
            ours.append(app.start_seconds * MILLISECONDS)
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", BARE], cwd=processes.ROOT, check=True)
        bare.append((time.perf_counter() - started) * MILLISECONDS)
    yield ratio("启动到第一次回答，与只导入四个库相比", 1.5, ours, bare, "毫秒")


def _path(module: Path) -> str:
    """The address of a page, as its module registers it."""
    found = PATH.search(module.read_text(encoding="utf-8"))
    return found[1] if found else ""


if __name__ == "__main__":
    sys.exit(main())
