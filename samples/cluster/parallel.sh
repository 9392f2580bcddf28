#!/usr/bin/env bash
# Spreads an archive over processes or machines by GNU Parallel; one share for each, and the reports as one.
# usage: samples/cluster/parallel.sh SHARES ARCHIVE OUTPUT [OPTION of banxin...]
# Gives 1 when some input could not be converted; the reports are joined all the same.
# With SSHLOGIN=host1,host2 the shares go to these machines, which must see ARCHIVE and OUTPUT under the same names.
set -euo pipefail
shares=$1 archive=$2 output=$3
shift 3
banxin=${BANXIN:-banxin}

mkdir -p "$output/reports"
status=0
seq "$shares" | parallel ${SSHLOGIN:+--sshlogin "$SSHLOGIN"} --halt never \
    "$banxin" -q -j1 -d "$output" --shard "{}/$shares" --report "$output/reports/{}.jsonl" "$@" "$archive" || status=1
"$banxin" --merge-reports -o "$output/report.jsonl" "$output"/reports/*.jsonl
exit "$status"
