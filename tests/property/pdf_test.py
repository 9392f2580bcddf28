#!/usr/bin/python3
"""Properties of the PDFs: sound files, embedded fonts that can be searched, the text of the source, the grids of
the page styles, equal bytes. Skipped without qpdf, poppler-utils and mupdf-tools."""
import base64
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from harness import ARTICLE, ROOT, main, plain, read, run, skip, write

STYLES = ["article", "official", "book", "large", "compact", "ereader"]
POINTS = 72 / 25.4  # in a millimetre
LONG = "长文\n" + "".join(f"<p>第{number}段，说一件不大不小的事：“天下大事，必作于细。”如此而已。</p>\n" * 3
                         for number in range(60))


def output(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def make(folder, content, *options, name="文章.txt"):
    """The path of a PDF made from an article."""
    path = f"{folder}/文章.pdf"
    done = run("-q", "-o", path, *(f"-O{option}" for option in options), write(f"{folder}/{name}", content))
    assert done.status == 0, done.messages
    return path


def text_of(path, *options):
    return output("pdftotext", *options, path, "-")


def without_space(text):
    return re.sub(r"\s", "", text)


def characters(path, page):
    """Each character of a page: code, x and y of its origin, size of its type, all in points."""
    xml = output("mutool", "draw", "-q", "-F", "stext", path, str(page))
    for font in ElementTree.fromstring(xml).iter("font"):
        for char in font.iter("char"):
            yield char.get("c"), float(char.get("x")), float(char.get("y")), float(font.get("size"))


def assert_sound(path):
    report = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert report.returncode == 0, report.stdout.decode() + report.stderr.decode()
    fonts = output("pdffonts", path).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r" yes yes yes +\d+ +\d+$", font), f"not embedded, or without ToUnicode: {font}"


def check_every_style_is_sound_and_keeps_the_text(folder):
    wanted = without_space(re.sub("<[^>]*>", "", LONG))
    for style in STYLES:
        path = make(folder, LONG, f"style={style}", "header=", "footer=")
        assert_sound(path)
        assert without_space(text_of(path)) == wanted, style


def check_samples_are_sound(folder):
    samples = f"{ROOT}/samples/articles"
    for name in sorted(os.listdir(samples)):
        path = f"{folder}/{name}.pdf"
        done = run("-q", "-o", path, f"{samples}/{name}")
        assert done.status == 0, done.messages
        assert_sound(path)


def check_rare_characters_extract_as_typed(folder):
    typed = "一二八十人大小金马车國𠮷——⸺……葛\U000E0100\ue123"
    path = make(folder, f"题目\n<p>{typed}</p>\n", "footer=")
    assert_sound(path)
    text = without_space(text_of(path))
    assert text == "题目" + typed, ascii(text)
    assert not re.search("[\u2e80-\u2fdf]", text)


def check_readers_agree_on_marks_and_selectors(folder):
    path = make(folder, "题目\n<p>甲葛\U000E0100乙</p>\n", "footer=")
    assert without_space(output("mutool", "draw", "-q", "-F", "txt", path)) == without_space(text_of(path)) == "题目甲葛\U000E0100乙"


def check_an_article_has_its_geometry(folder):
    path = make(folder, "题目\n" + "<p>" + "国" * 3000 + "</p>\n")
    body = [(x, y) for code, x, y, _ in characters(path, 2) if code == "国"]
    left, right = min(x for x, _ in body), max(x for x, _ in body) + 12
    top, bottom = min(y for _, y in body) - 0.88 * 12, max(y for _, y in body) + 0.12 * 12
    assert abs(left - 28.8 * POINTS) < 0.1 and abs(right - left - 432) < 0.1, (left, right)
    assert abs(top - 26 * POINTS) < 0.1 and abs(bottom - top - 684) < 0.1, (top, bottom)
    assert len(body) == 36 * 33, len(body)


def check_header_and_footer_say_what_they_are_told(folder):
    path = make(folder, LONG, "header={title}", "footer=第{page}页共{pages}页", "first-page=no")
    pages = text_of(path).split("\f")[:-1]
    assert "第1页" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert f"第{number}页共{len(pages)}页" in without_space(page)
        assert page.startswith("长文")


