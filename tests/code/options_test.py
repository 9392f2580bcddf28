#!/usr/bin/python3
"""Behind the reader of options no option is asked for by name, and the words of a choice are those of its enum."""
import sys

import options

ROOMS = ["base", "fonts", "formats", "converter"]

# What reads options for the command line, settings files, an archive's own file, and for programs of others.
READERS = [
    "converter/cli/config.c",
    "converter/cli/confinement.c",
    "converter/cli/format_options.c",
    "converter/cli/settings.c",
    "formats/banxin.c",
    "formats/registry.c",
]


def main():
    faults = options.all_faults(ROOMS, READERS)
    print("\n".join(faults) if faults else "options are read once")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
