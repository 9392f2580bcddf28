#!/usr/bin/python3
"""Writes patterns of hyphenation as a C table: for each language trees of letters, in one array for all.

usage: hyphenation.py OUTPUT.c LANGUAGE=hyph_NAME.dic...

A pattern is letters with figures between them (hen5at): the figure says how well a word breaks there, odd ones that
it may. A file may have two levels: the first divides compounds into words, the second words into syllables. Patterns
that change the spelling (with a solidus) and those of other marks than the apostrophe are left out.
"""
import re
import sys

EDGE, APOSTROPHE = ord("."), ord("'")
OTHER_BYTES = {"œ": 0x9C, "’": APOSTROPHE, "'": APOSTROPHE, ".": EDGE}  # of windows-1252


def letter_byte(letter):
    if letter in OTHER_BYTES:
        return OTHER_BYTES[letter]
    return ord(letter) if letter.isalpha() and ord(letter) < 0x100 else None


def levels_of(path):
    """The lines of the patterns of compounds, and those of syllables."""
    with open(path, "rb") as file:
        encoding = file.readline().decode("ascii").strip()
        levels = file.read().decode(encoding).split("\nNEXTLEVEL\n")
    return [line.strip() for line in "\n".join(levels[:-1]).split("\n")], [line.strip() for line in levels[-1].split("\n")]


def least_letters(lines, word):
    found = [int(line.split()[1]) for line in lines if line.startswith(word + " ")]
    return found[0] if found else 2


def patterns_of(lines):
    """The letters of each pattern, as bytes, and its figures: how many letters stand behind each, and what it is."""
    for line in lines:
        letters = [letter_byte(letter) for letter in re.sub("[0-9]", "", line)]
        if not letters or not re.search("[0-9]", line) or None in letters or not re.fullmatch(r"[^\s/A-Z#%]+", line):
            continue
        figures = re.split("[^0-9]", line)
        yield letters, [part for i, figure in enumerate(figures) if figure for part in (len(letters) - i, int(figure))]


class Tree:
    def __init__(self, lines):
        self.children, self.figures = {}, None
        for letters, figures in patterns_of(lines):
            self.add(letters, figures)

    def add(self, letters, figures):
        node = self
        for letter in letters:
            node = node.children.setdefault(letter, Tree([]))
        node.figures = figures


class Table:
    """Nodes as rows; the children of one stand side by side, in order of their letters. Equal families stand once."""

    def __init__(self):
        self.rows, self.families = [], {(): 0}
        self.figures, self.places = [0], {(): 0}

    def place_of(self, figures):
        key = tuple(figures or ())
        if key not in self.places:
            self.places[key] = len(self.figures)
            self.figures += [len(key) // 2, *key]
        return self.places[key]

    def row_of(self, letter, tree):
        family = tuple(self.row_of(byte, child) for byte, child in sorted(tree.children.items()))
        if family not in self.families:
            self.families[family] = len(self.rows)
            self.rows += family
        return self.families[family], self.place_of(tree.figures), letter, len(family)

    def add(self, tree):
        row = self.row_of(0, tree)
        self.rows.append(row)
        return len(self.rows) - 1


def main():
    table, languages = Table(), []
    for argument in sys.argv[2:]:
        language, path = argument.split("=")
        compounds, syllables = levels_of(path)
        left, right = (least_letters(compounds + syllables, word) for word in ("LEFTHYPHENMIN", "RIGHTHYPHENMIN"))
        roots = [table.add(Tree(lines)) for lines in (compounds, syllables)]
        languages.append(f'    {{"{language}", {left}, {right}, {roots[0]}, {roots[1]}}},\n')
    with open(sys.argv[1], "w", encoding="ascii") as output:
        output.write('#include "formats/layout/paragraph/hyphen_patterns.h"\n\n')
        output.write("const struct hyphen_language hyphen_languages[] = {\n" + "".join(languages) + "};\n\n")
        output.write("const size_t hyphen_language_count = sizeof hyphen_languages / sizeof *hyphen_languages;\n\n")
        output.write("const struct hyphen_node hyphen_nodes[] = {\n")
        output.writelines("    {%d, %d, %d, %d},\n" % row for row in table.rows)
        output.write("};\n\nconst uint8_t hyphen_figures[] = {\n")
        output.writelines(f"    {figure},\n" for figure in table.figures)
        output.write("};\n")


main()
