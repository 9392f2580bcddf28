#!/usr/bin/python3
"""Shares of an archive: together they are the whole, in files, names and report, even all at once in one folder."""
import json
import os
import subprocess

from harness import PATIENCE, PROGRAM, main, read, run, tree, write

SHARES = 4


def make_archive(folder, count=60):
    for number in range(count):
        name = f"{folder}/in/卷{number % 5}/{number}篇.txt"
        os.makedirs(os.path.dirname(name), exist_ok=True)
        write(name, f"第{number}篇的题目\n<div>　　第{number}篇的话。</div>\n")
    write(f"{folder}/in/卷0/0篇.html", "同名\n<div>　　名字相同的一篇。</div>\n")


def records(path):
    """Without the time, and without the folder of the outputs."""
    lines = [json.loads(line) for line in read(path).decode().splitlines()]
    for line in lines:
        del line["milliseconds"]
        line["outputs"] = [output.partition("/")[2] for output in line["outputs"]]
        for message in line["messages"]:
            message.pop("name", None)
    return lines


def check_shares_are_the_whole(folder):
    make_archive(folder)
    assert run("-d", "whole", "--report", "whole.jsonl", "in", folder=folder).status == 0
    shares = [subprocess.Popen([PROGRAM, "-q", "-d", "out", "--shard", f"{number}/{SHARES}",
                                "--report", f"{number}.jsonl", "in"], cwd=folder) for number in range(1, SHARES + 1)]
    assert [share.wait(PATIENCE) for share in shares] == [0] * SHARES
    assert tree(f"{folder}/out") == tree(f"{folder}/whole")
    reports = [f"{number}.jsonl" for number in range(1, SHARES + 1)]
    assert all(0 < len(records(f"{folder}/{report}")) < 40 for report in reports), "uneven shares"
    assert run("--merge-reports", "-o", "all.jsonl", *reports, folder=folder).status == 0
    assert records(f"{folder}/all.jsonl") == records(f"{folder}/whole.jsonl")


def check_the_whole_knows_what_shares_wrote(folder):
    make_archive(folder)
    for number in (1, 2):
        assert run("-q", "-d", "out", "--shard", f"{number}/2", "in", folder=folder).status == 0
    done = run("-d", "out", "in", folder=folder)
    assert done.status == 0 and "0 converted, 61 up to date" in done.messages, done.messages
    done = run("-d", "out", "--shard", "1/3", "in", folder=folder)
    assert done.status == 0 and "0 converted" in done.messages, done.messages


def check_bad_shares_and_reports(folder):
    make_archive(folder, 1)
    for share in ["0/4", "5/4", "1", "1/4x", "a/b"]:
        assert run("-d", "out", "--shard", share, "in", folder=folder).status == 2, share
    write(f"{folder}/bad.jsonl", '{"source":"a","status":"converted"}\nnothing\n')
    done = run("--merge-reports", "-o", "all.jsonl", "bad.jsonl", folder=folder)
    assert done.status == 1 and "bad.jsonl:2: error" in done.messages, done.messages
    assert not os.path.exists(f"{folder}/all.jsonl")


if __name__ == "__main__":
    main(__name__)
