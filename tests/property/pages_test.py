#!/usr/bin/python3
"""Pages by the square measure, of any size: every word of an article stands on some page, in order; no line leaves
its measure, no page its height; body lines stand on the grid; no page begins with the last line of a paragraph or ends
with the first of one, unless the page is too small for that. Over the samples and, when there is one, a corpus."""
import os

from harness import main, run
from text_test import articles, squeezed, words_of

SIZES = [(36, 33), (20, 12), (10, 7), (8, 1)]
PITCH, ASCENT, HALF = 1.75, 0.88, 0.05
FEW = 1000 if os.environ.get("BANXIN_LONG") else 8


class Line:
    def __init__(self, row):
        page, x, y, self.text, advances = row.split("\t")
        self.page, self.x, self.y = int(page), float(x), float(y)
        self.advances = [float(each) for each in advances.split()]


def lines_of(article, measure, height, *options):
    arguments = [part for each in options for part in ("-O", each)]
    done = run("-t", "dump", "-O", "part=lines", "-O", f"measure={measure}", "-O", f"height={height}", *arguments, article)
    assert done.status == 0, f"{article}: {done.messages}"
    return [Line(row) for row in done.out.decode().split("\n") if row]


def simple_articles():
    """Articles of paragraphs and headings, with their words."""
    found = [(article, words_of(article)) for article in articles()]
    return [(article, words) for article, words in found if words is not None][:FEW]


def check_every_word_is_on_some_page(folder):
    for article, words in simple_articles():
        for measure, height in SIZES:
            set_words = "".join(line.text for line in lines_of(article, measure, height, "title=yes"))
            assert squeezed(set_words) == squeezed(words), f"{article} at {measure} by {height}"


def check_lines_stay_inside_the_page(folder):
    for article, _ in simple_articles():
        for measure, height in SIZES:
            last = (height - 1) * PITCH + ASCENT
            for line in lines_of(article, measure, height):
                place = f"{article} at {measure} by {height}: {line.text}"
                assert line.x >= -HALF and line.x + sum(line.advances) <= measure + HALF, place
                assert ASCENT - HALF <= line.y <= last + HALF, place
                steps = (line.y - ASCENT) / PITCH
                assert abs(steps - round(steps)) * PITCH < HALF, f"{place}: not on the grid"


def check_page_breaks_leave_two_lines(folder):
    """A paragraph's first line is indented: so it shows where paragraphs begin."""
    seen = 0
    for article, _ in simple_articles():
        if "heading" in run("-t", "dump", article).out.decode():
            continue
        lines = lines_of(article, 20, 12)
        begins = [abs(line.x - 2) < HALF for line in lines] + [True]
        for i in range(1, len(lines)):
            if lines[i].page == lines[i - 1].page:
                continue
            seen += 1
            place = f"{article}, page {lines[i].page}: {lines[i].text}"
            assert not begins[i - 1] or begins[i], f"{place}: the first line of a paragraph was left alone"
            assert begins[i] or not begins[i + 1], f"{place}: the last line of a paragraph stands alone"
    assert seen > 5


def check_columns_hold_the_same_words(folder):
    for article, words in simple_articles():
        set_words = "".join(line.text for line in lines_of(article, 12, 15, "title=yes", "columns=3"))
        assert squeezed(set_words) == squeezed(words), article


if __name__ == "__main__":
    main(__name__)
