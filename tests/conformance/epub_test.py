#!/usr/bin/python3
"""Books pass EPUBCheck without an error or a warning: a book that holds everything a document may hold, in each
form the options give it, and articles of the corpus beside the repository when there is one (all of them with
BANXIN_LONG=1). Skipped when EPUBCheck was not fetched."""
import glob
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
import epubcheck  # noqa: E402
import random_pages  # noqa: E402
from harness import CORPUS, PATIENCE, ROOT, main, run, skip, write  # noqa: E402

SAMPLE = os.path.join(os.environ.get("BANXIN_BUILD", os.path.join(ROOT, "build/dev")), "tests/epub_sample")
FORMS = [[], ["writing=vertical"], ["cover=grid"], ["fonts=song,hei,kai"], ["profile=kindle cover=plain"],
         ["profile=kobo cover=band"], ["profile=apple fonts=hei"], ["profile=duokan"], ["profile=weread"]]
CHANCES = 12  # pages made by chance
MERGED_COUNT = 150
CORPUS_COUNT = 0 if os.environ.get("BANXIN_LONG") else 20


def complaints(books):
    """For each book, what EPUBCheck says of it."""
    return [[f'{each["id"]} {each["message"]} {each["paths"]}' for each in found] for found in epubcheck.findings(books)]


def make_everything(folder):
    """For each form, a book that holds everything a document may hold."""
    for number, form in enumerate(FORMS):
        book = f"{folder}/everything-{number}.epub"
        subprocess.run([SAMPLE, book, *form], check=True, timeout=PATIENCE)
        yield form, book


SVG_FILE = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 90 60">
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata><title>河图</title><style>.a{fill:red}</style>
<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><symbol id="s"><circle r="5"/></symbol></defs>
<g inkscape:label="层" class="a" onclick="alert(1)"><rect id="r 1" width="90" height="60" fill="url(#g)"/></g>
<use xlink:href="#s" x="9" y="9"/><use href="#s"/><text x="5" y="20"><tspan>河</tspan></text><script>alert(1)</script><a xlink:href="http://example.org/"><circle r="1"/></a></svg>"""
PAGES = {
    "drawings": """<title>图</title><h1>图<svg width=9 height=9><path d="M0 0h9"/></svg></h1><p><img src="a.svg">甲<img src="a.svg" alt=""></p>
<svg viewBox="0 0 90 60" width="100%" role=img aria-label="一图" style="color:red" data-x=1><rect width=90 height=60 /><text x=1 y=9>字&nbsp;&amp;</text>
<foreignObject width=9 height=9><p>画中字</p></foreignObject><clippath id=c><path d=M0,0 /></clippath><image href="data:image/png;base64,AAAA" /></svg>
<p>乙<svg xmlns="http://www.w3.org/2000/svg" height=1em><circle cx=5 cy=5 r=4 fill="currentColor" xml:space="preserve" /></svg>丙</p>
<table><tr><td><svg width=20 height=20><use href=#d /></svg><td><svg width=20 height=20><defs><g id=d><path d=M0,0L9,9 stroke=red /></g></defs><use xlink:href=#d /></svg></table>
<a href="http://example.org/"><svg width=30 height=30 viewBox="0 0 30 30"><path d="M0 0h30v30z"><title>三角</title><animate attributeName=d dur=1s /></path></svg></a>""",
    "readings": """<title>音</title><h1>音<ruby>乐<rt>yuè</ruby></h1><h2><ruby>北<rp>(</rp><rt>Běi<rp>)</rp>京<rt>jīng</ruby>的河</h2>
