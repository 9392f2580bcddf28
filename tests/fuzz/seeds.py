#!/usr/bin/python3
"""Writes the inputs of all spec cases, the samples and the PDFs of both Cairos into a folder, as seeds; and a dictionary
of their tags.

usage: seeds.py FOLDER DICTIONARY
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "spec"))
import run  # noqa: E402  (the runner of the spec cases)


def spec_inputs():
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/spec/*.spec"))):
        with open(path, encoding="utf-8") as file:
            yield from (run.input_bytes(case) for case in run.parse(file.readlines()))


def sample_inputs():
    paths = glob.glob(os.path.join(ROOT, "samples/articles/*")) + glob.glob(os.path.join(ROOT, "tests/unit/pdf/*.pdf"))
    for path in sorted(paths):
        with open(path, "rb") as file:
            yield file.read()


def words(seeds):
    """Tags, attribute names and entities."""
    found = set()
    for seed in seeds:
        found.update(re.findall(rb"</?[a-zA-Z][a-zA-Z0-9]*|&#?[a-zA-Z0-9]+;|[a-z-]+(?=[=:])", seed))
    return sorted(found)


def main():
    folder, dictionary = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    seeds = [*spec_inputs(), *sample_inputs()]
    for number, seed in enumerate(seeds):
        with open(os.path.join(folder, f"seed-{number:04}"), "wb") as file:
            file.write(seed)
    with open(dictionary, "w", encoding="ascii") as file:
        for word in words(seeds):
            file.write('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n')
    print(f"{len(seeds)} seeds")


if __name__ == "__main__":
    main()
