#!/usr/bin/python3
"""Measures whole runs of the program (release build), and of peers where they are installed. Not a test.

usage: run.py [--runs N] [--callgrind] [FILE]     default: the longest of the samples

For each format: the median of user + system milliseconds and the peak of memory over N runs, and with --callgrind
the instructions of one run. Peers do the same job on the same file, so that the ratio can be compared anywhere.
Then a PDF of a thousand pages, its contents before it: its time, its memory, its size. batch.py measures many articles.
"""
import argparse
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "build/release/bin/banxin")
BOOK_PAGES = 1000
PEERS = {
    "text": ["pandoc", "-f", "html", "-t", "plain", "-o"],
    "epub": ["pandoc", "-f", "html", "-t", "epub3", "-o"],
    "pdf": ["mutool", "convert", "-o"],
}
EXTENSION = {"text": "txt", "epub": "epub", "pdf": "pdf"}
OPTIONS = {"text": {"": []}, "epub": {"": [], ", no cover": ["-O", "cover=none"]}, "pdf": {"": []}}


def run_once(command):
    """(user + system milliseconds, peak kilobytes) of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"{command[0]} gave {status}")
    return 1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss


def measure(command, runs):
    results = [run_once(command) for _ in range(runs + 2)][2:]
    return statistics.median(time for time, _ in results), max(peak for _, peak in results)


def print_book(folder, article):
    with open(article, encoding="utf-8") as file:
        title, body = file.read().split("\n", 1)
    book, output = os.path.join(folder, "book.html"), os.path.join(folder, "book.pdf")
    copies = 50
    for _ in range(2):  # the first run tells how many pages a copy makes
        with open(book, "w", encoding="utf-8") as file:
            file.write(title + "\n" + body * copies)
        time, peak = run_once([PROGRAM, "-q", "-Otoc=yes", "-o", output, book])
        pages = count_pages(output)
        copies = copies * BOOK_PAGES // pages
    size = os.path.getsize(output)
    print(f"{f'{pages} pages of PDF':24}{time:8.1f} ms{peak / 1024:8.1f} MB{size / 1e6:8.1f} MB of file", flush=True)


def count_pages(path):
    with open(path, "rb") as file:
        return max(int(count) for count in re.findall(rb"/Count (\d+)", file.read()))


def instructions(command):
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run([*valgrind, *command], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def print_row(name, command, arguments):
    time, peak = measure(command, arguments.runs)
    row = f"{name:24}{time:8.1f} ms{peak / 1024:8.1f} MB"
    if arguments.callgrind and command[0] == PROGRAM:
        row += f"{instructions(command) / 1e6:10.1f} M instructions"
    print(row, flush=True)


def main():
    samples = glob.glob(os.path.join(ROOT, "samples/articles/*"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=25)
    parser.add_argument("--callgrind", action="store_true")
    parser.add_argument("file", nargs="?", default=max(samples, key=os.path.getsize))
    arguments = parser.parse_args()
    if not os.path.exists(PROGRAM):
        sys.exit("no release build; run samples/run.sh first")
    with tempfile.TemporaryDirectory() as folder:
        article = os.path.join(folder, "article.html")
        shutil.copy(arguments.file, article)
        for name, peer in PEERS.items():
            output = os.path.join(folder, "out." + EXTENSION[name])
            for form, options in OPTIONS[name].items():
                print_row(f"banxin {name}{form}", [PROGRAM, *options, "-o", output, article], arguments)
            if shutil.which(peer[0]):
                print_row(f"{peer[0]} {name}", [*peer, output, article], arguments)
        print_book(folder, article)


if __name__ == "__main__":
    main()
