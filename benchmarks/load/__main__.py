"""Record one filter change in a browser, let locust repeat it for many readers while reports are written and documents dropped."""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from benchmarks.overview.processes import Running, running
from dashboard.reports import entries, keys, review
from dashboard.reports.entries import Entry
from dashboard.reports.people import at_the_command_line
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, Stage, Subject
from tests import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
# The request that draws a page, and what stands in its recorded body where the query goes.
CONTENT, OLD = "_pages_content.children", "?QUERY"
COUNTIES = ("兰山区", "罗庄区", "河东区", "沂南县", "郯城县", "沂水县", "兰陵县", "费县", "平邑县", "莒南县", "蒙阴县", "临沭县")
YEARS, QUARTERS, MONTHS = {"临沂": 2022, "德州": 2020, "滨州": 2023}, ("2022Q1", "2022Q2", "2022Q3", "2022Q4"), range(1, 13)
DOCUMENT = "德州市2021年大数据工作要点（第{number}号）\n一、{month}月底前建成5G基站{count}个。（牵头单位：市大数据局）\n"
ACTOR = at_the_command_line("测速")
PACE_SECONDS, ALONE_SECONDS, LOOK_SECONDS, WRITE_SECONDS, DROP_SECONDS = 10, 60, 10, 10, 60
# After this part of the time everything that is kept has been computed once; from here memory should stay where it is.
WARM = 0.3
P95_GOAL, MEMORY_GOAL = 3.0, 1.1


def main(arguments: list[str]) -> int:
    """Run it; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description="两百人同时看、有人填报、有文件放入时的快慢")
    parser.add_argument("--locust", default="locust", help="locust 程序的路径（benchmarks/load/requirements.txt）")
    parser.add_argument("--readers", type=int, default=200, help="同时在看的人数")
    parser.add_argument("--seconds", type=int, default=600, help="看多少秒")
    parser.add_argument("--database", default="", help="填报库地址；空为 SQLite")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        return _run(given, Path(folder))


def _run(given: argparse.Namespace, folder: Path) -> int:
    shutil.copytree(ROOT / "data" / "documents", folder / "documents")
    url = given.database or f"sqlite:///{folder}/reports.db"
    store = Store(url)
    _, key = keys.create(store, ACTOR, "测速", (), "")
    own = {"VAR": str(folder / "var"), "DOCUMENTS": str(folder / "documents"), "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}
    with running(["app.py"], own) as server:
        recorded = folder / "requests.json"
        recorded.write_text(json.dumps(_recorded(server.address, key), ensure_ascii=False), encoding="utf-8")
        environment = os.environ | {"LOAD_PACE": str(PACE_SECONDS), "LOAD_KEY": key, "LOAD_REQUESTS": str(recorded)}
        alone = _locust(given, server, folder / "alone", 1, ALONE_SECONDS, environment | {"LOAD_PACE": "1"})
        ended = threading.Event()
        memory: list[float] = []
        others = [
            threading.Thread(target=_write_reports, args=(store, ended)),
            threading.Thread(target=_drop_documents, args=(folder / "documents", ended)),
            threading.Thread(target=_look, args=(server, memory, ended)),
        ]
        for other in others:
            other.start()
        before, began = server.cpu_seconds(), time.monotonic()
        loaded = _locust(given, server, folder / "loaded", given.readers, given.seconds, environment)
        cpu = (server.cpu_seconds() - before) / (time.monotonic() - began)
        ended.set()
        for other in others:
            other.join()
    return _report(given, alone, loaded, memory, cpu)


def _recorded(address: str, key: str) -> dict:
    """What a browser sends when a filter of the overview is changed, and queries to send it with."""
    with sync_playwright() as playwright:
        path = chromium.executable()
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS, env=chromium.environment(path))
        page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
        page.goto(f"{address}/?key={key}")
        page.wait_for_selector('html[data-ready="yes"]', state="attached")
        with page.expect_request(lambda sent: sent.method == "POST" and CONTENT in (sent.post_data or "")) as change:
            page.locator('[data-select="city"]').select_option("德州")
        body = json.loads(change.value.post_data)
        browser.close()
    (search,) = (one for one in body["inputs"] if one["property"] == "search")
    search["value"] = OLD
    return {"body": json.dumps(body), "old": OLD, "queries": _queries()}


def _queries() -> list[str]:
    """Two hundred and forty ways to look: each city, county, quarter, and dates."""
    chosen = [{"city": city} for city in YEARS]
    chosen += [{"city": "临沂", "county": county} for county in COUNTIES]
    chosen += [{"city": "临沂", "county": county, "quarter": quarter} for county in COUNTIES for quarter in QUARTERS]
    chosen += [{"city": city, "as_of": f"{year}-{month:02d}-15"} for city, year in YEARS.items() for month in MONTHS]
    chosen += [{"city": "临沂", "county": county, "as_of": f"2022-{month:02d}-15"} for county in COUNTIES for month in MONTHS]
    return ["?" + urlencode(query) for query in chosen]


def _locust(given: argparse.Namespace, server: Running, prefix: Path, readers: int, seconds: int, environment: dict[str, str]) -> dict:
    """Run locust for some seconds; gives its counts and percentiles of a change, in milliseconds, and its own share of a core."""
    command = [given.locust, "-f", HERE / "locustfile.py", "--headless", "--host", server.address, "--users", str(readers)]
    # They come one after the other within one pace: two hundred people do not press a key together.
    command += [
        "--spawn-rate",
        str(readers / PACE_SECONDS),
        "--run-time",
        f"{seconds}s",
        "--csv",
        prefix,
        "--only-summary",
        "--stop-timeout",
        "30",
    ]
    began, before = time.monotonic(), os.times()
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    after, took = os.times(), time.monotonic() - began
    with open(f"{prefix}_stats.csv", encoding="utf-8") as file:
        rows = {row["Name"]: row for row in csv.DictReader(file)}
    change = rows["change"]
    return {
        "requests": int(change["Request Count"]),
        "failures": sum(int(row["Failure Count"]) for name, row in rows.items() if name != "Aggregated"),
        "median": float(change["50%"]),
        "p95": float(change["95%"]),
        "generator": (after.children_user + after.children_system - before.children_user - before.children_system) / took,
        "said": done.stdout[-2000:],
    }


def _write_reports(store: Store, ended: threading.Event) -> None:
    """Publish a county's value every few seconds, as another process would."""
    number = 0
    while not ended.wait(WRITE_SECONDS):
        number += 1
        county, day = COUNTIES[number % len(COUNTIES)], date(2022, 1 + number % 6, 1 + number % 28)
        value = Entry(
            city="临沂",
            subject=Subject.INDICATOR,
            subject_id="base_stations_5g",
            indicator="base_stations_5g",
            title="5G基站数",
            county=county,
            period=day.isoformat()[:7],
            as_of=day,
            value=Decimal(100 + number),
            unit="个",
            openness=Openness.SCREEN,
        )
        kept = entries.save(store, ACTOR, value)
        while kept.stage is not Stage.PUBLISHED:
            kept = review.move(store, ACTOR, kept.entry_id, review.next_stage(kept.stage))


