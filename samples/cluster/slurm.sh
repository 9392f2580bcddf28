#!/usr/bin/env bash
# Spreads an archive over the machines of a Slurm cluster: an array job with a share for each task.
# The machines must see ARCHIVE and OUTPUT under the same names. When all is done, join the reports:
#   banxin --merge-reports -o report.jsonl OUTPUT/reports/*.jsonl
# usage: sbatch --array=1-SHARES samples/cluster/slurm.sh ARCHIVE OUTPUT [OPTION of banxin...]
#SBATCH --job-name=banxin
#SBATCH --cpus-per-task=1
set -euo pipefail
archive=$1 output=$2
shift 2

mkdir -p "$output/reports"
exec "${BANXIN:-banxin}" -q -j1 -d "$output" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
    --report "$output/reports/$SLURM_ARRAY_TASK_ID.jsonl" "$@" "$archive"
