#!/usr/bin/python3
"""Settings from files: the archive's over the person's, the command line over both; an archive cannot say where outputs
go. Completions know every option."""
import json
import os
import re
import subprocess
import zipfile

from harness import ARTICLE, PROGRAM, ROOT, main, read, run, tree, write

PDF_OPTIONS = ["style", "page", "margins", "size", "pitch", "measure", "toc", "header", "watermark", "pages", "font", "copies",
               "title-page", "replace"]
PICTURE = "samples/page.png"


def settings(folder, person="", archive=""):
    os.makedirs(f"{folder}/home", exist_ok=True)
    os.makedirs(f"{folder}/in", exist_ok=True)
    write(f"{folder}/home/banxin.conf", person)
    write(f"{folder}/in/.banxin.conf", archive)
    write(f"{folder}/in/a.txt", ARTICLE)


def convert(folder, *arguments):
    environment = dict(os.environ, XDG_CONFIG_HOME=f"{folder}/home")
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    assert "Sanitizer" not in done.stderr, done.stderr
    return done


def check_what_counts_more(folder):
    settings(folder, person="# mine\n\nto = epub\ntitle=甲\n", archive=" to = text \n")
    assert convert(folder, "-d", "out", "in").returncode == 0
    assert sorted(tree(f"{folder}/out")) == ["a.txt"]
    assert read(f"{folder}/out/a.txt").decode().startswith("甲\n")
    assert convert(folder, "-d", "typed", "-t", "epub", "in").returncode == 0
    assert sorted(tree(f"{folder}/typed")) == ["a.epub"]


def check_options_of_formats(folder):
    settings(folder, archive="option = width=0\noption = eol=crlf\n")
    done = subprocess.run([PROGRAM, "in/a.txt"], cwd=folder, capture_output=True)
    assert done.returncode == 0 and done.stdout.endswith(b"\r\n"), done.stdout


def check_an_option_without_a_value(folder):
    """It is turned on, typed and in a file; what is no switch says what it takes."""
    for arguments, archive in [(["-O", "bom"], ""), ([], "option = bom\n"), ([], "[text]\nbom\n")]:
        settings(folder, archive=archive)
        done = convert(folder, "-o", "o.txt", *arguments, "in/a.txt")
        assert done.returncode == 0 and read(f"{folder}/o.txt").startswith(b"\xef\xbb\xbf"), (arguments, archive, done.stderr)
    settings(folder)
    for typed in ["eol", "=x", ""]:
        done = convert(folder, "-o", "p.txt", "-O", typed, "in/a.txt")
        assert done.returncode == 2 and "[bad-value]" in done.stderr and not os.path.exists(f"{folder}/p.txt"), (typed, done.stderr)


def check_values_as_people_type_them(folder):
    settings(folder)
    for date in ["2026-3-5", "2026/3/5", "2026.3.5", "20260305", "2026年3月5日", "２０２６年３月５日", "2026年3月5号"]:
        assert field_of(folder, "in/a.txt", "--date", date)["date"] == '"2026-03-05"', date
    for date in ["20260230", "2026030", "2026年13月", "昨天", ""]:
        assert convert(folder, "--date", date, "in/a.txt").returncode == 2, date
    for word, shown in {"是": "yes", "YES": "yes", "1": "yes", "on": "yes", "否": "no", "False": "no", "０": "no", "也许": None, "2": None}.items():
        done = convert(folder, "-o", "o.txt", "-O", f"bom={word}", "-O", "width=８０", "in/a.txt")
        assert done.returncode == (0 if shown else 2), (word, done.stderr)
        assert not shown or read(f"{folder}/o.txt").startswith("\ufeff".encode()) == (shown == "yes"), word


def check_refusals_are_in_the_language_of_the_person(folder):
    """Whatever option of a format is refused, what it takes is said in Chinese."""
    settings(folder)
    environment = dict(os.environ, LC_ALL="", LANG="zh_CN.UTF-8", LANGUAGE="")
    refused = 0
    for extension, names in {"pdf": PDF_OPTIONS, "epub": ["cover", "fonts", "profile", "font", "css"], "txt": ["width", "eol", "drop"]}.items():
        for name in names:
            done = subprocess.run([PROGRAM, "--no-config", "-o", f"o.{extension}", "-O", f"{name}=\1[{{x}}", "in/a.txt"], cwd=folder,
                                  env=environment, capture_output=True, text=True)
            assert done.returncode, name
            words = done.stderr.split("\1[{x}")[-1].replace("：", "").replace("；可用的值", "")
            refused += 1
            assert re.search(r"[\u4e00-\u9fff]", words), done.stderr
    assert refused == len(PDF_OPTIONS) + 8


def check_an_archive_cannot_choose_the_place(folder):
    for line in ["output-dir = /tmp", "force", "output = x", "report = y", "files-from = z"]:
        settings(folder, archive=f"\n{line}\n")
        done = convert(folder, "-d", "out", "in")
        assert done.returncode == 2 and "in/.banxin.conf:2: error" in done.stderr, done.stderr
        assert not os.path.exists(f"{folder}/out")


def check_lines_that_make_no_sense(folder):
    for line in ["colour = red", "timeout = soon", "title", "merge = sideways"]:
        settings(folder, person=f"{line}\n")
        done = convert(folder, "-d", "out", "in")
        assert done.returncode == 2 and "banxin.conf:1: error" in done.stderr, f"{line}: {done.stderr}"


def style_of(folder, *arguments):
    """The exit status, and the style sheets of the book that was made."""
    book = f"{folder}/o.epub"
    done = convert(folder, *arguments, "-o", book, "in/a.txt")
    if not os.path.exists(book):
        return done.returncode, ""
    with zipfile.ZipFile(book) as made:
        styles = "".join(made.read(name).decode() for name in made.namelist() if name.endswith(".css"))
    os.remove(book)
    return done.returncode, styles


