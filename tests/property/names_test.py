#!/usr/bin/python3
"""Names of outputs: what every common disk can hold, no two that differ only by case, none that belongs to what another
input has made; an archive that was converted before keeps those it has."""
import os
import shutil
import sqlite3
import subprocess
import unicodedata
import zipfile
from contextlib import closing

from harness import ARTICLE, PROGRAM, main, read, run, tree, write

DEVICES = ["con", "PRN", "Aux", "NUL", "com1", "LPT9", "com¹"]


def article(text):
    return f"{text}\n<p>　　{text}的一段话。</p>\n"


def make(folder, names):
    """An article for each name, that says it."""
    for name in names:
        os.makedirs(os.path.dirname(f"{folder}/{name}"), exist_ok=True)
        write(f"{folder}/{name}", article(name.replace("/", "之")))


def held(folder):
    """Which article each output holds, by the name that it says."""
    return {name: data.decode().splitlines()[0] for name, data in tree(folder).items()}


def renamed(done):
    return done.messages.count("[output-renamed]"), done.messages.count("[output-of-another]")


def downgrade(folder):
    """The record as version 0.1.0 kept it."""
    with closing(sqlite3.connect(f"{folder}/.banxin/state.db")) as database:
        database.executescript("""CREATE TABLE old (output TEXT PRIMARY KEY, key TEXT NOT NULL, hash TEXT NOT NULL,
            size INTEGER NOT NULL, inode INTEGER NOT NULL, modified INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO old SELECT output, key, hash, size, inode, modified FROM outputs;
            DROP TABLE outputs; ALTER TABLE old RENAME TO outputs; PRAGMA user_version = 1""")