def _drop_documents(folder: Path, ended: threading.Event) -> None:
    number = 0
    while not ended.wait(DROP_SECONDS):
        number += 1
        text = DOCUMENT.format(number=number, month=1 + number % 12, count=1000 + number)
        (folder / f"dropped{number}.txt").write_text(text, encoding="utf-8")


def _look(server: Running, memory: list[float], ended: threading.Event) -> None:
    while not ended.wait(LOOK_SECONDS):
        memory.append(server.memory_mb())


def _report(given: argparse.Namespace, alone: dict, loaded: dict, memory: list[float], cpu: float) -> int:
    warm = memory[int(len(memory) * WARM) :]
    third = max(1, len(warm) // 3)
    ratio, growth = loaded["p95"] / alone["median"], median(warm[-third:]) / median(warm[:third])
    print(f"一人时中位 {alone['median']:.0f} ms（{alone['requests']} 次）")
    print(
        f"{given.readers} 人 {given.seconds} 秒：{loaded['requests']} 次，失败 {loaded['failures']}，"
        f"中位 {loaded['median']:.0f} ms，p95 {loaded['p95']:.0f} ms"
    )
    print(f"p95 是一人时中位的 {ratio:.1f} 倍（目标不超过 {P95_GOAL:.0f} 倍）")
    print(
        f"内存 MB：{' '.join(f'{one:.0f}' for one in memory[:: max(1, len(memory) // 20)])}；"
        f"后段为前段的 {growth:.2f} 倍（目标不超过 {MEMORY_GOAL}）"
    )
    print(f"服务器占用 {cpu:.2f} 核，发压程序占用 {loaded['generator']:.2f} 核")
    good = not loaded["failures"] and ratio <= P95_GOAL and growth <= MEMORY_GOAL
    if loaded["failures"]:
        print(loaded["said"])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
