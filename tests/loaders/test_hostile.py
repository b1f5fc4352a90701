"""No words, repeated however often, make a loader slow: no pattern backtracks over the text."""

import time

import pytest

from dashboard.loaders import load
from dashboard.provenance import Document

CHARACTERS = 16_000
# Some thirty times what the slowest needs; a pattern that backtracks needs hours.
PROCESSOR_SECONDS = 15
REPEATED = (
    *("、", "市", "（", "(", "”", "“", "《", "1", "1,", "1.", "|", "\t", "\n", " ", "　", "－", "①", "一、", "(一)"),
    *("12月", "2022年", "12月底前，", "3-5", "2022-", "截至", "90%", "千", "亿", "个", "第一批", "由1提高到2", "1\n2、"),
    *("市大数据局、", "市大数据局牵头", "责任单位：", "牵头", "各县区、", "县", "区", "和", "其中", "力争", "建成", "一是"),
    *("平台", "系统、", "集、等于一体的", "建成5G基站1500个", "临沂市大数据局关于", "编号 |\n", "序号\t任务\n", "兰山区", "的"),
)


@pytest.mark.parametrize("words", REPEATED)
def test_repeated_words_are_read_in_time(words):
    text = (words * (CHARACTERS // len(words) + 1))[:CHARACTERS]
    started = time.process_time()
    tables = load(Document("重复", "重复.txt", text))
    assert time.process_time() - started < PROCESSOR_SECONDS
    assert len(tables.documents) == 1
