#!/usr/bin/python3
"""Runs the cases of a .spec file: one input each, and any number of expected outputs.

usage: run.py [--bless] [--case NAME] FILE.spec...     the program is $BANXIN, else build/dev/bin/banxin

A .spec file is Markdown that reads as the manual. A case opens with a line "### name". Then, if wanted, a line
"options: ARGUMENTS" (for banxin) and a line "file: NAME" (of the input, folders too; else case.txt), then blocks fenced with
four backticks and headed by one of:

  input           the bytes of the input, each line with a line feed
  input escaped   the same without the last line feed; \\n \\t \\\\ \\xXX \\uXXXX \\UXXXXXXXX are decoded
  dump, outline, breaks, lines, language, evidence   what `-t dump -O part=...` prints
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
SUMMARY = re.compile(r"\d+ converted, .*")


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


def write_input(case, folder):
    path = os.path.join(folder, case.file)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(input_bytes(case))


def kinds_of(case):
    return [kind for kind in OUTPUTS if kind in case.blocks] or ["text"]


def arguments_for(kind):
    return ["-t", "dump", "-O", f"part={DUMP_PARTS[kind]}"] if kind in DUMP_PARTS else ["-t", "text"]


def messages_by_case(message, count):
    """Of a run over in/0/, in/1/ and so on, the messages of each as a run over it alone has them. None: some are of
    the whole run."""
    found = [""] * count
    *lines, last = message.splitlines() or [""]
    for line in lines if SUMMARY.fullmatch(last) else [*lines, last]:
        match = re.match(r"in/(\d+)/", line)
        if not match:
            return None
        found[int(match[1])] += line.replace(match[0], "") + "\n"
    return found


def only_file_below(folder):
    files = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
    return files[0] if len(files) == 1 else None


class Runner:
    """Starting the program takes longer than most cases: those of the same options are made in one run over a folder.
    What differs there from what is expected, and what a run over a folder does not make, is made again alone."""

    def __init__(self, program):
        self.program, self.made = program, {}
        self.environment = dict(os.environ, LC_ALL="C", TZ="UTC")
        self.environment.setdefault("LSAN_OPTIONS", LEAKS)
        self.environment.pop("SOURCE_DATE_EPOCH", None)

    def start(self, folder, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=folder, env=self.environment, capture_output=True,
                              timeout=PATIENCE)
        message = done.stderr.decode(errors="replace")
        if done.returncode not in (0, 1, 2) or "Sanitizer" in message:
            raise RuntimeError(f"exit status {done.returncode}\n{message}")
        return done.stdout.decode(errors="backslashreplace"), message

    def run(self, case, folder, arguments):
        return self.start(folder, *arguments, *case.options, case.file)

    def make_together(self, cases):
        groups = {}
        for case in cases:
            for kind in set(kinds_of(case)) - {"xhtml", "pages"}:
                groups.setdefault((kind, *case.options), []).append(case)
        for (kind, *options), group in groups.items():
            if len(group) > 1:
                with tempfile.TemporaryDirectory(prefix="banxin-spec-") as folder:
                    self.make_group(folder, kind, options, group)

    def make_group(self, folder, kind, options, group):
        for number, case in enumerate(group):
            write_input(case, os.path.join(folder, "in", str(number)))
        try:
            _, message = self.start(folder, "-j1", *arguments_for(kind), *options, "-d", "out", "in")
        except RuntimeError:
            return  # one of them alone fails in the same way
        messages = messages_by_case(message, len(group))
        for number, case in enumerate(group):
            path = only_file_below(os.path.join(folder, "out", str(number)))
            if path and messages:
                with open(path, encoding="utf-8", errors="backslashreplace", newline="") as file:
                    self.made[case, kind] = file.read(), messages[number]

    def forget(self, case):
        """True when something of the case was made together with others."""
        kinds = [kind for kind in kinds_of(case) if self.made.pop((case, kind), None)]
        return bool(kinds)

    def output(self, case, folder, kind):
        """What the program gives for one kind of block, and its messages."""
        if (case, kind) in self.made:
            return self.made[case, kind]
        if kind not in ("xhtml", "pages"):
            return self.run(case, folder, arguments_for(kind))
        name = "made." + ("epub" if kind == "xhtml" else "pdf")
        _, message = self.run(case, folder, ["-o", name])
        made = os.path.join(folder, name)
        if not os.path.exists(made):
            return "", message
        return (epub_body(made) if kind == "xhtml" else pdf_text(made)), message


def epub_body(path):
    """The content of <body> of the first article in the spine, as it is in the file."""
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
        write_input(case, folder)
        for kind in kinds_of(case):
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


def faults_of(case, actual):
    """Each block that differs, as its kind, what is expected, and what there is."""
    expected = {kind: case.blocks[kind].text if kind in case.blocks else "" for kind in actual}
    return [(kind, expected[kind], text) for kind, text in actual.items() if text != expected[kind]]


def run_case(runner, spec, case):
    try:
        actual = actual_blocks(runner, case)
        if faults_of(case, actual) and runner.forget(case):
            actual = actual_blocks(runner, case)
    except (RuntimeError, subprocess.SubprocessError, zipfile.BadZipFile, StopIteration, KeyError) as error:
        print(f"{spec}:{case.line}: {case.name}: {type(error).__name__}: {error}")
        return None, False
    faults = faults_of(case, actual)
    for kind, expected, text in faults:
        show_difference(spec, case, kind, expected, text)
    return actual, not faults


def bless(lines, case, actual):
    for kind, text in sorted(actual.items(), key=lambda pair: -getattr(case.blocks.get(pair[0]), "first", 0)):
        block = case.blocks.get(kind)
        if block:
            lines[block.first:block.end] = text.splitlines(True)


def run_file(runner, path, only, blessing):
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    cases = [case for case in parse(lines) if not only or only in case.name]
    failures = 0
    if not blessing:
        runner.make_together(cases)
    for case in reversed(cases) if blessing else cases:
        actual, good = run_case(runner, path, case)
        failures += not good
        if blessing and actual is not None:
            bless(lines, case, actual)
    if blessing:
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(lines)
    print(f"{path}: {len(cases)} cases, {failures} failures")
    return failures if cases else 1


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
