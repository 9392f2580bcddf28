"""The fonts of a PDF: embedded, with the widths that they have, and with a character for each code that is shown. Part
of pdf_checker.py."""
import io
import re

import pikepdf
from fontTools.ttLib import TTFont, TTLibError
from fontTools.cffLib import CFFFontSet

TOLERANCE = 1.01  # in 1/1000 em: ISO 19005-2 §6.2.11.5
NEVER = {0, 0xFEFF, 0xFFFE}
WINDOWS = "cp1252"


def is_private(character):
    return 0xE000 <= character <= 0xF8FF or character >= 0xF0000


def hexadecimal(digits):
    return int(digits, 16)


def text_of(digits):
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "surrogatepass")


def read_map(stream):
    """Code to text, by a ToUnicode CMap."""
    found, data = {}, bytes(stream.read_bytes())
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[hexadecimal(code)] = text_of(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = text_of(text)
            for code in range(hexadecimal(first), hexadecimal(last) + 1):
                found[code] = start[:-1] + chr(ord(start[-1]) + code - hexadecimal(first))
        for first, _, texts in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.S):
            for i, text in enumerate(re.findall(rb"<([0-9A-Fa-f]*)>", texts)):
                found[hexadecimal(first) + i] = text_of(text)
    return found


def cid_widths(font):
    """CID to width, and the default."""
    widths, items = {}, list(font.get("/W", []))
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, pikepdf.Array):
            widths.update({first + i: float(width) for i, width in enumerate(second)})
        else:
            width = float(items.pop(0))
            widths.update({cid: width for cid in range(first, int(second) + 1)})
    return widths, float(font.get("/DW", 1000))


class Program:
    """The widths of an embedded font, by glyph."""

    def __init__(self, descriptor):
        self.cff = self.truetype = None
        if "/FontFile2" in descriptor:
            self.truetype = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), lazy=True)
            self.unit = self.truetype["head"].unitsPerEm
            self.metrics, self.order = self.truetype["hmtx"].metrics, self.truetype.getGlyphOrder()
        elif "/FontFile3" in descriptor:
            self.cff = CFFFontSet()
            data = descriptor.FontFile3.read_bytes()
            if data[:4] == b"OTTO":
                self.cff = TTFont(io.BytesIO(data), lazy=True)["CFF "].cff
            else:
                self.cff.decompile(io.BytesIO(data), None)

    def count(self):
        return self.truetype["maxp"].numGlyphs if self.truetype is not None else len(self.cff[0].CharStrings)

    def width(self, glyph):
        if self.truetype is None:
            return None
        return self.metrics[self.order[glyph]][0] * 1000 / self.unit

    def glyph_of(self, code):
        """Of a code of a simple font in WinAnsi, by the tables of the program."""
        character = ord(bytes([code]).decode(WINDOWS, "replace"))
        for table in self.truetype["cmap"].tables if "cmap" in self.truetype else []:
            for key in (character, code, 0xF000 + code):
                if key in table.cmap:
                    return self.truetype.getGlyphID(table.cmap[key])
        return None


def check_composite(font, shown, report):
    inner = font.DescendantFonts[0]
    if font.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
        report("6.2.11.3.3-1", f"the encoding {font.get('/Encoding')}")
    if inner.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
        report("6.2.11.3.2-1", f"{font.BaseFont} has no CIDToGIDMap")
    program = open_program(inner.get("/FontDescriptor"), font, report)
    widths, default = cid_widths(inner)
    for code, _ in shown:
        if code == 0:
            report("6.2.11.8-1", f"{font.BaseFont}: the glyph for what the face lacks is shown")
        if not program:
            continue
        if code >= program.count():
            report("6.2.11.4.1-2", f"{font.BaseFont} has no glyph {code}")
            continue
        width = program.width(code)
        if width is not None and abs(width - widths.get(code, default)) > TOLERANCE:
            report("6.2.11.5-1", f"{font.BaseFont}: glyph {code} is {width} wide, and said to be {widths.get(code, default)}")


def check_simple(font, shown, report):
    program = open_program(font.get("/FontDescriptor"), font, report)
    first, widths = int(font.get("/FirstChar", 0)), list(font.get("/Widths", []))
    for code, _ in shown:
        if not 0 <= code - first < len(widths):
            report("6.2.11.5-1", f"{font.BaseFont} has no width for {code}")
        elif program and program.truetype is not None:
            glyph = program.glyph_of(code)
            if not glyph:
                report("6.2.11.8-1", f"{font.BaseFont}: code {code} has no glyph")
            elif abs(program.width(glyph) - float(widths[code - first])) > TOLERANCE:
                report("6.2.11.5-1", f"{font.BaseFont}: the width of code {code}")


def open_program(descriptor, font, report):
    if descriptor is None or not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
        report("6.2.11.4.1-1", f"{font.BaseFont} is not embedded")
        return None
    try:
        return None if "/FontFile" in descriptor else Program(descriptor)
    except (TTLibError, KeyError, AssertionError) as error:
        report("6.2.11.2-1", f"{font.BaseFont} is damaged: {error}")
        return None


def check_characters(font, shown, level, report):
    """Each code has characters (level U), and private ones a text that stands for them (level A)."""
    characters = read_map(font.ToUnicode) if "/ToUnicode" in font else {}
    is_windows = font.get("/Encoding") in ("/WinAnsiEncoding", "/MacRomanEncoding")
    for code, covered in shown:
        text = characters.get(code, bytes([code]).decode(WINDOWS, "replace") if is_windows else None)
        if not text:
            if not covered:
                report("6.2.11.7.2-1", f"{font.BaseFont}: code {code} stands for no character")
        elif any(ord(character) in NEVER for character in text):
            report("6.2.11.7.2-2", f"{font.BaseFont}: code {code} stands for {text!r}")
        elif level == "A" and not covered and any(is_private(ord(character)) for character in text):
            report("6.2.11.7.3-1", f"{font.BaseFont}: code {code} stands for the private {text!r}")


def check(font, shown, level, report):
    if font.Subtype == "/Type0":
        check_composite(font, shown, report)
    elif font.Subtype != "/Type3":
        check_simple(font, shown, report)
    check_characters(font, shown, level, report)
