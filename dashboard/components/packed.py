"""Elements without Dash: `packed(page)` carries a whole page in one attribute, `nodes(content)` are its elements, `markup(content)` HTML.

Dash looks at every component of a page each time anything happens, and makes all of them anew for another address. What stands in
`data-packed` is none to Dash: assets/24-packed.js draws it into the element that `data-into` names, and changes only what differs when
the next one comes. Only for what no callback names. A node is a text, or `[tag, attributes, nodes]`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from dash import dcc, html
from dash.development.base_component import Component

# The element of the frame that pages are drawn into.
PAGE = "page"
ELEMENTS = "dash_html_components"
# Dash's names of attributes where HTML's are not the same in lower case.
NAMES = {"className": "class", "htmlFor": "for"}
# What is Dash's own: an element of a page has no use for it.
OWN = frozenset(("children", "key", "debounce"))
# What a component keeps of its kind, beside what it was made with.
OF_KIND = frozenset(("_prop_names", "_valid_wildcard_attributes", "available_properties", "available_wildcard_properties"))
LEFT_OUT = OWN | OF_KIND
WITHOUT_END = ("input", "br", "hr", "img")

Node = str | list


def packed(page: Component) -> html.Div:
    """The carrier of a page. Raises TypeError for what needs Dash in the browser: anything but html components and `dcc.Input`."""
    return carrier(PAGE, nodes(page))


def carrier(into: str, content: str = "[]", **attributes: object) -> html.Div:
    """What brings nodes to the element with the id `into`; it is not seen itself."""
    return html.Div(**attributes, **{"data-packed": content, "data-into": into})


def nodes(content: object) -> str:
    """Components and texts as JSON. Raises TypeError as `packed` does."""
    return json.dumps([_node(one) for one in _flat(content)], ensure_ascii=False, separators=(",", ":"))


def markup(content: object) -> str:
    """Components and texts as HTML, for what stands in the document itself. Raises TypeError as `packed` does, and for styles."""
    return "".join(_markup(_node(one)) for one in _flat(content))


def _node(child: object) -> Node:
    if not isinstance(child, Component):
        return str(child)
    # `to_plotly_json` looks for every property there could be, at ten times the cost.
    given = sorted((name, value) for name, value in vars(child).items() if value is not None and name not in LEFT_OUT)
    attributes = {NAMES.get(name, name.lower()): value for name, value in given}
    return [_tag(child), attributes, [_node(one) for one in _flat(getattr(child, "children", None))]]


def _tag(component: Component) -> str:
    if component._namespace != ELEMENTS and not isinstance(component, dcc.Input):
        raise TypeError(f"{type(component).__name__} needs Dash: a page with it cannot be packed")
    return component._type.lower()


def _flat(children: object) -> Iterator[object]:
    """The children that are drawn, each by itself."""
    if isinstance(children, list | tuple):
        for child in children:
            yield from _flat(child)
    elif children is not None:
        yield children


def _markup(node: Node) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    tag, attributes, inner = node
    if "style" in attributes:
        raise TypeError(f"{tag}: a document carries no styles of its own")
    said = "".join(_attribute(name, value) for name, value in attributes.items() if value is not False)
    return f"<{tag}{said}>" + ("" if tag in WITHOUT_END else "".join(map(_markup, inner)) + f"</{tag}>")


def _attribute(name: str, value: object) -> str:
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
