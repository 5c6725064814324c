#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Installs what is missing, builds, runs tests and closes with one line:
# N passed, N failed, N skipped. Fails if a test failed or none passed.
#
#   tools/test.sh            every test but those of test/kernel
#   tools/test.sh --all      those too; longer fuzzing; and test/ir and test/langprov
#                            twice more: built with the address and
#                            undefined-behaviour sanitizers, and with LLVM 19
#   tools/test.sh --thorough all that, each end-to-end program in every link order, the
#                            whole matrix of test/e2e/code-neutral, and each source
#                            compiled by itself
#   tools/test.sh PATH...    only the tests in these files and directories; installs
#                            only what they need
#
# BUILD=DIR builds in DIR instead of build, with sanitizers in DIR-asan, and with
# LLVM 19 in DIR-19.
# CI=true makes compiler warnings errors.
set -euo pipefail
paths=()
all=false
thorough=false
parameters=()
while (($#)); do
  case $1 in
  --all)
    all=true
    parameters=(-Dlong_fuzzing=1)
    ;;
  --thorough)
    all=true
    thorough=true
    parameters=(-Dthorough=1)
    ;;
  -*)
    echo "test: unknown option '$1'" >&2
    echo "usage: tools/test.sh [--all | --thorough | PATH...]" >&2
    exit 2
    ;;
  *) paths+=("$(realpath "$1")") ;;
  esac
  shift
done
cd "$(dirname "$0")/.."
top=$PWD
build=$(realpath -m "${BUILD:-build}")
werror=OFF
if [[ ${CI:-} == true ]]; then werror=ON; fi

if ((${#paths[@]} == 0)); then
  for directory in "$top"/test/*/; do
    case $directory in
    */support/) ;;
    */kernel/) if $all; then paths+=("$directory"); fi ;;
    *) paths+=("$directory") ;;
    esac
  done
elif $all; then
  echo "test: --all and --thorough take no paths" >&2
  exit 2
fi

# Whether one of two paths is in the other.
overlap() { [[ ${1%/}/ == "${2%/}"/* || ${2%/}/ == "${1%/}"/* ]]; }

groups=(base)
for path in "${paths[@]}"; do
  if overlap "$path" "$top/test/kernel"; then groups+=(kernel); fi
  if overlap "$path" "$top/test/examples"; then groups+=(examples); fi
  if overlap "$path" "$top/test/docs"; then groups+=(site llvm-19); fi
  if overlap "$path" "$top/test/house"; then groups+=(lint); fi
  if grep -rqs 'REQUIRES:.*chromium' "$path"; then groups+=(browser); fi
  if grep -rqs 'REQUIRES:.*other-llvm' "$path"; then groups+=(llvm-19); fi
done
tools/setup.sh "${groups[@]}"

# lit fails with its tests; what failed is counted below.
results=()
run_tests() {
  local build=$1
  shift
  rm -f "$build/test-results.json"
  results+=("$build/test-results.json")
  lit-22 -v -Dbuild="$build" "${parameters[@]}" --output "$build/test-results.json" "$@" || true
}

# Most of the time of a build is for LLVM's headers. A unity build reads them less often.
# A build that is there stays what it is: one by file is faster when a file changes. A
# build by file, as --thorough makes, also shows that each file includes what it uses.
unity=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=8)
main=("${unity[@]}")
if [[ -e $build/CMakeCache.txt ]]; then main=(); fi
if $thorough; then main=(-DCMAKE_UNITY_BUILD=OFF); fi
cmake -G Ninja -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DLANGPROV_WERROR=$werror "${main[@]}"
ninja -C "$build"
run_tests "$build" "${paths[@]}"

if $all; then
  cmake --preset asan -B "$build-asan" -DLANGPROV_WERROR=$werror "${unity[@]}"
  ninja -C "$build-asan"
  # The fuzzers have sanitizers of their own, the browser gets the same page, and a second
  # run and other tools' versions are no question of memory.
  run_tests "$build-asan" --filter-out 'fuzzing|in-a-browser|second-run|check-toolchain' \
    test/ir test/langprov

  cmake -G Ninja -S . -B "$build-19" -DCMAKE_BUILD_TYPE=Release \
    -DLANGPROV_LLVM_VERSION=19 -DLANGPROV_WERROR=$werror "${unity[@]}"
  ninja -C "$build-19"
  run_tests "$build-19" --filter-out 'fuzzing|in-a-browser' test/ir test/langprov \
    test/package test/e2e/cpp-not-in-c-unit.test
fi

# lit's own summary leaves out what is zero and counts by result code.
python3 - "${results[@]}" <<'PYTHON'
import json, sys
count = {"passed": 0, "failed": 0, "skipped": 0}
for path in sys.argv[1:]:
    with open(path) as file:
        tests = json.load(file)["tests"]
    for test in sorted(tests, key=lambda t: t["name"]):
        if test["code"] == "PASS":
            count["passed"] += 1
        elif test["code"] in ("UNSUPPORTED", "SKIPPED"):
            count["skipped"] += 1
            print(f"skipped: {test['name']}: {' '.join(test['output'].split())}")
        elif test["code"] != "EXCLUDED":
            count["failed"] += 1
            print(f"failed: {test['name']}")
print(", ".join(f"{n} {what}" for what, n in count.items()))
sys.exit(count["failed"] > 0 or count["passed"] == 0)
PYTHON
