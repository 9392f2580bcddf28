#!/usr/bin/python3
"""A book holds the words of its article, no more and no less; read back it is the same article; and what is wrong with
a book is reported."""
import base64
import glob
import os
import re
import zipfile
from xml.etree import ElementTree

from harness import ARTICLE, PROGRAM, ROOT, main, read, run, write

SAMPLES = sorted(glob.glob(os.path.join(ROOT, "samples/articles/*")))
XHTML = "{http://www.w3.org/1999/xhtml}"


def make(folder, article, *options):
    book = f"{folder}/made.epub"
    done = run("-O", "cover=none", *options, "-o", book, article)
    assert done.status == 0, done.messages
    return book


def words(text):
    return re.sub(r"\s", "", text)


def visible(element):
    """The text of a page without what is shown only by readers that know no ruby."""
    if element.tag == XHTML + "rp":
        return element.tail or ""
    return (element.text or "") + "".join(map(visible, element)) + (element.tail or "")


def pages(book):
    """The files of the text in their order, each with its bytes."""
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if name.startswith("EPUB/text/")]
        return {name: archive.read(name) for name in sorted(names, key=lambda name: (len(name), name))}


def book_words(book):
    bodies = [ElementTree.fromstring(page).find(XHTML + "body") for page in pages(book).values()]
    return words("".join(map(visible, bodies)))


def article_words(dump):
    """All texts of the model, in order, and the title."""
    texts = re.findall(r'^\s*text "((?:[^"\\]|\\.)*)"', dump, re.MULTILINE)
    return words("".join(re.sub(r"\\(.)", lambda match: " " if match[1] == "n" else match[1], text) for text in texts))


def check_a_book_has_the_words_of_its_article(folder):
    for article in SAMPLES:
        dump = run("-t", "dump", article).out.decode()
        expected, found = article_words(dump), book_words(make(folder, article))
        assert expected, f"{article}: no words in the dump"
        assert found.endswith(expected), f"{article}: {found[:200]}... is not ...{expected[:200]}"


SENTENCES = "".join(f"第{i}句话说的是河边的旧桥。" for i in range(9000))
GIANTS = {
    "paragraph": f"<p>　　{SENTENCES}</p>",
    "bold": f"<p>　　<b>{SENTENCES}</b>，<a href='#end'>往后</a></p><p id='end'>　　完了。</p>",
    "without marks": f"<p>　　{'山河' * 60000}</p>",
    "quote": f"<blockquote><p>引文。</p><blockquote><p>{SENTENCES}</p></blockquote></blockquote>",
    "lines": f"<p>{'<br>'.join(f'第{i}行，说一件小事' for i in range(16000))}</p>",
    "code": f"<pre>{'x = [1, 2] &amp; y;' * 9}\n{SENTENCES}</pre>",
    "list": f"<ol>{''.join(f'<li id=i{i}>说一件小事，是第{i}件。</li>' for i in range(9000))}</ol><p><a href='#i8000'>第八千件</a></p>",
    "item": f"<ul><li>一件小事</li><li><p>{SENTENCES}</p><p>{SENTENCES}</p></li><li>又一件小事</li></ul>",
    "table": "<table border=1><tr><th>号</th><th>名</th></tr>" + "".join(
        f"<tr><td>{i}</td><td>河边的旧桥</td></tr>" for i in range(9000)) + "</table>",
}


def check_no_file_of_a_book_is_large(folder):
    for name, giant in GIANTS.items():
        article = write(f"{folder}/{name}.html", f"<title>巨著</title><p>　　开头一段话，不长。</p>{giant}<p>　　末尾一段话。</p>")
        dump, book = run("-t", "dump", article).out.decode(), make(folder, article)
        assert run("--check", book).status == 0, name
        sizes = list(map(len, pages(book).values()))
        assert len(sizes) > 1 and max(sizes) < 300 * 1000, f"{name}: {sizes}"
        if name != "table":  # the head is in each part
            assert book_words(book).endswith(article_words(dump)), name


def without_hints(dump):
    """What a source shows by its wording alone: roles and what made a heading one; and the series that its folder is."""
    return re.sub(r' (role=\S+|rule="[^"]*")|^series(-index)? .*\n', "", dump, flags=re.MULTILINE)


