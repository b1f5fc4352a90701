"""What 定稿 freezes, and how a figure that was published and reads otherwise later is corrected, once, in the next issue."""

from datetime import date

import pytest

from dashboard.measures.desk import Desk, StepReport
from dashboard.reports import Store, audience, issues
from dashboard.reports.people import at_the_command_line
from dashboard.reports.words import Openness
from dashboard.schema import Selection
from dashboard.views import bulletin_issues
from dashboard.views.bulletin_issues import corrections, issues_view, issuing
from tests.views import made

EDITOR = at_the_command_line("甲")
STEPS = [made.step("m1", "2022-05-31", department="市大数据局"), made.step("m2", "2022-12-31", department="市大数据局")]
MAY, JUNE, JULY = date(2022, 5, 31), date(2022, 6, 30), date(2022, 7, 31)
NOTHING_DONE = Desk(steps={"m1": StepReport("r1", date(2022, 5, 20))})
DONE_IN_MAY = Desk(steps={"m1": StepReport("r2", date(2022, 5, 30), done=date(2022, 5, 30))})
PUBLISHED = Selection(openness="可上屏")


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db")
    with audience.seen_by(EDITOR):
        yield opened
    opened.close()


@pytest.fixture
def read(monkeypatch):
    """`read(desk)`: from now on the documents and entries of any day read as this desk says."""
    monkeypatch.setattr(bulletin_issues, "at_its_end", lambda asked: asked)

    def as_of(desk):
        monkeypatch.setattr(bulletin_issues, "situation", lambda chosen: seen(date.fromisoformat(chosen.as_of), desk))

    return as_of


def seen(as_of, desk=NOTHING_DONE, selection=Selection(), **chosen):  # noqa: B008
    return made.situation(as_of, desk=desk, chosen={"selection": selection} | chosen, milestones=STEPS)


def issue(store, asked):
    drawn, kept = issuing(store, asked, issues.next_number(store, made.CITY, 2022), date(2022, 8, 1))
    return drawn, issues.keep(store, EDITOR, kept, b"PK")


def test_text_and_figures_are_frozen_with_their_two_dates(store, read):
    read(NOTHING_DONE)
    drawn, kept = issue(store, seen(MAY))
    assert (kept.number, kept.year, kept.period, kept.as_of, kept.known) == (1, 2022, "2022-05", MAY, MAY)
    assert kept.content["body"] == [[str(block.kind), block.text] for block in drawn.body]
    assert ["group:done", "已办结", "0项", []] in kept.content["figures"]
    assert kept.content["annexes"][0]["columns"] == list(drawn.annexes[0].view.columns.values())
    assert (drawn.number_words, drawn.issued_words) == ("2022年第1期", "2022年8月1日")


def test_a_published_figure_that_reads_otherwise_later_is_corrected_in_the_next_issue_and_not_again(store, read):
    read(NOTHING_DONE)
    issue(store, seen(MAY))
    assert corrections(store, seen(JUNE)) == ()
    read(DONE_IN_MAY)
    drawn, kept = issue(store, seen(JUNE, DONE_IN_MAY))
    said = [one.words for one in drawn.corrections]
    assert "第1期通报（截至5月31日）中“已办结”原为0项，现更正为1项。" in said
    assert "第1期通报（截至5月31日）中“办结率”原为0%，现更正为100%。" in said
    assert [block.text for block in drawn.body if block.text.startswith("五、")] == ["五、更正"]
    assert len(kept.content["corrections"]) == len(said)
    assert corrections(store, seen(JULY, DONE_IN_MAY)) == ()


def test_a_correction_that_is_taken_back_is_corrected_again(store, read):
    read(NOTHING_DONE)
    issue(store, seen(MAY))
    read(DONE_IN_MAY)
    issue(store, seen(JUNE, DONE_IN_MAY))
    read(NOTHING_DONE)
    said = [one.words for one in corrections(store, seen(JULY))]
    assert "第1期通报（截至5月31日）中“已办结”原为1项，现更正为0项。" in said


def test_a_member_that_was_or_is_left_out_stays_unnamed_in_corrections(store, read):
    read(NOTHING_DONE)
    issue(store, seen(MAY))
    read(DONE_IN_MAY)
    left_out = corrections(store, seen(JUNE, DONE_IN_MAY, Selection(without=("市大数据局",))))
    assert left_out
    assert not [one for one in left_out if "市大数据局" in one.name]
    assert [one for one in corrections(store, seen(JUNE, DONE_IN_MAY)) if "市大数据局" in one.name]


def test_an_internal_issue_is_not_corrected_in_a_public_one(store, read):
    read(NOTHING_DONE)
    issue(store, seen(MAY))
    read(DONE_IN_MAY)
    assert corrections(store, seen(JUNE, DONE_IN_MAY, PUBLISHED)) == ()


def test_an_issue_of_another_range_is_not_corrected_here(store, read):
    read(NOTHING_DONE)
    issue(store, seen(MAY, county=("乙县",)))
    read(DONE_IN_MAY)
    assert corrections(store, seen(JUNE, DONE_IN_MAY)) == ()


def test_the_list_names_each_issue_with_its_file(store, read):
    read(NOTHING_DONE)
    issue(store, seen(MAY))
    issue(store, seen(JUNE, selection=PUBLISHED))
    view = issues_view(store, made.CITY)
    assert view.headline == "已定稿 2 期"
    assert [(row["number"], row["openness"], row["links"]["file"]) for row in view.rows] == [
        ("2022年第2期", Openness.SCREEN, "/download/issue/2.docx"),
        ("2022年第1期", Openness.INTERNAL, "/download/issue/1.docx"),
    ]
    with audience.seen_by(None):
        assert [row["number"] for row in issues_view(store, made.CITY).rows] == ["2022年第2期"]