def check_longer_work_counts_its_pages(folder):
    for text, wanted in (("這篇文章說的是學校裡發生的事。", "第2頁共{}頁"), ("这篇文章说的是学校里发生的事。", "第2页共{}页"),
                         ("これは学校の話です。", "2/{}")):
        pages = text_of(make(folder, "題目\n" + f"<p>{text * 20}</p>\n" * 60)).split("\f")[:-1]
        assert len(pages) > 10 and without_space(pages[1]).endswith(wanted.format(len(pages))), pages[1][-40:]


def check_a_long_title_is_cut_in_the_header(folder):
    path = make(folder, "长题目" * 30 + "\n<p>正文。</p>\n", "header={title}", "style=book")
    assert "…" in text_of(path).splitlines()[0]


def check_overrides_change_the_page(folder):
    path = make(folder, LONG, "page=a5", "landscape=yes", "size=五号", "pitch=16", "margins=20", "columns=2",
                "indent=1")
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", output("pdfinfo", path))
    assert abs(float(size[1]) - 210 * POINTS) < 0.1 and abs(float(size[2]) - 148 * POINTS) < 0.1
    body = [size for code, _, _, size in characters(path, 2) if code == "段"]
    assert body and all(abs(size - 10.5) < 0.01 for size in body)


def sides(path):
    """The words of each page of a PDF, from left to right in two halves."""
    for page in range(1, int(re.search(r"Pages: +(\d+)", output("pdfinfo", path))[1]) + 1):
        found = list(characters(path, page))
        width = float(re.search(rf"Page +{page} size: +([\d.]+)", output("pdfinfo", "-f", str(page), "-l", str(page),
                                                                         path))[1])
        yield ["".join(c for c, x, _, _ in found if (x < width / 2) == is_left) for is_left in (True, False)]


NUMBERED = "小册子\n" + "".join(f"<p>第{number}段。" + "文" * 200 + "</p>\n" for number in range(40))


def page_numbers(words):
    return re.findall(r"〔(\d+)〕", words)


def check_a_booklet_is_in_saddle_order(folder):
    path = make(folder, NUMBERED, "booklet=yes", "footer=〔{page}〕")
    pages = max(int(number) for side in sides(path) for half in side for number in page_numbers(half))
    places = (pages + 3) // 4 * 4
    for number, (left, right) in enumerate(sides(path)):
        pair = [number + 1, places - number] if number % 2 else [places - number, number + 1]
        wanted = [[str(page)] if page <= pages else [] for page in pair]
        assert [page_numbers(left), page_numbers(right)] == wanted, (number, wanted)
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", output("pdfinfo", path))
    assert abs(float(size[1]) - 297 * POINTS) < 0.2 and abs(float(size[2]) - 210 * POINTS) < 0.2
    assert_sound(path)


def check_two_pages_on_a_side(folder):
    path = make(folder, NUMBERED, "nup=2", "footer=〔{page}〕", "pages=2-")
    numbers = [page_numbers(left) + page_numbers(right) for left, right in sides(path)]
    assert numbers[0] == ["2", "3"], numbers
    assert_sound(path)


def check_a_middle_dot_has_the_room_of_its_region(folder):
    for language, dot in [("zh-CN", 0.5), ("zh-TW", 1)]:
        path = make(folder, f'题目\n<p lang="{language}">这是一句话，说天·地的事。</p>\n', "footer=")
        places = {c: x for c, x, _, size in characters(path, 1) if size < 13}
        assert abs(places["地"] - places["天"] - (1 + dot) * 12) < 0.1, (language, places)


def check_vertical_pages_are_turned_from_right_to_left(folder):
    path = make(folder, NUMBERED, "writing=vertical", "nup=2", "footer=〔{page}〕")
    numbers = [page_numbers(left) + page_numbers(right) for left, right in sides(path)]
    assert numbers[0] == ["2", "1"], numbers
    path = make(folder, NUMBERED, "writing=vertical", "booklet=yes", "footer=〔{page}〕")
    left, right = next(sides(path))
    assert page_numbers(left) == ["1"], (left, right)
    assert b"/Direction /R2L" in plain(path)
    assert b"/Direction" not in plain(make(folder, NUMBERED))


