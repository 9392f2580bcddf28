#!/usr/bin/python3
"""The structure of the PDFs: what screen readers learn of blocks, tables, links and readings, over the ends of
pages too, and what is not part of the text. Skipped without qpdf and poppler-utils."""
import base64
import re
import shutil
import subprocess

from harness import main, plain, run, skip, write

SENTENCE = "天下大事，必作于细。"


def make(folder, content, *options):
    path = f"{folder}/a.pdf"
    done = run("-q", "-o", path, *(f"-O{option}" for option in options), write(f"{folder}/a.html", content))
    assert done.status == 0, done.messages
    report = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert report.returncode == 0, report.stdout.decode() + report.stderr.decode()
    return path


def structure(path):
    """The elements, each indented below the one around it, with their attributes and texts. Whether an element
    without text has empty content or none is Cairo's choice; pdfinfo does not know ActualText, by which a figure's
    speck (formats/canvas/speck.h) reads as nothing."""
    done = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    lines = [re.sub(r" \((block|inline)\):?$|:$", "", line) for line in done.stdout.decode().splitlines()]
    tree = "\n".join(line for line in lines if not re.match(r' +(Object|""$)', line)) + "\n"
    return re.sub(r'^( *Figure\n) +".*"\n', r"\1", tree, flags=re.M)


def objects(path):
    done = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True)
    return done.stdout.decode("latin-1")


def assert_holds(tree, wanted):
    """True when the lines of `wanted` stand in the tree in one piece, however deep."""
    shapes = ["\n".join(" " * depth + line for line in wanted.splitlines()) + "\n" for depth in range(0, 20)]
    assert any(shape in tree for shape in shapes), f"{wanted}\nis not in\n{tree}"


def check_each_block_has_its_element(folder):
    tree = structure(make(folder, """题目
<h2>一、标题</h2><p>正文。</p><blockquote><p>引文。</p></blockquote><pre>code</pre>
<ol type="a"><li>甲<ul><li>乙</li></ul></li></ol>"""))
    assert_holds(tree, """Document
  H1
    "题目"
  H2
    "一、标题"
  P
    "正文。"
  BlockQuote
    P
      "引文。"
  P
    Code
      "code"
  L
     /ListNumbering /LowerAlpha
    LI
      Lbl
        "a."
      LBody
        P
          "甲"
        L
           /ListNumbering /Disc
          LI
            Lbl
              "–"
            LBody
              P
                "乙"
""")


def check_tables_have_all_cells_with_their_spans(folder):
    tree = structure(make(folder, """题目
<table><caption>表</caption><tr><th>一</th><th colspan=2>二</th></tr>
<tr><td rowspan=2>a</td><td></td><td>b</td></tr><tr><td>c</td><td></td></tr></table><p>文。</p>"""))
    assert_holds(tree, """Table
  Caption
    "表"
  TR
    TH
       /Scope /Column
      P
        "一"
    TH
       /Scope /Column
       /ColSpan 2
      P
        "二"
  TR
    TD
       /RowSpan 2
      P
        "a"
    TD
    TD
      P
        "b"
  TR
    TD
      P
        "c"
    TD
P
  "文。"
""")


def check_inlines_have_theirs(folder):
    path = make(folder, """题目
<p>见<a href="https://x/)(>>">此处</a>，<ruby>汉<rt>hàn</rt></ruby>字。<a href="#n1">[1]</a></p><p id="n1">[1] 注。</p>""")
    assert_holds(structure(path), """P
  Span
    "见"
  Link
    "此处"
  Span
    "，"
  Ruby
    RB
      "汉"
    RT
      "hàn"
  Span
    "字。"
  Link
    "[1]"
  Note <note00000000>
    Lbl
      "[1]"
    P
      "注。"
""")
    for link in re.findall(r"<<[^<>]*<<[^<>]*>>[^<>]*<<[^<>]*>>.*?/Subtype /Link", objects(path), re.S):
        assert "/Contents" in link and "/F 4" in link, link
    assert "/Tabs /S" in objects(path)


def check_a_paragraph_is_one_on_two_pages(folder):
    text = SENTENCE * 150
    tree = structure(make(folder, f"题目\n<p>{text}</p><p>末段。</p>"))
    assert tree.count("\n  P\n") == 2, tree
    assert "".join(re.findall('"(.*)"', tree)).replace(" ", "") == "题目" + text + "末段。"


