#!/usr/bin/python3
"""The names in the libraries: no two of ours are the same, others see those of banxin.h alone, and a program that
has functions of the same names as what is inside the libraries works with them all the same."""
import glob
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from harness import ARTICLE, ROOT, main, read, write  # noqa: E402

BUILD = os.environ.get("BANXIN_BUILD", os.path.join(ROOT, "build/dev"))
LIBRARY = f"{BUILD}/lib/libbanxin.so"
PREFIX = "__wrap_"  # cmake/names.py


def defined_names(*arguments):
    """(name, file) of each."""
    out = subprocess.run(["nm", "--defined-only", "--extern-only", "--format=posix", "-A", *arguments], capture_output=True,
                         text=True, check=True).stdout
    return [(line.split(": ", 1)[1].split()[0], line.split(": ", 1)[0]) for line in out.splitlines()]


def check_each_name_is_defined_once(_):
    """Else one of two takes the place of the other, or not, as the linker happens to find them."""
    objects = [path for room in ("base", "fonts", "formats", "converter")
               for path in glob.glob(f"{BUILD}/{room}/**/*.o", recursive=True)]
    files = {}
    for name, file in defined_names(*objects):
        if "." not in name and name not in ("banxin_module", "main"):
            files.setdefault(name, set()).add(os.path.basename(os.path.dirname(file)) + "/" + os.path.basename(file))
    twice = {name: found for name, found in files.items() if len(found) > 1}
    assert len(files) > 1000 and not twice, twice


def check_the_library_shows_what_its_header_names(_):
    with open(f"{ROOT}/formats/banxin.h", encoding="utf-8") as file:
        declared = file.read()
    shown = {name.split("@")[0] for name, _ in defined_names("-D", LIBRARY)}
    public = {name for name in shown if not name.startswith((PREFIX, "BANXIN_"))}
    assert len(public) == declared.count("\nBANXIN_EXPORT ") and all(f"{name}(" in declared for name in public), public


PROGRAM = """
#include <banxin.h>
int main(int count, char **arguments)
{
    struct banxin_document *document = banxin_read_file(arguments[1], NULL, NULL);
    for (int i = 2; document && i + 1 < count; i += 2)
        if (!banxin_write_file(document, arguments[i], NULL, arguments[i + 1], NULL))
            return 1;
    banxin_document_free(document);
    return !document;
}
"""


def check_a_program_with_functions_of_all_the_names(folder):
    names = sorted({name.split("@")[0].removeprefix(PREFIX) for library in (LIBRARY, *glob.glob(f"{BUILD}/lib/banxin/libbanxin-*.so"))
                    for name, _ in defined_names("-D", library) if name.startswith(PREFIX)})
    assert {"buffer_append", "arena_new", "document_free"} <= set(names)
    hostile = write(f"{folder}/hostile.c", "#include <stdlib.h>\n" + "".join(f"void {name}(void) {{ abort(); }}\n" for name in names))
    sanitizers = ["-fsanitize=address,undefined"] if b"__asan_init" in read(LIBRARY) else []
    subprocess.run([os.environ.get("CC", "cc"), "-w", "-fno-builtin", "-rdynamic", *sanitizers, "-I", f"{ROOT}/formats",
                    write(f"{folder}/program.c", PROGRAM), hostile, "-o", f"{folder}/program", LIBRARY,
                    f"-Wl,-rpath,{BUILD}/lib"], check=True)
    article = write(f"{folder}/a.txt", ARTICLE)
    done = subprocess.run([f"{folder}/program", article, "pdf", "a.pdf", "epub", "a.epub", "text", "b.txt"], cwd=folder,
                          capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, done
    assert all(read(f"{folder}/{name}") for name in ("a.pdf", "a.epub", "b.txt"))


if __name__ == "__main__":
    main(__name__)
