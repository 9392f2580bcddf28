"""A page of every kind that books are made of, for those who look books over: a name, the file's extension, what it holds."""
import base64
import struct
import zlib

WORDS = "天亮了，河边已经有人洗菜，水声一直传到桥上。河水很清，看得见底下的石头，石头上有青苔。"


def png(width, height):
    """A picture of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\x46\x6e\x8c" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def data_uri(width, height):
    return "data:image/png;base64," + base64.b64encode(png(width, height)).decode()


def table(columns, rows=4, head=True):
    names = ["年份", "河名", "长度（公里）", "流域", "源头", "入海口", "汛期", "桥", "渡口", "船", "人口", "备注", "县", "乡", "村"]
    cells = ["1998", "清水河", "1,234.5", "东部丘陵地带", "北山", "东湾", "六月至八月", "七座", "三处", "四十二", "12,000", "无", "甲", "乙", "丙"]
    top = "<tr>" + "".join(f"<th>{name}</th>" for name in names[:columns]) + "</tr>"
    return ("<table border=1><caption>河流一览</caption>" + (top if head else "")
            + ("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells[:columns]) + "</tr>") * rows + "</table>")


def novel(chapters, words=40, volumes=0):
    lines = ["河灯", "作者：流云", ""]
    for number in range(1, chapters + 1):
        if volumes and number % volumes == 1:
            lines += [f"第{number // volumes + 1}卷 山水", ""]
        lines += [f"第{number}章 渡口的第{number}天", "", *["　　" + WORDS] * words, ""]
    return "\n".join(lines)


def page(title, body, language="zh-CN"):
    return f"<!DOCTYPE html><html lang={language}><title>{title}</title><body><h1>{title}</h1>{body}"


FORMULA = ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac><mo>≥</mo>"
           "<msqrt><mrow><mi>a</mi><mi>b</mi></mrow></msqrt></math>")
KINDS = {
    "tables.html": page("河流的表", f"<p>{WORDS}</p>{table(3)}<p>{WORDS}</p>{table(6)}{table(8)}{table(12, 2)}{table(15, 3)}{table(2, 2, False)}"),
    "table-spans.html": page("跨行的表", "<table border=1><tr><th rowspan=2>地名<th colspan=2>水位<tr><th>春<th>秋<tr><td>上游<td>3.2<td>2.75"
                             "<tr><td>下游<td colspan=2 style='text-align:center'>未测</table>"
                             "<table><tr><td><table border=1><tr><td>内<td>表</table><td>外</table>"),
    "notes.html": page("有注的文章", f"<p>他说起旧桥<sup><a href='#n1'>[1]</a></sup>和渡口<sup><a href='#n2'>[2]</a></sup>。{WORDS}</p>{f'<p>{WORDS}</p>' * 6}"
                       "<h2>注释</h2><p id=n1>[1] 旧桥在村东，清代建，三孔。</p><p id=n2>[2] 渡口：参见<a href='https://example.org/dukou'>地方志</a>。</p>"),
    "notes-typed.txt": f"夜航\n<p>　　船到河心①，灯灭了②。{WORDS}</p><p>　　{WORDS}</p><p>　　①河心：河的中央。</p><p>　　②灯：油灯。</p>",
    "pictures.html": page("图", f"<p>{WORDS}</p><p><img src='{data_uri(900, 300)}'></p><p><img src='{data_uri(90, 400)}' alt='一棵高树'></p>"
                          f"<figure><img src='{data_uri(60, 40)}'><figcaption>图1 河边</figcaption></figure>"
                          f"<p>一个<img src='{data_uri(16, 16)}' alt='笑脸'>表情，<a href='https://example.org/'><img src='{data_uri(30, 30)}'></a>。</p>"),
    "ruby.html": page("饕餮", f"<p>　　<ruby>饕餮<rt>tāo tiè</rt></ruby>是古代的兽。<ruby><rb>汉</rb><rb>字</rb><rt>hàn</rt><rt>zì</rt></ruby>。<ruby>无</ruby>。{WORDS}</p>"),
    "formulas.html": page("均值不等式", f"<p>对于正数，{FORMULA}，又10<sup>6</sup>、H<sub>2</sub>O。</p><p>{FORMULA}</p><p>$$\\sum_{{i=1}}^n i = \\frac{{n(n+1)}}{{2}}$$</p>"),
    "drawings.html": page("图画", "<p>见图。</p><svg viewBox='0 0 90 60' width='90'><title>方块</title><rect width='90' height='60' fill='#9cf'/></svg>"
                          "<p>小<svg width='12' height='12'><circle cx='6' cy='6' r='5'/></svg>圆。</p>"),
    "code.html": page("脚本", "<p>用 <code>banxin -o a.epub a.txt</code> 就行，按 <kbd>Ctrl</kbd>。</p>"
                      "<pre><code>int main(void)\n{\n    printf(\"%s\\n\", \"一个很长很长的字符串，长到一行放不下，要折到下一行去\"); /* 注释 */\n}\n</code></pre>"),
    "links.html": page("链接", "<p>看<a href='https://example.org/a'>这里</a>和<a href='https://example.org/b'></a>，<a href='#b'>下文</a>。</p>"
                       f"<p><a href='https://example.org/c'>https://example.org/c/a/very/long/address/that/does/not/end/soon/and/goes/on</a></p><h2 id=b>下文</h2><p>{WORDS}</p>"),
    "colors.html": page("颜色", "<p style='color:#ff0'>黄字</p><p><font color=red>红字</font>，<span style='color:#ccc'>灰字</span>，<span style='color:#fff'>白字</span>，"
                        "<span style='color:#0000ee'>蓝字</span><mark>划过的</mark></p><table bgcolor=black><tr><td style='background:#000;color:#eee'>黑底</table>"),
    "dark.html": page("夜", "<style>body{background:#111;color:#eee}a{color:#9cf}h1{color:#fc6}</style>" + f"<p>{WORDS}<a href='https://example.org/'>远处</a></p>"),
    "lists.html": page("单子", "<ol start=3><li>三<li value=7>七<ul><li>里<ol type=a><li>更里</ol></ul><li><p>段一</p><p>段二</p></ol>"
                       "<dl><dt>旧桥<dd>村东的桥。<dt>渡口<dd>有船。</dl><ul style='list-style:none'><li>无号</ul>"),
    "verse.txt": "山行\n<p>远上寒山石径斜，<br>白云生处有人家。<br>停车坐爱枫林晚，<br>霜叶红于二月花。</p><p>　　这是一首诗，说的是秋天的山。</p>",
    "headings.html": page("层次", f"<h3>跳过的层</h3><p>{WORDS}</p><h2>一、开头</h2><p>{WORDS}</p><h3>（一）细处</h3><p>{WORDS}</p><h6>很深</h6><p>{WORDS}</p><h2></h2><h2><br></h2><p>{WORDS}</p>"),
    "official.txt": f"关于做好防汛工作的通知\n<p>各村委会：</p><p>　　为做好今年的防汛工作，现通知如下。</p><p>　　一、加强巡查</p><p>　　{WORDS}</p><p>　　（一）水位。{WORDS}</p>"
                    "<p>　　附件：1. 值班表</p><p style='text-align:right'>清水镇人民政府</p><p style='text-align:right'>2024年6月1日</p>",
    "japanese.html": page("夜の舟", "<p>　夜が明けて、<ruby>川<rt>かわ</rt></ruby>の水は静かに流れていた。舟は岸に着いて、人はまだ眠っていた。<em>強調</em>。</p>" * 5, "ja"),
    "korean.html": page("강의 배", "<p>날이 밝자 강가에는 벌써 사람들이 나와 있었다. 물은 맑고 돌이 보였다. <b>굵은</b> 글자.</p>" * 5, "ko"),
    "taiwan.html": page("河邊的舊橋", "<p>　　天亮了，河邊已經有人洗菜，水聲一直傳到橋上。「早安。」他說，河水很清，看得見底下的石頭。</p>" * 5, "zh-TW"),
    "english.html": page("The Old Bridge", "<p>The river was clear, and the stones could be seen. <em>Nobody</em> spoke; <i>nothing</i> moved.</p>" * 5, "en"),
    "mixed.html": page("两种文字", "<p>他读的是 <i>The Old Bridge</i> 和<em>《旧桥》</em>，见 <em>Nature</em> 第3期；<i>Homo sapiens</i> 是学名，<span lang=ja>夜の舟</span>是日文。</p>"),
    "dialogue.txt": "对话\n" + "".join(f"<div>“第{number}句话，”他说，“——没有说完……”</div>" for number in range(40)),
    "novel.txt": novel(12),
    "novel-volumes.txt": novel(40, 3, 10),
    "novel-without-headings.txt": "长夜\n" + "".join(f"<p>　　第{number}段。{WORDS}</p>" for number in range(3000)),
    "untitled.txt": f"<p>　　{WORDS}</p>",
    "video.html": page("录像", "<p>看录像。</p><video src='https://example.org/a.mp4' poster='b.png'></video><iframe src='https://example.org/'></iframe><p>完。</p>"),
}
