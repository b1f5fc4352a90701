"""A report from its form to the screens: what is wrong is said at its field, then it is submitted, reviewed and published."""

import openpyxl
import pytest
from playwright.sync_api import expect

from dashboard.reports import Store
from tests.conftest import wait_until_ready


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of the test's own behind the pages."""
    opened = Store(f"sqlite:///{tmp_path}/reports.db")
    monkeypatch.setattr("dashboard.reports.shared", lambda: opened)
    yield opened
    opened.close()


def click(page, selector):
    wait_until_ready(page)
    page.locator(selector).first.click()


def test_a_step_is_reported_reviewed_and_published(open_page, address, store):
    page = open_page("/progress?city=德州&year=2020&as_of=2020-12-31")
    click(page, "#panel-progress-due .member")
    expect(page.locator("#progress-status")).to_be_visible()
    click(page, "#progress-submit")
    expect(page.locator("#progress-status-fault")).to_have_text("请选择已完成、推进中或受阻")
    wait_until_ready(page)
    page.get_by_label("推进中").check()
    page.locator("#progress-progress").fill("已完成方案")
    click(page, "#progress-submit")
    expect(page.locator("#progress-message")).to_have_text("已提交，待审核")
    expect(page.locator("#progress-history-box")).to_contain_text("已提交（未审定）")
    wait_until_ready(page)
    page.goto(f"{address}/review")
    click(page, "#panel-review-queue .member")
    expect(page.locator("#review-shown")).to_contain_text("已完成方案")
    click(page, "#review-pass")
    expect(page.locator("#review-message")).to_have_text("已审核，待发布")
    expect(page.locator("#review-pass")).to_have_text("发布")
    click(page, "#review-pass")
    expect(page.locator("#review-message")).to_have_text("已发布，各页面已更新")
    expect(page.locator("#panel-review-published")).to_contain_text("已完成方案")


def test_a_draft_gets_an_attachment_and_is_taken_on_by_its_tick(open_page, address, store):
    page = open_page("/progress?city=德州&year=2020&as_of=2020-12-31")
    click(page, "#panel-progress-due .member")
    expect(page.locator("#progress-status")).to_be_visible()
    wait_until_ready(page)
    page.get_by_label("推进中").check()
    page.locator("#progress-progress").fill("已完成方案")
    click(page, "#progress-draft")
    expect(page.locator("#progress-message")).to_have_text("已存草稿，未提交")
    wait_until_ready(page)
    page.locator("summary", has_text="附件（可不加）").click()
    page.locator("#attachment-drop input[type=file]").set_input_files(
        {"name": "方案.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    expect(page.locator("#attachment-said")).to_have_text("已添加：方案.pdf")
    expect(page.locator("#attachment-listed")).to_contain_text("方案.pdf")
    click(page, "#progress-submit")
    expect(page.locator("#progress-message")).to_have_text("已提交，待审核")
    wait_until_ready(page)
    page.goto(f"{address}/review")
    wait_until_ready(page)
    page.locator("summary", has_text="批量办理").click()
    click(page, "#review-all")
    expect(page.locator("#review-picked input")).to_be_checked()
    click(page, "#review-pass-picked")
    expect(page.locator("#review-results")).to_contain_text("已办理 1 条")
    expect(page.locator("#panel-review-queue")).to_contain_text("审核（未审定）")


def test_a_template_is_saved_by_a_click_and_comes_back_with_its_faults_at_their_cells(open_page, store, tmp_path):
    page = open_page("/progress?city=临沂&year=2022&as_of=2022-06-30&county=沂水县")
    page.locator("summary", has_text="用 Excel 填报").click()
    wait_until_ready(page)
    with page.expect_download() as saving:
        page.locator(".template-link", has_text="沂水县").click()
    assert saving.value.suggested_filename == "临沂_沂水县_2022年6月下旬_填报模板.xlsx"
    saving.value.save_as(tmp_path / "模板.xlsx")
    book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    book["填报"]["J4"], book["填报"]["K4"], book["填报"]["J5"], book["填报"]["K5"] = "又建成一个", "=1+1", "推进", 1
    book.save(tmp_path / "填好.xlsx")
    wait_until_ready(page)
    page.locator("#progress-drop input[type=file]").set_input_files(tmp_path / "填好.xlsx")
    shown = page.locator("#progress-preview")
    expect(shown).to_contain_text("填好.xlsx：拒绝 1 条，新增 1 条")
    expect(shown).to_contain_text("K4 拒绝：是公式，请改为填写数值")
    wait_until_ready(page)
    page.locator("#progress-confirm").click()
    expect(page.locator("#progress-answer")).to_have_text("已写入 1 条；未写入 1 条")
