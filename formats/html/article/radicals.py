#!/usr/bin/python3
"""Writes the ideographs that radicals stand for as a C table, in order of the radicals.

usage: radicals.py EquivalentUnifiedIdeograph.txt OUTPUT.c
"""
import re
import sys

ROW = re.compile(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)")


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for match in filter(None, map(ROW.match, lines)):
            first, last, ideograph = match.groups()
            for radical in range(int(first, 16), int(last or first, 16) + 1):
                yield f"    {{0x{radical:04X}, 0x{ideograph}}},\n"


with open(sys.argv[2], "w", encoding="ascii") as output:
    output.write('#include "formats/html/article/radicals.h"\n\nconst struct radical radicals[] = {\n')
    output.writelines(rows(sys.argv[1]))
    output.write("};\n\nconst size_t radical_count = sizeof radicals / sizeof *radicals;\n")
