#!/usr/bin/python3
"""Settings from files: the archive's over the person's, the command line over both; an archive cannot say where outputs
go. Completions know every option."""
import os
import re
import subprocess

from harness import ARTICLE, PROGRAM, main, read, run, tree, write


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
