#!/usr/bin/python3
"""Books of several articles: all of them, in order, under their folders; what is bad is left out and told."""
import json
import os
import re
import shutil
import signal
import subprocess
import zipfile

from faults import environment
from harness import ARTICLE, PATIENCE, PROGRAM, ROOT, hooks, is_pending, main, read, run, tree, until, write


def make_archive(folder):
    """Returns the titles in the order of the book."""
    names = ["一、总论/2前言.txt", "一、总论/10正文.txt", "二、分论/甲.txt", "十、附录/乙.txt"]
    for number, name in enumerate(names):
        os.makedirs(os.path.dirname(f"{folder}/集/{name}"), exist_ok=True)
        write(f"{folder}/集/{name}", f"篇目{number}\n<div>　　第{number}篇的话。</div>\n")
    return [f"篇目{number}" for number in range(len(names))]


def in_order(text, words):
    places = [text.find(word) for word in words]
    assert -1 not in places, f"{words[places.index(-1)]} is lost"
    assert places == sorted(places), f"{words} stand at {places}"


def check_a_book_has_all_articles_in_order(folder):
    titles = make_archive(folder)
    done = run("--merge", "-t", "text,epub,pdf", "-d", "out", "集", folder=folder)
    assert done.status == 0, done.messages
    assert sorted(tree(f"{folder}/out")) == ["集.epub", "集.pdf", "集.txt"]
    in_order(read(f"{folder}/out/集.txt").decode(), titles)
    text = subprocess.run(["pdftotext", f"{folder}/out/集.pdf", "-"], capture_output=True, text=True, check=True)
    in_order("".join(text.stdout.split()), titles)
    with zipfile.ZipFile(f"{folder}/out/集.epub") as book:
        contents = book.read("EPUB/nav.xhtml").decode()
        package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
    in_order(contents, ["一、总论", *titles])
    assert ">集</dc:title>" in package, package


def outline(*arguments, folder):
    """Each heading with its level, in order."""
    dump = run("-t", "dump", *arguments, folder=folder).out.decode()
    return [(int(level), title) for level, title in re.findall(r'^heading level=(\d).*\n  text "(.*)"', dump, re.MULTILINE)]


def check_folders_of_a_book_come_back(folder):
    titles = make_archive(folder)
    write(f"{folder}/集/1序.txt", "序言\n<h2>缘起</h2><p>一句话。</p><h2>体例</h2><p>又一句话。</p>\n")
    assert run("--merge", "-o", "book.epub", "集", folder=folder).status == 0
    found = outline("book.epub", folder=folder)
    assert found == [(1, "一、总论"), (2, titles[0]), (2, titles[1]), (1, "序言"), (2, "缘起"), (2, "体例"), (1, "二、分论"),
                     (2, titles[2]), (1, "十、附录"), (2, titles[3])], found
    assert run("-o", "again.epub", "book.epub", folder=folder).status == 0
    again = outline("again.epub", folder=folder)
    assert again == found, again


def check_one_output_and_a_title(folder):
    titles = make_archive(folder)
    done = run("--merge", "--title", "全集", "-o", "book.epub", "集", folder=folder)
    assert done.status == 0, done.messages
    with zipfile.ZipFile(f"{folder}/book.epub") as book:
        package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
        contents = book.read("EPUB/nav.xhtml").decode()
    assert ">全集</dc:title>" in package, package
    in_order(contents, titles)


def check_the_title_of_a_book_is_none_of_an_article(folder):
    os.mkdir(f"{folder}/in")
    for name in ("a.txt", "b.txt"):
        write(f"{folder}/in/{name}", ARTICLE)
    write(f"{folder}/in/.banxin.conf", '[files "b.txt"]\ntitle = 关于进一步|做好工作\n')
    assert run("--merge", "--title", "全集", "-o", "book.txt", "in", folder=folder).status == 0
    assert "关于进一步\n做好工作\n" in read(f"{folder}/book.txt").decode()


def check_a_book_of_each_folder(folder):
    make_archive(folder)
    assert run("--merge=dir", "-t", "text", "-d", "out", "集", folder=folder).status == 0
    made = tree(f"{folder}/out")
    assert sorted(made) == sorted(["一、总论.txt", "二、分论.txt", "十、附录.txt"]), sorted(made)
    in_order(made["一、总论.txt"].decode(), ["篇目0", "篇目1"])
    assert run("--merge=dir", "-t", "text", "-d", "out", "集", folder=folder).status == 0, "our own books are overwritten"


