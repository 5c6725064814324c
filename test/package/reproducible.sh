#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Builds the packages of the last commit twice, in two directories, and compares them to
# the byte. Builds everything twice, so no test of the suite runs it.
#
#   test/package/reproducible.sh [FIRST-DIR SECOND-DIR]
#
# The directories are made, and removed if the packages are equal.
set -euo pipefail
cd "$(dirname "$0")/../.."
if (($# == 2)); then
  directories=("$1" "$2")
else
  work=$(mktemp -d)
  directories=("$work/a" "$work/and/a/longer/one")
fi
for directory in "${directories[@]}"; do
  mkdir -p "$directory"
  git archive HEAD | tar -x -C "$directory"
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) \
    "$directory/tools/package.sh" "$directory/packages" >"$directory/log" ||
    { tail -n 50 "$directory/log"; exit 1; }
done
status=0
for package in "${directories[0]}"/packages/*; do
  name=$(basename "$package")
  if cmp "$package" "${directories[1]}/packages/$name"; then
    echo "equal: $name, $(sha256sum <"$package" | cut -c1-16)"
  else
    status=1
  fi
done
if ((status == 0)); then rm -rf "${directories[@]}"; fi
exit $status
