"""Every page opens in the old kernels of the browsers that offices have, over plain http on a host name, where no secure context is."""

import pytest

from tests import chromium
from tests.conftest import PATIENCE, wait_until_ready, watch
from tests.pages import PATHS

HOST = "overview.test"
# Playwright's own waiting asks for this method of newer browsers; the pages do not.
CRUTCH = "Element.prototype.checkVisibility = Element.prototype.checkVisibility || function () { return this.getClientRects().length > 0; }"


@pytest.mark.parametrize("version", ["92", "110"])
def test_every_page_opens_without_an_error(version, address, playwright):
    origin = address.replace("127.0.0.1", HOST)
    path = chromium.executable(version)
    arguments = [*chromium.ARGUMENTS, f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
    complaints = []
    browser = playwright.chromium.launch(executable_path=path, args=arguments, env=chromium.environment(path))
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    page.add_init_script(CRUTCH)
    watch(page, origin, complaints)
    for place in PATHS:
        page.goto(origin + place)
        wait_until_ready(page)
        page.wait_for_selector("#main h1", state="attached")
    browser.close()
    assert complaints == []