def check_an_archive_names_files_inside_alone(folder):
    settings(folder)
    os.makedirs(f"{folder}/in/styles")
    write(f"{folder}/in/styles/own.css", "/* own words */")
    write(f"{folder}/secret.css", "/* words of another */")
    write(f"{folder}/in-secret.css", "/* words of another */")
    os.symlink("../secret.css", f"{folder}/in/out.css")
    os.symlink("styles/own.css", f"{folder}/in/inner.css")
    os.symlink("..", f"{folder}/in/up")
    os.mkfifo(f"{folder}/in/pipe.css")
    for name in ["styles/own.css", "./styles/../styles/own.css", "inner.css", f"{folder}/in/styles/own.css"]:
        write(f"{folder}/in/.banxin.conf", f"option = css={name}\n")
        status, styles = style_of(folder)
        assert status == 0 and "own words" in styles, name
    for name in ["../secret.css", "../in-secret.css", f"{folder}/secret.css", "out.css", "up/secret.css", "pipe.css",
                 "styles", "/dev/null", "/etc/passwd", "gone/none.css", "secret.css"]:
        write(f"{folder}/in/.banxin.conf", f"title = 题\noption = css={name}\n")
        done = convert(folder, "-o", "o.epub", "in/a.txt")
        assert done.returncode == 2 and "in/.banxin.conf:2: error" in done.stderr, f"{name}: {done.stderr}"
        assert "[outside-archive]" in done.stderr, done.stderr
        assert not os.path.exists(f"{folder}/o.epub")


def check_the_person_names_any_file(folder):
    settings(folder, person=f"option = css={folder}/secret.css\n")
    write(f"{folder}/secret.css", "/* words of another */")
    assert "words of another" in style_of(folder)[1]
    assert "words of another" in style_of(folder, "-O", "css=secret.css")[1]


def check_words_and_families_are_no_files(folder):
    write(f"{folder}/cover.png", b"no picture")
    os.makedirs(f"{folder}/fonts")
    for line, status in [("cover=band", 0), ("cover=none", 0), ("cover=cover.png", 2), ("cover=../cover.png", 2),
                         ("font=kai=KaiTi", 0), ("font=kai=../x.ttf", 2), ("font=kai=../x.ttf#1", 2),
                         ("font-dir=../fonts", 2), (f"font-dir={folder}/fonts", 2), ("font-dir=/usr/share/fonts", 2)]:
        settings(folder, archive=f"option = {line}\n")
        done = convert(folder, "-o", "o.epub", "in/a.txt")
        assert done.returncode == status, f"{line}: {done.stderr}"
        assert ("[outside-archive]" in done.stderr) == (status == 2), f"{line}: {done.stderr}"


def check_a_folder_of_fonts_holds_no_links(folder):
    settings(folder, archive="option = font-dir=fonts\n")
    os.makedirs(f"{folder}/in/fonts/more")
    write(f"{folder}/in/fonts/more/a.ttf", b"")
    assert convert(folder, "-o", "o.epub", "in/a.txt").returncode == 0
    os.symlink("/usr/share/fonts", f"{folder}/in/fonts/more/b")
    done = convert(folder, "-o", "o.epub", "in/a.txt")
    assert done.returncode == 2 and "[outside-archive]" in done.stderr, done.stderr


def check_an_archive_only_lowers_ceilings(folder):
    for name, person, lower, higher in [("timeout", "", 299, 301), ("timeout", "timeout = 20\n", 20, 21),
                                        ("timeout", "timeout = 20\n", 1, 0), ("timeout", "timeout = 0\n", 9999, None),
                                        ("max-memory", "", 900, None), ("max-memory", "max-memory = 900\n", 900, 901),
                                        ("max-memory", "max-memory = 900\n", 800, 0), ("jobs", "jobs = 2\n", 1, 3),
                                        ("jobs", "", 1, os.cpu_count() + 1)]:
        for value, told in [(lower, False), (higher, True)]:
            if value is None:
                continue
            settings(folder, person=person, archive=f"{name} = {value}\n")
            done = convert(folder, "-d", "out", "in")
            assert done.returncode == 0, done.stderr
            assert ("in/.banxin.conf:1: warning" in done.stderr and "[ceiling-kept]" in done.stderr) == told, \
                f"{person}{name} = {value}: {done.stderr}"
            assert not convert(folder, f"--{name}=2", "-d", "out", "in").stderr.count("warning:"), "typed counts more"


def check_settings_of_another_are_ignored(folder):
    if os.geteuid() != 0:
        print("skipped: only root gives files away")
        return
    for place in ["home/banxin.conf", "in/.banxin.conf"]:
        settings(folder)
        write(f"{folder}/{place}", "title = 另一个\n")
        for owner, is_taken in [(0, True), (12345, False)]:
            os.chown(f"{folder}/{place}", owner, -1)
            done = convert(folder, "in/a.txt")
            assert done.returncode == 0 and done.stdout.startswith("另一个\n") == is_taken, done
            assert (f"{place}: warning" in done.stderr and f"--config" in done.stderr) != is_taken, done.stderr
            done = convert(folder, f"--config={folder}/{place}", "in/a.txt")
            assert done.stdout.startswith("另一个\n") and (place[0] == "h" or "warning" not in done.stderr), done
        os.remove(f"{folder}/{place}")


