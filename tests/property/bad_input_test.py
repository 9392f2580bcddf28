#!/usr/bin/python3
"""What cannot be done is reported in one message with the name and the reason, by the right exit status, and leaves no
part of an output and no existing output changed."""
import os
import random
import resource
import subprocess

from harness import ARTICLE, EXTENSION, FORMATS, PROGRAM, main, read, run, tree, write

OLD = b"what stood here before"


def expect(done, status, *words):
    lines = done.messages.splitlines()
    assert done.status == status, f"exit status {done.status}, not {status}: {done.messages}"
    assert len(lines) == 1, f"one message, not {len(lines)}: {done.messages}"
    for word in words:
        assert word in lines[0], f"{word!r} is not in {lines[0]!r}"


def expect_only(folder, *names):
    assert sorted(os.listdir(folder)) == sorted(names), f"left behind: {os.listdir(folder)}"


def without_privileges():
    """Root may read and write everything; the checks of permissions run as nobody."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def nobody_may_run():
    """Not below a folder that only its owner may enter, such as root's home."""
    try:
        return run("--version", folder="/", preexec_fn=without_privileges).status == 0
    except PermissionError:
        print(f"skipped for the checks of permissions: nobody may not run {PROGRAM}")
        return False


def check_a_missing_file(folder):
    expect(run("-o", "out.txt", "none.txt", folder=folder), 1, "none.txt: error:", "No such file", "[cannot-read]")
    expect_only(folder)


def check_an_empty_name(folder):
    for arguments in ([""], ["-o", "out.pdf", ""], ["-d", "out", ""], ["--check", ""]):
        expect(run(*arguments, folder=folder), 1, "error: the name of an input is empty", "[empty-name]")
    assert "out.pdf" not in os.listdir(folder)


def check_a_claim_without_a_title(folder):
    done = run("-t", "pdf", "-O", "conformance=ua", "-o", "-", "-", folder=folder, input="<p>　　正文。</p><p>　　又一段，写得很长。</p>".encode())
    expect(done, 1, "cannot be PDF/UA-1", "it has no title", "[cannot-conform]")
    assert not done.out


def check_an_empty_file(folder):
    write(f"{folder}/empty.txt", b"")
    for name in FORMATS:
        expect(run("-o", f"out.{EXTENSION[name]}", "empty.txt", folder=folder), 1, "empty.txt: error:", "empty",
               "[empty-input]")
    expect_only(folder, "empty.txt")


