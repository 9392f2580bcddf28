#!/usr/bin/python3
"""Measures runs over many articles (release build). Not a test: figures vary with the machine and its other work.

usage: batch.py [--count N] [--runs N] [--callgrind] [FILE]     default: 1,700 copies of the longest of the samples

For each kind of run, over copies of the article: articles a second of one processor (user + system time, the best of N
runs), how many times as fast two workers are as one (by the best wall-clock times, taken in turn), and with --callgrind
the instructions that one article more costs.
"""
import argparse
import glob
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "build/release/bin/banxin")
KINDS = {
    "text": ["-t", "text"],
    "epub, no cover": ["-t", "epub", "-O", "cover=none"],
    "epub": ["-t", "epub"],
    "pdf": ["-t", "pdf"],
    "text,epub,pdf": ["-t", "text,epub,pdf"],
}
FEW, MANY = 20, 60  # articles for callgrind


def copies(folder, article, count):
    os.mkdir(folder)
    for number in range(count):
        shutil.copy(article, os.path.join(folder, f"{number}.txt"))
    return folder


def run_once(command, output):
    """(wall seconds, user + system seconds) of one run into a new folder."""
    shutil.rmtree(output, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(arguments, folder, output, runs):
    """(processor seconds with one worker, wall seconds with one and with two)"""
    walls, processor = {1: [], 2: []}, []
    for _ in range(runs):
        for jobs, found in walls.items():
            wall, seconds = run_once([PROGRAM, "-q", f"-j{jobs}", *arguments, "-d", output, folder], output)
            found.append(wall)
            if jobs == 1:
                processor.append(seconds)
    return min(processor), min(walls[1]), min(walls[2])


def instructions(arguments, folder, output):
    shutil.rmtree(output, ignore_errors=True)
    valgrind = ["valgrind", "--tool=callgrind", "--trace-children=yes", "--callgrind-out-file=/dev/null"]
    done = subprocess.run([*valgrind, PROGRAM, "-q", "-j1", *arguments, "-d", output, folder], capture_output=True,
                          text=True, check=True)
    return sum(int(count) for count in re.findall(r"Collected : (\d+)", done.stderr))


def main():
    samples = glob.glob(os.path.join(ROOT, "samples/articles/*"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1700)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--callgrind", action="store_true")
    parser.add_argument("file", nargs="?", default=max(samples, key=os.path.getsize))
    options = parser.parse_args()
    if not os.path.exists(PROGRAM):
        sys.exit("no release build; run samples/run.sh first")
    with tempfile.TemporaryDirectory() as place:
        output = os.path.join(place, "out")
        folder = copies(os.path.join(place, "in"), options.file, options.count)
        few, many = (copies(os.path.join(place, str(count)), options.file, count) for count in (FEW, MANY))
        for name, arguments in KINDS.items():
            seconds, one, two = measure(arguments, folder, output, options.runs)
            row = f"{name:16}{options.count / seconds:8.0f} /s{one / two:8.2f} x with -j2"
            if options.callgrind:
                more = instructions(arguments, many, output) - instructions(arguments, few, output)
                row += f"{more / (MANY - FEW) / 1e6:10.2f} M instructions"
            print(row, flush=True)


if __name__ == "__main__":
    main()
