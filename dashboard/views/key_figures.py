"""The six key figures: facts, ratios and pilots in, one card each out; an actual before its target, never both."""

from __future__ import annotations

from dashboard.loaders.rows import Record, firsts, ordered
from dashboard.measures.matching import actuals
from dashboard.reference.words import words
from dashboard.schema import Kind
from dashboard.views.indicators import name_of, named
from dashboard.views.numbers import amount, day, percent, stated
from dashboard.views.programmes import programmes_of
from dashboard.views.situation import Situation, counted_facts, kept_with_situation
from dashboard.views.view import View

KEY_FIGURES = 6
OTHERS = 8
# A programme of fewer places is no figure, it stands on the map.
FEWEST_PILOTS = 2
# What a plan tells as standing already is neither its target nor reported for its year.
EXISTING = "文件写明的已有数"
COLUMNS = {"name": words["indicator"], "said": words["value"], "caption": "说明"}
# What is chosen first, by the catalogue's `show`; an indicator that the catalogue does not know comes last.
CHOSEN_FIRST = (
    ("key", Kind.ACTUAL),
    ("gauge", Kind.ACTUAL),
    ("key", Kind.TARGET),
    ("gauge", Kind.TARGET),
    ("table", Kind.ACTUAL),
    ("table", Kind.TARGET),
    ("", Kind.ACTUAL),
    ("", Kind.TARGET),
)


def key_figures(situation: Situation, limit: int = KEY_FIGURES) -> View:
    """Actuals, then targets without an actual, each in the catalogue's order; the last place is the pilots' where there are any."""
    pilots = _pilots(situation)
    places = limit - bool(pilots)
    rows = tuple(_card(fact, situation) for fact in _candidates(situation)[:places]) + pilots
    return View(
        id="key-figures",
        headline="关键数据",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(row["doc_id"] for row in rows),
        as_of=situation.as_of_words,
        note=situation.nothing("可列出的数据"),
    )


def other_figures(situation: Situation, limit: int = OTHERS) -> View:
    """What else has been published: actuals that are neither key figures nor drawn beside one, and what stands already (101个已建成)."""
    rest = _candidates(situation)[KEY_FIGURES - bool(_pilots(situation)) :]
    known = [fact for fact in rest if fact["kind"] == Kind.ACTUAL and fact["indicator"]]
    rows = tuple(_card(fact, situation) for fact in known) + _before_targets(situation)
    rows = rows[:limit]
    return View(
        id="other-figures",
        headline="其他已公布数据",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(row["doc_id"] for row in rows),
        as_of=situation.as_of_words,
    )


def _before_targets(situation: Situation) -> tuple[dict, ...]:
    """What the catalogue draws beside an indicator with a target, where the document tells it as a thing that stands already."""
    hosts = dict.fromkeys(target["indicator"] for target in situation.judged.targets if target["indicator"])
    ids = {beside.id for host in hosts for beside in situation.indicators.beside(host)}
    alone = [fact for fact in counted_facts(situation) if fact["indicator"] in ids and _stands_alone(fact)]
    return tuple(
        {
            "doc_id": fact["doc_id"],
            "name": name_of(fact, situation),
            "said": str(stated(fact)),
            "figures": stated(fact).figures,
            "unit": stated(fact).unit,
            "caption": EXISTING,
            "origin": f"facts:{fact['fact_id']}",
        }
        for fact in firsts(alone, named)
    )


def _stands_alone(fact: Record) -> bool:
    """Whether the text tells of a thing of the whole city's that stands already, and does so for the first time."""
    said = fact["kind"] == Kind.BACKGROUND and fact["value"] is not None
    return said and not (fact["restates"] or fact["county"] or fact["place"])


