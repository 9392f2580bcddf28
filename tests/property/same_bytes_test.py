#!/usr/bin/python3
"""The same input gives the same bytes, whatever the time zone, the locale, the clock and the folder say."""
import glob
import os

from harness import EXTENSION, FORMATS, ROOT, main, read, run

SETTINGS = [
    {"TZ": "UTC", "LC_ALL": "C"},
    {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"},
    {"TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "tr"},
]


def check_same_bytes(folder):
    articles = sorted(glob.glob(os.path.join(ROOT, "samples/articles/*")))
    assert articles
    for article in articles:
        for name in FORMATS:
            made = set()
            for number, environment in enumerate(SETTINGS):
                output = f"{folder}/{number}.{EXTENSION[name]}"
                done = run("-o", output, article, environment=environment, folder=folder if number else ROOT)
                assert done.status == 0, done.messages
                made.add(read(output))
            assert len(made) == 1, f"{article}: {name} differs from run to run"


def check_the_epoch_is_heeded(folder):
    article = sorted(glob.glob(os.path.join(ROOT, "samples/articles/*")))[0]
    made = []
    for epoch in ["0", "1000000000"]:
        done = run("-o", f"{folder}/{epoch}.epub", article, environment={"SOURCE_DATE_EPOCH": epoch})
        assert done.status == 0, done.messages
        made.append(read(f"{folder}/{epoch}.epub"))
    assert made[0] != made[1], "SOURCE_DATE_EPOCH changes nothing"


if __name__ == "__main__":
    main(__name__)