def check_links_and_bookmarks_lead_to_places_on_sheets(folder):
    chapters = "".join(f"<h2>第{number}节</h2>\n<p>{'文' * 700}</p>\n" for number in range(1, 6))
    path = make(folder, "书\n" + chapters, "toc=yes", "nup=2")
    assert_sound(path)
    shown = output("mutool", "show", path, "outline")
    sheets = [int(number) for number in re.findall(r"第\d节.*#page=(\d+)", shown)]
    texts = [without_space(page) for page in text_of(path).split("\f")]
    for number, sheet in enumerate(sheets, 1):
        assert f"第{number}节" in texts[sheet - 1], shown
    assert len(sheets) == 5 and plain(path).count(b"/Subtype /Link") >= 5


def check_ranges_select_pages(folder):
    path = make(folder, NUMBERED, "pages=1,3-4", "footer=〔{page}〕")
    assert page_numbers(text_of(path)) == ["1", "3", "4"]
    done = run("-o", f"{folder}/x.pdf", "-O", "pages=999", write(f"{folder}/a.txt", NUMBERED))
    assert done.status == 1 and "pages=999" in done.messages and not os.path.exists(f"{folder}/x.pdf")


def check_contents_name_true_pages(folder):
    chapters = [f"{number}、第{number}章的标题" for number in "一二三四五六七八九"]
    article = "书\n" + "".join(f"<h2>{chapter}</h2>\n" + f"<p>{'文' * 700}</p>\n" for chapter in chapters)
    path = make(folder, article, "toc=yes", "footer=〔{page}〕")
    contents, *pages = [without_space(page) for page in text_of(path).split("\f")[:-1]]
    for chapter in chapters:
        number = int(re.search(re.escape(chapter) + r"(\d+)", contents)[1])
        assert chapter in pages[number - 1], f"{chapter} is not on page {number}"
        assert f"〔{number}〕" in pages[number - 1]
    assert plain(path).count(b"/Subtype /Link") >= len(chapters)
    assert_sound(path)


def check_contents_pages_end_with_whole_entries(folder):
    long = "桥头的柳树先绿渡船的人便把船底翻过来用桐油细细地涂上一遍又一遍"
    for sections in (1, 2, 3, 4):
        parts = "".join(f"<h1>第{part}编　河边</h1>" + "".join(f"<h2>第{number}节　{long}</h2><p>　　文。</p>" for number in range(sections))
                        for part in range(1, 20))
        path = make(folder, "书\n" + parts, "toc=yes")
        count = next(number for number, page in enumerate(text_of(path).split("\f")) if "文。" in page)
        for page in text_of(path, "-layout", "-l", str(count)).split("\f")[:-1]:
            last = page.rstrip().split("\n")[-1]
            assert re.search(r"\d$", last) and "编" not in last, (sections, last)


def merge(folder, *options):
    """A PDF of nine articles, each longer than a page."""
    inputs = []
    for number in range(1, 10):
        article = f"第{number}篇文章的题目\n" + f"<p>{'文' * (300 * number)}</p>\n"
        inputs.append(write(f"{folder}/{number}.txt", article))
    path = f"{folder}/book.pdf"
    done = run("-q", "--merge", "-o", path, *(f"-O{option}" for option in options), *inputs)
    assert done.status == 0, done.messages
    return path


def check_contents_of_many_articles_are_true(folder):
    for options in ([], ["style=book"], ["start=odd"]):
        path = merge(folder, "toc=yes", "footer=〔{page}/{pages}〕", "header=", *options)
        sheets = [without_space(page) for page in text_of(path).split("\f")[:-1]]
        front = next(i for i, page in enumerate(sheets) if page.startswith("目录"))  # behind a title page
        assert sheets[0] == os.path.basename(folder) if "style=book" in options else front == 0, (options, sheets[:front])
        contents, *pages = sheets[front:]
        pages = pages if pages[0] else pages[1:]  # the back of the contents
        for number in range(1, 10):
            page = int(re.search(rf"第{number}篇文章的题目(\d+)", contents)[1])
            assert pages[page - 1].startswith(f"第{number}篇文章的题目"), (options, number, page)
            assert f"〔{page}/{len(pages)}〕" in pages[page - 1]
            assert "start=odd" not in options or page % 2 == 1
        first = str(front + (3 if options else 2))  # behind the contents, and the blank back of their sheet
        assert without_space(text_of(path, "-f", first, "-l", first)).startswith("第1篇文章的题目"), options
        assert_sound(path)


