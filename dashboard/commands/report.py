"""`report`: the files of a month or quarter, for a scheduled job; asked of the program itself, started on a port of its own."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlencode
from urllib.request import Request, urlopen

from dashboard.exports import paper
from dashboard.exports.about import FORBIDDEN
from dashboard.schema import Selection
from dashboard.settings import ROOT, SETTINGS
from dashboard.views.bulletin_choice import asked_period
from dashboard.views.pages import PAGES
from dashboard.views.situation import today

HELP = "把某个月或某季度的通报和各页面写成文件（PDF、Word、PPT、Excel、长图），供定时任务使用"
PDF, FORMATS = "pdf", ("pdf", "docx", "pptx", "xlsx", "png")
REPORT, FIRST_PAGE = "report", "overview"
ALL_WRITTEN, SOME_REFUSED = 0, 1
HOST = "127.0.0.1"
START_SECONDS, FILE_SECONDS, BETWEEN_LOOKS = 180, 600, 0.2
NOT_STARTED = "程序没有启动，没有写出任何文件：{why}"
NO_PERIOD = "“{period}”：没有这一期（应为已开始的月份或季度，如 2020-06、2020Q2），没有写出任何文件"
NO_CITY = "没有城市“{city}”，没有写出任何文件；现有：{known}"
ONLY_BULLETIN = "只有通报有 Word 文件（--page report）"


class NotWritten(RuntimeError):
    """A file that was not written, and why, in Chinese."""


def arguments(parser: argparse.ArgumentParser) -> None:
    period = parser.add_mutually_exclusive_group(required=True)
    period.add_argument("--month", dest="period", metavar="YYYY-MM", help="月份，如 2020-06")
    period.add_argument("--quarter", dest="period", metavar="YYYYQn", help="季度，如 2020Q2")
    parser.add_argument("--city", required=True, metavar="NAME", help="城市，如 德州")
    parser.add_argument("--format", action="append", choices=FORMATS, help="格式，可多次；不写为全部")
    parser.add_argument("--page", default=REPORT, choices=list(PAGES), help="哪个页面（默认 report，即通报）")
    parser.add_argument("--as", dest="reader", default="", metavar="NAME", help="按哪个账号可见的内容（登录名）；不写则只含可上屏的内容")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="写到哪个文件夹")


def run(given: argparse.Namespace) -> int:
    """Write each file and print its path; 0 when all were written, 1 with a line each on standard error for those that were not."""
    if asked_period(Selection(period=given.period), today()) is None:
        print(NO_PERIOD.format(period=given.period), file=sys.stderr)
        return SOME_REFUSED
    formats = given.format or [one for one in FORMATS if one != "docx" or given.page == REPORT]
    # A name that nobody can guess, for this run alone: only who knows it is believed.
    header = f"X-Reader-{secrets.token_hex(16)}" if given.reader else ""
    headers = {header: quote(given.reader)} if header else {}
    given.out.mkdir(parents=True, exist_ok=True)
    status = ALL_WRITTEN
    try:
        with _serving(header) as address:
            _check_city(given.city, address, headers)
            for ending in formats:
                try:
                    print(_written(given, address, ending, headers))
                except (NotWritten, paper.PaperError, OSError) as refused:
                    print(f"{ending}：{refused}", file=sys.stderr)
                    status = SOME_REFUSED
    except NotWritten as refused:
        print(refused, file=sys.stderr)
        return SOME_REFUSED
    return status


def _check_city(city: str, address: str, headers: dict[str, str]) -> None:
    """NotWritten for a city that no document is of: pages would show another one and say so, a file cannot."""
    known = json.loads(_asked(f"{address}/snapshot", headers)[0])["cities"]
    if city.removesuffix("市") not in known:
        raise NotWritten(NO_CITY.format(city=city, known="、".join(known)))


def _written(given: argparse.Namespace, address: str, ending: str, headers: dict[str, str]) -> Path:
    query = urlencode({"city": given.city, "period": given.period})
    if ending == PDF:
        place = "" if given.page == FIRST_PAGE else given.page
        _asked(f"{address}/{place}?{query}", headers)
        body = paper.printed(f"{address}/{place}?{query}", paper.browser(SETTINGS.chromium), headers=headers)
        name = FORBIDDEN.sub("", f"{given.city}_{PAGES[given.page][0]}_{given.period}") + ".pdf"
    elif ending == "docx" and given.page != REPORT:
        raise NotWritten(ONLY_BULLETIN)
    else:
        body, answered = _asked(f"{address}/download/{given.page}.{ending}?{query}", headers)
        name = unquote(answered["Content-Disposition"].rpartition("''")[2])
    path = given.out / name
    path.write_bytes(body)
    return path


def _asked(address: str, headers: dict[str, str]) -> tuple[bytes, Message]:
    """An answer's bytes and headers; NotWritten in the program's own words where it refuses."""
    try:
        with urlopen(Request(address, headers=headers), timeout=FILE_SECONDS) as answer:
            return answer.read(), answer.headers
    except HTTPError as refused:
        raise NotWritten(refused.read().decode(errors="replace").strip()) from refused


@contextmanager
def _serving(header: str) -> Iterator[str]:
    """The program on a free port of this machine for as long as the block runs; it believes who `header` says that he is."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    trusted = {"TRUSTED_USER_HEADER": header, "TRUSTED_PROXIES": HOST} if header else {"TRUSTED_USER_HEADER": ""}
    command = [sys.executable, str(ROOT / "app.py"), "--host", HOST, "--port", str(port)]
    own = os.environ | trusted | {"LOG_LEVEL": "ERROR", "PYTHONIOENCODING": "utf-8"}
    running = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        _wait(running, f"http://{HOST}:{port}")
        yield f"http://{HOST}:{port}"
    finally:
        running.terminate()
        running.communicate()


def _wait(running: subprocess.Popen, address: str) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and running.poll() is None:
        try:
            urlopen(f"{address}/healthz", timeout=5).close()
            return
        except URLError:
            time.sleep(BETWEEN_LOOKS)
    if running.poll() is None:
        running.kill()
    raise NotWritten(NOT_STARTED.format(why=running.communicate()[1].strip()))
