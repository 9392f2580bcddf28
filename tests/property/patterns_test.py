#!/usr/bin/python3
"""Patterns go over characters, wherever they stand; a wrong one, or an encoding that nobody knows, ends the run before
anything is read, in one message; ICU's second library is loaded for expressions alone."""
import os
import subprocess

from harness import ARTICLE, PROGRAM, main, run, tree, write


def articles(folder, *names):
    for name in names:
        os.makedirs(os.path.dirname(f"{folder}/{name}"), exist_ok=True)
        write(f"{folder}/{name}", ARTICLE)


def converted(folder, *arguments):
    done = run("-d", "out", *arguments, folder=folder)
    found = sorted(name.removesuffix(".txt") for name in tree(f"{folder}/out"))
    subprocess.run(["rm", "-rf", f"{folder}/out"], check=True)
    return found if done.status == 0 else (done.status, found)


def check_names_are_chosen_by_characters(folder):
    articles(folder, "in/第一章.txt", "in/第二章.txt", "in/第十一章.txt", "in/卷/春.txt", "in/卷/初秋.txt")
    assert converted(folder, "--include", "第?章.txt", "in") == ["第一章", "第二章"]
    assert converted(folder, "--include", "第[一三]章.txt", "in") == ["第一章"]
    assert converted(folder, "--include", "第[!一三]章.txt", "in") == ["第二章"]
    assert converted(folder, "--include", "卷/?.txt", "in") == ["卷/春"]
    assert converted(folder, "--exclude", "?.txt", "--exclude", "第*", "in") == ["卷/初秋"]
    assert converted(folder, "--exclude", "?", "in") == ["第一章", "第二章", "第十一章"]


def check_quoted_inputs_are_found_by_characters(folder):
    articles(folder, "卷一/第一章.txt", "卷一/第十一章.txt", "卷二/第二章.txt", "卷十一/第三章.txt", "卷一/.第四章.txt")
    assert converted(folder, "卷一/第?章.txt") == ["第一章"]
    assert converted(folder, "卷?/第?章.txt") == ["第一章", "第二章"]
    assert converted(folder, "./卷[!一]/*.txt") == ["第二章"]
    assert converted(folder, "卷*/") == ["第一章", "第三章", "第二章", "第十一章"]
    assert converted(folder, f"{folder}/卷一/.第?章.txt") == ["_第四章"]
    assert run("-d", "out", "卷?/第?节.txt", folder=folder).status == 1
    write(f"{folder}/卷一/第[一]章.txt", ARTICLE)
    assert converted(folder, "卷一/第[一]章.txt") == ["第[一]章"], "a name counts more than a pattern"


def check_what_makes_no_sense_ends_the_run(folder):
    articles(folder, "in/a.txt", "in/b.txt")
    write(f"{folder}/in/broken.zip", b"PK")
    for arguments, *words in [(["-O", "heading=甲["], "heading=甲[", "character 2"),
                              (["-O", "drop=第(章"], "drop=第(章", "character 3"),
                              (["-O", "drop=a", "-O", "drop=*"], "drop=*", "character 1"),
                              (["--encoding=klingon"], "klingon", "gb18030"),
                              (["-O", "input-encoding=klingon"], "klingon", "gb18030")]:
        for target in [["-d", "out"], ["--merge", "-o", "book.epub"], ["-n", "-d", "out"]]:
            done = run(*arguments, *target, "in", "gone", folder=folder)
            lines = done.messages.splitlines()
            assert done.status == 2 and len(lines) == 1, done.messages
            assert all(word in lines[0] for word in words), lines[0]
            assert sorted(os.listdir(folder)) == ["in"]
    assert run("--encoding=GBK", "-o", "b.txt", "in/a.txt", folder=folder).status == 0


def check_the_library_is_loaded_on_use(folder):
    articles(folder, "in/a.txt")
    for arguments, is_loaded in [([], False), (["--include", "?.txt"], False), (["-O", "drop=^注"], True)]:
        environment = dict(os.environ, LD_DEBUG="files", XDG_CONFIG_HOME="/nonexistent")
        done = subprocess.run([PROGRAM, *arguments, "-d", "out", "in"], cwd=folder, env=environment,
                              capture_output=True, text=True)
        assert ("libicui18n" in done.stderr) == is_loaded, f"{arguments}: {is_loaded}"


if __name__ == "__main__":
    main(__name__)
