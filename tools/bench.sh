#!/bin/bash
# What the plugin costs, as ratios to the same link without it; how that grows with
# the program; and what the alternatives cost. Writes tables, JSON and a plot to
# docs/measured/bench/.
#
#   tools/bench.sh [--full OBJTREE] [--thin OBJTREE] [--full-native OBJTREE]
#                  [--thin-native OBJTREE] [--runs N] [--no-growth]
#
#   --full, --thin   object trees of kernels that tools/kernel/build.sh left, of full
#                    LTO and of ThinLTO, to link again; without them only growth is
#                    measured
#   --full-native, --thin-native
#                    copies of these trees from after `build.sh --only baseline`, where
#                    Rust is native objects
#   --runs N         of the links without and with the plugin (3); the alternatives
#                    are linked once
# Needs valgrind for the growth in instructions. On a busy machine believe CPU time
# and instructions, not elapsed time.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$top/build}
plugin=$build/lib/LangProvenance.so
declare -A tree=() native=()
runs=3 growth=y
while (($#)); do
  case $1 in
  --full | --thin) tree[${1#--}]=$2; shift ;;
  --full-native | --thin-native) kind=${1#--}; native[${kind%-native}]=$2; shift ;;
  --runs) runs=$2; shift ;;
  --no-growth) growth='' ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done
[[ -f $plugin ]] || { echo "bench.sh: $plugin: not there; run tools/test.sh or ninja first" >&2; exit 2; }
export PATH=/usr/lib/llvm-22/bin:$PATH

out=$top/docs/measured/bench
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$out"

# The parameters are in the environment, because ld.lld parses -mllvm before it
# loads a plugin.
links() { # NAME OBJTREE NATIVE-OBJTREE
  local relink="$top/tools/kernel/relink.py -o {out} --objtree"
  local timed="-- -mllvm -time-passes"
  local split="$relink $2 --plugin $plugin $timed" alternatives=()
  [[ -z $3 ]] || alternatives+=(--alternative "Rust outside LTO||$relink $3 $timed")
  python3 "$top/tools/bench/interleaved.py" --name "$1" --runs "$runs" --scratch "$scratch" \
    --json "$out/links.json" \
    --variant "without the plugin||$relink $2 $timed" \
    --variant "inlined=split||$split" \
    --alternative "inlined=drop|LANG_PROVENANCE=inlined=drop|$split" \
    --alternative "inlined=keep|LANG_PROVENANCE=inlined=keep|$split" \
    --alternative "nothing excluded|LANG_PROVENANCE=exclude=zig|$split" \
    "${alternatives[@]}"
}

# Whether backends that run at once wait for each other.
backends() { # NAME OBJTREE
  local relink="$top/tools/kernel/relink.py -o {out} --objtree $2" jobs variants=()
  for jobs in 1 2 4; do
    variants+=(--variant "$jobs at once||$relink -- --thinlto-jobs=$jobs"
               --variant "$jobs at once, with the plugin||$relink --plugin $plugin -- --thinlto-jobs=$jobs")
  done
  python3 "$top/tools/bench/interleaved.py" --name "$1, backends" --runs 1 --scratch "$scratch" \
    --json "$out/links.json" "${variants[@]}"
}

# What reads the debug information of the two kernels.
consumers() { # NAME WITHOUT WITH
  local name=$1 pahole=${PAHOLE:-pahole}
  shift
  local gdb="gdb -nx -batch -ex 'ptype struct task_struct' -ex 'info scope vfs_read'"
  python3 "$top/tools/bench/interleaved.py" --name "$name, gdb" --runs "$runs" --scratch "$scratch" \
    --json "$out/links.json" --variant "without the plugin||$gdb $1" --variant "with||$gdb $2"
  local btf="$pahole --lang_exclude=rust --btf_gen_floats -j --btf_encode_detached={out}.btf"
  python3 "$top/tools/bench/interleaved.py" --name "$name, pahole" --runs "$runs" --scratch "$scratch" \
    --json "$out/links.json" --variant "without the plugin||$btf $1" --variant "with||$btf $2"
}

kernels() {
  local kind built
  for kind in full thin; do
    [[ -z ${tree[$kind]-} ]] ||
      links "Linux, $kind LTO" "$(realpath "${tree[$kind]}")" "${native[$kind]:+$(realpath "${native[$kind]}")}"
  done
  [[ -z ${tree[thin]-} ]] || backends "Linux, thin LTO" "$(realpath "${tree[thin]}")"
  for kind in full thin; do
    [[ -n ${tree[$kind]-} ]] || continue
    built=$(dirname "${tree[$kind]}")
    [[ ! -f $built/with/vmlinux ]] ||
      consumers "Linux, $kind LTO" "$built/without/vmlinux" "$built/with/vmlinux"
  done
}

[[ ${#tree[@]} -eq 0 ]] || kernels | tee "$out/links.md"
[[ -z $growth ]] || python3 "$top/tools/bench/growth.py" --plugin "$plugin" \
  --scratch "$scratch" --json "$out/growth.json" --svg "$out/growth.svg" --runs "$runs"
