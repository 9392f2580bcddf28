#!/usr/bin/python3
"""The checker of claims finds what is untrue in them: files that are sound but for one fault, each with the rule that
it breaks. Skipped without python3-pikepdf."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from harness import main, run, skip, write  # noqa: E402

try:
    import pikepdf
except ImportError:
    skip("no python3-pikepdf")
from pikepdf import Array, Dictionary, Name, String  # noqa: E402
from pdf_checker import Check  # noqa: E402
from pdf_kinds import PICTURES  # noqa: E402

CONTENT = ("题目\n<h2>一、节</h2><p>见<a href='https://x/'>此处</a>，<u>名</u>。<a href='#n1'>[1]</a></p><ul><li>项</li></ul>"
           "<p><img src='a.png' alt='图'></p><table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>"
           "<p id='n1'>[1] 注。</p>")


def elements(pdf, tag):
    return [value for value in pdf.objects
            if isinstance(value, Dictionary) and value.get("/S") == "/" + tag and "/P" in value]


def first(pdf, tag):
    return elements(pdf, tag)[0]


def of_type(pdf, kind, name):
    return next(value for value in pdf.objects
                if isinstance(value, (Dictionary, pikepdf.Stream)) and value.get(kind) == name)


def rewrite_xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new))


def rewrite_page(pdf, change):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


def unmark(content):
    """Without the first element's marks."""
    start = content.index(b"BDC") + 3
    head = content.rindex(b"/", 0, content.rindex(b"<<", 0, start))
    return content[:head] + content[start:content.index(b"EMC", start)] + content[content.index(b"EMC", start) + 3:]


def mark_inside(content):
    start = content.index(b"BDC") + 3
    return content[:start] + b" /Artifact BMC EMC " + content[start:]


def font_of(pdf, inner=True):
    font = of_type(pdf, "/Subtype", "/Type0")
    return font.DescendantFonts[0] if inner else font


def swap_heading(pdf):
    first(pdf, "H2").S = Name.H3


def drop(holder, key):
    del holder[key]


def widen(pdf):
    font = font_of(pdf)
    font.W, font.DW = Array([]), 777


def empty_map(pdf):
    font_of(pdf, False).ToUnicode.write(b"begincmap endcmap")


def add_key(pdf, key, value):
    pdf.Root[key] = value


def move_cell(pdf):
    row = elements(pdf, "TR")[1]
    row.K = Array(list(row.K)[:1])


def swap_parent(pdf):
    first(pdf, "P").P = first(pdf, "L")


def set_scope(pdf):
    first(pdf, "TH").A = Dictionary(O=Name.Table)


def picture(pdf):
    return of_type(pdf, "/Subtype", "/Image")


def link(pdf):
    return of_type(pdf, "/Subtype", "/Link")


