"""A file in steps: each piece is told before it is made, nothing is made after it was left off, and two never mix."""

from datetime import datetime

from dashboard.exports.about import About
from dashboard.exports.making import Piece, Step, finished, pieces
from dashboard.exports.sheets import make_workbook
from dashboard.exports.slides import make_slides
from dashboard.views.pages import Listed
from dashboard.views.view import View

ABOUT = About("甲市", "2022年度总览", "2022-07-31", (), "亮灯规则：通用规则", datetime(2022, 8, 1, 9, 30))


def noted(name: str, drawn: list[str]) -> Piece:
    def draw() -> View:
        drawn.append(name)
        return View(id=name, headline=name, columns={"a": "事项"}, rows=({"a": name},))

    return Piece(name, draw, ABOUT)


def test_every_piece_is_told_before_it_is_drawn():
    for make in (make_slides, make_workbook):
        drawn: list[str] = []
        making = make([noted("一", drawn), noted("二", drawn)], ABOUT)
        assert (next(making), drawn) == (Step(1, 2, "一"), [])
        assert (next(making), drawn) == (Step(2, 2, "二"), ["一"])


def test_what_is_left_off_draws_nothing_more():
    for make in (make_slides, make_workbook):
        drawn: list[str] = []
        making = make([noted("一", drawn), noted("二", drawn)], ABOUT)
        next(making)
        making.close()
        assert drawn == [] and list(making) == []


def test_two_made_by_turns_are_what_each_is_alone():
    def of(name: str):
        return make_slides([noted(name, []), noted(name * 2, [])], ABOUT)

    first, second, files = of("甲"), of("乙"), []
    for making in (first, second, first, second):
        next(making)
    for making in (second, first):
        files.insert(0, finished(making))
    assert [len(file) for file in files] == [len(finished(of("甲"))), len(finished(of("乙")))]


def test_views_that_are_drawn_already_are_pieces_in_their_order():
    made = pieces([Listed("一", View(id="a", headline="a")), Listed("二", View(id="b", headline="b"))], ABOUT)
    assert [(piece.name, piece.draw().id) for piece in made] == [("一", "a"), ("二", "b")]
