"""Judges a tree of sources: options are read once, by the table, and asked for by name by nobody else."""
import os
import re

import sources

SOURCE_ENDS = (".c", ".h", ".def")
HEADER = "base/option.h"

# The functions that take the name of an option: to give a value, and to find a row.
BY_NAME = {"option_find", "option_values_set"}
PROTOTYPE = re.compile(r"^[a-z][\w *]*?\**(\w+)\(([^;{]*)\);", re.MULTILINE)
NAME_PARAMETER = re.compile(r"const char \*(?:name|option|key)\b")

CALL = re.compile(r"\b(" + "|".join(sorted(BY_NAME)) + r")\(")
ROW_NAME = r"\b(?:row|option)\w*(?:\[\w+\])?(?:->|\.)name\b"
COMPARED_NAME = re.compile(rf'\bstrn?(?:case)?cmp\((?:[^;{{]*?{ROW_NAME}, "|"[^"]*", {ROW_NAME})')
TYPED_WORDS = re.compile(r'\.choices = "[a-z0-9][^"]*\|')
TYPED_PLACE = re.compile(r"\.(?:kind = OPTION_|offset = offsetof)")


def faults_of_header(text):
    return [f"{HEADER}: {name} asks for an option by its name; read the structure of option_values_get"
            for name, parameters in PROTOTYPE.findall(text) if name not in BY_NAME and NAME_PARAMETER.search(parameters)]


def faults_of_source(path, text, readers):
    faults = []
    if path not in readers:
        faults += [f"{path}: {name}: only the reader of options has names; take a typed structure"
                   for name in sorted(set(CALL.findall(text)))]
    if COMPARED_NAME.search(text):
        faults.append(f"{path}: compares the name of an option with a word; give its row a mark")
    if TYPED_WORDS.search(text):
        faults.append(f"{path}: the words of a choice are those of its enum; use STORE_CHOICE or OPTION_WORDS")
    if TYPED_PLACE.search(text):
        faults.append(f"{path}: a row takes its kind and its place from STORE_FLAG and its like")
    return faults


def all_faults(rooms, readers):
    """`readers`: the sources that may use names."""
    faults = [f"{path}: among the readers of options, but is not there" for path in readers
              if not os.path.exists(os.path.join(sources.ROOT, path))]
    for path in sources.files(*SOURCE_ENDS, rooms=rooms):
        text = sources.read(path)
        if path == HEADER:
            faults += faults_of_header(text)
        elif path != "base/option.c":
            faults += faults_of_source(path, text, readers)
    return faults
