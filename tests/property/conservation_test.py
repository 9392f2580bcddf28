#!/usr/bin/python3
"""Nothing is lost, nothing is doubled: the visible characters of every article come out of the reader in their order.
What may differ is named: line 1 and other titles (they go to the metadata), and a title that is in the text again.
Runs over the samples, and over the corpus beside the repository when there is one."""
import html.parser
import os
import re

from harness import CORPUS, ROOT, main, run, write

HIDDEN = {"script", "style", "template", "noscript", "iframe", "noembed", "noframes", "rp", "audio", "video",
          "canvas", "svg", "datalist", "title"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
SERVER_CODE = re.compile(r"<\?(?:php|=|\s).*?(?:\?>|\Z)|<%[@=!\s-].*?%>", re.S)
INVISIBLE = re.compile(r"[\s\u200b\ufeff\u2060\u3164\x00-\x1f\x7f-\x9f]")
TEXT = re.compile(r'\s*(?:text|note-reference) "((?:[^"\\]|\\.)*)".*')
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.I)
CODECS = {b"gb2312": "gb18030", b"gbk": "gb18030", b"big5": "big5hkscs"}
FOLDERS = ["fg-fly-cnm", "haodoo-mirror", "gne-news", "zhclsy", "lwt8fy-notices", "books", "wen-chm"]


class Visible(html.parser.HTMLParser):
    """The text of a page without what is hidden. Hidden elements are counted by name until they close."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self.hidden, self.depth = [], None, 0

    def handle_starttag(self, tag, attrs):
        if self.hidden:
            self.depth += tag == self.hidden
            return
        style = (dict(attrs).get("style") or "").replace(" ", "").lower()
        invisible = "display:none" in style or "visibility:hidden" in style or "hidden" in dict(attrs)
        if tag not in VOID and (tag in HIDDEN or invisible):
            self.hidden, self.depth = tag, 1

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if self.hidden == tag:
            self.depth -= 1
            if not self.depth:
                self.hidden = None

    def handle_data(self, data):
        if not self.hidden:
            self.pieces.append(data)

    def unknown_decl(self, data):
        pass


def visible_characters(text):
    page = Visible()
    page.feed(SERVER_CODE.sub("", text))
    page.close()
    return INVISIBLE.sub("", "".join(page.pieces))


def unquote(quoted):
    def character(match):
        digits = match.group(1) or match.group(2)
        return chr(int(digits, 16)) if digits else {"n": "\n", "t": "\t"}.get(match.group(3), match.group(3))
    return re.sub(r"\\u([0-9A-F]{4})|\\U([0-9A-F]{8})|\\(.)", character, quoted)


def read_model(article):
    done = run("-t", "dump", "-O", "placeholders=keep", article)
    assert done.status == 0, f"{article}: {done.messages}"
    lines = done.out.decode().splitlines()
    texts = [TEXT.fullmatch(line) for line in lines]
    title = next((line for line in lines if line.startswith("title ")), 'title ""')
    return unquote(title[len('title "'):-1]), INVISIBLE.sub("", "".join(unquote(m.group(1)) for m in texts if m))


def articles():
    roots = [os.path.join(ROOT, "samples", "articles")] + [os.path.join(CORPUS, name) for name in FOLDERS]
    for root in roots:
        for folder, _, names in sorted(os.walk(root)):
            yield from (os.path.join(folder, name) for name in sorted(names))


def source_of(article):
    """The decoded text; None when it is in an encoding that this test does not know."""
    with open(article, "rb") as file:
        content = file.read()
    declared = CHARSET.search(content)
    for codec in ["utf-8-sig", CODECS.get(declared.group(1).lower()) if declared else None]:
        try:
            text = content.decode(codec) if codec else None
        except UnicodeDecodeError:
            continue
        if text is None or text.isascii() or max(text) >= "\u0800":  # below, two bytes of GBK pass for UTF-8
            return text
    return None


def difference(wanted, title, got):
    """None, or where the first character is lost or doubled. The title may be missing once, at two places."""
    title = INVISIBLE.sub("", title)
    start = wanted.find(title) if title else -1
    line = wanted[:start + len(title)] if 0 <= start <= 8 else ""
    bracketed = wanted.replace(f"《{title}》", "", 1)  # of a book: 《河灯》林一舟 leaves its author
    for candidate in (wanted, wanted[len(line):], wanted.replace(title, "", 1), wanted[len(line):].replace(title, "", 1),
                      bracketed):
        if candidate == got or candidate.removeprefix(".txt") == got:
            return None
    rest = wanted[len(line):].removeprefix(".txt")
    at = next((i for i, (one, other) in enumerate(zip(rest, got)) if one != other), min(len(rest), len(got)))
    return f"at {at}: source …{rest[at - 10:at + 30]!r}, model …{got[at - 10:at + 30]!r}"


def check_conservation(folder):
    faults, count = [], 0
    for article in articles():
        text = source_of(article)
        if not text:
            continue
        count += 1
        title, got = read_model(article)
        fault = difference(visible_characters(text), title, got)
        if fault:
            faults.append(f"{os.path.basename(article)}: {fault}")
    print(f"{count} articles, {len(faults)} not conserved")
    assert count and not faults, "\n" + "\n".join(faults)


def check_nesting_deeper_than_anyone_writes(folder):
    for tag in ["div", "b", "table><tr><td", "ul><li", "blockquote", "q", "ruby><rt", "x-y"]:
        text = "".join(f"<{tag}>{number % 10}" for number in range(20000)) + "</div>末</b></table>尾"
        _, got = read_model(write(f"{folder}/deep.html", "题\n<p>首</p>" + text))
        digits = re.sub("[^0-9首末尾]", "", got)
        assert digits == "首" + "0123456789" * 2000 + "末尾", f"<{tag}>: {len(digits)} characters"


if __name__ == "__main__":
    main(__name__)
