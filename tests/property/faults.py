"""Faults of the system, put into the program by a library that is loaded before it: see faults.c."""
import os
import shutil
import subprocess
import tempfile

from harness import skip

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "faults.c")


def build():
    """The library, built once for a test; what ends the test removes it."""
    compiler = shutil.which("cc")
    if not compiler:
        skip("no C compiler, to build the library of faults")
    folder = tempfile.TemporaryDirectory(prefix="banxin-faults-")
    library = f"{folder.name}/faults.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    return folder, library


KEPT, LIBRARY = build()


def environment(**settings):
    """For a run with faults; the sanitizer lets itself be loaded second."""
    sanitizer = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "verify_asan_link_order=0"]))
    return {"LD_PRELOAD": LIBRARY, "ASAN_OPTIONS": sanitizer, **settings}


def fault(call, what, which=1):
    return environment(BANXIN_FAULT=f"{call}:{which}:{what}")
