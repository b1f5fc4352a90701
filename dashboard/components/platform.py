"""The panels of 平台: trees as nested cards, every system as a row."""

from __future__ import annotations

from dash import html

from dashboard.components.frame import framed
from dashboard.components.parts import empty, lamp, number, table
from dashboard.views.platform_page import Node, PlatformPage


def panels(page: PlatformPage) -> list[html.Section]:
    """What is part of what above, the list below."""
    trees = html.Div([_tree(tree) for tree in page.trees], className="trees") if page.trees else empty(page.anatomy.note)
    return [
        framed(page.anatomy, trees),
        framed(page.listing, table(page.listing, numeric=("tasks", "steps"), sortable=True, kind="ledger")),
    ]


def _tree(node: Node) -> html.Article:
    return html.Article([*_card(node), _parts(node)], className="tree")


def _parts(node: Node) -> html.Ul | None:
    if not node.children:
        return None
    return html.Ul([html.Li([*_card(child), _parts(child)], className="tree-part") for child in node.children], className="tree-parts")


def _card(node: Node) -> list:
    """Name, purpose, next deadline and the worst state of the part and everything below it."""
    row = node.row
    said = [row["purpose"]] if row["purpose"] != "—" else []
    said += [f"{row['steps']} 个节点"] if row["steps"] != "0" else []
    said += [f"时限 {row['next']}"] if row["next"] != "—" else []
    return [
        html.Div([html.H3(number(row["name"], row["origins"]["name"]), className="tree-name"), lamp(node.state)], className="tree-head"),
        html.P(" · ".join(said), className="tree-said") if said else None,
    ]
