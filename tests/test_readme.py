"""The README names every setting, page and command that the code has, and nothing that it has not."""

import importlib
import pkgutil
import re
from pathlib import Path

from dashboard import commands
from dashboard.components.surround import PAGES
from dashboard.schema import QUERY
from dashboard.settings import ROOT, VARIABLES
from tests.pages import PATHS

README = (ROOT / "README.md").read_text(encoding="utf-8")


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_setting_stands_with_its_default_and_meaning():
    expected = [[f"`{name}`", f"`{default}`" if default else "空", meaning] for name, (default, meaning) in VARIABLES.items()]
    assert rows_under("设置") == expected


def test_every_page_stands_under_its_name():
    told = {path.strip("`"): name for path, name, _ in rows_under("页面")}
    assert {path: PAGES[path] for path in PATHS if path in PAGES}.items() <= told.items()
    assert set(PATHS) <= told.keys()
    assert list(told) == [*PAGES, *(path for path in told if path not in PAGES)]


def test_every_command_stands_as_it_says_itself():
    modules = [importlib.import_module(f"{commands.__name__}.{found.name}") for found in pkgutil.iter_modules(commands.__path__)]
    told = dict(rows_under("命令"))
    for module in modules:
        name = module.__name__.rpartition(".")[2]
        assert any(re.match(rf"`python -m dashboard {name}\b", command) for command in told), name
    assert len(told) == len(modules)


def test_parameters_told_exist():
    told = re.findall(r"`([a-z_]+)`（", README.partition("筛选写在网址里")[2].partition("\n\n")[0])
    assert told
    assert set(told) <= set(QUERY)


def test_files_that_it_names_exist():
    for name in re.findall(r"`([\w./-]+/[\w./-]+)`|\]\(([\w./-]+)\)", README):
        path = name[0] or name[1]
        assert path.startswith("/") or Path(ROOT, path).exists(), path
