"""What the property tests share: running the program in an empty folder, checks that count, skipping."""
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get("BANXIN", os.path.join(ROOT, "build/dev/bin/banxin")))
CORPUS = os.path.join(os.path.dirname(ROOT), "shared", "corpus")
FORMATS = ["text", "epub", "pdf"]
EXTENSION = {"text": "txt", "epub": "epub", "pdf": "pdf", "dump": "dump"}
SKIPPED = 77
PATIENCE = 60  # seconds, for what must come about; nothing is measured
os.environ.setdefault("LSAN_OPTIONS", f"suppressions={ROOT}/tests/leaks-of-libraries.txt:print_suppressions=0")

ARTICLE = "小标题\n<div><span style='text-indent:30px'> 　　第一段，说一件小事。</span></div>\n<div>　　第二段。</div>\n"


class Done:
    """What one run gave."""

    def __init__(self, process):
        self.status = process.returncode
        self.out, self.messages = process.stdout, process.stderr.decode(errors="replace")
        if self.status < 0 or "Sanitizer" in self.messages or "runtime error" in self.messages:
            raise AssertionError(f"exit status {self.status}\n{self.messages}")


def run(*arguments, folder=None, timeout=120, **options):
    environment = dict(os.environ, XDG_CONFIG_HOME="/nonexistent", **options.pop("environment", {}))
    process = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, timeout=timeout,
                             env=environment, **options)
    return Done(process)


def write(path, content):
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def tree(folder):
    """Each file below the folder with its bytes, the program's own records left out."""
    found = {}
    for here, folders, names in os.walk(folder):
        if here == folder and ".banxin" in folders:
            folders.remove(".banxin")
        for name in names:
            path = os.path.join(here, name)
            found[os.path.relpath(path, folder)] = read(path)
    return found


def until(holds, what="it never came about"):
    """Waits for something that another process does."""
    end = time.time() + PATIENCE
    while not holds():
        assert time.time() < end, what
        time.sleep(0.02)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def main(module):
    """Runs every function named check_... in its own empty folder."""
    failures = 0
    checks = {name: check for name, check in vars(sys.modules[module]).items() if name.startswith("check_")}
    for name, check in checks.items():
        with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
            try:
                check(folder)
            except AssertionError as error:
                failures += 1
                print(f"FAILED {name}: {error}")
    print(f"{len(checks)} checks, {failures} failures")
    sys.exit(failures > 0)
