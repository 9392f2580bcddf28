#!/usr/bin/python3
"""Runs the cases of a .spec file: one input each, and any number of expected outputs.

usage: run.py [--bless] [--case NAME] FILE.spec...     the program is $BANXIN, else build/dev/bin/banxin

A .spec file is Markdown that reads as the manual. A case opens with a line "### name". Then, if wanted, a line
"options: ARGUMENTS" (for banxin) and a line "file: NAME" (of the input, folders too; else case.txt), then blocks fenced with
four backticks and headed by one of:

  input           the bytes of the input, each line with a line feed
  input escaped   the same without the last line feed; \\n \\t \\\\ \\xXX \\uXXXX \\UXXXXXXXX are decoded
  dump, outline, breaks, lines, language, evidence     what `-t dump -O part=...` prints
  text            what `-t text` prints
  xhtml           the body of the article in the EPUB
  pages           what `pdftotext -layout` reads from the PDF
  diag            the messages of all these runs, each line once; without this block there must be none

--bless writes what the program gave into the file, for review.
"""
import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

FENCE = "````"
PATIENCE = 1200  # seconds after which a run will never end
OPF = "{http://www.idpf.org/2007/opf}"
LEAKS = f"suppressions={os.path.dirname(os.path.dirname(os.path.abspath(__file__)))}/leaks-of-libraries.txt"
DUMP_PARTS = {"dump": "model", "outline": "outline", "breaks": "breaks", "lines": "lines", "language": "language",
              "evidence": "evidence"}
OUTPUTS = [*DUMP_PARTS, "text", "xhtml", "pages"]


class Block:
    def __init__(self, heading, first, end, text):
        self.heading, self.first, self.end, self.text = heading, first, end, text


class Case:
    def __init__(self, name, line):
        self.name, self.line = name, line
        self.options, self.file, self.blocks = [], "case.txt", {}


def parse(lines):
    """Cases in order; a block knows its lines, so that --bless can replace them."""
    cases, number = [], 0
    while number < len(lines):
        line = lines[number].rstrip("\n")
        if line.startswith("### "):
            cases.append(Case(line[4:].strip(), number + 1))
        elif line.startswith("#"):
            cases.append(None)
        elif cases and cases[-1]:
            number = parse_case_line(cases[-1], lines, number)
        number += 1
    return [case for case in cases if case and case.blocks]


def parse_case_line(case, lines, number):
    line = lines[number].rstrip("\n")
    if line.startswith("options:"):
        case.options = shlex.split(line[len("options:"):])
    elif line.startswith("file:"):
        case.file = line[len("file:"):].strip()
    elif line.startswith(FENCE):
        end = next((i for i in range(number + 1, len(lines)) if lines[i].rstrip("\n") == FENCE), None)
        if end is None:
            sys.exit(f"line {number + 1}: a block without an end")
        heading = line[len(FENCE):].strip()
        case.blocks[heading] = Block(heading, number + 1, end, "".join(lines[number + 1:end]))
        return end
    return number


