#!/usr/bin/python3
"""Official documents stand where GB/T 9704-2012 has them: the grid, page numbers, titles, faces, signatures. Skipped where
pdf_test.py is."""
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from harness import ARTICLE, main, run, write
import pdf_test
from pdf_test import LONG, POINTS, characters, output, text_of

SIZE = 15.75  # 三号, in points
LEFT = 28 * POINTS
RIGHT = 184 * POINTS
FANGSONG = "fangsong=Noto Serif CJK SC"  # whatever else is installed


def make(folder, content, *options):
    return pdf_test.make(folder, content, f"font={FANGSONG}", *options)


def lines(path, page):
    """The lines of a page from above: text, x of the first character, x behind the last one, y of the baseline."""
    found = {}
    for code, x, y, size in characters(path, page):
        found.setdefault(round(y), []).append((x, code, size))
    for y, row in sorted(found.items()):
        row.sort()
        text = "".join(code for _, code, _ in row).strip()
        if text:
            yield text, row[0][0], row[-1][0] + row[-1][2], y


def check_an_official_page_stands_on_its_grid(folder):
    path = make(folder, "题目\n" + "<p>" + "国" * 3000 + "</p>\n", "style=official", "footer=— {page} —")
    for page, inner in ((2, 26), (3, 28)):
        body = [(x, y) for code, x, y, _ in characters(path, page) if code == "国"]
        assert len(body) == 616, len(body)
        left, right = min(x for x, _ in body), max(x for x, _ in body) + 15.75
        top, bottom = min(y for _, y in body) - 0.88 * 15.75, max(y for _, y in body) + 0.12 * 15.75
        assert abs(left - inner * POINTS) < 0.2 * POINTS, left / POINTS
        assert abs(right - (inner + 156) * POINTS) < 0.2 * POINTS, right / POINTS
        assert abs(top - 37 * POINTS) < 0.2 * POINTS, top / POINTS
        assert abs(bottom - 262 * POINTS) < 0.2 * POINTS, bottom / POINTS


def check_the_size_of_the_standard_may_be_named(folder):
    path = make(folder, "题目\n" + "<p>" + "国" * 3000 + "</p>\n", "style=official", "size=三号")
    assert sum(code == "国" for code, *_ in characters(path, 2)) == 616


def check_official_page_numbers_stand_outside(folder):
    path = make(folder, LONG, "style=official")
    for page in (1, 2):
        number = [(code, x, y) for code, x, y, size in characters(path, page) if size < 14.5]
        assert "".join(code for code, _, _ in number if code.strip()) == f"—{page}—"
        first, last = number[0][1], number[-1][1] + 14
        if page % 2:
            assert abs(last - (184 * POINTS - 14)) < 0.3 * POINTS, last / POINTS
        else:
            assert abs(first - (26 * POINTS + 14)) < 0.3 * POINTS, first / POINTS


def check_the_rules_beside_a_number_stand_7_mm_below_the_text(folder):
    path = make(folder, LONG, "style=official")
    image = subprocess.run(["pdftoppm", "-r", "254", "-gray", "-f", "2", "-l", "2", path], capture_output=True, check=True).stdout
    _, size, _, rows = image.split(b"\n", 3)
    width, height = map(int, size.split())
    ink = [y for y in range(2630, height) if min(rows[y * width + 310:y * width + 340]) < 128]
    assert abs(ink[0] - 2690) <= 2, f"{ink[0] / 10} mm"


def check_a_title_has_balanced_lines(folder):
    title = "关于进一步加强和改进全市机关事业单位公务文书档案收集整理和移交工作管理办法的通知"
    path = make(folder, f"{title}\n<p>正文。</p>\n", "style=official")
    rows = [(text, x, end) for text, x, end, _ in lines(path, 1) if text in title]
    counts = [len(text) for text, _, _ in rows]
    assert sum(counts) == len(title) and max(counts) <= 20, counts
    assert counts == counts[::-1] or counts == sorted(counts, reverse=True) or counts == sorted(counts), counts
    middles = [(x + end) / 2 for _, x, end in rows]
    assert all(abs(middle - (LEFT + RIGHT) / 2) < 0.5 for middle in middles), middles


