#!/usr/bin/python3
"""Finds what is untrue in the claims of a PDF: the conditions of the Matterhorn Protocol 1.1 (PDF/UA-1) that a machine
can judge, and the rules of ISO 19005-2 (PDF/A-2) for what such files hold. Findings are named as there: 13-004,
6.2.11.5-1. It reads the finished file with pikepdf and knows nothing of the program that wrote it.

usage: pdf_checker.py FILE..."""
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from decimal import Decimal

import pikepdf

import pdf_fonts
import pdf_structure
from pdf_contents import Contents

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
UA, A = "{http://www.aiim.org/pdfua/ns/id/}", "{http://www.aiim.org/pdfa/ns/id/}"
EXTENSION, SCHEMA = "{http://www.aiim.org/pdfa/ns/extension/}", "{http://www.aiim.org/pdfa/ns/schema#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PRINT, UNSEEN = 4, 1 | 2 | 32 | 256
BLENDS = set("""Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference
    Exclusion Hue Saturation Color Luminosity""".split())
LONGEST_STRING, LONGEST_NAME, LARGEST = 32767, 127, 2**31
LEAST_SIDE, LARGEST_SIDE = 3, 14400
# Kinds of objects, which pikepdf's own isinstance() takes five times as long to tell.
ARRAY, DICTIONARY, NAME = pikepdf.ObjectType.array, pikepdf.ObjectType.dictionary, pikepdf.ObjectType.name_
STREAM, STRING = pikepdf.ObjectType.stream, pikepdf.ObjectType.string


def kind_of(value):
    return getattr(value, "_type_code", None)


