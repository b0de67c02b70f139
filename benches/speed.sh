#!/usr/bin/env bash
# How fast the whole program is on our own report: one document, a hundred, one thread and two.
#
#   cargo build --release && benches/speed.sh [BINARY]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
binary=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/release/hexapla}")
reports="$root/corpora/un-style-report"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/one"
cp "$reports"/report.*.txt "$work/one"
for n in $(seq -w 100); do
  mkdir -p "$work/hundred/$n"
  cp "$reports"/report.*.txt "$work/hundred/$n"
done

# Wall and CPU seconds of the quickest of RUNS runs: `best RUNS INPUT JOBS`.
best() {
  for _ in $(seq "$1"); do
    rm -rf "$work/out"
    /usr/bin/time -f '%e %U %S' -a -o "$work/times" \
      "$binary" align "$work/$2" -o "$work/out" --jobs "$3" --progress none 2> "$work/stderr" || {
      cat "$work/stderr" >&2
      exit 1
    }
  done
  sort -n "$work/times" | awk 'NR == 1 { printf "%.2f %.2f\n", $1, $2 + $3 }'
  rm "$work/times"
}

# Prints a figure with its target: `figure NAME VALUE OPERATOR TARGET`.
figure() {
  awk -v name="$1" -v value="$2" -v op="$3" -v target="$4" 'BEGIN {
    ok = op == "under" ? value < target : op == "at most" ? value <= target : value >= target
    printf "%-44s %8.2f  %s %s  %s\n", name, value, op, target, ok ? "ok" : "SHORT"
  }'
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'; }

read -r one_wall _ <<< "$(best 15 one 1)"
# A single run is too short for the clock: the CPU time of one document is the mean of twenty.
one_cpu=$(
  TIMEFORMAT='%U %S'
  { time for _ in $(seq 20); do
    "$binary" align "$work/one" -o "$work/out" --jobs 1 --progress none 2> "$work/stderr"
  done; } 2>&1 | awk '{ printf "%.4f", ($1 + $2) / 20 }'
)
read -r many_wall many_cpu <<< "$(best 3 hundred 1)"
read -r two_wall _ <<< "$(best 3 hundred 2)"

figure "one document, one thread, wall seconds" "$one_wall" under 0.25
figure "100 documents, times the CPU time of one" "$(ratio "$many_cpu" "$one_cpu")" "at most" 110
figure "100 documents, two threads, times as fast" "$(ratio "$many_wall" "$two_wall")" "at least" 1.7
