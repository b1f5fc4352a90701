"""Views as slides: a title slide, each view as native chart, cards, picture or table, and the sources; ours or on a bureau's template."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.about import About
from dashboard.exports.captions import cover_lines, foot, subtitle
from dashboard.exports.making import Making, Piece, Step, finished, pieces
from dashboard.exports.native import chart_of
from dashboard.exports.slides.cards import cards_of, draw_cards
from dashboard.exports.slides.charts import chart_pages, draw_chart
from dashboard.exports.slides.deck import Deck
from dashboard.exports.slides.house import Ratio, house_deck
from dashboard.exports.slides.listing import draw_sources
from dashboard.exports.slides.pictures import draw_picture, is_picture
from dashboard.exports.slides.tables import draw_table, table_pages
from dashboard.exports.slides.template import template_deck
from dashboard.views.pages import Listed
from dashboard.views.view import View

GOES_ON = "{title}（续）"
NOTHING = "没有可以放进幻灯片的内容"


def as_slides(listed: Sequence[Listed], about: About, ratio: Ratio = Ratio.WIDE, template: bytes | None = None) -> bytes:
    """A presentation of all views that have rows, as .pptx bytes; on a `template` in its own size."""
    return finished(make_slides(pieces(listed, about), about, ratio, template))


def make_slides(wanted: Sequence[Piece], about: About, ratio: Ratio = Ratio.WIDE, template: bytes | None = None) -> Making:
    """The same step by step, one piece a step. A single piece stands without a title slide. TemplateError for a bad template."""
    deck = template_deck(template) if template else house_deck(ratio)
    if len(wanted) > 1:
        deck.cover(f"{about.city} {about.title}", cover_lines(about))
    shown: list[View] = []
    for place, piece in enumerate(wanted, start=1):
        yield Step(place, len(wanted), piece.name)
        view = piece.draw()
        if view is not None and (view.rows or piece.wanted):
            shown.append(view)
            _view_slides(deck, view, piece.about)
    if len(wanted) > 1 or any(view.sources for view in shown):
        named = dict.fromkeys(source.citation for view in shown for source in view.sources)
        draw_sources(deck, list(named), "；".join(cover_lines(about)))
    return deck.bytes()


def _view_slides(deck: Deck, view: View, about: About) -> None:
    """A view in the form that shows it best; bullets are followed by the table that every official knows."""
    chart, cards = chart_of(view), cards_of(view)
    if not view.rows:
        _page(deck, view, about, first=True, said=view.note or NOTHING)
    elif chart:
        for place, part in enumerate(chart_pages(chart)):
            draw_chart(_page(deck, view, about, first=place == 0), part, deck, _alternative(view))
        if chart.is_bullets:
            _tables(deck, view, about, first=False)
    elif cards:
        draw_cards(_page(deck, view, about, first=True), cards, deck)
    elif is_picture(view):
        draw_picture(_page(deck, view, about, first=True), view, deck, _alternative(view))
    else:
        _tables(deck, view, about, first=True)


def _tables(deck: Deck, view: View, about: About, *, first: bool) -> None:
    for place, grid in enumerate(table_pages(view, deck.places.body)):
        draw_table(_page(deck, view, about, first=first and place == 0), grid, deck, _alternative(view))


def _page(deck: Deck, view: View, about: About, *, first: bool, said: str = ""):
    title = view.headline if first else GOES_ON.format(title=view.headline)
    return deck.headed(title, said or subtitle(view, about), foot(view, about))


def _alternative(view: View) -> str:
    """What the chart shows, for those who cannot see it."""
    return view.alternative or "。".join(part for part in (view.headline, view.subtitle) if part)
