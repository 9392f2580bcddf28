#!/usr/bin/python3
"""The progress: one line that fits the terminal and goes away, nothing when quiet, no codes in a pipe."""
import fcntl
import os
import re
import struct
import subprocess
import termios
import unicodedata

from harness import PATIENCE, PROGRAM, hooks, main, run, write

COLUMNS = 90
CLEAR = "\r\x1b[K"


def make_archive(folder):
    os.mkdir(f"{folder}/in")
    for number in range(40):
        write(f"{folder}/in/\x1b[31m{number}很长的名字" + "字" * 40 + ".txt", f"题目{number}\n<div>　　一段。</div>\n")
    write(f"{folder}/in/title.txt", "只有题目\n")


def at_terminal(folder, *arguments, seen=lambda written: None, environment=None):
    """What the program writes to a terminal of COLUMNS; `seen` is called each time more is there."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdout=theirs, stderr=theirs, stdin=theirs,
                               env={**os.environ, **(environment or {})})
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
        seen(written)
    os.close(ours)
    assert process.wait(PATIENCE) == 0, written
    return written.decode(errors="replace")


def columns(text):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def check_a_line_that_changes(folder):
    make_archive(folder)
    write(f"{folder}/in/hold.txt", "题目\n<div>　　一段。</div>\n")

    def go_on(written):
        if b" of 42" in written:
            write(f"{folder}/hooked/go", "")
    written = at_terminal(folder, "-t", "epub", "-j1", "-d", "out", "in", seen=go_on, environment=hooks(folder))
    states = [part.split("\n")[-1] for part in written.split(CLEAR)[:-1]]
    assert states and all(" of 42" in state and ": in/" in state for state in states), repr(written)
    assert all(columns(state) < COLUMNS for state in states), repr(states)
    assert "\x1b" not in written.replace(CLEAR, ""), "a name must not bring codes to the terminal"
    rest = re.sub(r"(?:^|(?<=\n))[^\r\n]*" + re.escape(CLEAR), "", written)
    assert "[no-body]\r\n" in rest and rest.endswith("per second\r\n"), repr(rest)


def check_nothing_when_quiet(folder):
    make_archive(folder)
    assert at_terminal(folder, "-q", "-t", "epub", "-d", "out", "in") == ""


def check_plain_lines_in_a_pipe(folder):
    make_archive(folder)
    done = run("-t", "epub", "-d", "out", "in", folder=folder)
    assert done.status == 0 and "\r" not in done.messages and "\x1b" not in done.messages, done.messages
    assert done.messages.splitlines()[-1].startswith("41 converted"), done.messages


if __name__ == "__main__":
    main(__name__)
