#!/usr/bin/python3
"""Makes the working fonts, Banxin Song and Banxin Hei, out of the Noto CJK fonts of Debian's fonts-noto-cjk.

Use: make_fonts.py FOLDER

The folder gets the two fonts, the licence and a stamp. The stamp is the hash of the recipe and of the fonts it
is made from: while it holds, a second run does nothing. Each font is a subset (characters.py) for zh-Hans as
TrueType (truetype.py), under a name of its own, as the licence and the trade mark of the original ask.
"""

import hashlib
import multiprocessing
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from fontTools.ttLib import TTFont

from characters import UNIHAN_FOLDER, working_characters
from truetype import convert_to_truetype

NOTO_FOLDER = "/usr/share/fonts/opentype/noto"
SIMPLIFIED_FACE = 2  # of the collections: JP KR SC TC HK

# file, source collection, family, style
FONTS = (
    ("BanxinSong-Regular.ttf", "NotoSerifCJK-Regular.ttc", "Banxin Song", "Regular"),
    ("BanxinHei-Bold.ttf", "NotoSansCJK-Bold.ttc", "Banxin Hei", "Bold"),
)

# Named in full: by default hb-subset drops the half widths.
FEATURES = "ccmp,liga,locl,kern,mark,halt,vhal,palt,vpal,vert,vkrn,pwid"

# The working fonts serve one language: the forms of the others would double their glyphs.
LANGUAGE_SYSTEM = "ZHS "

LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_ADDRESS = "https://openfontlicense.org"


def main():
    folder = pathlib.Path(sys.argv[1])
    stamp = folder / "stamp"
    wanted = recipe_hash()
    if stamp.exists() and stamp.read_text() == wanted:
        stamp.touch()
        return
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    write_licence(folder / "OFL.txt")
    with multiprocessing.Pool(len(FONTS)) as pool:
        pool.starmap(make_font, [(folder, *font) for font in FONTS])
    stamp.write_text(wanted)


def recipe_hash():
    here = pathlib.Path(__file__).parent
    inputs = sorted(here.glob("*.py")) + [pathlib.Path(NOTO_FOLDER) / font[1] for font in FONTS]
    inputs += [here / "OFL-1.1.txt", pathlib.Path(UNIHAN_FOLDER) / "Unihan_OtherMappings.txt.bz2"]
    total = hashlib.sha256()
    for path in inputs:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def make_font(folder, name, collection, family, style):
    with tempfile.TemporaryDirectory() as scratch:
        subset = os.path.join(scratch, "subset.otf")
        whole = os.path.join(scratch, "whole.otf")
        keep_one_language(os.path.join(NOTO_FOLDER, collection), whole)
        subset_font(whole, subset, scratch)
        font = TTFont(subset, recalcTimestamp=False)
        convert_to_truetype(font)
        rename(font, family, style)
        made = os.path.join(scratch, name)
        font.save(made)
        shutil.move(made, folder / name)


def keep_one_language(collection, target):
    """What a script does in LANGUAGE_SYSTEM becomes what it does in every language."""
    font = TTFont(collection, fontNumber=SIMPLIFIED_FACE, lazy=True, recalcTimestamp=False)
    for tag in ("GSUB", "GPOS"):
        for record in font[tag].table.ScriptList.ScriptRecord:
            for language in record.Script.LangSysRecord:
                if language.LangSysTag == LANGUAGE_SYSTEM:
                    record.Script.DefaultLangSys = language.LangSys
            record.Script.LangSysRecord = []
            record.Script.LangSysCount = 0
    font.save(target)


def subset_font(source, target, scratch):
    characters = os.path.join(scratch, "characters")
    with open(characters, "w", encoding="ascii") as file:
        file.writelines(f"{character:X}\n" for character in working_characters())
    subprocess.run(["hb-subset", source, f"--unicodes-file={characters}",
                    f"--layout-features={FEATURES}", "--name-IDs=*", "--desubroutinize", "--no-hinting",
                    f"--output-file={target}"], check=True)


def rename(font, family, style):
    names = font["name"]
    copyright_line = names.getDebugName(0)
    names.names = []
    compact = family.replace(" ", "")
    records = {0: copyright_line, 1: family, 2: style, 3: f"{compact}-{style}", 4: f"{family} {style}",
               5: names_version(font), 6: f"{compact}-{style}", 13: LICENCE, 14: LICENCE_ADDRESS}
    for number, text in records.items():
        names.setName(text, number, 3, 1, 0x409)


def names_version(font):
    return f"Version {font['head'].fontRevision:.3f}"


def write_licence(path):
    """The licence after the copyright lines of the originals."""
    notices = [TTFont(os.path.join(NOTO_FOLDER, font[1]), fontNumber=SIMPLIFIED_FACE, lazy=True)["name"].getDebugName(0)
               for font in FONTS]
    licence = (pathlib.Path(__file__).parent / "OFL-1.1.txt").read_text(encoding="utf-8")
    unique = "\n".join(dict.fromkeys(notices))
    path.write_text(f"{unique}\n\n{licence}", encoding="utf-8")


if __name__ == "__main__":
    main()
