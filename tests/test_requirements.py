"""Every package is pinned with its hashes, for the versions that the .in files name, and no file says where packages come from."""

import re

import pytest

from dashboard.settings import ROOT

PAIRS = (("requirements.in", "requirements.txt"), ("tests/requirements.in", "tests/requirements.txt"))


def pins(name: str) -> dict[str, str]:
    """Package -> version, of the lines of a file."""
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[a-z]+\])?==([^\s;\\]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in found}


@pytest.mark.parametrize(("asked", "written"), PAIRS)
def test_what_is_asked_for_is_pinned_at_that_version(asked, written):
    missing = pins(asked).items() - pins(written).items()
    assert missing == set(), "请运行 tools/pin"


@pytest.mark.parametrize("written", [written for _, written in PAIRS])
def test_every_package_has_a_hash_and_no_address(written):
    text = (ROOT / written).read_text(encoding="utf-8")
    packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert [one.partition(" ")[0] for one in packages if "--hash=sha256:" not in one] == []
    assert "://" not in text


def test_tests_run_on_the_versions_that_the_program_runs_on():
    run, tests = pins("requirements.txt"), pins("tests/requirements.txt")
    assert run.items() <= tests.items()
