#!/usr/bin/python3
"""Ace, by DAISY, finds nothing in books of every kind: those of book_kinds.py, one with vertical lines, the samples, one
book of them all, and articles of the corpus beside the repository when there is one. Skipped when Ace or Chromium is not
there; tests/tools.sh ace fetches Ace."""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from book_kinds import KINDS  # noqa: E402
from harness import CORPUS, ROOT, main, run, skip, write  # noqa: E402

TOOLS = os.environ.get("BANXIN_ACE", os.path.join(ROOT, "build/tools"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ACE_BOOKS = os.path.join(ROOT, "tests/conformance/ace_books.js")
LONG_WAIT = str(600 * 1000)  # milliseconds, for a browser on a machine that is busy
CORPUS_COUNT = 8


def findings(books):
    """For each book, what Ace says of it."""
    environment = dict(os.environ, PUPPETEER_EXECUTABLE_PATH=CHROMIUM, ACE_TIMEOUT_INITIAL=LONG_WAIT)
    done = subprocess.run(["node", ACE_BOOKS, TOOLS, *books], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line)["findings"] for line in done.stdout.splitlines()]


def articles(folder):
    for name, content in KINDS.items():
        yield write(f"{folder}/{name}", content)
    yield from sorted(glob.glob(f"{ROOT}/samples/articles/*"))
    found = [path for path in sorted(glob.glob(f"{CORPUS}/**/*.*", recursive=True)) if 0 < os.path.getsize(path) < 100 * 1000]
    yield from found[::max(1, len(found) // CORPUS_COUNT)]


def make_books(folder):
    for number, article in enumerate(articles(folder)):
        book = f"{folder}/{number}.epub"
        if run("-o", book, article).status == 0:
            yield article, book
    for name, arguments in {"vertical": ["-Owriting=vertical", f"{folder}/tables.html"],
                            "merged": ["--merge", f"{ROOT}/samples/articles"]}.items():
        assert run("-o", f"{folder}/{name}.epub", *arguments).status == 0, name
        yield name, f"{folder}/{name}.epub"


def make_bad(folder):
    """Without languages and titles. If this passes, the others prove nothing."""
    with zipfile.ZipFile(f"{folder}/0.epub") as good, zipfile.ZipFile(f"{folder}/bad.epub", "w") as bad:
        for entry in good.infolist():
            content = good.read(entry)
            if entry.filename.startswith("EPUB/text/"):
                content = re.sub(rb' (xml:)?lang="[^"]*"|<title>.*?</title>', b"", content)
            bad.writestr(entry, content)
    return f"{folder}/bad.epub"


def check_ace_finds_nothing(folder):
    names, books = zip(*make_books(folder))
    *found, of_bad = findings([*books, make_bad(folder)])
    assert of_bad, "Ace takes any book for a good one"
    bad = [(name, each) for name, each in zip(names, found) if each]
    assert not bad, bad
    print(f"{len(books)} books")


if not os.path.isdir(f"{TOOLS}/node_modules/@daisy/ace-cli") or not CHROMIUM or not shutil.which("node"):
    skip("no Ace, or no Chromium; tests/tools.sh ace fetches Ace")
if __name__ == "__main__":
    main(__name__)
