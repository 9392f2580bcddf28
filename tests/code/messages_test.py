#!/usr/bin/python3
"""Every message of base/diag.def is used, and given as many texts as it has places for."""
import re
import sys

import sources

ROW = re.compile(r'^DIAGNOSTIC\((\w+),\s*"([^"]+)",\s*(\w+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)', re.MULTILINE)


def messages():
    """Symbol to the number of texts it takes."""
    rows = ROW.findall(sources.read("base/diag.def"))
    return {symbol: max([int(digit) for digit in re.findall(r"[%&]([1-3])", text)], default=0)
            for symbol, _, _, text in rows}


def split_arguments(text, start):
    """The arguments of the call whose "(" stands at `start`."""
    arguments, depth, current, at, quoted = [], 0, "", start, False
    while at < len(text):
        character = text[at]
        if quoted and character == "\\":
            current += text[at:at + 2]
            at += 2
            continue
        quoted ^= character == '"'
        depth += not quoted and character in "([{"
        depth -= not quoted and character in ")]}"
        if not depth:
            return [*arguments, current]
        if depth == 1 and character == "," and not quoted:
            arguments.append(current)
            current = ""
        elif at > start:
            current += character
        at += 1
    return arguments


def call_faults(path, wanted):
    text, faults = sources.read(path), []
    for call in re.finditer(r"\bdiag_report\(", text):
        arguments = [argument.strip() for argument in split_arguments(text, call.end() - 1)]
        symbol = arguments[2].removeprefix("DIAG_") if len(arguments) > 2 else ""
        if symbol not in wanted or arguments[2] == symbol:
            continue
        given = len(arguments) - 3
        if given != wanted[symbol]:
            line = text.count("\n", 0, call.start()) + 1
            faults.append(f"{path}:{line}: {symbol} takes {wanted[symbol]} texts, not {given}")
    return faults


def main():
    wanted = messages()
    paths = sources.files(".c", rooms=["base", "fonts", "formats", "converter"])
    faults = [fault for path in paths for fault in call_faults(path, wanted)]
    everything = "".join(sources.read(path) for path in paths)
    faults += [f"base/diag.def: {symbol} is never used" for symbol in wanted if f"DIAG_{symbol}" not in everything]
    print("\n".join(faults) if faults else f"{len(wanted)} messages")
    sys.exit(bool(faults) or not wanted)


if __name__ == "__main__":
    main()
