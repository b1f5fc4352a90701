"""A page's address in, the PDF that its print dialog would give out, through a headless Chromium on the server (for scheduled jobs)."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from choreographer import Browser
from choreographer.browser_async import Tab

# In the order of preference; a setting may name another.
NAMES = (
    "chromium",
    "chromium-browser",
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PAPERS = ("", "a4", "a3", "wide")
NONE_FOUND = "没有找到 Chromium 浏览器，不能生成 PDF：请安装（如 apt-get install chromium），或用设置 CHROMIUM 写明它的路径"
NEVER_READY = "页面在 {seconds} 秒内没有画完，没有生成 PDF：{address}"
NOT_ANSWERED = "浏览器没有完成“{command}”：{reason}"
SECONDS = 90
BETWEEN_LOOKS = 0.1
SCREEN = {"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": False}
READY = "document.documentElement.dataset.ready === 'yes'"


class PaperError(RuntimeError):
    """No PDF: why, and what to do, in Chinese."""


def browser(named: str = "") -> str:
    """The path of the browser: the one that is named, else the first that the machine has. PaperError without one."""
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise PaperError(f"{NONE_FOUND}（CHROMIUM={named}）" if named else NONE_FOUND)
    return str(Path(found).resolve())


def printed(address: str, program: str, paper: str = "", headers: Mapping[str, str] | None = None) -> bytes:
    """The page behind an address as PDF, once it says that it is drawn.

    `program` is the browser's path, `paper` one of PAPERS ("" as the page has it), `headers` go with every request. Raises PaperError.
    """
    # In a thread of its own: whoever asks may be running a loop already.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, _printed(address, program, paper, dict(headers or {}))).result()


async def _printed(address: str, program: str, paper: str, headers: dict[str, str]) -> bytes:
    # Chromium's own sandbox cannot be had by root, nor in most containers.
    sandboxed = sys.platform != "linux" or os.geteuid() != 0
    async with Browser(path=program, headless=True, enable_sandbox=sandboxed) as running:
        tab = await running.create_tab("about:blank")
        await _told(tab, "Network.enable")
        await _told(tab, "Network.setExtraHTTPHeaders", headers=headers)
        await _told(tab, "Emulation.setDeviceMetricsOverride", **SCREEN)
        if refused := (await _told(tab, "Page.navigate", url=address)).get("errorText"):
            raise PaperError(NOT_ANSWERED.format(command=address, reason=refused))
        await _ready(tab, address)
        if paper:
            await _told(tab, "Runtime.evaluate", expression=f"document.documentElement.dataset.paper = '{paper}'")
        made = await _told(tab, "Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(made["data"])


async def _ready(tab: Tab, address: str) -> None:
    for _ in range(int(SECONDS / BETWEEN_LOOKS)):
        seen = await _told(tab, "Runtime.evaluate", expression=READY)
        if seen["result"].get("value"):
            return
        await asyncio.sleep(BETWEEN_LOOKS)
    raise PaperError(NEVER_READY.format(seconds=SECONDS, address=address))


async def _told(tab: Tab, command: str, **parameters: object) -> dict:
    """The browser's answer to one command of the DevTools protocol."""
    answer = await tab.send_command(command, parameters)
    if "error" in answer:
        raise PaperError(NOT_ANSWERED.format(command=command, reason=answer["error"].get("message", "")))
    return answer["result"]