<p><ruby><rb>汉</rb><rb>字</rb><rt>hàn</rt><rt>zì</rt></ruby><ruby><rb>東</rb><rb>南</rb><rtc><rt>とう</rt><rt>なん</rt></rtc><rtc>South</rtc></ruby>
<ruby><ruby>上<rt>shàng</ruby><rt>うえ</ruby>，<ruby>无</ruby><ruby><rt>只有音</rt></ruby><ruby>空<rt></ruby><ruby>一<rt>yī<rt>いち</ruby></p>
<p><a href="http://example.org/"><ruby>山<rt>shān</ruby></a><ruby><a href="#x">水</a><rt>shuǐ</ruby><ruby>木<rt><a href="#x">mù</a></ruby><ruby><img src="a.svg" alt="火"><rt>huǒ</ruby></p>
<table><tr><th><ruby>土<rt>tǔ</ruby><td><ruby>金<rt>jīn</ruby></table><ul><li id=x><ruby>日<rt>rì</ruby></ul><p><ruby>行<rt>xíng</ruby><sup><a href=#n>[1]</a></sup></p>
<p id=n>[1] <ruby>注<rt>zhù</ruby></p><p><ruby><rbc><rb>复</rb><rb>合</rb></rbc><rtc><rt>fù</rt><rt>hé</rt></rtc><rtc><rt rbspan=2>compound</rt></rtc></ruby></p>""",
    "lists, notes and media": """<title>单</title><ol type=I start=4 reversed><li value=9>甲<ol style="list-style-type:cjk-ideographic"><li>乙</ol><li>丙</ol><ul style="list-style:none"><li>丁</ul>
<dl><dt>词<dd>义<sup><a href=#a>*</a></sup></dl><p>戊<span data-wr-footernote="己的注">己</span><video src="https://example.org/a.mp4" poster="a.svg"></video></p>
<table><caption>表<sup><a href=#b>②</a></sup></caption><tfoot><tr><td>末</tfoot><tr><td rowspan=9>一<td>二<td><table><tr><th>内</table></table><p id=a>* 注甲<p id=b>② 注乙""",
}
PAGE_FORMS = [[], ["writing=vertical"], ["profile=kindle"], ["profile=duokan", "cover=none"]]


def make_of_pages(folder):
    """Drawings, every form of ruby, and what lists, notes and tables hold, as pages write them."""
    write(f"{folder}/a.svg", SVG_FILE)
    chances = {f"chance {seed}": random_pages.make(seed) for seed in range(CHANCES)}
    for name, content in [*PAGES.items(), *chances.items()]:
        page = write(f"{folder}/{name}.html", content)
        for number, form in enumerate(PAGE_FORMS if name in PAGES else PAGE_FORMS[:1]):
            book = f"{folder}/{name}-{number}.epub"
            done = run("-o", book, *(word for option in form for word in ("-O", option)), page)
            assert done.status == 0, f"{name}: {done.messages}"
            yield (name, form), book


def make_bad(folder):
    """A byte is changed in the media type. If this passes, the others prove nothing."""
    book = f"{folder}/bad.epub"
    subprocess.run([SAMPLE, book], check=True, timeout=PATIENCE)
    with open(book, "r+b") as file:
        file.seek(40)
        file.write(b"?")
    return book


def corpus(folder=""):
    return [path for path in sorted(glob.glob(f"{CORPUS}/{folder}**/*.*", recursive=True))
            if os.path.isfile(path) and os.path.getsize(path)]


def some_of(articles):
    step = max(1, len(articles) // CORPUS_COUNT) if CORPUS_COUNT else 1
    return articles[::step][:CORPUS_COUNT or None]


def convert(article, book):
    done = run("-O", "cover=none", "-o", book, article)
    assert done.status == 0 or "[unknown-encoding]" in done.messages, f"{article}: {done.messages}"
    return done.status == 0


def make_of_articles(folder):
    samples = sorted(glob.glob(f"{ROOT}/samples/articles/*"))
    for number, article in enumerate(samples + some_of(corpus())):
        book = f"{folder}/article-{number}.epub"
        if convert(article, book):
            yield article, book
    book = f"{folder}/merged.epub"
    done = run("--merge", "-o", book, *samples, *corpus("fg-fly-cnm/")[:MERGED_COUNT])
    assert done.status == 0, done.messages
    yield "merged", book


def check_books_pass(folder):
    made = [*make_everything(folder), *make_of_pages(folder), *make_of_articles(folder)]
    names, books = zip(*made)
    *found, of_bad = complaints([*books, make_bad(folder)])
    assert of_bad, "EPUBCheck takes any book for a good one"
    bad = [(name, each) for name, each in zip(names, found) if each]
    assert not bad, bad


if not epubcheck.is_there():
    skip("no EPUBCheck; tests/run.sh fetches it")
if __name__ == "__main__":
    main(__name__)