def check_documents_of_other_programs(folder):
    """They are refused by their kind, whatever their name and whatever reader was named; no code is printed."""
    kinds = {"a.rtf": (b"{\\rtf1\\ansi hello}", "RTF"), "b.txt": (b"%PDF-1.4\n1 0 obj", "PDF"),
             "c.doc": (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word"),
             "d.docx": (b"PK\3\4" + b"\0" * 40 + b"word/document.xml", "Word"), "e.chm": (b"ITSF\3\0\0\0", "CHM"),
             "f.mobi": (b"\0" * 60 + b"BOOKMOBI", "MOBI")}
    for name, (content, kind) in kinds.items():
        write(f"{folder}/{name}", content)
        for reader in [[], ["-f", "html"]]:
            done = run(*reader, name, folder=folder)
            expect(done, 1, f"{name}: error:", kind, "[foreign-kind]")
            assert not done.out, f"{name} is printed"
    write(f"{folder}/g.txt", "ITSF\n<p>ITSF 是一种格式，%PDF- 是另一种。</p>")
    assert run("g.txt", folder=folder).status == 0


def check_bytes_that_are_no_text(folder):
    """Sixteen controls are too many when they are more than one byte in twenty."""
    words = "题目\n<div>　　正文里混进了几个字节。</div>\n".encode()
    for size, controls, is_text in [(319, 16, False), (320, 16, True), (200, 15, True),
                                    (4096, 205, False), (4096, 204, True)]:
        content = (words * 80)[:size - controls] + b"\x01" * controls
        write(f"{folder}/a.txt", content)
        done = run("-q", "-d", "out", "-t", "text", "--force", "a.txt", folder=folder)
        assert (done.status == 0) == is_text, (size, controls, done.messages)
        assert is_text or "[not-text]" in done.messages
    for text, encoding in [("题目\n一二三四五六七八九十，这是一段。\n" * 8, "utf-16-le"),
                           ("제목\n우리 는 책 을 만든다. 종이 와 글자 를 본다.\n" * 8, "iso2022_kr")]:
        write(f"{folder}/a.txt", text.encode(encoding))
        done = run("-q", "-t", "text", "a.txt", folder=folder)
        assert done.status == 0 and text[:2] in done.out.decode(), (encoding, done.messages)


def check_a_file_without_text(folder):
    write(f"{folder}/blank.txt", "<div>&nbsp;</div>\n 　\n")
    expect(run("-o", "out.txt", "blank.txt", folder=folder), 1, "blank.txt", "[no-text]")
    expect_only(folder, "blank.txt")


def check_an_unreadable_file(folder):
    if not nobody_may_run():
        return
    os.chmod(folder, 0o777)
    os.chmod(write(f"{folder}/secret.txt", ARTICLE), 0)
    done = run("secret.txt", folder=folder, preexec_fn=without_privileges)
    expect(done, 1, "secret.txt: error:", "Permission denied", "[cannot-read]")


def check_an_unknown_option(folder):
    write(f"{folder}/a.txt", ARTICLE)
    for option in ["--colour", "-Z", "--force=yes"]:
        expect(run(option, "a.txt", folder=folder), 2, option)
    expect(run("-O", "colour=red", "a.txt", folder=folder), 2, "did you mean color?", "[unknown-format-option-near]")
    expect(run("-O", "nosuch=red", "a.txt", folder=folder), 2, "nosuch", "[unknown-format-option]")
    expect(run("-O", "style=large", "a.txt", folder=folder), 2, "an option of [pdf]", "-o", "--to", "[option-of-another]")
    expect(run("--style=large", "-o", "a.pdf", "a.txt", folder=folder), 2, "-O style=", "[option-of-format]")
    expect(run("--toc", "-o", "a.pdf", "a.txt", folder=folder), 2, "-O toc=", "[option-of-format]")
    expect(run("-O", "author=x", "a.txt", folder=folder), 2, "did you mean --author?", "[unknown-format-option-near]")
    expect(run("-O", "width=-3", "a.txt", folder=folder), 2, "width=-3", "[bad-value]")
    expect(run("-t", "docx", "a.txt", folder=folder), 2, "docx", "text", "[unknown-format]")
    expect(run("-o", folder=folder), 2, "-o", "[missing-value]")
    expect(run(folder=folder), 2, "[no-input]")
    expect_only(folder, "a.txt")


def check_the_options_of_a_format_are_named_once(folder):
    write(f"{folder}/a.txt", ARTICLE)
    names = run("-O", "nosuch=1", "a.txt", folder=folder).messages.partition("there are: ")[2].split(" [")[0].split(", ")
    assert len(names) > 10 and sorted(names) == sorted(set(names)), names


def check_an_output_of_no_format(folder):
    write(f"{folder}/a.txt", ARTICLE)
    expect(run("-o", "out.doc", "a.txt", folder=folder), 2, "out.doc", ".doc", "--to", "[unknown-extension]")
    expect_only(folder, "a.txt")
    assert run("-t", "text", "-o", "out.doc", "a.txt", folder=folder).status == 0
    assert run("-o", "plain", "a.txt", folder=folder).status == 0


def check_usage_that_makes_no_sense(folder):
    write(f"{folder}/a.txt", ARTICLE)
    write(f"{folder}/b.txt", ARTICLE)
    expect(run("-o", "out.txt", "a.txt", "b.txt", folder=folder), 2, "-d")
    expect(run("-o", "out.txt", "-d", "out", "a.txt", folder=folder), 2, "-o and -d")
    expect(run("-t", "epub", "a.txt", folder=folder), 2, "-o or -d")
    expect(run("-t", "pdf", "a.txt", folder=folder), 2, "-o or -d")
    expect(run("--date", "2019-02-29", "a.txt", folder=folder), 2, "date")
    expect(run("--language", "zh_CN.UTF-8", "a.txt", folder=folder), 2, "language")
    expect(run("--title", b"\xff", "a.txt", folder=folder), 2, "title")
    expect_only(folder, "a.txt", "b.txt")


def check_an_unwritable_folder(folder):
    write(f"{folder}/a.txt", ARTICLE)
    for name in FORMATS:
        expect(run("-o", f"none/out.{EXTENSION[name]}", "a.txt", folder=folder), 1, "none/out", "No such file")
    expect(run("-o", ".", "a.txt", folder=folder), 1, ".", "directory")
    if not nobody_may_run():
        return
    os.mkdir(f"{folder}/locked")
    os.chmod(f"{folder}/locked", 0o555)
    os.chmod(folder, 0o755)
    done = run("-o", "locked/out.txt", "a.txt", folder=folder, preexec_fn=without_privileges)
    expect(done, 1, "locked/out.txt", "Permission denied", "[cannot-write]")
    expect_only(f"{folder}/locked")


def check_an_unwritable_file(folder):
    if not nobody_may_run():
        return
    write(f"{folder}/a.txt", ARTICLE)
    os.chmod(folder, 0o777)
    os.chmod(write(f"{folder}/out.txt", OLD), 0o444)
    expect(run("-o", "out.txt", "a.txt", folder=folder, preexec_fn=without_privileges), 1, "out.txt",
           "Permission denied")
    assert read(f"{folder}/out.txt") == OLD


def check_an_output_that_is_an_input(folder):
    write(f"{folder}/a.txt", ARTICLE)
    os.link(f"{folder}/a.txt", f"{folder}/hard.txt")
    os.symlink("a.txt", f"{folder}/soft.txt")
    for name in ["a.txt", "./a.txt", "hard.txt", "soft.txt"]:
        expect(run("-o", name, "a.txt", folder=folder), 2, name, "[output-is-input]")
    expect(run("-d", ".", "a.txt", folder=folder), 2, "a.txt", "[output-is-input]")
    expect(run("-d", ".", "--force", "a.txt", folder=folder), 2, "[output-is-input]")
    assert read(f"{folder}/a.txt") == ARTICLE.encode()
    expect_only(folder, "a.txt", "hard.txt", "soft.txt")


def check_a_file_size_limit(folder):
    write(f"{folder}/a.txt", ARTICLE * 50)
    for name in FORMATS:
        output = write(f"{folder}/out.{EXTENSION[name]}", OLD)
        done = run("-o", output, "a.txt", folder=folder,
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
        expect(done, 1, output, "too large", "[cannot-write]")
        assert read(output) == OLD
        os.remove(output)
        expect_only(folder, "a.txt")


def check_a_full_disk(folder):
    chance = random.Random(62)
    write(f"{folder}/a.txt", "".join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(20000)))
    os.mkdir(f"{folder}/disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", f"{folder}/disk"],
                             capture_output=True)
    if mounted.returncode:
        print("skipped: a full disk (no right to mount one)")
        return
    try:
        for name in FORMATS:
            output = write(f"{folder}/disk/out.{EXTENSION[name]}", OLD)
            expect(run("-o", output, "a.txt", folder=folder), 1, output, "No space left", "[cannot-write]")
            assert read(output) == OLD
            os.remove(output)
            expect_only(f"{folder}/disk")
    finally:
        subprocess.run(["umount", f"{folder}/disk"], check=True)


