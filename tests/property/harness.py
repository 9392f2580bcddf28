"""What the property tests share: running the program in an empty folder, checks that count, skipping."""
import os
import subprocess
import sys
import tempfile
import time
import traceback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get("BANXIN", os.path.join(ROOT, "build/dev/bin/banxin")))
CORPUS = os.path.join(os.path.dirname(ROOT), "shared", "corpus")
FORMATS = ["text", "epub", "pdf"]
EXTENSION = {"text": "txt", "epub": "epub", "pdf": "pdf", "dump": "dump"}
SKIPPED = 77
PATIENCE = 1200  # seconds after which what must come about never will; nothing is measured
TEMPORARY = ".banxin-"  # how the names of files begin that the program has not finished
os.environ.setdefault("LSAN_OPTIONS", f"suppressions={ROOT}/tests/leaks-of-libraries.txt:print_suppressions=0")

ARTICLE = "小标题\n<div><span style='text-indent:30px'> 　　第一段，说一件小事。</span></div>\n<div>　　第二段。</div>\n"


class Done:
    """What one run gave."""

    def __init__(self, process):
        self.status = process.returncode
        self.out, self.messages = process.stdout, process.stderr.decode(errors="replace")
        if self.status < 0 or "Sanitizer" in self.messages or "runtime error" in self.messages:
            raise AssertionError(f"exit status {self.status}\n{self.messages}")


def run(*arguments, folder=None, timeout=PATIENCE, **options):
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


def plain(path):
    """The bytes of a PDF with its objects unpacked, which else stand in streams of objects."""
    done = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--stream-data=preserve", path, "-"],
                          capture_output=True, check=True)
    return done.stdout


def tree(folder):
    """Each file below the folder with its bytes; not the program's own records, nor what it is still writing."""
    found = {}
    for here, folders, names in os.walk(folder):
        if here == folder and ".banxin" in folders:
            folders.remove(".banxin")
        for name in names:
            path = os.path.join(here, name)
            if not name.startswith(TEMPORARY):
                found[os.path.relpath(path, folder)] = read(path)
    return found


def hooks(folder):
    """The environment in which inputs of certain names misbehave; each leaves its name in "hooked" when it is read."""
    os.makedirs(f"{folder}/hooked", exist_ok=True)
    return {"BANXIN_TEST_HOOK": f"{folder}/hooked"}


def until(holds, what="it never came about"):
    """Waits for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def is_pending(process, number):
    """True while a signal has not reached the process: another one like it would be lost. proc(5)."""
    try:
        lines = read(f"/proc/{process}/status").decode().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return False
    masks = [int(line.split()[1], 16) for line in lines if line.startswith(("SigPnd:", "ShdPnd:"))]
    return any(mask >> number - 1 & 1 for mask in masks)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def passes(name, check):
    """Runs a check in an empty folder; whatever it ends by, the others are run."""
    with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
        try:
            check(folder)
        except AssertionError as error:
            print(f"FAILED {name}: {error}")
        except Exception:  # a program that never ended, a file that is not there
            print(f"FAILED {name}: {traceback.format_exc()}")
        else:
            return True
    return False


def main(module):
    """Runs every function named check_..."""
    checks = {name: check for name, check in vars(sys.modules[module]).items() if name.startswith("check_")}
    failures = sum(not passes(name, check) for name, check in checks.items())
    print(f"{len(checks)} checks, {failures} failures")
    sys.exit(failures > 0)
