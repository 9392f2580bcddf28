#!/usr/bin/python3
"""Breaks the program in one line at a time, and shows which of these faults the tests do not notice.

usage: mutate.py [--check | --mend] [--only TEXT]... [-j JOBS] [LIST]      the list is tests/mutants.def

Each entry of the list is a mutant: a line of the source, the same line with a fault in it, the tests that should
notice, and what a user would lose. The mutants are made one by one in copies of the working tree, in build/mutants,
which are built without sanitizers and kept for the next time. Each runs its own tests alone.

  --check   only see that every line still stands exactly once in its file
  --mend    the same; a line that stands in one other file now is given that file in the list
  --only    only the mutants whose file, lines or loss hold TEXT
  -j        so many copies are at work side by side; 2

A mutant that its tests pass lives. The exit status is 1 when more than 1 in 10 live, when a line of the list is not
found or found twice, or when a mutant does not compile; 2 when the tests fail without any mutant.
"""
import argparse
import filecmp
import os
import queue
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORK = os.path.join(ROOT, "build", "mutants")
LIST = os.path.join("tests", "mutants.def")
UNCOPIED = {"build", "out", ".git"}  # at the root
MOST_ALIVE = 1 / 10
SECONDS_A_TEST = 120


class Mutant:
    def __init__(self, path, old, new, tests, loss):
        self.path, self.old, self.new, self.tests, self.loss = path, old, new, tests.split(), loss

    def holds(self, words):
        return any(word in text for word in words for text in (self.path, self.old, self.new, self.loss))


ENTRY = re.compile(r"file: (.+)\n- (.+)\n\+ (.+)\nby: (.+)\nlost: (.+)\Z")


def read_list(path):
    """Entries are separated by blank lines; # begins a comment."""
    with open(path, encoding="utf-8") as file:
        text = "".join(line for line in file if not line.startswith("#"))
    mutants = []
    for entry in re.split(r"\n\s*\n", text.strip()):
        match = ENTRY.match(entry.strip())
        if not match:
            sys.exit(f"{path}: not an entry of file, -, +, by, lost:\n{entry}")
        mutants.append(Mutant(*match.groups()))
    return mutants


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def count_in(path, line):
    """How often a line is in a file of the tree; 0 when there is no such file."""
    path = os.path.join(ROOT, path)
    return read(path).count(line) if os.path.exists(path) else 0


def find_elsewhere(line):
    """The one other file that has the line once, or None."""
    sources = [path for path in files_below(ROOT) if path.endswith((".c", ".h", ".def")) and path != LIST]
    counts = {path: count for path in sources if (count := count_in(path, line))}
    return next(iter(counts)) if list(counts.values()) == [1] else None


def mend(path, mutant, place):
    text = read(path)
    write(path, text.replace(f"file: {mutant.path}\n- {mutant.old}\n", f"file: {place}\n- {mutant.old}\n"))


def check(mutants, list_to_mend):
    """True when every line stands once in its file, or the list now says where it stands."""
    all_apply = True
    for mutant in mutants:
        count = count_in(mutant.path, mutant.old)
        if count == 1:
            continue
        place = find_elsewhere(mutant.old)
        print(f"{mutant.path}: found {count} times, not once: {mutant.old}" + (f"; it is in {place}" if place else ""))
        if place and list_to_mend:
            mend(list_to_mend, mutant, place)
        all_apply = all_apply and bool(place and list_to_mend)
    return all_apply


def files_below(folder):
    found = set()
    for place, folders, names in os.walk(folder):
        unwanted = UNCOPIED if place == folder else {"__pycache__"}
        folders[:] = [name for name in folders if name not in unwanted]
        found |= {os.path.relpath(os.path.join(place, name), folder) for name in names if name not in UNCOPIED}
    return found


def run(*command):
    environment = dict(os.environ, CCACHE_BASEDIR=WORK, CCACHE_NOHASHDIR="1")  # what one copy compiles serves all
    return subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment)


