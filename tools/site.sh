#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Builds the documentation as a static site, with mkdocs (apt install mkdocs).
#
#   tools/site.sh OUT-DIR
#
# A link to a page or a file that is not there is an error.
set -euo pipefail
if (($# != 1)); then
  echo "usage: tools/site.sh OUT-DIR" >&2
  exit 2
fi
out=$(realpath -m "$1")
cd "$(dirname "$0")/.."
if ! command -v mkdocs >/dev/null; then
  echo "site: no mkdocs in PATH: apt install mkdocs" >&2
  exit 1
fi
pages=$(mktemp -d)
trap 'rm -rf "$pages" "$pages.log"' EXIT
# The pages link each other, and sources, as they lie in the repository. mkdocs takes
# README.md for the index of its directory.
git ls-files -z -- . ":!test" ":!.ci" | tar -c --null -T - | tar -x -C "$pages"
cp tools/site/site.css "$pages"
LANGPROV_SITE_PAGES=$pages LANGPROV_SITE_HTML=$out \
  mkdocs build --clean --config-file tools/site/mkdocs.yml &>"$pages.log" ||
  { cat "$pages.log" >&2; exit 1; }
# A directory whose name has a dot is taken for a file.
status=0
while IFS= read -r warning; do
  target=$(sed -n "s/.*contains a link to '\(.*\)' which.*/\1/p" <<<"$warning")
  if [[ -n $target && -d $pages/$target ]]; then continue; fi
  echo "site: $warning" >&2
  status=1
done < <(sed 's/\x1b\[[0-9;]*m//g' "$pages.log" | grep -E '^(WARNING|ERROR)')
exit $status
