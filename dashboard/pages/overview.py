"""The one screen."""

from __future__ import annotations

from dash import html, register_page

register_page(__name__, path="/", name="总览", order=1)


def layout(**query):
    """Draw the overview."""
    return html.H1("总览")
