# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# shellcheck shell=bash
# What the reproducers share. They work in a directory that is removed at the end.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
export here
cd "$work"

# need TOOL...: ends the script with 2 if one is missing.
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null ||
      { echo "$(basename "$0"): $tool is not in PATH"; exit 2; }
  done
}

# verdict TOOL "still there"|fixed
verdict() { conclude "$2" "$("$1" --version 2>&1 | grep -m1 '[0-9]')"; }

# fixed_if_equal TOOL FILE FILE
fixed_if_equal() {
  if cmp -s "$2" "$3"; then
    verdict "$1" fixed
  else
    verdict "$1" "still there"
  fi
}

# conclude "still there"|fixed VERSION: for what is no command.
conclude() { echo "$(basename "$0" .sh): $1 ($2)"; }

# Two units, Rust's first. Both have a variable of a type bool.
two_units() {
  cat <<'IR'
target triple = "x86_64-pc-linux-gnu"
@r = global i8 0, !dbg !10
@c = global i8 0, !dbg !12
!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !3, producer: "rust", emissionKind: FullDebug, globals: !{!10})
!1 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, producer: "c", emissionKind: FullDebug, globals: !{!12})
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "lib.rs", directory: "/")
!4 = !DIFile(filename: "main.c", directory: "/")
!5 = !DIBasicType(name: "bool", size: 8, encoding: DW_ATE_boolean)
!6 = !DICompositeType(tag: DW_TAG_structure_type, name: "s", file: !4, size: 8, elements: !{!7})
!7 = !DIDerivedType(tag: DW_TAG_member, name: "b", scope: !6, file: !4, baseType: !5, size: 8)
!10 = !DIGlobalVariableExpression(var: !11, expr: !DIExpression())
!11 = distinct !DIGlobalVariable(name: "r", scope: !0, file: !3, type: !5, isDefinition: true)
!12 = !DIGlobalVariableExpression(var: !13, expr: !DIExpression())
!13 = distinct !DIGlobalVariable(name: "c", scope: !1, file: !4, type: !6, isDefinition: true)
IR
}
