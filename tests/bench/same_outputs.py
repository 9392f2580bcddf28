#!/usr/bin/python3
"""Compares what two programs make of a folder of inputs, byte by byte. Not a test: one of them is an older build.

usage: same_outputs.py [--formats text,epub,pdf] [--jobs N] [--options "…"] OLD NEW FOLDER…

Each input is converted by both, and each book that comes of it is read back as text; outputs that differ, and
messages that differ, are listed, with their first difference.
"""
import argparse
import concurrent.futures
import difflib
import os
import shlex
import subprocess
import sys
import tempfile

ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="0", LC_ALL="C")
EXTENSION = {"text": "txt", "epub": "epub", "pdf": "pdf", "dump": "txt"}


def convert(program, options, form, path, output):
    """What the program says, and whether it wrote."""
    command = [program, *options, "-t", form, "-o", output, path]
    run = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return run.stdout.decode(errors="replace").replace(output, "OUTPUT"), run.returncode


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def first_difference(one, other):
    if one is None or other is None:
        return "one wrote nothing"
    if isinstance(one, bytes):
        if b"\0" in one[:4096]:
            return f"{len(one)} and {len(other)} bytes"
        one, other = one.decode(errors="replace"), other.decode(errors="replace")
    lines = [line for line in difflib.unified_diff(one.split("\n"), other.split("\n"), lineterm="", n=0)
             if not line.startswith(("---", "+++", "@@"))]
    return "\n".join("      " + line[:160] for line in lines[:6])


def compare(arguments, options, path):
    """(name of the output, what differs) for each output of one input that differs."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for form in arguments.formats.split(","):
            outputs = [os.path.join(folder, f"{side}.{EXTENSION[form]}") for side in ("old", "new")]
            said = [convert(program, options, form, path, output)
                    for program, output in zip((arguments.old, arguments.new), outputs)]
            bytes_of = [read(output) for output in outputs]
            if bytes_of[0] != bytes_of[1]:
                found.append((form, first_difference(*bytes_of)))
            if said[0] != said[1]:
                found.append((f"{form} messages", first_difference(said[0][0], said[1][0])))
            if form == "epub" and bytes_of[0]:
                texts = [convert(program, [], "text", outputs[0], output + ".txt")
                         for program, output in zip((arguments.old, arguments.new), outputs)]
                again = [read(output + ".txt") for output in outputs]
                if again[0] != again[1]:
                    found.append(("book read back", first_difference(*again)))
                if [text[1] for text in texts][0] != texts[1][1]:
                    found.append(("book read back, status", str(texts)))
            for output in outputs:
                if os.path.exists(output):
                    os.remove(output)
    return found


def inputs(folders):
    for folder in folders:
        if os.path.isfile(folder):
            yield folder
        for here, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                yield os.path.join(here, name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--formats", default="text,epub,pdf")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--options", default="")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("folders", nargs="+")
    arguments = parser.parse_args()
    options, paths = shlex.split(arguments.options), list(inputs(arguments.folders))
    different = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for path, found in zip(paths, pool.map(lambda path: compare(arguments, options, path), paths)):
            different += bool(found)
            for what, difference in found:
                print(f"{path}: {what}\n{difference}", flush=True)
    print(f"{different} of {len(paths)} inputs give something else")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
