#!/usr/bin/python3
"""Every #include follows the arrows between the rooms, no modules need each other but the named recursions, and every
library is seen by its own room alone."""
import sys

import layers
import sources

# What each room may use: these rooms, and what they may use. A folder with sources that is not named here fails.
# The same picture stands in CONTRIBUTING.md.
ARROWS = {
    "base": [],
    "base/xml": ["base"],
    "base/patterns": ["base"],

    "fonts": ["base"],

    "formats/document": ["base/xml", "base/patterns"],
    "formats/image": ["base"],

    "formats/html/encoding": ["base"],
    "formats/html/tokenizer": ["base/xml"],
    "formats/html/lexicon": ["base"],
    "formats/html/css": ["formats/html/tokenizer", "formats/document"],
    "formats/html/svg": ["formats/html/tokenizer"],
    "formats/html/notes": ["formats/html/tokenizer", "formats/html/lexicon", "formats/document"],
    "formats/html/pictures": ["formats/html/svg", "formats/document", "formats/image"],
    "formats/html/formula": ["formats/html/tokenizer", "formats/document"],
    "formats/html/tree": ["formats/html/css", "formats/html/formula", "formats/html/notes", "formats/html/pictures"],
    "formats/html/article": ["formats/html/tree"],
    "formats/html/roles": ["formats/html/article"],
    "formats/html/extent": ["formats/html/roles"],
    "formats/html/outline": ["formats/html/extent"],
    "formats/html/book": ["formats/html/roles"],
    "formats/html/metadata": ["formats/html/outline", "formats/html/book"],
    "formats/html": ["formats/html/encoding", "formats/html/metadata"],

    "formats/xhtml": ["formats/document"],

    "formats/layout/paragraph": ["formats/document"],
    "formats/layout/inline": ["formats/layout/paragraph"],
    "formats/layout/block": ["formats/layout/inline"],
    "formats/layout/page": ["formats/layout/block"],
    "formats/layout": ["formats/layout/page"],

    "formats/canvas": ["formats/layout", "formats/image", "fonts"],

    "formats/text": ["formats/layout"],
    "formats/dump": ["formats/layout"],

    "formats/pdf/imposition": ["base"],
    "formats/pdf/plan": ["formats/canvas", "formats/pdf/imposition"],
    "formats/pdf/official": ["formats/pdf/plan"],
    "formats/pdf/closing": ["formats/canvas"],
    "formats/pdf/qr": ["base"],
    "formats/pdf": ["formats/pdf/official", "formats/pdf/closing", "formats/pdf/qr"],

    "formats/epub/package": ["formats/xhtml", "formats/image"],
    "formats/epub/read": ["formats/html"],
    "formats/epub/syntax": ["formats/epub/read"],
    "formats/epub/inspection": ["formats/epub/syntax"],
    "formats/epub/check": ["formats/epub/inspection", "formats/image"],
    "formats/epub": ["formats/canvas", "formats/epub/check", "formats/epub/package"],

    "formats": ["formats/document"],

    "converter/state": ["formats/document"],
    "converter/cli": ["converter/state", "formats"],
    "converter/inputs": ["converter/cli"],
    "converter/plan": ["converter/inputs"],
    "converter/job": ["converter/inputs"],
    "converter/pool": ["converter/job", "converter/plan"],
    "converter/run": ["converter/pool"],
    "converter": ["converter/run"],
}

# Modules that need each other, because what they treat is nested: CONTRIBUTING.md says how.
RECURSIONS = [
    # A note holds blocks, and a block refers to notes; a table writes the blocks of its head again.
    {"formats/xhtml/notes", "formats/xhtml/tables", "formats/xhtml/xhtml"},
    # A cell, a caption and a note hold flows of blocks, and a flow holds tables and refers to notes.
    {"formats/layout/block/flow", "formats/layout/block/intrinsic_width", "formats/layout/block/notes",
     "formats/layout/block/table_boxes", "formats/layout/block/table_edges", "formats/layout/block/table_group",
     "formats/layout/block/table_slices"},
]

# Where the headers of a library may be included.
LIBRARIES = {
    "libxml/": ["base/xml/xml_reader.c"],
    "unicode/": ["base/unicode.c", "base/patterns/patterns_module.c"],
    "uchardet": ["formats/html/"],
    "zip.h": ["base/archive.c"],
    "zlib.h": ["formats/pdf/closing/pack.c", "formats/image/packed_rows.c"],
    "jpeglib.h": ["formats/image/jpeg_mend.c"],
    "png.h": ["formats/image/encode.c", "formats/image/reduce_png.c"],
    "gif_lib.h": ["formats/image/decode.c"],
    "webp/": ["formats/image/decode.c", "formats/image/reduce_webp.c"],
    "librsvg/": ["formats/canvas/svg_surface.c"],
    "qrencode.h": ["formats/pdf/qr/qr_code.c"],
    "cairo": ["formats/canvas/"],
    "hb": ["fonts/"],
    "ft2build.h": ["fonts/", "formats/canvas/"],
    "fontconfig/": ["fonts/"],
    "sha2.h": ["base/hash.c"],
    "sqlite3.h": ["converter/state/ledger.c"],
}


def main():
    paths = sources.files(*layers.SOURCE_ENDS, rooms=["base", "fonts", "formats", "converter"])
    faults = layers.all_faults(paths, ARROWS, RECURSIONS, LIBRARIES)
    print("\n".join(faults) if faults else f"{len(paths)} files follow the arrows")
    sys.exit(bool(faults) or not paths)


if __name__ == "__main__":
    main()