ESCAPE = re.compile(r"\\(n|t|\\|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


def decode_escapes(text):
    pieces, at = [], 0
    for match in ESCAPE.finditer(text):
        pieces.append(text[at:match.start()].encode())
        word, at = match.group(1), match.end()
        if word[0] == "x":
            pieces.append(bytes([int(word[1:], 16)]))
        elif word[0] in "uU":
            pieces.append(chr(int(word[1:], 16)).encode())
        else:
            pieces.append({"n": b"\n", "t": b"\t", "\\": b"\\"}[word])
    pieces.append(text[at:].encode())
    return b"".join(pieces)


def input_bytes(case):
    if "input escaped" in case.blocks:
        return decode_escapes(case.blocks["input escaped"].text.removesuffix("\n"))
    return case.blocks["input"].text.encode()


class Runner:
    def __init__(self, program):
        self.program = program
        self.environment = dict(os.environ, LC_ALL="C", TZ="UTC")
        self.environment.setdefault("LSAN_OPTIONS", LEAKS)
        self.environment.pop("SOURCE_DATE_EPOCH", None)

    def run(self, case, folder, arguments):
        done = subprocess.run([self.program, *arguments, *case.options, case.file], cwd=folder,
                              env=self.environment, capture_output=True, timeout=PATIENCE)
        message = done.stderr.decode(errors="replace")
        if done.returncode not in (0, 1, 2) or "Sanitizer" in message:
            raise RuntimeError(f"exit status {done.returncode}\n{message}")
        return done.stdout.decode(errors="backslashreplace"), message

    def output(self, case, folder, kind):
        """What the program gives for one kind of block, and its messages."""
        if kind in DUMP_PARTS:
            return self.run(case, folder, ["-t", "dump", "-O", f"part={DUMP_PARTS[kind]}"])
        if kind == "text":
            return self.run(case, folder, ["-t", "text"])
        made = os.path.join(folder, "made." + ("epub" if kind == "xhtml" else "pdf"))
        _, message = self.run(case, folder, ["-o", made])
        if not os.path.exists(made):
            return "", message
        return (epub_body(made) if kind == "xhtml" else pdf_text(made)), message


def epub_body(path):
    """The content of <body> of the first article in the spine, as it stands in the file."""
    with zipfile.ZipFile(path) as book:
        package_name = next(name for name in book.namelist() if name.endswith(".opf"))
        package = ElementTree.fromstring(book.read(package_name))
        items = {item.get("id"): item for item in package.iter(OPF + "item")}
        spine = [items[reference.get("idref")] for reference in package.iter(OPF + "itemref")]
        article = next(item for item in spine if not is_apparatus(item))
        page = book.read(os.path.join(os.path.dirname(package_name), article.get("href"))).decode()
    return re.search(r"<body[^>]*>\n?(.*?)\s*</body>", page, re.DOTALL).group(1) + "\n"


def is_apparatus(item):
    return "nav" in (item.get("properties") or "") or "cover" in item.get("href") or "title" in item.get("href")


def pdf_text(path):
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    lines = [line.rstrip() for line in text.replace("\f", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def actual_blocks(runner, case):
    """The text of each expected block as the program gives it; blocks that cannot be had here are left out."""
    actual, messages = {}, []
    with tempfile.TemporaryDirectory(prefix="banxin-spec-") as folder:
        os.makedirs(os.path.dirname(os.path.join(folder, case.file)), exist_ok=True)
        with open(os.path.join(folder, case.file), "wb") as file:
            file.write(input_bytes(case))
        kinds = [kind for kind in OUTPUTS if kind in case.blocks] or ["text"]
        for kind in kinds:
            if kind == "pages" and not shutil.which("pdftotext"):
                print(f"skipped: {case.name}: pages (no pdftotext)")
                continue
            actual[kind], message = runner.output(case, folder, kind)
            messages += [line for line in message.splitlines() if line not in messages]
    actual["diag"] = "".join(line + "\n" for line in messages)
    return {kind: normalise(text) for kind, text in actual.items() if kind in case.blocks or kind == "diag"}


def normalise(text):
    return text if not text or text.endswith("\n") else text + "\n"


def show_difference(spec, case, kind, expected, actual):
    print(f"{spec}:{case.line}: {case.name}: {kind} differs")
    sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), "expected",
                                               "actual"))


def run_case(runner, spec, case):
    try:
        actual = actual_blocks(runner, case)
    except (RuntimeError, subprocess.SubprocessError, zipfile.BadZipFile, StopIteration, KeyError) as error:
        print(f"{spec}:{case.line}: {case.name}: {type(error).__name__}: {error}")
        return None, False
    good = True
    for kind, text in actual.items():
        expected = case.blocks[kind].text if kind in case.blocks else ""
        if text != expected:
            show_difference(spec, case, kind, expected, text)
            good = False
    return actual, good


def bless(lines, case, actual):
    for kind, text in sorted(actual.items(), key=lambda pair: -getattr(case.blocks.get(pair[0]), "first", 0)):
        block = case.blocks.get(kind)
        if block:
            lines[block.first:block.end] = text.splitlines(True)


def run_file(runner, path, only, blessing):
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    failures, count = 0, 0
    for case in reversed(parse(lines)) if blessing else parse(lines):
        if only and only not in case.name:
            continue
        count += 1
        actual, good = run_case(runner, path, case)
        failures += not good
        if blessing and actual is not None:
            bless(lines, case, actual)
    if blessing:
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(lines)
    print(f"{path}: {count} cases, {failures} failures")
    return failures if count else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("--case", metavar="NAME")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    program = os.path.abspath(os.environ.get("BANXIN", "build/dev/bin/banxin"))
    if not os.path.exists(program):
        sys.exit(f"no program at {program}; build it or name it in $BANXIN")
    failures = sum(run_file(Runner(program), path, arguments.case, arguments.bless) for path in arguments.files)
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
