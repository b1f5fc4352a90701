"""The bureau's own presentation: the newest one is in use until it is taken away, editors change it, the log says so."""

import pytest

from dashboard.reports import audit, slide_template
from dashboard.reports.errors import NotAllowed, NotFound
from dashboard.reports.people import Account, Role

EDITOR, REPORTER = Account(1, "li", "李四", Role.EDITOR), Account(2, "wang", "王五", Role.REPORTER)


def test_without_one_slides_are_the_programs_own(store):
    assert (slide_template.current(store), slide_template.content(store)) == (None, None)
    with pytest.raises(NotFound):
        slide_template.take_away(store, EDITOR)


def test_the_newest_is_in_use_and_taking_it_away_brings_no_older_one_back(store):
    slide_template.keep(store, EDITOR, "旧.pptx", b"old")
    slide_template.keep(store, EDITOR, "新.pptx", b"\0new")
    assert slide_template.content(store) == b"\0new"
    assert (slide_template.current(store).file, slide_template.current(store).kept_by) == ("新.pptx", "li")
    slide_template.take_away(store, EDITOR)
    assert slide_template.current(store) is None and slide_template.content(store) is None


def test_every_change_stands_in_the_log(store):
    slide_template.keep(store, EDITOR, "新.pptx", b"new")
    slide_template.take_away(store, EDITOR)
    assert [(line.who, line.what, line.about) for line in audit.newest(store, 2)] == [
        ("li", slide_template.TAKEN_AWAY, "新.pptx"),
        ("li", slide_template.KEPT, "新.pptx"),
    ]


def test_whoever_is_no_editor_changes_nothing(store):
    with pytest.raises(NotAllowed):
        slide_template.keep(store, REPORTER, "新.pptx", b"new")
    slide_template.keep(store, EDITOR, "新.pptx", b"new")
    with pytest.raises(NotAllowed):
        slide_template.take_away(store, REPORTER)
    assert slide_template.content(store) == b"new"
