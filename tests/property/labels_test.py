#!/usr/bin/python3
"""Headings and metadata agree with labels that an editor gave to real articles. Skipped without the labels and the
corpus beside the repository."""
import csv
import functools
import os
import re
import sys

from harness import CORPUS, ROOT, main, run, skip

VECTORS = os.path.join(os.path.dirname(ROOT), "shared", "vectors")
LEAST_FOUND, MOST_FALSE, LEAST_FIELDS = 0.90, 0.02, 0.95
FIELDS = ["title", "order", "author", "date", "source", "language"]


def rows(name):
    with open(os.path.join(VECTORS, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def plain(text):
    return re.sub(r"\s+", "", text or "")


@functools.cache  # many labels are of one article
def read_outline(article):
    """The fields, and the levels of the headings by their text."""
    done = run("-t", "dump", "-O", "part=outline", os.path.join(CORPUS, article))
    assert done.status == 0, f"{article}: {done.messages}"
    fields, headings = {}, []
    for line in done.out.decode().splitlines():
        name, text, rule = line.split("\t")
        if name.isdigit():
            headings.append((plain(text), int(name), rule))
        else:
            fields[name] = text
    return fields, headings


def check_headings(_):
    wanted = right = labelled_none = false = 0
    for row in rows("headings.tsv"):
        _, headings = read_outline(row["file"])
        text, level = plain(row["line"]), int(row["level"])
        found = [one for one in headings if one[0] == text or ("goes on" in row["why"] and one[0].startswith(text))]
        if level:
            wanted += 1
            right += any(one[1] == level for one in found)
            if not any(one[1] == level for one in found):
                print(f"missed: {row['file']}: {level} {row['line']} {found}")
        else:
            labelled_none += 1
            false += bool(found)
            if found:
                print(f"false: {row['file']}: {row['line']} {found}")
    print(f"{right} of {wanted} headings found with their level, {false} of {labelled_none} lines taken for one")
    assert right >= LEAST_FOUND * wanted
    assert false <= MOST_FALSE * labelled_none


def check_fields(_):
    right = total = 0
    for row in rows("metadata.tsv"):
        fields, _ = read_outline(row["file"])
        for name in FIELDS:
            total += 1
            same = plain(fields.get(name)) == plain(row[name])
            right += same
            if not same:
                print(f"{row['file']}: {name} is {fields.get(name)!r}, not {row[name]!r}")
    print(f"{right} of {total} fields")
    assert right >= LEAST_FIELDS * total


if not os.path.isdir(CORPUS) or not os.path.isdir(VECTORS):
    skip("no ../shared/vectors and ../shared/corpus")
if __name__ == "__main__":
    main(__name__)
