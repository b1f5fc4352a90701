"""One chart or card by itself: its menu by keyboard, its file, its picture on the clipboard, and its Chinese without Chinese fonts."""

import base64
import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Playwright, expect

from app import server
from dashboard.exports.pictures import typeface
from tests import chromium
from tests.browser.test_access import AXE
from tests.conftest import PATIENCE

COPIED = "async () => (await navigator.clipboard.read())[0].types"
SERIOUS = """async () => (await axe.run('#part-menu', {resultTypes: ['violations']})).violations.map(fault => fault.id)"""
SVG = "/download/overview/key-figures.svg?city=临沂&as_of=2022-07-12"
FONTS = "<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"


def test_the_menu_of_a_panel_is_reached_by_keys_and_gives_picture_and_copy(open_page):
    page = open_page("/?city=德州&as_of=2020-06-30", permissions=["clipboard-read", "clipboard-write"])
    button, menu = page.locator('[data-part="quarters"]'), page.locator("#part-menu")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("menuitem", name="图片（PNG 2 倍）")).to_be_focused()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(SERIOUS) == []
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "德州_各季度节点完成情况_2020-06-30.png"
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(menu.get_by_role("menuitem", name="复制图片")).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("status")).to_have_text("已复制，可粘贴到文档或幻灯片")
    assert page.evaluate(COPIED) == ["image/png"]
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    # As over plain http with a host's name, where a browser has no clipboard to offer.
    page.evaluate("() => { window.ClipboardItem = undefined; }")
    page.keyboard.press("Enter")
    expect(menu.get_by_role("menuitem", name="图片（PNG 2 倍）")).to_be_focused()
    expect(menu.get_by_role("menuitem", name="复制图片")).to_be_hidden()


def test_a_picture_shows_chinese_in_a_browser_without_any_chinese_font(playwright: Playwright, tmp_path: Path):
    """The picture with its glyphs, and the same picture without them: only the latter shows the box of a missing character."""
    latin_only(tmp_path)
    path = chromium.executable()
    environment = chromium.environment(path) | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS, env=environment)
    svg = server.test_client().get(SVG).data.decode()
    begin, end = svg.index("@font-face"), svg.index("}") + 1
    with_glyphs, without = (shown(browser, text) for text in (svg, svg[:begin] + svg[end:]))
    browser.close()
    assert len(set(with_glyphs)) == len(with_glyphs)
    assert len(set(without)) < len(without)


def latin_only(folder: Path) -> None:
    """A machine's fonts: Latin letters and nothing else."""
    font = TTFont(typeface.FONT, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(name_IDs=["*"]))
    cutter.populate(text="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .")
    cutter.subset(font)
    font.flavor = None
    font.save(folder / "latin.otf")
    (folder / "fonts.conf").write_text(FONTS.format(folder=folder), encoding="utf-8")


def shown(browser, svg: str) -> list[bytes]:
    """The pixels of each character of 关键数据, the picture's title, as a browser draws it in a page."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(PATIENCE)
    page.set_content(f'<body style="margin:0"><img src="data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}">')
    page.locator("img").evaluate("image => image.decode()")
    image = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.close()
    return [image.crop((48 + 30 * place, 62, 78 + 30 * place, 104)).tobytes() for place in range(4)]