def check_a_list_and_a_quote_go_on_over_pages(folder):
    items = "".join(f"<li>第{number}项。</li>" for number in range(60))
    tree = structure(make(folder, f"题目\n<ol>{items}</ol><blockquote>{'<p>' + SENTENCE + '</p>' * 60}</blockquote>"))
    assert tree.count("\n  L\n") == 1 and tree.count("    LI\n") == 60, tree
    assert tree.count("\n  BlockQuote\n") == 1


def check_heads_that_are_repeated_are_no_text(folder):
    rows = "".join(f"<tr><td>{number}</td><td>{SENTENCE}</td></tr>" for number in range(80))
    tree = structure(make(folder, f"题目\n<table><tr><th>号</th><th>话</th></tr>{rows}</table>"))
    assert tree.count("Table\n") == 1 and tree.count("  TR\n") == 81 and tree.count('"话"') == 1, tree


def check_a_divided_row_is_one_that_reads_cell_after_cell(folder):
    left, right = ("".join(f"{name}{number}。" for number in range(400)) for name in "左右")
    path = make(folder, f"题目\n<table><tr><th>左</th><th>右</th></tr><tr><td>{left}</td><td>{right}</td></tr></table>")
    head, row = structure(path).split("    TR\n")[1:]
    assert head.count("      TH\n") == 2 and row.count("      TD\n") == 2, row
    assert "".join(re.findall('"(.*)"', row)).replace(" ", "").startswith(left + right), row


def check_heads_and_feet_are_artifacts(folder):
    path = make(folder, f"题目\n<p>{SENTENCE * 200}</p>", "header={title}", "watermark=会议材料")
    assert structure(path).count("题目") == 1
    held = objects(path)
    pages, artifacts = held.count("/Type /Page\n"), held.count("/Artifact BMC")
    assert pages > 1 and artifacts == pages + 1, f"{artifacts} artifacts: one watermark for all {pages} pages"


def pictures(held):
    """The names of the pictures among the objects that the contents paint, as the resources say."""
    numbers = re.findall(r"^(\d+) 0 obj\n<<(?:(?!endobj).)*?/Subtype /Image\b", held, re.S | re.M)
    return {name for name, number in re.findall(r"^ +(/\w+) (\d+) 0 R$", held, re.M) if number in numbers}


def marks(content, images):
    """Each operator that paints something, with the tags around it; forms mark their own."""
    tags = []
    for line in content.splitlines():
        words, operator = line.split(), re.search(r"[A-Za-z*]*$", line).group()
        if operator in ("BDC", "BMC"):
            tags.append(words[0])
        elif operator == "EMC":
            tags.pop()
        elif operator in ("Tj", "TJ", "f", "f*", "S", "s", "B") or operator == "Do" and words[-2] in images:
            yield line, list(tags)


def contents(held):
    return re.findall(r"%% Contents for page \d+\n.*?stream\n(.*?)endstream", held, re.S)


def check_all_that_is_painted_is_marked(folder):
    path = make(folder, f"""题目
<h2>一、节</h2><p>话，<mark>亮</mark>，<u>线</u>，<em>重</em>，<a href="#n1">[1]</a></p><hr><p>{SENTENCE * 100}</p>
<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table><p id="n1">[1] 注。</p>""",
                "header={title}", "toc=yes", "watermark=会议材料")
    held = objects(path)
    pages = contents(held)
    unmarked = [line for content in pages for line, tags in marks(content, pictures(held)) if not tags]
    assert len(pages) > 2 and not unmarked, unmarked
    assert held.count("/CIDToGIDMap /Identity") == held.count("/Subtype /CIDFontType2")


RED = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i"
    "Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=")
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
                        "789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082")


def check_pictures_are_marked_wherever_they_stand(folder):
    """Each lies in a Figure, is not smoothed, and adds nothing to the text."""
    write(f"{folder}/a.png", PICTURE)
    picture = "<img src='a.png' alt='图' width='40' height='40'>"
    wide = "".join(f"<td>{number}万元</td>" for number in range(20))
    articles = {"alone": f"<p>{picture}</p>",
                "in a table": f"<table><tr><td>{picture}</td><td>2</td></tr><tr><td></td><td>{picture}</td></tr></table>",
                "turned": f"<table><tr><td>{picture}</td>{wide}</tr></table>",
                "many": f"<p>文。</p>{('<p>' + picture + '</p>') * 40}<p lang='en'>Words.</p>"}
    for name, article in articles.items():
        for option in ("footer=", "writing=vertical", "gray=yes"):
            path = make(folder, f"题目\n{article}", option, "footer=")
            held = objects(path)
            images = pictures(held)
            painted = [(line, tags) for content in contents(held) for line, tags in marks(content, images)]
            assert all(tags for _, tags in painted), (name, option, painted)
            drawn = [tags for line, tags in painted if line.endswith(" Do")]
            assert len(drawn) == article.count("a.png") and all(tags[0] == "/Figure" for tags in drawn), (name, drawn)
            assert "/Interpolate true" not in held, name
            text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
            wanted = re.sub(r"\s|<[^>]*>", "", "题目" + article)
            assert sorted(re.sub(r"\s", "", text)) == sorted(wanted), (name, option, text)


