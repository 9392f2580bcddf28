#!/usr/bin/python3
"""Every #include follows the arrows between the rooms, and every library is seen by its own room alone."""
import os
import sys

import sources

# What each room may use: these rooms, and what they use. A folder below a room is a room of its own, and is named
# here too; what stands in the folder above it may use it, never the other way round. The same picture stands in README.md.
ARROWS = {
    "base": [],
    "fonts": ["base"],
    "formats/document": ["base"],
    "formats/image": ["base"],
    "formats/html/encoding": ["base"],
    "formats/html/tokenizer": ["base"],
    "formats/html/lexicon": ["base"],
    "formats/html/css": ["formats/html/tokenizer", "formats/document"],
    "formats/html/tree": ["formats/html/css", "formats/html/lexicon", "formats/image"],
    "formats/html/article": ["formats/html/tree"],
    "formats/html": ["formats/html/encoding", "formats/html/article"],
    "formats/layout": ["formats/document"],
    "formats/canvas": ["formats/layout", "formats/image", "fonts"],
    "formats/text": ["formats/layout"],
    "formats/dump": ["formats/layout"],
    "formats/pdf": ["formats/canvas"],
    "formats/epub": ["formats/canvas", "formats/html"],
    "formats": ["formats/document"],
    "converter": ["formats"],
}

# Rooms whose folders have no arrows between them yet: all of such a room is one.
UNDIVIDED = ["formats/layout", "formats/epub", "converter"]

# Folders whose modules each have a header, and no circle between them.
DIVIDED = ["formats/html/encoding", "formats/html/tokenizer", "formats/html/css", "formats/html/tree",
           "formats/html/lexicon"]

# Where the headers of a library may be included.
LIBRARIES = {
    "libxml/": ["base/xml_reader.c"],
    "unicode/": ["base/unicode"],
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
    """The room of a file; None when its folder is in no table."""
    folder = os.path.dirname(path)
    if folder in ARROWS:
        return folder
    return next((room for room in UNDIVIDED if folder.startswith(room + "/")), None)


def reach(room):
    rooms, waiting = set(), [room]
    while waiting:
        here = waiting.pop()
        if here not in rooms:
            rooms.add(here)
            waiting += ARROWS[here]
    return rooms


def table_faults():
    """Arrows lead to rooms, and never back."""
    named = {room for uses in ARROWS.values() for room in uses} | set(UNDIVIDED)
    unknown = [f"{room}: named in the table, and no row of it" for room in sorted(named - set(ARROWS))]
    return unknown or [f"{room}: its arrows lead back to it" for room, uses in ARROWS.items()
                       if any(room in reach(used) for used in uses)]


def room_faults(paths):
    folders = sorted({os.path.dirname(path) for path in paths if room_of(path) is None})
    return [f"{folder}: a room that is not in the table" for folder in folders]


def local_faults(path, name):
    if not os.path.exists(os.path.join(sources.ROOT, name)):
        return [f'{path}: "{name}" is not rooted at the repository']
    here, there = room_of(path), room_of(name)
    if here and there and there not in reach(here):
        return [f"{path}: {here} may not use {there} ({name})"]
    return []


def module_of(path):
    return os.path.splitext(path)[0]


def circle_faults(paths):
    """Modules (a .c with its .h) of a divided room that need each other."""
    uses = {}
    for path in paths:
        names = [name for kind, name in sources.includes(path) if kind == "local" and not name.endswith(".def")]
        uses.setdefault(module_of(path), set()).update(module_of(name) for name in names)
    divided = [module for module in uses if module.startswith(tuple(room + "/" for room in DIVIDED))]
    return [f"{module}: needs what needs it ({', '.join(sorted(circle))})"
            for module in divided if (circle := find_circle(module, uses))]


def find_circle(module, uses):
    """The modules between one and itself; empty when nothing leads back."""
    behind, waiting = set(), [used for used in uses[module] if used != module]
    while waiting:
        here = waiting.pop()
        if here not in behind:
            behind.add(here)
            waiting += [used for used in uses.get(here, ()) if used != here]
    return {other for other in behind if other != module and module in uses.get(other, ())} if module in behind else set()


def header_faults(paths):
    """Each module of a divided room has its header."""
    return [f"{path}: has no header of its own" for path in paths
            if path.startswith(tuple(room + "/" for room in DIVIDED)) and path.endswith(".c")
            and module_of(path) + ".h" not in paths]


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


def check_rules():
    """The rules find what they are for."""
    assert local_faults("formats/html/css/cascade.c", "formats/html/tree/mend.h"), "an arrow that leads back passes"
    assert not local_faults("formats/html/tree/mend.c", "formats/html/css/cascade.h")
    assert room_faults(["formats/html/novelty/novelty.c"]), "a room that is in no table passes"
    assert circle_faults(["formats/html/tree/mend.c", "formats/html/tree/mend.h"]) == []
    circle = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
    assert find_circle("a", circle) and not find_circle("d", circle), "a circle passes"
    assert library_faults("formats/html/reader.c", "libxml/parser.h"), "a library in a foreign room passes"


def main():
    check_rules()
    faults = table_faults()
    if faults:
        sys.exit("\n".join(faults))
    paths = sources.files(".c", ".h", ".def", rooms=["base", "fonts", "formats", "converter"])
    for path in paths:
        for kind, name in sources.includes(path):
            faults += local_faults(path, name) if kind == "local" else library_faults(path, name)
    faults += leak_faults(paths) + room_faults(paths) + circle_faults(paths) + header_faults(paths)
    print("\n".join(faults) if faults else f"{len(paths)} files follow the arrows")
    sys.exit(bool(faults) or not paths)


if __name__ == "__main__":
    main()