def check_files_that_are_named(folder):
    settings(folder, person="title = 甲\nauthor = 某甲\n", archive="title = 乙\noutput = x\n")
    write(f"{folder}/more.conf", "title = 丙\noption = width=0\n")
    assert convert(folder, "in/a.txt").returncode == 2, "the archive's file has no say in outputs"
    done = convert(folder, "--config", "in/.banxin.conf", "in/a.txt")
    assert done.returncode == 0 and read(f"{folder}/x").decode().startswith("乙\n"), "it has, as one's own"
    write(f"{folder}/in/.banxin.conf", "title = 乙\n")
    assert convert(folder, "--config", "more.conf", "in/a.txt").stdout.startswith("丙\n")
    assert convert(folder, "--config", "more.conf", "--title", "丁", "in/a.txt").stdout.startswith("丁\n")
    for name in ["gone.conf", "in"]:
        done = convert(folder, "--config", name, "in/a.txt")
        assert done.returncode == 2 and name in done.stderr and not done.stdout, done
    write(f"{folder}/nested.conf", "\nconfig = more.conf\n")
    done = convert(folder, "--config", "nested.conf", "in/a.txt")
    assert done.returncode == 2 and "nested.conf:2: error" in done.stderr, done


def check_a_note_names_what_was_read(folder):
    settings(folder, person="# nothing\n", archive="title = 乙\n")
    write(f"{folder}/more.conf", "author = 某甲\n")
    notes = [line for line in convert(folder, "-v", "--config=more.conf", "in/a.txt").stderr.splitlines()
             if "[settings-read]" in line]
    assert [os.path.basename(note.split(":")[0]) for note in notes] == ["banxin.conf", ".banxin.conf", "more.conf"]
    assert "settings-read" not in convert(folder, "in/a.txt").stderr


def check_sections_of_formats(folder):
    """One file serves all formats: what is said of another format is not for this run."""
    settings(folder, person='[pdf]\nstyle = large ; big\n[text]\nwidth = 0\neol = "crlf" # as Windows\n[reading]\nheadings=none\n')
    for name in ["o.txt", "o.epub", "o.pdf"]:
        done = convert(folder, "-o", name, "in/a.txt")
        assert done.returncode == 0 and os.path.exists(f"{folder}/{name}"), done.stderr
    assert read(f"{folder}/o.txt").endswith(b"\r\n")
    done = convert(folder, "-o", "p.epub", "-O", "style=large", "in/a.txt")
    assert done.returncode == 2 and "style" in done.stderr, "typed, it is an error"


def check_the_extension_counts_more(folder):
    settings(folder, archive="to = epub\n")
    assert convert(folder, "-o", "o.pdf", "in/a.txt").returncode == 0 and read(f"{folder}/o.pdf").startswith(b"%PDF")
    assert convert(folder, "-d", "out", "in").returncode == 0 and list(tree(f"{folder}/out")) == ["a.epub"]


def check_settings_of_some_files(folder):
    """A wrong title among many is mended in one line; inner folders count more, and what was typed most."""
    settings(folder, archive='[files "卷/第三*.txt"]\ntitle = "甲 # 乙"\ndate = 2024年3月5日\ndrop = ^第二段\n[epub]\ncover = none\n')
    for name in ["卷/第三章.txt", "卷/内/第四章.txt", "第三章.txt"]:
        os.makedirs(os.path.dirname(f"{folder}/in/{name}"), exist_ok=True)
        write(f"{folder}/in/{name}", ARTICLE)
    write(f"{folder}/in/卷/内/.banxin.conf", "author = 某人\nto = pdf\n")
    done = convert(folder, "-d", "out", "--report", "report", "in")
    assert done.returncode == 0, done.stderr
    records = {record["source"][3:]: record for record in map(json.loads, read(f"{folder}/report").decode().splitlines())}
    third, fourth = records["卷/第三章.txt"], records["卷/内/第四章.txt"]
    assert third["title"] == "甲 # 乙" and third["date"] == "2024-03-05" and "author" not in third, third
    assert "第二段" not in read(f"{folder}/out/卷/第三章.txt").decode()
    assert fourth["author"] == "某人" and fourth["title"] == "小标题" and records["第三章.txt"]["title"] == "小标题"
    assert convert(folder, "-d", "out", "in").stderr.startswith("0 converted, 4 up to date")
    write(f"{folder}/in/卷/内/.banxin.conf", "author = 别人\n")
    assert convert(folder, "-d", "out", "in").stderr.startswith("1 converted, 3 up to date")
    done = convert(folder, "--merge", "-o", "b.txt", "in")
    assert "甲 # 乙" in read(f"{folder}/b.txt").decode(), done.stderr
    convert(folder, "-d", "typed", "--author", "我", "--report", "report", "in")
    assert {json.loads(line)["author"] for line in read(f"{folder}/report").decode().splitlines() if '"author"' in line} == {"我"}


def field_of(folder, name, *options, below=None):
    """What -t dump prints of an article, by the first word of a line; found in a folder, or named itself."""
    done = convert(folder, "-q", "-t", "dump", *options, *(["--include", name] if below else []), below or name)
    assert done.returncode == 0, done.stderr
    return dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line and not line.startswith(" "))


def check_each_setting_of_files(folder):
    """Of the article that the pattern fits, and of no other."""
    os.makedirs(f"{folder}/in/卷", exist_ok=True)
    for field, value, shown in [("title", "春天的菜园", "春天的菜园"), ("author", "王小满", "王小满"), ("date", "2024年3月5日", "2024-03-05"),
                                ("language", "zh-TW", "zh-TW"), ("series", "随笔 # 集", "随笔 # 集"), ("series-index", "2.5", "2.5")]:
        settings(folder, archive=f'[files "b.txt"]\n{field} = "{value}"\n')
        write(f"{folder}/in/b.txt", ARTICLE)
        assert field_of(folder, "in/b.txt")[field] == f'"{shown}"', field
        assert field_of(folder, "in/a.txt").get(field) != f'"{shown}"', field
        typed = "ja" if field == "language" else "2019"
        assert field_of(folder, "in/b.txt", f"--{field}", typed)[field] == f'"{typed}"', "what is typed counts more"


