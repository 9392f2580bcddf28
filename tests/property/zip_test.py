#!/usr/bin/python3
"""Zip archives are folders: names of every kind, nothing outside the output folder, nothing that grows without end."""
import json
import os
import struct
import zipfile
import zlib

from harness import ARTICLE, main, read, run, tree, write


def raw_zip(path, entries):
    """An archive with names as bytes, which the library of Python would not write."""
    body, directory = b"", b""
    for name, content in entries:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        fields = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0x21, zlib.crc32(content), len(packed), len(content))
        directory += (b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, len(body))
                      + name)
        body += b"PK\3\4" + fields + struct.pack("<HH", len(name), 0) + name + packed
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    write(path, body + directory + end)


def check_an_archive_is_a_folder(folder):
    with zipfile.ZipFile(f"{folder}/集.zip", "w") as archive:
        for name in ["二/10.txt", "二/2.txt", "一/甲.txt", "丙.txt", ".hidden.txt", "__MACOSX/丙.txt", "picture.jpg", "空.txt"]:
            archive.writestr(name, "" if name == "空.txt" else ARTICLE)
    done = run("-v", "-d", "out", "集.zip", folder=folder)
    assert done.status == 0, done.messages
    assert sorted(tree(f"{folder}/out")) == sorted(["二/10.txt", "二/2.txt", "一/甲.txt", "丙.txt"])
    assert "集.zip/空.txt: note: skipped" in done.messages
    places = [done.messages.find(f"{name}: note: converted: out/{name}") for name in ["丙.txt", "一/甲.txt", "二/2.txt", "二/10.txt"]]
    assert places[1] < places[2] < places[3], "natural order"
    assert run("-d", "out", "集.zip", folder=folder).messages.startswith("0 converted, 4 up to date")


