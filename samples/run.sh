#!/usr/bin/env bash
# Converts the samples, or FILE..., to text, EPUB and PDF under out/, and prints the path of each output.
# Installs and builds first what is missing; at a terminal it asks before it installs, but with -y or CI=true.
# usage: samples/run.sh [-y] [FILE...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packages.sh
. "$root/samples/packages.sh"

packages_take_yes "$@" && shift
packages_install "${build_packages[@]}"
cd "$root"
[ -f build/release/build.ninja ] || cmake --preset release >&2
cmake --build --preset release >&2

cd "$OLDPWD"
[ $# -gt 0 ] || set -- "$root"/samples/articles/*
status=0
messages=$("$root/build/release/bin/banxin" -t text,epub,pdf -d "$root/out" -v "$@" 2>&1) || status=$?
while IFS= read -r message; do
    case $message in
    *": note: written [written]" | *": note: up to date [up-to-date]") echo "${message%: note: *}" ;;
    *) echo "$message" >&2 ;;
    esac
done <<<"$messages"
exit "$status"
