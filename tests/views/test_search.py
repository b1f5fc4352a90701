"""Search: all words, every kind, each with the address of its place."""

from dashboard.views.search import Results, entries, marked, search
from tests.views import made
from tests.views.test_ledger import task

TEXT = "第一句讲平台。第二句讲城市大脑平台建设。"
SNAPSHOT = made.snapshot(
    TEXT,
    tasks=[task("k1", title="建设城市大脑平台", department="市大数据局"), task("k2", title="建设城市大脑平台", restates="k1")],
    roles=[{"task_id": "k1", "department": "市大数据局", "role": "lead", "doc_id": "d1"}],
    milestones=[made.step("m1", "2022-06-30", task_id="k1", text="平台上线"), made.step("m2", "2022-06-30", text="平台验收", start=7)],
    systems=[{"system_id": "s1", "city": made.CITY, "name": "城市大脑", "doc_id": "d1"}],
)


def found(words: str, **options: object) -> dict[str, list[str]]:
    results = search(SNAPSHOT, words, made.CITY, **options)
    return {kind: [one.entry.text for one in own] for kind, _, own in results.groups}


def test_all_words_must_be_there_in_any_order():
    assert found("平台 城市大脑") == {"工作任务": ["建设城市大脑平台"], "原文段落": ["第二句讲城市大脑平台建设。"]}
    assert found("平台，没有这个") == {}


def test_every_result_leads_to_its_place():
    places = {(entry.kind, entry.text): (entry.path, dict(entry.query), entry.at) for entry in entries(SNAPSHOT)}
    assert places["task", "建设城市大脑平台"] == ("/department", {"city": "甲市", "year": "2022", "task": "k1"}, "")
    assert places["step", "平台上线"] == ("/department", {"city": "甲市", "year": "2022", "task": "k1"}, "")
    assert places["step", "平台验收"] == ("/document", {"city": "甲市", "doc": "d1"}, "at-7")
    assert places["passage", "第二句讲城市大脑平台建设。"] == ("/document", {"city": "甲市", "doc": "d1"}, f"at-{TEXT.index('第二')}")
    assert places["department", "市大数据局"] == ("/department", {"city": "甲市", "department": "市大数据局"}, "")
    assert places["document", "甲市2022年工作要点"] == ("/document", {"city": "甲市", "doc": "d1"}, "")
    assert places["system", "城市大脑"][0] == "/platform"


def test_capitals_and_wide_characters_are_the_same():
    assert marked("推进ＡＩ应用", ("ai",)) == (("推进", False), ("ＡＩ", True), ("应用", False))


def test_a_long_text_is_cut_around_the_first_word_found():
    pieces = marked("一" * 300 + "平台" + "二" * 300, ("平台",))
    assert pieces[0] == ("…", False) and pieces[-1] == ("…", False)
    assert ("平台", True) in pieces
    assert sum(len(text) for text, _ in pieces) < 200


def test_words_that_overlap_are_marked_once():
    assert marked("城市大脑平台", ("城市大脑", "大脑平台")) == (("城市大脑", True), ("平台", False))


def test_of_other_cities_nothing_is_found_where_only_one_is_served():
    assert search(SNAPSHOT, "平台", "乙市", only=True).total == 0
    assert search(SNAPSHOT, "平台", "乙市").total == 5


def test_nothing_sought_is_nothing_found():
    assert search(SNAPSHOT, "  ，", made.CITY) == Results((), 0, ())