class Copy:
    """A copy of the tree, built for itself, in which one mutant is made after the other."""

    def __init__(self, number):
        self.tree, self.build_tree = (os.path.join(WORK, str(number), name) for name in ("tree", "build"))

    def bring_up_to_date(self):
        """Files that are the same keep their times, so that little is built again; new ones bring theirs, so that the
        working fonts are not made again."""
        os.makedirs(self.tree, exist_ok=True)
        wanted = files_below(ROOT)
        for name in files_below(self.tree) - wanted:
            os.remove(os.path.join(self.tree, name))
        for name in wanted:
            source, target = os.path.join(ROOT, name), os.path.join(self.tree, name)
            if not os.path.exists(target):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy2(source, target)
            elif not filecmp.cmp(source, target, shallow=False):
                shutil.copy(source, target)
        fonts = os.path.join(self.tree, "build", "fonts")
        if os.path.exists(os.path.join(ROOT, "build", "fonts")) and not os.path.lexists(fonts):
            os.makedirs(os.path.dirname(fonts), exist_ok=True)
            os.symlink(os.path.join(ROOT, "build", "fonts"), fonts)

    def configure(self):
        """What is linked with a library of ours is not linked again when only the inside of that changes."""
        launcher = ["-DCMAKE_C_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        done = run("cmake", "-S", self.tree, "-B", self.build_tree, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                   "-DCMAKE_C_FLAGS_DEBUG=-O0", "-DCMAKE_LINK_DEPENDS_NO_SHARED=ON", *launcher)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)

    def build(self, tests):
        """The whole program, and the unit tests concerned. The fault, "" when there is none."""
        units = [test.split("/")[1] + "_test" for test in tests if test.startswith("unit/")]
        done = run("cmake", "--build", self.build_tree, "--target", "base/all", "converter/all", "formats/all", *units)
        return "" if done.returncode == 0 else done.stdout[-2000:] + done.stderr[-2000:]

    def failed_tests(self, tests):
        pattern = "^(" + "|".join(re.escape(test) for test in sorted(set(tests))) + ")$"
        done = run("ctest", "--test-dir", self.build_tree, "-R", pattern, "--stop-on-failure", "--no-tests=error",
                   "--timeout", str(SECONDS_A_TEST))
        failed = re.findall(r"^\s*\d+ - (\S+) \(", done.stdout, re.MULTILINE)
        if done.returncode and not failed:
            raise RuntimeError(done.stdout + done.stderr)
        return failed

    def prepare(self, tests):
        """Without any mutant everything passes."""
        self.bring_up_to_date()
        self.configure()
        fault = self.build(tests)
        failed = [] if fault else self.failed_tests(tests)
        if fault or failed:
            print(fault or f"these fail without any mutant: {' '.join(failed)}")
            sys.exit(2)

    def try_mutant(self, mutant):
        """The test that notices, "" when none does; None when it does not compile."""
        path = os.path.join(self.tree, mutant.path)
        text = read(path)
        write(path, text.replace(mutant.old, mutant.new))
        try:
            fault = self.build(mutant.tests)
            if fault:
                print(fault)
                return None
            return " ".join(self.failed_tests(mutant.tests))
        finally:
            write(path, text)


def show(number, mutant, verdict):
    words = "does not compile" if verdict is None else f"noticed by {verdict}" if verdict else "LIVES"
    print(f"{number:3} {words}: {mutant.path}: {mutant.new}", flush=True)


def try_all(mutants, copies):
    """The mutants that live, and whether all could be made."""
    idle, alive, whole = queue.SimpleQueue(), [], True
    for copy in copies:
        idle.put(copy)

    def try_in_turn(mutant):
        copy = idle.get()
        try:
            return copy.try_mutant(mutant)
        finally:
            idle.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        for number, (mutant, verdict) in enumerate(zip(mutants, pool.map(try_in_turn, mutants)), 1):
            show(number, mutant, verdict)
            whole = whole and verdict is not None
            if verdict == "":
                alive.append(mutant)
    return alive, whole


def prepare(mutants, count):
    """Copies that are ready; the tests without mutants are run in one of them."""
    copies = [Copy(number) for number in range(count)]
    tests = [test for mutant in mutants for test in mutant.tests]
    copies[0].prepare(tests)
    for copy in copies[1:]:
        copy.bring_up_to_date()
        copy.configure()
        copy.build(tests)
    return copies


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--mend", action="store_true")
    parser.add_argument("--only", metavar="TEXT", action="append", default=[])
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("list", nargs="?", default=os.path.join(ROOT, LIST))
    arguments = parser.parse_args()
    mutants = read_list(arguments.list)
    all_apply = check(mutants, arguments.list if arguments.mend else None)
    if arguments.check or arguments.mend or not all_apply:
        sys.exit(not all_apply)
    if arguments.only:
        mutants = [mutant for mutant in mutants if mutant.holds(arguments.only)]
    if not mutants:
        sys.exit("no mutant is chosen")
    alive, whole = try_all(mutants, prepare(mutants, arguments.jobs))
    print(f"{len(mutants)} mutants, {len(alive)} live")
    for mutant in alive:
        print(f"{mutant.path}: {mutant.new}\n    lost: {mutant.loss}")
    sys.exit(not whole or len(alive) > MOST_ALIVE * len(mutants))


if __name__ == "__main__":
    main()