# What is broken, and the rule.
FAULTS = {
    "01-structure": lambda pdf: drop(pdf.Root, "/StructTreeRoot"),
    "01-005": lambda pdf: rewrite_page(pdf, unmark),
    "01-003": lambda pdf: rewrite_page(pdf, mark_inside),
    "06-mark": lambda pdf: drop(pdf.Root, "/MarkInfo"),
    "07-002": lambda pdf: drop(pdf.Root.ViewerPreferences, "/DisplayDocTitle"),
    "06-003": lambda pdf: rewrite_xmp(pdf, "题目".encode(), b""),
    "6.6.2.3.1-1": lambda pdf: rewrite_xmp(pdf, b"pdfaSchema:namespaceURI>", b"pdfaSchema:other>"),
    "6.6.4-2": lambda pdf: rewrite_xmp(pdf, b"conformance>A<", b"conformance>X<"),
    "11-006": lambda pdf: add_key(pdf, "/Lang", String("")),
    "11-007": lambda pdf: first(pdf, "P").__setitem__("/Lang", String("中文")),
    "13-004": lambda pdf: drop(first(pdf, "Figure"), "/Alt"),
    "14-003": swap_heading,
    "14-002": lambda pdf: setattr(first(pdf, "H1"), "S", Name.H2),
    "14-006": lambda pdf: setattr(first(pdf, "H2"), "S", Name.H),
    "15-003": set_scope,
    "15-columns": move_cell,
    "15-rows": lambda pdf: setattr(elements(pdf, "TD")[-1], "A", Dictionary(O=Name.Table, RowSpan=3)),
    "09-nesting": lambda pdf: setattr(first(pdf, "LBody"), "S", Name.P),
    "14.7.2": swap_parent,
    "19-003": lambda pdf: drop(first(pdf, "Note"), "/ID"),
    "02-001": lambda pdf: setattr(first(pdf, "P"), "S", Name.Absatz),
    "28-008": lambda pdf: drop(pdf.pages[0], "/Tabs"),
    "28-011": lambda pdf: setattr(first(pdf, "Link"), "S", Name.Span),
    "28-012": lambda pdf: drop(link(pdf), "/Contents"),
    "28-002": lambda pdf: setattr(link(pdf), "StructParent", 9999),
    "01-parent": lambda pdf: drop(pdf.pages[0], "/StructParents"),
    "6.3.2-2": lambda pdf: setattr(link(pdf), "F", 2),
    "6.5.1-1": lambda pdf: setattr(link(pdf), "A", Dictionary(S=Name.Launch)),
    "6.2.4.3-2": lambda pdf: drop(pdf.Root, "/OutputIntents"),
    "6.2.3-1": lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile"),
    "6.2.4.3-3": lambda pdf: setattr(picture(pdf), "ColorSpace", Name.DeviceCMYK),
    "6.2.8-3": lambda pdf: setattr(picture(pdf), "Interpolate", True),
    "6.2.11.3.2-1": lambda pdf: drop(font_of(pdf), "/CIDToGIDMap"),
    "6.2.11.4.1-1": lambda pdf: drop(font_of(pdf).FontDescriptor, "/FontFile2"),
    "6.2.11.5-1": widen,
    "6.2.11.7.2-1": empty_map,
    "6.1.13-3": lambda pdf: add_key(pdf, "/Long", String("x" * 40000)),
    "6.1.13-4": lambda pdf: add_key(pdf, "/Name", Name("/" + "n" * 200)),
    "6.1.13-11": lambda pdf: setattr(pdf.pages[0], "MediaBox", Array([0, 0, 20000, 20000])),
    "6.5-1": lambda pdf: add_key(pdf, "/AA", Dictionary()),
    "6.2.5-1": lambda pdf: add_key(pdf, "/State", Dictionary(Type=Name.ExtGState, TR=Name.Identity)),
    "6.2.2-1": lambda pdf: rewrite_page(pdf, lambda content: content + b"\nxyz\n"),
    "contents": lambda pdf: rewrite_page(pdf, lambda content: content + b"\nq\n"),
}


def make(folder):
    for name, data in PICTURES.items():
        write(f"{folder}/{name}", data)
    done = run("-q", "-o", "a.pdf", "-Owatermark=会议", write(f"{folder}/a.html", CONTENT), folder=folder)
    assert done.status == 0, done.messages
    return f"{folder}/a.pdf"


def check_each_fault_is_found(folder):
    path = make(folder)
    assert not Check(path).findings, dict(Check(path).findings)
    missed = []
    for rule, break_file in FAULTS.items():
        with pikepdf.open(path) as pdf:
            break_file(pdf)
            pdf.save(f"{folder}/b.pdf", static_id=True)
        found = Check(f"{folder}/b.pdf").findings
        if not any(words.startswith(rule + ":") for words in found):
            missed.append((rule, dict(found)))
    assert not missed, missed


def check_bytes_around_the_file_are_found(folder):
    path = make(folder)
    with open(path, "ab") as file:
        file.write(b"more")
    assert any(words.startswith("6.1.3-3:") for words in Check(path).findings)


if __name__ == "__main__":
    main(__name__)
