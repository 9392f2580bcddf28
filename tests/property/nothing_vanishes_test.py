#!/usr/bin/python3
"""What a reader of a saved page sees, counted by html5lib, is in the document or in a message. Skipped without html5lib;
pages of strangers are looked at where they stand beside the repository.

A kind of thing is a class in KINDS: `expected` counts it in a page, `faults` says what of it the document lacks; `exact`
says that nothing may be there twice either."""
import collections
import glob
import os
import re
import struct
import warnings
import zlib

from harness import CORPUS, ROOT, main, run, skip, write

try:
    import html5lib
except ImportError:
    skip("python3-html5lib is not installed")

warnings.filterwarnings("ignore", module="html5lib")
LABELS = os.path.join(os.path.dirname(ROOT), "shared", "labels", "pages")
LARGEST = 200_000  # bytes of a stranger's page: the instrumented program is slow
MOST_STRANGERS = 60
LONGEST_CELL = 200  # characters of one that holds data; in what places a whole page, titles and credits move
SVG = "{http://www.w3.org/2000/svg}"
LATE = ["data-original", "data-src", "data-lazy-src", "data-actualsrc", "file", "data-srcset"]
SHAPES = {SVG + name for name in ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text")}
UNSEEN = {SVG + name for name in ("defs", "symbol", "clipPath", "mask", "pattern", "marker")}
NEVER_SEEN = {"script", "style", "template", "iframe", "noframes", "noembed", "video", "audio", "canvas", "head", "title",
              "textarea", "select", "object", "rp"}


def squeezed(text):
    return re.sub(r"[\s\u3000\u200b\ufeff\u00ad]+", "", text)


def unquoted(text):
    """As the dump writes it."""
    def plain(escape):
        code = escape.group(1)
        return chr(int(code[1:], 16)) if len(code) > 1 else {"n": "\n", "t": "\t"}.get(code, code)
    return re.sub(r"\\(u[0-9A-F]{4,6}|.)", plain, text)


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\xff" * ((width + 7) // 8)) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def is_hidden(element):
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return "hidden" in element.attrib or "display:none" in style or "visibility:hidden" in style


def seen(page):
    """Each element that is shown, with those around it, in order; an empty name stands for a text."""
    work = [(page, ())]
    while work:
        element, around = work.pop()
        if isinstance(element, str):
            yield element, around
            continue
        if not isinstance(element.tag, str) or element.tag in NEVER_SEEN or is_hidden(element):
            continue
        yield element, around
        inside = [element.text or ""]
        for child in element:
            inside += [child, child.tail or ""]
        work += [(piece, around + (element,)) for piece in reversed(inside)]


class Document:
    """What the program made of a page."""

    def __init__(self, path):
        done = run("-t", "dump", "-O", "content=all", path)
        assert done.status == 0, f"{path}: {done.messages}"
        self.lines = [line.strip() for line in done.out.decode().splitlines()]
        self.messages = done.messages
        quoted = (re.match(r'(?:text|title|note-reference[^"]*) "(.*)"$', line) for line in self.lines)
        self.words = squeezed(unquoted("".join(match.group(1) for match in quoted if match)))

    def count(self, start):
        return sum(line.startswith(start) for line in self.lines)


class Pictures:
    """img, once with its twin in noscript, and drawings."""

    @staticmethod
    def addresses(image):
        return {image.get(name) for name in ["src", "srcset", *LATE] if image.get(name)}

    @classmethod
    def is_picture(cls, image):
        sides = [re.match(r"\d+$", image.get(side) or "") for side in ("width", "height")]
        is_pixel = all(sides) and all(int(side.group()) <= 2 for side in sides)
        return bool(cls.addresses(image) or image.get("alt")) and not (is_pixel and not image.get("alt"))

    @classmethod
    def are_twins(cls, one, other):
        is_late = any(one.get(name) for name in LATE) or "lazy" in (one.get("class") or "") or not one.get("src")
        return is_late or bool(cls.addresses(one) & cls.addresses(other))

    @classmethod
    def expected(cls, page):
        count, last = 0, None
        for element, around in seen(page):
            if isinstance(element, str):
                last = last if not element.strip() or (around and around[-1].tag == "noscript") else None
            elif element.tag == "img":
                held = any(outer.tag == "noscript" for outer in around)
                is_twin = last is not None and last[1] != held and cls.are_twins(
                    *((last[0], element) if held else (element, last[0])))
                count += cls.is_picture(element) and not is_twin
                last = None if is_twin else (element, held)
            elif element.tag == SVG + "svg":
                count += cls.drawn(element, around)
        return count

    @staticmethod
    def drawn(svg, around):
        """1 for an outermost drawing with something to see, and 1 for each bitmap that it names."""
        nearest = next((outer.tag for outer in reversed(around) if outer.tag in (SVG + "svg", SVG + "foreignObject")), None)
        if nearest == SVG + "svg" or svg.get("aria-hidden") == "true":
            return 0
        work, shapes, bitmaps = [svg], False, 0
        while work:
            element = work.pop()
            if element.tag in UNSEEN or element.tag == SVG + "foreignObject":
                continue
            shapes |= element.tag in SHAPES
            href = element.get("{http://www.w3.org/1999/xlink}href") or element.get("href") or ""
            bitmaps += element.tag == SVG + "image" and bool(href)
            work += list(element)
        return int(shapes) + bitmaps

    @staticmethod
    def found(document):
        missing = document.messages.count("[missing-image]") - document.count("image missing")
        return document.count("image ") + missing

    @classmethod
    def faults(cls, page, document, exact):
        wanted, found = cls.expected(page), cls.found(document)
        return [f"{wanted} pictures, {found} found"] if found < wanted or (exact and found > wanted) else []


class Cells:
    """Cells of tables that hold words. A table that only places things is none any more; its words are there."""

    @staticmethod
    def words(cell):
        pieces = [text for text, around in seen(cell) if isinstance(text, str)
                  and not any(outer.tag == "noscript" or outer.tag.startswith(SVG) for outer in around)]
        return squeezed("".join(pieces))

    @classmethod
    def all(cls, page):
        return [element for element, around in seen(page) if not isinstance(element, str) and element.tag in ("td", "th")
                and not any(outer.tag == "noscript" for outer in around)]

    @classmethod
    def lost(cls, page, document):
        short = [words for words in map(cls.words, cls.all(page)) if 0 < len(words) <= LONGEST_CELL]
        return [words for words in short if words not in document.words]

    @classmethod
    def expected(cls, page):
        return len(cls.all(page))

    @staticmethod
    def found(document):
        return document.count("cell ")

    @classmethod
    def faults(cls, page, document, exact):
        return [f"the cell {words[:80]}" for words in cls.lost(page, document)]


KINDS = [Pictures, Cells]


def parse(content):
    """With scripts off, as for readers without them: noscript is read."""
    return html5lib.parse(content, namespaceHTMLElements=False, scripting=False)


PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
PAGES = {
    "a page that loads late, with twins": """<h1>相册</h1><p>春天的河边。</p>
<figure><noscript><img src="a.png" alt="河"></noscript><img class="lazy" data-original="a.png" src="%s" alt=""></figure>
<p>夏天<img data-src="b.png" alt="树"><noscript><img src="b.png" alt="树"></noscript>，秋天<img src="a.png"></p>
<p><img data-actualsrc="none.png" src="loading.gif"><noscript><img src="none.png"></noscript></p>
<p>冬天<img file="b.png" src="static/none.gif" alt="雪">。</p><noscript>请打开脚本</noscript>
<noscript><img src="http://example.org/count?id=1" width="1" height="1"></noscript>""" % PIXEL,
    "sets and pictures": """<h1>照片</h1><picture><source srcset="a.png 2x"><img alt="山"></picture>
<p>湖<img srcset="none.png 1x, b.png 2x" alt="湖"></p><p><img src="gone.png"></p><p>海<img src="gone.jpg" alt="海"></p>""",
    "drawings": """<h1>图</h1><p>一<svg width=20 height=20><path d=M0,0L9,9 stroke=red /></svg>二</p>
<svg style="display:none"><symbol id=s><path d=M0,0 /></symbol></svg><svg aria-hidden="true"><path d=M0,0 /></svg>
<svg viewBox="0 0 9 9"><image xlink:href="a.png" width=9 height=9 /></svg>
<svg><rect width=9 height=9 /><foreignObject><p>画中<svg><circle r=9 /></svg></p></foreignObject></svg><p>末</p>""",
    "tables": """<h1>表</h1><table><caption>表一</caption><tfoot><tr><td>合计<td>9</tfoot><thead><tr><th>名<th>数</thead>
<tr><td rowspan=2>甲<td>4<tr><td>5<tr><td colspan=2>注：无</table>
<table><tr><td>版式一<td>版式二<table><tr><th>内<th>外<tr><td>1<td>2</table></table>""",
    "a wide table": "<h1>宽表</h1><table>" + "".join(
        "<tr>" + "".join(f"<td>{row}行{column}列</td>" for column in range(100)) + "</tr>" for row in range(3)) + "</table>",
}


def make(folder, content):
    for name, size in (("a.png", 40), ("b.png", 50)):
        write(f"{folder}/{name}", png(size, size))
    return write(f"{folder}/page.html", content)


def faults_of(page, document, exact):
    return [fault for kind in KINDS for fault in kind.faults(page, document, exact)]


def check_each_kind_is_there_once(folder):
    for name, content in PAGES.items():
        faults = faults_of(parse(content), Document(make(folder, content)), exact=True)
        assert not faults, f"{name}: {faults}"


def check_cells_of_data_stay_cells(folder):
    for name in ("a wide table",):
        document, page = Document(make(folder, PAGES[name])), parse(PAGES[name])
        assert Cells.found(document) == Cells.expected(page) == 300, name


def check_the_counts_see_what_is_gone(folder):
    """The test itself: a picture and a cell less are noticed."""
    document = Document(make(folder, PAGES["sets and pictures"]))
    more = parse(PAGES["sets and pictures"] + '<img src="more.png"><table><tr><td>不在文中</table>')
    assert Pictures.found(document) < Pictures.expected(more)
    assert Cells.lost(more, document) == ["不在文中"]


def strangers():
    found = sorted(path for folder in (LABELS, CORPUS) for end in ("html", "htm", "xhtml")
                   for path in glob.glob(f"{folder}/**/*.{end}", recursive=True))
    small = [path for path in found if os.path.getsize(path) <= LARGEST]
    return small[::max(1, len(small) // MOST_STRANGERS)]


def check_strangers_lose_nothing(_):
    pages = strangers()
    if not pages:
        print("skipped: no pages of strangers stand beside the repository")
        return
    totals, faults = collections.Counter(), []
    for path in pages:
        with open(path, "rb") as file:
            page = parse(file.read())
        faults += [f"{path}: {fault}" for fault in faults_of(page, Document(path), exact=False)]
        totals.update({kind.__name__.lower(): kind.expected(page) for kind in KINDS})
    assert not faults, "\n".join(faults)
    print(f"{len(pages)} pages of strangers:", ", ".join(f"{count} {kind}" for kind, count in totals.items()))


if __name__ == "__main__":
    main(__name__)
