#!/usr/bin/python3
"""The manual banxin.1 and --help name the same options, letters and values; and it names every option of -O."""
import os
import re
import subprocess
import sys

import sources


def manual_options():
    """Name to (letter, value), from the .TP items of the manual's OPTIONS."""
    text = sources.read("converter/banxin.1").replace("\\-", "-").replace("\\~", " ")
    section = re.search(r"^\.SH OPTIONS\n(.*?)^\.SH ", text, re.MULTILINE | re.DOTALL).group(1)
    items = re.findall(r"^\.TP\n(.*)$", section, re.MULTILINE)
    return dict(parse_item(re.sub(r"\\f.", "", re.sub(r"^\.\w+ ", "", item)).replace('"', "")) for item in items)


def parse_item(item):
    match = re.search(r"(?:-(\w), *)?--([\w-]+)(?: *= *(\S+))?", item)
    return match.group(2), (match.group(1) or "", match.group(3) or "")


def help_options():
    text = subprocess.run([os.environ["BANXIN"], "--help"], capture_output=True, text=True, check=True).stdout
    return dict(parse_item(line) for line in text.splitlines() if re.match(r" +(-\w, )?--", line))


def format_options():
    """The names of all options of -O, as --list-options prints them."""
    names = set()
    for format in ["text", "epub", "pdf", "dump", "reading"]:
        out = subprocess.run([os.environ["BANXIN"], f"--list-options={format}"], capture_output=True, text=True, check=True).stdout
        names |= set(re.findall(r"^([a-z][a-z-]*)=", out, re.MULTILINE))
    assert len(names) > 50, names
    return names


def manual_words():
    """What the manual sets in bold behind its OPTIONS."""
    text = sources.read("converter/banxin.1").replace("\\-", "-")
    lines = re.findall(r"^\.(?:B|BR|BI|RB) (.*)$", text[text.index(".SH SETTING OF LINES"):], re.MULTILINE)
    return set(re.findall(r"[a-z][a-z-]*", " ".join(lines)))


def main():
    manual, printed = manual_options(), help_options()
    faults = [f"{name}: the manual has {manual.get(name)}, --help has {printed.get(name)}"
              for name in sorted(manual.keys() | printed.keys()) if manual.get(name) != printed.get(name)]
    faults += [f"-O {name}: the manual does not describe it" for name in sorted(format_options() - manual_words())]
    print("\n".join(faults) if faults else f"{len(printed)} options")
    sys.exit(bool(faults) or not printed)


if __name__ == "__main__":
    main()