def check_patterns_of_files(folder):
    """Of a path below the folder of the settings, of a name, or of a folder above the file."""
    for pattern, found in {"2024/第三*.txt": ["三"], "第四章.txt": ["四"], "./2024/*": ["三", "四"], "2024/": ["三", "四"], "2024": ["三", "四"],
                           "20??": ["三", "四"], "第[三四]章.txt": ["三", "四"], "024": [], "2024/第": [], "in/2024/*": [], "第三章": []}.items():
        settings(folder, archive=f'[files "{pattern}"]\r\ntitle = 新题\r\n')
        os.makedirs(f"{folder}/in/2024", exist_ok=True)
        for name in "三四":
            write(f"{folder}/in/2024/第{name}章.txt", ARTICLE)
        fitting = [name for name in "三四" if field_of(folder, f"2024/第{name}章.txt", below="in")["title"] == '"新题"']
        assert fitting == found, (pattern, fitting)
        assert field_of(folder, "a.txt", below="in")["title"] != '"新题"', pattern


def idle(done):
    return re.findall(r"^(\S+): warning: .*\[idle-section\]$", done.stderr, re.MULTILINE)


def check_sections_that_fit_nothing(folder):
    """In a run over their folder, by file and line; not where nobody can know."""
    settings(folder, archive='jobs = 2\n[files "a.txt"]\ntitle = 甲\n[files "[重生]*.txt"]\ntitle = 乙\n')
    write(f"{folder}/in/[重生]一.txt", ARTICLE)
    done = convert(folder, "-d", "out", "in")
    assert idle(done) == ["in/.banxin.conf:4"] and "write \\[ for the mark" in done.stderr and done.returncode == 0, done.stderr
    assert convert(folder, "-d", "out", "--strict", "in").returncode == 1
    assert idle(convert(folder, "--merge", "-o", "b.txt", "in")) == ["in/.banxin.conf:4"]
    assert not idle(convert(folder, "-d", "one", "in/a.txt")), "a single file"
    settings(folder, archive='[files "\\[重生\\]*.txt"]\ntitle = 乙\n')
    assert not idle(convert(folder, "-d", "out", "in")) and read(f"{folder}/out/[重生]一.txt").decode().startswith("乙\n")


def check_sections_that_may_fit_another_time(folder):
    settings(folder, person='[files "elsewhere*"]\ntitle = 甲\n', archive='[files "a.txt"]\ntitle = 甲\n')
    os.makedirs(f"{folder}/in/卷")
    for name in ["b.txt", "卷/c.txt"]:
        write(f"{folder}/in/{name}", ARTICLE)
    os.utime(f"{folder}/in/a.txt", (0, 0))
    for arguments in [["-d", "out"], ["-d", "out"], ["-d", "out", "--since", "2001"], ["-d", "out", "--exclude", "a.txt"], ["-d", "out", "--include", "b.txt"],
                      ["-d", "out", "--shard", "1/2"], ["-n", "-d", "out"]]:
        assert not idle(convert(folder, *arguments, "in")), arguments
    write(f"{folder}/in/.banxin.conf", '[files "卷/c.txt"]\ntitle = 甲\n')
    assert not idle(convert(folder, "-d", "out", "--exclude", "卷", "in")), "it may be in what was left out"
    write(f"{folder}/in/卷/.banxin.conf", '\n[files "none.txt"]\ntitle = 甲\n')
    assert idle(convert(folder, "-d", "out", "in")) == ["in/卷/.banxin.conf:2"], "of a folder further in"
    write(f"{folder}/more.conf", '[files "none.txt"]\ntitle = 甲\n')
    assert idle(convert(folder, "-d", "out", "--config", "more.conf", "--exclude", "卷", "in")) == []
    os.remove(f"{folder}/in/卷/.banxin.conf")
    assert idle(convert(folder, "-d", "out", "--config", "more.conf", "in")) == ["more.conf:1"]


def check_settings_for_other_runs_are_no_mistake(folder):
    """What means something with -d alone says nothing to a single file."""
    for lines in ["name = {order:03} {title}", "jobs = 2", "names = exact\nforce = yes", "report = r.jsonl", "dedupe = yes"]:
        allowed_there = lines[0] in "nj" and "names" not in lines
        settings(folder, **{"archive" if allowed_there else "person": f"{lines}\n"})
        done = convert(folder, "-o", "o.txt", "in/a.txt")
        assert done.returncode == 0 and not done.stderr and not os.path.exists(f"{folder}/r.jsonl"), (lines, done.stderr)
    settings(folder, person="output-dir = out\n")
    assert convert(folder, "-o", "p.txt", "in/a.txt").returncode == 0 and os.path.exists(f"{folder}/p.txt")
    settings(folder, archive="name = {title}\n")
    assert convert(folder, "-d", "out", "in").returncode == 0 and list(tree(f"{folder}/out")) == ["小标题.txt"]
    assert convert(folder, "-o", "o.txt", "--name", "{title}", "in/a.txt").returncode == 2, "typed, it is one"
    settings(folder, person="\nto = epub\n")
    done = convert(folder, "in/a.txt")
    assert done.returncode == 2 and "home/banxin.conf:2: error: epub needs -o or -d" in done.stderr, done.stderr


