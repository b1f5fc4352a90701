"""How much of one text another one holds: two texts in, a share out, by pairs of neighbouring characters."""

from __future__ import annotations

import re
from functools import lru_cache

IDLE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9%]+")
_DAY = "[0-9]{1,2}月?(?:上旬|中旬|下旬)?底?前|年底前?|年内|全年|[一二三四]季度(?:目标)?|[0-9]{1,2}月"
DATES = re.compile(rf"(?:力争|争取|确保)?(?:[0-9]{{4}}年)?(?:{_DAY})")


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text without dates and marks."""
    words = IDLE.sub("", DATES.sub("", text))
    return frozenset(words[place : place + 2] for place in range(len(words) - 1))


def containment(part: str, whole: str) -> float:
    """The share of `part`'s pairs that stand in `whole` too: 1.0 where it is stated there word for word, 0.0 for texts without words."""
    own = pairs(part)
    return len(own & pairs(whole)) / len(own) if own else 0.0
