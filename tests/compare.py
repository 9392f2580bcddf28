#!/usr/bin/python3
"""Compares what two builds made of the same inputs with the same fonts, on two systems: texts, the members of books, and
what the pages of PDFs say and where. Pictures that were drawn may differ, as libraries do.

usage: compare.py FOLDER FOLDER       needs pdftotext; exit status 1 when something differs
"""
import os
import re
import subprocess
import sys
import zipfile

DRAWN = (".png", ".jpg")
NEAR = 0.1  # points


def files(folder):
    found = (os.path.relpath(os.path.join(here, name), folder)
             for here, _, names in os.walk(folder) for name in names)
    return sorted(name for name in found if ".banxin" not in name.split(os.sep))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def members(path):
    with zipfile.ZipFile(path) as book:
        return [(name, b"" if name.endswith(DRAWN) else book.read(name)) for name in book.namelist()]


def words(path):
    """Each word of each page with its box."""
    xml = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True).stdout.decode()
    return [(line.group(5), [float(side) for side in line.group(1, 2, 3, 4)]) for line in re.finditer(
        r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', xml)]


def stand_alike(left, right):
    return [word for word, _ in left] == [word for word, _ in right] and all(
        abs(a - b) < NEAR for (_, one), (_, other) in zip(left, right) for a, b in zip(one, other))


def alike(left, right):
    if left.endswith(".epub"):
        return members(left) == members(right)
    if left.endswith(".pdf"):
        return stand_alike(words(left), words(right))
    return read(left) == read(right)


def main():
    left, right = sys.argv[1:]
    names = files(left)
    differing = sorted(set(names) ^ set(files(right)))
    differing += [name for name in names if name not in differing
                  and not alike(os.path.join(left, name), os.path.join(right, name))]
    for name in differing:
        print(f"{name} differs")
    print(f"{len(names)} outputs, {len(differing)} differ")
    sys.exit(bool(differing) or not names)


if __name__ == "__main__":
    main()