def check_an_archive_in_a_folder(folder):
    os.makedirs(f"{folder}/in/卷")
    write(f"{folder}/in/卷/乙.txt", ARTICLE)
    with zipfile.ZipFile(f"{folder}/in/卷/集.zip", "w") as archive:
        archive.writestr("一/甲.txt", ARTICLE)
    assert run("-d", "out", "in", folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == sorted(["卷/乙.txt", "卷/集/一/甲.txt"])
    done = run("--merge", "-o", "book.txt", "in", folder=folder)
    assert done.status == 0 and "2 converted" in done.messages, done.messages


def check_pictures_beside_an_article(folder):
    with open(os.path.join(os.path.dirname(__file__), "../../samples/page.png"), "rb") as file:
        picture = file.read()
    article = "题目\n<p>一段。</p><p><img src='{}' alt='图'></p>\n"
    raw_zip(f"{folder}/a.zip", [("集/文.txt".encode("gbk"), article.format("./图/p.png").encode()),
                                ("集/图/p.png".encode("gbk"), picture), (b"top.txt", article.format("t.png").encode()),
                                (b"t.png", picture), (b"out.txt", article.format("../t.png").encode()),
                                (b"none.txt", article.format("none.png").encode())])
    done = run("-t", "epub", "-d", "out", "a.zip", folder=folder)
    assert done.status == 0 and done.messages.count("[missing-image]") == 2, done.messages
    for name, wanted in {"集/文": True, "top": True, "out": False, "none": False}.items():
        with zipfile.ZipFile(f"{folder}/out/{name}.epub") as book:
            assert any(book.read(entry) == picture for entry in book.namelist()) == wanted, name


def check_names_in_gbk(folder):
    raw_zip(f"{folder}/a.zip", [("目录/文章.txt".encode("gbk"), ARTICLE.encode()),
                                ("目录\\第二篇.txt".encode("gbk"), ARTICLE.encode("gbk"))])
    assert run("-d", "out", "a.zip", folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == sorted(["目录/文章.txt", "目录/第二篇.txt"])


def check_no_way_out(folder):
    os.mkdir(f"{folder}/deep")
    names = [b"../out.txt", b"/tmp/banxin-out.txt", b"a/../../b.txt", b"..\\c.txt", b"C:\\d.txt", b"good.txt"]
    raw_zip(f"{folder}/deep/a.zip", [(name, ARTICLE.encode()) for name in names])
    done = run("-d", "out", "a.zip", folder=f"{folder}/deep")
    assert done.status == 1 and done.messages.count("[unsafe-name]") == len(names) - 1, done.messages
    assert sorted(tree(f"{folder}/deep/out")) == ["good.txt"]
    assert sorted(os.listdir(folder)) == ["deep"] and not os.path.exists("/tmp/banxin-out.txt")


def check_an_unsafe_name_has_a_record(folder):
    """It counts as failed, and may be excluded."""
    os.mkdir(f"{folder}/in")
    raw_zip(f"{folder}/in/a.zip", [("../逃.txt".encode(), ARTICLE.encode()), (b"good.txt", ARTICLE.encode())])
    done = run("-d", "out", "--report", "report", "in", folder=folder)
    records = {record["source"]: record for record in map(json.loads, read(f"{folder}/report").decode().splitlines())}
    assert done.status == 1 and "1 converted, 0 up to date, 0 skipped, 1 failed" in done.messages, done.messages
    escape = records["in/a.zip/../逃.txt"]
    assert escape["status"] == "failed" and escape["messages"][0]["id"] == "unsafe-name", escape
    for pattern in ["逃.txt", "../*", "a.zip/../*"]:
        done = run("-d", "out", "--exclude", pattern, "in", folder=folder)
        assert done.status == 0 and "1 up to date, 1 skipped, 0 failed" in done.messages, (pattern, done.messages)
    for pattern, failed in [("good.txt", 0), ("*.txt", 1)]:
        done = run("-d", "out", "--include", pattern, "in", folder=folder)
        assert done.status == failed and f"{1 - failed} skipped, {failed} failed" in done.messages, (pattern, done.messages)


def check_patterns_fit_below_the_archive_and_with_it(folder):
    os.makedirs(f"{folder}/in/卷")
    with zipfile.ZipFile(f"{folder}/in/卷/集.zip", "w") as archive:
        for name in ["一/甲.txt", "二/乙.txt"]:
            archive.writestr(name, ARTICLE)
    for pattern in ["一/*", "卷/集.zip/一/*", "甲.txt"]:
        run("-d", f"out {pattern.replace('/', ' ')}", "--include", pattern, "in", folder=folder)
        assert list(tree(f"{folder}/out {pattern.replace('/', ' ')}")) == ["卷/集/一/甲.txt"], pattern
        write(f"{folder}/in/.banxin.conf", f'[files "{pattern}"]\ntitle = 新题\n')
        done = run("-d", "settings", "in", folder=folder)
        made = tree(f"{folder}/settings")
        assert made["卷/集/一/甲.txt"].decode().startswith("新题\n") and made["卷/集/二/乙.txt"].decode().startswith("小标题\n"), pattern
        assert "[idle-section]" not in done.messages, done.messages
        os.remove(f"{folder}/in/.banxin.conf")


def check_a_bomb(folder):
    raw_zip(f"{folder}/a.zip", [(b"bomb.txt", b"a" * (100 << 20)),
                                (b"good.txt", ARTICLE.encode())])
    done = run("-d", "out", "a.zip", folder=folder)
    assert done.status == 1 and "a.zip/bomb.txt: error" in done.messages, done.messages
    assert sorted(tree(f"{folder}/out")) == ["good.txt"]


def check_an_archive_that_claims_too_much(folder):
    raw_zip(f"{folder}/a.zip", [(f"{number}.txt".encode(), ARTICLE.encode()) for number in range(5)])
    with open(f"{folder}/a.zip", "rb") as file:
        packed = file.read()
    size = struct.pack("<I", len(ARTICLE.encode()))
    write(f"{folder}/a.zip", packed.replace(size, struct.pack("<I", 1 << 30)))
    done = run("-d", "out", "a.zip", folder=folder)
    assert done.status == 1 and "a.zip: error" in done.messages and not tree(f"{folder}/out"), done.messages


def check_a_broken_archive(folder):
    write(f"{folder}/a.zip", b"PK\3\4 and nothing more")
    write(f"{folder}/b.txt", ARTICLE)
    done = run("-d", "out", "a.zip", "b.txt", folder=folder)
    assert done.status == 1 and "a.zip: error" in done.messages, done.messages
    assert sorted(tree(f"{folder}/out")) == ["b.txt"]


if __name__ == "__main__":
    main(__name__)
