"""Sheets and scripts as one file each, under an address that changes with their content."""

from pathlib import Path

from flask import Flask

from dashboard.web import bundle


def served(folder: Path, apart=()):
    server = Flask("made")
    return server.test_client(), bundle.install(server, folder, apart)


def test_sheets_and_scripts_come_as_one_file_each_in_the_order_of_their_names(tmp_path):
    for name, text in {"20-b.js": "b()", "10-a.js": "a()", "10-a.css": "a{}", "05-apart.js": "apart()"}.items():
        (tmp_path / name).write_text(text)
    client, addresses = served(tmp_path, {"05-apart.js"})
    assert client.get(addresses.scripts).text.split() == ["a()", ";", "b()"]
    assert client.get(addresses.styles).text == "a{}"


def test_the_address_changes_with_the_content(tmp_path):
    (tmp_path / "a.css").write_text("a{}")
    before = served(tmp_path)[1].styles
    (tmp_path / "a.css").write_text("a{color:red}")
    assert served(tmp_path)[1].styles != before