def expect_read_back(folder, article, *options):
    before = run("-t", "dump", article).out.decode()
    after = run("-t", "dump", make(folder, article, *options)).out.decode()
    assert without_hints(before) == without_hints(after), f"{article} {options}: {after}"


def check_a_book_is_read_back(folder):
    for article in SAMPLES:
        expect_read_back(folder, article)


MARKS = """<p>　　一句话。<sup><a href="#n1" id="r1">[1]</a></sup>第二句，有<span style="text-emphasis: dot">着重号</span>，
有<em>强调</em>，有<ruby>饕餮<rt>tāo tiè</rt></ruby>。</p>
<p>　　<img src="gone.png" alt="一座山"/></p>
<p id="n1"><a href="#r1">[1]</a> 注文。</p>"""


def check_a_book_for_one_reader_is_read_back(folder):
    article = write(f"{folder}/marks.html", MARKS)
    for profile in ["all", "kindle", "kobo", "apple", "duokan", "weread"]:
        expect_read_back(folder, article, "-O", f"profile={profile}", "-O", "cover=plain")


def check_a_book_converts_like_its_article(folder):
    write(f"{folder}/小标题.txt", ARTICLE)
    book = make(folder, f"{folder}/小标题.txt")
    for width in ["0", "40"]:
        one = run("-t", "text", "-O", f"width={width}", f"{folder}/小标题.txt")
        other = run("-t", "text", "-O", f"width={width}", book)
        assert one.out == other.out and one.out, other.out.decode()


def check_a_book_is_mended_as_it_is_read(folder):
    book = make(folder, write(f"{folder}/文.txt", '"题目"的事\n<p>他说"你好,世界"。这里还有话说，说得不多。</p>\n'))
    text = run("-t", "text", "-Osmart-quotes=cjk", "-Ofix-halfwidth=yes", book).out.decode()
    assert "“题目”的事" in text and "他说“你好，世界”。" in text, text


def check_sound_and_broken_books(folder):
    write(f"{folder}/a.txt", ARTICLE)
    book = make(folder, f"{folder}/a.txt")
    done = run("--check", book)
    assert done.status == 0 and done.out.decode() == f"{book}: no errors\n" and not done.messages, done.messages
    done = run("--check", "-q", book)
    assert done.status == 0 and not done.out and not done.messages, done.messages
    with zipfile.ZipFile(book) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["EPUB/text/0001.xhtml"] = files["EPUB/text/0001.xhtml"].replace(b"</p>", b"", 1)
    with zipfile.ZipFile(f"{folder}/broken.epub", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    done = run("--check", f"{folder}/broken.epub")
    assert done.status == 1 and "EPUB/text/0001.xhtml" in done.messages and "[book-not-xml]" in done.messages
    assert run("-t", "text", f"{folder}/broken.epub").status == 0, "a page with a fault is read all the same"
    content = read(book)
    for size in range(1, len(content), 97):
        write(f"{folder}/cut.epub", content[:size])
        assert run("-f", "epub", "-t", "text", f"{folder}/cut.epub").status == 1


def make_foreign(path, pages, files=()):
    """A book that others might have made, of these pages."""
    items = "".join(f"<item id='p{i}' href='t/p{i}.xhtml' media-type='application/xhtml+xml'/>" for i in range(len(pages)))
    spine = "".join(f"<itemref idref='p{i}'/>" for i in range(len(pages)))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml",
                         "<container><rootfiles><rootfile full-path='E/p.opf'/></rootfiles></container>")
        archive.writestr("E/p.opf", "<package xmlns:dc='d'><metadata><dc:title>集子</dc:title></metadata>"
                                    f"<manifest>{items}</manifest><spine>{spine}</spine></package>")
        for i, page in enumerate(pages):
            archive.writestr(f"E/t/p{i}.xhtml", page)
        for name, content in files:
            archive.writestr(name, content)
    return path


