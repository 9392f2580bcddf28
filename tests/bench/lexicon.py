#!/usr/bin/python3
"""Takes each list of words of the lexicon away in turn, and prints how well headings are found without it. Not a test.

usage: lexicon.py [--banxin PROGRAM] [--labels FOLDER] [LIST…]      LIST: FRONT, FURNITURE, …; none: each of them

FOLDER holds the tables headings.tsv, outline.tsv and books.tsv with the columns repo, file, level and text, or parts,
chapters and sections, and the files below files/OWNER+NAME. They are not part of the repository; without them nothing is
measured. The program must be a build with -DBANXIN_LEXICON_TRIALS=ON, which leaves out the list that
BANXIN_LEXICON_WITHOUT names. No figure may fall by more than three points without a list: no list decides alone.
"""
import argparse
import collections
import csv
import glob
import os
import re
import subprocess
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORDS = os.path.join(ROOT, "formats/html/lexicon/words.def")
MOST_LOST = 3  # points


def lists():
    with open(WORDS, encoding="utf-8") as text:
        return sorted(set(re.findall(r"^WORD\((\w+),", text.read(), re.M)))


def rows(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def bare(text):
    return re.sub(r"[\s\u3000\u200b\ufeff]+", "", unicodedata.normalize("NFC", text or ""))


class Outlines:
    """The headings that the program finds in files, without a list."""

    def __init__(self, program, without):
        self.program, self.found = program, {}
        self.environment = dict(os.environ, BANXIN_LEXICON_WITHOUT=without)

    def of(self, path):
        if path not in self.found:
            command = [self.program, "-q", "-t", "dump", "-O", "part=outline", "-o", "-", path]
            text = subprocess.run(command, capture_output=True, env=self.environment, check=False).stdout.decode()
            self.found[path] = [line.split("\t")[1] for line in text.splitlines() if line[:1].isdigit()]
        return self.found[path]


def where(folder, row):
    return os.path.join(folder, "files", row["repo"].replace("/", "+"), row["file"])


def headings(folder, table, outlines):
    wanted, unsure = collections.defaultdict(list), collections.defaultdict(set)
    for row in rows(os.path.join(folder, table)):
        path = where(folder, row)
        if row["level"] == "-":
            unsure[path].add(bare(row["text"]))
        elif os.path.exists(path):
            wanted[path] += [bare(row["text"])] if row["level"] != "0" else []
    all_, hit, given = 0, 0, 0
    for path, texts in wanted.items():
        found = collections.Counter(bare(text) for text in outlines.of(path))
        for text in unsure[path]:
            found.pop(text, None)
        all_, given = all_ + len(texts), given + sum(found.values())
        hit += sum((found & collections.Counter(texts)).values())
    return [100 * hit / all_, 100 * hit / max(given, 1)] if all_ else []


def books(folder, outlines):
    exact, count = 0, 0
    for row in rows(os.path.join(folder, "books.tsv")):
        path = where(folder, row)
        if not os.path.exists(path):
            continue
        parts, chapters, sections = (int(row.get(name) or 0) for name in ("parts", "chapters", "sections"))
        exact += len(outlines.of(path)) in (chapters, parts + chapters, parts + chapters + sections)
        count += 1
    return [100 * exact / count] if count else []


def measure(program, folders, without):
    outlines, figures = Outlines(program, without), {}
    for folder in folders:
        for table in ("headings.tsv", "outline.tsv"):
            for name, figure in zip(("recall", "precision"), headings(folder, table, outlines)):
                figures[f"{table[:-4]} {name}"] = figure
        for figure in books(folder, outlines):
            figures["books exact"] = figure
    return figures


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--banxin", default=os.path.join(ROOT, "build/trials/bin/banxin"))
    parser.add_argument("--labels", default=os.path.join(os.path.dirname(ROOT), "labels"))
    parser.add_argument("lists", nargs="*")
    given = parser.parse_args()
    folders = [folder for folder in glob.glob(os.path.join(given.labels, "*")) if os.path.isdir(folder)]
    whole = measure(given.banxin, folders, "")
    if not whole:
        print("skipped: no labels")
        return
    print("all lists:", ", ".join(f"{name} {figure:.1f}" for name, figure in whole.items()))
    heavy = False
    for name in given.lists or lists():
        figures = measure(given.banxin, folders, name)
        lost = {key: whole[key] - figures[key] for key in whole}
        heavy |= max(lost.values()) > MOST_LOST
        print(f"without {name}:", ", ".join(f"{key} {-fall:+.1f}" for key, fall in lost.items()))
    sys.exit(heavy)


if __name__ == "__main__":
    main()
