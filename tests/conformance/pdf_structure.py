"""The structure of a PDF: which elements stand in which, and what they say. Part of pdf_checker.py."""
import re

import pikepdf

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl
    LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT
    WP Figure Formula Form""".split())
# What may stand in an element, and where an element may stand.
HOLDS = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
         "TR": {"TH", "TD"}, "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"},
         "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC", "Link"}, "Ruby": {"RB", "RT", "RP"}}
STANDS_IN = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
             "TFoot": {"Table"}, "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "RB": {"Ruby"}, "RT": {"Ruby"}}
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
MOST_ROWS = 100000


class Element:
    def __init__(self, raw, parent):
        self.raw, self.parent = raw, parent
        self.kids, self.contents, self.annotations = [], [], []
        self.tag = ""

    def attribute(self, name):
        owners = self.raw.get("/A", [])
        for owner in owners if isinstance(owners, pikepdf.Array) else [owners]:
            if isinstance(owner, pikepdf.Dictionary) and name in owner:
                return owner[name]
        return None

    def has_text(self, name):
        return name in self.raw and str(self.raw[name]).strip() != ""


def kids_of(raw):
    kids = raw.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]


def add_kid(element, kid, pending):
    if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
        element.annotations.append(kid.Obj)
    elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
        element.contents.append((kid.get("/Pg", element.raw.get("/Pg")), int(kid.MCID)))
    elif isinstance(kid, pikepdf.Dictionary):
        inner = Element(kid, element)
        element.kids.append(inner)
        pending.append(inner)
    else:
        element.contents.append((element.raw.get("/Pg"), int(kid)))


def read(pdf, report):
    """All elements, in order, below the root; the root."""
    tree = pdf.Root.StructTreeRoot
    roles = {str(key)[1:]: str(value)[1:] for key, value in tree.get("/RoleMap", pikepdf.Dictionary()).items()}
    root = Element(tree, None)
    pending = [root]
    while pending:
        element = pending.pop()
        for kid in kids_of(element.raw):
            add_kid(element, kid, pending)
        if element is root:
            continue
        name = str(element.raw.S)[1:]
        element.tag = name if name in STANDARD else roles.get(name, name)
        if element.tag not in STANDARD:
            report("02-001", f"{name} is not a standard type")
        if element.raw.get("/P").objgen != element.parent.raw.objgen:
            report("14.7.2", f"{name} names another parent than the one that holds it")
    return list(walk(root)), root


def walk(root):
    pending = list(reversed(root.kids))
    while pending:
        element = pending.pop()
        yield element
        pending.extend(reversed(element.kids))


def check_nesting(elements, report):
    for element in elements:
        around = element.parent.tag
        if element.tag in STANDS_IN and around not in STANDS_IN[element.tag]:
            report("09-nesting", f"{element.tag} stands in {around or 'the root'}")
        for kid in element.kids:
            if element.tag in HOLDS and kid.tag not in HOLDS[element.tag]:
                report("09-nesting", f"{element.tag} holds {kid.tag}")
        captions = [i for i, kid in enumerate(element.kids) if kid.tag == "Caption"]
        if element.tag in HOLDS and captions not in ([], [0], [len(element.kids) - 1]):
            report("09-nesting", f"a Caption is neither first nor last in {element.tag}")
        if element.tag in HOLDS and element.contents:
            report("09-nesting", f"{element.tag} holds text")


def check_headings(elements, report):
    latest, has_numbered = 0, False
    for element in elements:
        if element.tag == "Art":
            latest = 0
        if element.tag == "H":
            report("14-006", "H beside numbered headings")
        if not re.fullmatch("H[1-6]", element.tag):
            continue
        level = int(element.tag[1])
        if level > latest + 1:
            report("14-003" if latest else "14-002", f"{element.tag} comes after " + (f"H{latest}" if latest else "no heading"))
        latest, has_numbered = level, True
    return has_numbered


def rows_of(table):
    for element in walk(table):
        around = element.parent
        while around.tag not in ("Table", ""):
            around = around.parent
        if element.tag == "TR" and around is table:
            yield element


def check_table(table, report):
    """The cells of each row, with those that reach down into it, cover as many columns in each, and each column once."""
    reaching, widths = {}, set()
    for row in list(rows_of(table))[:MOST_ROWS]:
        covered = {column: left - 1 for column, left in reaching.items() if left > 1}
        taken, column = set(reaching), 0
        for cell in row.kids:
            while column in taken:
                column += 1
            across, down = int(cell.attribute("/ColSpan") or 1), int(cell.attribute("/RowSpan") or 1)
            for at in range(column, column + across):
                if at in taken:
                    report("15-overlap", "two cells of a table cover one place")
                taken.add(at)
                if down > 1:
                    covered[at] = down - 1
            column += across
        reaching = covered
        widths.add(len(taken))
        if taken != set(range(len(taken))):
            report("15-gap", "a row of a table has a gap")
    if reaching:
        report("15-rows", "cells reach below the last row of a table")
    if len(widths) > 1:
        report("15-columns", f"rows of a table cover {sorted(widths)} columns")


def check_texts(element, report):
    if element.tag == "Figure" and not element.has_text("/Alt") and not element.has_text("/ActualText"):
        report("13-004", "a Figure without Alt")
    if element.tag == "Formula" and not element.has_text("/Alt"):
        report("17-002", "a Formula without Alt")
    if element.tag == "TH" and str(element.attribute("/Scope")) not in ("/Row", "/Column", "/Both"):
        report("15-003", "a TH without Scope")
    if "/Lang" in element.raw and not LANGUAGE.fullmatch(str(element.raw.Lang)):
        report("11-007", f"the language {element.raw.Lang}")


def check_notes(elements, tree, report):
    names = [str(element.raw.get("/ID", "")) for element in elements if element.tag == "Note"]
    if "" in names:
        report("19-003", "a Note without ID")
    if len(set(names)) != len(names):
        report("19-004", "two Notes of one ID")
    if names and "/IDTree" not in tree:
        report("19-004", "Notes, and no IDTree")


def check_articles(elements, report):
    """Each article of a book has its title."""
    for element in elements:
        if element.tag == "Art" and not any(inner.tag == "H1" for inner in walk(element)):
            report("title", "an Art without H1")


def check(elements, root, report):
    if not elements:
        report("01-structure", "the structure is empty")
    check_nesting(elements, report)
    check_headings(elements, report)
    check_notes(elements, root.raw, report)
    check_articles(elements, report)
    for element in elements:
        check_texts(element, report)
        if element.tag == "Table":
            check_table(element, report)