def check_every_listed_option_is_a_setting(folder):
    """In the section of the format, those of reading too, as the list shows them; alone it names the formats."""
    settings(folder)
    words = {"FILE": "in/a.txt", "REGEX=>TEXT": "甲=>乙", "REGEX": "甲", "ROLE=FONT": "song=Noto Serif CJK SC", "DIR": "in"}
    for name in ["text", "pdf", "epub"]:
        listed = convert(folder, "--list-options", name).stdout
        reading = {line.split("=")[0] for line in listed.splitlines() if line.endswith("[reading]")}
        assert {"clean", "content", "headings", "drop", "replace"} <= reading, (name, reading)
        for option in reading:
            allowed = re.search(rf"^{option}=(\S+)", listed, re.MULTILINE)[1]
            value = words.get(allowed) or ("utf-8" if option == "input-encoding" else allowed.split("|")[0])
            settings(folder, person=f"[{name}]\n{option} = {value}\n")
            done = convert(folder, "--show-config")
            assert done.returncode == 0 and not done.stderr, (name, option, value, done.stderr)
    settings(folder, person="[epub]\ndrop = 第二段\n")
    for option in ["-o", "-d"]:
        assert convert(folder, option, "o.txt", "in/a.txt").returncode == 0
        os.rename(f"{folder}/o.txt", f"{folder}/kept{option}")
    assert "第二段" in read(f"{folder}/kept-o").decode(), "of EPUB alone"
    convert(folder, "-o", "o.epub", "in/a.txt")
    with zipfile.ZipFile(f"{folder}/o.epub") as book:
        assert not any("第二段".encode() in book.read(entry) for entry in book.namelist())
    for arguments in [["--list-options"], ["--list-options="]]:
        done = convert(folder, "--no-config", *arguments)
        assert done.returncode == 0 and "--list-options=reading" in done.stdout and "\nepub" in done.stdout, done.stdout
    assert "clean=" in convert(folder, "--list-options=reading").stdout and "style=" not in convert(folder, "--list-options=reading").stdout


TEXT = "题目\n<h2>第一节</h2>\n<p>　　本章未完，河水很清。</p>\n<p>本章未完</p>\n"


def text_of(folder, name):
    done = convert(folder, "-q", "-t", "dump", name)
    assert done.returncode == 0, done.stderr
    return done.stdout


def check_options_of_reading_for_files(folder):
    for line, before, after in [("drop = ^本章未完$", '"本章未完"', "本章未完，河水"), ("replace = 河水=>江水", "河水", "江水很清"),
                                ("headings = none", "heading level=1", "paragraph"), ("replace-file = rules.txt", "河水", "湖水很清"),
                                ("[reading]\nreplace = 河水=>江水", None, "江水很清")]:
        settings(folder, archive=f'[files "卷/*"]\n{line}\n')
        write(f"{folder}/in/rules.txt", "河水=>湖水\n")
        os.makedirs(f"{folder}/in/卷", exist_ok=True)
        for name in ["in/卷/b.txt", "in/b.txt"]:
            write(f"{folder}/{name}", TEXT)
        inside, outside = convert(folder, "-q", "-d", "out", "-t", "dump", "in"), text_of(folder, "in/b.txt")
        assert inside.returncode == 0, inside.stderr
        made = read(f"{folder}/out/卷/b.dump").decode()
        assert after in made and (before is None or before not in made), (line, made)
        assert before is None or before in outside, (line, outside)


def check_an_option_that_two_formats_have(folder):
    """indent is a number of characters to PDF, and a word to plain text."""
    settings(folder, archive='[files "*"]\nindent = 1\nreplace = 。=>！\n')
    for name in ["o.pdf", "o.txt"]:
        done = convert(folder, "-q", "-o", name, "in/a.txt")
        assert done.returncode == 0 and not done.stderr, (name, done.stderr)
    assert "！" in read(f"{folder}/o.txt").decode()


def check_mistakes_about_files_end_the_run(folder):
    """Before any input is read, with the file and the line, and once."""
    for lines in ['[files "*"]\nheading = [', '[files "*"]\nwidth = wide', '[files "a*"]\nstyle = brochure', '[files "*"]\nreplace = (=>x',
                  '[reading]\ndrop = [']:
        settings(folder, archive=lines)
        done = convert(folder, "-d", "out", "in")
        assert done.returncode == 2 and not os.path.exists(f"{folder}/out"), (lines, done.stderr)
        assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith("in/.banxin.conf:2: error: "), done.stderr
    settings(folder)
    os.makedirs(f"{folder}/in/卷", exist_ok=True)
    write(f"{folder}/in/卷/.banxin.conf", "\n[pdf]\nstyle = brochure\n")
    write(f"{folder}/in/卷/b.txt", ARTICLE)
    done = convert(folder, "-d", "out", "in")
    assert done.returncode == 2 and "in/卷/.banxin.conf:3: error" in done.stderr, done.stderr


def check_covers_for_files(folder):
    """One picture for a book, which lies in the archive."""
    settings(folder, archive='[files "b.txt"]\ncover = 封面.png\n')
    write(f"{folder}/in/b.txt", ARTICLE)
    write(f"{folder}/in/封面.png", read(os.path.join(ROOT, PICTURE)))
    done = convert(folder, "-t", "epub", "-d", "out", "in")
    assert done.returncode == 0, done.stderr
    covers = {name: zipfile.ZipFile(f"{folder}/out/{name}.epub").read("EPUB/images/cover.png") for name in "ab"}
    assert covers["b"] == read(os.path.join(ROOT, PICTURE)) != covers["a"]


def check_what_is_said_of_files_is_confined(folder):
    """Neither above the archive, nor by a link, nor by an absolute name: for each option that names a file."""
    write(f"{folder}/secret.css", "p { color: red }")
    write(f"{folder}/rules.txt", "河水=>江水\n")
    settings(folder)
    os.symlink(f"{folder}/secret.css", f"{folder}/in/link.css")
    for line in ["css = ../secret.css", f"css = {folder}/secret.css", "css = link.css", "cover = ../cover.png", "replace-file = ../rules.txt",
                 f"font = song={folder}/a.ttf", "font-dir = .."]:
        write(f"{folder}/in/.banxin.conf", f'[files "*"]\n{line}\n')
        write(f"{folder}/cover.png", read(os.path.join(ROOT, PICTURE)))
        write(f"{folder}/a.ttf", "")
        done = convert(folder, "-t", "epub", "-d", "out", "in")
        assert done.returncode == 2 and "in/.banxin.conf:2: error" in done.stderr, (line, done.stderr)
        assert not os.path.exists(f"{folder}/out"), line
    write(f"{folder}/in/.banxin.conf", '[files "*"]\ntimeout = 5\n')
    assert "[not-of-files]" in convert(folder, "-d", "out", "in").stderr


