#!/usr/bin/python3
"""What PDFs claim is true: PDF/UA-1 and PDF/A-2 in every style, for every kind of page, on every way of putting pages
on sheets, by pdf_checker.py. Skipped without python3-pikepdf. With --table, prints style by kind."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from harness import ROOT, main, run, skip, write  # noqa: E402

try:
    import pikepdf  # noqa: F401
except ImportError:
    skip("no python3-pikepdf")
from pdf_checker import Check  # noqa: E402
from pdf_kinds import KINDS, OFFICIAL, PICTURES, SHEETS, STYLES  # noqa: E402

os.environ["LSAN_OPTIONS"] = f"suppressions={ROOT}/tests/conformance/leaks-of-drawings.txt:print_suppressions=0"
WHOLE = ["PDF/UA-1", "PDF/A-2a"]
# What is claimed where it is less than everything.
CLAIMS = {"unknown characters": [], "booklet": ["PDF/A-2u"], "copies": ["PDF/A-2u"], "pages": ["PDF/A-2u"]}
# A bare system has no face for these; a box stands for their characters then, and nothing is claimed.
OF_RARE_FACES = {"right to left", "unreadable characters", "unknown characters"}


def put_pictures(folder):
    for picture, data in PICTURES.items():
        write(f"{folder}/{picture}", data)


def make(folder, content, *options, **settings):
    put_pictures(folder)
    done = run("-v", "-o", "a.pdf", *(f"-O{option}" for option in options), write(f"{folder}/a.html", content), folder=folder,
               **settings)
    assert done.status == 0, done.messages
    return Check(f"{folder}/a.pdf"), done.messages


def make_kinds(folder, style):
    """A file of each kind, in one run: its check, and the messages about it."""
    os.makedirs(f"{folder}/kinds", exist_ok=True)
    put_pictures(f"{folder}/kinds")
    for kind, content in KINDS.items():
        write(f"{folder}/kinds/{kind}.html", content)
    done = run("-v", "-t", "pdf", "-d", style, f"-Ostyle={style}", "kinds", folder=folder)
    assert done.status == 0, done.messages
    lines = done.messages.splitlines()
    return {kind: (Check(f"{folder}/{style}/{kind}.pdf"), "\n".join(line for line in lines if line.startswith(f"kinds/{kind}.html:")))
            for kind in KINDS}


def lacks_a_face(kind, messages):
    return kind in OF_RARE_FACES and "[missing-glyphs]" in messages


def make_sheets(folder, style, kinds):
    """Of all kinds that the system has faces for. What they hold was looked over for leaks, which takes longer than the
    rest of a run, in the files of one kind."""
    everything = "".join(KINDS[kind].partition("\n")[2] for kind, (_, messages) in kinds.items()
                         if KINDS[kind].startswith("题目") and kind not in ("wide table", "text") and not lacks_a_face(kind, messages))
    settings = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}
    return {kind: make(folder, "题目\n" + everything, f"style={style}", *options, environment=settings)
            for kind, options in SHEETS.items()}


def all_of_style(folder, style):
    kinds = make_kinds(folder, style)
    return {**kinds, **make_sheets(folder, style, kinds)}


def assert_true(check, wanted, where):
    """The claims are those that are wanted, and nothing in the file contradicts them."""
    assert not check.findings, f"{where}: {dict(check.findings)}"
    assert check.claims() == wanted, f"{where}: {check.claims()}"


def check_every_kind_in_every_style(folder):
    for style in STYLES:
        for kind, (check, messages) in all_of_style(folder, style).items():
            wanted = [] if lacks_a_face(kind, messages) else CLAIMS.get(kind, WHOLE)
            assert_true(check, wanted, (style, kind))
            unclaimed = ("PDF/UA-1" not in wanted) + (len(wanted) < 2 and "PDF/A-2u" not in wanted)
            assert messages.count("no-claim") == unclaimed, messages


def check_official_documents(folder):
    for form, signer in (("document", ["signer=李四"]), ("letter", [])):
        for options in (["seal=yes", *signer], ["duplex=yes"]):
            check, _ = make(folder, "关于借阅的通知\n<p>各馆：</p><p>　　正文。</p><p>附件：1. 表</p><p>某市图书馆</p><p>2024年5月1日</p>"
                            "<p>附件1</p><p>表</p><p>　　文。</p>", "style=official", f"form={form}", *OFFICIAL, *options)
            assert_true(check, WHOLE, (form, options))


def check_books(folder):
    put_pictures(folder)
    for number, content in enumerate((KINDS["headings"], KINDS["notes"], KINDS["tables"], KINDS["links"]), 1):
        write(f"{folder}/{number}.html", content.replace("题目", f"篇目{number}"))
    for options in ([], ["toc=yes"], ["toc=yes", "start=odd", "style=book"], ["start=run-on"], ["nup=2", "toc=yes"]):
        done = run("-q", "--merge", "-o", "b.pdf", *(f"-O{option}" for option in options), "1.html", "2.html", "3.html",
                   "4.html", folder=folder)
        assert done.status == 0, done.messages
        assert_true(Check(f"{folder}/b.pdf"), WHOLE, options)


def check_samples(folder):
    samples = f"{ROOT}/samples/articles"
    for name in sorted(os.listdir(samples)):
        done = run("-q", "-o", "a.pdf", f"{samples}/{name}", folder=folder)
        assert done.status == 0, done.messages
        assert_true(Check(f"{folder}/a.pdf"), WHOLE, name)


def check_claims_are_made_kept_or_refused(folder):
    text = "题目\n<p>文。</p>"
    for option, wanted in (("none", []), ("ua", ["PDF/UA-1"]), ("a", ["PDF/A-2a"]), ("ua+a", WHOLE), ("auto", WHOLE)):
        assert_true(make(folder, text, f"conformance={option}")[0], wanted, option)
    assert_true(make(folder, text, "conformance=a", "booklet=yes")[0], ["PDF/A-2u"], "a booklet in an archive")
    for option, content, other in (("ua", text, "booklet=yes"), ("ua+a", text, "copies=2"), ("a", KINDS["unknown characters"], "gray=no")):
        path = write(f"{folder}/b.html", content)
        done = run("-o", "b.pdf", f"-Oconformance={option}", f"-O{other}", path, folder=folder)
        assert done.status == 1 and "[cannot-conform]" in done.messages, done.messages
        assert not os.path.exists(f"{folder}/b.pdf"), option


def print_table(folder):
    """A row for each kind, a column for each style: the claims, or what is untrue in them."""
    print("| kind |", " | ".join(STYLES), "|\n" + "|---" * (len(STYLES) + 1) + "|")
    made = {style: all_of_style(folder, style) for style in STYLES}
    for kind in [*KINDS, *SHEETS]:
        print("|", kind, "|", " | ".join(cell(made[style][kind][0]) for style in STYLES), "|")


def cell(check):
    claims = ", ".join(name.replace("PDF/", "") for name in check.claims()) or "none"
    return f"{claims}: {sum(check.findings.values())}" + "".join(f" {words}" for words in check.findings)


if __name__ == "__main__":
    if sys.argv[1:] == ["--table"]:
        import tempfile
        with tempfile.TemporaryDirectory() as scratch:
            print_table(scratch)
        sys.exit()
    main(__name__)