def check_labels_decide_on_faces(folder):
    listed = run("--list-fonts").out.decode()
    file = re.search(r"^mono\tzh-CN\t[^\t]*\t([^\t]*)", listed, re.M)[1]
    labels = {"一、总则": "Hei", "（一）要求": "Mono", "1.做法": "Serif", "（1）步骤": "Serif"}
    body = "".join(f"<h3>{label}</h3><p>　　正文一段，说明其中的道理。</p>" for label in labels)
    path = f"{folder}/a.pdf"
    run("-q", "-Ostyle=official", "--font", FANGSONG, "--font", f"kai={file}", "-o", path, write(f"{folder}/a.txt", "题目\n" + body))
    root = ElementTree.fromstring(output("mutool", "draw", "-q", "-F", "stext", path, "1"))
    for line in root.iter("line"):
        runs = [(font.get("name"), float(font.get("size")), "".join(char.get("c") for char in font.iter("char")))
                for font in line.iter("font")]
        face = labels.pop("".join(text for _, _, text in runs).strip(), None)
        for name, size, text in runs if face else []:
            assert abs(size - SIZE) < 0.01 and (face in name or not re.search("[一-龥]", text)), (face, runs)
    assert not labels, labels


def check_a_lead_in_has_the_face_of_its_label(folder):
    article = "题目\n" + "".join(f"<p>　　{text}</p>" for text in (
        "一、加强领导。各处室要把这件事放在心上，有人管，有人问。", "（一）各处室应当在四月底以前完成核对，并报送馆办公室。"))
    root = ElementTree.fromstring(output("mutool", "draw", "-q", "-F", "stext", make(folder, article, "style=official")))
    runs = [(font.get("name").split("+")[-1], "".join(char.get("c") for char in font.iter("char")))
            for font in root.iter("font")]
    hei = "".join(text for name, text in runs if "Hei" in name)
    assert hei.strip() == "一、加强领导。", runs


def check_bold_is_no_other_face(folder):
    article = "题目\n<p>　　定于<b>星期六</b>举行。</p><blockquote><p>书是<b>读不完</b>的。</p></blockquote>\n"
    assert "Hei" not in output("pdffonts", make(folder, article, "style=official"))


SIGNED = "关于借阅的通知\n<p>　　现将借阅图书的有关事项通知如下，请遵照执行。</p>\n<p>{}</p>\n<p>2026年11月5日</p>\n"


def signature(folder, issuer, *options):
    """Where issuer and date begin and end: em from the left edge, em from the right edge."""
    path = make(folder, SIGNED.format(issuer), "style=official", *options)
    rows = {text: ((x - LEFT) / SIZE, (RIGHT - end) / SIZE, y) for text, x, end, y in lines(path, 1)}
    return rows[issuer], rows["2026年11月5日"], rows["现将借阅图书的有关事项通知如下，请遵照执行。"]


def check_a_signature_without_a_seal(folder):
    issuer, date, text = signature(folder, "某某市城乡图书馆管理委员会")
    assert abs(issuer[1] - 2) < 0.1 and abs(date[0] - issuer[0] - 2) < 0.1, (issuer, date)
    assert 1.9 < (issuer[2] - text[2]) / 29.62 < 2.1 and 0.9 < (date[2] - issuer[2]) / 29.62 < 1.1
    issuer, date, _ = signature(folder, "某某部")
    assert abs(date[1] - 2) < 0.6 and abs(date[0] - issuer[0] - 2) < 0.1, (issuer, date)


