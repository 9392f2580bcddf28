"""Small books after the rules that EPUBCheck has messages for: for each rule books that break it, and books beside them
that do not. A book is a sound one with changes; check_test.py has EPUBCheck say which are which."""
import zipfile
import zlib

PACKAGE, NAV, PAGE, OTHER, STYLE, NCX, SMIL = "E/p.opf", "E/n.xhtml", "E/a.xhtml", "E/b.xhtml", "E/s.css", "E/t.ncx", "E/a.smil"
CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"


def picture():
    """A PNG of one pixel."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    head = chunk(b"IHDR", (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def page(head="", body="", title="<title>河口</title>", html=""):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="zh" lang="zh"{html}>
<head>{title}<link rel="stylesheet" type="text/css" href="s.css"/>{head}</head>
<body><h1 id="h">河口</h1><p id="p">渡船<img src="i.png" alt="船"/></p>{body}</body>
</html>
"""


def sound():
    """The files of a sound book of EPUB 3."""
    return {
        "mimetype": "application/epub+zip",
        CONTAINER: """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="E/p.opf"
 media-type="application/oebps-package+xml"/></rootfiles></container>""",
        PACKAGE: """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="zh">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="uid">urn:uuid:12345678-1234-1234-1234-123456789abc</dc:identifier>
<dc:title id="t">河口</dc:title><dc:language>zh-CN</dc:language><dc:creator id="c">甲</dc:creator>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta><!--META--></metadata>
<manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
<item id="s" href="s.css" media-type="text/css"/>
<item id="i" href="i.png" media-type="image/png"/><!--ITEMS--></manifest>
<spine><itemref idref="a"/><itemref idref="b"/><!--SPINE--></spine><!--END-->
</package>""",
        NAV: """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>目录</title></head><body><nav epub:type="toc" id="toc"><h1>目录</h1><ol><li><a href="a.xhtml">河口</a></li>
<li><a href="b.xhtml#p">桥</a></li></ol></nav><!--NAV--></body></html>""",
        PAGE: page(head="<!--HEAD-->", body="<!--BODY-->"),
        OTHER: page(title="<title>桥</title>"),
        STYLE: "p { text-indent: 2em }\n/*STYLE*/",
        "E/i.png": picture(),
    }


def sound_old():
    """The files of a sound book of EPUB 2."""
    files = sound()
    del files[NAV]
    files[PACKAGE] = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:identifier id="uid">urn:x:1</dc:identifier>
<dc:title>河口</dc:title><dc:language>zh</dc:language><!--META--></metadata>
<manifest><item id="t" href="t.ncx" media-type="application/x-dtbncx+xml"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="s" href="s.css" media-type="text/css"/>
<item id="i" href="i.png" media-type="image/png"/><!--ITEMS--></manifest>
<spine toc="t"><itemref idref="a"/><!--SPINE--></spine><!--END-->
</package>"""
    files[NCX] = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="urn:x:1"/></head>
<docTitle><text>河口</text></docTitle><navMap><navPoint id="n1" playOrder="1"><navLabel><text>河口</text></navLabel>
<content src="a.xhtml"/></navPoint><!--POINTS--></navMap><!--LISTS--></ncx>"""
    files[PAGE] = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh"><head><title>河口</title>
<link rel="stylesheet" type="text/css" href="s.css"/><!--HEAD--></head>
<body><h1 id="h">河口</h1><p id="p">渡船<img src="i.png" alt="船"/></p><!--BODY--></body></html>"""
    del files[OTHER]
    return files


def changed(files, *changes):
    """(file, old, new): the text is replaced, or added at the end where old is ""; (file, None, content): a new file, or
    none where the content is None. The marks of places stay."""
    for name, old, new in changes:
        if old is None and new is None:
            del files[name]
        elif old is None:
            files[name] = new
        else:
            assert old in files[name], (name, old)
            stays = old if old.startswith(("<!--", "/*")) else ""
            files[name] = files[name].replace(old, new + stays, 1) if old else files[name] + new
    return files


def pack(files, path, extra=()):
    """`extra`: entries (name, content) added behind all others, names that are there already too."""
    with zipfile.ZipFile(path, "w") as book:
        for name, content in [*files.items(), *extra]:
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(zipfile.ZipInfo(name), content, method)


def body(markup, *more):
    return ((PAGE, "<!--BODY-->", markup), *more)


def head(markup, *more):
    return ((PAGE, "<!--HEAD-->", markup), *more)


def meta(markup, *more):
    return ((PACKAGE, "<!--META-->", markup), *more)


def item(markup, *more):
    return ((PACKAGE, "<!--ITEMS-->", markup), *more)


def nav(markup, *more):
    return ((NAV, "<!--NAV-->", markup), *more)


def style(text, *more):
    return ((STYLE, "/*STYLE*/", text), *more)


def package(old, new, *more):
    return ((PACKAGE, old, new), *more)


def file(name, media_type, content, rest="", key="x"):
    """A file with its line in the manifest."""
    return ((PACKAGE, "</manifest>", f'<item id="{key}" href="{name}" media-type="{media_type}" {rest}/></manifest>'),
            ("E/" + name, None, content))


def says(properties):
    """The manifest says this of the first page."""
    return ((PACKAGE, 'id="a" href', f'id="a" properties="{properties}" href'),)


def spine(markup):
    return ((PACKAGE, "<!--SPINE-->", markup),)


def end(markup, *more):
    return ((PACKAGE, "<!--END-->", markup), *more)
