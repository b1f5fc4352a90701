"""Read a document's head and foot: title, issuer, number and dates from a clean text, each "" or None where the text does not state it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dashboard.loaders.recognise_kind import TITLE_WORDS, ledger_heading_at
from dashboard.schema import DocumentKind

# The labels that web pages and red-headed documents put before a value.
LABELS = {
    "issuer": (
        *("发布机构", "发文机关", "发文单位", "公开机构", "制发机关", "信息来源"),
        *("填报单位", "编制单位", "制表单位", "发布单位", "来源", "责任部门"),
    ),
    "doc_no": ("发文字号", "文号", "文件编号"),
    "published": ("发布日期", "发布时间", "成文日期", "发文日期", "公开日期", "生成日期", "日期", "时间"),
    "title": ("标 题", "标  题", "标题", "信息名称", "名称", "文件名称"),
}
OTHER_LABELS = (
    "公开目录", "公开方式", "索引号", "信息分类", "主题分类", "有效性", "浏览次数", "字号", "作者", "体裁", "组配分类", "统一编号",
    "阅读",
)  # fmt: skip
ALL_LABELS = (*(label for labels in LABELS.values() for label in labels), *OTHER_LABELS)
HEAD_LENGTH = 1500
LINES_OF_HEAD = 8
TITLE_LENGTH = (6, 90)

DAY = re.compile(r"(20[0-9]{2})\s?[年\-./]\s?([01]?[0-9])\s?[月\-./]\s?([0-3]?[0-9])\s?日?")
CHINESE_DAY = re.compile(r"(二[〇○零O0][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
# Under a title: (昆明市数据局 2024年4月2日).
BODY_AND_DATE = re.compile(r"\(?\s*(?P<body>[\u4e00-\u9fff]{2,20}?)\s+(?P<date>20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)?[^\n]{0,12}\)?")
LINE_OF_DATE = re.compile(
    r"\(?\s*((?:20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日)|(?:二[^\n年]{3}年[^\n月]{1,2}月[^\n日]{1,3}日))\s*(?:印发)?\s*\)?"
)
SPOKEN = re.compile(r"[—-]{0,3}\s*(?:20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)在[^\n]{2,40}(?:会议|大会|会)[^\n]{0,6}上")
DOC_NO = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[(【]20[0-9]{2}[〕\])】]\s?[0-9]{1,4}\s?号")
BODY_ENDING = re.compile(
    r"[\u4e00-\u9fff()]{2,30}(?:人民政府|办公室|委员会|政府|数据局|管理局|监督局|服务局|局|委|厅|办|中心|小组|指挥部|领导小组办公室|统计局|公司)"
)
ISSUED_BY = re.compile(
    r"^(.{2,40}?(?:政府|办公室|委员会|局|委|厅|办|中心|小组|指挥部|管委会))"
    r"(?=关于|(?:20[0-9]{2}年?)?(?:度|上半年|全面|重点)?(?:政府)?工作|20[0-9]{2}年)"
)
AS_OF = re.compile(r"截[至止](?:到)?\s?(?:(20[0-9]{2})年)?\s?([0-9]{1,2})\s?月(?:\s?([0-9]{1,2})\s?日|份|底|末|初)?")
# 1—6月 of a half-year report is so on 30 June.
FROM_JANUARY = re.compile(r"(?<![0-9])1\s?[-—–~至]\s?(1[0-2]|[2-9])\s?月")
PLAN_WORDS = ("将", "确保", "力争", "推进", "加快", "实施", "完善", "开展", "打造", "构建")
DONE_WORDS = ("已", "目前", "共完成", "截至", "完成了", "取得", "同比", "累计")
KIND_NAMES = {"points": "工作要点", "ledger": "工作台账", "scheme": "实施方案", "reply": "提案答复", "report": "工作报告", "other": "文件"}
CHINESE_DIGITS = {"〇": 0, "○": 0, "零": 0, "O": 0, "0": 0} | {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


@dataclass(frozen=True)
class Head:
    """What head and foot state. `subtitle` is the line that says where a report was given."""

    title: str = ""
    subtitle: str = ""
    issuer: str = ""
    doc_no: str = ""
    published: date | None = None


def read(text: str, prose: str) -> Head:
    """Read head and foot of a clean text; `prose` is the text outside tables, where a signature may stand."""
    top = text[:HEAD_LENGTH]
    title = labelled(top, "title") or _title_line(text)
    spoken = SPOKEN.search(top)
    return Head(
        title=title,
        subtitle=spoken[0] if spoken else "",
        issuer=labelled(top, "issuer") or _issuer(text, prose, title),
        doc_no=_doc_no(top),
        published=_published(text, prose, top, spoken[0] if spoken else ""),
    )


def labelled(top: str, name: str) -> str:
    """The value after one of the labels of a web page's head, up to the next label or the line's end."""
    for label in LABELS[name]:
        for found in re.finditer(rf"(?:^|[\s|\[【]){re.escape(label)}[\s\]】:|]{{1,6}}([^\n|]*)", top):
            value = re.split(rf"\s(?:{'|'.join(map(re.escape, ALL_LABELS))})", " " + found[1])[0].strip(" :[]【】")
            if _fits(name, value):
                return value
    return ""


def _fits(name: str, value: str) -> bool:
    if name == "published":
        return bool(DAY.match(value))
    if name == "issuer":
        return bool(BODY_ENDING.fullmatch(value))
    return bool(value)


def _title_line(text: str) -> str:
    """The first line, or two or three lines together, that carry a kind's word and no sentence."""
    table = ledger_heading_at(text)
    lines = [line.strip(" |#*") for line in text[: min(HEAD_LENGTH, table)].split("\n")]
    lines = [line for line in lines if line][:14]
    words = [word for _, listed in TITLE_WORDS for word in listed]
    for position, line in enumerate(lines):
        for candidate in (line, *("".join(lines[max(0, position - back) : position + 1]) for back in (1, 2))):
            if _is_title(candidate, words):
                return _with_lines_before(lines, position) if candidate is line else candidate
    return _title_in_running_text(text, words)