def check_entries_of_one_level_look_alike_in_contents(folder):
    sections = "".join(f"<h2>{number}、{name}</h2>" + ("<h3>（一）岸边</h3>" if name != "大海" else "") +
                       "<p>　　河边的柳树发了芽，孩子们都跑出来了。</p>" * 2
                       for number, name in (("一", "大河"), ("二", "大海"), ("三", "大湖")))
    path = make(folder, f"题目\n{sections}", "toc=yes")
    root = ElementTree.fromstring(output("mutool", "draw", "-q", "-F", "stext", path, "1"))
    faces = {char.get("c"): font.get("name") for font in root.iter("font") for char in font.iter("char")}
    assert faces["河"] == faces["海"] == faces["湖"] != faces["岸"], faces


def check_the_space_below_a_heading_is_the_same_at_a_pages_top(folder):
    for style in ("article", "book", "large"):
        text = "".join(f"<h2>标题{i}</h2>" + "<p>　　正文一段，说明其中的道理。</p>" * (3 + i % 4) for i in range(60))
        path, gaps = make(folder, f"题目\n<p>　　正文一段。</p>{text}", f"style={style}", "header="), set()
        for page in range(1, 5):
            rows = sorted((y, code) for code, _, y, _ in characters(path, page) if code in "标正")
            gaps |= {round(rows[i + 1][0] - y, 1) for i, (y, code) in enumerate(rows[:-1]) if code == "标"}
        assert len(gaps) == 1, (style, gaps)


def check_articles_run_on(folder):
    path = merge(folder, "start=run-on", "toc=yes", "footer=〔{page}〕", "header=")
    contents, *pages = [without_space(page) for page in text_of(path).split("\f")[:-1]]
    for number in range(1, 10):
        page = int(re.search(rf"第{number}篇文章的题目(\d+)", contents)[1])
        assert f"第{number}篇文章的题目文" in pages[page - 1], (number, page)
    assert "第1篇文章的题目" in pages[0] and "第2篇文章的题目" in pages[0]
    assert without_space(text_of(path)).count("文" * 100) <= len(pages) * 10
    assert sum(page.count("文") for page in pages) == 9 + sum(300 * number for number in range(1, 10))
    assert_sound(path)


def check_pages_are_numbered_in_each_article(folder):
    pages = text_of(merge(folder, "numbering=article", "footer=〔{page}/{pages}〕", "start=odd")).split("\f")[:-1]
    numbers = [page_number[0] for page in pages if (page_number := re.findall(r"〔(\d+/\d+)〕", page))]
    assert numbers[:4] == ["1/1", "1/1", "1/1", "1/2"], numbers
    labels = re.findall(r"(\d+) <<\s*/S /D\s*/St 1\s*>>", output("mutool", "show", f"{folder}/book.pdf", "trailer/Root/PageLabels"))
    assert labels[:4] == ["0", "2", "4", "6"], labels


def check_contents_name_article_and_page(folder):
    """Where each article counts its own pages; one that runs on has the number of the page that it shares."""
    for options in ([], ["start=odd"], ["start=run-on"], ["title-page=yes"]):
        path = merge(folder, "toc=yes", "numbering=article", "footer=〔{title}/{page}〕", "header=", *options)
        pages = [without_space(page) for page in text_of(path).split("\f")[:-1]]
        contents = next(page for page in pages if page.startswith("目录"))
        for number in range(1, 10):
            article, page = re.search(rf"第{number}篇文章的题目(\d+)-(\d+)", contents).groups()
            assert any(f"第{number}篇文章的题目文" in text and f"题目/{page}〕" in text
                       for text in pages), (options, number, contents, [text[-40:] for text in pages][:4])
    path = make(folder, "书\n<h2>一、章</h2><p>文。</p>", "toc=yes", "numbering=article")
    assert "1-1" not in text_of(path), "a single article has no number"


def check_links_say_where_they_lead(folder):
    """As notes with -O links=notes, and in the styles official and book; not where their text says it."""
    article = ("题目\n<h2>一、<a href='https://h.example/'>章</a></h2><p>见<a href='https://a.example/路'>甲</a>、<a href='https://b.example/'>"
               "b.example</a>、<a href='#x'>内</a>、<a href='https://c.example/'>丙</a>、<a href='https://c.example/'>又丙</a>。<a href='#n'>[1]</a></p>"
               "<p id='x'>文。</p><p id='n'>[1] 注<a href='https://n.example/'>址</a>。</p>")
    for options, is_noted in ([], False), (["links=notes"], True), (["style=book"], True), (["style=official"], True), \
                             (["style=book", "links=plain"], False):
        path = make(folder, article, "footer=", "header=", *options)
        text = without_space(text_of(path))
        assert ("见甲[3]、b.example、内、丙[4]、又丙[4]。[1]" in text) == is_noted, (options, text)
        for note in ("[2]https://h.example/", "[3]https://a.example/", "[4]https://c.example/", "[1]注址（https://n.example/）。"):
            assert text.count(note) == is_noted, (options, note, text)
        assert '"一、章"' in output("mutool", "show", path, "outline"), "a mark stands in the bookmark"
        assert_sound(path)
    assert "见甲1、" in without_space(text_of(make(folder, "题目\n<p>见<a href='https://a.example/'>甲</a>、乙。</p>", "links=notes")))