def check_figures_stand_in_their_place(folder):
    write(f"{folder}/a.png", PICTURE)
    path = make(folder, "题目\n<figure><img src='a.png' alt='图文'><figcaption>图一</figcaption></figure>")
    assert_holds(structure(path), """Div
  Figure
  Caption
    "图一"
""")
    assert b"/Alt <feff56fe6587>" in plain(path)


def check_each_picture_has_words_or_is_decoration(folder):
    """Its description, else its caption, else a word for it, which is reported; with alt="" alone it is decoration."""
    write(f"{folder}/a.jpg", RED)
    plain_one, empty, named = (f"<img src='a.jpg' width=40 height=40{alt}>" for alt in ("", " alt=''", " alt='甲'"))
    article = (f"题目\n<figure>{plain_one}<figcaption>图一</figcaption></figure><figure>{empty}<figcaption>图二</figcaption>"
               f"</figure><p>{named}</p><p>文。</p><p>{plain_one}</p><p>{empty}</p><p>字{empty}字</p>")
    path = f"{folder}/a.pdf"
    done = run("-v", "-o", path, write(f"{folder}/a.html", article))
    words = [bytes.fromhex(text.decode()).decode("utf-16") for text in re.findall(rb"/Alt <([0-9a-f]+)>", plain(path))]
    assert words == ["图一", "图二", "甲", "图片"], words
    assert done.messages.count("[no-description]") == 1 and "a.jpg has neither" in done.messages, done.messages
    assert structure(path).count("Figure\n") == 4


def check_other_languages_are_named(folder):
    path = make(folder, "题目\n<p lang='en'>English words.</p><p>说<span lang='ja'>日本語</span>话。</p>")
    held = objects(path)
    assert "/Lang <feff0065006e>" in held and "/Lang <feff006a0061>" in held
    assert_holds(structure(path), """P
  Span
    "说"
  Span
    "日本語"
  Span
    "话。"
""")


def check_words_of_code_are_code(folder):
    assert_holds(structure(make(folder, "题目\n<p>用<code>ls -l</code>看。</p>")), """P
  Span
    "用"
  Code
    "ls -l"
  Span
    "看。"
""")


def check_pages_alone_keep_their_structure(folder):
    text = SENTENCE * 300
    tree = structure(make(folder, f"题目\n<p>{text}</p><ol><li>末项</li></ol>", "pages=2-"))
    assert "题目" not in tree and tree.count("  P\n") == 2 and "末项" in tree, tree


def check_notes_have_names(folder):
    held = objects(make(folder, "".join(
        ["题目\n", *(f"<p>第{n}段。<a href='#n{n}'>[{n}]</a></p>" for n in range(1, 4)),
         *(f"<p id='n{n}'>[{n}] 注{n}。</p>" for n in range(1, 4))])))
    assert [f"/ID (note0000000{n})" in held for n in range(4)] == [True, True, True, False], held
    assert "/IDTree" in held and held.count("(note0000000") == 6


def check_contents_and_articles_of_a_book(folder):
    for number in (1, 2):
        write(f"{folder}/{number}.html", f"篇{number}\n<h2>一、节</h2><p>{SENTENCE * 200}</p>")
    done = run("-q", "--merge", "-o", "b.pdf", "-Otoc=yes", "1.html", "2.html", folder=folder)
    assert done.status == 0, done.messages
    tree = structure(f"{folder}/b.pdf")
    assert tree.count("\n  Art\n") == 2 and tree.count("\n    H1\n") == 2, tree
    assert_holds(tree, """TOC
  TOCI
    Link
      "篇11"
  TOC
    TOCI
      Link
        "一、节1"
  TOCI
""")


for tool in ("qpdf", "pdfinfo"):
    if not shutil.which(tool):
        skip(f"no {tool}")
if __name__ == "__main__":
    main(__name__)
