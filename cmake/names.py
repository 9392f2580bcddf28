#!/usr/bin/python3
"""The names by which a library of ours and what is linked with it know each other.

usage: names.py NM STAMP FOLDER OBJECT...

A name that the program of somebody else defines as well takes the place of the library's own, wherever another module
asks for it: the dynamic linker goes by the name alone. So a library shows what is inside it with a prefix, and only
what begins with banxin_ as it is. Sources and debuggers do not see the prefix: the linker adds it (ld --wrap). Writes
into FOLDER:

  aliases.ld   the names with prefix, for the link of the library
  versions     what the library shows, and the stamp of the names that are not public
  wrap         for the link of whatever uses the library
"""
import os
import subprocess
import sys

PUBLIC, PREFIX = "banxin_", "__wrap_"


def names_in(nm, objects):
    out = subprocess.run([nm, "--defined-only", "--extern-only", "--format=posix", *objects], capture_output=True, text=True,
                         check=True).stdout
    names = {line.split()[0] for line in out.splitlines() if line and not line.endswith(":")}
    return sorted(name for name in names if not name.startswith(PUBLIC) and name.isidentifier())


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main(nm, stamp, folder, *objects):
    os.makedirs(folder, exist_ok=True)
    names = names_in(nm, objects)
    write(f"{folder}/aliases.ld", "".join(f"{PREFIX}{name} = {name};\n" for name in names))
    write(f"{folder}/versions", f"BANXIN_1 {{ global: {PUBLIC}*; local: *; }};\n"
                                f"BANXIN_PRIVATE_{stamp} {{ global: {PREFIX}*; }};\n")
    write(f"{folder}/wrap", "".join(f"--wrap={name}\n" for name in names))


if __name__ == "__main__":
    main(*sys.argv[1:])
