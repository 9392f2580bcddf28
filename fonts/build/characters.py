"""Which characters the working fonts hold: what mainland Chinese print needs, and no more.

The Han characters are those of the Table of General Standard Chinese Characters (kTGH, 2013) and of GB 2312
(kGB0), as the Unihan database of Debian's unicode-data lists them. Everything else comes, at run time, from
the full Noto CJK.
"""

import bz2

UNIHAN_FOLDER = "/usr/share/unicode"
HAN_FIELDS = ("kTGH", "kGB0")

# Blocks that stand beside Han text in print; a font takes of them what it has.
BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B: pinyin with tones
    (0x0251, 0x0251),  # the one-storey a of pinyin
    (0x0261, 0x0261),  # the one-storey g of pinyin
    (0x02B0, 0x036F),  # modifier letters, combining marks
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x214F),  # super- and subscripts, currency, letterlike symbols
    (0x2150, 0x23FF),  # number forms, arrows, operators, technical signs
    (0x2460, 0x27BF),  # enclosed numbers, box drawing, shapes, signs, dingbats
    (0x2900, 0x297F),  # more arrows
    (0x2E3A, 0x2E3B),  # the two- and three-em dashes
    (0x3000, 0x30FF),  # CJK marks, kana
    (0x3100, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),  # bopomofo for dialects
    (0x3200, 0x33FF),  # enclosed CJK, square units
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFE00, 0xFE02),  # variation selectors of quotation marks
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # CJK compatibility and small forms
    (0xFF00, 0xFFEF),  # full- and half-width forms
)


def han_characters():
    """The code points that Unihan gives one of HAN_FIELDS."""
    found = set()
    with bz2.open(f"{UNIHAN_FOLDER}/Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("\t")
            if len(fields) == 3 and fields[1] in HAN_FIELDS:
                found.add(int(fields[0][2:], 16))
    return found


def working_characters():
    """All code points of a working font, sorted."""
    wanted = han_characters()
    for first, last in BLOCKS:
        wanted.update(range(first, last + 1))
    return sorted(wanted)
