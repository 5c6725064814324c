#!/bin/bash
# Repeats the LTO link of vmlinux.o from the objects of a finished build: the very command that Kbuild saved, with the
# plugin asked for, and without objtool. Prints the link's time and peak memory.
set -euo pipefail

usage() {
	cat <<'EOF'
usage: relink.sh --objtree DIR -o FILE [--plugin FILE] [-- EXTRA LD FLAGS...]

  --objtree DIR   an object tree that tools/kernel/build.sh left
  -o FILE         where to put the vmlinux.o
  --plugin FILE   LangProvenance.so; without it the link runs as LLVM does it alone
EOF
}

objtree= output= plugin= extra=()
while [ $# -gt 0 ]; do
	case $1 in --objtree | -o | --plugin) [ $# -ge 2 ] || { usage >&2; exit 2; } ;; esac
	case $1 in
	--objtree) objtree=$2; shift ;;
	-o) output=$2; shift ;;
	--plugin) plugin=$(realpath "$2"); shift ;;
	--) shift; extra=("$@"); break ;;
	-h | --help) usage; exit ;;
	*) usage >&2; exit 2 ;;
	esac
	shift
done
[ -n "$objtree" ] && [ -n "$output" ] || { usage >&2; exit 2; }
saved=$objtree/.vmlinux.o.cmd
[ -f "$saved" ] || { echo "relink.sh: $saved: no such file; $objtree holds no finished LTO build" >&2; exit 2; }
output=$(realpath -m "$output")

# savedcmd_vmlinux.o := ld.lld ... -r -o vmlinux.o ... ; ./tools/objtool/objtool ...
read -ra command < <(sed -n 's/^savedcmd_vmlinux\.o := \([^;]*\).*/\1/p' "$saved")
link=("${command[0]}")
[ -z "$plugin" ] || link+=("--load-pass-plugin=$plugin")
link+=("${extra[@]}")
for ((i = 1; i < ${#command[@]}; i++)); do
	case ${command[i]} in
	--load-pass-plugin=*) ;;
	-o) link+=(-o "$output"); i=$((i + 1)) ;;
	*) link+=("${command[i]}") ;;
	esac
done

cd "$objtree"
exec python3 -c '
import os, resource, sys, time
started = time.monotonic()
status = os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{time.monotonic() - started:.1f} s elapsed, {used.ru_utime + used.ru_stime:.1f} s of processor time, "
      f"{used.ru_maxrss // 1024} MiB at most")
sys.exit(status)
' "${link[@]}"
