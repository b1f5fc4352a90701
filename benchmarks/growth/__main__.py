"""How the program grows: rows of the store from five thousand to five million, documents from five to five hundred.

    python -m benchmarks.growth [--sizes 4] [--postgresql] [--documents]

Every change asks for another selection, so that nothing is answered from a memo. Processor time is the app's own, all threads.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

from benchmarks.growth import drawing, filling, papers
from benchmarks.overview.processes import Running, running
from tests import postgresql

HERE = Path(__file__).resolve().parent
STARTS, WARM = 3, 3
BASE = {"city": "临沂", "year": "2022", "as_of": "2022-12-31"}
COUNTIES = ("兰山区", "罗庄区", "河东区", "沂南县", "郯城县", "沂水县", "兰陵县", "费县", "平邑县", "莒南县", "蒙阴县", "临沭县")
INDICATORS = ("base_stations_5g", "smart_communities")
MONTHS = ("2022-11-30", "2022-10-31")
OUTPUT = {
    "output": ".._pages_content.children..._pages_store.data..",
    "outputs": [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}],
    "changedPropIds": ["_pages_location.search"],
    "state": [],
}


def main(arguments: list[str]) -> int:
    """Measure what is asked for, print a table, keep the numbers and the plot beside this file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="填报和文件变多时的快慢")
    parser.add_argument("--sizes", type=int, default=len(filling.SIZES), help="前几种行数")
    parser.add_argument("--postgresql", action="store_true", help="另量 PostgreSQL")
    parser.add_argument("--documents", action="store_true", help="另量 5、50、500 份文件")
    given = parser.parse_args(arguments)
    found: dict[str, list[dict]] = {}
    for name, result in _results(given):
        found.setdefault(name, []).append(result)
        (HERE / "growth.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (HERE / "growth.svg").write_text(drawing.plot(found), encoding="utf-8")
    return 0


def _results(given: argparse.Namespace) -> Iterator[tuple[str, dict]]:
    """What is measured and each result, as they come."""
    for size in filling.SIZES[: given.sizes]:
        yield "sqlite", _of_rows("sqlite", size)
    for count in papers.COUNTS if given.documents else ():
        yield "documents", _of_documents(count)
    for size in filling.SIZES[: given.sizes] if given.postgresql else ():
        yield "postgresql", _of_rows("postgresql", size)


def _of_rows(engine: str, size: filling.Size) -> dict:
    with _folder() as folder, _database(engine, folder) as url:
        began = time.monotonic()
        filling.fill(url, size)
        print(f"{engine}: {size.rows} rows filled in {time.monotonic() - began:.0f} s", flush=True)
        return _measured({"rows": size.rows}, {"DATABASE_URL": url, "VAR": str(folder / "var")})


def _of_documents(count: int) -> dict:
    with _folder() as folder:
        papers.write(folder / "documents", count)
        own = {"DOCUMENTS": str(folder / "documents"), "VAR": str(folder / "var")}
        with running(["app.py"], _settings(own)):
            pass
        return _measured({"documents": count}, own)


def _measured(about: dict, own: dict[str, str]) -> dict:
    """Starts, changes of the overview and of two other pages, and memory; milliseconds, processor and clock."""
    starts, work = [], []
    for _ in range(STARTS):
        with running(["app.py"], _settings(own)) as server:
            starts.append(server.start_seconds)
            work.append(server.cpu_seconds())
    with running(["app.py"], _settings(own)) as server:
        ask = _asking(server)
        for change in ({}, {"quarter": "2022Q1"}, {"quarter": "2022Q2"})[:WARM]:
            ask("/", change)
            ask("/county", change)
            ask("/indicator", change)
        server.rest()
        filters = [{"county": county, "as_of": BASE["as_of"]} for county in COUNTIES]
        dates = [{"as_of": day} for day in ("2022-12-30", "2022-11-29", "2022-10-30", "2022-09-29", "2022-08-30", "2022-07-30")]
        pages = [{"county": county, "indicator": indicator} for indicator in INDICATORS for county in COUNTIES[:5]]
        result = about | {
            "start": {"clock": round(1000 * min(starts)), "processor": round(1000 * min(work))},
            "filter": _median(ask, server, "/", filters),
            "date": _median(ask, server, "/", dates),
            "county": _median(ask, server, "/county", pages),
            "indicator": _median(ask, server, "/indicator", pages),
            "memory": round(server.memory_mb()),
        }
    print(json.dumps(result, ensure_ascii=False), flush=True)
    return result


def _median(ask, server: Running, path: str, changes: list[dict]) -> dict:
    """Median milliseconds of some changes: by the clock, of the app's processor, and kilobytes of the answer."""
    times, cpu, sizes = [], [], []
    for change in changes:
        before, began = server.cpu_seconds(), time.perf_counter()
        sizes.append(ask(path, change))
        times.append(time.perf_counter() - began)
        cpu.append(server.cpu_seconds() - before)
    return {"clock": round(1000 * median(times), 1), "processor": round(1000 * median(cpu), 1), "kB": round(median(sizes) / 1000, 1)}


def _asking(server: Running):
    """Asks for a page as a browser does; gives the bytes of the answer."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=600)
    connection.request("GET", "/")
    first = connection.getresponse()
    first.read()
    cookie = (first.getheader("Set-Cookie") or "").split(";")[0]
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"} | ({"Cookie": cookie} if cookie else {})

    def ask(path: str, change: dict) -> int:
        search = "?" + urlencode(BASE | change, quote_via=quote)
        inputs = [{"id": "_pages_location", "property": name, "value": value} for name, value in (("pathname", path), ("search", search))]
        connection = HTTPConnection("127.0.0.1", server.port, timeout=600)
        connection.request("POST", "/_dash-update-component", json.dumps(OUTPUT | {"inputs": inputs}), headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status == 200, (answer.status, body[:500])
        return len(body)

    return ask


def _settings(own: dict[str, str]) -> dict[str, str]:
    return {"LOG_LEVEL": "ERROR", "PUBLIC": "1"} | own


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="growth-", dir=os.environ.get("GROWTH_FOLDER")))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[str]:
    if engine == "sqlite":
        yield f"sqlite:///{folder}/reports.db"
        return
    with ExitStack() as stack:
        yield stack.enter_context(postgresql.running()).format("postgres")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