def check_a_full_device(folder):
    write(f"{folder}/a.txt", ARTICLE)
    expect(run("-o", "/dev/full", "a.txt", folder=folder), 1, "/dev/full", "No space left")
    with open("/dev/full", "wb") as full:
        process = subprocess.run([PROGRAM, "a.txt"], cwd=folder, stdout=full, stderr=subprocess.PIPE)
        assert process.returncode == 1 and b"No space left" in process.stderr, process.stderr


def check_one_bad_input_stops_no_other(folder):
    write(f"{folder}/a.txt", ARTICLE)
    write(f"{folder}/empty.txt", b"")
    write(f"{folder}/b.txt", ARTICLE)
    expect(run("-q", "-d", "out", "a.txt", "empty.txt", "b.txt", folder=folder), 1, "empty.txt")
    assert sorted(tree(f"{folder}/out")) == ["a.txt", "b.txt"]


def check_a_file_of_others_is_kept(folder):
    write(f"{folder}/a.txt", ARTICLE)
    write(f"{folder}/b.txt", ARTICLE)
    os.mkdir(f"{folder}/out")
    write(f"{folder}/out/a.txt", OLD)
    expect(run("-q", "-d", "out", "a.txt", "b.txt", folder=folder), 1, "out/a.txt", "--force", "[output-not-ours]")
    assert read(f"{folder}/out/a.txt") == OLD
    assert run("-d", "out", "b.txt", folder=folder).status == 0, "our own output is overwritten"
    assert run("-d", "out", "--force", "a.txt", folder=folder).status == 0
    assert read(f"{folder}/out/a.txt") != OLD
    assert run("-d", "out", "a.txt", folder=folder).status == 0, "once overwritten it is ours"


if __name__ == "__main__":
    main(__name__)
