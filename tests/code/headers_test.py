#!/usr/bin/python3
"""Every header compiles alone, and twice."""
import subprocess
import sys

import sources

LIBRARIES = ["freetype2", "harfbuzz", "cairo", "libxml-2.0"]
COMMAND = ["cc", "-std=gnu17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-I", sources.ROOT, "-fsyntax-only"]


def library_flags():
    done = subprocess.run(["pkg-config", "--cflags", *LIBRARIES], capture_output=True, text=True, check=True)
    return done.stdout.split()


def main():
    headers = [path for path in sources.files(".h") if path != "tests/unit/cmocka.h"]
    command, failures = [*COMMAND, *library_flags(), "-x", "c", "-"], 0
    for header in headers:
        twice = f'#include "{header}"\n#include "{header}"\n'
        done = subprocess.run(command, input=twice, text=True, capture_output=True)
        if done.returncode:
            failures += 1
            print(f"{header}:\n{done.stderr}")
    print(f"{len(headers)} headers, {failures} failures")
    sys.exit(failures > 0 or not headers)


if __name__ == "__main__":
    main()
