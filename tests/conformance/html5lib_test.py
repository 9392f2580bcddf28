#!/usr/bin/python3
"""How far the reader of HTML agrees with the living standard: the share of html5lib's tests of the tokenizer (data state)
and of tree construction (texts, their blocks and what holds them, as far as a document has it) that come out alike.
A figure, not a gate: it fails only when less agrees than did before. Skipped when the tests are not beside the repository.

usage: html5lib_test.py [--show]     --show prints what differs for no known reason"""
import collections
import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../property"))
from harness import CORPUS, ROOT, skip  # noqa: E402

TESTS = os.path.join(os.path.dirname(CORPUS), "conformance", "html5lib")
DRIVER = os.path.join(os.environ.get("BANXIN_BUILD", os.path.join(ROOT, "build/dev")), "tests/html_driver")
TOKENIZER = os.path.join(ROOT, "formats/html/tokenizer")
UNKNOWN = "for no known reason"
FLOOR = {"tokens": 0.967, "tree": 0.947}

NONCHARACTERS = "[" + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)) + \
    "\ufdd0-\ufdef]"

# What differs on purpose: a pattern of the input, its numeric references resolved, and why. The first that fits counts.
REASONS = {
    "tokens": [
        (r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]",
         "controls are not text of a document: they go before the tokenizer, and a reference to one says nothing"),
        (NONCHARACTERS, "noncharacters become U+FFFD, as they may not be interchanged"),
        (r"[\ud800-\udfff]", "lone surrogates cannot come out of the decoder"),
        (r"\r|\f", "CR, CRLF and form feeds are made line feeds and spaces before the tokenizer"),
    ],
    "tree": [
        (r"[\0\x80-\x9f]|" + NONCHARACTERS, "controls and noncharacters are not text of a document"),
        (r"<script.*<!--.*<script", "a script that would hide all the rest ends at its first end tag"),
        (r"<(title|textarea)>(?!.*</(title|textarea))", "a title or text area that is never closed hides nothing"),
        (r"<noscript", "what replaces scripts is not read, as if scripts ran"),
        (r"<frameset", "the text of a page of frames is shown; nothing else is there to show"),
        (r"<caption", "a caption is one block of a document"),
        (r"<select", "choices stand in lines of their own, and hold what they hold"),
        (r"<svg|<math", "drawings are kept whole, HTML in them is shown, and formulas are one thing; they are not nested as the standard nests them"),
        (r"<table", "no foster parenting: what is in a table but in no cell stays where it was typed"),
        (r"<rtc", "ruby in ruby is one ruby"),
        (r"<ruby><div><rt", "a reading that has no base is text"),
        (r"<(pre|listing)>[^<]+<p>", "paragraphs of a preformatted text are lines of it"),
        (r"<h3><li>", "a heading is a block of a document and holds no list"),
        (r"<marquee|<cite", "the adoption agency does not move what was placed before the end tag"),
    ],
}


def ask(mode, inputs):
    """The lines that the driver prints for each input."""
    lines = "".join(text.encode("utf-8", "surrogatepass").hex() + "\n" for text in inputs)
    done = subprocess.run([DRIVER, mode], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    answers, answer = [], []
    for line in done.stdout.decode().split("\n"):
        if line == ".":
            answers.append(answer)
            answer = []
        elif line:
            answer.append(line.split(" "))
    return answers


def text_of(digits):
    return bytes.fromhex(digits).decode("utf-8", "replace")


# Tokens.

def known_attributes():
    with open(os.path.join(TOKENIZER, "attribute.c"), encoding="utf-8") as file:
        return set(re.findall(r'\] = "([^"]+)"', file.read()))


def wanted_tokens(output, attributes):
    """Start tags with the attributes that mean something, end tags, and texts, each whole."""
    tokens = []
    for token in output:
        if token == "ParseError" or token[0] in ("Comment", "DOCTYPE"):
            continue
        if token[0] == "Character":
            if tokens and tokens[-1][0] == "T":
                tokens[-1] = ("T", tokens[-1][1] + token[1])
            else:
                tokens.append(("T", token[1]))
        elif token[0] == "StartTag":
            tokens.append(("S", token[1], {name: value for name, value in token[2].items() if name in attributes}))
        else:
            tokens.append(("E", token[1]))
    return tokens


def given_tokens(lines):
    tokens = []
    for kind, *rest in lines:
        if kind == "T":
            tokens.append(("T", text_of(rest[0])))
        elif kind == "E":
            tokens.append(("E", text_of(rest[0])))
        else:
            values = dict(value.split("=") for value in rest[1:])
            tokens.append(("S", text_of(rest[0]), {name: text_of(value) for name, value in values.items()}))
    return tokens


def unescape(value):
    """Texts of tests that are marked as escaped twice."""
    if isinstance(value, str):
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, list):
        return [unescape(each) for each in value]
    if isinstance(value, dict):
        return {unescape(key): unescape(each) for key, each in value.items()}
    return value


def token_cases():
    """(input, wanted) of each test of the data state."""
    attributes = known_attributes()
    for path in sorted(glob.glob(f"{TESTS}/tokenizer/*.test")):
        with open(path, encoding="utf-8") as file:
            tests = json.load(file)
        for test in tests.get("tests", []):
            if "Data state" not in test.get("initialStates", ["Data state"]):
                continue
            if test.get("doubleEscaped"):
                test = dict(test, input=unescape(test["input"]), output=unescape(test["output"]))
            yield test["input"], wanted_tokens(test["output"], attributes)


# Trees. A tree is compared as the blocks of its text: for each character the styles and blocks that it stands in.

