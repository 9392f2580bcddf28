#!/usr/bin/python3
"""The test of the layers finds what it is there to find: each wrong tree, made for the purpose, has its fault."""
import os
import sys
import tempfile

import layers
import sources

ARROWS = {"low": [], "high": ["low"], "high/inner": ["low"]}
GOOD = {
    "low/a.h": "", "low/a.c": '#include "low/a.h"\n',
    "high/b.h": '#include "low/a.h"\n', "high/b.c": '#include "high/b.h"\n#include <zip.h>\n',
    "high/inner/c.h": "", "high/inner/c.c": '#include "high/inner/c.h"\n#include "low/a.h"\n',
    "high/main.c": "int main(void)\n{\n}\n",
}
LIBRARIES = {"zip.h": ["high/b.c"]}

# What is changed in the good tree or its table, and the fault that must be found; None: there is none.
CASES = [
    ("nothing", {}, {}, [], None),
    ("an arrow the wrong way", {"low/a.c": '#include "high/b.h"\n'}, {}, [], "low may not use high (high/b.h)"),
    ("a sub-room that uses its parent", {"high/inner/c.c": '#include "high/b.h"\n'}, {}, [],
     "high/inner may not use high (high/b.h)"),
    ("a room that uses a sub-room it has no arrow to", {"high/b.c": '#include "high/inner/c.h"\n'}, {}, [],
     "high may not use high/inner (high/inner/c.h)"),
    ("an unnamed room", {"low/new/d.h": ""}, {}, [], "low/new: not in the table of arrows"),
    ("an unnamed room with a word list alone", {"low/words/d.def": ""}, {}, [], "low/words: not in the table"),
    ("a row without a room", {}, {"gone": []}, [], "gone: in the table of arrows, but has no sources"),
    ("an arrow to nowhere", {}, {"high": ["low", "gone"]}, [], "its arrow leads to gone"),
    ("a circle of arrows", {}, {"low": ["high"]}, [], "a circle of arrows: high, low"),
    ("a module that is a room", {"low/a.c": '#include "high/b.h"\n', "high/b.h": ""}, {"high/b": [], "low": ["high/b"]},
     [], None),
    ("two modules that need each other", {"low/a.h": '#include "low/e.h"\n', "low/e.h": '#include "low/a.h"\n'}, {}, [],
     "a circle of modules: low/a, low/e"),
    ("a circle by way of the sources", {"low/a.c": '#include "low/e.h"\n', "low/e.h": "",
                                        "low/e.c": '#include "low/a.h"\n'}, {}, [], "a circle of modules: low/a, low/e"),
    ("a named recursion", {"low/a.h": '#include "low/e.h"\n', "low/e.h": '#include "low/a.h"\n'}, {},
     [{"low/a", "low/e"}], None),
    ("a recursion that is none", {}, {}, [{"low/a", "low/e"}], "named as a recursion, but is none: low/a, low/e"),
    ("a source without its header", {"low/d.c": ""}, {}, [], "low/d.c: has no header of its own"),
    ("a folder that is too full", {f"low/m{i}.h": "" for i in range(25)}, {}, [], "low: 26 modules"),
    ("a header that is not there", {"low/a.c": '#include "a.h"\n'}, {}, [], '"a.h" is not rooted'),
    ("a library in the wrong place", {"low/a.c": "#include <zip.h>\n"}, {}, [], "<zip.h> belongs to high/b.c"),
    ("a library's types shown to another folder", {"high/b.h": '#include <zip.h>\n', "high/inner/c.c":
                                                   '#include "high/b.h"\n'}, {}, [], "shows the types of a library"),
]


def faults_of(files, arrows, recursions):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        sources.ROOT = root
        paths = sources.files(*layers.SOURCE_ENDS, rooms=["low", "high"])
        return layers.all_faults(paths, arrows, recursions, LIBRARIES)


def main():
    failures = 0
    for name, files, arrows, recursions, wanted in CASES:
        faults = faults_of({**GOOD, **files}, {**ARROWS, **arrows}, recursions)
        right = any(wanted in fault for fault in faults) if wanted else not faults
        if not right:
            failures += 1
            print(f"{name}: wanted {wanted}, found {faults}")
    print(f"{len(CASES)} trees, {failures} failures")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