def _with_lines_before(lines: list[str], position: int) -> str:
    """A title broken over lines: its first line names the body or opens with 关于 and says no kind."""
    before = lines[position - 1] if position else ""
    issuer_alone = BODY_ENDING.fullmatch(before) and lines[position].startswith("关于")
    broken = not re.search(r"[。;:,0-9|]", before) and (before.endswith(("关于", "印发")) or issuer_alone)
    return before + lines[position] if broken else lines[position]


def _is_title(line: str, words: list[str]) -> bool:
    shortest, longest = TITLE_LENGTH
    ended = re.sub(r"[(（][^()（）]*[)）]$", "", line).rstrip("》 ")
    if not shortest <= len(line) <= longest or re.search(r"[。;!?>»]|^[(（]?[一二三四五六七八九十0-9]+[)）、.]", line):
        return False
    if line.endswith((":", ",", "、")) or SPOKEN.search(line):
        return False
    return ended.endswith(tuple(words)) or bool(re.search(r"关于.*的(?:通知|答复|函|报告|意见|公告)$", line))


def _title_in_running_text(text: str, words: list[str]) -> str:
    """A title glued to its first sentence: 关于…的实施方案(代拟稿) 为贯彻…, 某办公室关于印发…的通知 某政办发…"""
    ending = "|".join(map(re.escape, (*words, "通知")))
    bracket = r"(?:\([^()\n]{1,14}\))?"
    about = rf"[^。;:,\n ]{{0,24}}关于[^。;:,\n ]{{4,70}}?(?:{ending}){bracket}(?:的通知)?"
    plain = rf"[^。;:,、\n ]{{4,50}}?(?:{ending}){bracket}"
    found = re.match(rf"\s*(?:[0-9]+、)?\s*({about}|{plain})(?=\s)", text)
    return found[1] if found else ""


