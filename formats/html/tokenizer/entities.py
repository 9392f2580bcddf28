#!/usr/bin/python3
"""Writes the named character references of HTML as a C table, in byte order of the names.

The list comes with Python (html.entities.html5), which has it from the HTML living standard, section 13.5.
"""
import html.entities
import sys


def rows():
    names = html.entities.html5
    for name in sorted(name[:-1] for name in names if name.endswith(";")):
        text = "".join(f"\\x{byte:02x}" for byte in names[name + ";"].encode())
        legacy = "true" if name in names else "false"
        yield f'    {{"{name}", "{text}", {legacy}}},\n'


with open(sys.argv[1], "w", encoding="ascii") as output:
    output.write('#include "formats/html/tokenizer/entities.h"\n\nconst struct entity entities[] = {\n')
    output.writelines(rows())
    output.write("};\n\nconst size_t entity_count = sizeof entities / sizeof *entities;\n")
