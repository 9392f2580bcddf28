#!/usr/bin/python3
"""Writes which languages each Chinese character is written in as a C table, one byte a character.

usage: han_scripts.py Unihan_Variants.txt.bz2 languages.def OUTPUT.c

A character is Simplified when GB 2312 has it, Big5 has not, and Unihan names a Traditional variant; Traditional the
other way round; Japanese when the first level of JIS X 0208 has it and neither of the two others. The words of
languages.def add what begins one of them.
"""
import bz2
import re
import sys

FIRST, LAST, A_LINE = 0x4E00, 0x9FFF, 24


def variants(path, field):
    """The characters that Unihan names other forms of, and these forms."""
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.split() for line in lines if f"\t{field}\t" in line]
    return {chr(int(row[0][2:], 16)): {chr(int(form[2:].split("<")[0], 16)) for form in row[2:]} for row in rows}


def encoded(character, charset):
    try:
        return character.encode(charset)
    except UnicodeEncodeError:
        return b""


def is_in_jis(character, levels):
    """JIS X 0208: rows 16 to 47 are its first level, 48 to 84 its second."""
    code = encoded(character, "euc_jp")
    return len(code) == 2 and 0xB0 <= code[0] <= (0xCF, 0xF4)[levels - 1]


def read_lexicon(path):
    """The characters of CHINESE_WORDS and SHARED_FORMS, and those that begin a word of a region."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    listed = [set(re.search(macro + r'\("(.*)"\)', text).group(1)) for macro in ("CHINESE_WORDS", "SHARED_FORMS")]
    return *listed, set(re.findall(r'(?:HK|TW)(?:_FORM)?\(\d, "(.)', text))


def scripts_of(character, traditional, simplified):
    """Simplified, Traditional, Japanese: one at most."""
    in_gb, in_big5 = bool(encoded(character, "gb2312")), bool(encoded(character, "big5"))
    to_traditional = traditional.get(character, set()) - {character}
    to_simplified = {form for form in simplified.get(character, set()) if encoded(form, "gb2312")}
    return (in_gb and not in_big5 and bool(to_traditional), in_big5 and not in_gb and bool(to_simplified),
            is_in_jis(character, 1) and not in_gb and not in_big5)


def main(unihan, words, output):
    function_words, shared, beginnings = read_lexicon(words)
    traditional, simplified = variants(unihan, "kTraditionalVariant"), variants(unihan, "kSimplifiedVariant")

    def flags(character):
        """In the order of enum han_script."""
        hans, hant, japanese = scripts_of(character, traditional, simplified)
        if character in shared:
            hans = hant = japanese = False
        return (hans, hant, hans and not is_in_jis(character, 2), hant and not is_in_jis(character, 1), japanese,
                character in function_words, character in beginnings)

    table = [sum(1 << bit for bit, holds in enumerate(flags(chr(code))) if holds) for code in range(FIRST, LAST + 1)]
    with open(output, "w", encoding="ascii") as file:
        file.write('#include "formats/html/lexicon/han_scripts.h"\n\nconst uint8_t han_scripts[HAN_COUNT] = {\n')
        for start in range(0, len(table), A_LINE):
            file.write("    " + ", ".join(map(str, table[start:start + A_LINE])) + ",\n")
        file.write("};\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
