#!/bin/bash
# Installs what is missing, builds, runs every test under test/ and closes with
# one line: N passed, N failed, N skipped. Fails if a test does.
#
#   tools/test.sh [DIR|FILE...]    only these; BUILD=dir builds elsewhere
set -euo pipefail
cd "$(dirname "$0")/.."
build=${BUILD:-build}

tools/setup.sh test
cmake -G Ninja -S . -B "$build" -DCMAKE_BUILD_TYPE=Release
ninja -C "$build"

results=$build/test-results.json
rm -f "$results"
lit-22 -v -Dbuild="$build" --output "$results" "${@:-test}" || true

# lit's own summary leaves out what is zero and counts by result code.
python3 - "$results" <<'PYTHON'
import json, sys
with open(sys.argv[1]) as file:
    tests = json.load(file)["tests"]
count = {"passed": 0, "failed": 0, "skipped": 0}
for test in sorted(tests, key=lambda t: t["name"]):
    if test["code"] == "PASS":
        count["passed"] += 1
    elif test["code"] in ("UNSUPPORTED", "SKIPPED"):
        count["skipped"] += 1
        print(f"skipped: {test['name']}: {test['output'].strip()}")
    else:
        count["failed"] += 1
        print(f"failed: {test['name']}")
print(", ".join(f"{n} {what}" for what, n in count.items()))
sys.exit(count["failed"] > 0 or count["passed"] == 0)
PYTHON
