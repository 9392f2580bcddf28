"""What the pages of a PDF paint: what of it belongs to which element, in which colours, with which characters.
Written from the standards, not from the writer. Part of pdf_checker.py."""
import re
from collections import defaultdict
from typing import NamedTuple

import pikepdf

TEXT = {b"Tj", b"TJ", b"'", b'"'}
PAINTING = TEXT | {b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"EI"}
KNOWN = PAINTING | set(b"""b BDC BI BMC BT BX c cm cs CS d d0 d1 DP EMC ET EX G g gs h i ID j J K k l m M MP n q Q re
    rg RG ri sc SC scn SCN Td TD Tf TL Tm Tr Ts Tw T* Tc Tz v w W W* y""".split())
INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
DEEPEST = 28  # of q; ISO 19005-2 §6.1.13
ARTIFACT = "Artifact"

# The syntax of contents: ISO 32000-1 §7.2 and §7.3. Strings may hold brackets in pairs, here four deep.
LITERAL = rb"\([^()\\]*(?:\\.[^()\\]*)*\)"
for _ in range(3):
    LITERAL = rb"\([^()\\]*(?:(?:\\.|" + LITERAL + rb")[^()\\]*)*\)"
STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>|" + LITERAL, re.S)
NAME = re.compile(rb"/[^\0\t\n\f\r ()<>\[\]{}/%]*")
OPERAND = rb"[\0\t\n\f\r \[\]0-9.+-]+|<<|>>|" + STRING.pattern + rb"|" + NAME.pattern + rb"|%[^\r\n]*|(?:true|false|null)\b"
INSTRUCTION = re.compile(rb"(?P<operands>(?:" + OPERAND + rb")*)(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*)", re.S)
IMAGE_END = re.compile(rb"\s(?=EI\s)")
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n?|\n)|(.))", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def unescape(match):
    if match[1]:
        return bytes([int(match[1], 8) & 255])
    return b"" if match[2] else ESCAPED.get(match[3], match[3])


