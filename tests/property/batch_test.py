#!/usr/bin/python3
"""Whole folders: nothing is lost, one bad file stops nothing, and whatever ends a run, the next one completes it."""
import csv
import io
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import struct
import subprocess
import urllib.parse
import zlib
from contextlib import closing

from faults import environment
from harness import ARTICLE, PATIENCE, PROGRAM, hooks, is_pending, main, read, run, tree, until, write

LONG = bool(os.environ.get("BANXIN_LONG"))
OLD = b"what stood here before"


def article(number):
    return f"第{number}篇的题目\n" + f"<div>　　第{number}篇的一段话，写得不长也不短。</div>\n" * (1 + number % 7)


def picture(side):
    """A grey PNG of that many pixels a side."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\x80" * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def make_archive(folder, count):
    """Articles in nested folders with the names that archives have."""
    names = []
    for number in range(count):
        name = f"卷{number % 3}/{number}文章.txt" if number % 4 else f"{number}文章.txt"
        os.makedirs(os.path.dirname(f"{folder}/{name}"), exist_ok=True)
        write(f"{folder}/{name}", article(number))
        names.append(name)
    return sorted(names)


def summary(done):
    """The counts of the last line, in the order converted, up to date, skipped, failed, warnings."""
    return [int(number) for number in re.findall(r"(\d+) [a-z]", done.messages.splitlines()[-1])[:5]]


def messages(done):
    return [line for line in done.messages.splitlines() if re.search(r"\[[a-z-]+\]$", line)]


def check_a_tree_is_mirrored(folder):
    names = make_archive(f"{folder}/in", 20)
    strange = ["甲:乙 .txt", "no\u00a0break.txt", "字" * 80 + ".txt", "X.txt/inner.txt"]
    for name in strange:
        os.makedirs(os.path.dirname(f"{folder}/in/{name}"), exist_ok=True)
        write(f"{folder}/in/{name}", ARTICLE)
    for name, content in {".hidden.txt": ARTICLE, "empty.txt": "", "picture.jpg": b"\xff\xd8\xff\xe0"}.items():
        write(f"{folder}/in/{name}", content)
    done = run("-v", "-d", "out", "in", folder=folder)
    assert done.status == 0, done.messages
    mirrored = [name.replace(":", "：") for name in strange]
    assert sorted(tree(f"{folder}/out")) == sorted([*names, *mirrored])
    assert summary(done) == [24, 0, 2, 0, 0], "a picture belongs to articles: " + done.messages
    for name in [".hidden.txt", "empty.txt", "picture.jpg"]:
        assert f"in/{name}: note: skipped" in done.messages, name


def check_what_is_skipped_is_told(folder):
    os.makedirs(f"{folder}/in/.git")
    os.makedirs(f"{folder}/in/old")
    for name in [".git/a.txt", "old/b.txt", "c.txt"]:
        write(f"{folder}/in/{name}", ARTICLE)
    os.symlink("nowhere", f"{folder}/in/dead.txt")
    os.symlink("old", f"{folder}/in/folder.txt")
    os.symlink("c.txt", f"{folder}/in/link.txt")
    os.mkfifo(f"{folder}/in/pipe.txt")
    done = run("-v", "-d", "in/out", "--exclude", "old", "in", folder=folder)
    assert done.status == 0 and summary(done) == [2, 0, 5, 0, 0], done.messages
    for name in [".git", "old", "dead.txt", "folder.txt", "pipe.txt"]:
        assert f"in/{name}: note: skipped: " in done.messages, done.messages
    assert sorted(tree(f"{folder}/in/out")) == ["c.txt", "link.txt"]


def check_blanks_are_as_little_as_nothing(folder):
    """Skipped below a folder, and refused when they are named; the summary says why how many were skipped."""
    os.mkdir(f"{folder}/in")
    for name, content in {"1.txt": ARTICLE, "2.txt": " \n\u3000\n", "3.txt": "", "4.txt": "\ufeff", "5.rtf": "{\\rtf1 x}", "6.txt": "<p> </p>"}.items():
        write(f"{folder}/in/{name}", content)
    done = run("-d", "out", "--report", "report", "in", folder=folder)
    assert summary(done) == [1, 0, 4, 1, 0] and done.messages.endswith("; skipped: empty (3), an RTF document (1)\n"), done.messages
    assert [record["messages"][0]["text"] for record in records_of(folder) if record["status"] == "skipped"][0] == "skipped: empty"
    assert "in/6.txt: error: no visible text" in done.messages, "whose text may be lost"
    os.remove(f"{folder}/in/6.txt")
    assert run("--merge", "-o", "book.txt", "in", folder=folder).status == 0
    done = run("-d", "out", "in/2.txt", folder=folder)
    assert done.status == 1 and "[no-text]" in done.messages, done.messages
    done = run("-d", "out", "in", folder=folder, environment={"LC_ALL": "", "LANG": "zh_CN.UTF-8", "LANGUAGE": ""})
    assert done.messages.endswith("；跳过的原因：空文件 (3), RTF 文档 (1)\n"), done.messages


def check_a_warning_is_said_once(folder):
    """For all formats, and not again while the output is up to date, where --strict does not ask for it."""
    write(f"{folder}/a.txt", "题目\n<p>一段。</p><p><img src='none.png' alt='图'></p>\n")
    write(f"{folder}/b.txt", ARTICLE)
    for where in [["-d", "out"], ["--merge", "-d", "book"]]:
        arguments = ["-t", "text,epub,pdf", "--report", "report", *where, "a.txt", "b.txt"]
        first, again, strict = run(*arguments, folder=folder), run(*arguments, folder=folder), run("--strict", *arguments, folder=folder)
        assert first.messages.count("[missing-image]") == 1, first.messages
        assert again.status == 0 and "warning:" not in again.messages and ", 0 warnings;" in again.messages, again.messages
        assert [message["id"] for message in records_of(folder)[0]["messages"] if message["severity"] == "warning"] == ["missing-image"]
        assert strict.status == 1 and strict.messages.count("[missing-image]") == 1, strict.messages
    write(f"{folder}/a.txt", "题目\n<p>两段。</p><p><img src='none.png' alt='图'></p>\n")
    assert run("-d", "out", "a.txt", folder=folder).messages.count("[missing-image]") == 1


def check_several_formats_in_one_run(folder):
    make_archive(f"{folder}/in", 4)
    assert run("-t", "text,epub,pdf", "-d", "out", "in", folder=folder).status == 0
    for name in ["text", "epub", "pdf"]:
        assert run("-t", name, "-d", f"out-{name}", "in", folder=folder).status == 0
    apart = {**tree(f"{folder}/out-text"), **tree(f"{folder}/out-epub"), **tree(f"{folder}/out-pdf")}
    assert tree(f"{folder}/out") == apart and len(apart) == 12


def check_names_that_collide(folder):
    for name in ["a/x.txt", "b/x.txt", "b/x.htm"]:
        os.makedirs(os.path.dirname(f"{folder}/{name}"), exist_ok=True)
        write(f"{folder}/{name}", ARTICLE)
    done = run("-d", "out", "a/x.txt", "b/x.txt", "b/x.htm", folder=folder)
    assert done.status == 0 and sorted(tree(f"{folder}/out")) == ["x-2.txt", "x-3.txt", "x.txt"]
    assert len([line for line in messages(done) if "[output-renamed]" in line]) == 2


def check_names_by_a_pattern(folder):
    os.mkdir(f"{folder}/in")
    write(f"{folder}/in/7甲.txt", "7甲.txt\n<div>　　一段。</div>\n")
    write(f"{folder}/in/b.txt", "甲\n<div>　　又一段，题目相同。</div>\n")
    write(f"{folder}/in/c.txt", "../甲/乙\n<div>　　题目里有斜线。</div>\n")
    done = run("-d", "out", "--name", "{order:03}{title}", "in", folder=folder)
    assert done.status == 0, done.messages
    assert sorted(tree(f"{folder}/out")) == ["007甲.txt", "_._甲_乙.txt", "甲.txt"], tree(f"{folder}/out").keys()
    for pattern in ["{titel}", "../{stem}", "/tmp/{stem}", "a//{stem}", "a/./{stem}", "{stem}/", ""]:
        done = run("-d", "other", "--name", pattern, "in", folder=folder)
        assert done.status == 2 and "[bad-value]" in done.messages and not os.path.exists(f"{folder}/other"), pattern
    write(f"{folder}/in/d.txt", "..\n<div>　　题目是两个点。</div>\n")
    assert run("-d", "deep/other", "--name", ".{title}/{author}/{stem}", "in/d.txt", folder=folder).status == 0
    assert run("-d", "long", "--name", "{title}/{author}", "--title", "长" * 120, "in/d.txt", folder=folder).status == 0
    assert list(tree(f"{folder}/long")) == ["长" * 85 + "/untitled.txt"], tree(f"{folder}/long").keys()
    assert run("-d", "deep/other", "--name", "{author}/{stem}", "in/d.txt", folder=folder).status == 0
    assert sorted(tree(f"{folder}/deep/other")) == ["___/佚名/d.txt", "佚名/d.txt"], tree(folder).keys()
    assert all(name.endswith("/d.txt") for name in tree(f"{folder}/deep/other")), tree(folder).keys()


def check_files_that_options_name_are_no_articles(folder):
    make_archive(f"{folder}/in", 2)
    write(f"{folder}/in/rules.txt", "甲=>乙\n")
    done = run("-d", "out", "-v", "-O", "replace-file=in/rules.txt", "in", folder=folder)
    assert done.status == 0 and "rules.txt: note: skipped: named by an option" in done.messages, done.messages
    assert "rules.txt" not in tree(f"{folder}/out"), tree(f"{folder}/out").keys()
    assert run("-d", "all", "in", folder=folder).status == 0
    assert "rules.txt" in tree(f"{folder}/all"), tree(f"{folder}/all").keys()


def check_lists_and_patterns(folder):
    names = make_archive(f"{folder}/in", 12)
    write(f"{folder}/list", "".join(f"in/{name}\0" for name in names))
    assert run("-d", "listed", "-0", "--files-from", "list", folder=folder).status == 0
    assert len(tree(f"{folder}/listed")) == 12
    assert run("-d", "some", "--include", "1*.txt", "--exclude", "卷1", "in", folder=folder).status == 0
    wanted = [name for name in names if os.path.basename(name).startswith("1") and not name.startswith("卷1/")]
    assert sorted(tree(f"{folder}/some")) == wanted and wanted
    done = run("-v", "-d", "globbed", "in/卷2/*.txt", folder=folder)
    assert done.status == 0
    numbers = [int(number) for number in re.findall(r"(\d+)文章.txt: note: converted: globbed/", done.messages)]
    assert numbers == sorted(numbers) and len(numbers) > 2, "natural order"
    assert len(tree(f"{folder}/globbed")) == len([name for name in names if name.startswith("卷2/")])


def check_workers_change_nothing(folder):
    make_archive(f"{folder}/in", 60)
    write(f"{folder}/in/bad.txt", "<div>&nbsp;</div>")
    results = []
    for jobs in ["1", "8"]:
        done = run("-v", "-j", jobs, "-t", "text,epub", "-d", "out", "--report", "report", "in", folder=folder)
        assert done.status == 1, done.messages
        report = re.sub(rb'"milliseconds":[0-9.]+', b"", read(f"{folder}/report"))
        results.append((messages(done), report, tree(f"{folder}/out")))
        shutil.rmtree(f"{folder}/out")
    assert results[0] == results[1]


def check_the_report(folder):
    make_archive(f"{folder}/in", 5)
    write(f"{folder}/in/bad.txt", "<div>&nbsp;</div>")
    run("-d", "out", "--report", "report", "in", folder=folder)
    records = [json.loads(line) for line in read(f"{folder}/report").decode().splitlines()]
    assert len(records) == 6
    by_source = {record["source"]: record for record in records}
    assert by_source["in/bad.txt"]["status"] == "failed" and by_source["in/bad.txt"]["messages"]
    first = by_source["in/0文章.txt"]
    assert first["status"] == "converted" and first["outputs"] == ["out/0文章.txt"], first
    assert first["encoding"] == "UTF-8" and first["language"] == "zh-CN", first
    assert first["title"] == "第0篇的题目" and first["paragraphs"] == 1 and first["characters"] > 10, first


def check_what_is_up_to_date_is_skipped(folder):
    names = make_archive(f"{folder}/in", 10)
    assert summary(run("-d", "out", "in", folder=folder))[:2] == [10, 0]
    whole = tree(f"{folder}/out")
    assert summary(run("-d", "out", "in", folder=folder))[:2] == [0, 10]
    os.remove(f"{folder}/out/{names[0]}")
    write(f"{folder}/out/{names[1]}", "altered")
    write(f"{folder}/in/{names[2]}", article(99))
    assert summary(run("-d", "out", "in", folder=folder))[:2] == [3, 7]
    assert {name: data for name, data in tree(f"{folder}/out").items() if name != names[2]} == \
        {name: data for name, data in whole.items() if name != names[2]}
    assert summary(run("-d", "out", "-O", "width=40", "in", folder=folder))[:2] == [10, 0]
    assert summary(run("-d", "out", "-O", "width=40", "--force", "in", folder=folder))[:2] == [10, 0]


def check_all_that_an_output_depends_on(folder):
    os.makedirs(f"{folder}/in")
    for name, source in {"a.txt": "p.png", "b.txt": "none.png"}.items():
        write(f"{folder}/in/{name}", f"题目\n<p>一段。</p><p><img src='{source}' alt='图'></p>\n")
    write(f"{folder}/in/p.png", picture(16))
    write(f"{folder}/cover.png", picture(32))
    arguments = ["-t", "epub", "-d", "out", "-O", "cover=cover.png", "in"]
    assert run(*arguments, folder=folder).status == 0
    assert summary(run(*arguments, folder=folder))[:2] == [0, 2]
    write(f"{folder}/in/p.png", picture(20))
    assert summary(run(*arguments, folder=folder))[:2] == [1, 1], "a picture beside the article changed"
    write(f"{folder}/in/none.png", picture(20))
    assert summary(run(*arguments, folder=folder))[:2] == [1, 1], "a picture that was missing is there"
    write(f"{folder}/cover.png", picture(40))
    assert summary(run(*arguments, folder=folder))[:2] == [2, 0], "the cover changed"
    assert summary(run("--encoding", "utf-8", *arguments, folder=folder))[:2] == [2, 0], "the encoding was named"


def check_files_of_others_are_kept(folder):
    names = make_archive(f"{folder}/in", 5)
    os.mkdir(f"{folder}/out")
    foreign = next(name for name in names if "/" not in name)
    write(f"{folder}/out/{foreign}", OLD)
    done = run("-d", "out", "in", folder=folder)
    assert done.status == 1 and summary(done)[3] == 1, done.messages
    assert read(f"{folder}/out/{foreign}") == OLD and len(tree(f"{folder}/out")) == 5
    assert run("-d", "out", "--force", "in", folder=folder).status == 0
    assert read(f"{folder}/out/{foreign}") != OLD


def check_memory_does_not_grow_with_the_number_of_files(folder):
    peaks = []
    for count in [100, 2000]:
        os.mkdir(f"{folder}/{count}")
        for number in range(count):
            write(f"{folder}/{count}/{number}.txt", article(number))
        process = subprocess.Popen([PROGRAM, "-q", "-j2", "-d", f"out{count}", str(count)], cwd=folder,
                                   env=dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=1:detect_leaks=0"))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        assert status == 0
        peaks.append(usage.ru_maxrss)
    assert peaks[1] - peaks[0] < 20 * 1024, f"{peaks} kB"


def check_a_damaged_record_is_put_aside(folder):
    names = make_archive(f"{folder}/in", 5)
    run("-d", "out", "in", folder=folder)
    whole = tree(f"{folder}/out")
    write(f"{folder}/out/{names[0]}", OLD)
    write(f"{folder}/out/.banxin/state.db", b"this is no database, however long it may be " * 100)
    done = run("-d", "out", "in", folder=folder)
    assert "[state-put-aside]" in done.messages and os.path.exists(f"{folder}/out/.banxin/state.db.damaged")
    assert done.status == 1 and summary(done)[:4] == [4, 0, 0, 1], done.messages
    assert tree(f"{folder}/out") == {**whole, names[0]: OLD}, "what may be another's is kept"
    assert summary(run("-d", "out", "in", folder=folder))[:2] == [0, 4]


def check_a_record_of_another_version(folder):
    make_archive(f"{folder}/in", 3)
    run("-d", "out", "in", folder=folder)
    with closing(sqlite3.connect(f"{folder}/out/.banxin/state.db")) as database:
        database.execute("PRAGMA user_version = 99")
    done = run("-d", "out", "in", folder=folder)
    assert done.status == 1 and "a later version" in done.messages, done.messages
    with closing(sqlite3.connect(f"{folder}/out/.banxin/state.db")) as database:
        database.executescript("DROP TABLE outputs; CREATE TABLE outputs (name TEXT); PRAGMA user_version = 0")
    done = run("-d", "out", "in", folder=folder)
    assert done.status == 0 and "[state-put-aside]" in done.messages, done.messages


def check_a_dry_run_writes_nothing(folder):
    make_archive(f"{folder}/in", 4)
    done = run("-n", "-d", "out", "in", folder=folder)
    lines = done.out.decode().splitlines()
    assert done.status == 0 and len(lines) == 4 and not os.path.exists(f"{folder}/out")
    assert all(line.split("\t")[0] == "would be converted" for line in lines), lines
    run("-d", "out", "in", folder=folder)
    again = run("-n", "-d", "out", "in", folder=folder).out.decode().splitlines()
    assert len(again) == 4 and all(line.startswith("up to date\t") for line in again), again


def check_a_dry_run_locks_nothing(folder):
    """It may be asked while another run holds the record of outputs, and shows names that hold control characters."""
    make_archive(f"{folder}/in", 4)
    run("-d", "out", "in", folder=folder)
    write(f"{folder}/in/a\nb.txt", article(9))
    before = sorted(os.listdir(f"{folder}/out/.banxin"))
    with closing(sqlite3.connect(f"{folder}/out/.banxin/state.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        done = run("-n", "-d", "out", "--report", "report", "in", folder=folder)
    lines = done.out.decode().splitlines()
    assert done.status == 0 and len(lines) == 5 and "1 would be converted, 4 up to date" in done.messages, done.messages
    assert "would be converted\tin/a\\x0Ab.txt\tout/a_b.txt" in lines, lines
    assert sorted(os.listdir(f"{folder}/out/.banxin")) == before
    assert all(len(json.loads(line)["sha256"]) == 64 for line in read(f"{folder}/report").decode().splitlines())


def check_nothing_to_do_is_told(folder):
    os.mkdir(f"{folder}/in")
    for arguments in [["-d", "out"], ["-n", "-d", "out"], ["--merge", "-o", "b.txt"], []]:
        done = run(*arguments, "in", folder=folder)
        assert done.status == 1 and "[nothing-to-do]" in done.messages, done.messages
        assert run(*arguments, "--allow-empty", "in", folder=folder).status == 0
    write(f"{folder}/in/a.txt", ARTICLE)
    done = run("-d", "out", "--include", "z*", "in", folder=folder)
    assert done.status == 1 and "1 files were skipped" in done.messages, done.messages
    os.symlink("in", f"{folder}/link")
    assert run("-d", "linked", "link", folder=folder).status == 0 and list(tree(f"{folder}/linked")) == ["a.txt"]


def check_what_was_skipped_has_a_record(folder):
    for name, content in {"1.txt": ARTICLE, "2.jpg": "x", "3.txt": ARTICLE, "4.txt": "", "5.txt": b"%PDF-1.7\n", "6.DOCX": "x", ".banxin.conf": "jobs = 1\n",
                          ".7.txt": "x"}.items():
        os.makedirs(f"{folder}/in", exist_ok=True)
        write(f"{folder}/in/{name}", content)
    run("-d", "out", "--report", "report", "in", folder=folder)
    records = [json.loads(line) for line in read(f"{folder}/report").decode().splitlines()]
    assert [os.path.basename(record["source"]) for record in records] == [".7.txt", "1.txt", "2.jpg", "3.txt", "4.txt", "5.txt", "6.DOCX"], "settings are no input"
    skipped = {record["source"]: record["messages"][0]["text"] for record in records if record["status"] == "skipped"}
    assert records[2]["status"] == "resource" and records[2]["messages"][0]["text"].startswith("skipped: a picture"), records[2]
    assert skipped == {"in/4.txt": "skipped: empty",
                       "in/5.txt": "skipped: a PDF document", "in/6.DOCX": "skipped: a Word document (.docx)",
                       "in/.7.txt": "skipped: hidden"}, skipped
    assert records[1]["size"] == len(ARTICLE.encode()) and records[1]["sha256"] == records[3]["sha256"]
    assert records[5]["sha256"] and "sha256" not in records[2]


def records_of(folder, name="report"):
    return [json.loads(line) for line in read(f"{folder}/{name}").decode().splitlines()]


def check_the_records_of_a_dry_run(folder):
    """They say that it was one, and where the outputs would be; what is no article is not listed."""
    make_archive(f"{folder}/in", 2)
    write(f"{folder}/in/x.txt", b"{\\rtf1 text}")
    done = run("-n", "-t", "text,epub", "-d", "out", "--report", "report", "--catalog", "list.csv", "in", folder=folder)
    assert sorted(record["status"] for record in records_of(folder)) == ["skipped"] + ["would be converted"] * 2, records_of(folder)
    assert records_of(folder)[0]["outputs"] == ["out/0文章.txt", "out/0文章.epub"], records_of(folder)[0]
    rows = list(csv.DictReader(io.StringIO(read(f"{folder}/list.csv").decode("utf-8-sig"))))
    assert sorted(row["status"] for row in rows) == ["skipped"] + ["would be converted"] * 2 and rows[0]["outputs"], rows
    assert len(done.out.splitlines()) == 4 and b"x.txt" not in done.out, done.out
    run("-t", "text,epub", "-d", "out", "--report", "report", "in", folder=folder)
    assert sorted(record["status"] for record in records_of(folder)) == ["converted"] * 2 + ["skipped"]


def check_what_is_listed_and_what_is_told_in_one_stream(folder):
    """Lines stay whole, however long the list is."""
    names = [f"{number:03}" + "字" * 60 + ".txt" for number in range(120)]
    os.mkdir(f"{folder}/in")
    for name in names:
        write(f"{folder}/in/{name}", "只有题目\n")
    done = run("-n", "-d", "out", "in", folder=folder, environment={})
    process = subprocess.run([PROGRAM, "--no-config", "-n", "-d", "out", "in"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    lines = process.stdout.decode().splitlines()
    wanted = done.out.decode().splitlines() + done.messages.splitlines()[:-1]
    assert sorted(lines[:-1]) == sorted(wanted) and len(lines) == 241, lines


def check_the_counts_are_those_of_what_was_printed(folder):
    """Of warnings about earlier outputs too, which stand in the record of their input, in the order of inputs."""
    for start, name in enumerate(["a", "b"]):
        os.makedirs(f"{folder}/{name}")
        for number in range(3):
            write(f"{folder}/{name}/{number}.txt", article(number + 10 * start))
    write(f"{folder}/b/1.txt", "只有题目\n")
    run("-d", "out", "a", folder=folder)
    done = run("-d", "out", "--strict", "--report", "report", "b", folder=folder)
    warnings = [line.split(":")[0] for line in messages(done) if ": warning: " in line]
    assert warnings == ["b/0.txt", "b/1.txt", "b/1.txt", "b/2.txt"] and summary(done) == [3, 0, 0, 0, 4], done.messages
    assert done.status == 1
    ids = [[message["id"] for message in record["messages"] if message["severity"] == "warning"] for record in records_of(folder)]
    assert ids == [["output-of-another"], ["output-of-another", "no-body"], ["output-of-another"]], ids


def check_messages_come_in_the_order_of_inputs(folder):
    """What was skipped, and what cannot be read, at its place."""
    os.mkdir(f"{folder}/in")
    for name, content in {"1.txt": ARTICLE, "2.txt": "", "3.txt": ARTICLE, "4.zip": b"PK\3\4 broken", "5.txt": ARTICLE}.items():
        write(f"{folder}/in/{name}", content)
    done = run("-v", "-d", "out", "--report", "report", "in", folder=folder)
    assert [line.split(":")[0] for line in messages(done)] == [f"in/{number}." + ("zip" if number == 4 else "txt") for number in range(1, 6)], done.messages
    assert summary(done) == [3, 0, 1, 1, 0] and done.status == 1, done.messages
    assert [record["status"] for record in records_of(folder)] == ["converted", "skipped", "converted", "failed", "converted"]


def check_names_that_are_not_text(folder):
    """Records show them as people read them, and keep their bytes."""
    os.mkdir(f"{folder}/in")
    name = os.fsencode(f"{folder}/in/") + "第一章.txt".encode("gb18030")
    write(name, ARTICLE)
    write(f"{folder}/in/b.txt", ARTICLE)
    run("-d", "out", "--report", "report", "--catalog", "list.csv", "in", folder=folder)
    by_source = {record["source"]: record for record in records_of(folder)}
    assert urllib.parse.unquote_to_bytes(by_source["in/第一章.txt"]["source_uri"]) == b"in/" + os.path.basename(name), by_source
    assert "source_uri" not in by_source["in/b.txt"] and "in/第一章.txt" in read(f"{folder}/list.csv").decode()


def check_no_report_takes_the_place_of_an_input(folder):
    make_archive(f"{folder}/in", 2)
    before = tree(f"{folder}/in")
    name = f"in/{sorted(before)[0]}"
    for where in [["-d", "out"], ["--merge", "-o", "b.txt"]]:
        for option in ["--report", "--catalog"]:
            done = run(*where, option, name, "in", folder=folder)
            assert done.status and "[output-is-input]" in done.messages, done.messages
        assert run(*where, "--report", "x", "--catalog", "x", "in", folder=folder).status
    assert tree(f"{folder}/in") == before and not os.path.exists(f"{folder}/x")


def check_a_catalogue_for_a_spreadsheet(folder):
    write(f"{folder}/a.txt", '=HYPERLINK("x")\n<p>一段。</p>\n<p>（来源：人民日报）</p>\n')
    write(f"{folder}/b.txt", "题目，\"引\"\n<p>一段。</p>\n")
    run("-d", "out", "--catalog", "list.csv", "a.txt", "b.txt", folder=folder)
    content = read(f"{folder}/list.csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n") and len(rows) == 2
    assert rows[0]["title"].startswith("'=") and rows[0]["origin"] == "人民日报", rows[0]
    assert rows[1]["title"] == '题目，"引"' and rows[1]["outputs"] == "out/b.txt" and rows[1]["status"] == "converted", rows[1]


def check_messages_of_a_catalogue_have_their_ids(folder):
    write(f"{folder}/a.txt", "只有题目\n")
    run("-d", "out", "--catalog", "list.csv", "a.txt", folder=folder)
    row, = csv.DictReader(io.StringIO(read(f"{folder}/list.csv").decode("utf-8-sig")))
    assert row["messages"] == "a title without a body [no-body]", row


def check_a_line_for_each_input(folder):
    make_archive(f"{folder}/in", 6)
    done = run("-v", "-t", "text,epub", "-d", "out", "in", folder=folder)
    assert len(messages(done)) == 6 and all("[converted]" in line for line in messages(done)), done.messages


def check_lists_from_other_systems(folder):
    names = make_archive(f"{folder}/in", 3)
    write(f"{folder}/list", "\ufeff" + "".join(f"in/{name}\r\n" for name in names))
    assert run("-d", "out", "--files-from", "list", folder=folder).status == 0
    assert len(tree(f"{folder}/out")) == 3


def check_what_was_changed_since(folder):
    make_archive(f"{folder}/in", 2)
    os.utime(f"{folder}/in/0文章.txt", (0, 0))
    for date in ["2001", "2001-02", "2001-2-3", "2001年2月3日", "2001/2/3"]:
        done = run("-n", "-d", "out", "--since", date, "in", folder=folder)
        assert done.status == 0 and len(done.out.splitlines()) == 1, done.messages
    for date in ["soon", "2001年", "2001-13", "2001-02-30"]:
        done = run("-n", "-d", "out", "--since", date, "in", folder=folder)
        assert (done.status == 2) == (date != "2001年"), (date, done.messages)
        assert done.status == 0 or "2019年6月5日" in done.messages, done.messages


def check_the_same_article_is_reported(folder):
    for name in ["1.txt", "2.txt"]:
        write(f"{folder}/{name}", ARTICLE)
    done = run("-d", "out", "--dedupe", "1.txt", "2.txt", folder=folder)
    assert "2.txt: warning:" in done.messages and "1.txt" in done.messages and "[duplicate-kept]" in done.messages
    assert len(tree(f"{folder}/out")) == 2


def check_strict(folder):
    write(f"{folder}/a.txt", "只有题目\n")
    assert run("-d", "out", "a.txt", folder=folder).status == 0
    assert run("-d", "strict", "--strict", "a.txt", folder=folder).status == 1


def failed_for(done, name, word):
    return any(f"in/{name}.txt: error" in line and f"[{word}]" in line for line in messages(done))


def check_bad_workers_harm_no_other(folder):
    names = make_archive(f"{folder}/in", 100 if LONG else 30)
    for name in ["crash.txt", "eat.txt"]:
        write(f"{folder}/in/{name}", ARTICLE)
    done = run("-d", "out", "-j2", "--max-memory", "400", "in", folder=folder, environment=hooks(folder))
    assert done.status == 1 and summary(done)[:4] == [len(names), 0, 0, 2], done.messages
    assert sorted(tree(f"{folder}/out")) == names
    assert failed_for(done, "crash", "worker-died") and failed_for(done, "eat", "too-much-memory"), done.messages


def check_an_input_that_never_ends_harms_no_other(folder):
    """The clock jumps once all else is done, so that a slow machine makes no difference."""
    names = make_archive(f"{folder}/in", 30)
    write(f"{folder}/in/hang.txt", ARTICLE)
    with open(f"{folder}/messages", "wb") as said:
        process = subprocess.Popen([PROGRAM, "-d", "out", "-j2", "--timeout", "1800", "in"], cwd=folder, stderr=said,
                                   env={**os.environ, **environment(BANXIN_LATE=f"{folder}/late"), **hooks(folder)})
    until(lambda: sorted(tree(f"{folder}/out")) == names)
    assert process.poll() is None, "the time is not over"
    write(f"{folder}/late", "")
    assert process.wait(PATIENCE) == 1
    said = read(f"{folder}/messages").decode()
    assert "in/hang.txt: error: took longer than 1800 seconds" in said and "30 converted" in said, said


def start(folder, *arguments):
    return subprocess.Popen([PROGRAM, "-q", "-d", "out", *arguments, "in"], cwd=folder, stderr=subprocess.DEVNULL)


def check_killed_runs_are_completed(folder):
    """Killed when so many outputs are there, or when the run has ended."""
    make_archive(f"{folder}/in", 60)
    assert run("-t", "text,epub", "-d", "whole", "in", folder=folder).status == 0
    whole = tree(f"{folder}/whole")
    chance = random.Random(62)
    for _ in range(200 if LONG else 10):
        shutil.rmtree(f"{folder}/out", ignore_errors=True)
        for _ in range(chance.randint(1, 2)):
            wanted = chance.randint(0, len(whole))
            process = start(folder, "-t", "text,epub")
            until(lambda: process.poll() is not None or len(tree(f"{folder}/out")) >= wanted)
            process.kill()
            process.wait()
            assert all(whole[name] == data for name, data in tree(f"{folder}/out").items()), "a part under a final name"
        done = run("-t", "text,epub", "-d", "out", "in", folder=folder)
        assert done.status == 0, done.messages
        assert tree(f"{folder}/out") == whole
        assert not [name for name in os.listdir(f"{folder}/out/.banxin") if name.startswith("run-")]


def interrupt(process):
    """Returns when the signal has reached the process, so that a second one is another."""
    process.send_signal(signal.SIGINT)
    until(lambda: not is_pending(process.pid, signal.SIGINT))


def check_an_interrupt_ends_in_order(folder):
    make_archive(f"{folder}/in", 100)
    write(f"{folder}/in/卷0/hold.txt", ARTICLE)
    with open(f"{folder}/messages", "wb") as messages:
        process = subprocess.Popen([PROGRAM, "-j2", "-t", "text,epub", "-d", "out", "in"], cwd=folder, stderr=messages,
                                   env={**os.environ, **hooks(folder)})
    until(lambda: os.path.exists(f"{folder}/hooked/hold.txt"), "an input is being read")
    interrupt(process)
    write(f"{folder}/hooked/go", "")
    assert process.wait(PATIENCE) in (0, 1)
    said = read(f"{folder}/messages").decode()
    assert "converted" in said and ("[interrupted]" in said) == (process.returncode == 1), said
    assert "卷0/hold.epub" in tree(f"{folder}/out"), "the current input is finished"
    done = run("-t", "text,epub", "-d", "out", "in", folder=folder)
    assert done.status == 0 and len(tree(f"{folder}/out")) == 202


def check_a_second_interrupt_ends_at_once(folder):
    names = make_archive(f"{folder}/in", 20)
    write(f"{folder}/in/hang.txt", ARTICLE)
    process = subprocess.Popen([PROGRAM, "-q", "-j2", "-d", "out", "in"], cwd=folder,
                               env={**os.environ, **hooks(folder)})
    until(lambda: len(tree(f"{folder}/out")) == len(names))
    interrupt(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130, "the first one waits for the current input, the second for nothing"
    os.remove(f"{folder}/in/hang.txt")
    assert summary(run("-d", "out", "in", folder=folder))[:2] == [0, len(names)]


def check_two_runs_at_once(folder):
    make_archive(f"{folder}/in", 60)
    processes = [start(folder), start(folder)]
    assert [process.wait(PATIENCE) for process in processes] == [0, 0]
    assert run("-d", "whole", "in", folder=folder).status == 0
    assert tree(f"{folder}/out") == tree(f"{folder}/whole")


def check_a_disk_that_fills(folder):
    names = make_archive(f"{folder}/in", 40)
    os.mkdir(f"{folder}/out")
    mount = ["mount", "-t", "tmpfs", "-o"]
    if subprocess.run([*mount, "size=256k", "tmpfs", f"{folder}/out"], capture_output=True).returncode:
        print("skipped: a disk that fills (no right to mount one)")
        return
    try:
        done = run("-t", "epub", "-d", "out", "in", folder=folder)
        assert done.status == 1 and "No space left" in done.messages or "full" in done.messages, done.messages
        partial = tree(f"{folder}/out")
        subprocess.run([*mount, "remount,size=64m", "tmpfs", f"{folder}/out"], check=True)
        done = run("-t", "epub", "-d", "out", "in", folder=folder)
        assert done.status == 0, done.messages
        assert run("-t", "epub", "-d", "whole", "in", folder=folder).status == 0
        whole = tree(f"{folder}/whole")
        assert tree(f"{folder}/out") == whole and len(whole) == len(names)
        assert all(whole[name] == data for name, data in partial.items()), "a partial file under a final name"
    finally:
        subprocess.run(["umount", f"{folder}/out"], check=True)


if __name__ == "__main__":
    main(__name__)
