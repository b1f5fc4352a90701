"""No page has a serious or critical fault that axe-core can find, in light and in dark."""

from pathlib import Path

import pytest

from tests.conftest import wait_until_ready
from tests.pages import PATHS

AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe" / "axe.min.js"
FAULTS = """async () => {
    const found = await axe.run({resultTypes: ['violations']});
    return found.violations
        .filter(fault => ['serious', 'critical'].includes(fault.impact))
        .map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_serious_fault(open_page, address, theme):
    page = open_page(f"/?theme={theme}")
    faults = {}
    for path in PATHS:
        page.goto(f"{address}{path}?theme={theme}")
        wait_until_ready(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        faults[path] = page.evaluate(FAULTS)
    assert faults == {path: [] for path in PATHS}
