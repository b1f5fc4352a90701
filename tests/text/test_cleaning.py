"""What viewers put into a text is left out, the document's own lines stay, and every offset leads back to the raw text."""

import pytest

from dashboard.text.cleaning import Clean, clauses, clean, quote, sentences
from dashboard.text.folding import fold

PAGE = "持续推进数字城市建设，完善一体化大数据平台，打造全市政务和公共数据管理总枢纽，推动各级各部门业务应用系统接入，"
VIEWED = f"1、{PAGE}{PAGE}年底前覆盖率超过9\n2、0%。{PAGE}{PAGE}接入不低于20\n3、0项，推动一部手机\n4、走全城。{PAGE}{PAGE}"


@pytest.mark.parametrize(
    ("words", "raw_words"),
    [("超过90%", "超过9\n2、0%"), ("不低于200项", "不低于20\n3、0项"), ("一部手机走全城", "一部手机\n4、走全城")],
)
def test_a_page_mark_inside_a_word_or_a_number_is_left_out_and_the_span_leads_back_around_it(words, raw_words):
    cleaned = clean(VIEWED)
    place = cleaned.text.index(words)
    start, end = cleaned.span(place, place + len(words))
    assert VIEWED[start:end] == raw_words
    assert quote(VIEWED, start, end) == words


def test_the_first_page_mark_stands_at_the_very_start():
    assert clean(VIEWED).text.startswith("持续推进")


def test_a_numbered_list_with_finished_items_stays_a_list():
    listed = "主要任务如下：\n1、加强领导，落实责任。\n2、完善机制，强化考核。\n3、加大宣传力度。"
    assert clean(listed).text == fold(listed)


def test_a_numbered_list_without_full_stops_stays_a_list():
    listed = "1、加强领导\n2、落实责任\n3、强化督查"
    assert clean(listed).text == listed
    assert quote(listed, 0, len(listed)) == "1、加强领导2、落实责任3、强化督查"


def test_a_fragment_with_one_mark_inside_a_number_is_read_like_its_document():
    assert clean("覆盖率超过9\n17、0%。").text == "覆盖率超过90%。"
    assert quote("覆盖率超过9\n17、0%", 0, 12) == "覆盖率超过90%"


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("工作台账 - 7 -附件", "工作台账附件"),
        ("办法。\n- 19 -", "办法。"),
        ("加快\n— 3 —\n推进建设", "加快推进建设"),
        ("完成任务。\n\n- 3 -\n\n二、推进建设", "完成任务。\n二、推进建设"),
        ("完成任务。\r\n- 3 -\r\n二、推进建设", "完成任务。\n二、推进建设"),
        ("支持建设3-5个", "支持建设3-5个"),
    ],
)
def test_printed_page_numbers_are_left_out_and_ranges_are_not(raw, cleaned):
    assert clean(raw).text == cleaned


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("由市教育局、\n市民政局负责", "由市教育局、市民政局负责"),
        ("完成率达到9\n0%以上", "完成率达到90%以上"),
        ("（市教育局牵头，各有关\n部门配合）", "(市教育局牵头,各有关部门配合)"),
        ("数字化转型\n，全面提升", "数字化转型,全面提升"),
        ("建成2个。（牵头\n单位：市大数据局，配合\n单位：市财政局）", "建成2个。(牵头单位:市大数据局,配合单位:市财政局)"),
    ],
)
def test_a_line_break_inside_a_phrase_is_closed(raw, cleaned):
    assert clean(raw).text == cleaned


@pytest.mark.parametrize(
    "raw",
    [
        "134 |\n抓好园区建设。 |\n年度目标",
        "134\n项目建设",
        "某市大数据局\n2022年3月28日",
        "2022年工作要点\n一、总体要求",
        "责任，\n(二)完善平台",
    ],
)
def test_the_lines_of_a_ledger_and_of_headings_stay(raw):
    assert clean(raw).text == fold(raw)


def test_a_page_wrapped_by_count_of_characters_becomes_paragraphs_too():
    text = (
        "推进数据汇聚。2024年6月底前完成一体化平台升级，新增归集数据12亿条，数据质量问题整改率达到98%以上，"
        "年底前建成智慧社区40个，其中城区15个、泽州县12个。"
    )
    wrapped = "\n".join(text[start : start + 20] for start in range(0, len(text), 20))
    assert clean(wrapped).text == clean(text).text


def test_a_line_cut_short_because_a_number_found_no_room_goes_on():
    wrapped = (
        "智慧城市建设重点任务及责任分工工作方案\n"
        "各县（区）人民政府，市政府各有关部门：\n"
        "　　一、夯实基础。推进云平台扩容，建成基站\n"
        "12600个，光纤覆盖率达到100%，其中广陵区、\n"
        "高邮市分别800个、500个。推进平台建设，年底\n"
        "前接入部门系统60个，汇聚视频达到30000路。\n"
    )
    lines = clean(wrapped).text.splitlines()
    assert [(line.strip()[:4], line[-4:]) for line in lines] == [("智慧城市", "工作方案"), ("各县(区", "关部门:"), ("一、夯实", "00路。")]


def test_a_wrapped_page_becomes_paragraphs():
    wrapped = (
        "    为深入贯彻落实数字强省建设部署要求，加快推进数字化转型和\n"
        "城市大脑建设，全面提升城市治理现代化水平，结合我市实际，制\n"
        "定本工作方案，请认真贯彻执行并抓好落实，确保各项任务按期完\n"
        "成。\n"
        "    一、总体要求\n"
        "    以数据汇聚、共享、应用为主线，全面提升城市治理现代化水平\n"
        "和服务能力。\n"
    )
    lines = [line.strip() for line in clean(wrapped).text.splitlines()]
    assert [(line[:4], line[-4:]) for line in lines] == [("为深入贯", "期完成。"), ("一、总体", "总体要求"), ("以数据汇", "务能力。")]


def test_folding_keeps_every_place_and_leaves_circled_numbers():
    raw = "①３月，⺠政⻓⾏（１００％）　㎡"
    assert fold(raw) == "①3月,民政长行(100%) ㎡"
    assert len(fold(raw)) == len(raw)


def test_invisible_characters_are_left_out_of_the_text_and_stay_in_the_quote():
    raw = "5\u200b0个\ufeff"
    assert clean(raw).text == "50个"
    assert quote(raw, 0, 3) == "5\u200b0"


def test_quote_changes_nothing_but_marks_and_line_breaks():
    raw = "达到 ９０％\r\n以上；"
    assert quote(raw, 0, len(raw)) == "达到 ９０％以上；"


def test_an_empty_stretch_stands_where_its_first_character_would():
    cleaned = clean("1月\n底")
    assert cleaned.span(0, 0) == (0, 0)
    assert cleaned.span(len(cleaned.text), len(cleaned.text)) == (4, 4)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 9)])
def test_offsets_outside_the_text_are_refused(start, end):
    with pytest.raises(IndexError):
        Clean("两个", (0, 1), 2).span(start, end)
    with pytest.raises(IndexError):
        quote("两个", start, end)


def test_sentences_end_at_their_marks_and_at_lines():
    text = "建成平台。完成“验收！”\n二、推进\n\n应用?"
    assert [text[start:end].strip() for start, end in sentences(text)] == ["建成平台。", "完成“验收！”", "二、推进", "应用?"]


def test_clauses_end_at_commas_outside_brackets_and_thousands():
    text = "汇聚1,200个(市级,县级),共享;办理(未完,待续。"
    assert [text[start:end] for start, end in clauses(text)] == ["汇聚1,200个(市级,县级)", "共享", "办理(未完", "待续"]
