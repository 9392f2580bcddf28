#!/usr/bin/python3
"""Every article of the corpus beside the repository converts to every format: no crash, no hang, no sanitizer report.
An empty file is refused by name. Skipped when there is no corpus."""
import os

from harness import CORPUS, EXTENSION, FORMATS, main, run, skip

ARCHIVE = os.path.join(CORPUS, "fg-fly-cnm")


def articles():
    for folder, _, names in sorted(os.walk(ARCHIVE)):
        for name in sorted(names):
            if name.endswith(".txt"):
                yield os.path.join(folder, name)


def check_every_article(folder):
    refused = 0
    for number, article in enumerate(articles()):
        done = run("-t", ",".join(FORMATS), "-d", f"{folder}/{number}", article)
        if not os.path.getsize(article):
            assert done.status == 1 and article in done.messages and "[empty-input]" in done.messages, done.messages
            refused += 1
            continue
        assert done.status == 0, f"{article}: {done.messages}"
        made = sorted(name.rpartition(".")[2] for name in os.listdir(f"{folder}/{number}")
                      if not name.startswith("."))
        assert made == sorted(EXTENSION[name] for name in FORMATS), f"{article}: {made}"
    print(f"{number + 1} articles, {refused} empty")


if not os.path.isdir(ARCHIVE):
    skip("no ../shared/corpus/fg-fly-cnm")
if __name__ == "__main__":
    main(__name__)