@kept_with_situation
def _candidates(situation: Situation) -> list[Record]:
    """City-wide quantities, one an indicator, the best first."""
    facts = situation.rows("facts")
    known = ordered(actuals(facts, situation.rows("documents"), situation.as_of), "true_on", descending=True)
    open_targets = [target for target in situation.judged.targets if target["actual"] is None]
    wholes = {fact["fact_id"] for fact in facts if fact["kind"] != Kind.BACKGROUND}
    rows = [fact for fact in (*known, *open_targets) if _can_be_shown(fact, wholes, situation)]
    rows.sort(key=lambda fact: _place(fact["indicator"], fact["kind"], situation))
    return firsts(rows, named)


def _can_be_shown(fact: Record, wholes: set[str], situation: Situation) -> bool:
    """Whether a quantity is the whole city's and stands for itself: drawn beside no other, and no part of one that is no mere denominator.

    `wholes` are the ids of those that are none (17.24亿 ⊃ 8.52亿).
    """
    if fact["value"] is None or fact["county"] or fact["place"]:
        return False
    indicator = situation.indicators.get(fact["indicator"])
    return not (indicator and indicator.beside) and fact["part_of"] not in wholes


def _place(indicator_id: str, said: str, situation: Situation) -> tuple[int, int]:
    """Where a quantity stands in the choice: by CHOSEN_FIRST, then in the catalogue's order."""
    indicator = situation.indicators.get(indicator_id)
    kind = Kind.ACTUAL if said == Kind.ACTUAL else Kind.TARGET
    return CHOSEN_FIRST.index((indicator.show if indicator else "", kind)), indicator.order if indicator else 0


def _card(fact: Record, situation: Situation) -> dict:
    said = stated(fact)
    ratio = situation.ratios.get(fact["fact_id"])
    caption = _actual_caption(fact, situation) if fact["kind"] == Kind.ACTUAL else _target_caption(fact)
    return {
        "doc_id": fact["doc_id"],
        "name": name_of(fact, situation),
        "said": str(said),
        "before": said.before,
        "figures": said.figures,
        "unit": said.unit,
        "after": f" / {amount(ratio.whole, ratio.unit)}" if ratio else "",
        "caption": f"占 {percent(ratio.percent)} · {caption}" if ratio else caption,
        "origin": f"facts:{fact['fact_id']}",
    }


def _actual_caption(fact: Record, situation: Situation) -> str:
    indicator = situation.indicators.get(fact["indicator"])
    beside = _beside(fact, situation)
    basis = beside or (indicator.basis if indicator else fact["label"])
    return " · ".join(word for word in (basis, f"截至 {day(fact['true_on'])}") if word)


def _beside(fact: Record, situation: Situation) -> str:
    """The first quantity that the catalogue draws beside this one (在建数据中心 4个)."""
    facts = counted_facts(situation)
    for indicator in situation.indicators.beside(fact["indicator"]) if fact["indicator"] else ():
        said = (row for row in facts if row["indicator"] == indicator.id and not row["restates"] and row["kind"] == Kind.ACTUAL)
        if first := next(said, None):
            return f"{indicator.short} {stated(first)}"
    return ""


def _target_caption(target: Record) -> str:
    until = f"{day(target['deadline'])} 前" if target["stated"] else words["no_deadline_stated"]
    return f"目标 · {until} · {target['state']}"


@kept_with_situation
def _pilots(situation: Situation) -> tuple[dict, ...]:
    found = programmes_of(situation)
    if not found or len(found[0].rows) < FEWEST_PILOTS:
        return ()
    main = found[0]
    return (
        {
            "doc_id": main.rows[0]["doc_id"],
            "name": f"{main.name}{'主体' if main.name.endswith('试点') else '创建主体'}",
            "said": f"{len(main.rows)}个",
            "before": "",
            "figures": str(len(main.rows)),
            "unit": "个",
            "caption": " · ".join(f"{stage} {main.count(stage)}" for stage in main.stages),
            "origin": ",".join(f"pilots:{pilot['pilot_id']}" for pilot in main.rows),
        },
    )
