"""Turns a CFF font into a TrueType font in place: cubic outlines become quadratic ones.

FreeType and Cairo handle TrueType outlines several times faster than CFF ones, and the PDFs are smaller.
"""

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable

TOLERANCE = 2 / 1000  # of the em: no pixel of print tells the two apart


def convert_to_truetype(font):
    glyphs = quadratic_glyphs(font)
    update_side_bearings(font, glyphs)
    replace_outlines(font, glyphs)
    update_headers(font)


def quadratic_glyphs(font):
    tolerance = font["head"].unitsPerEm * TOLERANCE
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs


def update_side_bearings(font, glyphs):
    """The outlines moved by a unit or so; in vertical text the top bearing is all that is left of VORG."""
    for name, glyph in glyphs.items():
        glyph.recalcBounds(None)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
        height, _ = font["vmtx"][name]
        font["vmtx"][name] = (height, vertical_origin(font, name) - getattr(glyph, "yMax", 0))


def vertical_origin(font, name):
    origins = font["VORG"]
    return origins.VOriginRecords.get(name, origins.defaultVertOriginY)


def replace_outlines(font, glyphs):
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = glyphs
    del font["CFF "], font["VORG"]
    font.sfntVersion = "\0\1\0\0"


def update_headers(font):
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth", "maxCompositePoints",
                  "maxCompositeContours", "maxPoints", "maxContours"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    post = font["post"]
    post.formatType = 3.0  # no glyph names: nobody asks for them
    font["head"].glyphDataFormat = 0
