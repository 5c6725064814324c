#!/bin/bash
# How fast langprov is, as ratios to a single-threaded libdw walk over the same
# file in the same run; and how its time and memory grow with the file.
#
#   tools/bench-audit.sh [-b BUILD] [FILE]
#
# Without FILE (a vmlinux, say) files of 1, 4 and 16 million DIEs are made.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
build=$top/build
while getopts b: option; do
  case $option in
  b) build=$OPTARG ;;
  *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
langprov=$build/bin/langprov
clang=$(command -v clang-22 || command -v clang)
lld=$(command -v ld.lld-22 || command -v ld.lld)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/libdw_walk" "$top/tools/langprov/bench/libdw_walk.c" -ldw

# Runs a command three times; prints the best seconds and the peak MB.
measure() {
  python3 - "$@" <<'PY'
import os, resource, subprocess, sys, time
best = None
for _ in range(3):
    start = time.monotonic()
    with open(os.devnull, "w") as null:
        rc = subprocess.run(sys.argv[1:], stdout=null).returncode
    spent = time.monotonic() - start
    best = spent if best is None else min(best, spent)
    if rc not in (0, 1):
        sys.exit(f"{sys.argv[1]} failed with {rc}")
print(f"{best:.3f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}")
PY
}

# The size of .debug_info in MB.
debug_info_mb() {
  readelf -SW "$1" | awk '$2 == ".debug_info" || $3 == ".debug_info" {
    for (i = 1; i <= NF; ++i) if ($i ~ /^\.debug_info$/) print $(i + 4) }' |
    head -1 | { read -r hex; echo $((16#$hex / 1000000)); }
}

report() {
  local file=$1 name=$2 dies info
  cat "$file" >/dev/null # From memory for both, so that disks are not measured.
  dies=$("$work/libdw_walk" "$file" | cut -d' ' -f1)
  info=$(debug_info_mb "$file")
  read -r libdw libdw_mb <<<"$(measure "$work/libdw_walk" "$file")"
  read -r audit audit_mb <<<"$(measure "$langprov" audit "$file")"
  read -r one one_mb <<<"$(measure taskset -c 0 "$langprov" audit "$file")"
  read -r hide hide_mb <<<"$(measure "$langprov" hide "$file" -o "$work/hidden")"
  read -r copy copy_mb <<<"$(measure cp "$file" "$work/hidden")"
  rm -f "$work/hidden"
  python3 - <<PY
print(f"$name: {$dies:,} DIEs, .debug_info $info MB")
print(f"  libdw walk     {$libdw:7.3f} s  {$libdw_mb:5d} MB")
print(f"  audit          {$audit:7.3f} s  {$audit_mb:5d} MB  {$libdw / $audit:5.2f} x libdw's speed (goal 1, aim 2); memory is .debug_info {$audit_mb - $info:+d} MB (goal +200)")
print(f"  audit, 1 core  {$one:7.3f} s  {$one_mb:5d} MB  {$libdw / $one:5.2f} x")
print(f"  hide           {$hide:7.3f} s  {$hide_mb:5d} MB  (copy alone {$copy:.3f} s; goal: under 1 s more)")
print(f"  audit per million DIEs {$audit / $dies * 1e6:.3f} s")
PY
}

if [ $# -gt 0 ]; then
  report "$1" "$(basename "$1")"
  exit
fi
python3 "$top/tools/langprov/bench/make_source.py" 2500 >"$work/unit.c"
"$clang" -g -O2 -c "$work/unit.c" -o "$work/unit.o"
dies=$("$work/libdw_walk" "$work/unit.o" | cut -d' ' -f1)
for millions in 1 4 16; do
  copies=$(((millions * 1000000 + dies / 2) / dies))
  "$lld" -e 0 --unresolved-symbols=ignore-all -o "$work/linked" \
    $(yes "$work/unit.o" | head -n "$copies")
  report "$work/linked" "$millions million"
done