def check_series_of_books(folder):
    settings(folder, archive='series = 随笔\n[files "二/*"]\nseries-index = 2\n')
    for name in ["一/a.txt", "二/a.txt", "二/b.txt"]:
        os.makedirs(os.path.dirname(f"{folder}/in/{name}"), exist_ok=True)
        write(f"{folder}/in/{name}", ARTICLE.replace("。", f"{name}。"))
    assert convert(folder, "--merge=dir", "-d", "out", "in").returncode == 0
    package = {name: zipfile.ZipFile(f"{folder}/out/{name}.epub").read("EPUB/content.opf").decode() for name in "一二"}
    assert all('id="series">随笔</meta>' in text and 'name="calibre:series" content="随笔"' in text for text in package.values())
    assert 'group-position">2</meta>' in package["二"] and 'series_index" content="2"' in package["二"]
    assert "group-position" not in package["一"]
    assert field_of(folder, "out/二.epub")["series-index"] == '"2"' and field_of(folder, "out/二.epub")["series"] == '"随笔"'
    for index, allowed in {"3": True, "2.5": True, "1.2.3": True, "0": True, "三": False, "1.": False, ".5": False, "-1": False, "": False}.items():
        assert (convert(folder, "-o", "o.epub", f"--series-index={index}", "in/a.txt").returncode == 0) == allowed, index
    convert(folder, "-o", "o.epub", "--series-index=1.2.3", "in/a.txt")
    assert "calibre:series_index" not in zipfile.ZipFile(f"{folder}/o.epub").read("EPUB/content.opf").decode()


def shelf(folder, archive):
    for name in ["夜/1.txt", "夜/2.txt", "灯/深/1.txt", "a.txt"]:
        os.makedirs(os.path.dirname(f"{folder}/书/{name}"), exist_ok=True)
        write(f"{folder}/书/{name}", ARTICLE)
    write(f"{folder}/书/.banxin.conf", archive)
    os.makedirs(f"{folder}/home", exist_ok=True)


def check_a_part_of_an_archive_has_its_settings(folder):
    """Whatever of it is named, and from wherever; those further in count more."""
    shelf(folder, 'to = dump\nauthor = 众人\n[files "夜/*"]\nauthor = 甲\n[files "灯/深/1.txt"]\nauthor = 乙\n[files "没有/*"]\ntitle = x\n')
    whole = convert(folder, "-d", "whole", "书")
    assert whole.returncode == 0 and "[idle-section]" in whole.stderr, whole.stderr
    for where, named, name, author in [(".", "书/夜", "1.dump", "甲"), ("书", "夜", "1.dump", "甲"), ("书/夜", ".", "1.dump", "甲"), ("书/夜", "1.txt", "1.dump", "甲"),
                                       ("书/灯/深", "1.txt", "1.dump", "乙"), ("书/灯", "深", "1.dump", "乙"), (".", f"{folder}/书/灯", "深/1.dump", "乙"),
                                       (".", "书/a.txt", "a.dump", "众人"), ("书/夜", "../灯", "深/1.dump", "乙")]:
        out = f"{folder}/{len(os.listdir(folder))}"
        done = convert(f"{folder}/{where}", "-d", out, named)
        assert done.returncode == 0 and not done.stderr.count("warning:"), (named, done.stderr)
        assert f'author "{author}"' in read(f"{out}/{name}").decode(), (where, named, read(f"{out}/{name}").decode()[:200])
    os.makedirs(f"{folder}/别")
    write(f"{folder}/别/b.txt", ARTICLE)
    convert(folder, "-d", "two", "--report", "report", "别", "书/夜", "书/灯")
    authors = {record["source"]: record.get("author") for record in map(json.loads, read(f"{folder}/report").decode().splitlines())}
    assert authors["书/夜/1.txt"] == "甲" and authors["书/灯/深/1.txt"] == "乙" and not authors["别/b.txt"], authors
    assert sorted(tree(f"{folder}/two")) == ["1.txt", "2.txt", "b.txt", "深/1.txt"], "what it says of a whole run is for those that begin there"
    done = convert(f"{folder}/书/夜", "--show-config", ".")
    assert "书/.banxin.conf:1" in done.stdout and 'to = "dump"' in done.stdout, done.stdout
    write(f"{folder}/书/夜/.banxin.conf", "author = 丙\n")
    assert 'author "丙"' in convert(folder, "-t", "dump", "书/夜/1.txt").stdout
    assert 'author "众人"' not in convert(folder, "--no-config", "-t", "dump", "书/夜/1.txt").stdout


