#!/bin/bash
# What the plugin costs, as ratios to the same link without it; how that grows with
# the program; and what the alternatives cost. Writes JSON and a plot to docs/bench/.
#
#   tools/bench.sh [--full OBJTREE] [--thin OBJTREE] [--runs N] [--no-growth]
#
#   --full, --thin   object trees of kernels that tools/kernel/build.sh left, of full
#                    LTO and of ThinLTO, to link again; without them only growth and
#                    the program of the demo are measured
# Needs valgrind for the growth in instructions. On a busy machine believe CPU time
# and instructions, not elapsed time.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$top/build}
plugin=$build/lib/LangProvenance.so
full='' thin='' runs=3 growth=y
while (($#)); do
  case $1 in
  --full) full=$2; shift ;;
  --thin) thin=$2; shift ;;
  --runs) runs=$2; shift ;;
  --no-growth) growth='' ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done
[[ -f $plugin ]] || { echo "bench.sh: $plugin: not there; run tools/test.sh or ninja first" >&2; exit 2; }
export PATH=/usr/lib/llvm-22/bin:$PATH

out=$top/docs/bench
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$out"

# The parameters are in the environment, because ld.lld parses -mllvm before it
# loads a plugin.
links() { # NAME OBJTREE
  local relink="$top/tools/kernel/relink.sh --objtree $2 -o {out}"
  local timed="-- -mllvm -time-passes"
  python3 "$top/tools/bench/links.py" --name "$1" --runs "$runs" --scratch "$scratch" \
    --json "$out/links.json" \
    --variant "without the plugin||$relink $timed" \
    --variant "inlined=split||$relink --plugin $plugin $timed" \
    --variant "inlined=drop|LANG_PROVENANCE=inlined=drop|$relink --plugin $plugin $timed" \
    --variant "inlined=keep|LANG_PROVENANCE=inlined=keep|$relink --plugin $plugin $timed" \
    --variant "nothing excluded|LANG_PROVENANCE=exclude=zig|$relink --plugin $plugin $timed"
}

[[ -z $full ]] || links "Linux, full LTO" "$full"
[[ -z $thin ]] || links "Linux, ThinLTO" "$thin"
[[ -z $growth ]] || python3 "$top/tools/bench/growth.py" --plugin "$plugin" \
  --scratch "$scratch" --json "$out/growth.json" --svg "$out/growth.svg" --runs "$runs"
