"""Charts collected from two pages become one deck; a file is told step by step, is saved, and can be left off."""

from playwright.sync_api import expect
from pptx import Presentation

from tests.conftest import wait_until_ready

QUERY = "?city=德州&as_of=2020-06-30"
OWN = f"{QUERY}&department=市大数据局"


def collect(page, part: str) -> None:
    page.locator(f'[data-part="{part}"]').click()
    page.get_by_role("menuitem", name="加入汇报").click()


def test_a_deck_of_charts_from_two_pages_in_the_readers_order(open_page, address, tmp_path):
    page = open_page(f"/quarter{QUERY}")
    collect(page, "quarter-curve")
    collect(page, "quarter-planned")
    page.goto(f"{address}/county{OWN}")
    wait_until_ready(page)
    collect(page, "counties")
    page.get_by_role("button", name="汇报材料 3").click()
    kept = page.get_by_role("dialog", name="汇报材料").get_by_role("listitem")
    expect(kept).to_have_count(3)
    expect(kept.nth(2)).to_contain_text("市大数据局 · 截至 2020-06-30")
    kept.nth(2).get_by_role("button", name="上移").click()
    kept.nth(0).get_by_role("button", name="移除").click()
    expect(kept).to_have_count(2)
    first, second = (kept.nth(place).locator("span").evaluate("one => one.firstChild.data") for place in (0, 1))
    with page.expect_download() as download:
        page.get_by_role("button", name="下载幻灯片（PPT）").click()
    assert download.value.suggested_filename == "德州_汇报材料_2020-06-30.pptx"
    download.value.save_as(tmp_path / "made.pptx")
    slides = Presentation(tmp_path / "made.pptx").slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == ["德州 汇报材料", first, second, "依据文件"]
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_file_under_way_says_so_and_is_left_off(open_page):
    page = open_page(f"/quarter{QUERY}")
    asked = []
    page.route("**/download/**", lambda route: asked.append(route.request.url))
    page.locator(".export-menu summary").click()
    page.get_by_role("link", name="工作簿（Excel）").click()
    window = page.get_by_role("dialog", name="正在生成")
    expect(window).to_contain_text("正在准备")
    with page.expect_event("requestfailed"):
        window.get_by_role("button", name="取消").click()
    expect(window).to_have_count(0)
    assert len(asked) == 1
