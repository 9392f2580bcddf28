#!/usr/bin/python3
"""What a reader of a saved page sees, counted by html5lib (seen.py), is in the document or in a message. Skipped without
html5lib; pages of strangers are looked at where they stand beside the repository."""
import collections
import glob
import os
import struct
import zlib

import random_pages
from harness import CORPUS, ROOT, main, write
from seen import KINDS, Cells, Document, Items, Media, Notes, Pictures, Readings, parse

LABELS = os.path.join(os.path.dirname(ROOT), "shared", "labels", "pages")
LARGEST = 200_000  # bytes of a stranger's page: the instrumented program is slow
MOST_STRANGERS = 60
CHANCES = 60  # pages


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\xff" * ((width + 7) // 8)) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


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
    "notes": """<h1>注</h1><p>山<sup><a href="#fn1">1</a></sup>水<a epub:type="noteref" href="#fn2">[2]</a>，又见<sup><a href="#fn1">[1]</a></sup></p>
<table><tr><td>格<sup><a href="#fn3">③</a></sup><td>二</table><p>江<span data-wr-footernote="江：长江。"></span>湖</p>
<div><ol><li id="fn1"><p>山指后山。<a href="#r1">↩</a></p><p>又名北山。</p><li id="fn2">水指河水。 <a href="#r2">↑</a></ol></div><p id="fn3">③ 格内的注。</p>""",
    "lists": """<h1>单</h1><ul><li>甲<ol type=a><li>子<li>丑</ol><li><p>乙<li><img src="a.png"></ul><ol reversed><ol><li>无主</ol><li>末</ol>
<dl><dt>词<dd>义<dd>又义<div><dt>词二<dd>义二</div></dl><li>散<menu><li>菜</menu><ul><div><li>隔</div></ul>""",
    "media": """<h1>声</h1><video src="a.mp4" poster="a.png"></video><p>甲<audio src="b.mp3"></audio>乙<canvas></canvas></p><iframe src="c.html"></iframe>
<object data="d.pdf"><embed src="d.pdf"></object><embed src="e.swf"><object type="image/png" data="b.png"></object><iframe width=1 src="f"></iframe><p>末""",
    "readings": """<h1>音</h1><p><ruby>北<rp>(</rp><rt>Běi<rp>)</rp>京<rt>jīng</ruby><ruby><rb>汉</rb><rb>字</rb><rt>hàn</rt><rt>zì</rt></ruby>
<ruby><rb>東</rb><rb>南</rb><rtc><rt>とう</rt><rt>なん</rt></rtc></ruby><a href="http://example.org/"><ruby>山<rt>shān</rt></ruby></a><ruby>无<rt></rt></ruby>""",
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
    """The test itself: whatever a page has more than the document is noticed, by its own kind alone."""
    content = PAGES["sets and pictures"]
    document, whole = Document(make(folder, content)), faults_of(parse(content), Document(make(folder, content)), exact=True)
    assert not whole, whole
    for kind, more in {Pictures: '<img src="more.png">', Cells: "<table><tr><td>不在文中</table>",
                       Notes: '<p>山<sup><a href="#n">[1]</a></sup><p id="n">[1] 注文', Items: "<ul><li>山</ul>",
                       Readings: "<ruby>山<rt>shān</ruby>", Media: "<video></video>"}.items():
        page = parse(content + more)
        found = [other for other in KINDS if other.faults(page, document, exact=True)]
        assert found == [kind], f"{kind.__name__}: {found}"


def check_pages_made_by_chance(folder):
    counted = collections.Counter()
    for seed in range(CHANCES):
        page = parse(random_pages.make(seed))
        faults = faults_of(page, Document(make(folder, random_pages.make(seed))), exact=True)
        assert not faults, f"seed {seed}: {faults}"
        counted.update({kind.__name__: kind.expected(page) for kind in KINDS})
    assert all(counted[kind.__name__] > CHANCES / 2 for kind in KINDS), f"too few to mean something: {counted}"


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
