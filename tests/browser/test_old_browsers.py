"""Every page opens in the old kernels of the browsers that offices have, over plain http on a host name, where no secure context is."""

from contextlib import closing

import pytest

from tests import chromium
from tests.conftest import PATIENCE, watch
from tests.pages import PATHS

HOST = "overview.test"
# Playwright's own waiting calls methods of newer browsers (checkVisibility), so the page is asked by a script of its own.
STANDS = """patience => new Promise((stands, fails) => {
    const ready = () => document.documentElement.dataset.ready === 'yes' && document.querySelector('#main h1');
    const look = () => ready() ? stands() : setTimeout(look, 50);
    setTimeout(() => fails(new Error('the page does not stand')), patience);
    look();
})"""


@pytest.mark.parametrize("version", ["92", "110"])
def test_every_page_opens_without_an_error(version, address, playwright):
    origin = address.replace("127.0.0.1", HOST)
    path = chromium.executable(version)
    # On a busy machine the process that paints for the old ones now and then never comes up, and every page hangs: they paint without.
    arguments = [*chromium.ARGUMENTS, "--disable-gpu", f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
    complaints = []
    with closing(playwright.chromium.launch(executable_path=path, args=arguments, env=chromium.environment(path))) as browser:
        page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
        page.set_default_timeout(PATIENCE)
        watch(page, origin, complaints)
        for place in PATHS:
            page.goto(origin + place)
            page.evaluate(STANDS, PATIENCE)
    assert complaints == []
