"""What a reader of a page sees, as html5lib reads it, and what of it the document lacks.

A kind of thing is a class in KINDS: `expected` counts it in a page, `faults` says what of it the document lacks; `exact`
says that nothing may be there twice either."""
import re
import warnings

from harness import run, skip

try:
    import html5lib
except ImportError:
    skip("python3-html5lib is not installed")

warnings.filterwarnings("ignore", module="html5lib")
SETTINGS = {"namespaceHTMLElements": False, "scripting": False}
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
    return re.sub(r"\\(u[0-9A-F]{4}|U[0-9A-F]{8}|.)", plain, text)


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
        lines = done.out.decode().splitlines()
        self.lines = [line.strip() for line in lines]
        self.messages = done.messages
        self.words, self.readings = "", ""
        reading = None  # the depth of the one that is open
        for line in lines:
            depth = len(line) - len(line.lstrip())
            if reading is None or depth <= reading:
                reading = depth if line.lstrip().startswith("ruby-text") else None
            text = re.match(r'\s*(?:text|title) "(.*)"$', line)
            if text and reading is None:
                self.words += squeezed(unquoted(text.group(1)))
            elif text:
                self.readings += squeezed(unquoted(text.group(1)))

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
        is_mark = Notes.HOLDERS & set(image.attrib)
        is_shown = bool(cls.addresses(image) or image.get("alt")) and not (is_pixel and not image.get("alt"))
        return is_shown and not is_mark

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
        return count + sum(bool(Media.picture(medium)) for medium in Media.outermost(page))

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
    def runs(cell):
        """Its words without readings and the marks of notes, which the document has elsewhere. A table in the cell may
        have rows in another order."""
        pieces = [squeezed(text) for text, around in texts(cell) if not any(
            outer.tag == "rt" or (outer.tag == "a" and Notes.is_mark(outer, around)) for outer in around)]
        return pieces if cell.find(".//tfoot") is not None else ["".join(pieces)]

    @classmethod
    def all(cls, page):
        return [element for element, _ in elements(page, "td", "th")]

    @classmethod
    def lost(cls, page, document):
        short = [words for cell in cls.all(page) for words in cls.runs(cell) if 0 < len(words) <= LONGEST_CELL]
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


def texts(element):
    """Of an element, each with those around it; drawings have words of their own, and noscript is for other readers."""
    return [(text, around) for text, around in seen(element) if isinstance(text, str)
            and not any(outer.tag == "noscript" or outer.tag.startswith(SVG) for outer in around)]


def words_of(element):
    return squeezed("".join(text for text, _ in texts(element)))


def elements(page, *names):
    """With those around each."""
    return [(element, around) for element, around in seen(page) if not isinstance(element, str) and element.tag in names
            and not any(outer.tag == "noscript" for outer in around)]


def has_picture(element):
    return any(Pictures.is_picture(image) for image, _ in elements(element, "img"))


class Notes:
    """A raised link, or one that says so, to a place further down that holds words; and the texts that WeRead, 掌阅 and
    abbr hold. Several links may lead to one note."""

    HOLDERS = {"data-wr-footernote", "zy-footnote"}
    LABEL = re.compile(r"^[\s\[\]()（）〔〕【】*†‡0-9①-⑳^.．、:：\u00a0注]+")

    @staticmethod
    def is_mark(link, around):
        says_so = "noteref" in (link.get("epub:type") or "") or link.get("role") == "doc-noteref"
        is_raised = any(outer.tag == "sup" for outer in around) or link.find("sup") is not None
        return (says_so or is_raised) and re.fullmatch(r"[\[(（〔]?(\d{1,3}|[①-⑳*†])[\])）〕]?", words_of(link))

    @classmethod
    def links(cls, page):
        """Each mark with the element that it leads to."""
        order = {element: index for index, element in enumerate(page.iter())}
        named = {element.get("id") or element.get("name"): element for element, around in seen(page)
                 if not isinstance(element, str) and (element.get("id") or (element.tag == "a" and element.get("name")))}
        for link, around in elements(page, "a"):
            target = named.get((link.get("href") or "")[1:]) if (link.get("href") or "").startswith("#") else None
            if target is not None and order[target] > order[link] and cls.is_mark(link, around):
                yield link, target

    @classmethod
    def words(cls, note):
        """Without its number, and without the links that lead back."""
        pieces = [text for text, around in seen(note) if isinstance(text, str)
                  and not any(outer.tag == "a" and (outer.get("href") or "").startswith("#") for outer in around)]
        return squeezed(cls.LABEL.sub("", "".join(pieces).strip()))

    @classmethod
    def held(cls, page):
        return [element.get(name) for element, _ in seen(page) if not isinstance(element, str)
                for name in cls.HOLDERS & set(element.attrib)]

    @classmethod
    def expected(cls, page):
        return len(list(cls.links(page))) + len(cls.held(page))

    @staticmethod
    def found(document):
        return document.count("note-reference ")

    @classmethod
    def faults(cls, page, document, exact):
        notes = [cls.words(target) for _, target in cls.links(page)] + [squeezed(text) for text in cls.held(page)]
        faults = [f"the note {words[:80]}" for words in notes if words not in document.words]
        wanted, found = cls.expected(page), cls.found(document)
        return faults + ([f"{wanted} notes, {found} found"] if found < wanted or (exact and found > wanted) else [])


