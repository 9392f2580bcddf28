#!/usr/bin/python3
"""The Chinese catalogue is complete: every text that the program can show has its translation, and none is left over."""
import ast
import re
import sys

import sources

CATALOGUE = "converter/zh_CN.po"
STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
# Where texts for the user stand: messages, the summaries of options and formats, and what is marked.
PLACES = [re.compile(r'^DIAGNOSTIC\(\w+,\s*"[^"]+",\s*\w+,\s*' + STRINGS, re.MULTILINE),
          re.compile(r"\.summary =\s*" + STRINGS), re.compile(r"\b(?:translate|PHRASE)\(\s*" + STRINGS)]
ENTRY = re.compile(r"^msgid " + STRINGS + r"msgstr " + STRINGS, re.MULTILINE)
PLACEHOLDER = re.compile(r"[%&][1-3]|%[0-9.]*(?:zu|lu|f|s)|\{\w+(?::\d+)?\}")


def join(strings):
    """The text of adjacent string literals."""
    return "".join(ast.literal_eval(literal) for literal in re.findall(r'"(?:[^"\\]|\\.)*"', strings))


def texts():
    """Each text for the user, and a file where it stands."""
    found = {}
    for path in sources.files(".c", ".def", rooms=["base", "fonts", "formats", "converter"]):
        for place in PLACES:
            for strings in place.findall(sources.read(path)):
                if re.search("[a-z]", PLACEHOLDER.sub("", join(strings))):
                    found.setdefault(join(strings), path)
    return found


def main():
    wanted = texts()
    text = sources.read(CATALOGUE)
    entries = [(join(original), join(translation)) for original, translation in ENTRY.findall(text)]
    catalogue = {original: translation for original, translation in entries if original}
    faults = [f"{path}: lacks a translation in {CATALOGUE}: {original!r}"
              for original, path in wanted.items() if not catalogue.get(original)]
    faults += [f"{CATALOGUE}: nobody says {original!r}" for original in catalogue if original not in wanted]
    faults += [f"{CATALOGUE}: other placeholders than in {original!r}" for original, translation in catalogue.items()
               if sorted(PLACEHOLDER.findall(original)) != sorted(PLACEHOLDER.findall(translation))]
    if len(entries) != len(catalogue) + 1 or "#, fuzzy" in text:
        faults.append(f"{CATALOGUE}: an entry stands twice, or is fuzzy")
    print("\n".join(faults) if faults else f"{len(wanted)} texts are translated")
    sys.exit(bool(faults) or not wanted)


if __name__ == "__main__":
    main()
