#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Checks a project's artifacts in continuous integration: audits them, writes SARIF,
# compares their BTF with that of a base, and, on GitHub, annotates the sources.
#
#   check.sh [--exclude=LANGUAGES] [--strict] [--sarif=FILE] [--base=FILE] ARTIFACT...
#
#   --exclude=, --strict  as for langprov audit
#   --sarif=FILE          writes the report of the audit there
#   --base=FILE           a file with the BTF that the (one) artifact's must equal
#   --allow-added         with --base: the artifact may have more types
#
# LANGPROV names the langprov to use. Exit status: 0 all is right, 1 something is not,
# 2 wrong usage or unreadable input, 3 something is undecided (with --strict).
set -euo pipefail
langprov=${LANGPROV:-langprov}
here=$(dirname "$(readlink -f "$0")")

audit=() compare=(--no-functions) sarif="" base="" artifacts=()
for arg in "$@"; do
  case $arg in
  --exclude=* | --strict) audit+=("$arg") ;;
  --sarif=*) sarif=${arg#*=} ;;
  --base=*) base=${arg#*=} ;;
  --allow-added) compare+=("$arg") ;;
  -*)
    echo "check.sh: unknown option '$arg'" >&2
    exit 2
    ;;
  *) artifacts+=("$arg") ;;
  esac
done
if ((${#artifacts[@]} == 0)); then
  echo "check.sh: no artifact: name the files to audit" >&2
  exit 2
fi
if [[ -n $base ]] && ((${#artifacts[@]} != 1)); then
  echo "check.sh: --base is for one artifact, not for ${#artifacts[@]}" >&2
  exit 2
fi

status=0
"$langprov" audit "${audit[@]}" "${artifacts[@]}" || status=$?
# What could not be read leaves no report.
if ((status != 2)) && [[ -n $sarif || ${GITHUB_ACTIONS:-} == true ]]; then
  if [[ -z $sarif ]]; then
    sarif=$(mktemp)
    trap 'rm -f "$sarif"' EXIT
  fi
  "$langprov" audit --format=sarif "${audit[@]}" "${artifacts[@]}" -o "$sarif" || true
  if [[ ${GITHUB_ACTIONS:-} == true ]]; then
    python3 "$here/annotate.py" "$sarif" "${GITHUB_WORKSPACE:-$PWD}"
  fi
fi

if [[ -n $base ]]; then
  compared=0
  "$langprov" compare "${compare[@]}" "$base" "${artifacts[0]}" || compared=$?
  if ((compared > 0 && status != 2)); then status=$compared; fi
fi
exit $status
