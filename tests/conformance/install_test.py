#!/usr/bin/python3
"""What `cmake --install` puts into a prefix is whole: the program finds its modules and fonts there, and nothing else."""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "property"))
from harness import ARTICLE, write  # noqa: E402  (beside the properties)

BUILD = os.environ.get("BANXIN_BUILD", os.path.join(ROOT, "build/dev"))
WANTED = ["bin/banxin", "share/man/man1/banxin.1", "share/locale/zh_CN/LC_MESSAGES/banxin.mo", "share/banxin/fonts/OFL.txt",
          "share/banxin/fonts/BanxinSong-Regular.ttf", "share/banxin/fonts/BanxinHei-Bold.ttf",
          "lib/banxin/banxin-epub.so", "lib/banxin/banxin-pdf.so",
          "lib/banxin/banxin-zip.so", "lib/banxin/banxin-ledger.so"]


def main():
    with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
        prefix = os.path.join(folder, "prefix")
        subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
        missing = [name for name in WANTED if not os.path.exists(os.path.join(prefix, name))]
        article = write(os.path.join(folder, "a.txt"), ARTICLE)
        program = os.path.join(prefix, "bin/banxin")
        done = subprocess.run([program, "-t", "text,epub,pdf", "-d", os.path.join(folder, "out"), article],
                              capture_output=True, text=True)
        spoken = subprocess.run([program, "--help"], capture_output=True, text=True,
                                env=dict(os.environ, LC_ALL="zh_CN.UTF-8", LANGUAGE="")).stdout
        made = sorted(name for name in os.listdir(os.path.join(folder, "out")) if not name.startswith("."))
        print(missing, done.returncode, done.stderr, made)
        sys.exit(bool(missing or done.returncode or done.stderr or made != ["a.epub", "a.pdf", "a.txt"]
                 or "用法：" not in spoken))


if __name__ == "__main__":
    main()
