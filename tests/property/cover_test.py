#!/usr/bin/python3
"""The picture of a folder is the cover of its book; and pictures that no reader shows whole are made smaller."""
import os
import struct
import sys
import zipfile

from harness import ARTICLE, ROOT, main, read, run, write

sys.path.insert(0, os.path.join(ROOT, "tests/conformance"))
from book_kinds import png  # noqa: E402

PICTURE, OTHER = png(600, 800), png(601, 801)


def cover(book):
    """The picture that the package names as cover."""
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if name.startswith("EPUB/images/cover.")]
        return archive.read(names[0]) if names else None


def make(folder, *arguments, messages=""):
    done = run("-o", f"{folder}/made.epub", *arguments)
    assert done.status == 0 and messages in done.messages, done.messages
    return cover(f"{folder}/made.epub")


def fill(folder, *texts):
    for text in texts:
        os.makedirs(os.path.dirname(f"{folder}/{text}"), exist_ok=True)
        write(f"{folder}/{text}", ARTICLE.replace("小标题", os.path.basename(text)[:-4]))
    return folder


def check_a_merged_folder(folder):
    for name in ["cover.jpg", "cover.webp", "封面.png", "河灯.gif", "Cover.png"]:
        fill(f"{folder}/{name}/河灯", "春.txt", "夏.txt", "秋/三.txt")
        write(f"{folder}/{name}/河灯/{name}", PICTURE)
        assert (make(folder, "--merge", f"{folder}/{name}/河灯") == PICTURE) == (name[0] != "C"), name
    assert make(folder, "--merge", "-O", "cover=plain", f"{folder}/cover.jpg/河灯") not in (PICTURE, None)
    assert make(folder, "--merge", "-O", "cover=none", f"{folder}/cover.jpg/河灯") is None


def check_it_is_not_skipped(folder):
    fill(f"{folder}/a", "春.txt", "夏.txt")
    for name in ["cover.jpg", "other.jpg"]:
        write(f"{folder}/a/{name}", PICTURE)
    messages = run("-v", "--merge", "-o", f"{folder}/made.epub", f"{folder}/a").messages
    assert "a/other.jpg: note: skipped" in messages and "a/cover.jpg" not in messages, messages


def check_folders_below(folder):
    """The one that all articles share, else the one that was named; of --merge=dir, that of each alone."""
    fill(f"{folder}/a", "年/春.txt", "年/夏.txt")
    write(f"{folder}/a/cover.png", OTHER)
    assert make(folder, "--merge", f"{folder}/a") == OTHER
    write(f"{folder}/a/年/cover.png", PICTURE)
    assert make(folder, "--merge", f"{folder}/a") == PICTURE
    fill(f"{folder}/a", "月/秋.txt")
    assert make(folder, "--merge", f"{folder}/a") == OTHER
    assert run("--merge=dir", "-t", "epub", "-d", f"{folder}/out", f"{folder}/a").status == 0
    assert cover(f"{folder}/out/年.epub") == PICTURE
    assert cover(f"{folder}/out/月.epub") not in (PICTURE, OTHER)


def check_an_archive(folder):
    with zipfile.ZipFile(f"{folder}/河灯.zip", "w") as archive:
        for name in ["春.txt", "夏.txt"]:
            archive.writestr(name, ARTICLE)
        archive.writestr("河灯.jpg", PICTURE)
    assert make(folder, "--merge", f"{folder}/河灯.zip") == PICTURE


def check_a_text_alone(folder):
    fill(f"{folder}/a", "河灯.txt")
    write(f"{folder}/a/cover.jpg", PICTURE)
    assert make(folder, f"{folder}/a/河灯.txt") == PICTURE
    assert make(folder, f"{folder}/a") == PICTURE
    fill(f"{folder}/a", "旧桥.txt")
    run("-t", "epub", "-d", f"{folder}/out", f"{folder}/a")
    assert cover(f"{folder}/out/河灯.epub") not in (PICTURE, None)


def check_what_was_named_changes_no_cover(folder):
    """A text beside it counts, whether it is an input or not; a hidden one, an empty one and other files do not."""
    fill(f"{folder}/a", "河灯.txt", ".b.txt")
    for name, content in {"cover.jpg": PICTURE, "c.txt": b"", "d.docx": b"x"}.items():
        write(f"{folder}/a/{name}", content)
    assert make(folder, f"{folder}/a/河灯.txt") == PICTURE
    fill(f"{folder}/a", "旧桥.html")
    for arguments in [["-o", f"{folder}/out/河灯.epub"], ["-t", "epub", "-d", f"{folder}/out"]]:
        os.makedirs(f"{folder}/out", exist_ok=True)
        assert run(*arguments, f"{folder}/a/河灯.txt").status == 0
        assert cover(f"{folder}/out/河灯.epub") not in (PICTURE, None), arguments


def check_a_changed_cover_makes_the_book_again(folder):
    fill(f"{folder}/a", "春.txt", "夏.txt")
    for picture in [PICTURE, OTHER]:
        write(f"{folder}/a/cover.jpg", picture)
        assert run("--merge", "-t", "epub", "-d", f"{folder}/out", f"{folder}/a").status == 0
        assert cover(f"{folder}/out/a.epub") == picture


def check_what_is_no_picture(folder):
    fill(f"{folder}/a", "春.txt", "夏.txt")
    write(f"{folder}/a/cover.jpg", PICTURE[:-9])
    assert make(folder, "--merge", f"{folder}/a", messages="[cover-not-used]") is not None


def sizes(book):
    with zipfile.ZipFile(book) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("EPUB/images/")]
    return sorted(struct.unpack(">II", picture[16:24]) for picture in pictures), pictures


def check_pictures_are_made_smaller(folder):
    for name, picture in {"a.png": png(4000, 20), "b.png": png(3200, 10), "c.png": png(10, 3201)}.items():
        write(f"{folder}/{name}", picture)
    write(f"{folder}/a.html", "<title>图</title><p>　　有图。</p>" + "".join(f"<img src={name}>" for name in ["a.png", "b.png", "c.png", "a.png"]))
    book = f"{folder}/made.epub"
    done = run("-v", "-Ocover=none", "-o", book, f"{folder}/a.html")
    found, pictures = sizes(book)
    assert found == [(9, 3200), (3200, 10), (3200, 16)] and read(f"{folder}/b.png") in pictures, found
    assert "note: 2 pictures are larger" in done.messages, done.messages
    done = run("-v", "-Ocover=none", "-Opicture-size=0", "-o", book, f"{folder}/a.html")
    assert sizes(book)[0] == [(10, 3201), (3200, 10), (4000, 20)] and "larger" not in done.messages
    assert run("-Ocover=" + write(f"{folder}/d.png", png(3000, 4000)), "-o", book, write(f"{folder}/b.txt", ARTICLE)).status == 0
    assert sizes(book)[0] == [(2400, 3200)]


if __name__ == "__main__":
    main(__name__)