def check_folders_above_that_are_not_ones_own(folder):
    """Nothing is taken from one that all may write into, nor from the user's own folder and above; a file of another is told."""
    shelf(folder, "author = 众人\n")
    dump = ["-t", "dump", "书/夜/1.txt"]
    assert 'author "众人"' in convert(folder, *dump).stdout
    os.chmod(f"{folder}/书", 0o777)
    assert "众人" not in convert(folder, *dump).stdout
    os.chmod(f"{folder}/书", 0o755)
    done = subprocess.run([PROGRAM, *dump], cwd=folder, capture_output=True, text=True, env=dict(os.environ, HOME=f"{folder}/书"))
    assert "众人" not in done.stdout and not done.stderr, done
    write(f"{folder}/书/.banxin.conf", "to = nothing\nqwertyuiop = 1\n")
    done = convert(folder, "-o", "o.txt", "书/夜/1.txt")
    assert done.returncode == 2 and "书/.banxin.conf:2: error:" in done.stderr, done.stderr
    if os.geteuid() == 0:
        write(f"{folder}/书/.banxin.conf", "author = 众人\n")
        os.chown(f"{folder}/书/.banxin.conf", 4242, 4242)
        done = convert(folder, *dump)
        assert "众人" not in done.stdout and "[foreign-settings]" in done.stderr, done
        done = convert(folder, "--config", "书/.banxin.conf", *dump)
        assert 'author "众人"' in done.stdout, done


def check_a_named_file_for_several_runs(folder):
    """Its sections for other inputs are no mistakes; where none fits, or a bracket was meant for itself, they are."""
    shelf(folder, "")
    conf = f"{folder}/my.conf"
    def told(content, *inputs):
        write(conf, content)
        done = convert(folder, "--no-config", "--config", "my.conf", "-d", "out", *inputs)
        assert done.returncode == 0, done.stderr
        return re.findall(r'\[files "(.*?)"\] fits no', done.stderr)
    fitting, other = '[files "1.txt"]\ntitle = 甲\n', '[files "旧桥.txt"]\ntitle = 乙\n'
    assert told(fitting + other, "书/夜") == [] and told(other, "书/夜") == ["旧桥.txt"] and told(other + '[files "z"]\ntitle = z\n', "书") == ["旧桥.txt", "z"]
    write(f"{folder}/书/夜/[重]3.txt", ARTICLE)
    assert told(fitting + '[files "[重]*"]\ntitle = 丙\n[files "[生]*"]\ntitle = 丁\n', "书/夜") == ["[重]*"]
    verbose = convert(folder, "-v", "--no-config", "--config", "my.conf", "-d", "out", "书/夜")
    assert "[resting-section]" in verbose.stderr, verbose.stderr
    write(f"{folder}/书/.banxin.conf", '[files "夜/1.txt"]\ntitle = 甲\n[files "灯/*"]\ntitle = 乙\n')
    done = convert(folder, "--no-config", "--config", "书/.banxin.conf", "-d", "named", "书/夜")
    assert done.returncode == 0 and "warning:" not in done.stderr and read(f"{folder}/named/1.txt").decode().startswith("甲\n"), done.stderr


def check_settings_that_lead_out_are_not_read(folder):
    """Nor is a line of what they lead to printed."""
    settings(folder)
    os.makedirs(f"{folder}/in/卷")
    write(f"{folder}/in/卷/b.txt", ARTICLE)
    write(f"{folder}/secret", "very secret\n")
    for place in ["in", "in/卷"]:
        if os.path.exists(f"{folder}/{place}/.banxin.conf"):
            os.unlink(f"{folder}/{place}/.banxin.conf")
        os.symlink(f"{folder}/secret", f"{folder}/{place}/.banxin.conf")
        done = convert(folder, "-d", "out", "in")
        assert done.returncode == 0 and "[settings-outside]" in done.stderr and "very" not in done.stderr, done.stderr
        os.unlink(f"{folder}/{place}/.banxin.conf")
    write(f"{folder}/in/mine", "title = 甲\n")
    os.symlink("mine", f"{folder}/in/.banxin.conf")
    assert field_of(folder, "in/a.txt")["title"] == '"甲"', "a link inside the archive is read"
    settings(folder, person="x" * 100000)
    done = convert(folder, "-d", "out", "in")
    assert done.returncode == 2 and len(done.stderr) < 400, len(done.stderr)


def check_an_inner_file_is_confined(folder):
    settings(folder)
    write(f"{folder}/secret.css", "p { color: red }")
    os.makedirs(f"{folder}/in/卷")
    write(f"{folder}/in/卷/b.txt", ARTICLE)
    for line in ["[epub]\ncss = ../../secret.css", "output-dir = /tmp", '[files "*"]\ncss = ../../secret.css', "[epub]\ncss = /etc/passwd"]:
        write(f"{folder}/in/卷/.banxin.conf", line)
        done = convert(folder, "-t", "epub", "-d", "out", "in")
        assert done.returncode == 2 and "in/卷/.banxin.conf:" in done.stderr, (line, done.stderr)
        assert not os.path.exists(f"{folder}/out")
        assert convert(folder, "-t", "epub", "-d", "none", "--no-config", "in").returncode == 0


def check_mistakes_stop_no_help(folder):
    settings(folder, person='titel = x\n[pfd]\na = 1\n[pdf]\nstile = large\nno sense at "all\n[files "*"]\nto = pdf\n')
    done = convert(folder, "-d", "out", "in")
    assert done.returncode == 2 and not os.path.exists(f"{folder}/out")
    for number, words in {1: "title", 2: "[pfd]", 5: "style", 6: "[bad-setting]", 8: "[not-of-files]"}.items():
        assert any(f"banxin.conf:{number}: error" in line and words in line for line in done.stderr.splitlines()), done.stderr
    for option in ["--help", "--version", "--list-formats"]:
        done = convert(folder, option)
        assert done.returncode == 0 and done.stdout, done.stderr
    assert convert(folder, "-d", "out", "--no-config", "in").returncode == 0


def check_the_nearest_name(folder):
    settings(folder)
    for arguments, name in {("--titel=x",): "--title", ("-O", "widht=3"): "width", ("--outputdir=x",): "--output-dir"}.items():
        done = convert(folder, *arguments, "in/a.txt")
        assert done.returncode == 2 and f"did you mean {name}?" in done.stderr, done.stderr