def check_a_signature_under_a_seal(folder):
    for name in ("某某市城乡图书馆管理委员会", "某某部"):
        issuer, date, text = signature(folder, name, "seal=yes")
        assert abs(date[1] - 4) < 0.6, date
        assert abs((issuer[0] - issuer[1]) - (date[0] - date[1])) < 0.6, (issuer, date)
        assert 2.9 < (issuer[2] - text[2]) / 29.62 < 3.1


HEAD = ["style=official", "issuer=某某市图书馆文件", "number=某图[2026]5号"]


def ink(path, page, column, is_red=False):
    """Where a column of a page, in mm from the left, has ink: first and last mm of each stretch."""
    image = subprocess.run(["pdftoppm", "-r", "254", "-f", str(page), "-l", str(page), path], capture_output=True,
                           check=True).stdout
    _, size, _, rows = image.split(b"\n", 3)
    width, height = map(int, size.split())
    dark = [rows[3 * (y * width + int(column * 10)) + 1] < 128 for y in range(height)]
    edges = [y / 10 for y in range(1, height) if dark[y] != dark[y - 1]]
    return list(zip(edges[::2], edges[1::2]))


def check_the_head_of_a_document(folder):
    path = make(folder, SIGNED.format("某某部"), *HEAD)
    (mark, left, right, y), (number, number_left, number_right, number_y), (title, _, _, title_y), *_ = lines(path, 1)
    assert mark == "某某市图书馆文件" and number == "某图〔2026〕5号" and title == "关于借阅的通知"
    em = (right - left) / len(mark)
    assert abs(em - 15 * POINTS) < 0.2 and abs(y - 0.88 * em - 72 * POINTS) < 0.5
    assert abs(number_left + number_right - left - right) < 1
    bottom = number_y + 0.12 * SIZE
    assert abs(bottom - SIZE - (y + 0.12 * em) - 2 * 29.62) < 0.5
    rule, *_ = [each for each in ink(path, 1, 30) if each[0] > y / POINTS + 5]
    assert abs(rule[0] - bottom / POINTS - 4) < 0.2, rule
    assert 1.4 < (title_y - 0.88 * 22 - rule[1] * POINTS) / 29.62 < 2.6


def check_the_head_of_a_letter(folder):
    path = make(folder, SIGNED.format("某某部") + "<p>　　文。</p>" * 40, "form=letter", *HEAD)
    (mark, left, right, y), (_, _, end, _), *_ = lines(path, 1)
    em = (right - left) / len(mark)
    assert abs(y - 0.88 * em - 30 * POINTS) < 0.5 and abs(end - RIGHT) < 1
    upper, lower, last_upper, last_lower = ink(path, 1, 22)
    assert abs(upper[0] - (y + 0.12 * em) / POINTS - 4) < 0.2 and upper[1] - upper[0] > lower[1] - lower[0]
    assert abs(last_lower[1] - 277) < 0.2 and last_lower[1] - last_lower[0] > last_upper[1] - last_upper[0]
    assert "—1—" not in text_of(path) and "—2—" in text_of(path)


def check_the_heads_of_orders_and_minutes(folder):
    for form, drop in (("order", 20), ("minutes", 35)):
        path = make(folder, SIGNED.format("某某部"), *HEAD, f"form={form}")
        (_, left, right, y), (_, _, _, number_y), (_, _, _, title_y), *_ = lines(path, 1)
        em = (right - left) / len("某某市图书馆文件")
        assert abs(y - 0.88 * em - (37 + drop) * POINTS) < 0.5, (form, y / POINTS)
        assert abs(number_y - 0.88 * SIZE - (y + 0.12 * em) - 2 * 29.62) < 0.5
        assert 1.4 < (title_y - 0.88 * 22 - number_y - 0.12 * SIZE) / 29.62 < 2.6
        assert not [edge for edge in ink(path, 1, 30) if edge[0] > y / POINTS + 5 and edge[1] < title_y / POINTS - 8]