class Check:
    def __init__(self, path):
        self.findings, self.is_accessible = Counter(), False
        with open(path, "rb") as file:
            self.bytes = file.read()
        with pikepdf.open(path) as self.pdf:
            self.root = self.pdf.Root
            self.read_claims()
            self.check_both()
            if self.is_accessible:
                self.check_accessible()
            if self.level:
                self.check_archival()

    def report(self, rule, words):
        if re.match(r"\d\d-", rule) and not self.is_accessible:
            return  # a condition of PDF/UA
        self.findings[f"{rule}: {words}"] += 1

    def read_claims(self):
        self.level, self.xmp = None, None
        if "/Metadata" not in self.root:
            self.report("06-001", "no XMP")
            return
        data = bytes(self.root.Metadata.read_bytes())
        packet = re.match(rb"<\?xpacket ([^>]*)\?>", data)
        if not packet or re.search(rb"\b(bytes|encoding)=", packet[1]):
            self.report("6.6.2.1-4", "the XMP packet's head")
        self.xmp = ElementTree.fromstring(re.sub(rb"<\?xpacket[^>]*\?>", b"", data))
        self.is_accessible = self.value(UA + "part") == "1"
        if self.value(A + "part") == "2":
            self.level = self.value(A + "conformance")
            if self.level not in ("A", "B", "U"):
                self.report("6.6.4-2", f"the level {self.level}")
        if self.is_accessible and self.level:
            spaces = [schema.text for schema in self.xmp.iter(SCHEMA + "namespaceURI")]
            if "http://www.aiim.org/pdfua/ns/id/" not in spaces or self.xmp.find(f".//{EXTENSION}schemas") is None:
                self.report("6.6.2.3.1-1", "the schema of PDF/UA is not described")

    def value(self, tag):
        element = self.xmp.find(f".//{tag}") if self.xmp is not None else None
        return element.text if element is not None else None

    def check_both(self):
        self.pages = [Contents(page.obj, self.report) for page in self.pdf.pages]
        shown, fonts = {}, {}
        for page in self.pages:
            fonts.update(page.fonts)
            for key, codes in page.shown.items():
                shown.setdefault(key, set()).update(codes)
        for key, codes in shown.items():
            pdf_fonts.check(fonts[key], codes, self.level, self.report)
        if not pdf_structure.LANGUAGE.fullmatch(str(self.root.get("/Lang", ""))):
            self.report("11-006", f"the language {self.root.get('/Lang')}")

    # PDF/UA-1

    def check_accessible(self):
        marks, view = self.root.get("/MarkInfo", {}), self.root.get("/ViewerPreferences", {})
        if marks.get("/Marked") is not True or marks.get("/Suspects", False):
            self.report("06-mark", "the file is not said to be tagged")
        if view.get("/DisplayDocTitle") is not True:
            self.report("07-002", "the title is not shown")
        title = self.xmp.find(f".//{DC}title//{RDF}li")
        if title is None or not (title.text or "").strip():
            self.report("06-003", "no title in the XMP")
        if "/StructTreeRoot" not in self.root:
            self.report("01-structure", "no structure")
            return
        elements, root = pdf_structure.read(self.pdf, self.report)
        pdf_structure.check(elements, root, self.report)
        self.check_parents(elements)
        self.check_annotations(elements)

    def parents(self):
        """The tree from pages and annotations to elements, by number."""
        found, pending = {}, [self.root.StructTreeRoot.get("/ParentTree", pikepdf.Dictionary())]
        while pending:
            node = pending.pop()
            numbers = list(node.get("/Nums", []))
            found.update({int(key): value for key, value in zip(numbers[::2], numbers[1::2])})
            pending.extend(node.get("/Kids", []))
        return found

    def check_parents(self, elements):
        """What is marked on a page belongs to the element that says so, and the other way about."""
        parents, claimed = self.parents(), {}
        for element in elements:
            for page, number in element.contents:
                if page is None:
                    self.report("14.7.4", f"the page of a content of {element.tag} is not named")
                elif (page.objgen, number) in claimed:
                    self.report("14.7.4", "two elements hold one content")
                else:
                    claimed[page.objgen, number] = element
        for page in self.pages:
            numbers = parents.get(int(page.page.get("/StructParents", -1)), [])
            for number, tag in page.marked.items():
                element = claimed.pop((page.page.objgen, number), None)
                if element is None or number >= len(numbers) or numbers[number].objgen != element.raw.objgen:
                    self.report("01-parent", f"the content {number} ({tag}) belongs to no element")
        if claimed:
            self.report("14.7.4", f"{len(claimed)} contents of elements are on no page")

    def check_annotations(self, elements):
        held = {annotation.objgen: element for element in elements for annotation in element.annotations}
        parents = self.parents()
        for page in self.pdf.pages:
            annotations = page.get("/Annots", [])
            if len(annotations) and page.get("/Tabs") != "/S":
                self.report("28-008", "the order of tabs is not that of the structure")
            for annotation in annotations:
                element = held.get(annotation.objgen)
                if not str(annotation.get("/Contents", "")).strip():
                    self.report("28-012", "a link does not say what it is")
                if element is None or element.tag != "Link":
                    self.report("28-011", "a link is not in a Link")
                    continue
                parent = parents.get(int(annotation.get("/StructParent", -1)))
                if parent is None or parent.objgen != element.raw.objgen:
                    self.report("28-002", "a link does not know its element")

    # PDF/A-2

    def check_archival(self):
        if not re.match(rb"%PDF-1\.[0-7][\r\n]+%[\x80-\xff]{4}", self.bytes):
            self.report("6.1.2-1", "the head of the file")
        if not re.search(rb"%%EOF[\r\n]{0,2}$", self.bytes):
            self.report("6.1.3-3", "something stands behind the end of the file")
        trailer = self.pdf.trailer
        if "/ID" not in trailer or "/Encrypt" in trailer:
            self.report("6.1.3-1", "the file has no identifier, or is encrypted")
        for key in ("/AcroForm", "/AA", "/OpenAction", "/Requirements", "/Perms"):
            if key in self.root:
                self.report("6.5-1", f"the catalog has {key}")
        for key in ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations"):
            if key in self.root.get("/Names", {}):
                self.report("6.8-1", f"the names have {key}")
        self.check_intent()
        for value in self.pdf.objects:
            self.check_object(value)
        for page in self.pdf.pages:
            self.check_page(page)
        if self.level == "A" and self.root.get("/MarkInfo", {}).get("/Marked") is not True:
            self.report("6.7.2.2-1", "the file is not said to be tagged")

    def check_intent(self):
        intents = [intent for intent in self.root.get("/OutputIntents", []) if intent.get("/S") == "/GTS_PDFA1"]
        if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
            self.report("6.2.4.3-2", "no output intent")
            return
        profile = intents[0].DestOutputProfile
        data = bytes(profile.read_bytes())
        tags = {data[132 + 12 * i:136 + 12 * i] for i in range(int.from_bytes(data[128:132], "big"))}
        needed = {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"}
        is_sound = (int.from_bytes(data[:4], "big") == len(data) and data[36:40] == b"acsp" and data[8] <= 4
                    and data[12:16] in (b"mntr", b"prtr") and data[16:20] == b"RGB " and needed <= tags)
        if not is_sound or profile.get("/N") != 3:
            self.report("6.2.3-1", "the profile of the output intent")

    def check_object(self, value):
        """Also what is inside it and has no number of its own."""
        pending = [value]
        while pending:
            value = pending.pop()
            kind = kind_of(value)
            if kind in (DICTIONARY, STREAM):
                items = value.items()
                self.check_names(key for key, _ in items)
                pending.extend(inner for _, inner in items if not getattr(inner, "is_indirect", False))
                if value.get("/Type") == "/ExtGState":
                    self.check_state(value)
            elif kind == ARRAY:
                pending.extend(inner for inner in value if not getattr(inner, "is_indirect", False))
            elif kind == STRING and len(bytes(value)) > LONGEST_STRING:
                self.report("6.1.13-3", "a string is too long")
            elif kind == NAME:
                self.check_names([str(value)])
            elif isinstance(value, (int, Decimal)) and abs(value) >= LARGEST:
                self.report("6.1.13-1", f"the number {value}")
            if kind == STREAM:
                self.check_stream(value)

    def check_names(self, names):
        for name in names:
            if len(name.encode("utf-8", "surrogateescape")) - 1 > LONGEST_NAME:
                self.report("6.1.13-4", f"the name {name} is too long")

    def check_stream(self, stream):
        filters = stream.get("/Filter", [])
        filters = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
        if {"/LZWDecode", "/Crypt", "/JPXDecode"} & set(filters):
            self.report("6.1.7.2-1", f"the filters {filters}")
        if {"/F", "/FFilter", "/FDecodeParms"} & set(stream.keys()):
            self.report("6.1.7.1-3", "a stream stands in another file")
        kind = stream.get("/Subtype")
        if kind == "/Image":
            if stream.get("/Interpolate", False):
                self.report("6.2.8-3", "a picture is interpolated")
            if "/Alternates" in stream or "/OPI" in stream:
                self.report("6.2.8-1", "a picture has others in its stead")
            if "/DeviceCMYK" in str(stream.get("/ColorSpace", "")):
                self.report("6.2.4.3-3", "a picture in inks (DeviceCMYK)")
        if kind == "/PS" or stream.get("/Subtype2") == "/PS" or "/Ref" in stream:
            self.report("6.2.9-1", "PostScript, or a part of another file")

    def check_state(self, state):
        if "/TR" in state or "/HTP" in state or state.get("/TR2", "/Default") != "/Default":
            self.report("6.2.5-1", "a transfer function")
        if str(state.get("/BM", "/Normal"))[1:] not in BLENDS:
            self.report("6.2.10-1", f"the blending {state.BM}")

    def check_page(self, page):
        left, bottom, right, top = (float(side) for side in page.MediaBox)
        if not all(LEAST_SIDE <= side <= LARGEST_SIDE for side in (right - left, top - bottom)):
            self.report("6.1.13-11", "the size of a page")
        for annotation in page.get("/Annots", []):
            flags = int(annotation.get("/F", 0))
            if not flags & PRINT or flags & UNSEEN:
                self.report("6.3.2-2", "a link is not printed")
            if annotation.Subtype not in ("/Link", "/Popup") and "/AP" not in annotation:
                self.report("6.3.3-1", "an annotation without appearance")
            if annotation.get("/A", {}).get("/S", "/URI") not in ("/URI", "/GoTo", "/Named"):
                self.report("6.5.1-1", f"the action {annotation.A.S}")

    def claims(self):
        names = ["PDF/UA-1"] if self.is_accessible else []
        return names + ([f"PDF/A-2{self.level.lower()}"] if self.level else [])


def main():
    status = 0
    for path in sys.argv[1:]:
        check = Check(path)
        print(f"{path}: {', '.join(check.claims()) or 'no claims'}, {sum(check.findings.values())} findings")
        for words, count in sorted(check.findings.items()):
            print(f"    {count} × {words}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
