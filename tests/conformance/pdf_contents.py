"""What the pages of a PDF paint: what of it belongs to which element, in which colours, with which characters.
Written from the standards, not from the writer. Part of pdf_checker.py."""
from collections import defaultdict

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI", "EI", "INLINE IMAGE"}
KNOWN = PAINTING | set("""b BDC BMC BT BX c cm cs CS d d0 d1 DP EMC ET EX G g gs h i j J K k l m M MP n q Q re
    rg RG ri sc SC scn SCN Td TD Tf TL Tm Tr Ts Tw T* Tc Tz v w W W* y""".split())
DEEPEST = 28  # of q; ISO 19005-2 §6.1.13
ARTIFACT = "Artifact"


class Contents:
    """Walks the content of one page, and of the forms that it paints."""

    def __init__(self, page, report):
        self.page, self.report = page, report
        self.marked = {}  # the numbers of marked content, with the tags that hold them
        self.shown = defaultdict(set)  # of each font, by its object: codes, each with whether ActualText stands for it
        self.fonts = {}
        self.forms = []
        resources = page.get("/Resources", pikepdf.Dictionary())
        self.walk(page, resources, [], 0)

    def walk(self, stream, resources, tags, depth):
        """`tags`: name, number of the content (None: none) and whether it has ActualText, from the outermost one on."""
        self.outer, saved, font, fonts = len(tags), 0, None, []
        tags = list(tags)
        start = len(tags)
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name not in KNOWN:
                self.report("6.2.2-1", f"the operator {name} is not one of PDF")
            if name in ("BDC", "BMC"):
                self.begin(operands, resources, tags)
            elif name == "EMC":
                if len(tags) == start:
                    self.report("contents", "EMC without a beginning")
                else:
                    tags.pop()
            elif name == "q":
                saved += 1
                fonts.append(font)
                if saved + depth > DEEPEST:
                    self.report("6.1.13-8", f"q is nested {saved + depth} deep")
            elif name == "Q":
                saved -= 1
                font = fonts.pop() if fonts else font
            elif name == "Tf":
                font = resources.Font[str(operands[0])]
            elif name in ("k", "K"):
                self.report("6.2.4.3-3", "ink colours (DeviceCMYK) in the contents")
            elif name in ("cs", "CS") and str(operands[0]) == "/DeviceCMYK":
                self.report("6.2.4.3-3", "ink colours (DeviceCMYK) in the contents")
            elif name == "ri" and str(operands[0]) not in ("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual",
                                                            "/Saturation"):
                self.report("6.2.6-1", f"rendering intent {operands[0]}")
            if name in PAINTING:
                self.paint(name, operands, resources, tags, depth + saved, font)
        if len(tags) != start:
            self.report("contents", "marked content is not ended")
        if saved:
            self.report("contents", "q without Q")

    def begin(self, operands, resources, tags):
        name, properties = str(operands[0])[1:], operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[str(properties)]
        number = int(properties["/MCID"]) if properties is not None and "/MCID" in properties else None
        has_actual_text = properties is not None and "/ActualText" in properties
        if name == ARTIFACT and any(tag[1] is not None for tag in tags):
            self.report("01-003", "an artifact inside tagged content")
        if number is not None:
            if any(tag[0] == ARTIFACT for tag in tags):
                self.report("01-004", "tagged content inside an artifact")
            if any(tag[1] is not None for tag in tags):
                self.report("01-tags", "tagged content inside other tagged content")
            if number in self.marked:
                self.report("14.7.4", f"the content {number} is marked twice on its page")
            self.marked[number] = name
        tags.append((name, number, has_actual_text))

    def paint(self, name, operands, resources, tags, depth, font):
        is_form = False
        if name == "Do":
            drawn = resources.XObject[str(operands[0])]
            is_form = drawn.Subtype == "/Form"
            if is_form:
                self.forms.append(drawn)
                self.walk(drawn, drawn.get("/Resources", pikepdf.Dictionary()), tags, depth)
        is_held = any(tag[0] == ARTIFACT or tag[1] is not None for tag in tags)
        if not is_form and not is_held:
            self.report("01-005", f"{name} paints what is neither an artifact nor tagged")
        if name in ("Tj", "TJ", "'", '"'):
            self.show(name, operands, tags, font)

    def show(self, name, operands, tags, font):
        if font is None:
            self.report("9.3", "text is shown without a font")
            return
        strings = [item for item in operands[0] if isinstance(item, pikepdf.String)] if name == "TJ" else [operands[-1]]
        key = font.objgen
        self.fonts[key] = font
        covered = any(tag[2] for tag in tags)
        size = 2 if font.Subtype == "/Type0" else 1
        for string in strings:
            codes = bytes(string)
            if len(codes) % size:
                self.report("9.7.6", "half a code in a string")
            for i in range(0, len(codes) - size + 1, size):
                self.shown[key].add((int.from_bytes(codes[i:i + size], "big"), covered))