def check_the_book_in_the_heads(folder):
    if not shutil.which("pdftotext"):
        print("skipped for the heads: pdftotext is missing")
        return
    make_archive(folder)
    run("--merge", "-o", "b.pdf", "-O", "header={book}", "--title", "全集之名", "集", folder=folder)
    text = subprocess.run(["pdftotext", f"{folder}/b.pdf", "-"], capture_output=True, text=True).stdout
    assert text.count("全集之名") >= 4, text


def check_books_of_years(folder):
    """A year says nothing without the folder above; books are EPUBs, named as --name says, and titled one by one."""
    for name in ["随笔/2024/甲.txt", "随笔/2024/10月/乙.txt", "游记/丙.txt"]:
        os.makedirs(os.path.dirname(f"{folder}/集/{name}"), exist_ok=True)
        write(f"{folder}/集/{name}", f"{name}\n<p>一段。</p>\n")
    assert run("--merge=dir", "-d", "out", "集", folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == ["游记.epub", "随笔/2024/随笔 2024 10月.epub", "随笔/随笔 2024.epub"], tree(f"{folder}/out").keys()
    assert run("--merge=dir", "-d", "text", "-t", "text", "--name", "{order:02} {title}", "集/随笔/2024", folder=folder).status == 0
    assert sorted(tree(f"{folder}/text")) == ["01 随笔 2024 10月.txt", "02 随笔 2024.txt"], tree(f"{folder}/text").keys()
    done = run("--merge=dir", "-d", "titled", "--title", "全集", "集", folder=folder)
    assert done.status == 2 and "--title" in done.messages and not os.path.exists(f"{folder}/titled")


def title_of(folder, name):
    with zipfile.ZipFile(f"{folder}/{name}") as book:
        package = next(book.read(entry).decode() for entry in book.namelist() if entry.endswith(".opf"))
    return re.search(r"<dc:title[^>]*>([^<]*)<", package)[1]


def check_what_a_book_is_called(folder):
    """An archive in the folder changes nothing; one that was named is called without its extension."""
    os.makedirs(f"{folder}/随笔/2024")
    os.makedirs(f"{folder}/arts")
    for name in ["随笔/2024/甲", "arts/乙", "arts/丙"]:
        write(f"{folder}/{name}.txt", f"{name[-1]}题\n<p>{name[-1]}的一段。</p>\n")
    with zipfile.ZipFile(f"{folder}/随笔/2024/集.zip", "w") as archive:
        archive.writestr("一/丁.txt", "丁题\n<p>丁的一段。</p>\n")
    shutil.copy(f"{folder}/随笔/2024/集.zip", f"{folder}/小说.zip")
    for inputs, output, title in [(["随笔/2024"], "b.epub", "随笔 2024"), (["小说.zip"], "b.epub", "小说"), (["arts"], "b.epub", "arts"),
                                  (["arts"], "会议材料.epub", "会议材料"), (["arts/乙.txt", "arts/丙.txt"], "会议材料.epub", "会议材料"),
                                  (["arts/乙.txt", "arts/丙.txt"], "b.epub", "arts"), (["arts/乙.txt"], "会议材料.epub", "乙题"),
                                  (["随笔/2024"], "会议材料.epub", "随笔 2024")]:
        done = run("--merge", "-o", output, *inputs, folder=folder)
        assert done.status == 0 and title_of(folder, output) == title, (inputs, output, title_of(folder, output))
    run("--merge", "-o", "../b.epub", ".", folder=f"{folder}/arts")
    assert title_of(folder, "b.epub") == "arts"
    for inputs, output, where, title in [(["乙.txt", "丙.txt"], "../b.epub", "arts", "b"), (["甲.txt", "乙.txt"], "../../b.epub", "随笔/2024", "随笔 2024"),
                                         (["arts/乙.txt", "随笔/2024/甲.txt"], "b.epub", ".", "b"), (["随笔/2024/甲.txt", "随笔/2024/乙.txt"], "b.epub", ".", "随笔 2024"),
                                         ([f"{folder}/arts/丙.txt", f"{folder}/arts/乙.txt"], "会议.epub", ".", "会议")]:
        shutil.copy(f"{folder}/arts/乙.txt", f"{folder}/随笔/2024/乙.txt")
        run("--merge", "-o", output, *inputs, folder=f"{folder}/{where}")
        assert title_of(folder, "b.epub" if output != "会议.epub" else output) == title, (inputs, title)


def check_a_selection_names_the_book(folder):
    """What patterns or a date leave of one folder further in; not what other files leave."""
    for name in ["随笔/2023/甲", "随笔/2024/乙", "随笔/2024/丙"]:
        os.makedirs(os.path.dirname(f"{folder}/{name}"), exist_ok=True)
        write(f"{folder}/{name}.txt", f"{name[-1]}题\n<p>{name[-1]}的一段。</p>\n")
    write(f"{folder}/随笔/说明.pdf", "%PDF-1.7")
    os.utime(f"{folder}/随笔/2023/甲.txt", (0, 0))
    for arguments, title in [(["--include", "2024/*"], "随笔 2024"), (["--exclude", "2023/*"], "随笔 2024"), (["--exclude", "2023"], "随笔 2024"),
                             (["--since", "2001"], "随笔 2024"), (["--exclude", "2024/丙*"], "随笔"), ([], "随笔"), (["--include", "2024/*", "--title", "全集"], "全集")]:
        assert run("--merge", "-o", "b.epub", *arguments, "随笔", folder=folder).status == 0
        assert title_of(folder, "b.epub") == title, (arguments, title_of(folder, "b.epub"))
    shutil.rmtree(f"{folder}/随笔/2023")
    run("--merge", "-o", "b.epub", "--include", "*.txt", "随笔", folder=folder)
    assert title_of(folder, "b.epub") == "随笔", "nothing but a PDF was left out"


def check_a_book_is_named_by_what_it_is(folder):
    """Author and date as the book itself has them: found, or said in a settings file; and the title where no folder gives one."""
    for name, author in {"随笔/1.txt": "沈舟", "随笔/2.txt": "沈舟", "杂文/1.txt": "林月", "杂文/2.txt": "沈舟", "沈舟/1.txt": "沈舟", "沈舟/2.txt": "沈舟"}.items():
        os.makedirs(os.path.dirname(f"{folder}/集/{name}"), exist_ok=True)
        write(f"{folder}/集/{name}", f"{name[:2]}第{name[3]}篇\n<p>作者：{author}</p><p>　　河水很清，第{name[3]}次看见。</p>\n")
    pattern = ["--name", "./{author}/{title}", "-d"]
    for merge in ["dir", "dir:1"]:
        done = run(f"--merge={merge}", *pattern, merge, "集", folder=folder)
        assert sorted(tree(f"{folder}/{merge}")) == ["佚名/杂文.epub", "沈舟/沈舟作品集.epub", "沈舟/随笔.epub"], (tree(f"{folder}/{merge}").keys(), done.messages)
        again = run(f"--merge={merge}", *pattern, merge, "集", folder=folder)
        assert again.messages.startswith("0 converted, 6 up to date"), again.messages
        dry = run("-n", f"--merge={merge}", *pattern, "dry", "集", folder=folder)
        assert {line.split("\t")[2] for line in dry.out.decode().splitlines()} == {f"dry/{name}" for name in tree(f"{folder}/{merge}")}
    assert run("--merge", *pattern, "one", "集/随笔", folder=folder).status == 0 and list(tree(f"{folder}/one")) == ["沈舟/随笔.epub"]
    assert run("--merge", *pattern, "typed", "--author", "某人", "集/随笔", folder=folder).status == 0 and list(tree(f"{folder}/typed")) == ["某人/随笔.epub"]
    write(f"{folder}/集/.banxin.conf", '[files "杂文/*"]\nauthor = 二人\ndate = 2024-05\n')
    run("--merge=dir", "--name", "{author} {title} {date}", "-d", "said", "集", folder=folder)
    assert sorted(tree(f"{folder}/said")) == ["二人 杂文 2024-05.epub", "沈舟 沈舟作品集.epub", "沈舟 随笔.epub"], tree(f"{folder}/said").keys()
    run("--merge", "-d", "first", "集/随笔/1.txt", folder=folder)
    assert list(tree(f"{folder}/first")) == ["随笔第1篇.epub"], tree(f"{folder}/first").keys()


def novel(title, size):
    line = "　　河水很清，看得见底下的石头，没有人说话。\n"
    return f"{title}\n\n" + "".join(f"第{number}章 河{number}\n\n" + line * (size // len(line.encode()) // 4 + 1) for number in range(1, 5))


def check_a_shelf(folder):
    """A text that lies loose is a book of its own, the same as it is alone; a folder is one book."""
    for name in ["长夜/1.txt", "长夜/2.txt", "武侠/剑/1.txt", "武侠/剑/2.txt"]:
        os.makedirs(os.path.dirname(f"{folder}/书/{name}"), exist_ok=True)
        write(f"{folder}/书/{name}", f"第{name[-5]}章 夜\n<p>　　夜里第{name[-5]}次下雨。</p>\n")
    write(f"{folder}/书/旧桥.txt", novel("旧桥", 400))
    write(f"{folder}/书/武侠/河灯.txt", novel("河灯\n作者：沈舟", 400))
    assert run("--merge=shelf", "-d", "out", "书", folder=folder).status == 0
    assert sorted(tree(f"{folder}/out")) == ["旧桥.epub", "武侠.epub", "长夜.epub"], tree(f"{folder}/out").keys()
    run("-t", "epub", "-d", "alone", "书/旧桥.txt", folder=folder)
    assert tree(f"{folder}/alone")["旧桥.epub"] == tree(f"{folder}/out")["旧桥.epub"]
    assert run("--merge=shelf", "-d", "out", "书", folder=folder).messages.startswith("0 converted, 6 up to date")
    assert run("--merge=shelf", "-o", "b.epub", "书", folder=folder).status == 2
    shutil.rmtree(f"{folder}/书/长夜")
    done = run("--merge=shelf:2", "--name", "./{author}/{title}", "-d", "two", "书", folder=folder)
    assert sorted(tree(f"{folder}/two")) == ["佚名/剑.epub", "佚名/旧桥.epub", "沈舟/河灯.epub"], (tree(f"{folder}/two").keys(), done.messages)


def check_novels_beside_folders_are_told(folder):
    """That --merge=dir makes one book of them, and what would not; short texts are chapters."""
    os.makedirs(f"{folder}/书/长夜")
    write(f"{folder}/书/长夜/1.txt", ARTICLE)
    for size, told in [(99000, 0), (101000, 1)]:
        for name in ["旧桥", "河灯"]:
            content = novel(name, size).encode()
            write(f"{folder}/书/{name}.txt", content[:size].decode(errors="ignore"))
        for merge in ["dir", "dir:1"]:
            done = run(f"--merge={merge}", "-t", "text", "-d", f"{merge}{size}", "书", folder=folder)
            assert done.messages.count("2 long texts that lie beside folders") == told, (size, done.messages)
    assert "[loose-texts]" not in run("--merge=dir", "-t", "text", "-d", f"dir{size}", "书", folder=folder).messages, "it is up to date"
    assert "[loose-texts]" not in run("--merge=dir", "-t", "text", "-d", "a", "书/长夜", folder=folder).messages
    assert "[loose-texts]" not in run("--merge=shelf", "-t", "text", "-d", "b", "书", folder=folder).messages


def check_which_folders_become_books(folder):
    """With a level, one book of each folder there and all below it."""
    for name in ["随笔/2024/甲.txt", "随笔/2024/十月/乙.txt", "随笔/丙.txt", "游记/西/丁.txt", "戊.txt"]:
        os.makedirs(os.path.dirname(f"{folder}/集/{name}"), exist_ok=True)
        write(f"{folder}/集/{name}", f"{os.path.basename(name)[0]}题\n<p>一段。</p>\n")
    for level, books in {"dir:1": ["游记.txt", "随笔.txt", "集.txt"],
                         "dir:2": ["游记/西.txt", "随笔.txt", "随笔/随笔 2024.txt", "集.txt"],
                         "dir": ["游记/西.txt", "随笔.txt", "随笔/2024/十月.txt", "随笔/随笔 2024.txt", "集.txt"]}.items():
        assert run(f"--merge={level}", "-t", "text", "-d", level, "集", folder=folder).status == 0
        assert sorted(tree(f"{folder}/{level}")) == books, (level, sorted(tree(f"{folder}/{level}")))
        assert run(f"--merge={level}", "-t", "text", "-d", level, "集", folder=folder).messages.startswith("0 converted, 5 up to date")
    text = tree(f"{folder}/dir:1")["随笔.txt"].decode()
    assert all(f"{name}题" in text for name in "甲乙丙"), text
    done = run("--merge=dir", "-o", "b.epub", "集", folder=folder)
    assert done.status == 2 and "needs -d" in done.messages and not os.path.exists(f"{folder}/b.epub")


def check_a_missing_folder_is_told_before_reading(folder):
    make_archive(folder)
    write(f"{folder}/集/bad.txt", "<div>&nbsp;</div>")
    for arguments in [["--merge", "-o", "none/b.epub", "集"], ["-o", "none/b.epub", "集/bad.txt"], ["--merge", "-o", "集/bad.txt/b.epub", "集"]]:
        done = run(*arguments, folder=folder)
        assert done.status == 1 and len(done.messages.splitlines()) == 1 and "b.epub: error: cannot write" in done.messages, done.messages


def check_settings_of_a_whole_book(folder):
    """What is said of all articles of a book holds for the book; of some of them, that is told."""
    make_archive(folder)
    write(f"{folder}/集/封面.png", read(f"{ROOT}/samples/page.png"))
    write(f"{folder}/集/.banxin.conf", '[files "一、总论/*"]\ncover = 封面.png\n')
    done = run("--merge=dir", "-d", "out", "集", folder=folder)
    assert done.status == 0 and "setting-of-some" not in done.messages, done.messages
    covers = {name: zipfile.ZipFile(f"{folder}/out/{name}.epub").read("EPUB/images/cover.png") for name in ["一、总论", "十、附录"]}
    assert covers["一、总论"] == read(f"{ROOT}/samples/page.png") != covers["十、附录"]
    done = run("--merge", "-o", "b.epub", "集", folder=folder)
    assert "集/.banxin.conf:2: warning: cover is ignored for the book 集" in done.messages, done.messages
    assert "setting-of-some" not in run("--merge", "-o", "b.txt", "集", folder=folder).messages, "text has no covers"
    os.remove(f"{folder}/集/.banxin.conf")
    write(f"{folder}/集/一、总论/.banxin.conf", "[epub]\ncover = none\n")
    run("--merge=dir", "-d", "out", "集", folder=folder)
    assert "EPUB/images/cover.png" not in zipfile.ZipFile(f"{folder}/out/一、总论.epub").namelist(), "made again"


def check_a_bad_input_is_left_out(folder):
    titles = make_archive(folder)
    write(f"{folder}/none.txt", "<div>&nbsp;</div>")
    done = run("--merge", "-o", "book.txt", "none.txt", "集", folder=folder)
    assert done.status == 1 and "none.txt: error" in done.messages, done.messages
    in_order(read(f"{folder}/book.txt").decode(), titles)
    done = run("--merge", "-o", "nothing.txt", "none.txt", folder=folder)
    assert done.status == 1 and not os.path.exists(f"{folder}/nothing.txt")


def check_a_book_is_read_back(folder):
    """The list of its headings that an article gets in a book with parts is not text of the article."""
    for number in range(2):
        os.makedirs(f"{folder}/集/部{number}")
        write(f"{folder}/集/部{number}/篇.html", f"<h1>篇目{number}</h1><p>　　一段。</p><h2>甲节</h2><p>　　二段。</p>"
              "<h2>乙节</h2><p>　　三段。</p>")
    assert run("--merge", "-o", "集.epub", "集", folder=folder).status == 0
    with zipfile.ZipFile(f"{folder}/集.epub") as book:
        assert 'class="contents"' in book.read("EPUB/text/0001.xhtml").decode()
    text = run("-t", "text", "集.epub", folder=folder).out.decode()
    assert [text.count(heading) for heading in ("篇目0", "篇目1", "甲节", "乙节")] == [1, 1, 2, 2], text


def check_an_article_under_two_names(folder):
    titles = make_archive(folder)
    os.link(f"{folder}/集/二、分论/甲.txt", f"{folder}/集/十、附录/丙.txt")
    kept = run("--merge", "-t", "text,epub,pdf", "-d", "kept", "集", folder=folder)
    assert kept.status == 0 and kept.messages.count("[same-article]") == 1, kept.messages
    assert read(f"{folder}/kept/集.txt").decode().count("第2篇的话") == 2
    done = run("--merge", "--dedupe", "-v", "-t", "text,epub,pdf", "-d", "out", "集", folder=folder)
    assert done.status == 0 and done.messages.count("[duplicate]") == 1, done.messages
    for name, content in tree(f"{folder}/out").items():
        assert len(content) < len(tree(f"{folder}/kept")[name]), f"{name}: nothing was left out"
    text = read(f"{folder}/out/集.txt").decode()
    in_order(text, titles)
    assert text.count("第2篇的话") == 1
    assert run("--dedupe", "-o", "a.txt", "集/二、分论/甲.txt", folder=folder).status == 2


def check_a_file_of_others_is_kept(folder):
    make_archive(folder)
    os.mkdir(f"{folder}/out")
    write(f"{folder}/out/集.txt", b"old")
    done = run("--merge", "-t", "text", "-d", "out", "集", folder=folder)
    assert done.status == 1 and "[output-not-ours]" in done.messages, done.messages
    assert read(f"{folder}/out/集.txt") == b"old"
    assert run("--merge", "-t", "text", "-d", "out", "--force", "集", folder=folder).status == 0


def check_an_input_is_never_overwritten(folder):
    make_archive(folder)
    os.mkdir(f"{folder}/out")
    os.link(f"{folder}/集/二、分论/甲.txt", f"{folder}/out/集.txt")
    done = run("--merge", "-t", "text", "-d", "out", "--force", "集", folder=folder)
    assert done.status != 0 and "[output-is-input]" in done.messages, done.messages
    assert "第2篇" in read(f"{folder}/out/集.txt").decode()


def check_a_book_that_is_up_to_date_is_left_alone(folder):
    titles = make_archive(folder)
    arguments = ["--merge", "-t", "text,epub", "-d", "out", "--report", "report", "集"]
    assert run(*arguments, folder=folder).messages.startswith("4 converted, 0 up to date")
    whole = tree(f"{folder}/out")
    assert run(*arguments, folder=folder).messages.startswith("0 converted, 4 up to date")
    records = [json.loads(line) for line in read(f"{folder}/report").decode().splitlines()]
    assert [record["status"] for record in records] == ["up to date"] * 4
    assert [record["title"] for record in records] == titles
    assert records[0]["outputs"] == ["out/集.txt", "out/集.epub"], records[0]
    os.remove(f"{folder}/out/集.epub")
    assert run(*arguments, folder=folder).messages.startswith("4 converted")
    assert tree(f"{folder}/out") == whole
    os.rename(f"{folder}/集/十、附录/乙.txt", f"{folder}/集/十、附录/丁.txt")
    assert run(*arguments, folder=folder).messages.startswith("4 converted"), "the name of an article changed"
    done = run("--title", "全集", *arguments, folder=folder)
    assert "\n4 converted" in done.messages and done.messages.count("[earlier-output]") == 2, "another title"


def check_the_report_of_a_book(folder):
    make_archive(folder)
    write(f"{folder}/集/none.txt", "<div>&nbsp;</div>")
    write(f"{folder}/集/二、分论/甲2.txt", "只有题目\n")
    done = run("--merge", "-o", "book.txt", "--report", "report", "集", folder=folder)
    records = {record["source"]: record for record in map(json.loads, read(f"{folder}/report").decode().splitlines())}
    assert done.status == 1 and len(records) == 6, done.messages
    assert records["集/none.txt"]["status"] == "failed" and not records["集/none.txt"]["outputs"]
    bare = records["集/二、分论/甲2.txt"]
    assert bare["status"] == "converted" and bare["outputs"] == ["book.txt"], bare
    assert [message["id"] for message in bare["messages"]] == ["no-body"], bare
    os.remove(f"{folder}/集/none.txt")
    assert run("--merge", "-o", "book.txt", "集", folder=folder).status == 0
    assert run("--merge", "-o", "book.txt", "--strict", "集", folder=folder).status == 1


def check_a_dry_run_of_books(folder):
    make_archive(folder)
    def lines():
        return [line.split("\t") for line in run("-n", "--merge=dir", "-d", "out", "集", folder=folder).out.decode().splitlines()]
    def listed(*arguments):
        return [line.split("\t")[:2] for line in run("-n", *arguments, folder=folder).out.decode().splitlines()]
    assert [line[0] for line in lines()] == ["would be converted"] * 3 and not os.path.exists(f"{folder}/out")
    assert lines()[0] == ["would be converted", "2 articles", "out/一、总论.epub"] and lines()[1][1] == "1 article", lines()
    run("--merge=dir", "-d", "out", "集", folder=folder)
    write(f"{folder}/集/二、分论/甲.txt", "题目\n<p>改了。</p>\n")
    assert [line[0] for line in lines()] == ["up to date", "would be converted", "up to date"], lines()
    assert len(listed("--merge", "-t", "text,epub", "-d", "two", "集")) == 2
    verbose = listed("-v", "--merge", "-o", "book.pdf", "集")
    assert verbose[0] == ["would be converted", "4 articles"] and [line[1] for line in verbose[1:]] == [
        f"集/{name}" for name in ["一、总论/2前言.txt", "一、总论/10正文.txt", "二、分论/甲.txt", "十、附录/乙.txt"]], verbose


def check_what_breaks_the_process_is_left_out(folder):
    titles = make_archive(folder)
    for name in ["crash", "eat"]:
        write(f"{folder}/集/二、分论/{name}.txt", f"{name}\n<p>一段。</p>\n")
    arguments = ["--merge", "--max-memory", "300", "--report", "report"]
    hook = hooks(folder)
    done = run(*arguments, "-o", "book.txt", "none.txt", "集", folder=folder, environment=hook)
    assert done.status == 1 and "4 converted, 0 up to date, 0 skipped, 3 failed" in done.messages, done.messages
    for name, word in {"crash": "worker-died", "eat": "too-much-memory"}.items():
        assert done.messages.count(f"{name}.txt: error") == 1 and f"[{word}]" in done.messages, done.messages
    assert done.messages.count("none.txt: error") == 1, "told once, whatever was tried again"
    assert len(read(f"{folder}/report").splitlines()) == 7
    in_order(read(f"{folder}/book.txt").decode(), titles)
    piped = run(*arguments, "-o", "piped.txt", "-", "集", folder=folder, environment=hook, input="题目\n<p>在前。</p>\n".encode())
    assert piped.status == 1 and "在前" in read(f"{folder}/piped.txt").decode(), piped.messages


def check_an_input_that_never_ends_is_left_out(folder):
    """The clock jumps while it is read: what follows has all its time."""
    titles = make_archive(folder)
    write(f"{folder}/集/二、分论/hang.txt", "hang\n<p>一段。</p>\n")
    with open(f"{folder}/messages", "wb") as said:
        process = subprocess.Popen([PROGRAM, "--merge", "--timeout", "1800", "-o", "book.txt", "集"], cwd=folder, stderr=said,
                                   env={**os.environ, **environment(BANXIN_LATE=f"{folder}/late"), **hooks(folder)})
    until(lambda: os.path.exists(f"{folder}/hooked/hang.txt"))
    write(f"{folder}/late", "")
    assert process.wait(PATIENCE) == 1
    said = read(f"{folder}/messages").decode()
    assert said.count("hang.txt: error") == 1 and "[timeout]" in said and "4 converted" in said, said
    in_order(read(f"{folder}/book.txt").decode(), titles)


def check_an_interrupt_leaves_no_part(folder):
    titles = make_archive(folder)
    write(f"{folder}/集/十、附录/hang.txt", "hang\n<p>一段。</p>\n")
    process = subprocess.Popen([PROGRAM, "--merge=dir", "-t", "text", "-d", "out", "集"], cwd=folder, stderr=subprocess.DEVNULL,
                               env={**os.environ, **hooks(folder)})
    until(lambda: len(tree(f"{folder}/out")) == 2 and os.path.exists(f"{folder}/hooked/hang.txt"))
    process.send_signal(signal.SIGINT)
    until(lambda: not is_pending(process.pid, signal.SIGINT))
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130 and len(tree(f"{folder}/out")) == 2
    os.remove(f"{folder}/集/十、附录/hang.txt")
    assert run("--merge=dir", "-t", "text", "-d", "out", "集", folder=folder).messages.startswith("1 converted, 3 up to date")
    in_order("".join(book.decode() for _, book in sorted(tree(f"{folder}/out").items())), titles[:2])


if __name__ == "__main__":
    main(__name__)
