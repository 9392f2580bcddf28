#!/usr/bin/python3
"""Shows that a novel is read in linear time: instructions for each byte, in books that double their length. Not a test.

usage: growth.py [--banxin PROGRAM] [BYTES…]      default: 600000 1200000 2500000

Books are made of chapters, one kind with a typed list of contents before them; each is read by `-t dump -O part=outline`
under valgrind's callgrind. Exit status 1 when a byte of a longer book costs a tenth more than one of the shortest.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOST_GROWTH = 1.1
SENTENCES = ["山脚下的小店一早就开了门，老板娘在灶上煮着一大锅豆浆，热气从窗缝里往外冒。",
             "卖鱼的人推着车从桥上过，车轮压在木板上咚咚地响，孩子们跟在后面跑。",
             "“你看见他了吗？”她问。没有人回答，只有风从门口吹进来。",
             "傍晚的时候河水涨了一点，渡船靠岸比平时慢，等船的人坐在石阶上说话！"]
WORDS = "茶馆山火归乡大雪渡口石桥灯火旧信远行重逢晒书雨夜"
PARAGRAPHS = 12  # of a chapter


def heading(number):
    at = number * 2 % (len(WORDS) - 3)
    return f"第{number}章 {WORDS[at:at + 4]}"


def chapter(number):
    count = len(SENTENCES)
    lines = [SENTENCES[(number + i) % count] + SENTENCES[(number * i) % count] for i in range(PARAGRAPHS)]
    return "".join([heading(number), "\n\n"] + [f"　　{line}\n" for line in lines] + ["\n"])


def book(size, with_contents):
    chapters, written = [], 0
    while written < size:
        chapters.append(chapter(len(chapters) + 1))
        written += len(chapters[-1].encode())
    contents = "目录\n" + "".join(heading(i + 1) + "\n" for i in range(len(chapters))) + "\n"
    return "夜航\n作者：李小雨\n\n" + (contents if with_contents else "") + "".join(chapters)


def instructions(program, path, folder):
    counts = os.path.join(folder, "counts")
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", program, "-q", "-t", "dump", "-O",
               "part=outline", "-o", os.devnull, path]
    subprocess.run(command, check=True, capture_output=True)
    with open(counts, encoding="utf-8", errors="replace") as file:
        return int(re.search(r"^(?:summary|totals): (\d+)", file.read(), re.M)[1])


def measure(program, size, with_contents, folder):
    """Instructions for each byte of a book."""
    path = os.path.join(folder, "book.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(book(size, with_contents))
    return instructions(program, path, folder) / os.path.getsize(path)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--banxin", default=os.path.join(ROOT, "build/release/bin/banxin"))
    parser.add_argument("sizes", nargs="*", type=int, default=[600000, 1200000, 2500000])
    given = parser.parse_args()
    if not shutil.which("valgrind"):
        print("skipped: no valgrind")
        return
    grows = False
    with tempfile.TemporaryDirectory() as folder:
        for with_contents in (False, True):
            first = 0
            for size in sorted(given.sizes):
                cost = measure(given.banxin, size, with_contents, folder)
                first = first or cost
                grows |= cost > first * MOST_GROWTH
                kind = "with contents" if with_contents else "chapters alone"
                print(f"{kind:16}{size:10} bytes {cost:8.1f} instructions a byte, {cost / first:.2f} times", flush=True)
    sys.exit(grows)


if __name__ == "__main__":
    main()
