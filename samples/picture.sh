#!/usr/bin/env bash
# Draws the pictures of the documentation from the samples: samples/page.png for README.md, and a page of each style for
# samples/styles.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
samples/run.sh >/dev/null
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT

draw() { # NAME DPI COLOUR ARTICLE OPTION...
    local name=$1 dpi=$2 colour=$3 article=$4
    shift 4
    build/release/bin/banxin -q -o "$pages/$name.pdf" "${@/#/-O}" "samples/articles/$article.txt"
    # shellcheck disable=SC2086 # no word where the colours stay
    pdftoppm -png $colour -r "$dpi" -f 1 -l 1 -singlefile "$pages/$name.pdf" "samples/styles/$name"
}

pdftoppm -png -gray -r 60 -f 1 -l 1 -singlefile out/12纸上的版心.pdf samples/page
mkdir -p samples/styles
draw official 48 "" 关于整理借阅卡的通知 style=official issuer=河边市图书馆文件 number=河图〔2026〕5号
draw book 48 -gray 12纸上的版心 style=book
draw large 42 -gray 春季读书会安排 style=large
draw compact 42 -gray 12纸上的版心 style=compact
draw ereader 60 -gray 春季读书会安排 style=ereader