def check_names_for_every_disk(folder):
    make(f"{folder}/in", ["甲:乙.txt", "问?号.txt", '说"这"个"那.txt', "a<b>c|d*e\\f.txt", "尾. /点../空 .txt", "tab\there.txt"])
    assert run("-d", "out", "in", folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == sorted(["甲：乙.txt", "问？号.txt", "说“这”个“那.txt", "a＜b＞c｜d＊e＼f.txt",
                                                    "尾/点/空 .txt", "tab_here.txt"])
    make(f"{folder}/devices", [f"{name}.txt" for name in DEVICES] + ["con.old/nul .txt", "concert.txt", "com10.txt"])
    assert run("-d", "tools", "devices", folder=folder).status == 0
    assert sorted(tree(f"{folder}/tools")) == sorted([f"{name}_.txt" for name in DEVICES] +
                                                     ["con_.old/nul_ .txt", "concert.txt", "com10.txt"])
    write(f"{folder}/in/".encode() + b"\xff\xfe.txt", article("没有字"))
    done = run("-d", "bytes", os.fsencode(f"{folder}/in/") + b"\xff\xfe.txt", folder=folder)
    assert done.status == 0 and list(tree(f"{folder}/bytes")) == ["__.txt"], done.messages


def check_names_as_they_are(folder):
    names = ["甲:乙.txt", "con.txt", "尾. /x.txt"]
    make(f"{folder}/in", names)
    assert run("-d", "out", "--names", "exact", "in", folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == sorted(names)
    assert run("-d", "other", "--names", "odd", "in", folder=folder).status == 2
    assert run("-o", "a.txt", "--names", "exact", "in/con.txt", folder=folder).status == 2


def check_long_names_are_cut_between_characters(folder):
    for text in ["长" * 100, "e\u0301" * 100, "👩‍👩‍👧‍👦" * 30, "x" * 300, "问?" * 80]:
        write(f"{folder}/a.txt", article(text))
        for count in range(2):
            done = run("-d", f"out{count}", "--name", "{title}", "--title", text, "a.txt", folder=folder)
            assert done.status == 0, done.messages
        name = list(tree(f"{folder}/out0"))[0].removesuffix(".txt")
        whole = text.replace("?", "？")
        assert len(name.encode()) <= 251 and whole.startswith(name) and len(name.encode()) > 200, name
        rest = whole[len(name):]
        assert not unicodedata.combining(rest[0]) and "\u200d" not in (rest[0], name[-1]), name
        for count in range(2):
            shutil.rmtree(f"{folder}/out{count}")


def check_names_that_differ_by_case_alone(folder):
    make(f"{folder}/in", ["a.txt", "A.txt", "é.txt", "e\u0301.txt", "ß.txt", "SS.txt", "Ａ.txt", "卷/b.txt", "卷/B.txt"])
    done = run("-d", "out", "in", folder=folder)
    assert done.status == 0 and renamed(done) == (4, 0), done.messages
    names = list(tree(f"{folder}/out"))
    folded = {unicodedata.normalize("NFC", name.casefold()) for name in names}
    assert len(names) == len(folded) == 9, names
    before = held(f"{folder}/out")
    done = run("-d", "out", "in", folder=folder)
    assert done.messages.splitlines()[-1].startswith("0 converted, 9 up to date") and held(f"{folder}/out") == before
    make(f"{folder}/later", ["B.txt"])
    make(f"{folder}/first", ["b.txt"])
    for name in ["first", "later"]:
        assert run("-d", "two", name, folder=folder).status == 0
    assert sorted(held(f"{folder}/two").values()) == ["B", "b"] and "B-2.txt" in tree(f"{folder}/two")


def check_what_another_input_made_is_kept(folder):
    for form in [[], ["-t", "epub"], ["--name", "{title}"]]:
        for name in ["ta", "tb"]:
            os.makedirs(f"{folder}/{name}", exist_ok=True)
            write(f"{folder}/{name}/x.txt", f"x\n<p>　　{name}的事。</p>\n")
        assert run(*form, "-d", "out", "ta", folder=folder).status == 0
        first = tree(f"{folder}/out")
        done = run(*form, "-d", "out", "tb", folder=folder)
        assert done.status == 0 and renamed(done) == (0, 1) and f"{folder}/ta/x.txt" in done.messages, done.messages
        both = tree(f"{folder}/out")
        assert len(both) == 2 and all(both[name] == data for name, data in first.items())
        for again in ["ta", "tb"]:
            done = run(*form, "-d", "out", again, folder=folder)
            assert tree(f"{folder}/out") == both and run(*form, "-d", "out", "tb", "ta", folder=folder).status == 0
            assert tree(f"{folder}/out") == both, "whatever the order"
        shutil.rmtree(f"{folder}/out")


def check_names_that_start_in_the_folder(folder):
    make(f"{folder}/in", ["卷/x.txt", "卷/内/y.txt", "z.txt"])
    assert run("-d", "out", "--name", "新/{stem}", "in", folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == ["卷/内/新/y.txt", "卷/新/x.txt", "新/z.txt"]
    assert run("-d", "flat", "--name", "./{author}/{stem}", "--author", "某/人", "in", folder=folder).status == 0
    assert sorted(tree(f"{folder}/flat")) == ["某_人/x.txt", "某_人/y.txt", "某_人/z.txt"]
    for pattern in ["/{stem}", "./", ".//{stem}", "./../{stem}", "././{stem}", "./{author}/", "../{stem}"]:
        assert run("-d", "none", "--name", pattern, "in", folder=folder).status == 2, pattern


def check_fields_that_nothing_stands_for(folder):
    """Leave no blank and no dash at the ends of a name."""
    write(f"{folder}/篇.txt", article("题"))
    for pattern, name in {"{order:03} {title}": "题", "{date}-{stem}": "篇", "{title}-{date}": "题", "{stem} {author}": "篇", "{author}/{date} {stem}": "佚名/篇",
                          "{date}": "untitled", "{date}_{author}_{stem}": "篇", "{title} - {author} {date}": "题", "{author}集": "集",
                          "{title}-{date}-{stem}": "题--篇"}.items():
        assert run("-d", "out", "--name", pattern, "篇.txt", folder=folder).status == 0
        assert list(tree(f"{folder}/out")) == [f"{name}.txt"], (pattern, list(tree(f"{folder}/out")))
        shutil.rmtree(f"{folder}/out")
    assert run("-d", "out", "--name", "{date}-{stem}", "--date", "2026", "篇.txt", folder=folder).status == 0
    assert list(tree(f"{folder}/out")) == ["2026-篇.txt"]


def check_an_earlier_name_is_told(folder):
    """Once, when a title was mended; what was written stays."""
    os.makedirs(f"{folder}/in")
    write(f"{folder}/in/x.txt", article("旧题"))
    arguments = ["-d", "out", "-t", "text,epub", "--name", "{title}", "in"]
    assert run(*arguments, folder=folder).status == 0
    write(f"{folder}/in/.banxin.conf", '[files "x.txt"]\ntitle = 新题\n')
    done = run(*arguments, folder=folder)
    assert done.messages.count("[earlier-output]") == 2 and "旧题.txt" in done.messages and "旧题.epub" in done.messages, done.messages
    assert sorted(tree(f"{folder}/out")) == ["新题.epub", "新题.txt", "旧题.epub", "旧题.txt"]
    for name in ["旧题.txt", "旧题.epub"]:
        os.unlink(f"{folder}/out/{name}")
    for options in [[], ["--force"]]:
        assert "earlier" not in run(*arguments, *options, folder=folder).messages


def check_the_same_input_by_another_way(folder):
    make(f"{folder}/in", ["卷/x.txt"])
    os.symlink("in", f"{folder}/link")
    with zipfile.ZipFile(f"{folder}/in.zip", "w") as archive:
        archive.writestr("x.txt", article("x"))
    for name in ["in", "./in/", f"{folder}/in", "in/../in", "link"]:
        write(f"{folder}/in/卷/x.txt", article(name.replace("/", "")))
        done = run("-d", "out", name, folder=folder)
        assert done.status == 0 and list(tree(f"{folder}/out")) == ["卷/x.txt"], done.messages
    assert run("-d", "../out", ".", folder=f"{folder}/in").status == 0
    assert list(tree(f"{folder}/out")) == ["卷/x.txt"]
    for name in ["in.zip", "./in.zip", f"{folder}/in.zip"]:
        assert run("-d", "zipped", name, folder=folder).status == 0
        assert list(tree(f"{folder}/zipped")) == ["x.txt"]
    write(f"{folder}/x.txt", article("另一篇"))
    assert run("-d", "zipped", "x.txt", folder=folder).status == 0
    assert sorted(tree(f"{folder}/zipped")) == ["x-2.txt", "x.txt"]


def check_an_archive_that_was_moved(folder):
    make(f"{folder}/old/in", ["卷/x.txt", "y.txt"])
    assert run("-d", "old/out", "old/in", folder=folder).status == 0
    os.rename(f"{folder}/old", f"{folder}/new")
    done = run("-d", "new/out", "new/in", folder=folder)
    assert done.messages.startswith("0 converted, 2 up to date") and renamed(done) == (0, 0), done.messages
    os.rename(f"{folder}/new/in", f"{folder}/elsewhere")
    done = run("-d", "new/out", "elsewhere", folder=folder)
    assert done.messages.startswith("0 converted, 2 up to date"), "the same articles under other paths"
    make(f"{folder}/elsewhere", ["卷/x.txt"])
    write(f"{folder}/elsewhere/卷/x.txt", article("改过"))
    done = run("-d", "new/out", "elsewhere", folder=folder)
    assert done.status == 0 and sorted(tree(f"{folder}/new/out")) == ["y.txt", "卷/x.txt"], "its new place is known"


def check_force_takes_the_name(folder):
    for name in ["ta", "tb"]:
        os.makedirs(f"{folder}/{name}")
        write(f"{folder}/{name}/x.txt", f"x\n<p>　　{name}的事。</p>\n")
        assert run("-d", "out", name, folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == ["x-2.txt", "x.txt"]
    done = run("--force", "-d", "out", "tb", folder=folder)
    assert done.status == 0 and "tb的事" in read(f"{folder}/out/x.txt").decode(), done.messages


def check_an_archive_converted_before_keeps_its_names(folder):
    names = ["甲:乙.txt", "con.txt", "卷?/x.txt", "x.txt"]
    make(f"{folder}/in", names)
    assert run("-d", "out", "--names", "exact", "in", folder=folder).status == 0
    for age in [lambda folder: None, downgrade]:
        age(f"{folder}/out")
        done = run("-d", "out", "in", folder=folder)
        assert done.messages.startswith("0 converted, 4 up to date"), done.messages
        assert sorted(tree(f"{folder}/out")) == sorted(names)
    downgrade(f"{folder}/out")
    for name in ["a.txt", "A.txt", "新?.txt"]:
        make(f"{folder}/in", [name])
    write(f"{folder}/in/con.txt", article("改过"))
    done = run("-d", "out", "in", folder=folder)
    assert done.status == 0 and sorted(tree(f"{folder}/out")) == sorted([*names, "A.txt", "a-2.txt", "新？.txt"]), done.messages
    assert "改过" in read(f"{folder}/out/con.txt").decode()


def check_names_by_case_that_a_disk_has_already(folder):
    """An earlier version gave both; where the disk holds both, both are kept."""
    make(f"{folder}/in", ["a.txt", "A.txt"])
    assert run("-d", "out", "in", folder=folder).status == 0
    os.rename(f"{folder}/out/a-2.txt", f"{folder}/out/a.txt")
    with closing(sqlite3.connect(f"{folder}/out/.banxin/state.db")) as database:
        database.execute("UPDATE outputs SET output = 'a.txt' WHERE output = 'a-2.txt'")
        database.commit()
    for age in [downgrade, lambda folder: None]:
        age(f"{folder}/out")
        done = run("-d", "out", "in", folder=folder)
        assert done.messages.startswith("0 converted, 2 up to date") and sorted(tree(f"{folder}/out")) == ["A.txt", "a.txt"]


def check_what_fails_takes_no_name(folder):
    write(f"{folder}/x.docx", b"PK\3\4" + b"\0" * 40 + b"word/document.xml")
    write(f"{folder}/x.rtf", "{\\rtf1 x}")
    write(f"{folder}/x.txt", article("x"))
    write(f"{folder}/x.htm", article("y"))
    done = run("-d", "out", "x.docx", "x.rtf", folder=folder)
    assert done.status == 1 and "-2" not in done.messages, done.messages
    done = run("-d", "out", "x.docx", "x.txt", "x.rtf", "x.htm", folder=folder)
    assert done.status == 1 and sorted(tree(f"{folder}/out")) == ["x-2.txt", "x.txt"], done.messages
    assert done.messages.count("[output-renamed]") == 1, done.messages


def check_a_text_from_a_pipe_has_a_name(folder):
    for text, title in {"<p>　　河水很清。</p><p>　　石头。</p>": "河", "<p>河灯</p><p>　　河水很清。</p>": "河灯"}.items():
        run("-o", "河.dump", "-t", "dump", "-", folder=folder, input=text.encode())
        assert f'title "{title}"' in read(f"{folder}/河.dump").decode(), text
    done = run("-t", "dump", "-", folder=folder, input="<p>　　河水很清。</p>".encode())
    assert 'title ""' in done.out.decode() and '"-"' not in done.out.decode(), done.out


def check_books_of_other_folders(folder):
    make(f"{folder}/ta/集", ["x.txt"])
    make(f"{folder}/tb/集", ["y.txt"])
    for form in [["--merge"], ["--merge=dir"]]:
        for name, count in {"ta": 1, "tb": 2}.items():
            done = run(*form, "-d", "out", f"{name}/集", folder=folder)
            assert done.status == 0 and len(tree(f"{folder}/out")) == count and renamed(done) == (0, count - 1), done.messages
        before = tree(f"{folder}/out")
        for name in ["ta", "tb", "ta"]:
            assert "0 converted, 1 up to date" in run("-v", *form, "-d", "out", f"{name}/集", folder=folder).messages or \
                tree(f"{folder}/out") == before
        make(f"{folder}/ta/集", ["卷/z.txt"])
        assert run("--merge", "-d", "out", f"ta/集", folder=folder).status == 0
        assert len(tree(f"{folder}/out")) == 2, "a book that grew is the same book"
        shutil.rmtree(f"{folder}/ta/集/卷")
        shutil.rmtree(f"{folder}/out")


def check_two_runs_of_different_inputs_at_once(folder):
    for name in ["ta", "tb"]:
        make(f"{folder}/{name}", [f"{number}.txt" for number in range(40)])
        for number in range(40):
            write(f"{folder}/{name}/{number}.txt", article(f"{name}的{number}"))
    processes = [subprocess.Popen([PROGRAM, "-q", "-d", "out", name], cwd=folder, stderr=subprocess.PIPE)
                 for name in ["ta", "tb"]]
    for process in processes:
        told = process.communicate()[1].decode()
        assert process.returncode == 0 or "[output-just-made]" in told, told
    for name in ["ta", "tb"]:
        assert run("-d", "out", name, folder=folder).status == 0
    assert sorted(held(f"{folder}/out").values()) == sorted(f"{name}的{number}" for name in ["ta", "tb"] for number in range(40))


def check_a_dry_run_gives_the_same_names(folder):
    make(f"{folder}/in", ["甲?.txt", "a.txt", "A.txt"])
    write(f"{folder}/x.txt", ARTICLE)
    planned = [line.split("\t")[2] for line in run("-n", "-d", "out", "in", folder=folder).out.decode().splitlines()]
    assert run("-d", "out", "in", folder=folder).status == 0
    assert sorted(planned) == sorted(f"out/{name}" for name in tree(f"{folder}/out"))


if __name__ == "__main__":
    main(__name__)