def check_books_of_others_are_read(folder):
    picture = read(os.path.join(ROOT, "samples/page.png"))
    pages = ["<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'x.dtd'><html><head><title>页</title>"
             "<style>p{display:none}</style></head><body><p id='a'><span class='koboSpan'>春天&nbsp;来了，</span>"
             "<span class='koboSpan'>花都开了&hellip;<br></br>开得很好。</span><img src='../i/b%20c.png' alt='图'/></p>"
             "<p><a href='p1.xhtml#a'>另一页</a><![CDATA[1<2]]><img src='no.png' alt='缺'/></p></body></html>",
             "<html><body><p id='a'>夏天<b>到了</p><p><a href='p0.xhtml#a'>前一页</a>也好。</body></html>".encode("gbk")]
    book = make_foreign(f"{folder}/others.epub", pages, [("E/i/b c.png", picture)])
    done = run("-v", "-t", "dump", book)
    assert done.status == 0, done.messages
    assert "others.epub/E/t/p1.xhtml:1: note: " in done.messages and "[xhtml-as-html]" in done.messages, done.messages
    assert done.messages.count("[missing-image]") == 1 and "the book does not have it" in done.messages, done.messages
    dump = done.out.decode()
    for part in ["春天\\u00A0来了，花都开了…", '"开得很好。"', "1<2", "夏天", "到了", "b c.png", '"#f1-a"', '"#f2-a"']:
        assert part in dump, (part, dump)
    assert "display" not in dump and '"页"' not in dump, dump


def check_no_page_can_laugh(folder):
    laughs = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 12))
    page = f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY l0 'ha'>{laughs}]><html><body><p>笑&l11;</p></body></html>"
    outside = "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><html><body><p>外&f;</p></body></html>"
    for content in (page, outside):
        done = run("-v", "-t", "text", make_foreign(f"{folder}/laughs.epub", [content]))
        assert done.status == 0 and "declarations of its own" in done.messages and len(done.out) < 1000, done.messages
        done = run("-v", "-t", "text", write(f"{folder}/laughs.xhtml", content))
        assert done.status == 0 and "declarations of its own" in done.messages and len(done.out) < 1000, done.messages


def check_bad_values_are_refused(folder):
    write(f"{folder}/a.txt", ARTICLE)
    write(f"{folder}/no-picture.png", "no picture")
    for option, identifier in [("cover=no-picture.png", "bad-cover"), ("cover=absent.png", "cannot-read"),
                               ("fonts=comic", "bad-value"), ("css=absent.css", "cannot-read")]:
        done = run("-O", option, "-o", "out.epub", "a.txt", folder=folder)
        assert done.status in (1, 2) and f"[{identifier}]" in done.messages, done.messages
        assert len(done.messages.strip().splitlines()) == 1, done.messages
        assert not os.path.exists(f"{folder}/out.epub")


def check_covers_of_every_kind(folder):
    write(f"{folder}/a.txt", ARTICLE)
    pictures = {"gif": "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
                "webp": "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="}
    for kind, content in pictures.items():
        write(f"{folder}/c.{kind}", base64.b64decode(content))
        done = run("-O", f"cover=c.{kind}", "-o", f"{kind}.epub", "a.txt", folder=folder)
        assert done.status == 0, done.messages
        with zipfile.ZipFile(f"{folder}/{kind}.epub") as book:
            package = book.read("EPUB/content.opf").decode()
            assert f'href="images/cover.{kind}" media-type="image/{kind}" properties="cover-image"' in package, package
    write(f"{folder}/c.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>")
    assert run("-O", "cover=c.svg", "-o", "svg.epub", "a.txt", folder=folder).status == 1


def lock(font, locked):
    """A copy of a font whose licence forbids to embed it: bit 1 of fsType in the table OS/2 (OpenType)."""
    content = bytearray(read(font))
    entry = content.index(b"OS/2")
    table = int.from_bytes(content[entry + 8:entry + 12], "big")
    content[table + 8:table + 10] = b"\0\2"
    write(locked, bytes(content))


def check_the_licence_of_a_font_is_kept(folder):
    write(f"{folder}/a.txt", ARTICLE)
    free = glob.glob(os.path.join(os.path.dirname(PROGRAM), "../share/banxin/fonts/*Song*"))[0]
    lock(free, f"{folder}/locked.ttf")
    for font, fonts in [(free, ["EPUB/fonts/kai-1.ttf"]), (f"{folder}/locked.ttf", [])]:
        done = run("--font", f"kai={font}", "-O", "fonts=kai", "-O", "cover=none", "-o", "a.epub", "a.txt", folder=folder)
        assert done.status == 0 and ("[font-not-embedded]" in done.messages) == (not fonts), done.messages
        with zipfile.ZipFile(f"{folder}/a.epub") as book:
            assert [name for name in book.namelist() if "fonts/" in name] == fonts, book.namelist()


if __name__ == "__main__":
    main(__name__)
