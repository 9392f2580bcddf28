#!/usr/bin/python3
"""What `cmake --install` and the Debian package put into place is whole: the program finds its modules, fonts and
catalogues there, and nothing else."""
import glob
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "property"))
from harness import ARTICLE, main, write  # noqa: E402  (beside the properties)

BUILD = os.environ.get("BANXIN_BUILD", os.path.join(ROOT, "build/dev"))
WANTED = ["bin/banxin", "share/man/man1/banxin.1", "share/locale/zh_CN/LC_MESSAGES/banxin.mo",
          "share/banxin/fonts/OFL.txt", "share/banxin/fonts/BanxinSong-Regular.ttf",
          "share/banxin/fonts/BanxinHei-Bold.ttf", "lib/libbanxin.so", "include/banxin.h", "lib/pkgconfig/banxin.pc", "lib/banxin/banxin-epub.so", "lib/banxin/banxin-pdf.so",
          "lib/banxin/banxin-zip.so", "lib/banxin/banxin-ledger.so", "share/doc/banxin/copyright", "share/doc/banxin/README.md", "share/doc/banxin/CHANGES.md", "share/doc/banxin/LICENSE",
          "share/doc/banxin/LGPL-2.1.txt", "share/doc/banxin/samples/styles.md", "share/doc/banxin/samples/example.c",
          "share/bash-completion/completions/banxin", "share/zsh/site-functions/_banxin",
          "share/fish/vendor_completions.d/banxin.fish"]


def check_what_programs_of_others_are_told(folder):
    """The place of the library by pkg-config, for each prefix, and the licences of what is installed."""
    for prefix in ("/usr", "/usr/local"):
        root = os.path.join(folder, prefix.replace("/", "_"))
        subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL,
                       env=dict(os.environ, DESTDIR=root))
        told = os.path.join(root + prefix, "lib/pkgconfig")
        said = {flag: subprocess.run(["pkg-config", flag, "banxin"], capture_output=True, text=True, check=True,
                                     env=dict(os.environ, PKG_CONFIG_PATH=told)).stdout.split()
                for flag in ("--variable=prefix", "--cflags", "--libs")}
        own = prefix != "/usr"  # there a compiler looks of itself
        assert said == {"--variable=prefix": [prefix], "--cflags": [f"-I{prefix}/include"] * own,
                        "--libs": [f"-L{prefix}/lib"] * own + ["-lbanxin"]}, said
    with open(os.path.join(root + prefix, "share/doc/banxin/copyright"), encoding="utf-8") as file:
        licences = [line.split()[1] for line in file if line.startswith("License:")]
    assert licences == ["Expat", "OFL-1.1", "LGPL-2.1+"], licences


def check_what_is_to_be_read_shows_its_pictures(folder):
    subprocess.run(["cmake", "--install", BUILD, "--prefix", folder], check=True, stdout=subprocess.DEVNULL)
    documents = os.path.join(folder, "share/doc/banxin")
    for name in ["README.md", "samples/styles.md"]:
        with open(os.path.join(documents, name), encoding="utf-8") as file:
            pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", file.read())
        missing = [picture for picture in pictures if not os.path.exists(os.path.join(documents, os.path.dirname(name), picture))]
        assert pictures and not missing, (name, missing)


def look_over(folder, prefix):
    missing = [name for name in WANTED if not os.path.exists(os.path.join(prefix, name))]
    assert not missing, missing
    program = os.path.join(prefix, "bin/banxin")
    article = write(os.path.join(folder, "a.txt"), ARTICLE)
    done = subprocess.run([program, "-t", "text,epub,pdf", "-d", os.path.join(folder, "out"), article],
                          capture_output=True, text=True)
    made = sorted(name for name in os.listdir(os.path.join(folder, "out")) if not name.startswith("."))
    assert done.returncode == 0 and not done.stderr and made == ["a.epub", "a.pdf", "a.txt"], (made, done.stderr)
    spoken = subprocess.run([program, "--help"], capture_output=True, text=True,
                            env=dict(os.environ, LC_ALL="zh_CN.UTF-8", LANGUAGE="")).stdout
    assert spoken.startswith("用法："), spoken[:80]


def compile_flags(prefix):
    """What builds a program with the installed library, instrumented as that is."""
    found = subprocess.run(["pkg-config", "--cflags", "--libs", "banxin"], capture_output=True, text=True, check=True,
                           env=dict(os.environ, PKG_CONFIG_PATH=os.path.join(prefix, "lib/pkgconfig")))
    with open(os.path.join(prefix, "lib/libbanxin.so"), "rb") as library:
        is_instrumented = b"__asan_init" in library.read()
    return found.stdout.split() + (["-fsanitize=address,undefined"] if is_instrumented else [])


def build_with_the_library(source, prefix, program):
    subprocess.run([os.environ.get("CC", "cc"), "-std=c17", "-Wall", "-Wextra", "-Werror", source, "-o", program,
                    *compile_flags(prefix), f"-Wl,-rpath,{prefix}/lib"], check=True)


def check_the_example_of_the_library(folder):
    prefix, program = os.path.join(folder, "prefix"), os.path.join(folder, "example")
    subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    build_with_the_library(os.path.join(ROOT, "samples/example.c"), prefix, program)
    article, pdf = write(os.path.join(folder, "a.txt"), ARTICLE), os.path.join(folder, "a.pdf")
    done = subprocess.run([program, article, pdf], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.strip() and not done.stderr, done
    assert open(pdf, "rb").read(5) == b"%PDF-"
    failed = subprocess.run([program, os.path.join(folder, "missing.txt"), pdf], capture_output=True, text=True)
    assert failed.returncode == 1 and "missing.txt: error: " in failed.stderr, failed


def check_an_installed_program(folder):
    prefix = os.path.join(folder, "prefix")
    subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    look_over(folder, prefix)


def check_a_debian_package(folder):
    if not shutil.which("dpkg-shlibdeps"):
        print("skipped: the Debian package (dpkg-dev is not installed)")
        return
    done = subprocess.run(["cpack", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-B", folder],
                          cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    package = glob.glob(os.path.join(folder, "banxin_*.deb"))
    assert len(package) == 1, package
    needs = subprocess.run(["dpkg-deb", "-f", package[0], "Depends"], capture_output=True, text=True, check=True).stdout
    named = {need.split()[0] for need in needs.split(", ")}
    assert {"libxml2", "libcairo2", "libsqlite3-0"} <= named and named & {"libzip4", "libzip5", "libzip4t64"}, needs  # Debian 12 and 13, Ubuntu 24.04
    root = os.path.join(folder, "root")
    subprocess.run(["dpkg-deb", "-x", package[0], root], check=True)
    look_over(folder, os.path.join(root, "usr"))


if __name__ == "__main__":
    main(__name__)
