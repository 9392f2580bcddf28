#!/usr/bin/python3
"""Finds words of the lexicon that can never be found, because another row of their class is found first.

How the words of a class are looked for, the sources say: credit_word_take and its like go through the rows in order,
so that a word stands in vain behind one that it begins with; at the end likewise. Where only yes or no is asked, a
word is dead beside any that it begins or ends with. Whole words swallow nothing, but a word that stands twice is dead.
"""
import collections
import re
import sys

import sources

LEXICON = "formats/html/lexicon/"
TABLES = {  # rows, and the functions that look for them
    "credits.def": (r'CREDIT_WORD\((\w+), "([^"]+)"', r"credit_word_(\w+)\(CREDIT_(\w+)"),
    "letters.def": (r'LETTER_WORD\((\w+), "([^"]+)"', r"letter_word_(\w+)\(LETTER_(\w+)"),
    "book_words.def": (r'BOOK_WORD\((\w+), "([^"]+)"', r"book_word_(\w+)\([^;]*?BOOK_(\w+)\)"),
}
ASKED = {"starts": "start", "ends": "end", "in": "within", "occurs": "within", "is": "whole"}
TAKEN = {"take": "start", "take_end": "end"}


def uses(pattern):
    """For each class the ways in which it is looked for."""
    found = collections.defaultdict(set)
    for path in sources.files(".c", rooms=["formats/html"]):
        for how, name in re.findall(pattern, sources.read(path)):
            if how in ASKED or how in TAKEN:
                found[name].add(how)
    return found


def swallows(other, word, place):
    """`other` is found wherever `word` is."""
    if place == "start":
        return word.startswith(other)
    if place == "end":
        return word.endswith(other)
    return place == "within" and other in word


def is_behind(words, at, how):
    """A word before it in the table is taken in its place."""
    return any(swallows(other, words[at], TAKEN[how]) for other in words[:at])


def is_beside(words, at, how):
    """Another word answers for it."""
    others = words[:at] + words[at + 1:]
    return any(swallows(other, words[at], ASKED[how]) for other in others)


def is_dead(words, at, ways):
    if words[at] in words[:at] or any(is_behind(words, at, how) for how in ways if how in TAKEN):
        return True
    return bool(ways) and not ways & TAKEN.keys() and all(is_beside(words, at, how) for how in ways)


def find_dead(text, rows, ways):
    """The dead words of a table: (class, word)."""
    classes = collections.defaultdict(list)
    for name, word in re.findall(rows, text):
        classes[name].append(word)
    return [(name, words[at]) for name, words in classes.items() for at in range(len(words))
            if is_dead(words, at, ways[name])]


# A word, the rows before it, how they are looked for, and whether it is dead.
CASES = [
    ("電訊", ["電"], {"take"}, True),
    ("電", ["電訊"], {"take"}, False),
    ("综合报道", ["报道"], {"take_end"}, True),
    ("综合报道", ["报道"], {"take"}, False),
    ("日报", ["报"], {"ends"}, True),
    ("日报", ["报"], {"ends", "is"}, False),
    ("致辞", ["致"], {"in"}, True),
    ("致", ["致"], {"is"}, True),
]


def main():
    faults = [f"the test itself: {word} behind {before}" for word, before, ways, dead in CASES
              if is_dead([*before, word], len(before), ways) != dead]
    count = 0
    for table, (rows, functions) in TABLES.items():
        text = sources.read(LEXICON + table)
        count += len(re.findall(rows, text))
        faults += [f"{LEXICON}{table}: {name}: {word} is never found: another row of its class is found first"
                   for name, word in find_dead(text, rows, uses(functions))]
    print("\n".join(faults) if faults else f"{count} words")
    sys.exit(bool(faults) or not count)


if __name__ == "__main__":
    main()
