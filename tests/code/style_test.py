#!/usr/bin/python3
"""Every source file is as clang-format leaves it, and no file is longer than 500 lines."""
import shutil
import subprocess
import sys

import sources

LONGEST = 500
SKIPPED = 77


def is_tidy(path):
    done = subprocess.run(["clang-format", path], cwd=sources.ROOT, capture_output=True, text=True, check=True)
    return done.stdout == sources.read(path)


def main():
    paths = sources.files(".c", ".h")
    long = [path for path in paths if sources.read(path).count("\n") > LONGEST]
    for path in long:
        print(f"{path}: more than {LONGEST} lines")
    if not shutil.which("clang-format"):
        print("skipped: no clang-format")
        sys.exit(1 if long else SKIPPED)
    check = ["clang-format", "--dry-run", "--Werror", *paths]
    all_tidy = not subprocess.run(check, cwd=sources.ROOT, stderr=subprocess.DEVNULL).returncode
    untidy = [] if all_tidy else [path for path in paths if not is_tidy(path)]
    for path in untidy:
        print(f"{path}: not as clang-format leaves it; run clang-format -i {path}")
    sys.exit(bool(long or untidy))


if __name__ == "__main__":
    main()
