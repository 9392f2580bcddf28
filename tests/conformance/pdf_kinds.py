"""Articles that hold everything a page may hold, for pdf_claims_test.py: by kind, what is in the files, and how they
are converted."""
import base64
import struct
import zlib

SENTENCE = "天下大事，必作于细。"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC")
INKS = base64.b64decode(  # four inks, inverted
    "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6ut"
    "q2eAvMm6pseZqKuk/9sAQwEcHh4oIyhOKytOpG5dbqSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
    "pKSkpKSk/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAEBv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/"
    "2gAOBAEAAhEDEQQAAD8AvAMTTTAP/9k=")
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><title>\xe5\x9b\xbe</title>
<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
<rect width="90" height="80" fill="url(#g)" opacity="0.5"/><g opacity="0.4"><circle cx="50" cy="50" r="40" fill="green"/>
<circle cx="80" cy="50" r="40"/></g><text x="20" y="60" font-size="20">Text \xe5\xad\x97</text></svg>"""


def png(width, depth, colour, rows, *chunks):
    """Rows as they are packed, each with the byte of its filter; chunks that come before them."""
    head = struct.pack(">IIBBBBB", width, len(rows), depth, colour, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                                           for kind, data in parts)


PICTURES = {
    "a.png": PNG, "b.jpg": INKS, "c.svg": DRAWING,
    "alpha.png": png(2, 8, 6, [b"\0" + bytes([255, 0, 0, 128] * 2), b"\0" + bytes(8)]),
    "deep.png": png(2, 16, 6, [b"\0" + bytes(range(16))] * 2),
    "gray.png": png(2, 8, 0, [b"\0\x10\x20"] * 2),
    "bits.png": png(8, 1, 0, [b"\0\xaa", b"\0\x55"]),
    "palette.png": png(2, 8, 3, [b"\0\0\1"] * 2, (b"PLTE", bytes([255, 0, 0, 0, 0, 255])), (b"tRNS", b"\0\x80")),
    "profile.png": png(2, 8, 2, [b"\0" + bytes(6)] * 2, (b"iCCP", b"x\0\0" + zlib.compress(b"none"))),
    "a.gif": b"GIF89a\1\0\1\0\x80\0\0\xff\0\0\0\0\0!\xf9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
    "a.webp": base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"),
}


def table(rows, columns, head=True):
    heads = "<tr>" + "".join(f"<th>标{column}</th>" for column in range(columns)) + "</tr>" if head else ""
    return "<table>" + heads + "".join("<tr>" + "".join(f"<td>{row * columns + column}万元</td>" for column in range(columns))
                                       + "</tr>" for row in range(rows)) + "</table>"


def nested(depth):
    return "<ul><li>层" * depth + "</li></ul>" * depth


LEFT, RIGHT = ("".join(f"{name}{number}。" for number in range(200)) for name in "左右")
KINDS = {
    "text": f"题目\n<p>{SENTENCE * 120}</p><p>末段。</p>",
    "headings": "题目\n<h3>一、深</h3><p>文。</p><h2>二、浅</h2><p>文。</p><h4>三、再深</h4><p>文。</p><h5>四、更深</h5><p>文。</p>",
    "title further down": "<title>种菜 - 博客</title><div><a href='/'>博客</a></div><ul><li><a href='/p'>文章</a></li></ul>"
                          f"<h1>种菜</h1><p>{SENTENCE * 9}</p><h2>整地</h2><p>{SENTENCE * 9}</p>",
    "lists": f"题目\n<ol type='a'><li>甲<ul><li>乙</li></ul></li><li></li></ol><dl><dt>词</dt><dd>义</dd></dl>{nested(90)}",
    "tables": "题目\n<table><caption>表</caption><tr><th>一</th><th colspan=2>二</th></tr><tr><td rowspan=2>a</td><td></td>"
              "<td>b</td></tr><tr><td>c</td><td></td></tr><tfoot><tr><td colspan=3>脚</td></tr></tfoot></table>"
              f"<table><tr><th>行</th><td>{table(2, 2)}</td></tr></table>{table(40, 3)}<table><tr><td>一</td></tr></table>",
    "divided row": f"题目\n<table><tr><th>左</th><th>右</th><th>空</th></tr><tr><td>{LEFT}</td><td>{RIGHT}</td><td></td></tr>"
                   "<tr><td rowspan=2>跨</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>后。</p>"
                   f"<table><tr><td rowspan=2>{LEFT}</td><td>{RIGHT}</td><td></td></tr><tr><td>{RIGHT}</td><td>二</td></tr></table>"
                   f"<table><tr><td>{LEFT}<ul><li>{LEFT}</li><li>项</li></ul></td><td><table><tr><th>内</th><th></th></tr>"
                   f"<tr><td>{RIGHT}</td><td>{LEFT}</td></tr><tr><td></td><td>尾</td></tr></table></td></tr></table>",
    "wide table": f"题目\n<p>前。</p>{table(30, 20)}<p>后。</p>",
    "pictures": "题目\n<figure><img src='a.png' alt='图文'><figcaption>图一</figcaption></figure><p><img src='b.jpg' width=90 "
                "height=90 alt='红'></p><p><img src='c.svg' alt='画'></p><figure><img src='c.svg'><figcaption>说明</figcaption>"
                "</figure><p><img src='a.png' width=40 height=40></p><p><img src='a.png' alt='' width=40 height=40></p>"
                f"<p><a href='https://x/'><img src='b.jpg' alt='' width=40 height=40></a>字<img src='b.jpg' alt='' width=20 height=20>字</p><p>文。</p><table><tr><td><img src='a.png' alt='格'></td><td>2</td></tr></table>",
    "links": "题目\n<p>见<a href=\"https://x/)(>>'\">此处</a>、<a href='#甲'>下文</a>、<a href='#无'>无</a>、<a href='https://y/'></a>"
             f"、<a href='https://z/'><b>粗</b><i lang=en>word</i></a>。</p><p>{SENTENCE * 90}<a href='https://long/'>{SENTENCE * 90}</a></p><p id='甲'>甲。</p>",
    "notes": f"题目\n<p>{SENTENCE * 20}<a href='#n1'>[1]</a>{SENTENCE * 90}<a href='#n2'>[2]</a></p><p>另。</p>"
             f"<p id='n1'>[1] 注一<a href='https://x/'>址</a>。</p><p id='n2'>[2] {SENTENCE * 60}</p>",
    "readings": "题目\n<p><ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>，<u>名</u>，<em>重</em>，<mark>亮</mark>，<s>删</s>，<code>ls -l</code>。</p>"
                "<pre>int main()\n{\n    return 0;\n}</pre><hr><blockquote><p>引文。</p></blockquote>",
    "languages": "题目\n<p lang=en>English words, fi ffi office.</p><p>说<span lang=ja>日本語</span>话，<span lang=ko>한국어</span>，"
                 "<a href='https://x/' lang=fr>mots</a>，<i lang='bad tag('>x</i>。</p>",
    "right to left": "题目\n<p dir=rtl lang=he>שלום עולם</p><p>说<span dir=rtl lang=he>שלום</span>，又说。</p>",
    "formulas": "题目\n<p>即<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>，10<sup>6</sup>，H<sub>2</sub>O，$$\\sum_{i=1}^n x_i$$</p>",
    "kinds of pictures": "题目\n" + "".join(f"<p><img src='{name}' alt='{name}' width=60 height=60></p>" for name in PICTURES),
    "long description": f"题目\n<p><img src='a.png' width=50 height=50 alt='{SENTENCE * 2000}'></p>",
    "odd characters": "“题\t<&>‘\\()%\n<p><img src='a.png' width=50 height=50 alt='(a\\&#0;&#1;&#xD800;\n行'>abcde\u200b\u200c"
                      "\u2028f\ufeffgh\u202e反\u202c\u2066隔\u2069\u202a嵌 ﾊﾝ ＡＢ ㎡ ㈱ ½ \xad软</p>",
    "unreadable characters": "题目\n<p>a\0b\x0bc\x1fd\x85e\ufffef\uffffg&#xD83D;&#xDE00;&#0;&#xD800;。</p>",
    "deep parts": f"题目<a href='#n1'>[1]</a>\n<h2>节<a href='#n1'>[1]</a></h2><ol><li>甲<ol><li>乙<ol type=i><li>丙</li><li>丁{SENTENCE * 9}</li></ol>"
                  "</li></ol></li></ol><blockquote><blockquote><ul><li>一<blockquote><table><tr><td>格</td></tr></table></blockquote></li></ul>"
                  "</blockquote></blockquote><details><summary>提</summary><p>藏</p></details><dl><dt>甲<dt>乙<dd>丙<dd>丁</dl><dl><dd>孤</dd></dl>"
                  "<table><tr><th>甲<a href='#n1'>[1]</a></th><td><table><caption>内</caption><tr><th>一</th><td><table><tr><td>深"
                  f"<a href='#n2'>[2]</a>{SENTENCE * 20}</td></tr></table></td></tr></table></td></tr></table>"
                  "<p id=n1>[1] 注<a href='#n2'>[2]</a></p><p id=n2>[2] 注注</p>",
    "odd addresses": "题目\n<p><a href='javascript:x'>一</a><a href='http://例子.中国/路?询=值#段'>二</a><a href='mailto:a@b'>三</a><a href='https://x/%zz\x01'>四</a>"
                     f"<a href='file:///x'>五</a><a href='#'>六</a><a href=''>七</a><a href='https://{'a' * 3000}/'>八</a></p><p><a href='https://x/'>"
                     "段一</p><p>段二</a></p><ul><li><a href='https://y/'><h2>题</h2><p>文</p></a></li></ul>",
    "floating figures": "题目\n" + "".join(f"<p>{SENTENCE * 30}</p><figure><img src='c.svg' width=400 height=500 alt='图{number}'><figcaption>图"
                                          f"{number}</figcaption></figure>" for number in range(3)),
    "long code": "题目\n<pre><code>" + "x = 1;\n\tif (a &lt; b) { /* 注 */ }\n" * 60 + "</code></pre>",
    "rare characters": "题目\n<p>一二八十人大小国𠮷㐂——⸺……葛\U000E0100，①②，e\u0301，ﬁ，·。</p>",
    "unknown characters": "题目\n<p>字\U000BFFF0。</p>",
}
# Options for the kind "text" and what else they need; what is not claimed then.
SHEETS = {
    "nup": ["nup=2"], "booklet": ["booklet=yes"], "copies": ["copies=2"], "watermark": ["watermark=会议材料"],
    "vertical": ["writing=vertical"], "vertical nup": ["writing=vertical", "nup=2"], "gray": ["gray=yes"],
    "contents": ["toc=yes"], "addresses": ["links=notes"], "codes": ["links=qr"], "header": ["header={title}|{page}|{date}"], "pages": ["pages=2-"],
}
OFFICIAL = ["issuer=某市图书馆文件", "number=某图〔2024〕7号", "secrecy=秘密★1年", "urgency=特急", "copied-to=各分馆。",
            "printed-by=某市图书馆办公室", "printed-on=2024年5月1日", "copy-number=000001"]
STYLES = ["article", "official", "book", "large", "compact", "ereader"]
