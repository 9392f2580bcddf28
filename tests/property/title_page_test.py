#!/usr/bin/python3
"""Title pages of books: what they say, where they stand, and that the pages of the text are counted without them.
Skipped without qpdf, poppler-utils and mupdf-tools."""
import os
import re

from harness import main, run, write
from pdf_test import assert_sound, output, text_of, without_space

ARTICLE = "{title}\n<p>作者：{author}</p>\n<p>{date}</p>\n<p>　　河水很清。</p>\n"


def book(folder, *options, author="王小满", second_author="王小满", title=None):
    os.makedirs(f"{folder}/随笔", exist_ok=True)
    write(f"{folder}/随笔/1.txt", ARTICLE.format(title="春天的菜园", author=author, date="2023年3月5日"))
    write(f"{folder}/随笔/2.txt", ARTICLE.format(title="秋天的果园", author=second_author, date="2024年9月8日"))
    path = f"{folder}/书.pdf"
    done = run("-q", "--merge", *(["--title", title] if title else []), "-o", path,
               *(f"-O{option}" for option in options), f"{folder}/随笔")
    assert done.status == 0, done.messages
    return path


def pages(path):
    return [without_space(page) for page in text_of(path).split("\f")[:-1]]


def labels(path):
    shown = output("qpdf", "--json=1", "--json-key=pagelabels", path)
    return [(int(index), prefix) for index, prefix in
            re.findall(r'"index": (\d+),\s*"label": \{(?:\s*"/P": "(?:u:)?(.*?)",)?', shown)]


def check_a_book_says_title_author_and_dates(folder):
    path = book(folder, "style=book")
    assert pages(path)[:2] == ["随笔王小满2023年3月5日—2024年9月8日", ""], pages(path)
    assert pages(path)[2].startswith("春天的菜园")
    assert_sound(path)


def check_an_author_is_of_all_articles(folder):
    path = book(folder, "style=book", second_author="李一木")
    assert pages(path)[0] == "随笔2023年3月5日—2024年9月8日", pages(path)
    assert "Author" not in output("pdfinfo", path)
    assert re.search(r"^Author: +王小满$", output("pdfinfo", book(folder, "style=book")), re.M)


def check_dates_are_of_all_articles(folder):
    book(folder)
    write(f"{folder}/随笔/3.txt", "冬天的书店\n<p>　　雪下得很大。</p>\n")
    path = f"{folder}/三.pdf"
    assert run("-q", "--merge", "-o", path, "-Ostyle=book", f"{folder}/随笔").status == 0
    assert pages(path)[0] == "随笔", pages(path)
    assert run("-q", "--merge", "--author", "王小满; 李一木", "--date", "2026-03", "-o", path, "-Ostyle=book", f"{folder}/随笔").status == 0
    assert pages(path)[0] == "随笔王小满李一木2026年3月", pages(path)


def check_styles_decide_until_they_are_asked(folder):
    assert pages(book(folder))[0].startswith("春天的菜园")
    assert pages(book(folder, "style=book", "title-page=no"))[0].startswith("春天的菜园")
    made = pages(book(folder, "title-page=yes"))
    assert made[0].startswith("随笔") and made[1].startswith("春天的菜园"), made
    article = f"{folder}/随笔/1.txt"
    for options, first in (([], "春天的菜园作者"), (["-Otitle-page=yes"], "春天的菜园王小满2023年3月5日")):
        run("-q", "-o", f"{folder}/一.pdf", "-Ostyle=book", *options, article)
        assert pages(f"{folder}/一.pdf")[0].startswith(first), options


def check_pages_are_counted_behind_the_front_matter(folder):
    path = book(folder, "style=book", "toc=yes", "footer=〔{page}/{pages}〕")
    assert re.fullmatch(r"目录.*春天的菜园1秋天的果园2|目录春天的菜园1秋天的果园2", pages(path)[2]), pages(path)
    assert re.findall(r"〔(.*?)〕", "".join(pages(path))) == ["1/2", "2/2"]
    assert labels(path) == [(0, "扉页"), (1, "扉页 "), (2, "目录 "), (4, "")], labels(path)
    outline = re.findall(r'"(.*?)"\s+#page=(\d+)', output("mutool", "show", path, "outline"))
    assert outline == [("随笔", "1"), ("春天的菜园", "5"), ("秋天的果园", "6")], outline


def check_the_title_has_its_lines(folder):
    path = book(folder, "title-page=yes", title="春天的菜园与|秋天的果园")
    assert text_of(path).startswith("春天的菜园与\n秋天的果园\n"), text_of(path)
    assert re.search(r"^Title: +春天的菜园与秋天的果园$", output("pdfinfo", path), re.M)


def check_a_long_title_keeps_all_its_words(folder):
    long = "关于进一步做好农村人居环境整治提升工作若干问题的调查研究报告汇编" * 6
    for options in (["style=ereader"], ["writing=vertical"]):
        told = output("pdfinfo", "-struct-text", book(folder, "title-page=yes", *options, title=long))
        assert long in "".join(re.findall(r'"(.*)"', told)), told
    for title in (long * 4, long * 40):
        first = pages(book(folder, "title-page=yes", "style=ereader", title=title))[0]
        assert first.startswith("春天的菜园"), "a title that no page holds has no title page"


def check_it_is_told_to_those_who_listen(folder):
    told = output("pdfinfo", "-struct-text", book(folder, "style=book"))
    assert re.search(r'^Document\n  Sect\n    H1 .*\n      "随笔"\n    P .*\n      "王小满"\n    P ', told), told


def check_sheets_have_it_first(folder):
    for option in ("nup=2", "booklet=yes", "copies=2"):
        path = book(folder, "style=book", option)
        assert "随笔" in without_space(text_of(path)), option
        assert_sound(path)


if __name__ == "__main__":
    main(__name__)
