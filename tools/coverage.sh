#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Which lines of the plugin and the auditor the tests run: builds with the preset
# `coverage`, runs tests, and prints a table: file, lines, lines that ran, per cent.
#
#   tools/coverage.sh           test/ir, test/langprov and test/e2e, without what takes
#                               minutes: fuzzers (they have builds of their own), the
#                               matrix of code-neutral
#   tools/coverage.sh PATH...   the tests in these files and directories
#   tools/coverage.sh --report  runs nothing: the table of the last run
#
# BUILD=DIR builds in DIR instead of build-coverage. What did not run is listed in
# BUILD/coverage/not-run.txt, as FILE:LINE: SOURCE. Fails if a test failed.
set -euo pipefail
report=false
paths=()
while (($#)); do
  case $1 in
  --report) report=true ;;
  -*)
    echo "coverage: unknown option '$1'" >&2
    echo "usage: tools/coverage.sh [--report | PATH...]" >&2
    exit 2
    ;;
  *) paths+=("$(realpath "$1")") ;;
  esac
  shift
done
cd "$(dirname "$0")/.."
top=$PWD
build=$(realpath -m "${BUILD:-build-coverage}")
counts=$build/coverage
status=0

if ! $report; then
  tools/setup.sh base
  left_out=()
  if ((${#paths[@]} == 0)); then
    paths=(test/ir test/langprov test/e2e)
    left_out=(--filter-out 'fuzzing|code-neutral|in-a-browser')
  fi
  # Most of the time of a build is for LLVM's headers. A unity build reads them less often.
  cmake --preset coverage -B "$build" -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=8
  ninja -C "$build"
  rm -rf "$counts"
  mkdir "$counts"
  # test/lit.cfg.py lets what is run count in $counts.
  lit-22 -Dbuild="$build" "${left_out[@]}" "${paths[@]}" || status=$?
fi

llvm_dir=$(sed -n 's/^LLVM_DIR:PATH=//p' "$build/CMakeCache.txt")
llvm_bin=$(realpath "$llvm_dir")/../../../bin
shopt -s nullglob
profiles=("$counts"/*.profraw)
if ((${#profiles[@]} == 0)); then
  echo "coverage: no counts in $counts: no test ran langprov or the plugin" >&2
  exit 1
fi
"$llvm_bin/llvm-profdata" merge -sparse -o "$counts/all.profdata" "${profiles[@]}"
"$llvm_bin/llvm-cov" export -format=lcov -instr-profile "$counts/all.profdata" \
  "$build/bin/langprov" -object "$build/lib/LangProvenance.so" \
  "$top/include" "$top/pass" "$top/tools/langprov" >"$counts/lines.lcov"

python3 - "$top" "$counts/lines.lcov" "$counts/not-run.txt" <<'PYTHON'
import sys
from pathlib import Path

top, counts, not_run = map(Path, sys.argv[1:])
files, missing = {}, []
for line in counts.read_text().splitlines():
    tag, _, value = line.partition(":")
    if tag == "SF":
        path = Path(value).resolve().relative_to(top)
        source = path.read_text().splitlines()
        files[path] = lines = [0, 0]
    elif tag == "DA":
        number, count = map(int, value.split(",")[:2])
        lines[0] += 1
        lines[1] += count > 0
        if not count:
            missing.append(f"{path}:{number}: {source[number - 1].strip()}\n")
not_run.write_text("".join(missing))

width = max(len(str(path)) for path in files)


def row(name, lines, covered):
    print(f"{name:{width}} {lines:6} {covered:6} {100 * covered / lines:6.1f} %")


for path, (lines, covered) in sorted(files.items()):
    row(str(path), lines, covered)
for name in ("include", "pass", "tools/langprov", ""):
    below = [count for path, count in files.items() if path.is_relative_to(name)]
    if below:
        row(name or "all", *map(sum, zip(*below)))
PYTHON
exit $status
