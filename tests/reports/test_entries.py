"""Entries and their review: only added to, corrected by newer ones, moved step by step by whom it is given to."""

from datetime import date

import pytest

from dashboard.reports import audit, entries, review
from dashboard.reports.entries import Conflict
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Role
from dashboard.reports.review import CHAINS, FULL_CHAIN
from dashboard.reports.words import Stage, Status, Subject
from tests.reports.made import BUREAU, CITY, MENGYIN, POLICE, YISHUI, step, value

SHORT = CHAINS["提交-发布"]
STATIONS = (CITY, Subject.INDICATOR, "base_stations_5g")


def test_an_entry_is_kept_with_who_and_when_word_for_word(store, account, clock):
    li = account("li", Role.REPORTER, YISHUI)
    written = value("800.50", progress="开通 800 个", problems="供电", contact="张三 0539-1")
    kept = entries.save(store, li, written)
    assert (kept.author, kept.recorded_at, kept.stage, kept.supersedes) == ("li", clock.now, Stage.SUBMITTED, "")
    assert entries.same_words(entries.get(store, kept.entry_id), written)
    assert str(entries.get(store, kept.entry_id).value) == "800.50"


def test_a_correction_supersedes_and_the_first_words_stay(store, actor, clock):
    first = entries.save(store, actor, value(800))
    clock.pass_by(hours=1)
    second = entries.save(store, actor, value(810))
    assert [(entry.value, entry.supersedes) for entry in entries.history(store, *STATIONS)] == [(800, ""), (810, first.entry_id)]
    assert entries.at_stage(store, (Stage.SUBMITTED,), CITY) == (second,)


def test_the_same_words_again_change_nothing(store, actor):
    first = entries.save(store, actor, value(800))
    before = store.revision, len(audit.newest(store))
    assert entries.save(store, actor, value(800)) == first
    assert (store.revision, len(audit.newest(store))) == before


def test_a_draft_is_submitted_by_saying_the_same_again(store, actor):
    draft = entries.save(store, actor, value(800), Stage.DRAFT)
    assert entries.at_stage(store, (Stage.SUBMITTED,)) == ()
    sent = entries.save(store, actor, value(800))
    assert (sent.entry_id, sent.stage) == (draft.entry_id, Stage.SUBMITTED)
    assert [move.stage for move in entries.moves(store, draft.entry_id)] == [Stage.DRAFT, Stage.SUBMITTED]


def test_the_second_of_two_editors_is_shown_what_the_first_wrote_and_nothing_is_lost(store, account):
    li, wang = account("li", Role.REPORTER, YISHUI), account("wang", Role.REPORTER, YISHUI)
    entries.save(store, li, value(800), seen="")
    with pytest.raises(Conflict, match="li某 刚刚填报了同一项（已提交）") as conflict:
        entries.save(store, wang, value(900), seen="")
    assert conflict.value.entry.value == 800
    entries.save(store, wang, value(900), seen=conflict.value.entry.entry_id)
    assert [entry.value for entry in entries.history(store, *STATIONS)] == [800, 900]


def test_several_entries_are_kept_together_or_not_at_all(store, account):
    li = account("li", Role.REPORTER, YISHUI)
    with pytest.raises(NotAllowed, match="没有权限：填报蒙阴县的进展"):
        entries.save_all(store, li, [value(1), value(2, county="蒙阴县")])
    entries.save(store, li, value(5))
    with pytest.raises(Conflict):
        entries.save_all(store, li, [value(1, period="2022-05", as_of=date(2022, 5, 31)), value(2)], seen={})
    assert [entry.value for entry in entries.find(store)] == [5]


@pytest.mark.parametrize(
    ("role", "members", "entry", "allowed"),
    [
        (Role.REPORTER, (YISHUI,), value(1), True),
        (Role.REPORTER, (MENGYIN,), value(1), False),
        (Role.REPORTER, (BUREAU,), value(1), False),
        (Role.REPORTER, (POLICE,), step(Status.UNDERWAY), True),
        (Role.REPORTER, (YISHUI, BUREAU), step(Status.UNDERWAY), False),
        (Role.REPORTER, (), value(1), False),
        (Role.REPORTER, (YISHUI,), value(1, city="德州"), False),
        (Role.VIEWER, (YISHUI,), value(1), False),
        (Role.REVIEWER, (YISHUI,), value(1), False),
        (Role.EDITOR, (), value(1), True),
        (Role.ADMINISTRATOR, (), value(1), True),
    ],
)
def test_reporters_report_for_their_own_members_only(store, account, role, members, entry, allowed):
    someone = account("li", role, *members)
    if allowed:
        assert entries.save(store, someone, entry).author == "li"
    else:
        with pytest.raises(NotAllowed):
            entries.save(store, someone, entry)
        assert entries.find(store) == ()


