#!/usr/bin/python3
"""What --check finds in small books after EPUBCheck's rules (check_cases.py and check_cases_of_kinds.py) is what EPUBCheck finds in them: nothing, a
warning or an error. Skipped when EPUBCheck was not fetched. BANXIN_LONG=1 prints each book on which the two differ."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_books as making  # noqa: E402
import check_cases as cases  # noqa: E402
import check_cases_of_kinds as of_kinds  # noqa: E402
import epubcheck  # noqa: E402
from harness import main, run, skip  # noqa: E402

FEWEST_BOOKS, LEAST_AGREEMENT = 1500, 0.97
ALONE = 40  # one of so many is also looked over by itself
WORST = ["nothing", "warning", "error"]


def make_books(folder):
    """(name, path) of each."""
    made = []
    for source, rules in ((making.sound, cases.NEWER + of_kinds.NEWER), (making.sound_old, cases.OLD + of_kinds.OLD)):
        for name, *changes in rules:
            path = f"{folder}/{len(made)}.epub"
            making.pack(making.changed(source(), *changes), path)
            made.append((name, path))
    return made


def their_findings(books):
    return [[(1 if each["severity"] == "WARNING" else 2, f'{each["id"]} {each["message"]}') for each in found]
            for found in epubcheck.findings(books)]


def our_findings(books):
    """For each book, in one run as well; the exit status is 1 when one of them has an error."""
    found = {book: [] for book in books}
    done = run("--check", *books)
    for book, severity, words in re.findall(r"^(.*?\.epub)\b.*?: (error|warning): (.*)", done.messages, re.MULTILINE):
        found[book].append((2 if severity == "error" else 1, words))
    without_errors = [book for book in books if worst_of(found[book]) < 2]
    assert done.status == (len(without_errors) < len(books)), done.messages
    assert not without_errors or run("--check", *without_errors).status == 0
    return [found[book] for book in books]


def check_a_book_alone_is_judged_as_among_others(folder):
    books = [path for _, path in make_books(folder)[::ALONE]]
    assert [our_findings([book]) for book in books] == [[found] for found in our_findings(books)]


def worst_of(findings):
    return max((severity for severity, _ in findings), default=0)


def table(pairs):
    """How often they found what, and we."""
    lines = ["EPUBCheck \\ --check  " + "".join(f"{word:>9}" for word in WORST)]
    for theirs, word in enumerate(WORST):
        counts = [pairs.count((theirs, ours)) for ours in range(3)]
        lines.append(f"{word:>20} " + "".join(f"{count:>9}" for count in counts))
    return "\n".join(lines)


def check_finds_what_epubcheck_finds(folder):
    books = make_books(folder)
    paths = [path for _, path in books]
    pairs, differences = [], []
    for (name, _), theirs, ours in zip(books, their_findings(paths), our_findings(paths)):
        pairs.append((worst_of(theirs), worst_of(ours)))
        if worst_of(theirs) != worst_of(ours):
            differences.append(f"{name}: {WORST[worst_of(theirs)]}, not {WORST[worst_of(ours)]}\n  {theirs}\n  {ours}")
    share = 1 - len(differences) / len(books)
    print(table(pairs), f"{share:.1%} of {len(books)} books", sep="\n")
    if os.environ.get("BANXIN_LONG") or share < LEAST_AGREEMENT:
        print("\n".join(differences))
    assert len(books) >= FEWEST_BOOKS and share >= LEAST_AGREEMENT


if not epubcheck.is_there():
    skip("no EPUBCheck; tests/run.sh fetches it")
if __name__ == "__main__":
    main(__name__)
