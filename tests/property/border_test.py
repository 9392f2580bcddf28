#!/usr/bin/python3
"""Pictures come from the folder, archive or book that was named, and from nowhere else; strace sees no other file
opened."""
import base64
import os
import re
import shutil
import subprocess
import zipfile

from harness import PROGRAM, main, run, tree, write

PICTURE = base64.b64decode("R0lGODlhCgAKAIAAAP///wAAACH5BAEAAAAALAAAAAAKAAoAAAIIhI+py+0PYysAOw==")
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/share/locale/", "/usr/share/zoneinfo/", "/proc/", "/sys/",
          "/dev/null", "/dev/urandom", "/etc/ld.so", "/etc/localtime", "/etc/locale.alias", "/usr/share/locale-langpack/")


def article(*pictures):
    return "题\n" + "".join(f'<p>　　河水很清。<img src="{name}" alt="图"></p>\n' for name in pictures)


def shown(folder, *arguments):
    """How many pictures were found, and how many are missing."""
    done = run("-t", "dump", "-d", "out", *arguments, folder=folder)
    made = b"".join(tree(f"{folder}/out").values()).decode()
    shutil.rmtree(f"{folder}/out")
    assert done.messages.count("[missing-image]") == made.count("image missing"), done.messages
    return made.count("image resource"), made.count("image missing")


def make_tree(folder):
    for name in ["in/images", "in/卷/章", "other", "in-images"]:
        os.makedirs(f"{folder}/{name}")
    for name in ["in/images/p.gif", "in/卷/p.gif", "p.gif", "other/p.gif", "in-images/p.gif"]:
        write(f"{folder}/{name}", PICTURE)


def check_a_folder_that_was_named(folder):
    make_tree(folder)
    write(f"{folder}/in/卷/章/a.txt", article("../../images/p.gif", "../p.gif", "../../../in/images/p.gif"))
    assert shown(folder, "in") == (3, 0)
    assert shown(folder, f"{folder}/in/") == (3, 0)
    assert shown(f"{folder}/in", ".") == (3, 0)
    assert shown(folder, "in/卷") == (1, 2)
    assert shown(folder, "in/卷/章/a.txt") == (0, 3)
    assert shown(folder, "in/*/*/a.txt") == (0, 3)


def check_nothing_beyond_it(folder):
    make_tree(folder)
    os.symlink("../p.gif", f"{folder}/in/link.gif")
    os.symlink("../other", f"{folder}/in/images/out")
    os.symlink("images/p.gif", f"{folder}/in/inner.gif")
    write(f"{folder}/in/卷/a.txt", article("../../p.gif", "../../other/p.gif", "../../in-images/p.gif", "../link.gif",
                                          "../images/out/p.gif", f"{folder}/in/images/p.gif", "/etc/passwd"))
    assert shown(folder, "in") == (0, 7)
    write(f"{folder}/in/卷/a.txt", article("../inner.gif"))
    assert shown(folder, "in") == (1, 0)
    assert shown(folder, "in/卷/a.txt") == (0, 1)


def check_an_archive(folder):
    with zipfile.ZipFile(f"{folder}/集.zip", "w") as archive:
        archive.writestr("images/p.gif", PICTURE)
        archive.writestr("卷/章/p.gif", PICTURE)
        archive.writestr("卷/章/a.txt", article("../../images/p.gif", "./p.gif", "../章/p.gif", "../../../p.gif",
                                              "../../../集.zip", "/images/p.gif", "../../../集/images/p.gif"))
    write(f"{folder}/p.gif", PICTURE)
    assert shown(folder, "集.zip") == (3, 4)
    assert shown(folder, ".") == (3, 4)


def check_a_book(folder):
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>题</title></head><body><p>河水很清。</p>{}</body></html>'
    pictures = "".join(f'<p><img src="{name}" alt="图"/></p>' for name in ["../images/p.gif", "../../../p.gif", "../none.gif"])
    with zipfile.ZipFile(f"{folder}/a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", "<container><rootfile full-path='OEBPS/p.opf'/></container>")
        book.writestr("OEBPS/p.opf", "<package><manifest><item id='a' href='text/a.xhtml' media-type='application/xhtml+xml'/>"
                                     "</manifest><spine><itemref idref='a'/></spine></package>")
        book.writestr("OEBPS/text/a.xhtml", page.format(pictures))
        book.writestr("OEBPS/images/p.gif", PICTURE)
    write(f"{folder}/p.gif", PICTURE)
    assert shown(folder, "a.epub") == (1, 2)


def opened(trace):
    """The files that were opened, as the system names them once links are resolved."""
    with open(trace, encoding="latin-1") as file:
        found = re.findall(r"\b(?:open|openat|openat2|creat)\(.*\) = \d+<(.*)>$", file.read(), re.MULTILINE)
    return [re.sub(r"\\(\d{1,3})", lambda byte: chr(int(byte[1], 8)), name).encode("latin-1").decode() for name in found]


def check_no_other_file_is_opened(folder):
    if not shutil.which("strace"):
        print("skipped: no strace")
        return
    make_tree(folder)
    folder = os.path.realpath(folder)
    write(f"{folder}/secret.txt", "别人的话")
    os.symlink("../secret.txt", f"{folder}/in/卷/link.gif")
    write(f"{folder}/in/.banxin.conf", "option = width=0\n")
    write(f"{folder}/in/卷/a.txt", article("../../p.gif", "link.gif", "/etc/passwd", "file:///etc/passwd", "../images/p.gif",
                                          f"{folder}/secret.txt"))
    installation = os.path.dirname(os.path.dirname(os.path.realpath(PROGRAM)))
    environment = dict(os.environ, XDG_CONFIG_HOME="/nonexistent", ASAN_OPTIONS="detect_leaks=0")
    for number, arguments in enumerate([["-d", "out", "in"], ["-O", "drop=^注", "-d", "out2", "in"], ["-o", "a.out", "in/卷/a.txt"]]):
        trace = f"{folder}/trace{number}"
        done = subprocess.run(["strace", "-f", "-qq", "-y", "-s", "4096", "-e", "trace=open,openat,openat2,creat", "-o", trace,
                               PROGRAM, "-t", "text", *arguments], cwd=folder, env=environment, capture_output=True, text=True)
        if "PTRACE" in done.stderr or "ptrace" in done.stderr:
            print("skipped: strace may not trace here")
            return
        assert done.returncode == 0, done.stderr
        files = opened(trace)
        for name in ["in/卷/a.txt", "in/images/p.gif"][:2 if "in" in arguments else 1]:
            assert f"{folder}/{name}" in files, "the trace shows what is read"
        own = (f"{folder}/in/", f"{folder}/in", f"{folder}/out", f"{folder}/a.out", f"{folder}/.banxin-", installation)
        strange = [name for name in files if not name.startswith(own + SYSTEM) and name not in (folder, "/")]
        strange += [name for name in files if name.startswith(f"{folder}/in-")]
        assert not strange, strange


if __name__ == "__main__":
    main(__name__)