def test_an_entry_goes_from_hand_to_hand_to_the_screens(store, account):
    li, zhao, sun = account("li", Role.REPORTER, YISHUI), account("zhao", Role.REVIEWER, YISHUI), account("sun", Role.EDITOR)
    kept = entries.save(store, li, value(800))
    assert review.queue(store, zhao) == (kept,)
    assert review.queue(store, sun) == ()
    review.move(store, zhao, kept.entry_id, Stage.REVIEWED)
    assert review.queue(store, zhao) == ()
    assert [entry.entry_id for entry in review.queue(store, sun)] == [kept.entry_id]
    assert review.move(store, sun, kept.entry_id, Stage.PUBLISHED).stage is Stage.PUBLISHED
    assert [(move.stage, move.by) for move in entries.moves(store, kept.entry_id)] == [
        (Stage.SUBMITTED, "li"),
        (Stage.REVIEWED, "zhao"),
        (Stage.PUBLISHED, "sun"),
    ]


@pytest.mark.parametrize("at", [Stage.SUBMITTED, Stage.REVIEWED, Stage.PUBLISHED])
def test_every_step_can_be_returned_with_a_reason_and_taken_up_again(store, actor, at):
    kept = entries.save(store, actor, value(800))
    for stage in FULL_CHAIN[1 : FULL_CHAIN.index(at) + 1]:
        review.move(store, actor, kept.entry_id, stage)
    with pytest.raises(ReportError, match="退回须写明原因"):
        review.move(store, actor, kept.entry_id, Stage.RETURNED, "  ")
    assert review.move(store, actor, kept.entry_id, Stage.RETURNED, "数据有误").stage is Stage.RETURNED
    assert entries.moves(store, kept.entry_id)[-1].reason == "数据有误"
    assert entries.save(store, actor, value(790)).supersedes == kept.entry_id


@pytest.mark.parametrize(
    ("role", "members", "to", "stages", "allowed"),
    [
        (Role.REVIEWER, (YISHUI,), Stage.REVIEWED, FULL_CHAIN, True),
        (Role.REVIEWER, (), Stage.REVIEWED, FULL_CHAIN, True),
        (Role.REVIEWER, (MENGYIN,), Stage.REVIEWED, FULL_CHAIN, False),
        (Role.REPORTER, (YISHUI,), Stage.REVIEWED, FULL_CHAIN, False),
        (Role.EDITOR, (), Stage.REVIEWED, FULL_CHAIN, False),
        (Role.REVIEWER, (YISHUI,), Stage.PUBLISHED, SHORT, True),
        (Role.REVIEWER, (MENGYIN,), Stage.PUBLISHED, SHORT, False),
        (Role.EDITOR, (), Stage.PUBLISHED, SHORT, True),
        (Role.VIEWER, (YISHUI,), Stage.RETURNED, FULL_CHAIN, False),
        (Role.REPORTER, (YISHUI,), Stage.RETURNED, FULL_CHAIN, False),
        (Role.EDITOR, (), Stage.RETURNED, FULL_CHAIN, True),
    ],
)
def test_each_step_is_taken_by_whom_it_is_given_to(store, account, actor, role, members, to, stages, allowed):
    kept = entries.save(store, actor, value(800))
    someone = account("someone", role, *members)
    if allowed:
        assert review.move(store, someone, kept.entry_id, to, "因故", stages).stage is to
    else:
        with pytest.raises(NotAllowed, match="把沂水县的填报改为"):
            review.move(store, someone, kept.entry_id, to, "因故", stages)


def test_no_step_is_skipped_or_done_twice(store, actor):
    kept = entries.save(store, actor, value(800))
    with pytest.raises(ReportError, match="现为“已提交”，不能改为“已发布”"):
        review.move(store, actor, kept.entry_id, Stage.PUBLISHED)
    review.move(store, actor, kept.entry_id, Stage.REVIEWED)
    with pytest.raises(ReportError, match="现为“审核”，不能改为“审核”；可能他人刚刚处理过"):
        review.move(store, actor, kept.entry_id, Stage.REVIEWED)


@pytest.mark.parametrize(
    ("stages", "stage", "following"),
    [
        (FULL_CHAIN, Stage.DRAFT, Stage.SUBMITTED),
        (FULL_CHAIN, Stage.SUBMITTED, Stage.REVIEWED),
        (FULL_CHAIN, Stage.PUBLISHED, None),
        (SHORT, Stage.SUBMITTED, Stage.PUBLISHED),
        (SHORT, Stage.REVIEWED, Stage.PUBLISHED),
        (CHAINS["直接发布"], Stage.DRAFT, Stage.PUBLISHED),
        (CHAINS["直接发布"], Stage.SUBMITTED, Stage.PUBLISHED),
        (CHAINS["直接发布"], Stage.RETURNED, Stage.PUBLISHED),
    ],
)
def test_a_setting_shortens_the_chain_also_for_what_is_under_way(stages, stage, following):
    assert review.next_stage(stage, stages) is following


def test_an_author_finds_his_entries_newest_first_and_strangers_find_none(store, actor):
    entries.save(store, actor, value(1))
    entries.save(store, actor, value(2))
    assert [entry.value for entry in entries.by_author(store, "甲")] == [2, 1]
    assert entries.by_author(store, "乙") == ()
    with pytest.raises(NotFound, match="没有这条填报"):
        entries.get(store, "no-such")
