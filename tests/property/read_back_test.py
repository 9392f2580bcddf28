#!/usr/bin/python3
"""A book of banxin says what its article says: what is read from the EPUB of an article is the document that was read from
the article itself, but for the lines of CHANGED. Of the samples, the pages of book_kinds.py, and the articles of the corpus
beside the repository when there is one."""
import difflib
import glob
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../conformance"))
from book_kinds import KINDS  # noqa: E402
from check_books import PAGE, changed, pack, sound_old  # noqa: E402
from harness import CORPUS, ROOT, main, read, run, write  # noqa: E402

# What may differ, and why: (the kind of line, what it is replaced by in both).
CHANGED = [
    # what made a heading one is known to who read the article
    (r' rule="[^"]*"', ""),
    # the book of an article in a numbered folder says so
    (r'^ *series(-index)? .*\n', ""),
    # in the book, pictures have names of its own
    (r'^( *)resource "[^"]*"', r"\1resource"),
    (r' resource="[^"]*"', " resource"),
    # keywords are elements of their own
    (r'[,;、，；] *(?=[^\n]*"$)', None),
    # a blank that a picture or a line break left at the start of a paragraph is not seen
    (r'^( *text ") +', r"\1"),
    # an item of a list without words has no place in the book: the next one says its number
    (r'^ *item( value=\d+)?\n(?! +(paragraph|list|table|quote|heading))', ""),
    (r'^( *item) value=\d+$', r"\1"),
    # links without words cannot be followed, and two to one place, side by side, are one
    (r'^( *)link target="[^"]*"\n(?!\1 )', ""),
    (r'^( *)(link target="[^"]*")\n((?:\1 .*\n)+)\1\2\n', r"\1\2\n\3"),
    (r'^( *text "[^"\n]*)"\n *text "', r"\1"),
]
# Tables too wide for a telephone stand in the book as records, a small table for each row.
RECORDS = ["tables.html"]
CORPUS_COUNT = 0 if os.environ.get("BANXIN_LONG") else 40


def same_form(dump):
    for pattern, replacement in CHANGED:
        if replacement is None:
            dump = re.sub(r"^keywords .*$", lambda line: re.sub(pattern, ", ", line[0]), dump, flags=re.MULTILINE)
        else:
            before = None
            while before != dump:
                before, dump = dump, re.sub(pattern, replacement, dump, flags=re.MULTILINE)
    return dump


def differences(folder, inputs):
    """(article, differing lines), of those that differ."""
    assert run("-t", "epub,dump", "-d", f"{folder}/made", *inputs).status in (0, 1)
    assert run("-f", "epub", "-t", "dump", "-d", f"{folder}/again", f"{folder}/made").status == 0
    books = sorted(glob.glob(f"{glob.escape(folder)}/made/**/*.epub", recursive=True))
    for book in books:
        first = read(book[:-5] + ".dump").decode(errors="replace")
        again = read(f"{folder}/again/" + os.path.relpath(book[:-5] + ".dump", f"{folder}/made")).decode(errors="replace")
        lines = list(difflib.unified_diff(same_form(first).split("\n"), same_form(again).split("\n"), lineterm="", n=0))
        if lines:
            yield book, lines[3:15]
    assert books


def check_kinds(folder):
    os.mkdir(f"{folder}/kinds")
    for name, content in KINDS.items():
        if name not in RECORDS:
            write(f"{folder}/kinds/{name}", content)
    bad = list(differences(folder, [f"{folder}/kinds"]))
    assert not bad, bad


def check_samples(folder):
    bad = list(differences(folder, [f"{ROOT}/samples/articles"]))
    assert not bad, bad


def check_corpus(folder):
    articles = [path for path in sorted(glob.glob(f"{CORPUS}/**/*.*", recursive=True)) if 0 < os.path.getsize(path) < 300 * 1000]
    if not articles:
        print("no corpus: skipped")
        return
    step = max(1, len(articles) // CORPUS_COUNT) if CORPUS_COUNT else 1
    bad = list(differences(folder, articles[::step]))
    assert not bad, bad


def check_the_only_chapter_keeps_its_heading(folder):
    """In books of others, which say their title in the package."""
    for chapter in ["<h1>第一章 渡口</h1>", "<p><b>第一章</b></p>", "<h1>渡口</h1>"]:
        book = f"{folder}/chapter.epub"
        pack(changed(sound_old(), (PAGE, '<h1 id="h">河口</h1>', chapter)), book)
        done = run("-f", "epub", "-t", "text", book)
        lines = done.out.decode().split("\n")
        assert "河口" in lines[0] and any(re.sub("<.*?>", "", chapter) in line for line in lines), (chapter, lines)


if __name__ == "__main__":
    main(__name__)
