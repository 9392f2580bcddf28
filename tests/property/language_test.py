#!/usr/bin/python3
"""The program speaks the user's language where it has it, and says the same."""
import json
import re

from harness import ARTICLE, main, read, run, tree, write

NONE = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "LANGUAGE": ""}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def said(folder, **locale):
    return run("-v", "a.txt", "none.txt", "-d", "out", "--force", folder=folder, environment={**NONE, **locale})


def check_the_locale_decides(folder):
    write(f"{folder}/a.txt", ARTICLE)
    for locale in [{"LC_ALL": "zh_CN.UTF-8"}, {"LC_MESSAGES": "zh_CN"}, {"LANG": "zh_CN.UTF-8"},
                   {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, {"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"},
                   {"LANG": "C.UTF-8", "LANGUAGE": "fr:zh_CN.UTF-8:en"}]:
        done = said(folder, **locale)
        assert "a.txt: 说明: 已转换：out/a.txt [converted]" in done.messages and "转换 1" in done.messages, (locale, done.messages)
        assert "?" not in done.messages, done.messages  # the system's reason, in letters that the locale lacks
    for locale in [{}, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}, {"LANG": "de_DE.UTF-8"},
                   {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, {"LC_ALL": "POSIX", "LANGUAGE": "zh_CN"},
                   {"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh_CN"}, {"LANG": "../zh_CN"}]:
        assert not CHINESE.search(said(folder, **locale).messages), locale


def check_ids_and_outputs_stay(folder):
    write(f"{folder}/a.txt", ARTICLE)
    english, chinese = said(folder), said(folder, LANG="zh_CN.UTF-8")
    ids = re.compile(r"\[([a-z-]+)\]$", re.MULTILINE)
    assert ids.findall(english.messages) == ids.findall(chinese.messages) != []
    assert "note:" not in chinese.messages and "error:" not in chinese.messages, chinese.messages
    results = []
    for locale in [{}, {"LC_ALL": "zh_CN.UTF-8"}]:
        run("-t", "text,epub", "-d", "out", "--force", "--report", "report", "a.txt", "none.txt", folder=folder,
            environment={**NONE, **locale})
        records = [json.loads(line) for line in read(f"{folder}/report").decode().splitlines()]
        results.append((tree(f"{folder}/out"), [record["status"] for record in records],
                        [message["severity"] for record in records for message in record["messages"]]))
    assert results[0] == results[1]


def check_the_help(folder):
    english = run("--help", environment=NONE).out.decode()
    chinese = run("--help", environment={**NONE, "LANG": "zh_CN.UTF-8"}).out.decode()
    assert not CHINESE.search(english) and chinese.startswith("用法：banxin [OPTION]... INPUT...\n"), chinese[:200]
    rows = re.compile(r"^  (?:-\w, |    )(--[a-z-]+)\S* +(.*)", re.MULTILINE)
    assert [name for name, _ in rows.findall(chinese)] == [name for name, _ in rows.findall(english)]
    assert len(rows.findall(chinese)) > 30 and all(CHINESE.search(text) for _, text in rows.findall(chinese))


if __name__ == "__main__":
    main(__name__)
