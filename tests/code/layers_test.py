#!/usr/bin/python3
"""Every #include follows the arrows between the rooms, and every library is seen by its own room alone."""
import os
import sys

import sources

# What each room may use: these rooms, and what they use. The same picture stands in README.md.
ARROWS = {
    "base": [],
    "fonts": ["base"],
    "formats/document": ["base"],
    "formats/image": ["base"],
    "formats/html": ["formats/document", "formats/image"],
    "formats/layout": ["formats/document"],
    "formats/canvas": ["formats/layout", "formats/image", "fonts"],
    "formats/text": ["formats/layout"],
    "formats/dump": ["formats/layout"],
    "formats/pdf": ["formats/canvas"],
    "formats/epub": ["formats/canvas", "formats/html"],
    "formats": ["formats/document"],
    "converter": ["formats"],
}

# Where the headers of a library may be included.
LIBRARIES = {
    "libxml/": ["formats/html/"],
    "unicode/": ["base/unicode.c", "base/patterns_icu.c"],
    "uchardet": ["formats/html/"],
    "zip.h": ["base/archive.c"],
    "png.h": ["formats/image/encode.c"],
    "gif_lib.h": ["formats/image/decode.c"],
    "webp/": ["formats/image/decode.c"],
    "cairo": ["formats/canvas/"],
    "hb": ["fonts/"],
    "ft2build.h": ["fonts/", "formats/canvas/"],
    "fontconfig/": ["fonts/"],
    "sha2.h": ["base/hash.c"],
    "sqlite3.h": ["converter/state/ledger.c"],
}


def room_of(path):
    folder = os.path.dirname(path)
    while folder and folder not in ARROWS:
        folder = os.path.dirname(folder)
    return folder


def reach(room):
    rooms, waiting = set(), [room]
    while waiting:
        here = waiting.pop()
        if here not in rooms:
            rooms.add(here)
            waiting += ARROWS[here]
    return rooms


def local_faults(path, name):
    if not os.path.exists(os.path.join(sources.ROOT, name)):
        return [f'{path}: "{name}" is not rooted at the repository']
    if room_of(name) not in reach(room_of(path)):
        return [f"{path}: {room_of(path)} may not use {room_of(name)} ({name})"]
    return []


def library_faults(path, name):
    for prefix, places in LIBRARIES.items():
        if name.startswith(prefix) and not path.startswith(tuple(places)):
            return [f"{path}: <{name}> belongs to {', '.join(places)}"]
    return []


def leak_faults(paths):
    """A header that shows the types of a library is private to its folder."""
    showing = {path for path in paths if path.endswith(".h") for kind, name in sources.includes(path)
               if kind == "system" and name.startswith(tuple(LIBRARIES))}
    return [f"{path}: {name} shows the types of a library" for path in paths
            for kind, name in sources.includes(path)
            if name in showing and os.path.dirname(name) != os.path.dirname(path)]


def main():
    faults = []
    paths = sources.files(".c", ".h", ".def", rooms=["base", "fonts", "formats", "converter"])
    for path in paths:
        for kind, name in sources.includes(path):
            faults += local_faults(path, name) if kind == "local" else library_faults(path, name)
    faults += leak_faults(paths)
    print("\n".join(faults) if faults else f"{len(paths)} files follow the arrows")
    sys.exit(bool(faults) or not paths)


if __name__ == "__main__":
    main()
