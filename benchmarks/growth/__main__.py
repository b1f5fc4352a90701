"""How the program grows: rows of the store from five thousand to five million, documents from five to five hundred.

    python -m benchmarks.growth [--sqlite] [--postgresql] [--documents] [--rows 5016 5472000] [--folder FOLDER]

The servers of all sizes run side by side and are asked in turn, so that their ratio holds on a busy machine too. Every change asks for
another selection, so that nothing is answered from a memo. Processor time is the app's own, all threads.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

from sqlalchemy import create_engine

from benchmarks.growth import drawing, filling, papers
from benchmarks.overview.processes import Running, running
from tests import postgresql

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "growth.json"
STARTS = 3
BASE = {"city": "临沂", "year": "2022", "as_of": "2022-12-31"}
COUNTIES = ("兰山区", "罗庄区", "河东区", "沂南县", "郯城县", "沂水县", "兰陵县", "费县", "平邑县", "莒南县", "蒙阴县", "临沭县")
INDICATORS = ("base_stations_5g", "smart_communities")
DAYS = ("2022-12-30", "2022-11-29", "2022-10-30", "2022-09-29", "2022-08-30", "2022-07-30", "2022-06-29", "2022-05-30")
# What is measured: the page and the selections that are asked for one after the other; the first answers warm up.
WARMING = [("/", {}), ("/", {"quarter": "2022Q1"}), ("/county", {}), ("/indicator", {}), ("/indicator", {"quarter": "2022Q1"})]
CHANGES: dict[str, tuple[str, list[dict]]] = {
    "filter": ("/", [{"county": county} for county in COUNTIES] + [{"quarter": f"2022Q{number}"} for number in (2, 3, 4)]),
    "date": ("/", [{"as_of": day} for day in DAYS]),
    "county": ("/county", [{"county": county, "indicator": indicator} for indicator in INDICATORS for county in COUNTIES[:6]]),
    "indicator": ("/indicator", [{"county": county, "indicator": indicator} for indicator in INDICATORS for county in COUNTIES[6:]]),
}
OUTPUT = {
    "output": ".._pages_content.children..._pages_store.data..",
    "outputs": [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}],
    "changedPropIds": ["_pages_location.search"],
    "state": [],
}


def main(arguments: list[str]) -> int:
    """Measure what is asked for; keep the numbers and the plot beside this file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="填报和文件变多时的快慢")
    parser.add_argument("--rows", type=int, nargs="*", default=[size.rows for size in filling.SIZES], help="填报行数")
    parser.add_argument("--sqlite", action="store_true", help="量 SQLite")
    parser.add_argument("--postgresql", action="store_true", help="量 PostgreSQL")
    parser.add_argument("--documents", action="store_true", help="量 5、50、500 份文件")
    parser.add_argument("--folder", type=Path, help="填好的库留在这里，下次再用；不写则用完即删")
    given = parser.parse_args(arguments)
    sizes = [size for size in filling.SIZES if size.rows in given.rows]
    with _folder(given.folder) as folder:
        for name, cases in (("sqlite", _files), ("postgresql", _databases), ("documents", _papers)):
            if getattr(given, name):
                with cases(folder, sizes) as found:
                    _keep(name, _together(found))
    return 0


@contextmanager
def _files(folder: Path, sizes: list[filling.Size]) -> Iterator[list[tuple[dict, dict]]]:
    """One SQLite file a size."""
    cases = []
    for size in sizes:
        path = folder / f"rows-{size.rows}.db"
        if not path.exists():
            _fill(f"sqlite:///{path}", size)
        cases.append(({"rows": size.rows}, {"DATABASE_URL": f"sqlite:///{path}", "VAR": str(folder / f"var-{size.rows}")}))
    yield cases


@contextmanager
def _databases(folder: Path, sizes: list[filling.Size]) -> Iterator[list[tuple[dict, dict]]]:
    """One database a size, in one PostgreSQL server of the benchmark's own."""
    with postgresql.running() as address:
        engine = create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
        cases = []
        for size in sizes:
            with engine.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE rows{size.rows}")
            url = address.format(f"rows{size.rows}")
            _fill(url, size)
            cases.append(({"rows": size.rows}, {"DATABASE_URL": url, "VAR": str(folder / f"var-{size.rows}")}))
        engine.dispose()
        yield cases


@contextmanager
def _papers(folder: Path, _sizes: list[filling.Size]) -> Iterator[list[tuple[dict, dict]]]:
    """One folder of documents a count, read once before it is measured."""
    cases = []
    for count in papers.COUNTS:
        own = {"DOCUMENTS": str(folder / f"documents-{count}"), "VAR": str(folder / f"var-documents-{count}")}
        papers.write(Path(own["DOCUMENTS"]), count)
        cases.append(({"documents": count}, own))
    yield cases


def _fill(url: str, size: filling.Size) -> None:
    began = time.monotonic()
    filling.fill(url, size)
    print(f"{size.rows} rows filled in {time.monotonic() - began:.0f} s", flush=True)


def _together(cases: list[tuple[dict, dict]]) -> list[dict]:
    """Starts, changes and memory of several servers, each asked in turn; milliseconds of processor and clock."""
    found = [dict(about) for about, _ in cases]
    starts: list[list[tuple[float, float]]] = [[] for _ in cases]
    for turn in range(STARTS + 1):
        for place, (_, own) in enumerate(cases):
            with running(["app.py"], _settings(own)) as server:
                # The first start reads the documents.
                starts[place] += [(server.cpu_seconds(), server.start_seconds)] if turn else []
    with ExitStack() as stack:
        servers = [stack.enter_context(running(["app.py"], _settings(own))) for _, own in cases]
        asks = [_asking(server) for server in servers]
        for path, change in WARMING:
            for ask in asks:
                ask(path, change)
        for name, (path, changes) in CHANGES.items():
            for one, times in zip(found, _timed(servers, asks, path, changes), strict=True):
                one[name] = times
        for one, server, own in zip(found, servers, starts, strict=True):
            one["start"] = {
                "processor": round(1000 * median(cpu for cpu, _ in own)),
                "clock": round(1000 * median(clock for _, clock in own)),
            }
            one["memory"] = round(server.memory_mb())
            print(json.dumps(one, ensure_ascii=False), flush=True)
    return found


def _timed(servers: list[Running], asks: list[Callable], path: str, changes: list[dict]) -> list[dict]:
    """For each server the median of some changes, and the kilobytes of an answer."""
    cpu, clock, sizes = ([[] for _ in servers] for _ in range(3))
    for change in changes:
        for place, (server, ask) in enumerate(zip(servers, asks, strict=True)):
            before, began = server.cpu_seconds(), time.perf_counter()
            sizes[place].append(ask(path, change))
            clock[place].append(time.perf_counter() - began)
            cpu[place].append(server.cpu_seconds() - before)
    return [
        {"processor": round(1000 * median(one), 1), "clock": round(1000 * median(two), 1), "kB": round(median(three) / 1000, 1)}
        for one, two, three in zip(cpu, clock, sizes, strict=True)
    ]


def _keep(name: str, results: list[dict]) -> None:
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    found = kept | {name: results}
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (HERE / "growth.svg").write_text(drawing.plot(found), encoding="utf-8")


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
def _folder(given: Path | None) -> Iterator[Path]:
    folder = given or Path(tempfile.mkdtemp(prefix="growth-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield folder
    finally:
        if given is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
