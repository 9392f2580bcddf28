#!/usr/bin/python3
"""Lines of generated paragraphs: the text is conserved, no line is longer than the measure, none begins or ends
with a character that may not, every line but the last is filled, and no last line is a single character."""
import os
import random
import subprocess
import sys
import tempfile

from harness import PROGRAM

NO_START = set("，。、；：？！）］｝」』】〕〉》’”·—…～％‰℃,.;:?!)]}%")
NO_END = set("（［｛「『【〔〈《‘“([{￥$#")
MEASURES = (36, 28, 20, 14, 10)
PARAGRAPHS, SEED = 60, 20190605
ROUNDING = 0.03  # advances are printed with three decimals

HAN = "春风又绿江南岸明月何时照我还白日依山尽黄河入海流千里之外有人在灯下读书写字听雨看花"
MARKS = ["，", "。", "、", "；", "：", "？", "！", "……", "——", "？！"]
WORDS = ["GDP", "Python 3.8", "iPhone", "C++", "e-mail", "3.14%", "2019年6月5日", "100 km", "￥8.50", "It’s", "No.7",
         "main.c", "https://example.org/one/two/three?page=12&lang=zh", "well-known", "28℃"]
PAIRS = ["“”", "《》", "（）", "「」", "‘’", "【】"]


def phrase(chance):
    kind = chance.random()
    text = "".join(chance.choice(HAN) for _ in range(chance.randint(1, 9)))
    if kind < 0.15:
        return text + chance.choice(WORDS)
    if kind < 0.35:
        pair = chance.choice(PAIRS)
        return text + pair[0] + "".join(chance.choice(HAN) for _ in range(chance.randint(1, 6))) + pair[1]
    return text


def paragraph(chance):
    parts = []
    for _ in range(chance.randint(2, 30)):
        parts.append(phrase(chance) + chance.choice(MARKS))
    return "".join(parts) + chance.choice(HAN) * 2 + "。"


def set_lines(path, measure):
    """A list of paragraphs, each a list of (place, text, width)."""
    command = [PROGRAM, "-q", "-t", "dump", "-O", "part=lines", "-O", f"measure={measure}", path]
    out = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    paragraphs = []
    for line in out.splitlines():
        _, place, _, text, advances = line.split("\t")
        if float(place) > 0 or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append((float(place), text, float(place) + sum(map(float, advances.split()))))
    return paragraphs


def faults_of(lines, measure):
    for number, (_, text, width) in enumerate(lines):
        seen = text.strip()
        if number > 0 and seen[0] in NO_START and not seen.startswith(("——", "……")):
            yield f"begins with {seen[:4]}"
        if seen[-1] in NO_END:
            yield f"ends with {seen[-4:]}"
        if width > measure + ROUNDING:
            yield f"is {width:.3f} em long: {seen}"
        can_grow = sum(character in HAN for character in seen) > 1
        if number + 1 < len(lines) and can_grow and width < measure - ROUNDING:
            yield f"is {width:.3f} em short: {seen}"
    if len(lines) > 1 and sum(character.isalnum() for character in lines[-1][1]) < 2:
        yield f"is alone: {lines[-1][1]}"


def main():
    chance, failures = random.Random(SEED), []
    texts = [paragraph(chance) for _ in range(PARAGRAPHS)]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "case.html")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"<p>{text}</p>\n" for text in texts)
        for measure in MEASURES:
            paragraphs = set_lines(path, measure)
            if len(paragraphs) != len(texts):
                failures.append(f"measure {measure}: {len(paragraphs)} paragraphs")
            for text, lines in zip(texts, paragraphs):
                if "".join(line[1] for line in lines).replace(" ", "") != text.replace(" ", ""):
                    failures.append(f"measure {measure}: text is not conserved: {text}")
                failures += [f"measure {measure}: a line {fault}" for fault in faults_of(lines, measure)]
    for failure in failures[:20]:
        print(failure)
    print(f"{len(texts)} paragraphs, {len(MEASURES)} measures, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
