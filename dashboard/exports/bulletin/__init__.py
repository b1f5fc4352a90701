"""A bulletin as an official document (.docx): a Bulletin in, bytes out, laid out as GB/T 9704 has it."""

from __future__ import annotations

import io

from dashboard.reference.letterheads import Letterheads
from dashboard.settings import SETTINGS
from dashboard.views.bulletin_parts import Bulletin


def as_document(bulletin: Bulletin) -> bytes:
    """Text upright, tables across, charts and 抄送 upright again. Red head, 文号 and seal are left blank for the office system."""
    from docx import Document

    from dashboard.exports.bulletin import annexes, paper, text

    fonts = Letterheads.load(SETTINGS.bulletin).fonts
    document = Document()
    paper.prepare(document, fonts)
    paper.upright(document.sections[0], with_grid=True)
    text.write(document, bulletin, fonts)
    annexes.write(document, bulletin, fonts)
    text.write_end(document, bulletin, fonts)
    paper.number_pages(document, fonts)
    _describe(document, bulletin)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document, bulletin: Bulletin) -> None:
    """What the file says of itself instead of what the template says."""
    core = document.core_properties
    core.title, core.author, core.comments = bulletin.title, bulletin.letterhead.issuer, ""
    core.subject = f"{bulletin.city} {bulletin.number_words} 截至{bulletin.as_of}"
    core.keywords, core.last_modified_by = "", bulletin.letterhead.issuer