def check_links_have_codes_to_scan(folder):
    """With -O links=qr each address stands behind the text, beside its code; one too long for a code stands alone."""
    article = ("题目\n<h2>一、<a href='https://h.example/'>章</a></h2><p>见<a href='https://a.example/路'>甲</a>、乙。</p>"
               f"<p><a href='https://long.example/{'x' * 3000}'>长</a></p>")
    path = make(folder, article, "footer=", "links=qr")
    text, held = without_space(text_of(path)), plain(path).decode("latin-1")
    assert "章1" in text and "见甲2、乙。" in text and "长3" in text and text.count("x") == 3000 + 3, text
    words = [bytes.fromhex(alt).decode("utf-16") for alt in re.findall(r"/Alt <([0-9a-f]+)>", held)]
    assert words == ["二维码：https://h.example/", "二维码：https://a.example/%E8%B7%AF"], words
    assert '"一、章"' in output("mutool", "show", path, "outline") and "/Subtype /Image" not in held, "codes are not lines"
    assert_sound(path)


def check_contents_have_folders_above_articles(folder):
    for part, number in (("一、总论", 1), ("一、总论", 2), ("二、分论", 3)):
        os.makedirs(f"{folder}/集/{part}", exist_ok=True)
        write(f"{folder}/集/{part}/{number}.txt", f"篇目{number}\n<p>{'文' * 2000}</p>\n")
    done = run("-q", "--merge", "-o", "b.pdf", "-Otoc=yes", "-Ofooter=〔{page}〕", "集", folder=folder)
    assert done.status == 0, done.messages
    contents, *pages = [without_space(page) for page in text_of(f"{folder}/b.pdf", "-layout").split("\f")[:-1]]
    names = re.findall(r"([^\d]+)(\d+)", contents.replace("篇目1", "篇目甲").replace("篇目2", "篇目乙").replace("篇目3", "篇目丙"))
    assert [name for name, _ in names] == ["目录一、总论", "篇目甲", "篇目乙", "二、分论", "篇目丙"], contents
    pages_of = [int(page) for _, page in names]
    for page, title in zip(pages_of, ("篇目1", "篇目1", "篇目2", "篇目3", "篇目3")):
        assert pages[page - 1].startswith(title), (page, title)
    shown = output("mutool", "show", f"{folder}/b.pdf", "outline")
    assert len(re.findall(r"^.\t\t\"篇目", shown, re.M)) == 3 and '\t"一、总论"' in shown, shown
    assert_sound(f"{folder}/b.pdf")


def check_a_wide_table_is_turned_with_its_head_to_the_left(folder):
    rows = "".join("<tr>" + "".join(f"<td>{row * 20 + column}万元</td>" for column in range(20)) + "</tr>"
                   for row in range(50))
    heads = "".join(f"<th>标</th>" for _ in range(20))
    article = f"题目\n<p>表前。</p><table><tr>{heads}</tr>{rows}</table><p>表后。</p>"
    first = text_of(make(folder, article, "columns=2")).split("\f")[0]
    assert "表前。" in first and "标" not in first, "the table begins in a column"
    path = make(folder, article)
    assert_sound(path)
    for page in (2, 3):
        found = list(characters(path, page))
        head = [(x, y) for code, x, y, _ in found if code == "标"]
        body = [(x, y) for code, x, y, _ in found if code == "万"]
        assert len(head) == 20 and len({round(x) for x, _ in head}) == 1, head
        assert max(x for x, _ in head) < min(x for x, _ in body), "the head is not at the left"
        assert [y for _, y in head] == sorted((y for _, y in head), reverse=True), "lines do not run up the page"
    first, last = text_of(path).split("\f")[0], text_of(path).split("\f")[-2]
    assert "表前。" in first and "表后。" not in first and "表后。" in last