STYLES = {"b": "strong", "strong": "strong", "summary": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis",
          "dfn": "emphasis", "var": "emphasis", "u": "underline", "ins": "underline", "s": "strike", "strike": "strike",
          "del": "strike", "sub": "subscript", "sup": "superscript", "code": "code", "samp": "code", "tt": "code",
          "mark": "mark", "kbd": "keyboard", "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "pre": "pre",
          "listing": "pre", "xmp": "pre", "plaintext": "pre", "rt": "rt", "rtc": "rt", **{f"h{i}": f"h{i}" for i in range(1, 7)}}
BLOCKS = {"BLOCK", "OPTION", "PARAGRAPH", "HEADING", "LIST", "ITEM", "DESCRIPTIONS", "TERM", "DESCRIPTION", "QUOTE",
          "PREFORMATTED", "FIGURE", "FIGURE_CAPTION", "TABLE", "TABLE_CAPTION", "TABLE_SECTION", "ROW", "CELL", "RULE"}
UNSEEN = {"HIDDEN", "NOSCRIPT", "NOTHING", "TITLE", "STYLESHEET", "META", "IMAGE"}


def element_roles():
    with open(os.path.join(TOKENIZER, "element.def"), encoding="utf-8") as file:
        return dict(re.findall(r'^ELEMENT\("([^"]+)", (\w+)', file.read(), re.MULTILINE))


def tree_cases():
    """(input, the lines of the wanted tree, what else the test says) of each test of whole documents."""
    for path in sorted(glob.glob(f"{TESTS}/tree-construction/*.dat")):
        with open(path, encoding="utf-8", newline="") as file:
            for case in ("\n" + file.read()).split("\n#data\n")[1:]:
                parts = dict(re.findall(r"^#([\w-]+)\n((?:(?!#[\w-]+\n)[^\n]*\n?)*)", "#data\n" + case, re.MULTILINE))
                data = case[:case.index("\n#errors")] if "\n#errors" in case else parts["data"]
                yield data, case[case.index("#document\n") + len("#document\n"):], "#document-fragment" in case


def read_tree(text):
    """(depth, element or None, text) of each node of a tree as html5lib writes it."""
    for match in re.finditer(r'^\| ( *)(?:<([^!?][^>]*)>|"((?:[^"]|"(?!\n?(?:\||\n|$)))*)"|[^\n]*)(?=\n|$)', text, re.MULTILINE):
        yield len(match[1]) // 2, match[2], match[3]


def wanted_blocks(text, roles):
    blocks, path = [[]], []
    for depth, element, words in read_tree(text):
        while len(path) > depth:
            if roles.get(path.pop(), "INLINE") in BLOCKS:
                blocks.append([])
        if element is not None:
            name = element.split(" ")[-1]
            path.append(name)
            if roles.get(name, "INLINE") in BLOCKS:
                blocks.append([])
        elif words is not None and len(path) == depth and not any(roles.get(name) in UNSEEN for name in path):
            kinds = collections.Counter(STYLES[name] for name in path if name in STYLES)
            blocks[-1] += [(character, features(kinds)) for character in words if not character.isspace()]
    return [block for block in blocks if block]


def features(kinds):
    """Styles are on or off; containers are counted. Of headings in each other, and around a pre, the inner one counts."""
    return tuple(sorted((kind, count if kind in ("item", "quote") else 1) for kind, count in kinds.items()))


def given_blocks(lines):
    blocks = [[]]
    for kind, *rest in lines:
        if kind == "B":
            blocks.append([])
        elif rest:
            kinds = features(collections.Counter(rest[1:]))
            blocks[-1] += [(character, kinds) for character in text_of(rest[0]) if not character.isspace()]
    return [block for block in blocks if block]


# The figures.

def resolve(source):
    """The input with the characters that its numeric references name."""
    def character(match):
        value = int(match[1][1:], 16) if match[1][0] in "xX" else int(match[1])
        return chr(min(value, 0x10FFFF))
    return re.sub(r"&#([xX][0-9a-fA-F]+|[0-9]+);?", character, source)


def find_reason(mode, source):
    return next((why for pattern, why in REASONS[mode] if re.search(pattern, resolve(source), re.DOTALL | re.IGNORECASE)),
                UNKNOWN)


def judge(mode, cases, show):
    """The share of (input, wanted, given) that agrees; prints it, and the reasons of the rest."""
    counts, unknown = collections.Counter(), []
    for source, wanted, given in cases:
        reason = "agrees" if wanted == given else find_reason(mode, source)
        counts[reason] += 1
        if reason == UNKNOWN:
            unknown.append((source, wanted, given))
    share = counts["agrees"] / len(cases)
    print(f"{mode}: {counts['agrees']} of {len(cases)} agree, {100 * share:.1f} %")
    for reason, count in counts.most_common():
        if reason != "agrees":
            print(f"  {count:5} {reason}")
    for source, wanted, given in unknown if show else []:
        print(f"--- {source!r}\n  wanted {wanted}\n  given  {given}")
    return share


def main():
    if not os.path.isdir(TESTS):
        skip("the tests of html5lib are not beside the repository")
    show = "--show" in sys.argv
    tokens, roles = list(token_cases()), element_roles()
    trees = [(source, text) for source, text, is_fragment in tree_cases() if not is_fragment]
    given = ask("tokens", [source for source, _ in tokens])
    shares = {"tokens": judge("tokens", [(source, wanted, given_tokens(lines))
                                         for (source, wanted), lines in zip(tokens, given)], show)}
    given = ask("tree", [source for source, _ in trees])
    shares["tree"] = judge("tree", [(source, wanted_blocks(text, roles), given_blocks(lines))
                                    for (source, text), lines in zip(trees, given)], show)
    sys.exit(any(shares[mode] < FLOOR[mode] for mode in FLOOR))


if __name__ == "__main__":
    main()
