"""The house's one rule: imports point down, and names on one line do not import each other. It has no exceptions."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
# Top to bottom, as in dashboard/__init__.py.
LINES = (
    ("app", "__main__"),
    ("commands",),
    ("shell", "pages", "web"),
    ("components", "exports"),
    ("views",),
    ("figures", "measures", "reports"),
    ("catalog",),
    ("loaders",),
    ("text", "reference"),
    ("provenance", "schema", "settings", "telemetry"),
)
DEPTH = {room: depth for depth, line in enumerate(LINES) for room in line}
# Package -> the rooms that may import it.
ONLY_IN = {"dash": {"app", "shell", "pages", "components"}, "plotly": set(), "sqlalchemy": {"reports"}, "alembic": {"reports"}}
NOT_IN = {"pandas": {"pages", "components", "web", "shell", "app"}}
MODULES = sorted([HOUSE / "app.py", *(HOUSE / "dashboard").rglob("*.py")])


def room_of(path: Path) -> str:
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return parts[1] if parts[0] == "dashboard" else parts[0]


def imports_of(source: str) -> list[str]:
    """Dotted names of everything a module imports, wherever in it."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def complaints(room: str, names: list[str]) -> list[str]:
    found = []
    for name in names:
        top, *inner = name.split(".")
        if top == "dashboard" and inner:
            other = inner[0]
            if other != room and DEPTH[other] <= DEPTH[room]:
                found.append(f"{room} imports {name}, which stands on the same line or above")
        elif room not in ONLY_IN.get(top, {room}) or room in NOT_IN.get(top, set()):
            found.append(f"{room} imports {name}")
    return found


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path != HOUSE / "dashboard/__init__.py"], ids=lambda path: str(path.relative_to(HOUSE))
)
def test_imports_point_down(path):
    assert complaints(room_of(path), imports_of(path.read_text(encoding="utf-8"))) == []


def test_every_room_has_its_line():
    assert {room_of(path) for path in MODULES} - {"__init__"} <= DEPTH.keys()


def test_an_import_upwards_or_sideways_or_of_a_foreign_package_is_refused():
    assert complaints("views", ["dashboard.components.parts.lamp"]) != []
    assert complaints("figures", ["dashboard.measures.pace"]) != []
    assert complaints("views", ["dash.html"]) != []
    assert complaints("pages", ["pandas"]) != []
    assert complaints("views", ["pandas", "dashboard.catalog.shared", "dashboard.views.view.View"]) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_opens_with_a_sentence(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
