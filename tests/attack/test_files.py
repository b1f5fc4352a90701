"""What comes in as a file or a body cannot fill memory or lead elsewhere, and what goes out is no formula in anybody's spreadsheet."""

import csv
import io
import os
import socket
import zipfile
from base64 import b64encode
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook

from dashboard.exports.plain import FORMULA_SIGNS, typed
from dashboard.views.data import NAMES
from dashboard.views.pages import PAGES, views_of
from dashboard.views.situation import situation
from tests.attack.conftest import FILE_NAME
from tests.attack.payloads import honest, server_callbacks

MEGABYTE = 1024 * 1024
# Resident memory that the program may take meanwhile, for its own work too; a bomb would take 200 and more.
SPARE = 150 * MEGABYTE
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&l9;</a>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def resident(fortress) -> int:
    """Bytes of memory that the program holds."""
    with open(f"/proc/{fortress.process.pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def sent_raw(fortress, head: str, chunk: bytes, times: int) -> bytes:
    """The first words of the answer to a request that is written until the server has had enough."""
    place = urlsplit(fortress.address)
    with socket.create_connection((place.hostname, place.port), timeout=60) as line:
        try:
            line.sendall(head.encode())
            for _ in range(times):
                line.sendall(chunk)
        except (BrokenPipeError, ConnectionResetError):
            pass
        try:
            return line.recv(200)
        except ConnectionResetError:
            return b""


@pytest.mark.parametrize("path", ["/_dash-update-component", "/login", "/admin/create", "/"])
def test_a_gigabyte_is_refused_by_its_announced_length(fortress, path):
    before = resident(fortress)
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {1024 * MEGABYTE}\r\n\r\n"
    answer = sent_raw(fortress, head, b"x" * MEGABYTE, 100)
    assert answer.startswith(b"HTTP/1.1 413") or answer == b""
    assert resident(fortress) - before < SPARE
    assert fortress.stranger().get("/healthz").status_code == 200


def test_a_body_without_a_length_is_refused_once_it_is_too_long(fortress):
    before = resident(fortress)
    head = "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = sent_raw(fortress, head, b"100000\r\n" + b"x" * MEGABYTE + b"\r\n", 1000)
    assert answer.startswith(b"HTTP/1.1 413") or answer == b""
    assert resident(fortress) - before < SPARE
    assert fortress.stranger().get("/healthz").status_code == 200


def test_the_length_alone_is_answered_with_413(fortress):
    head = f"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: {1024 * MEGABYTE}\r\n\r\n"
    assert sent_raw(fortress, head, b"", 0).startswith(b"HTTP/1.1 413")


def package(**parts: bytes | str) -> bytes:
    """An Office file of some parts; `__` in a name is a slash, `_` a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, said in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), said)
    return out.getvalue()


BOMBS = {
    "炸弹.docx": package(word__document_xml=b"0" * (201 * MEGABYTE)),
    "炸弹.xlsx": package(xl__workbook_xml=b"0" * (201 * MEGABYTE)),
    "笑.docx": package(word__document_xml=BILLION_LAUGHS),
    "笑.xlsx": package(xl__workbook_xml=BILLION_LAUGHS),
    "外.docx": package(word__document_xml=OUTSIDE),
    "深.html": b"<div>" * 300_000,
}


def dropped(fortress, function: str, name: str, data: bytes):
    """The answer to a file dropped by an administrator on the page whose callback is `function`."""
    output = next(one for one in server_callbacks() if one.startswith(function))
    asked = honest(output)
    for one in [*asked["inputs"], *asked["state"]]:
        if one["property"] == "contents":
            one["value"] = "data:x;base64," + b64encode(data).decode()
        elif one["property"] == "filename":
            one["value"] = name
    return fortress.visitor("administrator").call(asked)


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("function", ["..upload-preview", "..progress-preview", "..supervision-faults-box"])
def test_a_bomb_is_refused_in_words_without_unpacking_it(fortress, function, name):
    before = resident(fortress)
    answer = dropped(fortress, function, name, BOMBS[name])
    assert answer.status_code == 200
    assert "root:" not in str(answer.json())
    assert "lollol" not in str(answer.json())
    assert resident(fortress) - before < SPARE


@pytest.mark.parametrize(
    "name", ["../../逃走.txt", "/etc/逃走.txt", "..\\逃走.txt", "C:\\逃走.txt", "逃\0走.txt", ".逃走.txt", "逃走\n.txt"]
)
def test_a_file_name_that_leads_elsewhere_is_refused(fortress, name):
    answer = dropped(fortress, "..upload-preview", name, "临沂市2022年要点".encode())
    assert answer.status_code == 400 or "不能使用" in str(answer.json())
    assert not list(fortress.folder.rglob("*逃走*"))


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%2fapp.py",
        "/assets//etc/passwd",
        "/assets/....//app.py",
        "/static/../app.py",
        "/_dash-component-suites/dash/../../app.py",
        "/_dash-component-suites/..%2f..%2fapp.py",
        "/download/..%2f..%2fapp.xlsx",
        "/download/overview/..%2f..%2fsecret.key.csv",
        "/api/v1/..%2f..%2freports.json",
    ],
)
def test_no_address_leads_out_of_the_program(fortress, path):
    place = urlsplit(fortress.address)
    with socket.create_connection((place.hostname, place.port), timeout=30) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert b"import" not in answer
    assert b"root:" not in answer
    assert answer.split()[1] in (b"200", b"400", b"401", b"404")


@pytest.mark.parametrize("said", ["../../../etc/passwd", "..", "/etc/passwd", "reports.db", "secret.key"])
def test_a_documents_id_is_no_path(fortress, said):
    answer = fortress.visitor("administrator").page("/document", f"?doc={said}")
    assert answer.status_code == 200
    assert "root:" not in answer.text


def test_a_link_to_a_file_outside_the_folder_is_not_read(fortress):
    (fortress.folder / "documents" / "链接.txt").symlink_to("/etc/passwd")
    (fortress.folder / "documents" / "库.txt").symlink_to(fortress.folder / "secret.key")
    shown = fortress.visitor("administrator").page("/quality", "")
    (fortress.folder / "documents" / "链接.txt").unlink()
    (fortress.folder / "documents" / "库.txt").unlink()
    assert "root:" not in str(shown.json())


def cells(body: bytes) -> list:
    book = load_workbook(io.BytesIO(body))
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("page", PAGES)
def test_no_cell_of_a_workbook_is_a_formula(fortress, page):
    answer = fortress.visitor("administrator").get(f"/download/{page}.xlsx?city=临沂&year=2022&as_of=2022-06-30")
    assert answer.status_code == 200
    assert [cell.value for cell in cells(answer.content) if cell.data_type == "f"] == []


def test_hostile_words_do_reach_the_workbook_as_words(fortress):
    """The control: what would have been formulas is in there, as text."""
    answer = fortress.visitor("administrator").get("/download/department.xlsx?city=临沂&year=2022&as_of=2022-06-30")
    assert any("HYPERLINK" in str(cell.value) for cell in cells(answer.content))


def test_no_cell_of_a_csv_for_people_begins_like_a_formula(fortress):
    parts = [(page, listed.view.id) for page in ("overview", "department", "county") for listed in views_of(page, situation_of())]
    for page, part in parts:
        answer = fortress.visitor("administrator").get(f"/download/{page}/{part}.csv?city=临沂&year=2022&as_of=2022-06-30")
        if answer.status_code == 404:
            continue
        for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))):
            for text in row:
                assert not text.startswith(FORMULA_SIGNS) or isinstance(typed(text), int | float), (page, part, text)


def situation_of():
    from dashboard.schema import Selection

    return situation(Selection.from_query({}))


def test_data_for_machines_are_exact_and_no_browser_takes_them_for_a_page(fortress):
    """A program that joins or looks up a sentence needs it as it stands; a person is given the downloads above."""
    answer = fortress.visitor("administrator").get("/api/v1/tasks.csv?city=临沂")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert FILE_NAME.removesuffix(".txt") in answer.text
    for name in NAMES:
        assert fortress.visitor("administrator").get(f"/api/v1/{name}.json").headers["Content-Type"] == "application/json"


def test_what_the_attacks_left_is_no_fault_in_the_log(fortress):
    assert '"fault"' not in fortress.log()
