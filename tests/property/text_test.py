#!/usr/bin/python3
"""Plain text of any width: nothing of the article is lost, no line is wider than asked, none begins or ends with a
mark that may not stand there, none ends with a space. Over the samples and, when there is one, a corpus."""
import glob
import os
import re
import unicodedata

from harness import CORPUS, ROOT, main, run, write

WIDTHS = [10, 24, 37, 80]
NO_START = set("，。、；：？！）］｝」』】〕〉》〗〙”’")
NO_END = set("（［｛「『【〔〈《〖〘“‘")
CORPUS_COUNT = 1000 if os.environ.get("BANXIN_LONG") else 12
SIMPLE = ("paragraph", "heading", "text", "span", "line-break")
METADATA = ("title", "order", "author", "contributors", "source", "date", "language", "publisher", "keywords",
            "summary", "title-in-body", "title-further-down")
ESCAPE = re.compile(r'\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))')


def articles():
    found = sorted(glob.glob(f"{ROOT}/samples/articles/**/*.txt", recursive=True))
    corpus = [path for path in sorted(glob.glob(f"{CORPUS}/fg-fly-cnm/**/*.txt", recursive=True))
              if os.path.getsize(path)]
    step = max(1, len(corpus) // CORPUS_COUNT)
    return found + corpus[::step]


def columns(line):
    wide = sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in line
               if unicodedata.category(each) not in ("Mn", "Me", "Cf"))
    return wide


def text_of(article, width):
    done = run("-t", "text", "-O", f"width={width}", article)
    assert done.status == 0, f"{article}: {done.messages}"
    return done.out.decode()


def squeezed(text):
    return "".join(text.split())


def unquoted(quoted):
    def decode(match):
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else {"n": "\n", "t": "\t"}.get(match[3], match[3])
    return ESCAPE.sub(decode, quoted)


def words_of(article):
    """The words of an article by its model; None when it holds more than paragraphs, headings and styles."""
    words = ""
    for line in run("-t", "dump", article).out.decode().splitlines():
        kind = line.split()[0]
        quoted = line[line.index('"') + 1:-1] if line.endswith('"') else ""
        if kind in METADATA and not line.startswith(" "):
            words += unquoted(quoted) if kind == "title" else ""
            if kind in ("title-in-body", "title-further-down"):
                return None
        elif kind not in SIMPLE or "role=placeholder" in line:
            return None
        elif kind == "text":
            words += unquoted(quoted)
    return words


def is_drawn(text):
    """Tables and preformatted text keep their own lines."""
    return "+--" in text or " | " in text


def check_nothing_is_lost(folder):
    simple = 0
    for article in articles():
        whole = text_of(article, 0)
        words = words_of(article)
        if words is not None:
            simple += 1
            assert squeezed(whole) == squeezed(words), article
        if is_drawn(whole):
            continue
        for width in WIDTHS:
            assert squeezed(text_of(article, width)) == squeezed(whole), f"{article} at {width}"
    assert simple > 2, "too few simple articles for the comparison with the model"


def check_lines_fit_and_end_well(folder):
    seen = 0
    for article in articles():
        for width in WIDTHS:
            text = text_of(article, width)
            if is_drawn(text) or "```" in text:
                continue
            for line in text.splitlines():
                seen += 1
                place = f"{article} at {width}: {line}"
                words = line.strip(" \u3000")
                assert line == line.rstrip(" "), place
                assert columns(line) <= width or re.match(r"\[\d+\] ", line), place
                if words and len(words) > 1:
                    assert words[-1] not in NO_END, place
                    assert words[0] not in NO_START, place
    assert seen > 100


def check_bytes_of_each_encoding(folder):
    article = articles()[0]
    plain = run("-t", "text", article).out.decode()
    assert run("-t", "text", "-O", "encoding=gb18030", article).out.decode("gb18030") == plain
    assert run("-t", "text", "-O", "eol=crlf", article).out.decode() == plain.replace("\n", "\r\n")
    assert run("-t", "text", "-O", "bom=yes", article).out.decode("utf-8-sig") == plain
    marked = run("-t", "text", "-O", "bom=yes", "-O", "encoding=gb18030", article).out
    assert marked.startswith(b"\x84\x31\x95\x33")


def make_parts(folder, *counts):
    """Parts whose notes begin anew with [1], each behind its part."""
    parts = "".join(f"<h2>第{part}回</h2><p>" + "，".join(f"物{number}[{number}]" for number in range(1, count + 1)) + "。</p>" +
                    "".join(f"<p>[{number}] 回{part}注{number}。</p>" for number in range(1, count + 1))
                    for part, count in enumerate(counts, 1))
    write(f"{folder}/in.txt", f"题\n{parts}<h2>第{len(counts) + 1}回</h2><p>完。</p>")
    return run("-q", "-t", "text", "-O", "width=0", "-o", "-", "in.txt", folder=folder).out.decode()


def check_up_to_99_notes_count_on(folder):
    text = make_parts(folder, 50, 49)
    assert "[50] 回1注50。\n[51] 回2注1。\n" in text and text.endswith("[99] 回2注49。\n"), text


def check_notes_of_100_begin_anew_and_stand_with_their_parts(folder):
    text = make_parts(folder, 50, 50)
    assert "[51]" not in text
    first, second, third = (text.index(f"第{part}回\n") for part in (1, 2, 3))
    assert first < text.index("[50] 回1注50。") < second < text.index("[1] 回2注1。") < third, text


if __name__ == "__main__":
    main(__name__)
