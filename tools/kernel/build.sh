#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Builds a kernel with Rust, LTO and BTF, and checks that its BTF is that of the same
# kernel built with Rust outside LTO. usage() below has the details.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
# shellcheck source=variants.sh
. "$(dirname "$(realpath "$0")")/variants.sh"

usage() {
  cat <<'END'
usage: build.sh [options]

Builds three variants of a kernel from one tree and one configuration, and compares them:
  baseline  LTO for C, Rust as native objects: no compile unit has two languages, so
            its BTF is right
  without   Rust takes part in LTO, no plugin: shows what goes wrong, and is never a
            failure of this script
  with      Rust takes part in LTO, with LangProvenance: must equal the baseline

  --arch x86_64|arm64   default x86_64
  --lto thin|full       default thin
  --no-plugin           build only the variants baseline and without
  --only VARIANT        build only this variant (`with`, say, after a change of the
                        plugin) and judge it beside those of an earlier run; may be repeated
  --source DIR          a Linux tree to copy and patch, 6.12 or 7.1; default: Debian's
                        linux-source-6.12
  --config FILE         a fragment of the configuration, merged after the ones in config/
  --out DIR             default: build/kernel/ARCH-LTO in this repository
  --plugin FILE         default: build/lib/LangProvenance.so
  --langprov FILE       default: build/bin/langprov
  --jobs N              default: one per processor
  --no-link-time        do not repeat the LTO link of each variant to measure it
  --check               only check that everything needed is present

Environment: LLVM_SUFFIX (default -22), RUSTC, BINDGEN and PAHOLE name the tools. A bindgen
that is older than the kernel asks for is run through bindgen-compat, a pahole before 1.28
through langprov-pahole.

Exit status: 0 every promise holds; 1 a variant does not build, or `with` breaks a promise;
2 wrong usage, or something needed is missing: nothing has been built then.
END
}

option=(
  [arch]=x86_64 [lto]=thin [only]='' [no-plugin]='' [no-link-time]='' [check]=''
  [source]='' [config]='' [out]='' [jobs]=$(nproc)
  [plugin]=$repository/build/lib/LangProvenance.so
  [langprov]=$repository/build/bin/langprov
)

# All of it is in functions: bash reads a script while it runs, and this one may be
# edited during the hours that a build takes.
main() {
  parse_options 'arch= lto= only+ no-plugin no-link-time check source= config= out= plugin=
    langprov= jobs=' "$@"
  [ ${#operands[@]} -eq 0 ] || usage_error
  check_choice arch x86_64 arm64
  check_choice lto thin full
  local variants=(baseline without with) variant
  [ -z "${option[no-plugin]}" ] || variants=(baseline without)
  check_choice only "${variants[@]}"
  [ -z "${option[only]}" ] || read -ra variants <<<"${option[only]}"
  option[out]=$(realpath -m \
    "${option[out]:-$repository/build/kernel/${option[arch]}-${option[lto]}}")

  preflight
  if [ -n "${option[check]}" ]; then
    echo "everything needed is present"
    exit
  fi

  mkdir -p "${option[out]}"
  copy_plugin
  prepare_source
  configure
  for variant in "${variants[@]}"; do
    build_variant "$variant"
  done
  # One that an earlier run left must not be judged.
  [ -z "${option[no-plugin]}" ] || rm -rf "${option[out]}/with"
  say "verdict"
  local require=()
  [[ " ${variants[*]} " != *" with "* ]] || require=(--require with)
  "$kernel_dir/judge.py" --out "${option[out]}" --langprov "${option[langprov]}" \
    --readelf "$READELF" "${require[@]}"
}

main "$@"
exit
