"""PDF: lines put back into paragraphs, over pages too; ruled tables as cells; printed page numbers as pages' names."""

import io

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from dashboard.loaders.formats import portable
from dashboard.provenance import SourceError

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
LEFT, TOP, LEADING, SIZE = 72, 760, 20, 12


def pdf(*pages, **options):
    """A PDF of pages; a page is a list of (indent in characters, line) from the top, or a function that draws it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for number, page in enumerate(pages, start=1):
        canvas.setFont("STSong-Light", SIZE)
        if callable(page):
            page(canvas)
        else:
            for row, (indent, line) in enumerate(page):
                canvas.drawString(LEFT + indent * SIZE, TOP - row * LEADING, line)
        canvas.drawCentredString(297, 30, f"- {number + 4} -")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_wrapped_lines_are_one_paragraph_and_short_or_indented_lines_are_their_own():
    page = [
        (0, "工作要点"),
        (2, "全市新建成五级基站一千五百个以上，汇聚数据"),
        (0, "十亿条以上，推动建设取得明显成效，完成任务二"),
        (0, "十项。"),
        (2, "第二段从这里开始。"),
    ]
    assert portable.read(pdf(page), "a.pdf").text == (
        "工作要点\n全市新建成五级基站一千五百个以上，汇聚数据十亿条以上，推动建设取得明显成效，完成任务二十项。\n第二段从这里开始。\n"
    )


def test_a_sentence_runs_over_the_edge_of_a_page():
    content = portable.read(
        pdf([(2, "全市新建成基站"), (0, "不少于一千五百个，其中")], [(0, "县城六百个，完成全部工作"), (0, "任务。")]), "a.pdf"
    )
    assert "其中县城六百个" in content.text
    assert [page.number for page in content.pages] == ["5", "6"]
    assert content.pages[0].end == content.pages[1].start == content.text.index("县城")


def ruled(*rows):
    """A page that draws a table of two columns."""

    def draw(canvas):
        for x in (72, 172, 372):
            canvas.line(x, 760 - 30 * len(rows), x, 760)
        for line in range(len(rows) + 1):
            canvas.line(72, 760 - 30 * line, 372, 760 - 30 * line)
        for line, said in enumerate(rows):
            for x, words in zip((80, 180), said, strict=True):
                canvas.drawString(x, 740 - 30 * line, words)

    return draw


def said(content):
    return [(cell.address, content.text[cell.start : cell.end]) for cell in content.cells]


def test_a_ruled_table_becomes_cells():
    assert said(portable.read(pdf(ruled(("任务", "目标"), ("基站", "1500个"))), "a.pdf")) == [
        ("第1页 表1 第1行第1列", "任务"),
        ("第1页 表1 第1行第2列", "目标"),
        ("第1页 表1 第2行第1列", "基站"),
        ("第1页 表1 第2行第2列", "1500个"),
    ]


def test_a_table_that_runs_over_a_page_goes_on_counting_without_its_repeated_heading():
    content = portable.read(pdf(ruled(("任务", "目标"), ("基站", "1500个")), ruled(("任务", "目标"), ("社区", "20个"))), "a.pdf")
    assert said(content)[4:] == [("第2页 表1 第3行第1列", "社区"), ("第2页 表1 第3行第2列", "20个")]
    assert {cell.table for cell in content.cells} == {1}


def test_a_table_behind_words_is_another_table():
    other = [(0, "第二张表在后。")]
    content = portable.read(pdf(ruled(("任务", "目标"), ("基站", "1500个")), other, ruled(("任务", "目标"), ("社区", "20个"))), "a.pdf")
    assert [cell.table for cell in content.cells] == [1, 1, 1, 1, 2, 2, 2, 2]


def test_a_page_without_text_is_remarked_upon():
    content = portable.read(pdf([(0, "正文。")], lambda canvas: canvas.rect(0, 0, 9, 9)), "a.pdf")
    assert content.remarks == ("第2页没有文字（可能是扫描件），未读取",)


def test_a_scan_without_any_text_is_refused():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(10, 10, 90, 90)
    canvas.showPage()
    canvas.save()
    with pytest.raises(SourceError, match="没有文字层"):
        portable.read(buffer.getvalue(), "扫描件.pdf")


def test_a_password_is_named():
    with pytest.raises(SourceError, match="有密码"):
        portable.read(pdf([(0, "正文。")], encrypt=pdfencrypt.StandardEncryption("secret", canPrint=0)), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7 garbage \x00\xff", pdf([(0, "正文。")])[:300]])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(SourceError):
        portable.read(data, "a.pdf")


def test_another_format_under_this_name_is_refused():
    with pytest.raises(SourceError, match="不是 PDF"):
        portable.read("正文".encode(), "a.pdf")
