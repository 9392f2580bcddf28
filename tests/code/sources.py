"""The project's own source files, for the tests of the code."""
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOMS = ["base", "fonts", "formats", "converter", "tests"]
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def files(*extensions, rooms=ROOMS):
    """Paths from the root, sorted."""
    found = []
    for room in rooms:
        for folder, _, names in os.walk(os.path.join(ROOT, room)):
            paths = (os.path.relpath(os.path.join(folder, name), ROOT) for name in names)
            found += [path for path in paths if path.endswith(extensions)]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def includes(path):
    """Pairs: "local" or "system", and the name."""
    return [("local" if mark == '"' else "system", name) for mark, name in INCLUDE.findall(read(path))]
