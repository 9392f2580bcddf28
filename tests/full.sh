#!/usr/bin/env bash
# What takes longer than tests/run.sh may: each fuzzing target for a while, the tests in their long form, and the faults
# that they must notice.
# usage: tests/full.sh [-y] [SECONDS of fuzzing a target; default 120]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=../samples/packages.sh
. samples/packages.sh
packages_take_yes "$@" && shift
seconds=${1:-120}

packages_install "${build_packages[@]}" "${test_packages[@]}"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
export LSAN_OPTIONS=suppressions=$PWD/tests/leaks-of-libraries.txt:print_suppressions=0
tests/fuzz/seeds.py build/fuzz/seeds build/fuzz/dictionary
for target in build/fuzz/tests/fuzz_*; do
    found=build/fuzz/found/${target##*/fuzz_}
    mkdir -p "$found"
    "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
        -dict=build/fuzz/dictionary -artifact_prefix="$found/" "$found" build/fuzz/seeds
done
BANXIN_LONG=1 tests/run.sh
tests/mutate.py