def check_the_text_begins_a_line_below_the_title(folder):
    for title in ("关于借阅的通知", "关于进一步加强和改进全市图书馆借阅卡整理和移交工作管理办法的通知",
                  "关于进一步加强和改进全市机关事业单位图书馆和阅览室借阅卡整理和移交工作以及文书档案收集管理办法的通知"):
        path = make(folder, f"{title}\n<p>各分馆：</p><p>　　正文。</p>", "style=official")
        rows = list(lines(path, 1))
        text = next(i for i, row in enumerate(rows) if row[0] == "各分馆：")
        gap = rows[text][3] - 0.88 * SIZE - (rows[text - 1][3] + 0.12 * 22)
        assert abs(gap - (2 * 29.62 - 22)) < 0.5, (text, gap)


def check_issuers_stand_below_each_other(folder):
    path = make(folder, SIGNED.format("某某部"), "style=official", "issuer=市教育局|市文化和旅游局|市财政局文件", "number=某教发[2026]5号")
    rows = list(lines(path, 1))[:4]
    assert ["".join(text.split()) for text, *_ in rows] == ["市教育局", "市文化和旅游局文件", "市财政局", "某教发〔2026〕5号"], rows
    (_, left, right, first), (_, _, end, second), (_, _, _, third), (_, _, _, number) = rows
    spare = right - left - 7 * (second - first) / 1.25
    assert abs(spare) < 3, "a short name is as wide as the longest one"
    assert abs(third - second - (second - first)) < 1.1 and abs(left - LEFT - (RIGHT - end)) < 1
    assert abs(number - third - 2 * 29.62 - 0.12 * (second - first) / 1.25 - 0.88 * SIZE) < 1.5


def check_what_stands_above_the_head(folder):
    path = make(folder, SIGNED.format("某某部"), "copy-number=000001", "urgency=特急", "secrecy=秘密★1年", "signer=王小满",
                *HEAD)
    rows = list(lines(path, 1))
    assert [row[0] for row in rows[:3]] == ["000001", "秘密★1年", "特急"]
    assert all(abs(row[1] - LEFT) < 0.2 for row in rows[:3])
    text, left, right, _ = rows[4]
    assert text.startswith("某图〔2026〕5号") and text.endswith("签发人：王小满"), text
    assert abs(left - LEFT - SIZE) < 0.2 and abs(RIGHT - right - SIZE) < 0.6


def check_the_imprint_stands_on_a_back(folder):
    imprint = ["copied-to=市委办公室，市人大常委会办公室，市政协办公室，各民主党派", "printed-by=某某部", "printed-on=2026年11月6日"]
    short, long = SIGNED.format("某某部"), SIGNED.format("某某部") + "<p>　　文。</p>" * 20
    for article, wanted in ((short, ["— 1 —", None]), (long, ["— 1 —", "— 2 —"]),
                            (long + "<p>　　文。</p>" * 6, ["— 1 —", "— 2 —", None, None])):
        path = make(folder, article, *HEAD, *imprint)
        pages = text_of(path, "-layout").split("\f")[:-1]
        found = [re.search(r"— ?\d ?—", page) for page in pages]
        assert [bool(each) for each in found] == [bool(each) for each in wanted], pages
        assert re.search(r"抄送：市委办公室.*。\s+某某部\s+2026年11月6日印发", pages[-1], re.S), pages[-1]
        rules = ink(path, len(pages), 100)
        assert abs(rules[-1][1] - 262) < 0.2 and abs(rules[-1][1] - rules[-1][0] - 0.35) < 0.15, rules


def check_merged_papers_have_numbers_of_their_own(folder):
    paths = [write(f"{folder}/{name}.txt", SIGNED.format(f"某某部{name}处")) for name in "一二三"]
    for numbers, wanted, messages in (("某发[2026]5号|某发[2026]6号|某发[2026]7号", ["5", "6", "7"], 0), ("某发[2026]5号", ["5", None, None], 1)):
        path = f"{folder}/a.pdf"
        done = run("--merge", "-o", path, "-Ostyle=official", "-Oissuer=某某部文件", f"-Onumber={numbers}", *paths)
        assert done.status == 0 and done.messages.count("[few-numbers]") == messages, (numbers, done.status, done.messages)
        found = [re.search(r"某发〔2026〕(\d)号", page) for page in text_of(path, "-layout").split("\f") if "某某部文件" in page]
        assert [match and match[1] for match in found] == wanted, found


