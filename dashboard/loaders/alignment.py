"""Lay the lines of one ledger row into its columns when only the lines are written: lines and column kinds in, a span per column out.

A cell may be empty or hold several lines, so lines and columns are aligned in order by how well each line suits each kind of column.
"""

from __future__ import annotations

import re

from dashboard.loaders.headings import BODIES, PROSE, Column

Span = tuple[int, int]

NUMBER = re.compile(r"\s*[（(]?[0-9]{1,4}[）)]?[.、．]?\s*")
ENDINGS = "局|委|办|中心|公司|政府|院|部|处|会|厅|区|县|市|行|集团|单位|部门|室|大队|支队|站|所|校|社|企业|街道|镇|乡|党委|组|商|馆"
BODY = re.compile(rf"[^，。；;,、]{{0,24}}(?:{ENDINGS})(?:[（(][^）)]{{1,20}}[）)])?等?")
DIGIT = re.compile("[0-9]")
OPENS_CLAUSE = re.compile("建|完成|启动|开展|推|实现|新|打造|整合|上线|通过|达|接入|编制|制定|召开|提|优化|加|开工|投|成立|升级|改造|扩")
FIRMS = ("银行", "公司", "集团", "建设局")
LONGEST_LIST = 400
DATE = re.compile(r"[0-9年月日底前末初旬内之以上中下半一二三四五六七八九十季度全长期持续推进完成至到.\-/~～— ]{2,24}")
NOTHING = re.compile(r"\s*(?:[-—–－/／无]{1,2}|待定|暂无)\s*")
CONTINUES = re.compile(r"\s*(?:[②-⑳]|[（(]?(?:[2-9]|1[0-9]|[二三四五六七八九])[）)、.．])")

SUITS, UNSUITED = 3.0, -3.0
SAME_COLUMN, SKIPPED = -0.6, -1.0


def align(lines: list[Span], kinds: list[Column | None], text: str) -> dict[int, Span]:
    """The span of each column that got lines, from its first line's start to its last line's end."""
    if len(lines) == len(kinds) and all(
        kind in PROSE or fit(text[slice(*line)], kind) >= 0 for line, kind in zip(lines, kinds, strict=True)
    ):
        return dict(enumerate(lines))
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = []
    for line in lines:
        said = text[slice(*line)]
        before = best[-1] if best else {-1: (0.0, ())}
        here = {}
        for column in range(len(kinds)):
            options = [(score + _step(last, column, said), path) for last, (score, path) in before.items() if last <= column]
            if options:
                score, path = max(options, key=lambda option: (option[0], [-place for place in option[1]]))
                here[column] = (score + fit(said, kinds[column]), (*path, column))
        best.append(here)
    path = max(best[-1].values(), key=lambda option: (option[0], [-place for place in option[1]]))[1] if best else ()
    cells: dict[int, Span] = {}
    for line, column in zip(lines, path, strict=True):
        cells[column] = (cells[column][0], line[1]) if column in cells else line
    return cells


def _step(last: int, column: int, said: str) -> float:
    if last == column and is_nothing(said):
        return 3 * UNSUITED
    if last == column:
        return SUITS if CONTINUES.match(said) else SAME_COLUMN
    return SKIPPED * (column - last - 1)


def fit(said: str, kind: Column | None) -> float:
    """How well a line suits a kind of column: positive where its shape is that kind's."""
    if kind is Column.NUMBER:
        return SUITS if NUMBER.fullmatch(said) else 3 * UNSUITED
    if is_nothing(said):
        return 1.0
    bodies = is_body_list(said)
    dated = bool(DATE.fullmatch(said.strip()))
    if kind in BODIES or kind is Column.COUNTY:
        return SUITS if bodies else UNSUITED
    if kind is Column.DUE:
        return SUITS if dated else UNSUITED
    if kind in PROSE:
        return UNSUITED if bodies or dated else 1.0
    return 0.0


def is_nothing(said: str) -> bool:
    """Whether a cell only says that it is empty: - or / or 无."""
    return bool(NOTHING.fullmatch(said))


def is_body_list(said: str) -> bool:
    """Whether a line is a list of bodies and nothing else."""
    names = [name for name in re.split(r"[、,，;；\s]+", said.strip().rstrip("。")) if name]
    return bool(names) and len(said) < LONGEST_LIST and all(is_body(name) for name in names)


def is_body(name: str) -> bool:
    """Whether a name ends as bodies' names do and does not say what is to be done (建成15所, 建社区)."""
    if not BODY.fullmatch(name) or DIGIT.search(name):
        return False
    return not OPENS_CLAUSE.match(name) or name.endswith(FIRMS)
