#!/usr/bin/python3
"""At least two features speak for each heading that is found; a tag inside the article, and a place in a sequence, count as
two. So no word and no look decides alone. The inputs are the samples and those of the cases in tests/spec."""
import glob
import os
import re

from harness import ROOT, main, run

STRONG = {"tag of a heading", "counts on", "its family runs through the text"}
HEADING = re.compile(r"heading\theading -?\d+\t([^\t]*)\t(.*)")
INPUT = re.compile(r"^````input([^\n]*)\n(.*?)^````$", re.M | re.S)


def features(terms):
    return [term.rsplit(" +", 1)[0] for term in terms.split(", ") if " +" in term]


def lonely(evidence):
    """The headings that fewer than two features speak for."""
    for heading, terms in HEADING.findall(evidence):
        found = features(terms)
        if len(found) + any(feature in STRONG for feature in found) < 2:
            yield f"{heading}: {terms}"


def count_checked(path):
    done = run("-q", "-t", "dump", "-O", "part=evidence", "-o", "-", path)
    text = done.out.decode()
    alone = list(lonely(text))
    assert not alone, f"{path}: {alone}"
    return len(HEADING.findall(text))


def check_the_samples(_folder):
    paths = glob.glob(f"{ROOT}/samples/articles/*.*")
    assert paths and sum(map(count_checked, paths)) > 0


def check_the_inputs_of_cases(folder):
    count = 0
    for name in ("chapters", "headings", "saved_pages", "books", "plain"):
        with open(f"{ROOT}/tests/spec/{name}.spec", encoding="utf-8") as spec:
            inputs = INPUT.findall(spec.read())
        for number, (_, text) in enumerate(inputs):
            path = os.path.join(folder, f"{name}{number}.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            count += count_checked(path)
    assert count > 100, count


def check_a_lonely_heading_is_seen(_folder):
    assert list(lonely("heading\theading 12\t河\tlooks like one +12, long -3")) == ["河: looks like one +12, long -3"]
    assert not list(lonely("heading\theading 11\t河\ttag of a heading +6, long -3"))
    assert not list(lonely("heading\theading 11\t河\tbold +6, centred +5"))


if __name__ == "__main__":
    main(__name__)