class Items:
    """Items of lists that hold words or pictures, but for those that are notes."""

    @classmethod
    def all(cls, page):
        notes = {target for _, target in Notes.links(page)}
        return [element for element, _ in elements(page, "li", "dt", "dd") if element not in notes
                and (words_of(element) or has_picture(element))]

    @classmethod
    def expected(cls, page):
        return len(cls.all(page))

    @staticmethod
    def found(document):
        return document.count("item")

    @classmethod
    def faults(cls, page, document, exact):
        wanted, found = cls.expected(page), cls.found(document)
        return [f"{wanted} items, {found} found"] if found < wanted or (exact and found > wanted) else []


class Readings:
    """rt that hold words, over words: each reads what stands before it in its ruby."""

    @staticmethod
    def all(page):
        return [words_of(reading) for reading, around in elements(page, "rt")
                if any(outer.tag == "ruby" for outer in around) and words_of(reading)]

    @classmethod
    def expected(cls, page):
        return len(cls.all(page))

    @staticmethod
    def found(document):
        return document.count("ruby-text")

    @classmethod
    def faults(cls, page, document, exact):
        faults = [f"the reading {words[:80]}" for words in cls.all(page) if words not in document.readings]
        wanted, found = cls.expected(page), cls.found(document)
        return faults + ([f"{wanted} readings, {found} found"] if exact and found != wanted else [])


class Media:
    """What no output can hold, where it is seen: counted in messages, one for each kind. One in another is its fallback."""

    NAMES = ("video", "audio", "iframe", "object", "embed", "canvas")

    @classmethod
    def is_shown(cls, medium):
        address = medium.get("data-src") or medium.get("src") or ""
        is_bare = medium.tag == "iframe" and re.match(r"(about:.*|javascript:.*|)$", address)
        is_pixel = any(re.match(r"[012](px)?$", medium.get(side) or "") for side in ("width", "height"))
        return not is_bare and not is_pixel

    @staticmethod
    def picture(medium):
        """That it is, or that stands for it."""
        return medium.get("poster") or (medium.get("type") or "").startswith("image/")

    @classmethod
    def outermost(cls, page):
        work, found = [page], []
        while work:
            element = work.pop()
            if not isinstance(element.tag, str) or is_hidden(element) or element.tag in ("noscript", "template", "select"):
                continue
            if element.tag in cls.NAMES:
                found += [element] if cls.is_shown(element) else []
            else:
                work += list(element)
        return found

    @classmethod
    def all(cls, page):
        return [medium for medium in cls.outermost(page) if not (medium.get("type") or "").startswith("image/")]

    @classmethod
    def expected(cls, page):
        return len(cls.all(page))

    @staticmethod
    def found(document):
        return sum(map(int, re.findall(r"(\d+) left out.*\[media-left-out\]", document.messages)))

    @classmethod
    def faults(cls, page, document, exact):
        wanted, found = cls.expected(page), cls.found(document)
        return [f"{wanted} media, {found} reported"] if found < wanted or (exact and found > wanted) else []


KINDS = [Pictures, Cells, Notes, Items, Readings, Media]


def fits(element, compound):
    name = re.match(r"[\w-]*", compound).group()
    classes = (element.get("class") or "").split()
    return name in ("", element.tag) and all(
        word in classes if mark == "." else element.get("id") == word for mark, word in re.findall(r"([.#])([\w-]+)", compound))


def selects(selector, element, parents):
    """Only names of elements, classes and ids, one inside the other."""
    *outer, last = selector.split()
    found = fits(element, last)
    while found and outer:
        element = parents.get(element)
        found = element is not None
        if found and fits(element, outer[-1]):
            outer.pop()
    return found


def hide_by_sheets(page):
    """Marks what a style sheet of the page may hide."""
    sheet = re.sub(r"/\*.*?\*/", "", "".join("".join(style.itertext()) for style in page.iter("style")), flags=re.S)
    hiding = [selector.strip() for selectors, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
              if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", declarations) for selector in selectors.split(",")]
    plain = [selector for selector in hiding if re.fullmatch(r"[\w-]*([.#\s]+[\w-]+)*", selector) and selector]
    parents = {child: parent for parent in page.iter() for child in parent} if plain else {}
    for element in parents:
        if isinstance(element.tag, str) and any(selects(selector, element, parents) for selector in plain):
            element.set("hidden", "")


def parse(content):
    """With scripts off, as for readers without them: noscript is read. What is UTF-8 is, whatever the page declares."""
    try:
        page = html5lib.parse(content.decode() if isinstance(content, bytes) else content, **SETTINGS)
    except UnicodeDecodeError:
        page = html5lib.parse(content, likely_encoding="gb18030", **SETTINGS)
    hide_by_sheets(page)
    return page
