#!/usr/bin/python3
"""--watch: what changes is converted, however it comes about; nothing is made twice, and an interrupt is the end."""
import contextlib
import os
import shutil
import signal
import subprocess

from harness import ARTICLE, PATIENCE, PROGRAM, main, read, tree, until, write

CHANGED = "题目\n<div>　　改过的一段。</div>\n"


@contextlib.contextmanager
def watching(folder, *arguments, status=0):
    with open(f"{folder}/messages", "wb") as messages:
        process = subprocess.Popen([PROGRAM, "--watch", "-v", *arguments], cwd=folder, stderr=messages)
    try:
        yield process
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == status, read(f"{folder}/messages").decode()
        assert b"Sanitizer" not in read(f"{folder}/messages"), read(f"{folder}/messages").decode()
    finally:
        process.kill()
        process.wait()


def has(folder, name, word):
    path = f"{folder}/{name}"
    return os.path.exists(path) and word in read(path).decode()


def make_archive(folder):
    os.makedirs(f"{folder}/in/卷")
    for name in ["a.txt", "b.txt", "卷/c.txt"]:
        write(f"{folder}/in/{name}", ARTICLE)


def check_what_changes_is_converted(folder):
    make_archive(folder)
    with watching(folder, "-d", "out", "in/"):
        until(lambda: len(tree(f"{folder}/out")) == 3, "what there is")
        write(f"{folder}/in/卷/c.txt", CHANGED)
        until(lambda: has(folder, "out/卷/c.txt", "改过"), "written in place")
        write(f"{folder}/in/.new", CHANGED)
        os.rename(f"{folder}/in/.new", f"{folder}/in/a.txt")
        until(lambda: has(folder, "out/a.txt", "改过"), "written by renaming")
        write(f"{folder}/in/new.txt", ARTICLE)
        until(lambda: has(folder, "out/new.txt", "第一段"), "a new file")
        os.rename(f"{folder}/in/new.txt", f"{folder}/in/newer.txt")
        until(lambda: has(folder, "out/newer.txt", "第一段"), "a file under a new name")
        os.link(f"{folder}/in/a.txt", f"{folder}/in/linked.txt")
        until(lambda: has(folder, "out/linked.txt", "改过"), "a link")
        os.remove(f"{folder}/in/b.txt")
        write(f"{folder}/in/last.txt", ARTICLE)
        until(lambda: has(folder, "out/last.txt", "第一段"), "what comes after a file is removed")
    assert has(folder, "out/b.txt", "第一段"), "what was made of a file that is gone stays"
    assert read(f"{folder}/messages").decode().count("note: converted: out/b.txt") == 1


def check_folders_that_come_later(folder):
    make_archive(folder)
    with watching(folder, "-d", "out", "in"):
        until(lambda: len(tree(f"{folder}/out")) == 3, "what there is")
        os.makedirs(f"{folder}/in/新/深")
        write(f"{folder}/in/新/深/d.txt", ARTICLE)
        until(lambda: has(folder, "out/新/深/d.txt", "第一段"), "a folder made")
        write(f"{folder}/in/新/深/d.txt", CHANGED)
        until(lambda: has(folder, "out/新/深/d.txt", "改过"), "a change in a new folder")
        os.mkdir(f"{folder}/elsewhere")
        write(f"{folder}/elsewhere/e.txt", ARTICLE)
        os.rename(f"{folder}/elsewhere", f"{folder}/in/来")
        until(lambda: has(folder, "out/来/e.txt", "第一段"), "a folder moved in")
        os.rename(f"{folder}/in/来", f"{folder}/in/去")
        until(lambda: has(folder, "out/去/e.txt", "第一段"), "a folder renamed")
        write(f"{folder}/in/去/e.txt", CHANGED)
        until(lambda: has(folder, "out/去/e.txt", "改过"), "a change in a renamed folder")
        shutil.rmtree(f"{folder}/in/去")
        write(f"{folder}/in/a.txt", CHANGED)
        until(lambda: has(folder, "out/a.txt", "改过"), "what comes after a folder is removed")


def check_the_output_folder_among_the_inputs(folder):
    make_archive(folder)
    with watching(folder, "-d", "in/out", "in"):
        until(lambda: len(tree(f"{folder}/in/out")) == 3, "what there is")
        write(f"{folder}/in/a.txt", CHANGED)
        until(lambda: has(folder, "in/out/a.txt", "改过"), "a change")
        write(f"{folder}/in/b.txt", CHANGED)
        until(lambda: has(folder, "in/out/b.txt", "改过"), "another change")
    assert len(tree(f"{folder}/in/out")) == 3
    assert read(f"{folder}/messages").decode().count("note: converted: in/out/a.txt") == 2, "its own output is not a change"


def check_one_output(folder):
    write(f"{folder}/a.txt", ARTICLE)
    with watching(folder, "-o", "a.out", "-t", "text", "a.txt"):
        until(lambda: has(folder, "a.out", "第一段"), "what there is")
        write(f"{folder}/a.txt", CHANGED)
        until(lambda: has(folder, "a.out", "改过"), "a change")
        write(f"{folder}/a.txt", ARTICLE)
        until(lambda: has(folder, "a.out", "第一段"), "another change")
    assert read(f"{folder}/messages").decode().count("note: written") <= 4, "its own output is not a change"


def check_a_picture_that_changes(folder):
    os.mkdir(f"{folder}/in")
    write(f"{folder}/in/a.txt", "题目\n<p>一段。</p><p><img src='图/p.png' alt='图'></p>\n")
    write(f"{folder}/in/b.txt", ARTICLE)
    with watching(folder, "-t", "epub", "-d", "out", "in"):
        until(lambda: len(tree(f"{folder}/out")) == 2, "what there is")
        before = tree(f"{folder}/out")
        os.mkdir(f"{folder}/in/图")
        shutil.copy(os.path.join(os.path.dirname(__file__), "../../samples/page.png"), f"{folder}/in/图/p.png")
        until(lambda: tree(f"{folder}/out")["a.epub"] != before["a.epub"], "the picture that it shows is there")
    assert tree(f"{folder}/out")["b.epub"] == before["b.epub"]


def check_what_cannot_be_watched(folder):
    for arguments in [["-d", "out", "-"], ["a.txt"], ["-o", "-", "a.txt"]]:
        done = subprocess.run([PROGRAM, "--watch", *arguments], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 2 and b"[cannot-watch-pipe]" in done.stderr, done.stderr


if __name__ == "__main__":
    main(__name__)
