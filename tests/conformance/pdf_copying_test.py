#!/usr/bin/python3
"""What is copied from a PDF is the same in every reader: pdftotext, mutool, and pdf.js where tests/tools.sh fetched it. Poppler
knows what a span of glyphs stands for (ActualText); the other two know glyphs alone. Skipped without mutool."""
import os
import shutil
import subprocess
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from harness import ROOT, main, run, skip, write  # noqa: E402
from pdf_kinds import KINDS, PICTURES  # noqa: E402

os.environ["LSAN_OPTIONS"] = f"suppressions={ROOT}/tests/conformance/leaks-of-drawings.txt:print_suppressions=0"

PDF_JS = os.path.join(ROOT, "build/tools/node_modules/pdfjs-dist/legacy/build/pdf.mjs")
SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pdf_copying.mjs")
READERS = {"pdftotext": ["pdftotext", "-raw", "FILE", "-"], "mutool": ["mutool", "draw", "-q", "-F", "txt", "FILE"]}
# Of ⸺ and —— one has a glyph of its own, and what stands from right to left comes in the order of each reader.
LEFT_OUT = {"rare characters", "right to left", "unknown characters", "unreadable characters", "odd characters"}
if not all(shutil.which(command[0]) for command in READERS.values()):
    skip("no mutool or no pdftotext")


def runs_pdf_js():
    """It needs Node.js 20; what Debian 12 has gives no text, and no error."""
    if not shutil.which("node") or not os.path.exists(PDF_JS):
        return False
    version = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout
    return int(version.lstrip("v").split(".")[0] or 0) >= 20


if runs_pdf_js():
    READERS["pdf.js"] = ["node", SCRIPT, PDF_JS, "FILE"]


def copied(reader, path):
    """The characters that can be seen, in the order of the contents."""
    command = [path if word == "FILE" else word for word in READERS[reader]]
    done = subprocess.run(command, capture_output=True, check=True)
    return "".join(unicodedata.normalize("NFKC", done.stdout.decode()).split())


def check_readers_copy_the_same(folder):
    for picture, data in PICTURES.items():
        write(f"{folder}/{picture}", data)
    for kind in sorted(KINDS.keys() - LEFT_OUT):
        done = run("-q", "-Ofooter=", "-o", "a.pdf", write(f"{folder}/a.html", KINDS[kind]), folder=folder)
        assert done.status == 0, done.messages
        texts = {reader: copied(reader, f"{folder}/a.pdf") for reader in READERS}
        assert len(set(texts.values())) == 1, f"{kind}: {texts}"


def check_pictures_are_copied_as_nothing(folder):
    write(f"{folder}/a.png", PICTURES["a.png"])
    path = write(f"{folder}/a.html", "题目\n<p>前。</p><p><img src='a.png' width=90 height=90 alt='图'></p><p>后。</p>")
    done = run("-q", "-Ofooter=", "-o", "a.pdf", path, folder=folder)
    assert done.status == 0, done.messages
    for reader in READERS:
        assert copied(reader, f"{folder}/a.pdf") == "题目前。后。", reader


if __name__ == "__main__":
    main(__name__)
