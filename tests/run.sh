#!/usr/bin/env bash
# Installs the tools of the tests, builds with sanitizers, and runs the tests; ends with their count.
# At a terminal it asks before it installs, but with -y or CI=true. With CI=true a warning is an error.
# usage: tests/run.sh [-y] [ARGUMENT of ctest...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=../samples/packages.sh
. samples/packages.sh

packages_take_yes "$@" && shift
packages_install "${build_packages[@]}" "${test_packages[@]}"
packages_install "${cluster_packages[@]}" || echo "Slurm could not be installed: its test is skipped" >&2
tests/tools.sh
cmake --preset dev -DBANXIN_WERROR="$([ "${CI:-}" = true ] && echo ON || echo OFF)" >/dev/null
cmake --build --preset dev
status=0
ctest --preset dev -j2 "$@" | tee build/dev/tests.log || status=$?
grep 'tests passed' build/dev/tests.log
exit "$status"
