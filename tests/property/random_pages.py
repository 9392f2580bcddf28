"""Pages made by chance: lists, tables, ruby, notes and pictures, one in the other. A seed always gives the same page."""
import random

SIGNS = "山水云雨风草木石田禾竹米豆瓜果鱼鸟虫羊灯"
DEEPEST = 4
MARKERS = ['', ' type="a"', ' type="I"', ' start="5"', ' reversed', ' style="list-style-type:cjk-ideographic"',
           ' style="list-style:none"', ' style="list-style-type:decimal-leading-zero"']


class Page:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words_count = self.notes = 0
        self.depth = 0

    def words(self):
        """Four signs that stand nowhere else in the page."""
        self.words_count += 1
        number, signs = self.words_count * 7919 % len(SIGNS) ** 4, ""
        for _ in range(4):
            signs += SIGNS[number % len(SIGNS)]
            number //= len(SIGNS)
        return signs

    def some(self, make, least=1, most=3):
        return "".join(make() for _ in range(self.random.randint(least, most)))

    # inlines

    def ruby(self):
        one, other = self.words(), self.words()
        return self.random.choice([
            f"<ruby>{one}<rt>yī</ruby>",
            f"<ruby>{one}<rp>(</rp><rt>yī</rt><rp>)</rp>{other}<rt>èr</rt></ruby>",
            f"<ruby><rb>{one}</rb><rb>{other}</rb><rt>yī</rt><rt>èr</rt></ruby>",
            f"<ruby><rb>{one}</rb><rt>yī</rt><rb>{other}</rb><rt>èr</rt></ruby>",
            f'<a href="http://example.org/"><ruby>{one}<rt>yī</rt></ruby></a>',
            f"<b><ruby>{one}<rt><i>yī</i></rt></ruby></b>{other}",
            f'<ruby>{one}<rt><a href="http://example.org/">yī</a></rt>{other}<rt></rt></ruby>',
            f"<ruby><rb>{one}</rb><rb>{other}</rb><rtc><rt>yī</rt><rt>èr</rt></rtc></ruby>",
        ])

    def mark(self):
        self.notes += 1
        link = f'href="#n{self.notes}"'
        return self.words() + self.random.choice([
            f"<sup><a {link}>[{self.notes}]</a></sup>",
            f"<a {link}><sup>{self.notes}</sup></a>",
            f'<a epub:type="noteref" {link}>[{self.notes}]</a>',
        ])

    def held(self):
        return self.random.choice([f'{self.words()}<span data-wr-footernote="{self.words()}"></span>',
                                   f'{self.words()}<img zy-footnote="{self.words()}" src="note.png">'])

    def picture(self):
        return self.random.choice(['<img src="a.png" alt="河">', '<img data-src="b.png" alt="树">', '<img srcset="b.png 2x">'])

    def inline(self):
        return self.random.choices(
            [self.words, lambda: f"<b>{self.words()}</b>", self.ruby, self.mark, self.held, self.picture,
             lambda: f'<span style="color:red">{self.words()}</span>，<code>{self.words()}</code>'],
            weights=[6, 2, 2, 1, 0.3, 1, 2])[0]()

    def line(self):
        return self.words() + self.some(self.inline) + "。"

    # blocks

    def item(self):
        inside = self.some(self.block, 0, 1) if self.random.random() < 0.3 else ""
        value = ' value="9"' if self.random.random() < 0.1 else ""
        return self.random.choice([f"<li{value}>{self.line()}{inside}", f"<li{value}><p>{self.line()}</p>{inside}</li>"])

    def list(self):
        name = self.random.choice(["ul", "ol"])
        return f"<{name}{self.random.choice(MARKERS)}>{self.some(self.item)}</{name}>"

    def descriptions(self):
        return f"<dl>{self.some(lambda: f'<dt>{self.words()}<dd>{self.line()}')}</dl>"

    def cell(self):
        name = self.random.choice(["td", "td", "th"])
        span = self.random.choice(["", "", "", ' rowspan="2"', ' colspan="2"'])
        return f"<{name}{span}>{self.line() if self.random.random() < 0.8 else self.block()}</{name}>"

    def table(self):
        rows = lambda: self.some(lambda: f"<tr>{self.some(self.cell)}</tr>")
        caption = f"<caption>{self.words()}</caption>" if self.random.random() < 0.3 else ""
        foot = f"<tfoot>{rows()}</tfoot>" if self.random.random() < 0.2 else ""
        return f"<table border=1>{caption}<thead>{rows()}</thead>{foot}<tbody>{rows()}</tbody></table>"

    def medium(self):
        return self.random.choice(['<video src="a.mp4"></video>', "<p>" + self.words() + '<audio src="a.mp3"></audio></p>',
                                   '<iframe src="https://example.org/"></iframe>', "<canvas></canvas>", '<embed src="a.swf">'])

    def block(self):
        if self.depth == DEEPEST:
            return f"<p>{self.line()}"
        self.depth += 1
        made = self.random.choices(
            [lambda: f"<p>{self.line()}</p>", self.list, self.descriptions, self.table,
             lambda: f"<blockquote>{self.some(self.block)}</blockquote>", lambda: f"<pre>{self.words()}\n  {self.words()}</pre>",
             self.medium, lambda: f"<figure>{self.picture()}<figcaption>{self.words()}</figcaption></figure>"],
            weights=[6, 2, 1, 2, 1, 1, 1.5, 1])[0]()
        self.depth -= 1
        return made

    def all_notes(self):
        """Kramdown's and Pandoc's, EPUB's, those of offices and typed ones."""
        around, form = self.random.choice([
            ("<ol>{}</ol>", '<li id="n{0}"><p>{1} <a href="#top">↩</a></p>'),
            ("<hr><ol>{}</ol>", '<li id="n{0}">{1}<a href="#top">↑</a></li>'),
            ("{}", '<aside epub:type="footnote" id="n{0}"><p>{1}</p></aside>'),
            ("<h2>注释</h2>{}", '<p id="n{0}">[{0}] {1}</p>'),
            ("<hr>{}", '<p><a id="n{0}"></a>{0}. {1} <a href="#top">↩</a></p>'),
            ("<div>{}</div>", '<div id="n{0}"><p><a href="#top">[{0}]</a> {1}</p></div>'),
        ])
        return around.format("".join(form.format(number + 1, self.words()) for number in range(self.notes)))

    def whole(self):
        text = f'<h1 id="top">{self.words()}</h1>' + self.some(self.block, 4, 9)
        return text + (self.all_notes() if self.notes else "")


def make(seed):
    return "<!DOCTYPE html><meta charset=utf-8><body>" + Page(seed).whole()