def pixels(path):
    image = subprocess.run(["pdftoppm", "-r", "40", "-f", "1", "-l", "1", path], capture_output=True, check=True).stdout
    data = image.split(b"\n", 3)[3]
    return list(zip(data[0::3], data[1::3], data[2::3]))


def check_gray_has_no_colour(folder):
    article = "题目\n<p>说明：<mark>" + "文" * 60 + "</mark></p>\n"
    coloured, gray = pixels(make(folder, article)), pixels(make(folder, article, "gray=yes"))
    assert any(red != blue for red, _, blue in coloured)
    assert all(red == green == blue for red, green, blue in gray)


def check_a_watermark_is_seen_and_is_no_text(folder):
    plain = make(folder, ARTICLE)
    text, seen = text_of(plain), pixels(plain)
    marked = make(folder, ARTICLE, "watermark=会议材料　会后收回")
    assert text_of(marked) == text
    assert sum(pixel == (221, 221, 221) for pixel in pixels(marked)) > 1000 > sum(p == (221, 221, 221) for p in seen)
    assert_sound(marked)
    for option in ("nup=2", "booklet=yes", "copies=2"):
        assert_sound(make(folder, LONG, "watermark=会议材料", option))


def check_copies_have_numbers(folder):
    path = make(folder, LONG, "copies=3", "copy-number=A-098", "watermark=会议材料{copy}", "footer={copy}|{page}")
    pages = text_of(path).split("\f")[:-1]
    once = len(pages) // 3
    assert once > 1 and len(pages) == 3 * once, len(pages)
    for index, page in enumerate(pages):
        number = ["A-098", "A-099", "A-100"][index // once]
        assert page.count(number) == (2 if index % once == 0 else 1), (index, page)
        assert without_space(page).endswith(f"{number}{index % once + 1}"), page
    assert_sound(path)


def check_the_copies_of_duplex_work_begin_on_odd_sides(folder):
    path = make(folder, "题目\n<p>一页。</p>\n", "style=book", "copies=2")
    assert [bool(page.strip()) for page in text_of(path).split("\f")[:-1]] == [True, False, True]


def check_running_heads_name_the_section(folder):
    sections = "".join(f"<h2>第{number}章　{name}</h2>" + f"<p>{'文' * 900}</p>" for number, name in ((1, "春"), (2, "夏")))
    pages = text_of(make(folder, "一年\n" + sections, "style=book")).split("\f")[:-1]
    assert not pages[0].startswith("第1章"), "an article's first page has no running head"
    assert without_space(pages[1]).startswith("第1章春文"), pages
    begins = [without_space(page).startswith("第2章夏文") for page in pages]
    assert begins.count(True) >= 2 and begins.index(True) == len(pages) - begins.count(True), pages
    assert text_of(make(folder, LONG, "style=book")).split("\f")[1].startswith("长文")


def check_bad_values_are_refused_before_any_work(folder):
    article = write(f"{folder}/文章.txt", ARTICLE)
    for option in ("style=x", "page=0x0", "page=a9", "page=nan", "margins=200", "margins=1,2,3,4,5", "margins=1,",
                   "size=3", "size=大", "pitch=1", "columns=0", "columns=9", "measure=199", "indent=-1",
                   "header={x}", "footer=a|b|c|d",
                   "form=x", "copies=0", "copy-number=", "watermark={x}", "issuer=某市文件", "secrecy=秘密", "seal=x", "pages=0", "pages=3-1", "pages=1,", "pages=x", "nup=3", "toc-depth=0", "font=song",
                   "font=x=a.ttf", "font=song=a.ttf", f"font=song={folder}/文章.txt", "font-dir=/none"):
        done = run("-o", f"{folder}/x.pdf", "-O", option, article)
        assert done.status == 2, f"{option}: {done.status}"
        assert done.messages.count("\n") == 1 and "error" in done.messages, done.messages
        assert not os.path.exists(f"{folder}/x.pdf"), option


def check_a_chosen_face_is_used(folder):
    article = write(f"{folder}/a.txt", "题目\n<p>文字 Latin 文字。</p>\n")
    done = run("--font", "song=no such family", "-o", f"{folder}/b.pdf", article)
    assert done.status == 0 and done.messages.count("[bad-font]") == 1, done.messages
    latin, kai = (output("fc-match", "-f", "%{file}", name) for name in ("DejaVu Serif", "DejaVu Sans"))
    if "DejaVuSerif" not in latin:
        return
    done = run("-q", "--font", f"latin={latin}", "-o", f"{folder}/a.pdf", article)
    assert done.status == 0, done.messages
    assert "DejaVuSerif" in output("pdffonts", f"{folder}/a.pdf")
    listed = run("--list-fonts", "--font", f"kai={kai}").out.decode()
    assert re.search(r"^song\tzh-CN\tBanxin Song\t.*\tworking font$", listed, re.M), listed
    assert re.search(r"^latin\tzh-CN\t", listed, re.M)


def check_latin_emphasis_is_italic(folder):
    """Letters of emphasis, and of formulas, come from an italic face; Han, and what is bold or code alone, do not."""
    if not re.search(r"^italic\tzh-CN\t[^-]", run("--list-fonts").out.decode(), re.M):
        return
    for body, wanted in (("<em>Nature</em>", True), ("<math><mi>x</mi></math>", True), ("<i>Война</i>", True),
                         ("<em>汉字</em>", False), ("<b>Nature</b>", False), ("<em><code>x</code></em>", False)):
        path = make(folder, f"题目\n<p>文字{body}文字。</p>\n")
        assert ("Italic" in output("pdffonts", path)) == wanted, body


def check_a_hostile_link_cannot_break_out(folder):
    path = make(folder, "题目\n<p><a href='https://x/)(>>'>外</a>，<a href='https://x/路径 空'>内</a></p>\n")
    assert_sound(path)
    assert b"/URI (https://x/%29%28%3E%3E)" in plain(path)


PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC")


def check_hostile_tables_are_set_whole(folder):
    cell = "<td>格</td>"
    tables = {"many columns": "<table>" + f"<tr>{cell * 1000}</tr>" * 3 + "</table>",
              "as many as are set": "<table>" + f"<tr>{cell * 100}</tr>" * 30 + "</table>",
              "many rows": "<table>" + f"<tr>{cell * 3}</tr>" * 1000 + "</table>",
              "tables in tables": f"<table><tr>{cell}<td>" * 100 + "</td></tr></table>" * 100,
              "cells over many rows": "<table>" + f"<tr><td rowspan=1000>格</td>{cell}</tr>" * 200 + "</table>",
              "a long cell": f"<table><tr>{cell * 2}</tr><tr><td>{'格' * 20000}</td>{cell}</tr></table>"}
    for name, table in tables.items():
        path = make(folder, f"题目\n{table}", "footer=")
        assert text_of(path).count("格") == table.count("格"), name
        assert_sound(path)


# 8 x 8 pixels of red: in three colours, and in four inks, which Adobe's marker says are inverted.
RED = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i"
    "Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=")
