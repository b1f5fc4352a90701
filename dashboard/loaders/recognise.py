"""Say what a document is: its clean text and sidecar in, one row of `documents` and the problems of reading it out.

What the text does not state is taken from the sidecar, else guessed from the text where it can be, and named in `inferred` either way.
A publication date is never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from unicodedata import category

from dashboard.loaders import recognise_head as head
from dashboard.loaders.recognise_kind import kinds_of, ledger_heading_at
from dashboard.provenance import Document
from dashboard.reference.places import Places
from dashboard.text.cleaning import Clean

Row = dict[str, object]

COLUMN_WORDS = {"city": "城市", "year": "年度", "kind": "种类"}
YEAR = re.compile(r"(?<![0-9.])(20[0-9]{2})(?=年|[^0-9]|$)")
YEARS = re.compile(r"(20[0-9]{2})年?[-—–~至](20[0-9]{2})年?")
LEADING_TEXT = 300
ROWS_OF_HEAD = 2  # title, reporting body and date may stand in the first rows of a sheet


def describe(document: Document, clean: Clean) -> tuple[Row, list[Row]]:
    """One row of `documents` (without doc_id and file) and rows of `problems`; `inferred` joins with `;` what the text does not state."""
    found = head.read(clean.text, _outside_tables(document, clean))
    stated: Row = {
        "title": found.title,
        "issuer": found.issuer,
        "doc_no": found.doc_no,
        "published": found.published,
        "city": _city_stated(found, clean.text),
        "year": _year_stated(found, clean.text),
        "kind": ";".join(kinds_of(found.title, clean.text)),
    }
    stated["as_of"] = head.as_of(clean.text, stated["year"] or document.sidecar.year, found.published)
    stated["title"] = _as_written(str(stated["title"]), document, clean)
    row, inferred = _filled(stated, document, clean.text)
    return row | {"inferred": ";".join(inferred)}, [_missing(name) for name in ("city", "year", "kind") if not row.get(name)]


def _filled(stated: Row, document: Document, text: str) -> tuple[Row, list[str]]:
    """The row with the sidecar's and the guessed values, and the names of the columns that the text does not state."""
    said = document.sidecar
    beside = {name: getattr(said, name) for name in ("city", "year", "kind", "title", "issuer")} | {"published": _date(said.published)}
    row = stated | {name: value for name, value in beside.items() if value}
    inferred = [name for name in ("title", "issuer", "city", "year", "kind", "published") if not stated[name]]
    row["city"] = _short(row["city"]) or _city_guessed(text)
    row["year"] = row["year"] or _year_guessed(text)
    row["kind"] = row["kind"] or head.kind_guessed(text)
    row["title"] = row["title"] or _title_made(row)
    return row, inferred


def _outside_tables(document: Document, clean: Clean) -> str:
    """The clean text that may hold a signature: outside the cells of tables but their first rows, or above a ledger's heading."""
    if not document.cells:
        return clean.text[: ledger_heading_at(clean.text)]
    inside = bytearray(len(document.text))
    for cell in document.cells:
        if cell.row > ROWS_OF_HEAD:
            inside[cell.start : cell.end] = b"\1" * (cell.end - cell.start)
    return "".join(character for character, place in zip(clean.text, clean.origin, strict=True) if not inside[place])


def _as_written(said: str, document: Document, clean: Clean) -> str:
    """A stretch of the clean text with the document's own signs, full-width or not; look-alike words stay folded.

    One joined of several lines stays clean.
    """
    start = clean.text.find(said) if said else -1
    raw = [document.text[place] for place in clean.origin[start : start + len(said)]] if start >= 0 else list(said)
    signs = "PZ"  # punctuation and blanks, by the first letter of their category
    return "".join(written if category(written)[0] in signs else folded for folded, written in zip(said, raw, strict=True))


def _city_stated(found: head.Head, text: str) -> str:
    places = Places.load()
    for stretch in (found.issuer, found.title, found.subtitle):
        if place := places.city_named(stretch):
            return place.short
    place = places.city_named(text[:LEADING_TEXT]) or places.city_named(text)
    return place.short if place else ""


def _city_guessed(text: str) -> str:
    place = Places.load().city_named(text)
    return place.short if place else ""


def _short(city: object) -> str:
    place = Places.load().city(str(city or ""))
    return place.short if place else str(city or "")


def _year_stated(found: head.Head, text: str) -> int | None:
    """The year of the title, else of the publication, the document's number, the first lines."""
    if years := YEARS.search(found.title):
        return int(years[1])
    if years := YEAR.findall(found.title):
        return int(max(years))
    if found.published:
        return found.published.year
    if years := YEAR.findall(found.doc_no):
        return int(years[0])
    opening = re.match(r"\s*(20[0-9]{2})年", text)
    return int(opening[1]) if opening else None


def _year_guessed(text: str) -> int | None:
    years = Counter(re.findall(r"(?<![0-9])(20[0-9]{2})年", text))
    return int(max(years, key=lambda year: (years[year], year))) if years else None


def _title_made(row: Row) -> str:
    """A name for the screen where the text has none, made of what is known about it."""
    kind = head.KIND_NAMES.get(str(row["kind"]).split(";")[0], "文件")
    return "".join([str(row["city"] or ""), f"{row['year']}年" if row["year"] else "", kind])


def _date(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _missing(name: str) -> Row:
    return {"what": f"文件没有写明{COLUMN_WORDS[name]}，正文中也推断不出；请在同名 .toml 中写明"}
