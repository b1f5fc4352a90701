"""The review of entries: 草稿 → 已提交 → 审核 → 已发布, each step able to 退回 with a reason; a setting shortens the chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.reports import entries
from dashboard.reports.entries import Entry
from dashboard.reports.errors import ReportError
from dashboard.reports.people import Account, required
from dashboard.reports.store import Store, shows
from dashboard.reports.words import Stage
from dashboard.settings import SETTINGS

# The chain by setting: the stages from submission to the screens.
FULL_CHAIN = (Stage.SUBMITTED, Stage.REVIEWED, Stage.PUBLISHED)
CHAINS: dict[str, tuple[Stage, ...]] = {
    "提交-审核-发布": FULL_CHAIN,
    "提交-发布": (Stage.SUBMITTED, Stage.PUBLISHED),
    "直接发布": (Stage.PUBLISHED,),
}


def chain(setting: str = SETTINGS.review_chain) -> tuple[Stage, ...]:
    """The stages an entry goes through; `chain()[0]` is what submitting means."""
    return CHAINS[setting]


def move(store: Store, actor: Account, entry_id: str, to: Stage, reason: str = "", stages: Sequence[Stage] | None = None) -> Entry:
    """Take an entry to the next stage of the chain, or 退回 it with a reason; gives it as it is now.

    ReportError for a step the chain does not have from where it stands (somebody else may have moved it), or 退回 without a reason.
    """
    with store.writing(shown=False) as session:
        entry = entries.entry_of(session, entries.row_of(session, entry_id))
        _check_move(actor, entry, to, reason, stages or chain())
        if Stage.PUBLISHED in (entry.stage, to):
            shows(session, [entry.city])
        entries.moved(session, [entry], to, actor, store.clock(), reason.strip())
        return replace(entry, stage=to)


@dataclass(frozen=True)
class Moved:
    """What became of one entry among several: as it is now, or None and why it was left where it stood."""

    entry_id: str
    entry: Entry | None
    refused: str = ""


def move_each(store: Store, actor: Account, wanted: Iterable[tuple[str, Stage]], reason: str = "") -> tuple[Moved, ...]:
    """Take each of several entries to the stage wanted for it, as `move` does; one that is refused keeps none of the others back."""
    return tuple(_moved(store, actor, entry_id, to, reason) for entry_id, to in dict(wanted).items())


def next_stage(stage: Stage, stages: Sequence[Stage] | None = None) -> Stage | None:
    """The stage after this one; None for a published entry."""
    stages = stages or chain()
    if stage in (Stage.DRAFT, Stage.RETURNED):
        return stages[0]
    later = [one for one in FULL_CHAIN[FULL_CHAIN.index(stage) + 1 :] if one in stages]
    return later[0] if later else None


def may_move(actor: Account, entry: Entry, to: Stage) -> bool:
    """Whether the account may take this entry to that stage.

    Reporters submit, reviewers review (and publish where the chain has no step between), editors publish; who may take on may return.
    """
    reviews = actor.may_review(entry.city, entry.county or entry.place, entry.departments)
    if to is Stage.SUBMITTED:
        return actor.may_report(entry.city, entry.county or entry.place, entry.departments)
    if to is Stage.REVIEWED:
        return reviews
    if to is Stage.PUBLISHED:
        return actor.may_publish or (reviews and entry.stage is Stage.SUBMITTED)
    return actor.may_publish or (reviews and entry.stage is not Stage.PUBLISHED)


def queue(store: Store, actor: Account, city: str = "", stages: Sequence[Stage] | None = None) -> tuple[Entry, ...]:
    """What waits for this account: entries it may take to their next stage and that nobody has corrected since, oldest first."""
    waiting = entries.at_stage(store, (Stage.SUBMITTED, Stage.REVIEWED), city)
    return tuple(entry for entry in waiting if (to := next_stage(entry.stage, stages)) and may_move(actor, entry, to))


def _moved(store: Store, actor: Account, entry_id: str, to: Stage, reason: str) -> Moved:
    try:
        return Moved(entry_id, move(store, actor, entry_id, to, reason))
    except ReportError as refused:
        return Moved(entry_id, None, str(refused))


def _check_move(actor: Account, entry: Entry, to: Stage, reason: str, stages: Sequence[Stage]) -> None:
    if to is Stage.RETURNED:
        if not reason.strip():
            raise ReportError("退回须写明原因")
        allowed = entry.stage in (Stage.SUBMITTED, Stage.REVIEWED, Stage.PUBLISHED)
    else:
        allowed = to is next_stage(entry.stage, stages)
    if not allowed:
        raise ReportError(f"这条填报现为“{entry.stage}”，不能改为“{to}”；可能他人刚刚处理过，请刷新后再看")
    required(may_move(actor, entry, to), f"把{entry.member}的填报改为“{to}”")