def check_an_unknown_option_names_those_of_all_formats(folder):
    settings(folder)
    done = convert(folder, "-t", "text,pdf", "-d", "out", "-O", "qwertyuiop=1", "in")
    assert done.returncode == 2 and "there are: width, " in done.stderr and ", watermark" in done.stderr, done.stderr
    assert done.stderr.count("line-break") == 1, done.stderr


def check_a_mistake_says_where_the_name_belongs(folder):
    for lines, message in {"style = large": "style is an option of a format; it stands in its section: [pdf]",
                           "[text]\nstyle = large": "stands in its section: [pdf]",
                           "[pdf]\nto = epub": "to is a setting of the whole run",
                           "qwertyuiop = 1": "sections: [reading], [text], [dump], [pdf], [epub]",
                           "[text]\nqwertyuiop = 1": "[text] has no setting qwertyuiop; it has: width, ",
                           '[files "*"]\nqwertyuiop = 1': "these are title, author, date, language, series, series-index,",
                           '[files "*"]\nautor = 1': "did you mean author?", '[files "*"]\nstlye = 1': "did you mean style?",
                           "[files]": 'there are [files "PATTERN"], [reading], [text],'}.items():
        settings(folder, person=lines)
        done = convert(folder, "-d", "out", "in")
        assert done.returncode == 2 and message in done.stderr and not os.path.exists(f"{folder}/out"), (lines, done.stderr)
    done = convert(folder, "--no-config", "-o", "a.epub", "-Otitle=x", "in/a.txt")
    assert "did you mean --title?" in done.stderr, done.stderr


def check_what_is_in_force_is_shown(folder):
    settings(folder, person="jobs = 3\n[pdf]\nstyle = large\n", archive='[files "a*"]\ntitle = 甲\n')
    done = convert(folder, "--show-config", "--title", "乙", "-d", "out", "in")
    assert done.returncode == 0 and not os.path.exists(f"{folder}/out"), done.stderr
    lines = done.stdout.splitlines()
    assert 'title = "乙" # command line' in lines and 'style = "large" # ' + f"{folder}/home/banxin.conf:3" in lines, lines
    assert '[files "a*"]' in lines and 'title = "甲" # in/.banxin.conf:2' in lines and any(
        line.startswith('jobs = "3"') for line in lines), lines


def check_the_home_of_a_person(folder):
    settings(folder, person="[epub]\ncss = ~/my.css\n")
    write(f"{folder}/my.css", "p { color: teal }")
    done = subprocess.run([PROGRAM, "-o", "o.epub", "in/a.txt"], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, XDG_CONFIG_HOME=f"{folder}/home", HOME=folder))
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(f"{folder}/o.epub") as book:
        assert any(b"teal" in book.read(name) for name in book.namelist() if name.endswith(".css"))


def check_a_title_of_two_lines(folder):
    settings(folder, archive='[files "b.txt"]\ntitle = 甲乙|some|丙\n')
    write(f"{folder}/in/b.txt", ARTICLE)
    convert(folder, "-o", "o.txt", "--title", "关于进一步|做好工作", "in/a.txt")
    assert read(f"{folder}/o.txt").decode().startswith("关于进一步\n做好工作\n\n")
    convert(folder, "-o", "n.txt", "--title", "关于进一步\n做好工作", "in/a.txt")
    assert read(f"{folder}/n.txt") == read(f"{folder}/o.txt")
    convert(folder, "-o", "o.epub", "--title", "关于进一步|做好工作", "in/a.txt")
    with zipfile.ZipFile(f"{folder}/o.epub") as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))
    assert "<h1>关于进一步<br/>做好工作</h1>" in text and "<title>关于进一步做好工作</title>" in text, text
    assert 'title "甲乙 some 丙"' in convert(folder, "-t", "dump", "in/b.txt").stdout


def check_blanks_are_no_title(folder):
    """Nor what shows nothing, in a file too; an empty text is the wish for none."""
    settings(folder)
    for value in [" ", "\u3000", "\u200b", "|", " | ", "\n"]:
        done = convert(folder, "--no-config", "-o", "o.pdf", "--title", value, "in/a.txt")
        assert done.returncode == 2 and "[bad-value]" in done.stderr and not os.path.exists(f"{folder}/o.pdf"), (value, done.stderr)
    for name in ["author", "series"]:
        assert convert(folder, "--no-config", "-o", "o.txt", f"--{name}", " ", "in/a.txt").returncode == 2, name
        assert convert(folder, "--no-config", "-o", "o.txt", f"--{name}", "", "in/a.txt").returncode == 0, name
    settings(folder, archive='[files "a.txt"]\ntitle = "\u3000"\n')
    done = convert(folder, "-d", "out", "in")
    assert done.returncode == 2 and "in/.banxin.conf:2: error: title=\u3000 is not allowed" in done.stderr, done.stderr


def check_completions(folder):
    names = re.findall(r"--([a-z-]+)", "\n".join(line[:28] for line in run("--help").out.decode().splitlines()
                                                 if re.match(r" +(-., )?--", line)))
    assert len(names) > 20
    for shell, form in {"bash": "--{}", "zsh": "--{}", "fish": "-l {} "}.items():
        script = run(f"--completion={shell}").out.decode()
        missing = [name for name in names if form.format(name) not in script]
        assert not missing, f"{shell}: {missing}"
    write(f"{folder}/bash", run("--completion=bash").out)
    ask = 'COMP_WORDS=(banxin --fro); COMP_CWORD=1; _banxin 2>/dev/null; echo "${COMPREPLY[*]}"'
    done = subprocess.run(["bash", "-c", f". {folder}/bash; {ask}"], capture_output=True, text=True)
    assert done.stdout == "--from=\n", done


if __name__ == "__main__":
    main(__name__)
