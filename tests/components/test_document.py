"""The document page leads an editor from what was read to the form that mends it, and nobody else."""

import json

from dashboard.components.document import document_page
from dashboard.views.document import Block, Note, Piece, Reading
from dashboard.views.view import Source

SOURCE = Source("d1", "甲市2022年工作要点", "甲市大数据局", "2022-03-28")
NOTES = (
    Note("facts", "目标：5G基站 1500个", "/indicator", (("indicator", "stations"),), "facts:F1"),
    Note("roles", "分工：市大数据局（牵头）", "/department"),
    Note("systems", "平台系统：视频平台", "/platform", (), "systems:S1"),
)
READING = Reading(SOURCE, (), (Block(0, ((Piece("1500", (0,)),),)),), NOTES, (0, 4, 8), {"facts": 1, "roles": 1, "systems": 1})


def notes(edits: bool) -> list:
    article = document_page(READING, (SOURCE,), edits)[1]
    return json.loads(article.children[-1].to_plotly_json()["props"]["data-document"])["notes"]


def test_a_reader_is_led_to_where_a_number_is_used():
    assert notes(edits=False)[0] == ["facts", "目标：5G基站 1500个", "/indicator?indicator=stations", 0]


def test_an_editor_is_led_to_the_form_of_every_row_that_has_one():
    assert [note[4:] for note in notes(edits=True)] == [["/quality?doc=d1&row=facts%3AF1"], [], []]
