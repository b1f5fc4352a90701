"""A folder of documents: one that fails is named in Chinese and never keeps the others from being read."""

import io
import zipfile

import docx
import pytest

from dashboard import loaders
from dashboard.loaders import Failure, Shelf, load_folder, read
from dashboard.provenance import SourceError

POINTS = "临沂市大数据局\n2022年工作要点\n一、基础设施\n年底前，新建成5G基站1500个。\n"


def write(folder, name, data=POINTS):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def package(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return buffer.getvalue()


def refused(path, limit_mb=1):
    with pytest.raises(SourceError) as refusal:
        read(path, limit_mb)
    assert path.name in str(refusal.value)
    return str(refusal.value)


BAD = {
    "空.txt": (b"", "空文件"),
    "空白.txt": (b" \n\t", "空文件"),
    "大.txt": (b"a" * (1024 * 1024 + 1), "超过 1 MB"),
    "二进制.txt": (b"GIF89a\x00\x01", "不是文本文件"),
    "旧.doc": (b"x", "另存为 .docx"),
    "图.jpg": (b"x", "可以读取：.txt"),
    "无扩展名": (b"x", "没有扩展名"),
    "旧版.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 100, "旧版 Office"),
    "加密.xlsx": (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "有密码"),
    "假.docx": (POINTS.encode(), "不是 .docx 文件"),
    "假.pdf": (POINTS.encode(), "不是 PDF"),
    "残.xlsx": (package(a_xml="<a/>")[:-30], "已损坏"),
    "空包.xlsx": (package(a_xml="<a/>"), "结构不完整"),
    "实体.docx": (package(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "声明了实体"),
    "实体16.docx": (package(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")), "声明了实体"),
    "空表.csv": (b",,,\n,,,\n", "没有可读的文字"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_chinese_with_its_file(tmp_path, name):
    data, complaint = BAD[name]
    assert complaint in refused(write(tmp_path, name, data))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    bomb = package(word__document_xml=b"0" * (201 * 1024 * 1024))
    assert "压缩炸弹" in refused(write(tmp_path, "炸弹.docx", bomb))


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_read(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir(), outside.mkdir()
    (inside / "外.txt").symlink_to(write(outside, "机密.txt"))
    (inside / "内.txt").symlink_to(write(inside, "要点.txt"))
    assert "文件夹之外" in refused(inside / "外.txt")
    assert read(inside / "内.txt").text == POINTS
    assert "不是文件" in refused(inside / "没有.txt")


def test_a_text_without_any_number_says_that_nothing_was_found(tmp_path):
    write(tmp_path, "杂.txt", "今天天气很好。")
    loaded = load_folder(tmp_path)
    assert loaded.failures == ()
    assert any("没有读出" in what for what in loaded.tables.problems["what"])


def test_one_document_in_six_formats_gives_the_same_facts(tmp_path):
    lines = POINTS.strip().split("\n")
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(tmp_path / "word.docx")
    write(tmp_path, "plain.txt")
    write(tmp_path, "national.txt", POINTS.encode("gb18030"))
    write(tmp_path, "marked.txt", POINTS.encode("utf-8-sig"))
    write(tmp_path, "page.html", "<body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body>")
    loaded = load_folder(tmp_path)
    facts = loaded.tables.facts.groupby("doc_id")[["value", "unit", "due", "quote"]].agg(list)
    assert loaded.failures == () and len(facts) == 5
    assert facts.map(str).drop_duplicates().shape[0] == 1


def test_a_document_that_fails_is_named_and_the_others_are_read(tmp_path):
    write(tmp_path, "坏.docx", b"x")
    write(tmp_path, "要点.txt")
    write(tmp_path, "另.txt")
    write(tmp_path, "另.toml", "stations = 1500")
    loaded = load_folder(tmp_path)
    assert list(loaded.documents) == ["要点"]
    assert [failure.file for failure in loaded.failures] == ["另.txt", "坏.docx"]


def test_two_files_of_one_stem_are_told_apart(tmp_path):
    write(tmp_path, "要点.csv", "序号,任务\n1,建成基站")
    write(tmp_path, "要点.txt")
    loaded = load_folder(tmp_path)
    assert list(loaded.documents) == ["要点"]
    assert "同名" in loaded.failures[0].message


def test_lock_files_hidden_files_and_folders_are_passed_over(tmp_path):
    write(tmp_path, "~$要点.docx", b"x")
    write(tmp_path, ".DS_Store", b"x")
    (tmp_path / "归档").mkdir()
    loaded = load_folder(tmp_path)
    assert (loaded.failures, loaded.documents) == ((), {})


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match="文件夹打不开"):
        load_folder(tmp_path / "无")


def test_a_fault_of_the_program_in_one_document_is_a_failure_of_that_document_only(tmp_path, monkeypatch):
    write(tmp_path, "甲.txt")
    write(tmp_path, "乙.txt")
    load = loaders.load

    def faulty(document):
        if document.doc_id == "甲":
            raise ZeroDivisionError
        return load(document)

    monkeypatch.setattr(loaders, "load", faulty)
    loaded = load_folder(tmp_path)
    assert [failure.file for failure in loaded.failures] == ["甲.txt"]
    assert list(loaded.documents) == ["乙"]


def test_nothing_unchanged_is_read_twice(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path / "cache")
    folder = tmp_path / "documents"
    folder.mkdir()
    write(folder, "甲.txt")
    write(folder, "乙.txt")
    first = load_folder(folder, shelf)
    seen = []
    take_in = loaders.take_in
    monkeypatch.setattr(loaders, "take_in", lambda path, limit_mb: seen.append(path.name) or take_in(path, limit_mb))
    again = load_folder(folder, shelf)
    assert seen == []
    assert again.tables.facts["fact_id"].tolist() == first.tables.facts["fact_id"].tolist()
    write(folder, "乙.txt", POINTS.replace("1500", "1600"))
    assert load_folder(folder, shelf).tables.facts["value"].max() == 1600
    write(folder, "甲.toml", "year = 2021")
    assert load_folder(folder, shelf).tables.documents["year"].tolist() == [2022, 2021]
    assert seen == ["乙.txt", "甲.txt"]


def test_a_damaged_cache_is_built_again(tmp_path):
    shelf = Shelf(tmp_path / "cache")
    folder = tmp_path / "documents"
    folder.mkdir()
    write(folder, "甲.txt")
    first = load_folder(folder, shelf)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(b"\x80damaged")
    assert load_folder(folder, shelf).tables.facts["fact_id"].tolist() == first.tables.facts["fact_id"].tolist()


def test_a_failure_is_tried_again_every_time(tmp_path):
    shelf = Shelf(tmp_path / "cache")
    folder = tmp_path / "documents"
    folder.mkdir()
    write(folder, "坏.docx", b"x")
    failures = [load_folder(folder, shelf).failures for _ in range(2)]
    assert failures[0] == failures[1]
    assert isinstance(failures[0][0], Failure)
