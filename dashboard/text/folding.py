"""Fold look-alike characters one to one, so that every offset stays where it is: text in, text of the same length out."""

from __future__ import annotations

import unicodedata

# The radicals U+2E80-2EFF that stand for a whole word in PDF text; Unicode gives only two of them a decomposition.
SUPPLEMENT = dict(
    zip(
        "⺊⺏⺐⺒⺓⺘⺙⺝⺟⺠⺢⺣⺩⺪⺫⺬⺮⺯⺰⺷⺸⺹⺼⻀⻁⻃⻄⻅⻆⻈⻉⻊⻋⻐⻒⻓⻔⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⻇⻑⻗",
        "卜尢尢巳幺手攵月母民水火玉疋目示竹糸纟羊羊老肉艹虎西西见角讠贝足车钅长长门青韦页风飞食食饣马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟角长雨",
        strict=True,
    )
)
BLANKS = "\t\u00a0\u3000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
# Full-width ASCII, small forms, Kangxi radicals, compatibility ideographs. Circled numbers are not among them: ①3月 must not become 13月.
FOLDED = ((0xFF01, 0xFF5E), (0xFE50, 0xFE6B), (0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


def _table() -> dict[int, str]:
    table = {ord(blank): " " for blank in BLANKS}
    for first, last in FOLDED:
        for code in range(first, last + 1):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[code] = folded
    return table | {ord(radical): word for radical, word in SUPPLEMENT.items()}


TABLE = _table()


def fold(text: str) -> str:
    """Return the text with look-alikes folded; `len(fold(text)) == len(text)` always."""
    return text.translate(TABLE)