def _issuer(text: str, prose: str, title: str) -> str:
    """The body of the title (某局关于…), else the last line that is a body's name and stands before a line with a date."""
    if (found := ISSUED_BY.match(title)) and "对" not in found[1]:
        return found[1]
    lines = [line.strip() for line in prose.split("\n") if line.strip()]
    for name, dated in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
        if LINE_OF_DATE.fullmatch(dated) and BODY_ENDING.fullmatch(name.replace(" ", "")):
            return name.replace(" ", "")
    return _under_title(text, "body")


def _under_title(text: str, part: str) -> str:
    """The body or the date of the line under a title that holds both, or ""."""
    for line in text[:HEAD_LENGTH].split("\n")[:LINES_OF_HEAD]:
        found = BODY_AND_DATE.fullmatch(line.strip().replace("填报单位:", ""))
        if found and BODY_ENDING.fullmatch(found["body"]):
            return found[part] or ""
    return ""


def _doc_no(top: str) -> str:
    value = labelled(top, "doc_no")
    if found := DOC_NO.search(value):
        return found[0]
    line = next((line.strip() for line in top.split("\n") if DOC_NO.fullmatch(line.strip())), "")
    return line


def _published(text: str, prose: str, top: str, spoken: str) -> date | None:
    """The labelled date, the day a report was given, else the last line that is nothing but a date."""
    if value := labelled(top, "published"):
        return _day(value)
    if spoken:
        return _day(spoken)
    for line in reversed(prose.split("\n")):
        if found := LINE_OF_DATE.fullmatch(line.strip()):
            return _day(found[1])
    return _day(_under_title(text, "date"))


def _day(written: str) -> date | None:
    """The day written in digits or in words; None for a day that no calendar has."""
    if found := DAY.search(written):
        year, month, day = (int(part) for part in found.groups())
    elif found := CHINESE_DAY.search(written):
        year = int("".join(str(CHINESE_DIGITS[digit]) for digit in found[1]))
        month, day = _in_words(found[2]), _in_words(found[3])
    else:
        return None
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def _in_words(written: str) -> int:
    tens, ten, ones = written.partition("十")
    if not ten:
        return CHINESE_DIGITS[written] if len(written) == 1 else 0
    return (CHINESE_DIGITS[tens] if tens else 1) * 10 + (CHINESE_DIGITS[ones] if ones else 0)


def as_of(text: str, year: object, published: date | None) -> date | None:
    """The newest 截至 date of the text, else the end of 1—6月, each in `year` where it states none; else the publication beside 目前."""
    days = [_closing_day(found, year) for found in AS_OF.finditer(text)]
    known = [day for day in days if day and (published is None or day <= published)]
    if not known and isinstance(year, int):
        months = [int(found[1]) for found in FROM_JANUARY.finditer(text)]
        spans = [date(year, month, monthrange(year, month)[1]) for month in months]
        known = [day for day in spans if published is None or day <= published]
    if known:
        return max(known)
    return published if re.search("截至目前|目前", text) else None


def _closing_day(found: re.Match[str], year: object) -> date | None:
    of_year = int(found[1]) if found[1] else year
    month = int(found[2])
    if not isinstance(of_year, int) or not 1 <= month <= 12:
        return None
    last = monthrange(of_year, month)[1]
    return date(of_year, month, min(int(found[3] or last), last) or last)


def kind_guessed(text: str) -> str:
    """Points or report by the words that prevail, other where neither does."""
    plan, done = (sum(text.count(word) for word in words) for words in (PLAN_WORDS, DONE_WORDS))
    if not plan and not done:
        return str(DocumentKind.OTHER)
    return str(DocumentKind.POINTS if plan > 2 * done else DocumentKind.REPORT)