RED_INKS = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6ut"
    "q2eAvMm6pseZqKuk/9sAQwEcHh4oIyhOKytOpG5dbqSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
    "pKSkpKSk/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAEBv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/"
    "xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AvAMTTTAP/9k=")


def check_photographs_are_kept_as_they_are(folder):
    """A photograph in inks becomes one in red, green and blue: no other output shows inks alike."""
    for name, picture, is_kept in (("a.jpg", RED, True), ("b.jpg", RED_INKS, False)):
        write(f"{folder}/{name}", picture)
        path = make(folder, f"题目\n<p><img src='{name}' width='400' height='400' alt='红'></p>")
        assert_sound(path)
        assert (picture in read(path)) == is_kept, f"{name} is not in the PDF as it should be"
        assert b"/DeviceCMYK" not in plain(path), name
        reds = sum(red > 200 and green < 90 and blue < 90 for red, green, blue in pixels(path))
        assert reds > 1000, f"{name} is not red: {reds}"


def figure_article(before, heading=""):
    """Its figure does not fit below `before` paragraphs of two lines."""
    text = [f"<p>　　（甲{i}）{'河边的柳树又绿了，孩子们在放风筝。' * 3}</p>" for i in range(30)]
    figure = "<figure><img src='a.png' width='500' height='760' alt='图'><figcaption>图一</figcaption></figure>"
    return "题目\n" + "".join(text[:before]) + heading + figure + "".join(text[before:])


