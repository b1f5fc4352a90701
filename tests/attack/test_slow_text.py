"""No text, however it repeats itself, takes more than its length's share of time: three times the text, about three times the work."""

import time

import pytest

from dashboard.loaders import take_in

LENGTH = 1500
# Work that grows with the text takes 3 times as long for 3 times the text, with its square 9 times; between them lies this.
MOST = 6
# Seconds of processor time below which a measurement says nothing.
NOTHING = 0.15
ROUNDS = 3
OPENING = "临沂市2022年大数据工作要点\n一、建设"
WORDS = (
    "5个",
    "5个、",
    "2022年6月",
    "6月",
    "一季度",
    "百分之",
    "等17个专题模块",
    "平台（包括：",
    "牵头单位：",
    "（牵头单位：市大数据局、",
    "沂水县、",
    "（",
    "《",
    "1,",
    "一",
    "其中",
    " ",
    "\n",
    "\n 1",
    "|",
    "建设5G基站5个。\n",
)
FILES = {".html": ("<div>", "<td>", "<!--", "&#", "<a "), ".csv": (",", '"', '""', ";\n"), ".txt": WORDS}


def seconds(path, text: str) -> float:
    """Processor time that reading takes, which other programs on the machine do not lengthen."""
    path.write_text(text, encoding="utf-8")
    before = time.process_time()
    take_in(path)
    return time.process_time() - before


@pytest.mark.parametrize(("ending", "word"), [(ending, word) for ending, words in FILES.items() for word in words])
def test_reading_takes_time_by_the_length_of_the_text_not_its_square(tmp_path, ending, word):
    path = tmp_path / f"要点{ending}"
    once, thrice = (OPENING + word * (times * LENGTH // len(word)) for times in (1, 3))
    # What is read once a process, reference files and patterns, is no part of it.
    seconds(path, OPENING)
    short, long = seconds(path, once), seconds(path, thrice)
    for _ in range(ROUNDS):
        if long > max(NOTHING, MOST * short):
            short, long = min(short, seconds(path, once)), min(long, seconds(path, thrice))
    assert long <= max(NOTHING, MOST * short)