def bytes_of(match):
    """What a string says, of a match of STRING."""
    if match[1] is not None:
        digits = b"".join(match[1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    inner = match[0][1:-1]
    return ESCAPE.sub(unescape, inner) if b"\\" in inner else inner


def names_of(operands):
    unescaped = [re.sub(rb"#([0-9A-Fa-f]{2})", lambda digits: bytes([int(digits[1], 16)]), name[1:])
                 for name in NAME.findall(STRING.sub(b"()", operands))]
    return ["/" + name.decode("utf-8", "surrogateescape") for name in unescaped]


def instructions(data, report):
    """Operands and operator of each, as they are written."""
    at = 0
    while match := INSTRUCTION.match(data, at):
        yield match["operands"], match["operator"]
        at = match.end()
        if match["operator"] == b"ID":
            end = IMAGE_END.search(data, at)
            at = end.end() if end else len(data)
    if data[at:].strip(b"\0\t\n\f\r "):
        report("7.8.2", f"contents that are no instruction: {data[at:at + 20]}")


def content_of(stream):
    if isinstance(stream, pikepdf.Stream):
        return stream.read_bytes()
    contents = stream.get("/Contents", [])
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


class Tag(NamedTuple):
    """Marked content, with what all around it says of what is inside."""
    is_artifact: bool = False
    is_tagged: bool = False  # it has a number, by which an element holds it
    has_actual_text: bool = False


class Contents:
    """Walks the content of one page, and of the forms that it paints."""

    def __init__(self, page, report):
        self.page, self.report = page, report
        self.marked = {}  # the numbers of marked content, with the tags that hold them
        self.strings = defaultdict(set)  # of each font, by its object: each with whether ActualText stands for it
        self.fonts = {}
        resources = page.get("/Resources", pikepdf.Dictionary())
        self.walk(page, resources, [Tag()], 0)
        self.shown = {key: self.codes(key) for key in self.strings}

    def walk(self, stream, resources, tags, depth):
        """`tags`: from the outermost one on."""
        font, fonts, known = None, [], {}
        start = len(tags)
        for operands, operator in instructions(content_of(stream), self.report):
            if operator in TEXT:
                self.show(operands, tags[-1], font)
            elif operator == b"BDC" or operator == b"BMC":
                tags.append(self.begin(operands, resources, tags[-1]))
            elif operator == b"EMC":
                if len(tags) == start:
                    self.report("contents", "EMC without a beginning")
                else:
                    tags.pop()
            elif operator == b"q":
                fonts.append(font)
                if len(fonts) + depth > DEEPEST:
                    self.report("6.1.13-8", f"q is nested {len(fonts) + depth} deep")
            elif operator == b"Q":
                if fonts:
                    font = fonts.pop()
                else:
                    self.report("contents", "Q without q")
            elif operator == b"Tf":
                if operands not in known:
                    known[operands] = resources.Font[names_of(operands)[0]]
                font = known[operands]
            elif operator == b"Do":
                self.draw(resources.XObject[names_of(operands)[0]], tags, depth + len(fonts))
            elif operator in PAINTING:
                self.paint(operator, tags[-1])
            else:
                self.check_setting(operands, operator)
        if len(tags) != start:
            self.report("contents", "marked content is not ended")
        if fonts:
            self.report("contents", "q without Q")

    def check_setting(self, operands, operator):
        if operator not in KNOWN:
            self.report("6.2.2-1", f"the operator {operator} is not one of PDF")
        elif operator in (b"k", b"K") or operator in (b"cs", b"CS") and names_of(operands) == ["/DeviceCMYK"]:
            self.report("6.2.4.3-3", "ink colours (DeviceCMYK) in the contents")
        elif operator == b"ri" and names_of(operands)[0] not in INTENTS:
            self.report("6.2.6-1", f"rendering intent {operands}")

    def begin(self, operands, resources, around):
        """`operands`: a name, and for BDC properties: another name, or a dictionary."""
        name, *others = names_of(operands)
        name, number, has_actual_text = name[1:], None, False
        if b"<<" in operands:
            properties = STRING.sub(b"()", operands)
            number = re.search(rb"/MCID\s+(\d+)", properties)
            number, has_actual_text = number and int(number[1]), "/ActualText" in others
        elif others:
            properties = resources.Properties[others[0]]
            number = int(properties["/MCID"]) if "/MCID" in properties else None
            has_actual_text = "/ActualText" in properties
        if name == ARTIFACT and around.is_tagged:
            self.report("01-003", "an artifact inside tagged content")
        if number is not None:
            self.mark(name, number, around)
        return Tag(around.is_artifact or name == ARTIFACT, around.is_tagged or number is not None,
                   around.has_actual_text or has_actual_text)

    def mark(self, name, number, around):
        if around.is_artifact:
            self.report("01-004", "tagged content inside an artifact")
        if around.is_tagged:
            self.report("01-tags", "tagged content inside other tagged content")
        if number in self.marked:
            self.report("14.7.4", f"the content {number} is marked twice on its page")
        self.marked[number] = name

    def draw(self, drawn, tags, depth):
        if drawn.Subtype == "/Form":
            self.walk(drawn, drawn.get("/Resources", pikepdf.Dictionary()), [*tags], depth)
        else:
            self.paint("Do", tags[-1])

    def paint(self, operator, tag):
        if not tag.is_artifact and not tag.is_tagged:
            self.report("01-005", f"{operator} paints what is neither an artifact nor tagged")

    def show(self, operands, tag, font):
        self.paint("a string", tag)
        if font is None:
            self.report("9.3", "text is shown without a font")
            return
        key = font.objgen
        self.fonts[key] = font
        self.strings[key].update((bytes_of(string), tag.has_actual_text) for string in STRING.finditer(operands))

    def codes(self, key):
        """What was shown of a font: codes, each with whether ActualText stands for it."""
        size, found = 2 if self.fonts[key].Subtype == "/Type0" else 1, set()
        for string, covered in self.strings[key]:
            if len(string) % size:
                self.report("9.7.6", "half a code in a string")
            found.update((int.from_bytes(string[i:i + size], "big"), covered)
                         for i in range(0, len(string) - size + 1, size))
        return found