def check_lines_close_up_for_one_more(folder):
    for count, pages in ((17, 1), (18, 1), (19, 2)):
        body = "<p>　　请各分馆认真清点。</p>" * count
        path = make(folder, f"关于借阅的通知\n{body}<p style='text-align:right'>某某部</p><p style='text-align:right'>2026年11月5日</p>", "style=official")
        found = text_of(path, "-layout").split("\f")[:-1]
        assert len(found) == pages and "请各分馆" in found[-1] and "2026年11月5日" in found[-1], (count, found)
        last = max(row[3] for row in lines(path, 1) if "—" not in row[0])
        assert last < (37 + 225) / 25.4 * 72, (count, last)


def check_parts_want_their_place(folder):
    article = write(f"{folder}/a.txt", ARTICLE)
    done = run("-o", f"{folder}/a.pdf", "-Ostyle=official", f"-Ocopied-to={'长' * 500}", article)
    assert done.status == 2 and "[bad-value]" in done.messages, done.messages
    for options in (["issuer=某部"], ["style=official", "number=5"], ["style=official", "printed-on=5"],
                    ["style=official", "form=order", "issuer=某部令", "number=第5号", "signer=王小满"]):
        done = run("-o", f"{folder}/a.pdf", *(f"-O{option}" for option in options), article)
        assert done.status == 2 and done.messages.count("[wants-option]") == 1, done.messages


def check_official_pages_tell_of_a_missing_face(folder):
    if re.search(r"^fangsong\tzh-CN\t.*a substitute", run("--list-fonts").out.decode(), re.M):
        done = run("-O", "style=official", "-o", f"{folder}/a.pdf", write(f"{folder}/a.txt", ARTICLE))
        assert done.status == 0 and done.messages.count("[no-role-font]") == 1, done.messages


def faulty_fangsong(folder):
    """A small face in which ￥ looks like ＄ and 喆 is missing."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    song = re.search(r"^song\tzh-CN\t[^\t]*\t([^\t#]*)", run("--list-fonts").out.decode(), re.M)[1]
    font, options = TTFont(song), subset.Options(drop_tables=["GSUB", "GPOS", "GDEF", "BASE"])
    cutter = subset.Subsetter(options)
    cutter.populate(text="书款合计元由陶负责关于的通知。，￥＄0123456789—")
    cutter.subset(font)
    for table in font["cmap"].tables:
        if 0xFF04 in table.cmap:
            table.cmap[0xFFE5] = table.cmap[0xFF04]
    for record in font["name"].names:
        record.string = str(record).replace("Song", "Faulty")
    font.save(f"{folder}/Faulty.ttf")
    return f"{folder}/Faulty.ttf"


def check_a_yen_that_looks_like_a_dollar_is_refused(folder):
    article, path = write(f"{folder}/a.txt", "关于书款的通知\n<p>　　书款合计￥10元，由陶喆负责。</p>"), f"{folder}/a.pdf"
    done = run("-Ostyle=official", "--font", f"fangsong={faulty_fangsong(folder)}", "-o", path, article)
    assert done.status == 0 and done.messages.count("[replaced-glyphs]") == 1 and "喆 (U+5586)" in done.messages, done.messages
    root = ElementTree.fromstring(output("mutool", "draw", "-q", "-F", "stext", path))
    faces = {char.get("c"): font.get("name") for font in root.iter("font") for char in font.iter("char")}
    assert "Faulty" in faces["书"] and "Song" in faces["￥"] and "Song" in faces["喆"], faces


if __name__ == "__main__":
    main(__name__)