def numbers_and_figure(path):
    """The numbers of the paragraphs and 图一, page by page."""
    pages = text_of(path).split("\f")[:-1]
    return [re.findall(r"甲 ?(\d+)|(图一|小节)", page) for page in pages]


def check_text_comes_forward_before_a_figure(folder):
    write(f"{folder}/a.png", PICTURE)
    for heading in ("", "<h2>小节</h2>"):
        for placement, wanted in (("float", range(13, 16)), ("here", range(6, 7))):
            pages = numbers_and_figure(make(folder, figure_article(6, heading), f"figures={placement}"))
            words = [number or word for page in pages for number, word in page]
            assert [word for word in words if word.isdigit()] == [str(i) for i in range(30)], words
            assert ("", "图一") in pages[1] and sum(bool(number) for number, _ in pages[0]) in wanted, pages
            assert ("", "小节") not in pages[1] or placement == "here", pages


def check_a_figure_that_leaves_less_blank_stays(folder):
    write(f"{folder}/a.png", PICTURE)
    for before in (9, 10, 11):
        pages = numbers_and_figure(make(folder, figure_article(before)))
        words = [number or word for page in pages for number, word in page]
        assert ("", "图一") in pages[1] and (words.index("图一") == before) == (before > 9), pages


def check_a_title_is_not_alone_above_a_tall_picture_or_a_turned_table(folder):
    write(f"{folder}/a.png", PICTURE)
    cells = "".join(f"<td>conscientiousness Mississippi {i}</td>" for i in range(11))
    for style in ("article", "compact"):
        for body in ("<figure><img src='a.png' width='600' height='1400' alt='图'><figcaption>图一</figcaption></figure>",
                     "<table><caption>图一</caption>" + f"<tr>{cells}</tr>" * 9 + "</table>"):
            path = make(folder, f"题目\n{body}<p>　　后文。</p>", f"style={style}")
            assert "图一" in text_of(path, "-l", "1"), (style, body[:9])


def check_a_table_with_many_columns_stands_over_both(folder):
    rows = "".join("<tr>" + "".join(f"<td>第{r}行第{c}格</td>" for c in range(5)) + "</tr>" for r in range(4))
    path = make(folder, f"题目\n<p>{'文' * 400}</p><table>{rows}</table><p>{'文' * 400}</p>", "style=compact")
    assert "第0行第4格" in without_space(text_of(path, "-layout")), text_of(path, "-layout")
    row = next(line for line in text_of(path, "-layout").splitlines() if "第 0 行第 4 格" in line or "第0行第4格" in line)
    assert "0" in row.split("4")[0] and without_space(row).startswith("第0行第0格"), row


def check_a_picture_is_written_once_for_all_pages(folder):
    write(f"{folder}/a.jpg", RED)
    pages = ("<p><img src='a.jpg' width='300' height='300' alt='红'></p>" * 2 + f"<p>{'文' * 1500}</p>") * 5
    path = make(folder, f"题目\n{pages}")
    assert_sound(path)
    assert 1 <= read(path).count(RED) <= 2, read(path).count(RED)


def check_figures_have_alternative_texts(folder):
    write(f"{folder}/a.png", PICTURE)
    path = make(folder, "题目\n<p>文。</p><p><img src='a.png' alt='第一幅𠮷'></p><p>文。</p><p><img src='a.png' alt='二'></p>\n")
    assert_sound(path)
    texts = re.findall(rb"/Alt <([0-9A-Fa-f]+)>", plain(path))
    assert [bytes.fromhex(text.decode()).decode("utf-16") for text in texts] == ["第一幅𠮷", "二"], texts


def check_a_picture_that_cannot_be_painted_is_named(folder):
    write(f"{folder}/a.png", PICTURE[:45])  # broken off behind its size
    article = write(f"{folder}/a.txt", "题目\n<p>文。</p><p><img src='a.png' alt='坏图'></p>\n")
    done = run("-o", f"{folder}/a.pdf", article)
    assert done.status == 0 and "a.png" in done.messages and "[missing-image]" in done.messages, done.messages
    assert_sound(f"{folder}/a.pdf")


def check_two_runs_give_the_same_bytes(folder):
    first = read(make(folder, LONG, "style=book"))
    second = read(make(folder, LONG, "style=book"))
    assert first == second


for tool in ("qpdf", "pdftotext", "mutool"):
    if not shutil.which(tool):
        skip(f"no {tool}")
if __name__ == "__main__":
    main(__name__)
