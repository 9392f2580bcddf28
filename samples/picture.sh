#!/usr/bin/env bash
# Draws the picture of README.md: page 1 of a sample's PDF, as samples/page.png.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
samples/run.sh >/dev/null
pdftoppm -png -gray -r 60 -f 1 -l 1 -singlefile out/12纸上的版心.pdf samples/page
